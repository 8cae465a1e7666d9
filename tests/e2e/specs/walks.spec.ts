// The app without a mouse and without a screen: each walk presses keys alone, and hears what a screen reader would say.
// Walks that are told elsewhere: adding and the zero case (adding), resending (documents), a route (routing), activating
// and Ctrl Z (requests), reading messages (messages), the first three stops (pages), palette and shortcuts (theirs).
import { attempt } from "../support/attempt.js";
import { expectHeardOnce, heard, listen } from "../support/heard.js";
import { tabBackTo, tabTo } from "../support/keyboard.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`walks (${language})`, () => {
    test.use({ language });

    test("shell: a new page is read once, and the menu says where one is", async ({ page, t, shell }) => {
      await page.goto("/settings");
      await shell.expectPage(t.settings);
      await listen(page);
      await tabTo(page, shell.link(t.navCustomers));
      await page.keyboard.press("Enter");
      await shell.expectPage(t.navCustomers);
      await expect(shell.heading).toBeFocused();
      await expectHeardOnce(page, new RegExp(`${text(t.navCustomers).source}.*Carnet$`));
      await expect(page.locator("#menu [aria-current=page]")).toHaveText(text(t.navCustomers));
    });

    test("shell: the drawer keeps the focus until it is closed, and gives it back", async ({ page, shell }) => {
      await page.setViewportSize({ width: 320, height: 740 });
      await page.goto("/settings");
      await expect(shell.heading).toBeVisible();
      const menu = page.locator(".topbar__menu");
      await tabTo(page, menu);
      await page.keyboard.press("Enter");
      await expect(menu).toHaveAttribute("aria-expanded", "true");
      const drawer = page.locator("dialog.drawer");
      const stops = await drawer.locator("a, button").count();
      for (let stop = 0; stop <= stops; stop++) {
        await page.keyboard.press("Tab");
        const outside = await drawer.evaluate((dialog) => {
          const focused = document.activeElement;
          return focused === document.body || dialog.contains(focused) ? null : focused?.outerHTML;
        });
        expect(outside, "focus behind the drawer").toBeNull();
      }
      await page.keyboard.press("Escape");
      await expect(drawer).toBeHidden();
      await expect(menu).toBeFocused();
    });

    test("start: what is to do is a list with numbers; each chart is read, and has a table", async ({ page }) => {
      await page.goto("/");
      await expect(page.locator(".chart")).toHaveCount(3);
      const lines = page.locator("ul.todo > li a, .todo li a");
      expect(await lines.count()).toBeGreaterThan(0);
      for (const line of await lines.all()) expect(await line.textContent()).toMatch(/\d/);
      for (const chart of await page.locator(".chart [role=img]").all()) {
        expect((await chart.getAttribute("aria-label")) ?? (await chart.getAttribute("aria-labelledby"))).toBeTruthy();
      }
      const data = page.locator(".chart details summary").first();
      await tabTo(page, data);
      await page.keyboard.press("Enter");
      await expect(page.locator(".chart details[open] table").first()).toBeVisible();
      await expect(data).toBeFocused();
    });

    test("my customers: the order is said, a box has its name, what is checked is said", async ({ page, t, api }) => {
      const number = `WM-${language}-${attempt()}`;
      await api.addCustomer(await api.addable(`walked-${language}`), [number]);
      await page.goto(`/customers?q=${number}`);
      const table = page.locator("main table");
      await expect(table.locator("tbody tr").first()).toBeVisible();
      await expect(table.locator("caption")).toHaveText(text(t.navCustomers));
      await listen(page);
      const sort = table.locator("thead button").first();
      await tabTo(page, sort);
      await page.keyboard.press("Enter");
      await expect(table.locator("th[aria-sort=descending]")).toHaveCount(1);
      await expect(sort).toBeFocused();
      await expect.poll(() => page.evaluate(() => (globalThis.heard ?? []).length)).toBeGreaterThan(0);
      const row = table.locator("tbody tr").first();
      const name = ((await row.locator("th a").textContent()) ?? "").trim();
      const box = row.getByRole("checkbox");
      await expect(box).toHaveAccessibleName(text(t.select(name)));
      await tabTo(page, box);
      const before = (await heard(page, /1/)).length;
      await page.keyboard.press("Space");
      await expect(box).toBeChecked();
      await expect(page.locator(".bulk")).toBeVisible();
      await expect.poll(async () => (await heard(page, /1/)).length).toBeGreaterThan(before);
      await expect(box).toBeFocused();
    });

    test("a customer: deletion begins at what keeps it; afterwards the list is there and says so", async ({ page, t, api, customerPage }) => {
      const again = attempt();
      const participant = await api.addable(`walk-${language}-${again}`);
      const customer = await api.addCustomer(participant, [`WK-${language}-${again}`]);
      await customerPage.openSettings(customer.id);
      await expect(customerPage.dialog).toHaveAccessibleName(text(customer.name));
      const tab = customerPage.dialog.getByRole("tab", { selected: true });
      await tabTo(page, tab);
      await page.keyboard.press("ArrowRight");
      await expect(page).toHaveURL(/settings=advanced/);
      await tabTo(page, customerPage.button(t.delete));
      await page.keyboard.press("Enter");
      const keep = page.locator("#settings-deleting").getByRole("button", { name: label(t.keep) });
      await expect(keep).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(customerPage.button(t.delete)).toBeFocused();
      await page.keyboard.press("Enter");
      await listen(page);
      await tabTo(page, page.locator("#settings-deleting").getByRole("button", { name: label(t.deleteName(customer.name)) }));
      await page.keyboard.press("Enter");
      await expect(page).toHaveURL(/\/customers$/);
      await expect.poll(() => heard(page, text(t.wasDeleted(customer.name)))).not.toEqual([]);
      expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
      const restore = customerPage.notice.getByRole("button", { name: label(t.restore) });
      await tabBackTo(page, restore);
      await page.keyboard.press("Enter");
      await expect.poll(() => heard(page, text(t.isRestored(customer.name)))).not.toEqual([]);
    });

    test("import: the steps are a list that says where one is; a file needs no dragging", async ({ page }) => {
      await page.goto("/customers/import");
      const now = page.locator("main ol [aria-current=step]");
      await expect(now).toHaveCount(1);
      const file = page.locator("main input[type=file]");
      const named = await file.evaluate((input) => (input as HTMLInputElement).labels?.length ?? 0);
      expect(named).toBeGreaterThan(0);
      await tabTo(page, file);
    });

    test.describe("as an administrator", () => {
      test.use({ user: "admin" });

      test("settings: the switch says what it is and does; nothing changes before it is confirmed", async ({ page }) => {
        await page.goto("/settings/company/general");
        const change = page.locator("main").getByRole("switch").first();
        await expect(change).toBeVisible();
        await expect(change).toHaveAccessibleDescription(/\p{L}{3,}.*\./u);
        const before = await change.getAttribute("aria-checked");
        await tabTo(page, change);
        await page.keyboard.press("Space");
        const question = page.locator("dialog[open]");
        await expect(question).toBeVisible();
        await expect(change).toHaveAttribute("aria-checked", before ?? "");
        await page.keyboard.press("Escape");
        await expect(question).toBeHidden();
        await expect(change).toBeFocused();
        await expect(change).toHaveAttribute("aria-checked", before ?? "");
      });

      test("audit trail: what was before and after opens where one is", async ({ page, api }) => {
        const customer = await api.addCustomer(await api.addable(`walk-audit-${language}`), [`WU-${language}-${attempt()}`]);
        await page.goto(`/settings/audit?q=${encodeURIComponent(customer.name)}`);
        const disclosure = page.locator("main details.disclosure > summary").first();
        await tabTo(page, disclosure);
        await page.keyboard.press("Enter");
        await expect(page.locator("main details.disclosure[open]")).toHaveCount(1);
        await expect(disclosure).toBeFocused();
      });
    });
  });
}
