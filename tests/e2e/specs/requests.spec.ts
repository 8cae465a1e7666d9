// Both sides of a request for acceptance at two browsers, and a routing request from adding to cancelling.
import { AddDialog } from "../pages/add-dialog.js";
import { RequestsPage } from "../pages/requests-page.js";
import { literal } from "../support/api.js";
import { attempt } from "../support/attempt.js";
import { tabTo } from "../support/keyboard.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

const SENDER = "Lumière Industrie SAS";
const RECIPIENT = "Brasserie du Nord SA";

// The two companies have one request between them at a time.
test.describe.configure({ mode: "default" });

for (const language of LANGUAGES) {
  test.describe(`requests (${language})`, () => {
    test.use({ language });

    test("T15: refused with words, asked again, accepted: each side sees it without reloading", async ({ page, t, api, sit }) => {
      test.setTimeout(120_000);
      const sender = new RequestsPage(page, t);
      const theirs = await sit("other");
      const recipient = new RequestsPage(theirs.page, t);
      const words = `Merci de passer par notre portail ${language} ${Date.now()}.`;

      await recipient.open("received", { status: "pending" });
      await api.freshRequest(RECIPIENT);
      await sender.open("sent");
      await expect(sender.inStatus(RECIPIENT, t.statusPending)).toBeVisible();

      await test.step("the recipient hears of it at once and refuses, with the keyboard alone", async () => {
        await expect(recipient.inStatus(SENDER, t.statusToApprove)).toBeVisible();
        await expect(recipient.unreadLink).toBeVisible();
        await tabTo(theirs.page, recipient.button(t.refuse(SENDER)));
        await theirs.page.keyboard.press("Enter");
        await expect(recipient.inDialog(t.cancel)).toBeFocused();
        await theirs.page.keyboard.press("Shift+Tab");
        await expect(recipient.dialog.getByLabel(label(t.message))).toBeFocused();
        await theirs.page.keyboard.type(words);
        await theirs.page.keyboard.press("Control+Enter");
        await expect(recipient.dialog).toBeHidden();
        await expect(recipient.row(SENDER)).toHaveCount(0);
        await expect(theirs.page.locator("body")).not.toBeFocused();
      });

      await test.step("the sender sees the answer and its words, and asks again", async () => {
        const refused = sender.row(RECIPIENT).filter({ hasText: text(words) });
        await expect(refused).toBeVisible();
        await expect(refused).toContainText(text(t.statusRefused));
        await refused.getByRole("button", { name: label(t.askAgainTo(RECIPIENT)) }).click();
        await expect(sender.notice).toContainText(text(t.requestSentTo(RECIPIENT)));
        await expect(sender.inStatus(RECIPIENT, t.statusPending)).toBeVisible();
      });

      await test.step("the recipient accepts", async () => {
        await recipient.button(t.accept(SENDER)).click();
        await expect(recipient.dialog).toContainText(text(SENDER));
        await recipient.inDialog(t.acceptGo).click();
        await expect(recipient.dialog).toBeHidden();
        await expect(sender.inStatus(RECIPIENT, t.statusAccepted)).toBeVisible();
      });

      await test.step("the messages say so, newest first, with the words, and lead to the customer", async () => {
        await sender.unreadLink.click();
        const accepted = page.getByRole("article", { name: text(t.acceptedYou(RECIPIENT)) }).first();
        await expect(accepted).toContainText(text(t.unread));
        const refused = page.getByRole("article", { name: text(t.refusedYou(RECIPIENT)) }).filter({ hasText: text(words) });
        await expect(refused).toBeVisible();
        await accepted.getByRole("link", { name: label(t.openCustomer) }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(RECIPIENT));
        await page.goBack();
        await expect(accepted).not.toContainText(text(t.unread));
      });
      await theirs.leave();
    });

    test("T16: a routing request: prepared while adding, activated, put back, cancelled", async ({ page, t, api }) => {
      test.setTimeout(120_000);
      const participant = await api.needingSetup(`routing ${language} ${attempt()}`);
      const requests = new RequestsPage(page, t);
      const dialog = new AddDialog(page, t);
      const { name } = participant;

      await test.step("the e-mail is prepared, editable, and optional", async () => {
        const query = new URLSearchParams({ name: literal(name), add: participant.participantId });
        await page.goto(`/customers/search?${query}`);
        await dialog.next.click();
        await expect(dialog.dialog.getByRole("heading", { level: 3 })).toContainText(text(t.routingStep));
        await expect(dialog.dialog.getByLabel(label(t.mailSubject))).toHaveValue(text(name));
        const body = dialog.dialog.getByLabel(label(t.mailBody));
        await expect(body).toHaveValue(text(t.mailDear));
        await expect(body).toHaveValue(text(participant.participantId));
        await expect(body).toHaveValue(text(SENDER));
        await dialog.next.click();
        await dialog.confirm.click();
        await expect(dialog.dialog.getByText(text(t.addedRouting(name)))).toBeVisible();
        await dialog.dialog.getByRole("link", { name: label(t.seeRouting) }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.navRouting));
        await expect(requests.inStatus(name, t.statusRouting)).toBeVisible();
      });

      await test.step("activated with a reference, and put back by Ctrl Z", async () => {
        await tabTo(page, requests.button(t.activateTo(name)));
        await page.keyboard.press("Enter");
        await requests.dialog.getByLabel(label(t.reference)).fill("DOSSIER-7");
        await page.keyboard.press("Enter");
        await expect(requests.notice).toContainText(text(t.routingOn(name)));
        await expect(requests.inStatus(name, t.statusActivated)).toContainText("DOSSIER-7");
        await page.keyboard.press("ControlOrMeta+z");
        await expect(requests.notice).toContainText(text(t.putBack(name)));
        await expect(requests.inStatus(name, t.statusRouting)).toBeVisible();
      });

      await test.step("the e-mail of the list opens in the mail program with everything in it, and is remembered", async () => {
        await requests.button(t.mailAbout(name)).click();
        const open = requests.dialog.getByRole("link", { name: label(t.mailOpen) });
        const address = new URL((await open.getAttribute("href")) ?? "");
        expect(address.protocol).toBe("mailto:");
        expect(address.searchParams.get("subject")).toContain(name);
        expect(address.searchParams.get("body")).toContain(participant.participantId);
        await requests.inDialog(t.mailCopy).click();
        await requests.inDialog(t.closeButton).last().click();
        await expect(requests.dialog).toBeHidden();
        await expect(requests.button(t.mailAbout(name))).toBeFocused();
        const customer = (await api.customers({ q: literal(name) })).items[0];
        await expect.poll(async () => (await api.requestsOf(customer?.id ?? ""))[0]?.emailedAt ?? null).not.toBeNull();
      });

      await test.step("cancelled only after it was said to be final", async () => {
        await requests.button(t.cancelTo(name)).click();
        await expect(requests.inDialog(t.keepRequest)).toBeFocused();
        await requests.inDialog(t.keepRequest).click();
        await expect(requests.inStatus(name, t.statusRouting)).toBeVisible();
        await requests.button(t.cancelTo(name)).click();
        await requests.inDialog(t.cancelGo).click();
        await expect(requests.notice).toContainText(text(t.cancelledTo(name)));
        await expect(requests.inStatus(name, t.statusCancelled)).toBeVisible();
      });
    });

    test("a number of another customer is moved while adding", async ({ page, t, api }) => {
      const again = attempt();
      const number = `MV-${language}-${again}`;
      const holder = await api.addable(`holder ${language} ${again}`);
      const held = await api.addCustomer(holder, [number]);
      const taker = await api.addable(`taker ${language} ${again}`);
      const dialog = new AddDialog(page, t);
      const query = new URLSearchParams({ name: literal(taker.name), add: taker.participantId });
      await page.goto(`/customers/search?${query}`);
      await dialog.numbers.fill(`${number}, ${number}-own`);
      await dialog.next.click();
      await expect(dialog.dialog.getByText(text(t.numberTaken(number)))).toBeVisible();
      await dialog.dialog.getByRole("button", { name: label(t.moveHere) }).click();
      await expect(dialog.dialog.getByText(text(t.movedFrom(holder.name)))).toBeVisible();
      expect((await api.customer(held.id)).customer.customerNumbers, "nothing before the confirmation").toEqual([number]);
      await dialog.confirm.click();
      await expect(dialog.dialog.getByText(text(t.addedNow(taker.name)))).toBeVisible();
      expect((await api.customer(held.id)).customer.customerNumbers).toEqual([]);
      const { items } = await api.customers({ q: number, field: "customerNumber" });
      expect(items.map((customer) => customer.name)).toContain(taker.name);
    });

    test("lists are narrowed by status and name, and say what they did not find", async ({ page, t }) => {
      const requests = new RequestsPage(page, t);
      await requests.open("routing", { status: "pending" });
      await expect(requests.page.getByRole("rowheader").first()).toBeVisible();
      await expect(page.getByRole("cell", { name: text(t.statusActivated) })).toHaveCount(0);
      await page.getByRole("searchbox").fill("Zyxwvut");
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/status=pending&q=Zyxwvut/);
      await expect(page.getByText("Zyxwvut").first()).toBeVisible();
      await page.goBack();
      await expect(requests.page.getByRole("rowheader").first()).toBeVisible();
    });
  });
}
