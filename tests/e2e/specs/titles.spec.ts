// What a browser's tab and its history show: every page has a title of its own, which names its heading.
import type { User } from "../support/environment.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES } from "../support/words.js";

const WHO: User[] = ["admin", "operator"];
/** Pages that no menu leads to. */
const BESIDES = ["/no/such/page", "/customers/nobody", "/documents/nothing"];

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

for (const language of LANGUAGES) {
  for (const user of WHO) {
    test.describe(`titles (${language})`, () => {
      test.use({ language, user });

      test(`every page of ${user} has a title of its own`, async ({ page }) => {
        test.setTimeout(120_000);
        await page.goto("/sitemap");
        const links = page.locator("main .sitemap a");
        await expect(links.first()).toBeVisible();
        const titles: string[] = [];
        const heading = page.getByRole("heading", { level: 1 });
        const remember = async (where: string): Promise<void> => {
          await expect
            .poll(async () => plain(await page.title()).includes(plain((await heading.textContent()) ?? "?")), { message: where })
            .toBe(true);
          titles.push(plain(await page.title()));
        };
        const map = plain(await page.title());
        for (let n = 0; n < (await links.count()); n++) {
          const where = (await links.nth(n).getAttribute("href")) ?? "";
          if (/\/sitemap$/.test(where)) continue;
          await links.nth(n).click();
          await expect(page, where).not.toHaveTitle(map);
          await remember(where);
          await page.goBack();
          await expect(page).toHaveTitle(map);
        }
        if (user === "admin") {
          for (const path of BESIDES) {
            await page.goto(path);
            await expect(heading).toBeVisible();
            await remember(path);
          }
        }
        expect(titles.length, "pages").toBeGreaterThan(6);
        expect(titles.filter((title, at) => titles.indexOf(title) !== at), "titles of two pages").toEqual([]);
      });
    });
  }
}
