// The audit trail: for administrators, filtered by the URL, with the way back for a deletion.
import { attempt } from "../support/attempt.js";
import { expectAccessible } from "../support/axe.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`audit trail (${language})`, () => {
    test.use({ language, user: "admin" });

    test("names who added and deleted, and restores", async ({ page, t, api, shell }) => {
      const customer = await api.addCustomer(await api.addable(`audit-${language}`), [`AU-${language}-${attempt()}`]);
      expect((await api.deleteCustomer(customer.id, customer.version)).ok()).toBe(true);
      await page.goto("/settings/audit");
      await shell.expectPage(t.auditTrail);
      await page.getByLabel(label(t.personOrObject)).fill(customer.name);
      await page.getByRole("button", { name: label(t.filter) }).click();
      await expect(page).toHaveURL(/q=/);
      const rows = page.getByRole("row").filter({ hasText: customer.name });
      // Newest first: whoever was added and deleted before is below.
      await expect(rows.nth(1)).toContainText(text(t.auditAdded));
      const deleted = rows.first();
      await expect(deleted).toContainText(text(t.auditDeleted));
      await deleted.locator("summary").first().click();
      await expect(deleted).toContainText(`AU-${language}-${attempt()}`);
      await expectAccessible(page, "audit trail");
      await deleted.getByRole("button", { name: label(t.auditRestore) }).click();
      await expect.poll(async () => (await api.customer(customer.id)).status).toBe(200);
    });
  });
}

test("a member is told whom to ask", async ({ page, t }) => {
  await page.goto("/settings/audit");
  await expect(page.getByText(text(t.adminsOnly))).toBeVisible();
  await expect(page.locator("main .empty")).toContainText("Inès Delacourt");
});

test("the server refuses a member the trail", async ({ askAs }) => {
  const member = await askAs("member");
  expect((await member.get("/api/v1/audit")).status()).toBe(403);
  expect((await member.get("/api/v1/audit.csv")).status()).toBe(403);
});
