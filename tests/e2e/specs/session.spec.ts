// Signing in and out, and what happens to one's place when a session ends.
import { BASE_URL, PASSWORD, USERS, onDemo } from "../support/environment.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`session (${language})`, () => {
    test.use({ language });

    test.describe("signed out", () => {
      test.use({ user: null });

      test("a wrong password keeps the e-mail and says no more than needed", async ({ page, t, signInPage }) => {
        // An address of its own: too many failures for one address are throttled.
        const email = `nobody-${language}@lumiere.example`;
        await signInPage.open();
        await signInPage.signIn(email, "not the password");
        await expect(signInPage.alert).toContainText(text(t.badCredentials));
        await expect(signInPage.email).toHaveValue(email);
        await expect(signInPage.password).toBeFocused();
        await expect(page).toHaveTitle(language === "fr" ? /^Erreur/ : /^Error/);
      });

      test("a page asked for without a session comes after sign-in", async ({ page, t, shell, signInPage, customersPage }) => {
        await page.goto("/customers?q=Zyxwvut");
        await shell.expectPage(t.signIn);
        await expect(page).toHaveURL(/\/sign-in\?next=/);
        await signInPage.signIn(USERS.member, PASSWORD);
        await expect(customersPage.box).toHaveValue("Zyxwvut");
        await expect(page).toHaveURL(/\/customers\?q=Zyxwvut$/);
      });

      test("next leads nowhere but into the app", async ({ page, t, shell, signInPage }) => {
        await signInPage.open("//evil.example/");
        await signInPage.signIn(USERS.member, PASSWORD);
        await shell.expectPage(t.home);
        expect(page.url()).toBe(`${BASE_URL}/`);
      });
    });

    test("an expired session asks to sign in and returns to the question", async ({ page, t, api, shell, signInPage, searchPage }) => {
      await searchPage.open();
      await api.endSession();
      await searchPage.searchName("*Zyxwvut*");
      await shell.expectPage(t.signIn);
      await expect(page.getByText(text(t.sessionExpired))).toBeVisible();
      await signInPage.signIn(USERS.member, PASSWORD);
      await expect(searchPage.name).toHaveValue("*Zyxwvut*");
      await expect(page.getByText(text(t.zeroNone("*Zyxwvut*")))).toBeVisible();
    });

    test("an address that no page has", async ({ page, t, shell }) => {
      await page.goto("/no/such/page");
      await shell.expectPage(t.notFound);
      await expect(page.locator("main")).toContainText("/no/such/page");
      await page.locator("main").getByRole("link", { name: label(t.home) }).click();
      await shell.expectPage(t.home);
    });

    test.describe("without a network", () => {
      test.skip(onDemo, "has no network that could be away: its worker answers");
      test.use({ expectedErrors: [/ERR_INTERNET_DISCONNECTED/] });

      test("the page says so, keeps what was typed, and goes on afterwards", async ({ page, context, t, searchPage }) => {
        await searchPage.open();
        await context.setOffline(true);
        await searchPage.searchName("*Zyxwvut*");
        await expect(page.getByText(text(t.offline)).first()).toBeVisible();
        await expect(searchPage.name).toHaveValue("*Zyxwvut*");
        await context.setOffline(false);
        await page.getByRole("button", { name: label(t.retry) }).first().click();
        await expect(page.getByText(text(t.zeroNone("*Zyxwvut*")))).toBeVisible();
      });
    });
  });
}
