// The dialogs of a customer's page in both languages, both themes, wide and narrow: axe finds nothing.
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(() => {
    test.use({ language });

    test(`settings, comparison and deleted customer (${language})`, async ({ page, api, t, customerPage }) => {
      test.setTimeout(120_000);
      const customer = await api.addCustomer(await api.addable(`axe-${language}`, 2), [`AX-${language}-1`, `AX-${language}-2`]);
      const gone = await api.addCustomer(await api.addable(`axe-gone-${language}`), [`AX-${language}-3`]);
      await api.deleteCustomer(gone.id, gone.version);
      const twin = (await api.customers({ limit: "100" })).items.find((one) => one.duplicates > 0);
      const check = async (what: string): Promise<void> => {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await expectAccessible(page, `${what}, ${colorScheme}`);
        }
        await expectNoSidewaysScroll(page, what);
      };
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await customerPage.openSettings(customer.id);
        await customerPage.button(t.editNumbers).click();
        await customerPage.numbers.fill(`AX-${language}-1, 5, 05, 5`);
        await check(`settings, basic, ${width} px`);
        await page.keyboard.press("Escape");
        await expect(page.locator("#settings-leaving")).toBeVisible();
        await check(`leaving, ${width} px`);
        await page.goto("/customers");
        await customerPage.openSettings(customer.id, "advanced");
        await check(`settings, advanced, ${width} px`);
        await customerPage.button(t.delete).click();
        await check(`deletion, ${width} px`);
        await page.goto(`/customers/${twin?.id ?? customer.id}?compare=1`);
        await expect(page.locator("#c-compared .dialog__foot")).toBeVisible();
        await check(`comparison, ${width} px`);
        await page.goto(`/customers/${gone.id}`);
        await expect(page.locator("#c-restore")).toBeVisible();
        await check(`deleted customer, ${width} px`);
      }
    });
  });
}
