// The list of customers: checked rows and what is done with them at once, columns, rows of a page, export.
import { readFile } from "node:fs/promises";
import { attempt } from "../support/attempt.js";
import { expectAccessible } from "../support/axe.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`checked customers (${language})`, () => {
    test.use({ language });

    test("deactivated, and back by the notice", async ({ page, t, api, customersPage }) => {
      const customer = await api.addCustomer(await api.addable(`bulk-deactivate-${language}`));
      await customersPage.open({ q: customer.name, size: "100" });
      await page.getByLabel(label(t.select(customer.name))).check();
      const bar = page.getByRole("region", { name: label(t.bulk) });
      await bar.getByRole("button", { name: label(t.deactivate) }).click();
      await expect(page.getByRole("status").getByText(text(t.deactivatedOne))).toBeVisible();
      await expect(bar).toBeHidden();
      expect((await api.customer(customer.id)).customer.ownStatus).toBe("deactivated");
      await page.getByRole("button", { name: label(t.undo) }).click();
      await expect(page.getByText(text(t.activatedOne))).toBeVisible();
      expect((await api.customer(customer.id)).customer.ownStatus).toBe("active");
    });

    test("deleted after a confirmation that names them, and restored with the number", async ({ page, t, api, customersPage }) => {
      const number = `B-${language}-${attempt()}-7731`;
      const customer = await api.addCustomer(await api.addable(`bulk-delete-${language}`), [number]);
      await customersPage.open({ q: number });
      await page.getByLabel(label(t.select(customer.name))).check();
      await page.getByRole("region", { name: label(t.bulk) }).getByRole("button", { name: label(t.deleteOne) }).click();
      const dialog = page.getByRole("dialog");
      await expect(dialog).toContainText(customer.name);
      await expect(dialog).toContainText(number);
      await expect(dialog.getByRole("button", { name: label(t.keep) })).toBeFocused();
      await expectAccessible(page, "confirmation of a deletion");
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      expect((await api.customer(customer.id)).status).toBe(200);
      await page.getByRole("region", { name: label(t.bulk) }).getByRole("button", { name: label(t.deleteOne) }).click();
      await dialog.getByRole("button", { name: label(t.deleteOne) }).click();
      await expect(page.getByText(text(t.deletedOne))).toBeVisible();
      expect((await api.customer(customer.id)).status).toBe(410);
      await page.getByRole("button", { name: label(t.undo) }).click();
      await expect(page.getByText(text(t.restoredOne))).toBeVisible();
      expect((await api.customer(customer.id)).customer.customerNumbers).toEqual([number]);
    });
  });
}

test("columns can be hidden, and stay hidden", async ({ page, t, customersPage }) => {
  await customersPage.open();
  const numbers = page.getByRole("columnheader", { name: label(t.columnNumbers) });
  await expect(numbers).toBeVisible();
  await page.getByRole("button", { name: label(t.columns) }).click();
  await page.getByRole("dialog").getByLabel(label(t.columnNumbers)).uncheck();
  await expectAccessible(page, "choice of columns");
  await page.keyboard.press("Escape");
  await expect(numbers).toBeHidden();
  await page.reload();
  await expect(customersPage.rows.first()).toBeVisible();
  await expect(numbers).toBeHidden();
});

test("a page has as many rows as one likes", async ({ page, t, customersPage }) => {
  await customersPage.open();
  await expect(customersPage.rows).toHaveCount(25);
  await page.getByRole("link", { name: label(t.perPage("50")) }).click();
  await expect(page).toHaveURL(/size=50/);
  await expect.poll(() => customersPage.rows.count()).toBeGreaterThan(25);
});

test("what is checked is exported, safe for a spreadsheet", async ({ page, t, api, customersPage }) => {
  const customer = await api.addCustomer(await api.addable("bulk-export"), [`=1+${attempt()}`]);
  await customersPage.open({ q: customer.name });
  await page.getByLabel(label(t.select(customer.name))).check();
  await page.getByRole("region", { name: label(t.bulk) }).getByRole("button", { name: label(t.export) }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel(text(t.exportSelected))).toBeChecked();
  await expectAccessible(page, "export");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("link", { name: label(t.export) }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const file = await readFile(await download.path(), "utf8");
  expect(file.startsWith("\uFEFF"), "begins with a byte order mark").toBe(true);
  const lines = file.trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain(customer.name);
  expect(lines[1]).toContain(`'=1+${attempt()}`);
});
