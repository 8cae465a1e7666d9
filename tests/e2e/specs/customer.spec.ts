// One customer: what its settings change, what can be undone, and what two people do to it at once.
import { CustomerPage } from "../pages/customer-page.js";
import { attempt } from "../support/attempt.js";
import { added, numbersOf } from "../support/customers.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`settings (${language})`, () => {
    test.use({ language });

    test("T12: numbers in the box, with commas", async ({ api, t, customerPage }) => {
      const customer = await added(api, `box-${language}`);
      const [one, two] = [`BX-${language}${attempt()}-1`, `BX-${language}${attempt()}-02`];
      await customerPage.open(customer.id);
      await customerPage.settings.click();
      await customerPage.numbers.fill(` ${one}, ${two},,${one}`);
      await expect(customerPage.dialog).toContainText(text(t.duplicateIgnored(one)));
      await expect(customerPage.tab(t.settingsBasic)).toContainText(text(t.edited));
      await customerPage.save.click();
      await customerPage.expectSaved();
      expect(await numbersOf(api, customer.id)).toEqual([one, two]);
      await expect(customerPage.settings).toBeFocused();
      await expect(customerPage.history).toContainText(text(`${one}, ${two}`));
    });

    test("numbers one by one", async ({ page, api, t, customerPage }) => {
      const [one, two, three] = [`LI-${language}${attempt()}-1`, `LI-${language}${attempt()}-2`, `LI-${language}${attempt()}-3`];
      const customer = await added(api, `list-${language}`, [one, two, three]);
      await customerPage.openSettings(customer.id);
      await customerPage.button(t.editNumbers).click();
      await customerPage.button(t.removeNumber(two)).click();
      await expect(customerPage.line(2), "the next line takes the focus").toBeFocused();
      await expect(customerPage.line(2)).toHaveValue(three);
      await expect(customerPage.numbers, "the box shows the same").toHaveValue(`${one}, ${three}`);
      await customerPage.button(t.addNumber).click();
      await expect(customerPage.line(3)).toBeFocused();
      await page.keyboard.type(`LI-${language}${attempt()},4`);
      await page.keyboard.press("Enter");
      await expect(customerPage.dialog.getByRole("alert")).toContainText(text(t.numberComma));
      await customerPage.line(3).fill(`LI-${language}${attempt()}-4`);
      await customerPage.save.click();
      await customerPage.expectSaved();
      expect(await numbersOf(api, customer.id)).toEqual([one, three, `LI-${language}${attempt()}-4`]);
    });

    test("a number of another customer is moved here, and back", async ({ api, t, customerPage }) => {
      const number = `MV-${language}${attempt()}-7`;
      const holder = await added(api, `holder-${language}`, [number]);
      const customer = await added(api, `taker-${language}`);
      await customerPage.openSettings(customer.id);
      await customerPage.numbers.fill(number);
      await customerPage.save.click();
      await expect(customerPage.dialog.getByRole("alert")).toContainText(text(t.numberIsTaken(number)));
      await expect(customerPage.dialog.getByRole("link", { name: text(holder.name) })).toBeVisible();
      await expect(customerPage.numbers).toBeFocused();
      await customerPage.button(t.moveHere).click();
      await expect(customerPage.dialog).toContainText(text(t.moveConfirm(number)));
      expect(await numbersOf(api, holder.id), "nothing is moved before the confirmation").toEqual([number]);
      await customerPage.button(t.moveGo(number)).click();
      await expect(customerPage.dialog).toBeHidden();
      await expect(customerPage.notice).toContainText(text(t.moved(number)));
      expect(await numbersOf(api, customer.id)).toEqual([number]);
      expect(await numbersOf(api, holder.id)).toEqual([]);
      await customerPage.undo.click();
      await expect.poll(() => numbersOf(api, holder.id)).toEqual([number]);
      expect(await numbersOf(api, customer.id)).toEqual([]);
    });

    test("T8: deactivated, and back by the notice and by the page", async ({ page, api, t, customerPage }) => {
      const customer = await added(api, `switch-${language}`);
      await customerPage.openSettings(customer.id, "advanced");
      await customerPage.button(t.deactivate).click();
      await expect(customerPage.dialog).toBeHidden();
      await expect(customerPage.notice).toContainText(text(t.isDeactivated(customer.name)));
      await expect(customerPage.verdict).toContainText(text(t.verdictStopped));
      await customerPage.undo.click();
      await expect(customerPage.notice).toContainText(text(t.isActivated(customer.name)));
      await expect(customerPage.verdict).not.toContainText(text(t.verdictStopped));
      await page.keyboard.press("Control+z");
      await expect(customerPage.notice).toContainText(text(t.isDeactivated(customer.name)));
      await customerPage.verdict.getByRole("button", { name: label(t.activate) }).click();
      await expect(customerPage.notice).toContainText(text(t.isActivated(customer.name)));
      expect((await api.customer(customer.id)).customer.ownStatus).toBe("active");
    });

    test("deleted and restored, without the number given away", async ({ page, api, t, customerPage }) => {
      const [lost, kept] = [`DL-${language}${attempt()}-1`, `DL-${language}${attempt()}-2`];
      const customer = await added(api, `deleted-${language}`, [lost, kept]);
      const other = await added(api, `heir-${language}`);
      await customerPage.openSettings(customer.id, "advanced");
      await customerPage.button(t.delete).click();
      const question = page.locator("#settings-deleting");
      await expect(question).toContainText(customer.name);
      await expect(question).toContainText(lost);
      await expect(question.getByRole("button", { name: label(t.keep) })).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(question).toBeHidden();
      expect((await api.customer(customer.id)).status).toBe(200);
      await customerPage.button(t.delete).click();
      await question.getByRole("button", { name: label(t.deleteName(customer.name)) }).click();
      await expect(page).toHaveURL(/\/customers$/);
      await expect(customerPage.notice).toContainText(text(t.wasDeleted(customer.name)));
      await api.changeCustomer(other.id, other.version, { customerNumbers: [lost] });
      await customerPage.notice.getByRole("button", { name: label(t.restore) }).click();
      await expect(customerPage.notice).toContainText(text(t.restoredWithout(lost)));
      await expect(customerPage.notice).toContainText(other.name);
      expect(await numbersOf(api, customer.id)).toEqual([kept]);
    });

    test("a deleted customer says by whom, and comes back", async ({ page, api, t, shell, customerPage }) => {
      const customer = await added(api, `gone-${language}`, [`GN-${language}${attempt()}`]);
      expect((await api.deleteCustomer(customer.id, customer.version)).ok()).toBeTruthy();
      await page.goto(`/customers/${customer.id}`);
      await shell.expectPage(t.deletedHeading(customer.name));
      await expect(page.getByText(text(t.deletedBy("Camille Perrin")))).toBeVisible();
      await expect(page.getByText(`GN-${language}${attempt()}`)).toBeVisible();
      await page.getByRole("button", { name: label(t.restore) }).click();
      await expect(customerPage.settings).toBeVisible();
      await expect(customerPage.notice).toContainText(text(t.isRestored(customer.name)));
      expect(await numbersOf(api, customer.id)).toEqual([`GN-${language}${attempt()}`]);
    });

    test("two editors at once: both versions are shown, one is chosen", async ({ api, t, sit, customerPage }) => {
      const customer = await added(api, `editors-${language}`, [`ED-${language}${attempt()}-0`]);
      const other = new CustomerPage((await sit("member")).page, t);
      for (const [mine, theirs, choice] of [
        [`ED-${language}${attempt()}-1`, `ED-${language}${attempt()}-2`, t.keepMine],
        [`ED-${language}${attempt()}-3`, `ED-${language}${attempt()}-4`, t.takeCurrent],
      ] as const) {
        await customerPage.openSettings(customer.id);
        await other.openSettings(customer.id);
        await customerPage.numbers.fill(mine);
        await other.numbers.fill(theirs);
        await other.save.click();
        await other.expectSaved();
        await customerPage.save.click();
        await expect(customerPage.dialog).toContainText(text(t.changedBy("Camille Perrin")));
        await expect(customerPage.dialog.getByRole("cell", { name: mine })).toBeVisible();
        await expect(customerPage.dialog.getByRole("cell", { name: theirs })).toBeVisible();
        expect(await numbersOf(api, customer.id), "nothing is overwritten").toEqual([theirs]);
        await customerPage.button(choice).click();
        if (choice === t.keepMine) {
          await customerPage.expectSaved();
          expect(await numbersOf(api, customer.id)).toEqual([mine]);
        } else {
          await expect(customerPage.numbers).toHaveValue(theirs);
          expect(await numbersOf(api, customer.id)).toEqual([theirs]);
        }
      }
    });
  });
}
