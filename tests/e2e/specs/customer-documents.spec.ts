// What was sent to a customer: on its page, and in the list of documents that is asked for this customer alone.
import { DocumentsPage } from "../pages/documents-page.js";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { fresh, SendingApi } from "../support/sending.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

const WORDS = {
  fr: {
    last: "Derniers documents", none: "Aucun document ne lui a été envoyé.", all: "Voir ses 2 documents dans la liste",
    of: (name: string) => `Documents du client ${name}`, everybody: "Voir ceux de tous les clients",
    stopped: "Arrêtés", queued: "En cours", delivered: "Remis", deactivated: "Désactivé par vous", byCause: "Filtrer par cause",
  },
  en: {
    last: "Last documents", none: "No document has been sent to it.", all: "See its 2 documents in the list",
    of: (name: string) => `Documents of the customer ${name}`, everybody: "See those of all customers",
    stopped: "Stopped", queued: "In progress", delivered: "Delivered", deactivated: "Deactivated by you", byCause: "Filter by cause",
  },
};

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`documents of a customer (${language})`, () => {
    test.use({ language });

    test("the last ones, live, and the way to the others", async ({ page, api, asker, customerPage }) => {
      const participant = await api.addable(`last documents ${language}`);
      const number = fresh("LD");
      const customer = await api.addCustomer(participant, [number]);
      const sending = new SendingApi(asker);
      await customerPage.open(customer.id);
      const block = page.getByRole("region", { name: label(words.last) });
      await expect(block).toContainText(text(words.none));
      await expect(block.getByRole("link")).toHaveCount(0);

      const went = await sending.post({ name: customer.name, number }, fresh("LD"));
      expect(went.status).toBe("queued");
      await expect(block.getByRole("link", { name: label(went.number) })).toBeVisible();
      await api.changeCustomer(customer.id, customer.version, { ownStatus: "deactivated" });
      const stopped = await sending.post({ name: customer.name, number }, fresh("LD"));
      expect(stopped.cause).toBe("deactivated");
      const lines = block.getByRole("listitem");
      await expect(lines).toHaveCount(2);
      await expect(lines.first(), "the newest first").toContainText(stopped.number);
      await expectAccessible(page, "a customer with documents");

      await block.getByRole("link", { name: label(words.all) }).click();
      const documents = new DocumentsPage(page);
      await expect(page).toHaveURL(/documents\/stopped\?customer=/);
      await expect(page.getByRole("main").getByRole("link", { name: label(words.of(customer.name)) })).toBeVisible();
      const rows = page.locator("main tbody tr");
      await expect(rows).toHaveCount(1);
      await expect(documents.row(stopped.number)).toBeVisible();
      const states = page.locator("main nav.filters").first();
      await expect(states.getByRole("link", { name: text(words.stopped) })).toHaveText(/1$/);
      // A provider may be taking it meanwhile.
      await expect(async () => {
        const { status } = (await sending.document(went.id)).document;
        await states.getByRole("link", { name: text(status === "delivered" ? words.delivered : words.queued) }).click();
        await expect(documents.row(went.number)).toBeVisible({ timeout: 2_000 });
      }).toPass();
      await expect(rows).toHaveCount(1);
      await expectAccessible(page, "the documents of a customer");
      await page.getByRole("link", { name: label(words.everybody) }).click();
      await expect(page).toHaveURL(/documents\/stopped\?status=(queued|delivered)$/);
      await expect(page.getByText(text(words.of(customer.name)))).toHaveCount(0);
    });

    test.describe("on a phone", () => {
      test.use({ viewport: { width: 360, height: 740 } });

      test("a cause is chosen from a list", async ({ page, api, asker }) => {
        const number = fresh("PH");
        const customer = await api.addCustomer(await api.addable(`causes ${language}`), [number]);
        await api.changeCustomer(customer.id, customer.version, { ownStatus: "deactivated" });
        const sent = await new SendingApi(asker).post({ name: customer.name, number }, fresh("PH"));
        expect(sent.cause).toBe("deactivated");
        await page.goto("/documents/stopped?size=100");
        const causes = page.getByRole("combobox", { name: label(words.byCause) });
        await causes.focus();
        await causes.selectOption("deactivated");
        await expect(page).toHaveURL(/cause=deactivated/);
        await expect(causes).toHaveValue("deactivated");
        await expect(causes, "one may go on choosing").toBeFocused();
        await expect(new DocumentsPage(page).row(sent.number)).toBeVisible();
        await page.reload();
        await expect(causes).toHaveValue("deactivated");
        await expectAccessible(page, "documents on a phone");
        await expectNoSidewaysScroll(page, "documents on a phone");
        await causes.selectOption("");
        await expect(page).not.toHaveURL(/cause=/);
      });
    });
  });
}

test("customers are sorted by when they were checked", async ({ page, api }) => {
  await page.goto("/customers");
  const sort = page.locator("#sort-asOf");
  await sort.click();
  await expect(page).toHaveURL(/sort=asOf/);
  const header = page.locator("th[aria-sort]").filter({ has: sort });
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await sort.click();
  await expect(page).toHaveURL(/sort=-asOf/);
  await expect(header).toHaveAttribute("aria-sort", "descending");
  const newest = (await api.customers({ sort: "-asOf", limit: "25" })).items.map((item) => item.name);
  const oldest = (await api.customers({ sort: "asOf", limit: "25" })).items.map((item) => item.name);
  expect(newest).not.toEqual(oldest);
});
