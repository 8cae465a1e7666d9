// Questions to the operator: what goes with them is in one's own hand; the answer arrives by itself.
import { expectAccessible } from "../support/axe.js";
import { judgeCalls } from "../support/calls.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`support (${language})`, () => {
    test.use({ language });

    test("a member asks, the operator answers, the member reads it without reloading", async ({ page, shell, t, sit }) => {
      test.setTimeout(120_000);
      const subject = `Import refusé ${language} ${Date.now().toString(36)}`;
      const reply = `Nous avons corrigé cela, ${subject}.`;
      await page.goto("/customers?q=Zyxwvut");
      await shell.link(t.support).click();
      await shell.expectPage(t.support);
      const send = page.getByRole("button", { name: label(t.supportSend) });
      await send.click();
      await expect(page.locator("#errors")).toBeFocused();
      await expect(page.locator("#errors")).toContainText(text(t.subjectRequired));
      await expectAccessible(page, "asking nothing");
      await page.getByLabel(label(t.subject)).fill(subject);
      await page.getByLabel(label(t.supportMessage)).fill("Le fichier est refusé.\nPourquoi ?");
      // What is typed waits while one looks something up.
      await shell.link(t.navCustomers).click();
      await shell.expectPage(t.navCustomers);
      await shell.link(t.support).click();
      await expect(page.getByLabel(label(t.subject))).toHaveValue(subject);
      await page.getByRole("checkbox", { name: text(t.factBrowser) }).uncheck();
      await send.click();
      await expect(page.locator("#notice")).toContainText(text(t.supportSent(subject)));
      await expect(page.getByLabel(label(t.subject))).toHaveValue("");
      const mine = page.getByRole("listitem").filter({ hasText: subject });
      await expect(mine).toContainText("/customers");
      await expect(mine).not.toContainText("Mozilla");

      const operator = await sit("operator");
      await operator.page.goto("/operator/support");
      const asked = operator.page.getByRole("listitem").filter({ hasText: subject });
      await asked.getByRole("button").click();
      const dialog = operator.page.getByRole("dialog");
      await expect(dialog.getByLabel(label(t.answerLabel))).toBeFocused();
      await dialog.getByRole("button", { name: label(t.answerSend) }).click();
      await expect(dialog).toContainText(text(t.answerRequired));
      await expectAccessible(operator.page, "answering nothing");
      await dialog.getByLabel(label(t.answerLabel)).fill(reply);
      await dialog.getByRole("button", { name: label(t.answerSend) }).click();
      await expect(operator.page.locator("#notice")).toContainText(text(t.answerDone("Camille Perrin")));
      await expect(asked).toHaveCount(0);
      await operator.leave();

      await expect(mine).toContainText(reply);
      await expect(mine).toContainText(text(t.answered));
      await page.getByRole("banner").getByRole("link", { name: new RegExp(`^${t.messages}`) }).click();
      await expect(page.getByRole("article").filter({ hasText: subject }).first()).toContainText(reply);
    });

    test.describe("after a failure", () => {
      test.use({ expectedErrors: [/status of 500/] });

      test("its reference comes along", async ({ page, t }) => {
        await judgeCalls(page, /^\/api\/v1\/customers\?/, () => ({ status: 500, problem: "internal" }));
        await page.goto("/customers");
        await page.getByRole("link", { name: label(t.contactSupport) }).first().click();
        await expect(page.getByRole("checkbox", { name: text(t.factReference) })).toBeChecked();
        await expect(page.locator("main")).toContainText("500-internal");
      });
    });
  });
}
