// The test function of this suite: every test has a language and a session, and fails on any error of the console.
import { test as base, expect, type BrowserContextOptions } from "@playwright/test";
import { AddDialog } from "../pages/add-dialog.js";
import { CustomerPage } from "../pages/customer-page.js";
import { CustomersPage } from "../pages/customers-page.js";
import { SearchPage } from "../pages/search-page.js";
import { Shell } from "../pages/shell.js";
import { SignInPage } from "../pages/sign-in-page.js";
import { Api } from "./api.js";
import { BASE_URL, type User } from "./environment.js";
import { words, type Language, type Words } from "./words.js";

interface Options {
  language: Language;
  /** Who is signed in when the test begins. */
  user: User | null;
  /** Console errors that the test causes on purpose. */
  expectedErrors: RegExp[];
}

interface Fixtures {
  /** The server, with the same session as the page. */
  api: Api;
  t: Words;
  shell: Shell;
  signInPage: SignInPage;
  searchPage: SearchPage;
  addDialog: AddDialog;
  customerPage: CustomerPage;
  customersPage: CustomersPage;
  cleanConsole: void;
}

// A browser reports every 4xx answer as an error of the console; the tests look at those where they matter.
const ANSWER = /^Failed to load resource: the server responded with a status of 4\d\d/;

export const test = base.extend<Options & Fixtures>({
  language: ["fr", { option: true }],
  user: ["member", { option: true }],
  expectedErrors: [[], { option: true }],

  storageState: async ({ playwright, language, user }, use) => {
    let cookies: Exclude<NonNullable<BrowserContextOptions["storageState"]>, string>["cookies"] = [];
    if (user) {
      const request = await playwright.request.newContext({ baseURL: BASE_URL, extraHTTPHeaders: { Origin: BASE_URL } });
      await new Api(request).signIn(user);
      cookies = (await request.storageState()).cookies;
      await request.dispose();
    }
    await use({ cookies, origins: [{ origin: BASE_URL, localStorage: [{ name: "carnet.lang", value: language }] }] });
  },

  api: async ({ context }, use) => {
    await use(new Api(context.request));
  },
  t: async ({ language }, use) => use(words(language)),
  shell: async ({ page, t }, use) => use(new Shell(page, t)),
  signInPage: async ({ page, t }, use) => use(new SignInPage(page, t)),
  searchPage: async ({ page, t }, use) => use(new SearchPage(page, t)),
  addDialog: async ({ page, t }, use) => use(new AddDialog(page, t)),
  customerPage: async ({ page, t }, use) => use(new CustomerPage(page, t)),
  customersPage: async ({ page, t }, use) => use(new CustomersPage(page, t)),

  cleanConsole: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      await use();
      const unexpected = errors.filter((error) => ![ANSWER, ...expectedErrors].some((known) => known.test(error)));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
