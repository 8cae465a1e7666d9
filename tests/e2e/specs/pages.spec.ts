// What every page has around it, the addresses that lead to another, and lists by their order and size.
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { watchCalls } from "../support/calls.js";
import { USERS, onDemo, type User } from "../support/environment.js";
import { SendingApi, fresh } from "../support/sending.js";
import { widenLetters } from "../support/structure.js";
import { expect, test } from "../support/test.js";
import { PAGES } from "../support/words-pages.js";
import { LANGUAGES, label, text } from "../support/words.js";

/** Where the links of a part of the page lead, without the path that the app is hosted below. */
async function ways(page: Page, part: string): Promise<string[]> {
  return page.locator(`${part} a[href]`).evaluateAll((links) => {
    const base = new URL(document.baseURI).pathname.replace(/\/$/, "");
    return links.map((link) => (link as HTMLAnchorElement).pathname.slice(base.length) || "/");
  });
}

for (const language of LANGUAGES) {
  const t = PAGES[language];

  test.describe(`pages (${language})`, () => {
    test.use({ language });

    test("the footer is the same everywhere, and its pages are accessible", async ({ page }) => {
      for (const path of ["/", "/customers", "/no/such/page"]) {
        await page.goto(path);
        const links = page.locator("footer.footer a");
        await expect(links).toHaveText([t.siteMap, t.accessibility, t.support].map((words) => label(words)));
      }
      for (const title of [t.siteMap, t.accessibility]) {
        await page.locator("footer.footer").getByRole("link", { name: text(title) }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(title));
        await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
        await expectAccessible(page, title);
        await page.setViewportSize({ width: 320, height: 740 });
        await expectNoSidewaysScroll(page, `${title} at 320 px`);
        await page.setViewportSize({ width: 1280, height: 800 });
      }
    });

    test.describe("signed out", () => {
      test.use({ user: null });

      test("the accessibility statement needs nobody to be signed in", async ({ page }) => {
        await page.goto("/accessibility");
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.accessibility));
        await expectAccessible(page, "the accessibility statement, signed out");
        await page.goto("/sitemap");
        await expect.poll(() => ways(page, "main")).toEqual(["/sign-in", "/accessibility"]);
      });
    });

    for (const user of ["member", "admin", "operator"] as const satisfies User[]) {
      test.describe(USERS[user], () => {
        test.use({ user });

        test("the site map has every page of the menu", async ({ page }) => {
          await page.goto("/sitemap");
          await expect(page.locator("#menu a").first()).toBeVisible();
          const [map, menu] = [await ways(page, ".sitemap"), await ways(page, "#menu")];
          expect(menu.length).toBeGreaterThan(5);
          expect(menu.filter((path) => !map.includes(path))).toEqual([]);
        });
      });
    }

    test("the first three stops are the ways past the frame", async ({ page }) => {
      await page.goto("/customers");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      // What says that it is a demo stands before the app.
      if (onDemo) await page.locator("#demo-fold").focus();
      for (const skip of t.skips) {
        await page.keyboard.press("Tab");
        await expect(page.locator(":focus")).toHaveText(label(skip));
      }
    });

    test("a shorter address becomes that of its page", async ({ page }) => {
      const moved = [
        ["/customers/requests", "/customers/requests/sent", t.sent],
        ["/suppliers/requests", "/suppliers/requests/received", t.received],
        ["/settings/company", "/settings/company/general", t.company],
        ["/documents", "/documents/stopped", t.documents],
      ] as const;
      for (const [short, path, title] of moved) {
        await page.goto(short);
        await expect(page).toHaveURL(new RegExp(`${path}$`));
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(title));
      }
    });

    test("stopped documents by number, upwards and downwards, and it stays in the address", async ({ page, asker }) => {
      const [sending, about] = [new SendingApi(asker), fresh("ORDER")];
      for (const last of ["B", "C", "A"]) await sending.post({ name: "Personne", number: fresh("0406") }, `${about}-${last}`);
      await page.goto(`/documents/stopped?q=${about}`);
      const header = page.getByRole("columnheader", { name: t.number });
      const shown = async (): Promise<string[]> => page.locator("main tbody th a").allTextContents();
      await header.getByRole("button").click();
      await expect(header).toHaveAttribute("aria-sort", "ascending");
      await expect(page.getByText(text(t.sortedUp))).toBeAttached();
      const up = ["A", "B", "C"].map((last) => `${about}-${last}`);
      await expect.poll(shown).toEqual(up);
      await header.getByRole("button").click();
      await expect(header).toHaveAttribute("aria-sort", "descending");
      await expect(page.getByText(text(t.sortedDown))).toBeAttached();
      const down = [...up].reverse();
      await expect.poll(shown).toEqual(down);
      await expect(header.getByRole("button")).toBeFocused();
      await page.reload();
      await expect(header).toHaveAttribute("aria-sort", "descending");
      await expect.poll(shown).toEqual(down);
    });

    test("as many documents on a page as are wanted, and the title says which page", async ({ page }) => {
      await page.goto("/documents/stopped?page=2");
      await expect(page).toHaveTitle(text(t.pageOf(t.documents, 2)));
      await expect(page.locator("main tbody tr").first()).toBeVisible();
      await page.getByRole("navigation", { name: "Pagination" }).getByRole("link", { name: /^50\b/ }).click();
      await expect(page).toHaveURL(/size=50/);
      await expect.poll(() => page.locator("main tbody tr").count()).toBeGreaterThan(25);
    });

    test("a document is printed without what only a screen needs", async ({ page, api }) => {
      await page.goto(`/documents/${await api.stopped()}`);
      await expect(page.locator(".trace .hop").first()).toBeVisible();
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      for (const part of [".topbar", "#menu", ".footer", ".crumbs", "main .btn"]) {
        await expect(page.locator(part).first(), part).toBeHidden();
      }
      await expect(page.locator(".trace .hop").first()).toBeVisible();
      const colours = await page.locator("body").evaluate((body) => {
        const [paper, ink] = [getComputedStyle(document.documentElement), getComputedStyle(body)];
        return { paper: paper.backgroundColor, ink: ink.color };
      });
      expect(colours).toEqual({ paper: "rgb(255, 255, 255)", ink: "rgb(28, 30, 34)" });
    });

    test("wider letters and lines hide nothing and push nothing aside", async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 740 });
      for (const path of ["/", "/customers", "/customers/search?name=*a*", "/documents/stopped", "/routing/test", "/messages"]) {
        await page.goto(path);
        await expect(page.locator("main h1")).toBeVisible();
        await widenLetters(page);
        await expectNoSidewaysScroll(page, `${path} with wider letters`);
      }
    });
  });

  test.describe(`the operator's pages (${language})`, () => {
    test.use({ language, user: "operator" });

    test("the start page is the overview, and leads to the oldest suggestion", async ({ page }) => {
      await page.goto("/");
      await expect(page).toHaveURL(/\/operator$/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.overview));
      await expect(page.locator(".todo a").first()).toBeVisible();
      await expect(page.locator("#sources")).toBeVisible();
      await expectAccessible(page, "the operator's overview");
      await page.getByRole("link", { name: text(t.oldestSuggestion) }).click();
      await expect(page).toHaveURL(/\/operator\/suggestions\/.+/);
    });

    test("the imports say when each source was confirmed last", async ({ page }) => {
      await page.goto("/operator/imports");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.networkImports));
      await expect(page.locator("main dl time").first()).toHaveAttribute("datetime", /^20\d\d-/);
      await expectAccessible(page, "network imports");
    });

    test("a company's page says whose it is, and asks for nothing", async ({ page }) => {
      const asked: string[] = [];
      watchCalls(page, ({ path }) => {
        if (/\/api\/v1\/customers/.test(path)) asked.push(path);
      });
      for (const path of ["/customers", "/customers/search", "/documents/stopped", "/settings/users"]) {
        await page.goto(path);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(t.companyOnly));
      }
      expect(asked).toEqual([]);
      await page.locator("main .empty").getByRole("link", { name: text(t.overview) }).click();
      await expect(page).toHaveURL(/\/operator$/);
    });
  });
}
