// Documents that are sent: stopped and why, the one thing to do about it and resending, correcting, in a batch,
// deleting, handing in, the source.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { AddDialog } from "../pages/add-dialog.js";
import { DocumentsPage } from "../pages/documents-page.js";
import type { Api, Customer, Participant } from "../support/api.js";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { tabTo } from "../support/keyboard.js";
import { fresh, invoice, SendingApi, type Sent } from "../support/sending.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

/** A customer of the test's own, with this number. */
async function customerWith(api: Api, seed: string, number: string): Promise<{ participant: Participant; customer: Customer }> {
  const participant = await api.addable(seed);
  return { participant, customer: await api.addCustomer(participant, [number]) };
}

for (const language of LANGUAGES) {
  test.describe(`documents (${language})`, () => {
    test.use({ language });

    test("T2: closed directory, stopped; added and resent with the keyboard, it goes", async ({ page, api, t, asker }) => {
      const documents = new DocumentsPage(page);
      const sending = new SendingApi(asker);
      const recipient = await api.addable(`documents t2 ${language}`);
      const sent = await sending.post({ name: recipient.name, address: recipient.participantId }, fresh("T2"));
      expect(sent).toMatchObject({ status: "stopped", cause: "not_in_directory" });

      await documents.open(sent.id);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.documentTitle(sent.number)));
      await expect(documents.state).toHaveText(label(t.todoTitle));
      await expect(page.locator("#doc-why")).toContainText(text(t.closedWhy(recipient.name)));
      await page.getByText(text(t.originalSummary)).click();
      await expect(page.getByText(text(t.originalText(sent.number)))).toBeVisible();
      await expectAccessible(page, "a stopped document");

      await tabTo(page, documents.primary);
      await expect(documents.primary).toHaveText(label(t.addAndResend(recipient.name)));
      await page.keyboard.press("Enter");
      const adding = new AddDialog(page, t);
      await adding.addWith(fresh("c"), recipient.name);
      await adding.close.click();
      await expect(documents.dialog).toHaveCount(0);
      await expect(documents.notice).toContainText(text(t.resentOk(sent.number)));
      await expect(documents.state).toHaveText(label(t.stateTitle));
      await expect(documents.state).toBeFocused();
      await expect(documents.attempts()).toHaveCount(2);

      const { document } = await sending.document(sent.id);
      expect(document.status).toBe("queued");
      expect(document.attempts.map((attempt) => attempt.trace.cause)).toEqual(["not_in_directory", null]);
    });

    test("T4 and T19: the values differ by a zero; one click gives the number and resends, both attempts stay", async ({ page, api, t, asker }) => {
      const documents = new DocumentsPage(page);
      const sending = new SendingApi(asker);
      const number = fresh("9");
      const { customer } = await customerWith(api, `documents t4 ${language}`, number);
      const sent = await sending.post({ name: customer.name, number: `0${number}` }, fresh("T4"));
      expect(sent).toMatchObject({ status: "stopped", cause: "values_differ" });

      await documents.open(sent.id);
      await expect(page.locator("#doc-why")).toContainText(text(t.numberDiffers(`0${number}`)));
      const row = page.locator("table.compare tr.diff").first();
      await expect(row.locator("mark")).toHaveText("0");
      await expect(row).toContainText(text(t.leadingZero));

      await expect(documents.primary).toHaveText(text(t.giveNumber(`0${number}`)));
      await documents.primary.click();
      await expect(documents.notice).toContainText(text(t.resentOk(sent.number)));
      await expect(documents.state).toBeFocused();
      const after = (await api.customer(customer.id)).customer;
      expect(after.customerNumbers.sort()).toEqual([number, `0${number}`].sort());

      await expect(documents.attempts()).toHaveCount(2);
      await expect(documents.attempts().first()).toContainText(text(t.attemptResent));
      await expect(documents.attempts().last()).toContainText(text(t.attemptSent));
      await documents.attempts().last().getByText(text(t.seeTrace)).click();
      await expect(documents.attempts().last().locator(".trace")).toContainText(`0${number}`);
    });

    test("corrected beside the directory's values; somebody else's correction is told, and what was typed stays", async ({ page, api, t, asker }) => {
      const documents = new DocumentsPage(page);
      const sending = new SendingApi(asker);
      const number = fresh("8");
      const { customer } = await customerWith(api, `documents correct ${language}`, number);
      const sent = await sending.post({ name: customer.name, number: `0${number}` }, fresh("COR"));

      await documents.open(sent.id);
      await page.locator("#doc-correct").click();
      const value = documents.dialog.locator("#correct-value-0");
      await expect(value).toHaveValue(`0${number}`);
      await expectAccessible(page, "correcting a document");

      await test.step("an empty value is not sent", async () => {
        await value.fill(" ");
        await documents.inDialog(t.correctResend).click();
        await expect(value).toBeFocused();
        await expect(documents.dialog).toContainText(text(t.valueNeeded));
      });

      await test.step("the directory's value is taken over", async () => {
        await documents.inDialog(t.takeValue(number)).click();
        await expect(value).toHaveValue(number);
        await expect(value).toBeFocused();
      });

      await test.step("somebody else was first", async () => {
        await sending.correct(sent, [{ kind: "customerNumber", value: `00${number}` }]);
        await documents.inDialog(t.correctResend).click();
        await expect(documents.dialog).toContainText(text(t.changedMeanwhile));
        await expect(value).toHaveValue(number);
      });

      await documents.inDialog(t.correctResend).click();
      await expect(documents.dialog).toHaveCount(0);
      await expect(documents.notice).toContainText(text(t.resentOk(sent.number)));
      await expect(documents.attempts()).toHaveCount(3);
      await expect(documents.attempts().first()).toContainText(text(t.attemptCorrected));
      expect((await sending.document(sent.id)).document.status).toBe("queued");
    });

    test("resending without a change stops again, and says so", async ({ page, api, t, asker }) => {
      const documents = new DocumentsPage(page);
      const sending = new SendingApi(asker);
      const recipient = await api.addable(`documents again ${language}`);
      const sent = await sending.post({ name: recipient.name, address: recipient.participantId }, fresh("AG"));
      await documents.open(sent.id);
      await page.locator("#doc-resend").click();
      await expect(documents.notice).toContainText(text(t.resentAgain(sent.number)));
      await expect(documents.state).toBeFocused();
      await expect(documents.attempts()).toHaveCount(2);
    });

    test("the list: arrives without reloading, filtered by cause, searched; deleted for good after its source was had", async ({ page, api, t, asker }) => {
      const documents = new DocumentsPage(page);
      const sending = new SendingApi(asker);
      const recipient = await api.addable(`documents list ${language}`);
      await documents.openList();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.stoppedTitle));
      await expectAccessible(page, "the stopped documents");
      const number = fresh("LIST");
      const source = { name: recipient.name, address: recipient.participantId };
      const sent = await sending.post(source, number);
      await expect(documents.row(number)).toBeVisible();
      await expect(documents.row(number)).toContainText(text(t.addAndResend(recipient.name)));

      await test.step("by cause, and by number; the address keeps both", async () => {
        await page.locator("#cause-not_in_directory").click();
        await expect(page).toHaveURL(/cause=not_in_directory/);
        await expect(documents.row(number)).toBeVisible();
        await page.getByLabel(label(t.searchDocuments)).fill(number.toLowerCase());
        await page.keyboard.press("Enter");
        await expect(page.locator("main tbody tr")).toHaveCount(1);
        await page.reload();
        await expect(page.locator("main tbody tr")).toHaveCount(1);
        await page.getByLabel(label(t.searchDocuments)).fill("Zyxwvut");
        await page.keyboard.press("Enter");
        await expect(page.getByText(text(t.noDocumentFor("Zyxwvut")))).toBeVisible();
        await page.goBack();
        await documents.row(number).getByRole("link", { name: label(number) }).click();
      });

      await test.step("the source to the byte", async () => {
        await expect(documents.state).toBeVisible();
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("link", { name: text(t.sourceOf) }).first().click(),
        ]);
        expect(await readFile(await download.path(), "utf8")).toBe(invoice(source, number));
      });

      await test.step("deleted", async () => {
        await page.locator("#doc-delete").click();
        await expect(documents.inDialog(t.keepDocument)).toBeFocused();
        await expect(documents.dialog).toContainText(text(t.isFinal));
        await expectAccessible(page, "deleting a document");
        await documents.inDialog(t.deleteConfirm(number)).click();
        await expect(documents.notice).toContainText(text(t.documentDeleted(number)));
        await expect(page).toHaveURL(/\/documents\/stopped/);
        expect((await sending.document(sent.id)).status).toBe(404);
        await page.goto(`/documents/${sent.id}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.documentMissing));
      });
    });

    test("handed in as files: one goes through, one is there already, one is no document, with line and column", async ({ page, api, t }) => {
      const documents = new DocumentsPage(page);
      const recipient = await api.addable(`documents files ${language}`);
      const number = fresh("FILE");
      const good = invoice({ name: recipient.name, address: recipient.participantId }, number);
      const file = (name: string, content: string) => ({ name, mimeType: "application/xml", buffer: Buffer.from(content) });
      await documents.openList();
      await page.locator("#hand-in-open").click();
      await documents.dialog.locator("input[type=file]").setInputFiles([
        file("bonne.xml", good),
        file("la-même.xml", good),
        file("cassée.xml", "<Invoice>\n  <oops>\n</Invoice>"),
      ]);
      const line = (name: string) => documents.dialog.locator("li").filter({ hasText: name });
      await expect(line("bonne.xml").getByRole("link")).toHaveText(label(t.openDocument(number)));
      await expect(line("la-même.xml")).toContainText(text(t.handedInBefore));
      await expect(line("cassée.xml")).toContainText(text(t.refused));
      await expect(line("cassée.xml")).toContainText(text(t.lineColumn));
      await expectAccessible(page, "handing in documents");
      await page.keyboard.press("Escape");
      await page.locator("#hand-in-open").click();
      await expect(line("cassée.xml"), "outcomes stay").toBeVisible();
      await line("bonne.xml").getByRole("link").click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.documentTitle(number)));
    });

    test("at 360 px", async ({ page, api, asker }) => {
      const documents = new DocumentsPage(page);
      const recipient = await api.addable(`documents narrow ${language}`);
      const address = recipient.participantId;
      const sent: Sent = await new SendingApi(asker).post({ name: recipient.name, address }, fresh("NARROW"));
      await page.setViewportSize({ width: 360, height: 740 });
      for (const open of ["", "?open=correct", "?open=delete"]) {
        await documents.open(sent.id, open);
        await settled(page);
        await expectNoSidewaysScroll(page, `a document at 360 px ${open}`);
      }
      for (const query of ["", "?cause=not_in_directory&open=resend", "?open=hand-in"]) {
        await documents.openList(query);
        await settled(page);
        await expectNoSidewaysScroll(page, `the list at 360 px ${query}`);
      }
    });
  });
}

/** Two frames: what a page makes after it is there has been made. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
