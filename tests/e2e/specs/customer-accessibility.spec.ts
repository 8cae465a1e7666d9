// The dialogs of a customer's page in both languages, both themes, wide and narrow: axe finds nothing.
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES } from "../support/words.js";

for (const language of LANGUAGES) {
  for (const width of [1280, 360]) {
    test.describe(() => {
      test.use({ language, viewport: { width, height: 800 } });

      const check = async (page: Page, what: string): Promise<void> => {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await expectAccessible(page, `${what}, ${width} px, ${colorScheme}`);
        }
        await expectNoSidewaysScroll(page, `${what}, ${width} px`);
      };

      test(`settings (${language}, ${width} px)`, async ({ page, api, t, customerPage }, { retry }) => {
        test.setTimeout(120_000);
        const number = `AX-${language}-${width}-${retry}`;
        const customer = await api.addCustomer(await api.addable(`axe-${number}`, 2), [`${number}-1`, `${number}-2`]);
        await customerPage.openSettings(customer.id);
        await customerPage.button(t.editNumbers).click();
        await customerPage.numbers.fill(`${number}-1, ${number}, 0${number}, ${number}`);
        await check(page, "settings, basic");
        await page.keyboard.press("Escape");
        await expect(page.locator("#settings-leaving")).toBeVisible();
        await check(page, "leaving");
        await page.goto("/customers");
        await customerPage.openSettings(customer.id, "advanced");
        await check(page, "settings, advanced");
        await customerPage.button(t.delete).click();
        await check(page, "deletion");
      });

      test(`comparison and deleted customer (${language}, ${width} px)`, async ({ page, api }, { retry }) => {
        test.setTimeout(120_000);
        const number = `AG-${language}-${width}-${retry}`;
        const gone = await api.addCustomer(await api.addable(`axe-gone-${number}`), [number]);
        await api.deleteCustomer(gone.id, gone.version);
        await page.goto(`/customers/${gone.id}`);
        await expect(page.locator("#c-restore")).toBeVisible();
        await check(page, "deleted customer");
        const twin = (await api.customers({ limit: "100" })).items.find((one) => one.duplicates > 0);
        await page.goto(`/customers/${twin?.id ?? ""}?compare=1`);
        await expect(page.locator("#c-compared .compare")).toBeVisible();
        await check(page, "comparison");
      });
    });
  }
}
