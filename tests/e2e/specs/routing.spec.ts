// Where a document would go: by identifiers, by a document that is read in the browser, by a customer. Lumière's
// customer directory is closed; what an open one would do stands beside.
import { RouteTestPage } from "../pages/route-test-page.js";
import type { Api, Participant } from "../support/api.js";
import { attempt, hash } from "../support/attempt.js";
import { expectAccessible, expectContrast, expectNoSidewaysScroll } from "../support/axe.js";
import { watchCalls } from "../support/calls.js";
import { tabTo } from "../support/keyboard.js";
import { sample } from "../support/samples.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, text } from "../support/words.js";

/** A customer number without leading zero that no other test has. */
function number(seed: string): string {
  return `7${String(hash(seed)).padStart(10, "0")}`;
}

/** An entry of the public directory that is no customer, and what is wanted of it. */
async function entry(api: Api, wanted: (one: Participant) => boolean, query: Record<string, string> = {}): Promise<Participant> {
  for (const letter of "aeiours") {
    const { groups } = await api.participants({ name: `*${letter}*`, match: "literal", limit: "100", ...query });
    const found = groups[0]?.items.find((one) => one.customerId === null && wanted(one));
    if (found) return found;
  }
  throw new Error("the public directory has no such entry");
}

const vatOf = (one: Participant) => one.identifiers.find(({ scheme }) => scheme === "9957")?.value;

