// Company level settings: what each position of the two switches means, who may change them, and asking for a change.
import { SettingsPage } from "../pages/settings-page.js";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { judgeCalls } from "../support/calls.js";
import { InboundApi } from "../support/inbound.js";
import { tabTo } from "../support/keyboard.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

// One company's customer directory is switched here; its documents are of no other test.
test.describe.configure({ mode: "default" });

for (const language of LANGUAGES) {
  test.describe(`company settings (${language})`, () => {
    test.use({ language, user: "third" });

    test("T14: both switches say what they result in, and their polarities are opposite", async ({ page, t, sit, asker }) => {
      const settings = new SettingsPage(page);
      const admin = await sit("thirdAdmin");
      await new InboundApi(admin.asker).set({ customerDirectory: "closed", supplierDirectory: "closed" });
      const closed = new InboundApi(asker);
      expect(await closed.settings()).toMatchObject({ customerDirectory: "closed", supplierDirectory: "closed" });

      await settings.open("outbound");
      await settings.expectPair(t.setting, false, t.switchOff, t.customersClosed);
      await settings.open("general");
      await settings.expectPair(t.authorizeManually, true, t.switchOn, t.suppliersClosed);

      const theirs = await sit("other");
      const open = new SettingsPage(theirs.page);
      await open.open("general");
      await open.expectPair(t.authorizeManually, false, t.switchOff, t.suppliersOpen);
      await theirs.leave();

      await new InboundApi(admin.asker).set({ customerDirectory: "open" });
      await settings.open("outbound");
      await settings.expectPair(t.setting, true, t.switchOn, t.customersOpen);
      await new InboundApi(admin.asker).set({ customerDirectory: "closed" });
      await settings.expectPair(t.setting, false, t.switchOff, t.customersClosed);
      await admin.leave();
    });

    test("T13: a member sees them, may not change them, and asks; the administrators get the message", async ({ page, t, sit, asker }) => {
      const settings = new SettingsPage(page);
      const admin = await sit("thirdAdmin");
      await admin.page.goto("/messages");
      await expect(admin.page.getByRole("heading", { level: 1 })).toBeVisible();
      const { admins } = await new InboundApi(asker).settings();
      const words = `Pour la clôture ${language} ${Date.now()}`;

      await settings.open("outbound");
      await expect(settings.switch(t.setting)).toHaveAttribute("aria-disabled", "true");
      await expect(settings.block(t.setting)).toContainText(text(t.onlyAdmin(admins[0] ?? "?")));
      await tabTo(page, settings.switch(t.setting));
      await page.keyboard.press("Enter");
      await expect(settings.dialog).toHaveCount(0);
      await page.keyboard.press("Tab");
      await expect(settings.block(t.setting).getByRole("button", { name: label(t.askChange) })).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(settings.dialog).toContainText(text(admins[0] ?? "?"));
      await expectAccessible(page, "asking for a change");
      await settings.dialog.getByLabel(label(t.wordsField)).fill(words);
      await settings.inDialog(t.sendAsk).click();
      await expect(settings.dialog).toHaveCount(0);
      await expect(settings.notice).toContainText(text(t.changeAsked));

      const message = admin.page.getByRole("article", { name: text(t.asksToChange) }).filter({ hasText: text(words) });
      await expect(message).toContainText(text(t.setting));
      await message.getByRole("link", { name: label(t.openSetting) }).click();
      await expect(new SettingsPage(admin.page).switch(t.setting)).toBeVisible();
      await admin.leave();
    });
  });

  test.describe(`company settings, administrator (${language})`, () => {
    test.use({ language, user: "thirdAdmin" });

    test("asked first, stored, said, undone; the switch turns when the server has said so", async ({ page, t, asker }) => {
      const settings = new SettingsPage(page);
      const api = new InboundApi(asker);
      await api.set({ customerDirectory: "closed" });
      await settings.open("outbound");

      await test.step("leaving the question changes nothing", async () => {
        await tabTo(page, settings.switch(t.setting));
        await page.keyboard.press("Space");
        await expect(settings.dialog.getByRole("heading", { level: 2 })).toHaveText(label(t.askOpenCustomers));
        await expect(settings.inDialog(t.changeNothing)).toBeFocused();
        await expect(settings.dialog).toContainText(text(t.customersClosed));
        await expect(settings.dialog).toContainText(text(t.customersOpen));
        await expect(settings.dialog).toContainText(text(t.notMeasured));
        await expectAccessible(page, "the question before a setting changes");
        await page.keyboard.press("Escape");
        await expect(settings.dialog).toHaveCount(0);
        await expect(settings.switch(t.setting)).toBeFocused();
        expect((await api.settings()).customerDirectory).toBe("closed");
      });

      await test.step("it turns with the answer, not before", async () => {
        let answer = (): void => {};
        const held = new Promise<void>((resolve) => (answer = resolve));
        await judgeCalls(page, /\/settings\/company$/, async ({ method }) => {
          if (method === "PATCH") await held;
          return undefined;
        });
        await page.keyboard.press("Enter");
        await settings.inDialog(t.goOpenCustomers).click();
        await expect(settings.dialog.locator("#setting-confirm")).toHaveAttribute("aria-disabled", "true");
        await expect(page.locator("#customers-switch")).toHaveAttribute("aria-checked", "false");
        answer();
        await expect(settings.dialog).toHaveCount(0);
        await settings.expectPair(t.setting, true, t.switchOn, t.customersOpen);
        await expect(settings.notice).toContainText(text(t.doneOpenCustomers));
        await expect(settings.switch(t.setting)).toBeFocused();
      });

      await test.step("undone", async () => {
        await page.keyboard.press("ControlOrMeta+z");
        await expect(settings.notice).toContainText(text(t.doneClosedCustomers));
        await settings.expectPair(t.setting, false, t.switchOff, t.customersClosed);
        expect((await api.settings()).customerDirectory).toBe("closed");
      });
    });

    test("somebody else was first: the question stays, with what holds now", async ({ page, t, asker }) => {
      const settings = new SettingsPage(page);
      await new InboundApi(asker).set({ customerDirectory: "closed" });
      await page.setViewportSize({ width: 360, height: 740 });
      await settings.open("outbound");
      await expectNoSidewaysScroll(page, "settings at 360 px");
      const heal = await judgeCalls(page, /\/settings\/company$/, ({ method }) =>
        method === "PATCH" ? { headers: { "if-match": '"0"' } } : undefined,
      );
      await settings.switch(t.setting).click();
      await settings.inDialog(t.goOpenCustomers).click();
      await expect(settings.dialog).toContainText(text(t.settingsConflict));
      await expectNoSidewaysScroll(page, "the conflict at 360 px");
      await heal();
      await settings.inDialog(t.changeNothing).click();
      await settings.expectPair(t.setting, false, t.switchOff, t.customersClosed);
    });
  });
}
