// The main story: find a participant, read about it, add it with two numbers, find it again by either.
import type { Page } from "@playwright/test";
import { literal } from "../support/api.js";
import { attempt } from "../support/attempt.js";
import { watchCalls } from "../support/calls.js";
import { PASSWORD, USERS } from "../support/environment.js";
import { retype, tabTo } from "../support/keyboard.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

/** Collects every request that could change something, but for sign-in. */
function watchWrites(page: Page): string[] {
  const writes: string[] = [];
  watchCalls(page, ({ method, path }) => {
    if (method !== "GET" && !path.endsWith("/session")) writes.push(`${method} ${path}`);
  });
  return writes;
}

for (const language of LANGUAGES) {
  test.describe(`adding a customer (${language})`, () => {
    test.use({ language });

    test.describe("from sign-in on, with the keyboard alone", () => {
      test.use({ user: null });

      test("search, zero case, details, add, find again", async ({ page, t, api, shell, signInPage, searchPage, addDialog, customersPage }) => {
        test.setTimeout(120_000);
        await signInPage.open();
        await tabTo(page, signInPage.email);
        await page.keyboard.type(USERS.member);
        await tabTo(page, signInPage.password);
        await page.keyboard.type(PASSWORD);
        await page.keyboard.press("Enter");
        await shell.expectPage(t.home);

        const participant = await api.addable(`keyboard ${language}`);
        // A second try may find the numbers of the first one taken.
        const again = attempt();
        const numbers = [`0042-${language}-${again}`, `KXQ ${language} ${again}`] as const;
        const writes = watchWrites(page);

        await tabTo(page, shell.link(t.navSearch));
        await page.keyboard.press("Enter");
        await expect(searchPage.identifier).toBeFocused();

        await test.step("the wrong case finds nothing literally, and the page says why", async () => {
          const lower = `*${literal(participant.name.toLowerCase())}*`;
          await tabTo(page, searchPage.name);
          await page.keyboard.type(lower);
          await page.keyboard.press("Enter");
          await expect(page.getByText(text(t.zeroCase(lower)))).toBeVisible();
          await expect(searchPage.closeHeading).toBeVisible();
          await expect(searchPage.result(participant.name)).toBeVisible();
        });

        await test.step("the exact name finds it; details open and close", async () => {
          await searchPage.name.focus();
          await retype(page, literal(participant.name));
          await page.keyboard.press("Enter");
          await expect(searchPage.exactHeading).toBeVisible();
          await tabTo(page, searchPage.result(participant.name));
          await page.keyboard.press("Enter");
          await expect(searchPage.panelHeading).toBeFocused();
          await expect(searchPage.panelHeading).toHaveText(participant.name);
          await expect(page).toHaveURL(/[?&]open=/);
          await page.keyboard.press("Escape");
          await expect(searchPage.result(participant.name)).toBeFocused();
          await expect(page).not.toHaveURL(/[?&]open=/);
        });

        await test.step("added with two numbers, and not before the confirmation", async () => {
          await tabTo(page, searchPage.add(participant.name));
          await page.keyboard.press("Enter");
          await expect(addDialog.numbers).toBeFocused();
          await page.keyboard.type(`${numbers[0]}, ${numbers[1]}`);
          await page.keyboard.press("Enter");
          await expect(addDialog.nothingSaved).toBeVisible();
          expect(writes).toEqual([]);
          await tabTo(page, addDialog.confirm);
          await page.keyboard.press("Enter");
          await expect(addDialog.dialog.getByText(text(t.addedNow(participant.name)))).toBeVisible();
          expect(writes).toHaveLength(1);
          await page.keyboard.press("Escape");
          await expect(addDialog.dialog).toBeHidden();
          await expect(page.locator("main").getByRole("link", { name: text(t.inDirectory) })).toBeVisible();
        });

        await tabTo(page, shell.link(t.navCustomers));
        await page.keyboard.press("Enter");
        await shell.expectPage(t.navCustomers);
        for (const number of numbers) {
          await test.step(`found by ${number}`, async () => {
            await customersPage.box.focus();
            await retype(page, number);
            await page.keyboard.press("Enter");
            await expect(customersPage.rows).toHaveCount(1);
            await expect(customersPage.row(participant.name)).toContainText(number);
          });
        }
      });
    });

    test("what was typed is kept when the dialog is closed, and nothing is stored", async ({ page, api, searchPage, addDialog }) => {
      const participant = await api.addable(`closing ${language}`);
      const writes = watchWrites(page);
      await searchPage.open({ name: literal(participant.name) });
      await searchPage.add(participant.name).click();
      await addDialog.numbers.fill("0099, 0100");
      await addDialog.next.click();
      await expect(addDialog.nothingSaved).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(addDialog.dialog).toBeHidden();
      await expect(searchPage.add(participant.name)).toBeFocused();
      expect(writes).toEqual([]);
      expect((await api.customers({ q: "0100", field: "customerNumber" })).items.map((one) => one.name)).not.toContain(participant.name);

      await searchPage.add(participant.name).click();
      await expect(addDialog.numbers).toHaveValue("0099, 0100");
    });

    test("a number that is taken names its holder", async ({ api, t, searchPage, addDialog }) => {
      const number = `TK-${language}-${attempt()}`;
      const holder = await api.addCustomer(await api.addable(`holding ${language}`), [number]);
      const participant = await api.addable(`taken ${language}`);
      await searchPage.open({ name: literal(participant.name) });
      await searchPage.add(participant.name).click();
      await addDialog.numbers.fill(number);
      await addDialog.next.click();
      await expect(addDialog.dialog.getByText(text(`${t.numberTaken(number)} ${holder.name}`))).toBeVisible();
      await expect(addDialog.numbers).toBeFocused();
      await expect(addDialog.dialog.getByRole("link", { name: text(holder.name) })).toHaveAttribute("href", new RegExp(`/customers/${holder.id}$`));
    });

    test("Back closes the dialog, and reloading keeps it", async ({ page, api, searchPage, addDialog }) => {
      const participant = await api.addable(`back ${language}`);
      await searchPage.open({ name: literal(participant.name) });
      await searchPage.add(participant.name).click();
      await expect(addDialog.numbers).toBeVisible();
      await page.reload();
      await expect(addDialog.numbers).toBeVisible();
      await page.goBack();
      await expect(addDialog.dialog).toBeHidden();
      await expect(searchPage.add(participant.name)).toBeVisible();
    });
  });
}

test("a customer added on one page opens on its own", async ({ page, api, t, shell, searchPage, addDialog }) => {
  const participant = await api.addable("opening");
  await searchPage.open({ name: literal(participant.name) });
  await searchPage.add(participant.name).click();
  await addDialog.addWith("", participant.name);
  await addDialog.openCustomer.click();
  await shell.expectPage(participant.name);
  await expect(page).toHaveURL(/\/customers\/[^/]+$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(participant.name));
  await expect(page.getByText(text(t.customerMissing))).toBeHidden();
});