for (const language of LANGUAGES) {
  test.describe(`testing a route (${language})`, () => {
    test.use({ language });

    test("T1: the customer number alone leads to the chosen provider; a reload brings it back", async ({ page, api, t, context }) => {
      const again = attempt();
      await context.grantPermissions(["clipboard-read", "clipboard-write"]);
      const route = new RouteTestPage(page, t);
      const participant = await api.addable(`route-t1-${language}-${again}`);
      const digits = number(`t1-${language}-${again}`);
      await api.addCustomer(participant, [digits]);
      await route.open();
      await route.run.click();
      await expect(page.locator("#errors")).toBeFocused();
      await expect(page.locator("#errors")).toContainText(text(t.routeOneAtLeast));
      await route.number.fill(digits);
      await route.run.click();
      await expect(route.verdicts.first()).toContainText(text(t.routeGoes(participant.providers[0]?.name ?? "")));
      await expect(route.verdicts.first()).toContainText(participant.participantId);
      await expect(route.verdicts.first()).toContainText(text(t.routeBy(t.routeByNumber)));
      await expect(route.hop(digits)).toContainText(participant.name);
      await expect(route.hop(t.routeAbsent).first()).toBeVisible();
      await expect(page.locator("#errors")).toHaveCount(0);
      await page.reload();
      await expect(route.number).toHaveValue(digits);
      await expect(route.verdicts).toHaveCount(1);
      await page.getByRole("button", { name: text(t.routeCopy) }).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    });

    test("T2 and T3: not added, so a closed directory stops it; an open one would not; adding it puts it right", async ({ page, api, t, addDialog }) => {
      const again = attempt();
      const route = new RouteTestPage(page, t);
      const participant = await api.addable(`route-t2-${language}-${again}`);
      await route.open({ id: participant.participantId });
      await expect(route.verdicts.first()).toContainText(text(t.routeNotAdded(participant.name)));
      await expect(route.trace).toContainText(text(t.routeForInformation));
      await route.whatIf.click();
      await expect(route.whatIf).toHaveAttribute("aria-pressed", "true");
      await expect(route.verdicts.nth(1)).toContainText(text(t.routeGoes(participant.providers[0]?.name ?? "")));
      await expectAccessible(page, "a route that is stopped, and the other setting");
      await page.reload();
      await expect(route.verdicts, "the address has it").toHaveCount(2);

      await route.next.click();
      await addDialog.next.click();
      await addDialog.confirm.click();
      await expect(addDialog.dialog.getByText(text(t.addedNow(participant.name)))).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(route.verdicts.first()).toContainText(text(t.routeGoes(participant.providers[0]?.name ?? "")));
      await expect(page.locator("body")).not.toBeFocused();
    });

    test("T4: a number with a zero in front is told, with the way to put it right", async ({ page, api, t }) => {
      const again = attempt();
      const route = new RouteTestPage(page, t);
      const digits = number(`t4-${language}-${again}`);
      const customer = await api.addCustomer(await api.addable(`route-t4-${language}-${again}`), [digits]);
      await route.open({ number: `0${digits}` });
      await expect(route.verdicts.first()).toContainText(text(t.routeNumberDiffers(`0${digits}`)));
      await expect(route.verdicts.first()).toContainText(text(t.routeLeadingZero));
      await expect(route.hop(t.routeNear(digits))).toContainText(customer.name);
      await expect(route.next).toHaveText(text(t.routeAddNumber(`0${digits}`)));
      await route.next.click();
      await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}\\?settings=basic$`));
      // Typed in beside the number there is, and stored by nobody but the reader.
      await expect(page.locator("#settings-numbers")).toHaveValue(`${digits}, 0${digits}`);
      expect((await api.customer(customer.id)).customer.customerNumbers).toEqual([digits]);
    });

    test("T5: the number wins over the VAT number of another company, and both are named", async ({ page, api, t }) => {
      const again = attempt();
      const route = new RouteTestPage(page, t);
      const digits = number(`t5-${language}-${again}`);
      const first = await api.addCustomer(await api.addable(`route-t5-${language}-${again}`), [digits]);
      const second = await entry(api, (one) => one.networkStatus === "registered" && vatOf(one) !== undefined && one.name !== first.name);
      await route.open({ number: digits, vat: vatOf(second) ?? "" });
      await expect(route.verdicts.first()).toContainText(text(t.routeBy(t.routeByNumber)));
      const warning = route.main.locator(".notice--warning").filter({ hasText: text(t.routeTwoCompanies) });
      await expect(warning).toContainText(first.name);
      await expect(warning).toContainText(second.name);
      await expect(route.hop(t.routeOtherCompany(second.name))).toBeVisible();
    });

    test("T18: registered, but for orders only", async ({ page, api, t }) => {
      const route = new RouteTestPage(page, t);
      const orders = await entry(api, (one) => one.state === "noDocumentType");
      await route.open({ id: orders.participantId, other: "1" });
      await expect(route.verdicts.nth(1)).toContainText(text(t.routeNoType));
    });

    test("T23: an address that is not active; the company is known, and its active addresses are offered", async ({ page, api, t }) => {
      const route = new RouteTestPage(page, t);
      const { groups } = await api.participants({ id: "0225:*", limit: "100" });
      const known = groups[0]?.items.find((one) => one.state === "routable" && /^0225:\d{9}$/.test(one.participantId));
      const address = known?.participantId ?? "";
      await route.open({ id: `${address}_NOWHERE`, other: "1" });
      await expect(route.verdicts.first()).toContainText(text(t.routeInactive));
      await expect(route.verdicts.first()).toContainText(address.slice(5));
      await route.next.getByRole("link", { name: address }).click();
      await expect(route.electronicId).toHaveValue(address);
      await expect(route.verdicts.nth(1)).toContainText(`${address}.`);
    });

    test("a document of UBL and one of CII are read here, and only their identifiers are sent", async ({ page, api, t }) => {
      const again = attempt();
      const route = new RouteTestPage(page, t);
      const bodies: string[] = [];
      watchCalls(page, ({ path, body }) => bodies.push(`${path} ${body}`));
      const digits = number(`xml-${language}-${again}`);
      const participant = await api.addable(`route-xml-${language}-${again}`);
      await api.addCustomer(participant, [digits]);
      for (const [file, its] of [["ubl.xml", "F-2026/0117 & fils"], ["cii.xml", "AV-31"]] as const) {
        await route.open();
        await route.test(sample(file, digits));
        await expect(route.read).toContainText(its);
        await expect(route.read).toContainText(digits);
        await expect(route.verdicts.first(), file).toContainText(participant.participantId);
        await expectAccessible(page, `a route of ${file}`);
      }
      expect(bodies.filter((body) => body.includes(digits)).length, "the number is looked up").toBeGreaterThan(0);
      expect(bodies.filter((body) => /<\?xml|AV-31|F-2026|Fonderie/.test(body)), "the document stays here").toEqual([]);
      expect(page.url()).not.toContain(digits);
    });

    test("a file is chosen; a document that breaks off is told with its line and column", async ({ page, api, t }) => {
      const again = attempt();
      const route = new RouteTestPage(page, t);
      const digits = number(`file-${language}-${again}`);
      const participant = await api.addable(`route-file-${language}-${again}`);
      await api.addCustomer(participant, [digits]);
      await route.open();
      await route.choose(t.routeByFile);
      await route.run.click();
      await expect(page.locator("#errors")).toContainText(text(t.routePasteEmpty));
      const whole = sample("cii.xml", digits);
      await page.locator("#route-file").setInputFiles({ name: "facture.xml", mimeType: "application/xml", buffer: Buffer.from(whole) });
      await expect(route.read).toContainText("facture.xml");
      await expect(route.verdicts.first()).toContainText(participant.participantId);

      await route.paste.fill("<?xml version='1.0'?>\n<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>\n  <ID>1</IDD>\n</Invoice>");
      await route.run.click();
      const alert = page.locator("#route-not-read");
      await expect(alert).toContainText(text(t.routeNotRead));
      await expect(alert).toContainText(/(Ligne|Line) 3, col/);
      await expect(route.verdicts, "the route of another document").toHaveCount(0);
      await expectAccessible(page, "a document that cannot be read");
    });

    test("a customer is found, chosen and tested; its page leads here as well", async ({ page, api, t }) => {
      const again = attempt();
      const route = new RouteTestPage(page, t);
      const digits = number(`customer-${language}-${again}`);
      const participant = await api.addable(`route-customer-${language}-${again}`);
      const customer = await api.addCustomer(participant, [digits]);
      await route.open();
      await route.choose(t.routeByCustomer);
      await route.field(t.routeSearch).fill(digits);
      await page.getByRole("button", { name: text(t.routeFind), exact: true }).click();
      await page.getByRole("button", { name: text(customer.name) }).click();
      await expect(route.verdicts.first()).toContainText(participant.participantId);
      await expect(page).toHaveURL(new RegExp(`customer=${customer.id}`));

      await page.goto(`/customers/${customer.id}`);
      await page.locator("main").getByRole("link", { name: text(t.navRouteTest) }).click();
      await expect(route.verdicts.first()).toContainText(participant.participantId);
    });

    test("with the keyboard alone, and on a phone", async ({ page, api, t }) => {
      const again = attempt();
      const route = new RouteTestPage(page, t);
      const digits = number(`keys-${language}-${again}`);
      const participant = await api.addable(`route-keys-${language}-${again}`);
      await api.addCustomer(participant, [digits]);
      await route.open();
      await tabTo(page, route.number);
      await page.keyboard.type(`0${digits}`);
      await page.keyboard.press("Enter");
      await expect(route.verdicts.first()).toContainText(text(t.routeNumberDiffers(`0${digits}`)));
      await tabTo(page, route.whatIf);
      await page.keyboard.press("Space");
      await expect(route.verdicts).toHaveCount(2);
      await expect(route.whatIf, "still where it was").toBeFocused();

      await page.setViewportSize({ width: 360, height: 740 });
      await expectNoSidewaysScroll(page, "a route at 360 px");
      await route.number.fill(digits);
      await route.run.click();
      await expect(route.verdicts.first()).toContainText(participant.participantId);
      await expect(page.locator("#route-result")).toBeFocused();
      await page.emulateMedia({ colorScheme: "dark" });
      await expectContrast(page, "a route in the dark");
    });

    test("nothing leads anywhere: the customer can be suggested", async ({ page, t }) => {
      const route = new RouteTestPage(page, t);
      await route.open({ org: "732829320", id: "0088:9999999999994" });
      await expect(route.verdicts.first()).toContainText(text(t.routeNowhere));
      await route.next.click();
      await expect(page).toHaveURL(/\/customers\/suggest\?.*0088/);
    });
  });
}
