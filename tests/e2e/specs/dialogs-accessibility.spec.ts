// The dialogs of lists, of documents, of the administrator and of the operator, in both languages, both themes, wide
// and narrow. Nothing is confirmed in any of them.
import type { Page } from "@playwright/test";
import { expectAccessibleEverywhere } from "../support/judging.js";
import { InboundApi, newSender } from "../support/inbound.js";
import { expect, test } from "../support/test.js";
import { expectOneLanguage } from "../support/tongues.js";
import { LANGUAGES, label, type Language } from "../support/words.js";

const press = (page: Page, name: string): Promise<void> => page.getByRole("main").getByRole("button", { name: label(name) }).first().click();
const open = (page: Page) => page.locator("dialog[open]");

/** Judges the dialog that is open, and closes it. */
async function judge(page: Page, what: string, language: Language): Promise<void> {
  await expect(open(page), what).toHaveCount(1);
  await expect(open(page).locator("h2, h3").first(), what).toBeVisible();
  await expectOneLanguage(page, what, language);
  await expectAccessibleEverywhere(page, what);
  await page.keyboard.press("Escape");
  await expect(open(page), what).toHaveCount(0);
}

for (const language of LANGUAGES) {
  test.describe(`dialogs, judged (${language})`, () => {
    test.describe.configure({ timeout: 120_000 });
    test.use({ language });

    test("of the list of customers", async ({ page, t }) => {
      await page.goto("/customers");
      await press(page, t.columns);
      await judge(page, "columns", language);
      await press(page, t.export);
      await judge(page, "export", language);
      await page.locator("main tbody").getByRole("checkbox").first().check();
      await press(page, t.deleteOne);
      await judge(page, "deleting what is checked", language);
    });

    test("of documents", async ({ page, api }) => {
      const path = `/documents/${await api.stopped()}`;
      for (const address of [`${path}?open=correct`, `${path}?open=delete`, "/documents/stopped?open=hand-in", "/documents/stopped?cause=not_in_directory&open=resend"]) {
        await page.goto(address);
        await judge(page, address.replace(path, "a document"), language);
      }
    });

    test("of requests and suppliers", async ({ page, api, asker, t }) => {
      const { name } = await api.addCustomer(await api.needingSetup(`judged-request-${language}`));
      await page.goto(`/customers/requests/routing?q=${encodeURIComponent(name)}`);
      for (const button of [t.activateTo(name), t.mailAbout(name), t.cancelTo(name)]) {
        await press(page, button);
        await judge(page, button, language);
      }
      const sender = newSender("Tonnellerie Jugée");
      await new InboundApi(asker).post(sender, `J-${sender.gln}`);
      await page.goto(`/suppliers/requests/received?q=${encodeURIComponent(sender.name)}`);
      for (const button of [t.approveSupplier(sender.name), t.denySupplier(sender.name)]) {
        await press(page, button);
        await judge(page, button, language);
      }
    });

    test.describe("as an administrator", () => {
      test.use({ user: "admin" });

      test("of people, keys and settings", async ({ page, t }) => {
        await page.goto("/settings/users");
        await press(page, t.inviteUser);
        await judge(page, "inviting", language);
        await page.getByRole("row").filter({ hasText: "membre@lumiere.example" }).getByRole("button").last().click();
        await judge(page, "somebody's role and access", language);
        await page.goto("/settings/keys");
        await press(page, t.createKey);
        await judge(page, "a key", language);
        for (const tab of ["general", "outbound"]) {
          await page.goto(`/settings/company/${tab}`);
          await page.getByRole("switch").first().click();
          await judge(page, `the question of ${tab}`, language);
        }
      });
    });

    test.describe("as the operator", () => {
      test.use({ user: "operator" });

      test("of suggestions, providers and support", async ({ page, asker, t }) => {
        const { items } = await (await asker.get("/api/v1/suggestions")).json();
        const taken = items.find((one: { state: string }) => one.state === "checking");
        await page.goto(`/operator/suggestions/${taken?.id}`);
        for (const button of [t.addToPublic, t.mergeWith, t.decline]) {
          await press(page, button);
          await judge(page, button, language);
        }
        await page.goto("/operator/providers");
        await press(page, t.addProvider);
        await judge(page, "a provider", language);
        await page.goto("/operator/support");
        await page.getByRole("main").getByRole("listitem").filter({ hasText: "ERP" }).getByRole("button").first().click();
        await judge(page, "an answer", language);
      });
    });
  });
}
