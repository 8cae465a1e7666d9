// The people of a company: inviting, roles, disabling, new links; and one's own sessions, password and preferences.
import type { Locator, Page } from "@playwright/test";
import { expectAccessible } from "../support/axe.js";
import { retype, tabTo } from "../support/keyboard.js";
import { NEW_PASSWORD, arrived, fresh, invited, signIn } from "../support/people.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text, words, type Words } from "../support/words.js";

const row = (page: Page, name: string): Locator => page.getByRole("row").filter({ hasText: name });
const dialog = (page: Page): Locator => page.getByRole("dialog");
const press = (where: Page | Locator, name: string): Promise<void> => where.getByRole("button", { name: label(name) }).click();

async function edit(page: Page, t: Words, name: string): Promise<Locator> {
  await press(row(page, name), t.editUser(name));
  await expect(dialog(page).getByRole("heading", { name: label(t.editUser(name)) })).toBeVisible();
  return dialog(page);
}

// The list of one company is the same for all of them.
test.describe.configure({ mode: "default" });

for (const language of LANGUAGES) {
  test.describe(`users (${language})`, () => {
    test.use({ language, user: "otherAdmin" });

    test("an invited person opens the link, chooses a password and is in", async ({ page, t, sit }) => {
      const { name, email } = fresh("Claire", language);
      await page.goto("/settings/users");
      const invite = page.getByRole("button", { name: label(t.inviteUser) });
      await tabTo(page, invite);
      await page.keyboard.press("Enter");
      await tabTo(page, dialog(page).getByRole("button", { name: label(t.inviteSend) }));
      await page.keyboard.press("Enter");
      const nameBox = dialog(page).getByLabel(label(t.displayName));
      await expect(nameBox).toBeFocused();
      await expect(dialog(page)).toContainText(text(t.userNameRequired));
      await expectAccessible(page, "inviting nobody");
      await retype(page, name);
      await tabTo(page, dialog(page).getByLabel(label(t.personEmail)));
      await retype(page, email);
      await page.keyboard.press("Enter");
      await expect(dialog(page).getByRole("heading", { name: label(t.linkFor(name)) })).toBeFocused();
      await expectAccessible(page, "the link");
      const link = await dialog(page).getByLabel(label(t.link)).inputValue();
      const mail = await dialog(page).getByRole("link").getAttribute("href");
      expect(decodeURIComponent(mail ?? "")).toContain(link);
      await page.keyboard.press("Escape");
      await expect(dialog(page)).toBeHidden();
      await expect(invite).toBeFocused();
      await expect(row(page, name)).toContainText(text(t.stateInvited));

      const claire = await sit(null);
      await claire.page.goto(link);
      await expect(claire.page.getByRole("heading", { level: 1 })).toHaveText(label(t.choosePassword));
      await expect(claire.page.locator("main")).toContainText(name);
      await expectAccessible(claire.page, "choosing a password");
      await claire.page.getByLabel(label(t.newPassword)).fill("court");
      await press(claire.page, t.chooseAndSignIn);
      await expect(claire.page.locator("#password-error")).toContainText(text(t.passwordTooShort));
      await claire.page.getByLabel(label(t.newPassword)).fill(NEW_PASSWORD);
      await press(claire.page, t.chooseAndSignIn);
      await expect(claire.page.getByRole("heading", { level: 1 })).toHaveText(label(t.home));
      expect(claire.page.url(), "the token has left the address").not.toContain("#");
      await expect(claire.page.getByRole("banner")).toContainText(name);
      await expect(row(page, name)).toContainText(text(t.stateActive));
      await claire.leave();

      const late = await sit(null);
      await late.page.goto(link);
      await expect(late.page.getByRole("heading", { level: 1 })).toHaveText(label(t.linkDead));
      expect(late.page.url()).not.toContain("#");
      await late.leave();
    });

    test("promotion names the person and is undone; a disabled person is out at once", async ({ page, t, sit, askAs }) => {
      const person = await invited(askAs, "otherAdmin", "Hugo", language);
      const hugo = await arrived(sit, person);
      await hugo.page.goto("/customers");
      await expect(hugo.page.getByRole("heading", { level: 1 })).toHaveText(label(t.navCustomers));
      await page.goto("/settings/users");
      const box = await edit(page, t, person.name);
      await box.getByRole("radio", { name: text(t.roleAdmin) }).check();
      await press(box, t.saveChanges);
      await expect(box.getByRole("heading", { name: label(t.promoteAsk(person.name)) })).toBeFocused();
      await press(box, t.promote);
      await expect(page.locator("#notice")).toContainText(text(t.nowAdmin(person.name)));
      await expect(row(page, person.name)).toContainText(text(t.roleAdmin));
      await press(page.locator("#notice"), t.undoAction);
      await expect(row(page, person.name)).toContainText(text(t.roleMember));

      await edit(page, t, person.name);
      await press(box, t.disableUser);
      await expect(box).toContainText(person.name);
      await expectAccessible(page, "disabling somebody");
      await press(box, t.disableUser);
      await expect(page.locator("#notice")).toContainText(text(t.disabledUser(person.name)));
      await expect(row(page, person.name)).toContainText(text(t.stateDisabled));
      await hugo.page.goto("/customers");
      await expect(hugo.page.getByRole("heading", { level: 1 })).toHaveText(label(t.signIn));
      expect(await signIn(hugo.asker, person.email, NEW_PASSWORD), "sign-in while disabled").toBe(401);

      await press(row(page, person.name), t.activateUser(person.name));
      await expect(page.locator("#notice")).toContainText(text(t.activatedUser(person.name)));
      expect(await signIn(hugo.asker, person.email, NEW_PASSWORD), "sign-in after activation").toBe(200);
      await hugo.leave();
    });

    test("a new link ends the old password; an invitation is taken back", async ({ page, t, sit, askAs }) => {
      const person = await invited(askAs, "otherAdmin", "Nadia", language);
      const nadia = await arrived(sit, person);
      await page.goto("/settings/users");
      let box = await edit(page, t, person.name);
      await press(box, t.resetPassword);
      await expect(box.getByRole("heading", { name: label(t.resetAsk(person.name)) })).toBeFocused();
      await press(box, t.resetGo);
      await expect(box.getByLabel(label(t.link))).toHaveValue(/\/invitation#\w+/);
      expect(await signIn(nadia.asker, person.email, NEW_PASSWORD), "the old password").toBe(401);
      await page.keyboard.press("Escape");
      await nadia.leave();

      const other = await invited(askAs, "otherAdmin", "Omar", language);
      await expect(row(page, other.name)).toBeVisible();
      box = await edit(page, t, other.name);
      await press(box, t.removeInvitation);
      await press(box, t.removeInvitation);
      await expect(page.locator("#notice")).toContainText(text(t.removedInvitation(other.name)));
      await expect(row(page, other.name)).toHaveCount(0);
    });

    test.describe("of one administrator", () => {
      test.use({ user: "admin" });

      test("the last one keeps the role, and is told why", async ({ page, t }) => {
        await page.goto("/settings/users");
        const mine = page.getByRole("row").filter({ hasText: "admin@lumiere.example" });
        await mine.getByRole("button").last().click();
        await expect(dialog(page)).toContainText(text(t.lastAdmin));
        await expect(dialog(page).getByRole("radio")).toHaveCount(0);
        await expect(dialog(page).getByRole("button", { name: label(t.disableUser) })).toHaveCount(0);
      });
    });

    test.describe("for a member", () => {
      test.use({ user: "member" });

      test("the administrators are named", async ({ page, t }) => {
        for (const path of ["/settings/users", "/settings/keys"]) {
          await page.goto(path);
          await expect(page.getByText(text(t.adminsOnly))).toBeVisible();
          await expect(page.locator("main")).toContainText("Inès Delacourt");
        }
      });
    });

    test("signing out elsewhere and a new password end the other browser", async ({ t, sit, askAs }) => {
      const person = await invited(askAs, "otherAdmin", "Lina", language);
      const here = await arrived(sit, person);
      const there = await sit(null);
      expect(await signIn(there.asker, person.email, NEW_PASSWORD)).toBe(200);
      await there.page.goto("/customers");
      await here.page.goto("/settings/preferences");
      await expect(here.page.getByText(text(t.thisSession))).toBeVisible();
      await press(here.page, t.endElsewhere);
      await expectAccessible(here.page, "ending sessions");
      await press(dialog(here.page), t.endElsewhere);
      await expect(here.page.locator("#notice")).toContainText(text(t.endedElsewhere));
      await expect(here.page.getByText(text(t.notElsewhere))).toBeVisible();
      await there.page.goto("/customers");
      await expect(there.page.getByRole("heading", { level: 1 })).toHaveText(label(t.signIn));

      expect(await signIn(there.asker, person.email, NEW_PASSWORD)).toBe(200);
      await here.page.getByLabel(label(t.currentPassword)).fill("not this one");
      await here.page.getByLabel(label(t.newPassword)).fill("encore quatre mots sans lien");
      await press(here.page, t.changePassword);
      await expect(here.page.getByLabel(label(t.currentPassword))).toBeFocused();
      await expect(here.page.locator("#password-current-error")).toContainText(text(t.wrongPassword));
      await here.page.getByLabel(label(t.currentPassword)).fill(NEW_PASSWORD);
      await press(here.page, t.changePassword);
      await expect(here.page.locator("#notice")).toContainText(text(t.passwordChanged));
      await there.page.goto("/customers");
      await expect(there.page.getByRole("heading", { level: 1 })).toHaveText(label(t.signIn));
      await here.leave();
      await there.leave();
    });

    test("preferences are saved together", async ({ t, sit, askAs }) => {
      const person = await invited(askAs, "otherAdmin", "Tom", language);
      const { page, leave } = await arrived(sit, person);
      await page.goto("/settings/preferences");
      const other = language === "fr" ? "English" : "Français";
      const changed = words(language === "fr" ? "en" : "fr");
      await page.locator("main").getByRole("radio", { name: other }).check();
      await page.locator("main").getByRole("radio", { name: label(t.themeDark) }).check();
      await page.getByLabel(label(t.displayName)).fill(`${person.name} B.`);
      await press(page, t.saveChanges);
      await expect(page.locator("#notice")).toContainText(text(changed.preferencesSaved));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(label(changed.preferences));
      await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
      await expect(page.getByRole("banner")).toContainText(`${person.name} B.`);
      await page.reload();
      await expect(page.getByLabel(label(changed.displayName))).toHaveValue(`${person.name} B.`);
      await expect(page.locator("main").getByRole("radio", { name: other })).toBeChecked();
      await leave();
    });
  });
}

test.describe("single sign-on that knows nobody", () => {
  test.use({ user: null });

  test("says whom to ask", async ({ page, t, signInPage }) => {
    await page.goto("/sign-in?error=sso_unknown");
    await expect(signInPage.alert).toContainText(text(t.ssoUnknown));
  });
});
