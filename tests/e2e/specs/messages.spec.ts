// Messages: read and unread, per person; the count in the frame follows; the focus stays where one was.
import type { Locator, Page } from "@playwright/test";
import { NEW_PASSWORD, arrived, invited, signIn } from "../support/people.js";
import type { AskAs, Seat, Sit } from "../support/seats.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text, type Language, type Words } from "../support/words.js";

/** What the frame says is unread; zero where it says nothing. */
const count = async (page: Page, t: Words): Promise<number> => {
  const link = page.getByRole("banner").getByRole("link", { name: new RegExp(`^${t.messages}`) });
  return Number(/\d+/.exec((await link.getAttribute("aria-label")) ?? "")?.[0] ?? 0);
};

const marks = (page: Page, name: string): Locator => page.getByRole("main").getByRole("button", { name: label(name) });

/** Somebody whose messages no other test reads, at two browsers. More may arrive at any time, for all of the company. */
async function readerAtTwo(sit: Sit, askAs: AskAs, language: Language): Promise<[Seat, Seat]> {
  const person = await invited(askAs, "admin", "Rose", language);
  const [here, there] = [await arrived(sit, person), await sit(null)];
  expect(await signIn(there.asker, person.email, NEW_PASSWORD), "signing in at the second browser").toBe(200);
  return [here, there];
}

/** Both frames say what the server counts. */
async function expectSameCount([here, there]: [Seat, Seat], t: Words): Promise<void> {
  await expect(async () => {
    const { unread } = await (await here.asker.get("/api/v1/messages/unread")).json();
    expect([await count(here.page, t), await count(there.page, t)], `${unread} are unread`).toEqual([unread, unread]);
  }).toPass({ timeout: 20_000 });
}

async function isRead({ asker }: Seat, id: string): Promise<boolean | undefined> {
  const { items } = await (await asker.get("/api/v1/messages", { params: { limit: "100" } })).json();
  return (items as { id: string; read: boolean }[]).find((message) => message.id === id)?.read;
}

for (const language of LANGUAGES) {
  test.describe(`messages (${language})`, () => {
    test.use({ language, user: null });

    test("marked read and unread with the keyboard; the count follows at every browser of the person", async ({ t, sit, askAs }) => {
      const seats = await readerAtTwo(sit, askAs, language);
      const [here, there] = seats;
      await here.page.goto("/messages");
      await there.page.goto("/customers");
      await expect(marks(here.page, t.markRead).first()).toBeVisible();
      await expectSameCount(seats, t);
      expect(await count(there.page, t), "somebody new has not read anything").toBeGreaterThan(0);

      const id = ((await marks(here.page, t.markRead).first().getAttribute("id")) ?? "").replace("mark-", "");
      const mark = here.page.locator(`#mark-${id}`);
      expect(await isRead(here, id)).toBe(false);
      await mark.focus();
      await here.page.keyboard.press("Enter");
      await expect(mark).toHaveText(label(t.markUnread));
      await expect(mark).toBeFocused();
      expect(await isRead(here, id)).toBe(true);
      await expectSameCount(seats, t);
      await here.page.keyboard.press("Enter");
      await expect(mark).toHaveText(label(t.markRead));
      await expect(mark).toBeFocused();
      expect(await isRead(here, id)).toBe(false);
      await expectSameCount(seats, t);

      for (const seat of seats) await seat.leave();
    });

    test("the unread ones alone, until all are read", async ({ t, sit, askAs }) => {
      const { page, leave } = await arrived(sit, await invited(askAs, "admin", "Paul", language));
      await page.goto("/messages");
      await page.getByRole("main").getByRole("link", { name: new RegExp(`^${t.filterUnread}\\b`) }).click();
      await expect(page).toHaveURL(/filter=unread/);
      await expect(page.getByRole("article").first()).toContainText(text(t.unread));
      await expect(marks(page, t.markUnread)).toHaveCount(0);
      await marks(page, t.markAllRead).click();
      // What arrives in between is unread again.
      const none = page.getByText(text(t.noUnread));
      await expect(async () => {
        await expect(none).toBeVisible({ timeout: 3_000 }).catch(() => marks(page, t.markAllRead).click({ timeout: 1_000 }));
        await expect(none).toBeVisible({ timeout: 3_000 });
        await expect(page).toHaveTitle(new RegExp(`^${t.messages} – Carnet`), { timeout: 1_000 });
      }).toPass({ timeout: 20_000 });
      await page.getByRole("link", { name: label(t.seeAllMessages) }).click();
      await expect(page.getByRole("article").first()).toBeVisible();
      await expect(marks(page, t.markUnread).first()).toBeVisible();
      await leave();
    });
  });
}
