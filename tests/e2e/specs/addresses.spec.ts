// Addresses with a period of validity: a company's other addresses, and customers whose address is not active.
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

const directory = (id: string): string => `/directory/${id.replace(":", "/")}`;

for (const language of LANGUAGES) {
  test.describe(`addresses (${language})`, () => {
    test.use({ language });

    test("a participant shows the other addresses of its company, each with its validity", async ({ page, api, t }) => {
      const id = await api.withManyAddresses();
      await page.goto(directory(id));
      const others = page.getByRole("region", { name: label(t.otherAddresses) });
      await expect(others.getByRole("listitem")).toHaveCount(11);
      const line = (suffix: string) => others.getByRole("listitem").filter({ hasText: suffix });
      await expect(line("AGENCE-NANTES")).toContainText(text(t.addressActive));
      await expect(line("AGENCE-LILLE")).toContainText(text(t.addressUpcoming));
      await expect(line("AGENCE-LILLE")).toContainText(text(t.addressNotListed));
      await expect(line("FACTURES")).toContainText(text(t.addressInactive));
      await expect(line("TRAVAUX/NORD")).toContainText(text(t.addressBeyond));
      const branch = `${id}_AGENCE-LYON`;
      await others.getByRole("link", { name: label(t.addressAdd(branch)) }).click();
      await expect(page).toHaveURL(/AGENCE-LYON\?add=1/);
      await expect(page.getByRole("dialog")).toBeVisible();
    });

    test("a customer whose address has ended says so, and leads to the active ones", async ({ page, api, t }) => {
      const items = await api.everyCustomer({ status: "action" });
      const inactive = items.find((customer) => customer.reason === "inactive");
      expect(inactive, "the demo data has one").toBeDefined();
      await page.goto(`/customers/${inactive?.id}`);
      const main = page.getByRole("main");
      await expect(main.getByText(text(t.addressInactive)).first()).toBeVisible();
      await expect(main.getByText(text(t.addressNotToday(inactive?.participantId ?? "")))).toBeVisible();
      await main.getByRole("link", { name: label(t.addressChoose) }).click();
      await expect(page).toHaveURL(/\/directory\//);
    });

    test("a customer whose address is yet to begin waits for that day", async ({ page, api, t }) => {
      const items = await api.everyCustomer({ status: "action" });
      const upcoming = items.find((customer) => customer.reason === "upcoming");
      expect(upcoming, "the demo data has one").toBeDefined();
      await page.goto(`/customers/${upcoming?.id}`);
      await expect(page.getByRole("main").getByText(text(t.addressUpcoming)).first()).toBeVisible();
    });
  });
}
