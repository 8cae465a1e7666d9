// Leaving a page on which something is typed and not saved: asked, whichever way one goes; what was typed stays with
// who stays.
import type { Page } from "@playwright/test";
import { Palette } from "../pages/palette.js";
import { fresh, SendingApi } from "../support/sending.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

const WORDS = {
  fr: { ask: "Quitter sans enregistrer ?", lost: "Vos modifications seront perdues.", leave: "Quitter sans enregistrer", stay: "Continuer la saisie" },
  en: { ask: "Leave without saving?", lost: "Your changes will be lost.", leave: "Leave without saving", stay: "Keep editing" },
};

for (const language of LANGUAGES) {
  const words = WORDS[language];
  const question = (page: Page) => page.locator("#leaving");
  const stay = (page: Page) => question(page).getByRole("button", { name: label(words.stay) });
  const leave = (page: Page) => question(page).getByRole("button", { name: label(words.leave) });

  test.describe(`leaving (${language})`, () => {
    test.use({ language });

    test("a customer's settings, by the palette", async ({ page, api, t, customerPage, shell }) => {
      const customer = await api.addCustomer(await api.addable(`leaving ${language}`), []);
      const palette = new Palette(page);
      await customerPage.openSettings(customer.id);
      await customerPage.numbers.fill(fresh("LV"));
      const typed = await customerPage.numbers.inputValue();
      await palette.open();
      await palette.type(t.navCustomers);
      await palette.choose(t.navCustomers);
      await expect(question(page)).toBeVisible();
      await expect(question(page).getByRole("heading", { name: label(words.ask) })).toBeVisible();
      await expect(question(page)).toContainText(text(words.lost));
      await expect(stay(page), "the harmless answer").toBeFocused();
      await stay(page).click();
      await expect(question(page)).toBeHidden();
      await expect(customerPage.numbers).toHaveValue(typed);
      expect(new URL(page.url()).pathname).toContain(customer.id);

      await palette.open();
      await palette.type(t.navCustomers);
      await palette.choose(t.navCustomers);
      await leave(page).click();
      await shell.expectPage(t.navCustomers);
      await expect(page.locator("dialog[open]")).toHaveCount(0);
      expect((await api.customer(customer.id)).customer.customerNumbers).toEqual([]);
    });

    test("a document's identifiers, by closing their dialog", async ({ page, asker }) => {
      const sent = await new SendingApi(asker).post({ name: "Nobody", number: fresh("none") }, fresh("LV"));
      await page.goto("/documents/stopped");
      await page.goto(`/documents/${sent.id}`);
      await page.locator("#doc-state").waitFor();
      await page.goto(`/documents/${sent.id}?open=correct`);
      const field = page.locator("#correct-value-0");
      await field.fill("another");
      await page.keyboard.press("Escape");
      await expect(question(page)).toBeVisible();
      await stay(page).click();
      await expect(field).toHaveValue("another");
      await page.keyboard.press("Escape");
      await leave(page).click();
      await expect(page.locator("dialog[open]")).toHaveCount(0);
      expect(page.url()).not.toContain("open=");
    });

    test("the preferences, by a link and by Back", async ({ page, t, shell }) => {
      await page.goto("/");
      await shell.link(t.navCustomers).click();
      await shell.expectPage(t.navCustomers);
      await page.evaluate(() => document.querySelector<HTMLAnchorElement>("footer a")!.click());
      await expect(page).toHaveURL(/\/sitemap$/);
      await page.getByRole("main").getByRole("link", { name: label(t.preferences) }).click();
      const name = page.locator("#preferences-name");
      const before = await name.inputValue();
      await name.fill(`${before} 2`);
      await page.goBack();
      await expect(question(page)).toBeVisible();
      await expect(page, "the page that is shown is the one in the address bar").toHaveURL(/preferences$/);
      await page.keyboard.press("Escape");
      await expect(question(page)).toBeHidden();
      await expect(name).toHaveValue(`${before} 2`);

      await shell.link(t.navCustomers).click();
      await stay(page).click();
      await expect(page).toHaveURL(/preferences$/);

      await page.goBack();
      await leave(page).click();
      await expect(page, "where Back would have led").toHaveURL(/\/sitemap$/);

      await page.goForward();
      await expect(name, "nothing of it is kept").toHaveValue(before);
      await shell.link(t.navCustomers).click();
      await shell.expectPage(t.navCustomers);
    });
  });
}
