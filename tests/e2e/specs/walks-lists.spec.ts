// Walks through lists and forms with keys alone: pages of a list, numbers one by one, rows that come and go, somebody's
// role, and a part of the start page that fails.
import { attempt } from "../support/attempt.js";
import { judgeCalls } from "../support/calls.js";
import { expectHeardOnce, listen } from "../support/heard.js";
import { tabBackTo, tabTo } from "../support/keyboard.js";
import { invited } from "../support/people.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

/** Lists of more than one page, whatever other tests do. */
const LONG = ["/customers", "/customers/search?name=*a*&match=literal", "/documents/stopped"];

for (const language of LANGUAGES) {
  test.describe(`walks through lists (${language})`, () => {
    test.use({ language });

    test("the next page of a list: its heading has the focus, and the title says which it is", async ({ page, t }) => {
      for (const address of LONG) {
        await page.goto(address);
        await expect(page.getByRole("rowheader").first()).toBeVisible();
        const next = page.getByRole("navigation", { name: "Pagination" }).getByRole("link", { name: text(t.nextPage) });
        // From the end of the page backwards: a hundred stops of rows are before it.
        await page.locator("footer a").first().focus();
        await tabBackTo(page, next);
        await page.keyboard.press("Enter");
        await expect(page).toHaveURL(/page=2/);
        await expect(page.locator("main h2:focus"), address).toBeVisible();
        await expect(page).toHaveTitle(/ – page 2 (sur|of) \d/);
      }
    });

    test("numbers one by one: what is taken away leaves the focus on the next line, the last one before it", async ({ page, api, t, customerPage }) => {
      const number = (last: number): string => `WL-${language}${attempt()}-${last}`;
      const customer = await api.addCustomer(await api.addable(`walk-numbers-${language}`), [1, 2, 3].map(number));
      await customerPage.openSettings(customer.id);
      await tabTo(page, customerPage.button(t.editNumbers));
      await page.keyboard.press("Enter");
      await removeWithKeys(number(2));
      await expect(customerPage.line(2)).toBeFocused();
      await expect(customerPage.line(2)).toHaveValue(number(3));
      await removeWithKeys(number(3));
      await expect(customerPage.line(1)).toBeFocused();
      await tabTo(page, customerPage.button(t.addNumber));
      await page.keyboard.press("Enter");
      await expect(customerPage.line(2)).toBeFocused();
      await page.keyboard.type(number(4));
      await tabTo(page, customerPage.save);
      await page.keyboard.press("Enter");
      await customerPage.expectSaved();
      expect((await api.customer(customer.id)).customer.customerNumbers).toEqual([number(1), number(4)]);

      async function removeWithKeys(taken: string): Promise<void> {
        await tabTo(page, customerPage.button(t.removeNumber(taken)));
        await page.keyboard.press("Enter");
        await expect(customerPage.button(t.removeNumber(taken))).toHaveCount(0);
      }
    });

    test("suggesting: each identifier is a group with its number; the focus follows rows that come and go", async ({ page, t }) => {
      await page.goto("/customers/suggest");
      const group = (n: number) => page.getByRole("group", { name: label(t.identifierN(String(n))) });
      const add = page.getByRole("button", { name: label(t.addIdentifier) });
      await tabTo(page, add);
      await page.keyboard.press("Enter");
      await expect(group(2).getByLabel(label(t.suggestKind))).toBeFocused();
      await expect(group(2).locator("legend")).toHaveText(label(t.identifierN("2")));
      await page.keyboard.press("Tab");
      await page.keyboard.type("second");
      await tabTo(page, add);
      await page.keyboard.press("Enter");
      await expect(group(3).getByLabel(label(t.suggestKind))).toBeFocused();
      await tabTo(page, page.getByRole("button", { name: label(t.removeIdentifier("2")) }));
      await page.keyboard.press("Enter");
      await expect(group(3)).toHaveCount(0);
      await expect(group(2).getByLabel(label(t.suggestValue)), "the third is the second now").toHaveValue("");
      await expect(group(2).locator(":focus")).toHaveCount(1);
      await tabTo(page, page.getByRole("button", { name: label(t.removeIdentifier("2")) }));
      await page.keyboard.press("Enter");
      await expect(group(2)).toHaveCount(0);
      await expect(group(1).locator(":focus")).toHaveCount(1);
    });

    test.describe("as an administrator", () => {
      test.use({ user: "otherAdmin" });

      test("a role: the question names the person and the role, and is left without a change", async ({ page, t, askAs, asker }) => {
        const person = await invited(askAs, "otherAdmin", "Luc", language);
        await page.goto("/settings/users");
        const edit = page.getByRole("button", { name: label(t.editUser(person.name)) });
        await tabTo(page, edit);
        await page.keyboard.press("Enter");
        const dialog = page.getByRole("dialog");
        await expect(dialog).toHaveAccessibleName(text(person.name));
        await tabTo(page, dialog.getByRole("radio", { name: text(t.roleMember) }));
        await page.keyboard.press("ArrowDown");
        await expect(dialog.getByRole("radio", { name: text(t.roleAdmin) })).toBeChecked();
        await page.keyboard.press("Enter");
        const question = dialog.getByRole("heading", { name: label(t.promoteAsk(person.name)) });
        await expect(question).toBeFocused();
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        await expect(edit).toBeFocused();
        const users: { id: string; role: string }[] = await (await asker.get("/api/v1/users")).json();
        expect(users.find((user) => user.id === person.id)?.role).toBe("member");
      });
    });

    test.describe("where something fails", () => {
      test.use({ expectedErrors: [/net::ERR_FAILED/] });

      test("start: a part that fails says so, and leaves the focus where it is", async ({ page, t, shell }) => {
        await judgeCalls(page, /^\/api\/v1\/figures$/, () => "lost");
        await page.goto("/settings");
        await shell.expectPage(t.settings);
        await listen(page);
        await tabTo(page, shell.link(t.home));
        await page.keyboard.press("Enter");
        await shell.expectPage(t.home);
        await expect(shell.heading).toBeFocused();
        const failed = page.getByRole("main").getByRole("alert");
        await expect(failed).toHaveCount(1);
        await expect(shell.heading).toBeFocused();
        const said = ((await failed.textContent()) ?? "").replace(/\s+/g, " ").trim();
        await expectHeardOnce(page, new RegExp(said.slice(0, 30).replace(/[.*+?^${}()|[\]\\]/g, "\\$&")));
        await tabTo(page, failed.getByRole("button", { name: text(t.retry) }));
      });
    });
  });
}
