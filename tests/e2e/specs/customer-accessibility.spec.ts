// What opens over a page, in both languages, both themes, wide and narrow: axe finds nothing.
import { attempt } from "../support/attempt.js";
import { expectAccessibleEverywhere } from "../support/judging.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(() => {
    test.use({ language });

    test(`settings of a customer (${language})`, async ({ page, api, t, customerPage }) => {
      const again = attempt();
      test.setTimeout(120_000);
      const number = `AX-${language}-${again}`;
      const customer = await api.addCustomer(await api.addable(`axe-${number}`, 2), [`${number}-1`, `${number}-2`]);
      await customerPage.openSettings(customer.id);
      await customerPage.button(t.editNumbers).click();
      await customerPage.numbers.fill(`${number}-1, ${number}, 0${number}, ${number}`);
      await expectAccessibleEverywhere(page, "settings, basic");
      await page.keyboard.press("Escape");
      await expect(page.locator("#settings-leaving")).toBeVisible();
      await expectAccessibleEverywhere(page, "leaving");
      await page.goto("/customers");
      await customerPage.openSettings(customer.id, "advanced");
      await expectAccessibleEverywhere(page, "settings, advanced");
      await customerPage.button(t.delete).click();
      await expectAccessibleEverywhere(page, "deletion");
    });

    test(`comparison and deleted customer (${language})`, async ({ page, api }) => {
      const again = attempt();
      test.setTimeout(120_000);
      const number = `AG-${language}-${again}`;
      const gone = await api.addCustomer(await api.addable(`axe-gone-${number}`), [number]);
      await api.deleteCustomer(gone.id, gone.version);
      await page.goto(`/customers/${gone.id}`);
      await expect(page.locator("#c-restore")).toBeVisible();
      await expectAccessibleEverywhere(page, "deleted customer");
      const twin = (await api.everyCustomer()).find((one) => one.duplicates > 0);
      await page.goto(`/customers/${twin?.id ?? ""}?compare=1`);
      await expect(page.locator("#c-compared .compare")).toBeVisible();
      await expectAccessibleEverywhere(page, "comparison");
    });

    test(`palette and help (${language})`, async ({ page, api }) => {
      test.setTimeout(120_000);
      const someone = await api.customers({ limit: "1" });
      await page.goto("/settings");
      await expect(page.locator("main li a").first()).toBeVisible();
      await page.keyboard.press("Control+k");
      await expect(page.locator("#palette [role=option]").first()).toBeVisible();
      await expectAccessibleEverywhere(page, "palette");
      await page.keyboard.type(someone.items[0]?.name.slice(0, 6) ?? "");
      await expect(page.locator("#palette mark, #palette [role=option]").first()).toBeVisible();
      await expectAccessibleEverywhere(page, "palette, what was found");
      await page.keyboard.press("Escape");
      await page.locator("h1").focus();
      await page.keyboard.press("?");
      await expect(page.locator("dialog[open] kbd").first()).toBeVisible();
      await expectAccessibleEverywhere(page, "shortcuts");
    });
  });
}
