// The command palette with the keyboard alone: going, finding, doing; what each role is offered; how it is announced.
import { Palette } from "../pages/palette.js";
import { attempt } from "../support/attempt.js";
import { expectAccessible, expectContrast, expectNoSidewaysScroll } from "../support/axe.js";
import { tabTo } from "../support/keyboard.js";
import { expect, test } from "../support/test.js";
import { KEYBOARD } from "../support/words-keyboard.js";
import { LANGUAGES, text } from "../support/words.js";

for (const language of LANGUAGES) {
  const words = KEYBOARD[language];

  test.describe(`palette, ${language}`, () => {
    test.use({ language });

    test("goes to a page, and gives the focus back when it is left", async ({ page, shell }) => {
      await page.goto("/");
      const button = page.locator("#command");
      await tabTo(page, button);
      await page.keyboard.press("Enter");
      const palette = new Palette(page);
      await expect(palette.field).toBeFocused();
      await expect(palette.status).toContainText(/\d/);
      await page.keyboard.press("Escape");
      await expect(palette.dialog).toBeHidden();
      await expect(button).toBeFocused();

      await palette.open();
      await palette.type(words.stoppedDocuments.slice(0, 6).toUpperCase());
      await expect(palette.active).toContainText(text(words.stoppedDocuments));
      await page.keyboard.press("Enter");
      await shell.expectPage(words.stoppedDocuments);
      await expect(shell.heading).toBeFocused();
      await expect(palette.dialog).toBeHidden();
    });

    test("finds a customer by name and by number, and marks what was typed", async ({ page, api, shell }) => {
      const number = `PAL-${language}-${attempt()}`;
      const customer = await api.addCustomer(await api.addable(`palette-${language}`), [number]);
      await page.goto("/messages");
      const palette = new Palette(page);
      await palette.open();
      await palette.type(customer.name.toLowerCase());
      const found = palette.group(words.groupCustomers).getByRole("option").filter({ hasText: customer.name });
      await expect(found.first().locator("mark").first()).toBeVisible();
      await page.keyboard.press("Escape");

      await palette.open();
      await palette.type(number);
      await palette.choose(found);
      await shell.expectPage(customer.name);
    });

    test("recognizes a pasted identifier, and tests a route with it", async ({ page }) => {
      await page.goto("/");
      const palette = new Palette(page);
      await palette.open();
      await palette.type("SIREN : 702 042 755");
      await expect(palette.active).toContainText(text(words.searchId("702042755")));
      await expect(palette.line(words.testWith("702042755"))).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/customers\/search\?id=0002/);
      await expect(page.locator("#search-id")).toHaveValue("0002:702042755");

      await palette.open();
      await palette.type("0042");
      await palette.choose(words.testWith("0042"));
      await expect(page).toHaveURL(/\/routing\/test\?number=0042/);
    });

    test("does what it says", async ({ page, shell, t }) => {
      await page.goto("/messages");
      const palette = new Palette(page);
      await palette.open();
      // Not the whole of it: the lines that search for what was typed would have the same words.
      await palette.type(words.themeDarkLine.slice(0, -2));
      await palette.choose(words.themeDarkLine);
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page.locator("#notice")).toContainText(text(words.themeDarkLine));

      await palette.open();
      await palette.type(language === "fr" ? "export" : "Export");
      await palette.choose(words.exportMine);
      await expect(page.locator("#customers-export")).toBeVisible();
      await expect(page).toHaveURL(/\/customers$/);
      await page.keyboard.press("Escape");
      await expect(page.locator("#customers-export")).toBeHidden();

      await palette.open();
      await palette.type(words.signOutLine.slice(0, -2));
      await palette.choose(words.signOutLine);
      await shell.expectPage(t.signIn);
    });

    test("activates a routing, which is put back; offers no check where the server does not ask the network", async ({ page, api, t }) => {
      const customer = await api.addCustomer(await api.needingSetup(`palette-routing-${language}`));
      const relationship = async (): Promise<string> => (await api.customer(customer.id)).customer.relationship;
      await page.goto("/messages");
      const palette = new Palette(page);
      await palette.open();
      await palette.type(customer.name);
      await expect(palette.line(words.activate(customer.name))).toBeVisible();
      await expect(palette.line(words.verify(customer.name))).toHaveCount(0);
      expect(await relationship(), "nothing before it is chosen").toBe("awaitingRouting");
      await palette.choose(words.activate(customer.name));
      await expect(palette.dialog).toBeHidden();
      await expect(page.locator("#notice")).toContainText(text(t.routingActivated(customer.name)));
      expect(await relationship()).toBe("ready");
      await page.keyboard.press("ControlOrMeta+z");
      await expect(page.locator("#notice")).toContainText(text(t.routingPutBack(customer.name)));
      expect(await relationship()).toBe("awaitingRouting");
    });

    test("offers nothing where nothing is found, and says so", async ({ sit }) => {
      const { page, leave } = await sit("operator");
      await page.goto("/");
      const palette = new Palette(page);
      await palette.open();
      await palette.type("zzz");
      await expect(palette.status).toContainText(text(words.nothingMatches("zzz")));
      await expect(palette.field).toHaveAttribute("aria-expanded", "false");
      await page.keyboard.press("Enter");
      await expect(palette.dialog).toBeVisible();
      await leave();
    });

    test("offers each role what it may do", async ({ page, sit }) => {
      await page.goto("/");
      const mine = new Palette(page);
      await mine.open();
      await expect(mine.line(words.exportMine)).toBeVisible();
      await expect(mine.line(words.inviteUser)).toHaveCount(0);
      await expect(mine.line(words.suggestions)).toHaveCount(0);

      const admin = await sit("admin");
      await admin.page.goto("/");
      const theirs = new Palette(admin.page);
      await theirs.open();
      await theirs.choose(words.inviteUser);
      await expect(admin.page.locator("dialog#user")).toBeVisible();
      await admin.page.keyboard.press("Escape");
      await theirs.open();
      await theirs.choose(words.simulateCustomers);
      await expect(admin.page.locator("dialog#setting")).toBeVisible();
      await admin.leave();

      const operator = await sit("operator");
      await operator.page.goto("/");
      const console_ = new Palette(operator.page);
      await console_.open();
      await expect(console_.line(words.suggestions)).toBeVisible();
      await expect(console_.line(words.exportMine)).toHaveCount(0);
      await operator.leave();
    });

    for (const width of [1280, 320]) {
      test(`is accessible, ${width} pixels wide`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.goto("/");
        const palette = new Palette(page);
        await palette.open();
        await expectAccessible(page, "palette, nothing typed");
        await palette.type("702042755");
        await expect(palette.line(words.searchId("702042755"))).toBeVisible();
        await expectAccessible(page, "palette, an identifier");
        await expectNoSidewaysScroll(page, "palette");
        await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
        await expectContrast(page, "palette, dark");
        if (width === 320) {
          const box = await palette.dialog.boundingBox();
          expect(box, "full screen on a phone").toEqual({ x: 0, y: 0, width: 320, height: 800 });
        }
      });
    }
  });
}

test("what is typed before the palette is there is not lost", async ({ page }) => {
  await page.goto("/messages");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Messages");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("mes clients");
  const palette = new Palette(page);
  await expect(palette.field).toHaveValue("mes clients");
  await expect(palette.active).toContainText(/Mes clients/);
});
