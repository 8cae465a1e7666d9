// Keyboard shortcuts: where they lead, where they must stay silent, and how they are switched off.
import { expectAccessible, expectContrast, expectNoSidewaysScroll } from "../support/axe.js";
import { tabTo } from "../support/keyboard.js";
import { expect, test } from "../support/test.js";
import { KEYBOARD } from "../support/words-keyboard.js";
import { LANGUAGES, label } from "../support/words.js";

test.describe("shortcuts", () => {
  test("lead to pages with g and a letter", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const places: [string, RegExp][] = [
      ["c", /\/customers$/],
      ["r", /\/customers\/search$/],
      ["d", /\/documents\/stopped$/],
      ["t", /\/routing\/test$/],
      ["m", /\/messages$/],
      ["p", /\/settings$/],
      ["a", /\/$/],
    ];
    for (const [letter, address] of places) {
      // The search page gives the focus to its field, where letters are text.
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press("g");
      await page.keyboard.press(letter);
      await expect(page, `g ${letter}`).toHaveURL(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    }
  });

  test("n adds a customer, and a letter in the field is a letter", async ({ page }) => {
    await page.goto("/messages");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.keyboard.press("n");
    await expect(page.locator("#search-id")).toBeFocused();
    await page.keyboard.type("gcn?/jk");
    await expect(page.locator("#search-id")).toHaveValue("gcn?/jk");
    await expect(page).toHaveURL(/\/customers\/search$/);
  });

  test("j and k move between the rows of a list, / goes to its search", async ({ page }) => {
    await page.goto("/customers");
    const names = page.locator("main tbody th[scope=row] a[href]");
    await expect(names.first()).toBeVisible();
    await page.keyboard.press("j");
    await expect(names.nth(0)).toBeFocused();
    await page.keyboard.press("j");
    await expect(names.nth(1)).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("j");
    await expect(names.nth(2), "from another control of the second row").toBeFocused();
    await page.keyboard.press("k");
    await expect(names.nth(1)).toBeFocused();
    await page.keyboard.press("/");
    await expect(page.locator("main form[role=search] input").first()).toBeFocused();
  });

  test("the browser keeps its own keys", async ({ page }) => {
    await page.goto("/messages");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (const keys of ["Alt+n", "Control+Shift+K", "Control+g"]) {
      await page.keyboard.press(keys);
    }
    await expect(page).toHaveURL(/\/messages$/);
    await expect(page.locator("#palette")).toBeHidden();
  });

  test("Ctrl Enter sends the form around a text", async ({ page }) => {
    await page.goto("/support");
    const area = page.locator("main textarea");
    await area.focus();
    await page.keyboard.press("ControlOrMeta+Enter");
    await expect(page.getByRole("alert").filter({ hasText: /\S/ }).first(), "the form says what is missing").toBeVisible();
  });
});

for (const language of LANGUAGES) {
  const words = KEYBOARD[language];

  test.describe(`help on shortcuts, ${language}`, () => {
    test.use({ language });

    test("opens with ?, and switches single keys off", async ({ page }) => {
      await page.goto("/messages");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.keyboard.press("?");
      const help = page.getByRole("dialog", { name: label(words.shortcuts) });
      await expect(help).toBeVisible();
      await page.keyboard.press("n");
      await expect(page, "no shortcut acts in a dialog").toHaveURL(/\/messages$/);
      await tabTo(page, help.getByRole("checkbox", { name: label(words.singleUse) }));
      await page.keyboard.press("Space");
      await page.keyboard.press("Escape");
      await expect(help).toBeHidden();
      await page.keyboard.press("?");
      await page.keyboard.press("n");
      await expect(help).toBeHidden();
      await expect(page).toHaveURL(/\/messages$/);
      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.locator("#palette-field")).toBeFocused();
    });

    for (const width of [1280, 320]) {
      test(`is accessible, ${width} pixels wide`, async ({ page }) => {
        await page.setViewportSize({ width, height: 800 });
        await page.goto("/messages");
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await page.keyboard.press("?");
        await expect(page.locator("#shortcuts")).toBeVisible();
        await expectAccessible(page, "help on shortcuts");
        await expectNoSidewaysScroll(page, "help on shortcuts");
        await page.evaluate(() => document.documentElement.setAttribute("data-theme", "dark"));
        await expectContrast(page, "help on shortcuts, dark");
      });
    }
  });
}
