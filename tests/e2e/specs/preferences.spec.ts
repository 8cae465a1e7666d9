// One's own preferences: what this browser keeps holds before the first paint, and each density is really another.
import { arrived, invited } from "../support/people.js";
import { expect, test } from "../support/test.js";
import { KEYBOARD } from "../support/words-keyboard.js";
import { LANGUAGES, label, text } from "../support/words.js";

/** A page with a list, and what a row of it is. */
const LISTS: [string, string][] = [
  ["/customers", "main tbody tr"],
  ["/customers/requests/sent", "main tbody tr"],
  ["/suppliers", "main tbody tr"],
  ["/documents/stopped", "main tbody tr"],
  ["/messages", "main .messages > li"],
];

for (const language of LANGUAGES) {
  const words = KEYBOARD[language];

  test.describe(`preferences, ${language}`, () => {
    test.use({ language, user: null });

    test("are saved together, and nothing before", async ({ t, sit, askAs }) => {
      // Somebody of the test's own: two who save at once would be in each other's way.
      const { page, leave } = await arrived(sit, await invited(askAs, "admin", "Jeanne", language));
      await page.goto("/settings/preferences");
      const main = page.locator("main");
      await main.getByRole("radio", { name: label(words.compact) }).check();
      await main.getByRole("group", { name: label(words.singleKeys) }).getByRole("radio", { name: label(words.keysOff) }).check();
      await expect(page.locator("html"), "not before it is saved").not.toHaveAttribute("data-density", "compact");
      await main.getByRole("button", { name: label(t.saveChanges) }).first().click();
      await expect(page.locator("#notice")).toContainText(text(t.preferencesSaved));
      await expect(page.locator("html")).toHaveAttribute("data-density", "compact");

      await page.goto("/messages");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await page.keyboard.press("n");
      await page.keyboard.press("?");
      await expect(page).toHaveURL(/\/messages$/);
      await expect(page.locator("#shortcuts")).toBeHidden();
      await leave();
    });
  });
}

test.describe(() => {
  test.use({ expectedErrors: [/ERR_FAILED|Failed to fetch/] });

  test("what this browser keeps holds before the first paint", async ({ page }) => {
    await page.goto("/");
    await page.evaluate(() => {
      localStorage.setItem("carnet.theme", "dark");
      localStorage.setItem("carnet.density", "compact");
    });
    // Without the app: nothing but what runs before it can have set them.
    await page.route(/\.wasm$/, (route) => route.abort());
    await page.goto("/sign-in", { waitUntil: "commit" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  });
});

test("compact rows are lower than comfortable ones in every list", async ({ page }) => {
  for (const [address, row] of LISTS) {
    await page.goto(address);
    const first = page.locator(row).first();
    await expect(first, address).toBeVisible();
    const height = async (density: string): Promise<number> => {
      await page.evaluate((density) => document.documentElement.setAttribute("data-density", density), density);
      return (await first.boundingBox())?.height ?? 0;
    };
    const [comfortable, compact] = [await height(""), await height("compact")];
    expect(compact, `${address}: ${comfortable} px comfortable, ${compact} px compact`).toBeLessThan(comfortable - 4);
  }
});
