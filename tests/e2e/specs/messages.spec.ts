// Messages: read and unread, per person; the count in the frame follows; the focus stays where one was.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text, type Words } from "../support/words.js";

const count = async (page: Page, t: Words): Promise<number> => {
  const link = page.getByRole("banner").getByRole("link", { name: new RegExp(t.messagesUnread) });
  return Number(/\d+/.exec((await link.getAttribute("aria-label")) ?? "")?.[0]);
};

const marks = (page: Page, name: string): Locator => page.getByRole("main").getByRole("button", { name: label(name) });

// One person's messages are read and unread for all tests of that person.
test.describe.configure({ mode: "default" });

for (const language of LANGUAGES) {
  test.describe(`messages (${language})`, () => {
    test.use({ language, user: "admin" });

    test("marked read and unread with the keyboard; the count follows at every browser of the person", async ({ page, t, sit }) => {
      await page.goto("/messages");
      await marks(page, t.markRead).or(marks(page, t.markUnread)).first().waitFor();
      for (let unread = await marks(page, t.markRead).count(); unread < 2; unread++) {
        await marks(page, t.markUnread).first().click();
        await expect(marks(page, t.markRead)).toHaveCount(unread + 1);
      }
      const second = await sit("admin");
      await second.page.goto("/customers");
      await expect.poll(() => count(second.page, t)).toBe(await count(page, t));
      const before = await count(page, t);

      const first = page.getByRole("article").filter({ has: page.getByRole("button", { name: label(t.markRead) }) }).first();
      const title = (await first.getByRole("heading").textContent()) ?? "";
      await marks(page, t.markRead).first().focus();
      await page.keyboard.press("Enter");
      const same = page.getByRole("article", { name: text(title) }).first();
      await expect(same.getByRole("button", { name: label(t.markUnread) })).toBeFocused();
      await expect.poll(() => count(page, t)).toBe(before - 1);
      await expect.poll(() => count(second.page, t)).toBe(before - 1);
      await page.keyboard.press("Enter");
      await expect(same.getByRole("button", { name: label(t.markRead) })).toBeFocused();
      await expect.poll(() => count(second.page, t)).toBe(before);
      await second.leave();
    });

    test("the unread ones alone, until all are read", async ({ page, t, shell }) => {
      await page.goto("/messages");
      await marks(page, t.markRead).or(marks(page, t.markUnread)).first().waitFor();
      if ((await marks(page, t.markRead).count()) === 0) await marks(page, t.markUnread).first().click();
      await page.getByRole("main").getByRole("link", { name: new RegExp(`^${t.filterUnread}\\b`) }).click();
      await expect(page).toHaveURL(/filter=unread/);
      await expect(marks(page, t.markUnread)).toHaveCount(0);
      await expect(page.getByRole("article").first()).toContainText(text(t.unread));
      await marks(page, t.markAllRead).click();
      await expect(page.getByText(text(t.noUnread))).toBeVisible();
      await expect(page).toHaveTitle(new RegExp(`^${t.messages} – Carnet`));
      await page.getByRole("link", { name: label(t.seeAllMessages) }).click();
      await expect(page.getByRole("article").first()).toBeVisible();
      await shell.expectPage(t.messages);
    });
  });
}
