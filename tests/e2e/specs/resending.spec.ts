// All documents of a cause at once, in a company of their own: what others send is of no concern here.
import { DocumentsPage } from "../pages/documents-page.js";
import { expectAccessible } from "../support/axe.js";
import { fresh, SendingApi } from "../support/sending.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, text } from "../support/words.js";

// One list of stopped documents is emptied here.
test.describe.configure({ mode: "serial" });

for (const language of LANGUAGES) {
  test.describe(`resending (${language})`, () => {
    test.use({ language, user: "otherAdmin" });

    test("documents of one cause go once the cause is gone", async ({ page, api, t, asker }) => {
      const documents = new DocumentsPage(page);
      const sending = new SendingApi(asker);
      const recipient = await api.addable(`resending ${language}`);
      const to = { name: recipient.name, number: fresh("77") };
      const posted = [];
      for (let n = 0; n < 3; n++) posted.push(await sending.post(to, fresh("BATCH")));
      expect(posted.map((one) => one.cause)).toEqual(["not_in_network", "not_in_network", "not_in_network"]);
      await api.addCustomer(recipient, [to.number]);
      const before = (await sending.counts()).causes.find((one) => one.cause === "not_in_network")?.documents ?? 0;

      await documents.openList("?cause=not_in_network");
      await expect(page.locator(".batch")).toContainText(String(before));
      await page.locator("#batch-go").click();
      await expect(documents.dialog).toBeVisible();
      await expectAccessible(page, "the question before resending");
      await documents.dialog.getByRole("button", { name: text(t.batchConfirm) }).click();
      await expect(documents.notice).toContainText(text(t.batchDone));
      await expect(documents.dialog).toHaveCount(0);
      for (const one of posted) expect((await sending.document(one.id)).document.status).toBe("queued");
      const after = (await sending.counts()).causes.find((one) => one.cause === "not_in_network")?.documents ?? 0;
      expect(after).toBe(before - 3);
    });
  });
}
