// The list of one's customers: search, filter, state in the URL.
import { Api } from "../support/api.js";
import { attempt } from "../support/attempt.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`my customers (${language})`, () => {
    test.use({ language });

    test("a leading zero belongs to the number", async ({ api, customersPage }) => {
      // One after the other: chosen at once they could be the same participant.
      const zero = await api.addable(`leading-zero-${language}`);
      const plain = await api.addable(`leading-plain-${language}`);
      const number = `${attempt()}47${language}`;
      const holder = await api.addCustomer(zero, [`0${number}`]);
      const other = await api.addCustomer(plain, [number]);
      await customersPage.open();
      await customersPage.search(`0${number}`);
      await expect(customersPage.row(holder.name)).toContainText(`0${number}`);
      await expect(customersPage.row(other.name)).toHaveCount(0);
    });

    test("T9: who left the network is listed, in words", async ({ page, t, api, customersPage }) => {
      const gone = await api.customers({ status: "nonExisting", limit: "100" });
      expect(gone.total, "the demo data has customers that left the network").toBeGreaterThan(0);
      await customersPage.open();
      await customersPage.filter(t.filterNonExisting).click();
      await expect(page).toHaveURL(/status=nonExisting/);
      const row = customersPage.row(gone.items[0]?.name ?? "");
      await expect(row).toContainText(text(t.nonExisting));
    });

    test("no match names the reason, and reload keeps the question", async ({ page, customersPage }) => {
      await customersPage.open();
      await customersPage.search("Zyxwvut");
      await expect(customersPage.noMatch("Zyxwvut")).toBeVisible();
      await page.reload();
      await expect(customersPage.box).toHaveValue("Zyxwvut");
      await expect(customersPage.noMatch("Zyxwvut")).toBeVisible();
    });

    test("sorting is told and kept in the URL", async ({ page, customersPage }) => {
      await customersPage.open();
      const header = page.getByRole("columnheader").filter({ has: page.getByRole("button") }).first();
      const before = await header.getAttribute("aria-sort");
      await header.getByRole("button").click();
      await expect(header).not.toHaveAttribute("aria-sort", before ?? "");
      await expect(page).toHaveURL(/sort=/);
      const order = await header.getAttribute("aria-sort");
      await page.reload();
      await expect(header).toHaveAttribute("aria-sort", order ?? "");
    });
  });
}

test("a customer of another account does not exist here", async ({ page, t, askAs, shell }) => {
  const customer = (await new Api(await askAs("other")).customers({ limit: "1" })).items[0];
  expect(customer, "the other account of the demo data has customers").toBeDefined();
  await page.goto(`/customers/${customer?.id}`);
  await shell.expectPage(t.customerMissing);
  await expect(page.getByText(customer?.name ?? "")).toBeHidden();
});
