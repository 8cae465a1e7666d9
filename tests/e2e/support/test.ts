// The test function of this suite: every test has a language and a session, and fails on any error of the console.
// Pages, sessions and answers come from whoever hosts the app, so that the same tests run on both.
import { test as base, expect } from "@playwright/test";
import { AddDialog } from "../pages/add-dialog.js";
import { CustomerPage } from "../pages/customer-page.js";
import { CustomersPage } from "../pages/customers-page.js";
import { SearchPage } from "../pages/search-page.js";
import { Shell } from "../pages/shell.js";
import { SignInPage } from "../pages/sign-in-page.js";
import { Api } from "./api.js";
import type { Asker } from "./asker.js";
import { DemoHost } from "./demo-host.js";
import { onDemo, type User } from "./environment.js";
import type { Host } from "./host.js";
import { sit, type AskAs, type Seat, type Sit } from "./seats.js";
import { ServerHost } from "./server-host.js";
import { words, type Language, type Words } from "./words.js";

interface Options {
  language: Language;
  /** Who is signed in when the test begins. */
  user: User | null;
  /** Console errors that the test causes on purpose. */
  expectedErrors: RegExp[];
}

interface Fixtures {
  seat: Seat;
  /** A further browser, which is closed with the test at the latest. */
  sit: Sit;
  /** The API, with the same session as the page. */
  asker: Asker;
  api: Api;
  /** The API, with another session. */
  askAs: AskAs;
  t: Words;
  shell: Shell;
  signInPage: SignInPage;
  searchPage: SearchPage;
  addDialog: AddDialog;
  customerPage: CustomerPage;
  customersPage: CustomersPage;
}

interface Lasting {
  host: Host;
  /** Of the people who have asked without a page. */
  askers: Map<User, Asker>;
}

export const test = base.extend<Options & Fixtures, Lasting>({
  language: ["fr", { option: true }],
  user: ["member", { option: true }],
  expectedErrors: [[], { option: true }],

  host: [
    async ({ browser, playwright }, use) => {
      const host = onDemo ? await DemoHost.start(browser) : new ServerHost(browser, playwright.request);
      await use(host);
      await host.close();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  askers: [async ({}, use) => use(new Map()), { scope: "worker" }],

  sit: async ({ host, language, viewport, expectedErrors }, use) => {
    await host.begin();
    const seats: Seat[] = [];
    await use(async (user) => {
      const seat = await sit(host, user, { language, viewport }, expectedErrors);
      seats.push(seat);
      return seat;
    });
    for (const seat of seats) await seat.leave();
  },
  askAs: async ({ host, askers }, use) => {
    await use(async (user) => {
      const known = user ? askers.get(user) : undefined;
      if (known && (await new Api(known).isSignedIn())) return known;
      const asker = await host.asker();
      if (user) {
        await new Api(asker).signIn(user);
        askers.set(user, asker);
      }
      return asker;
    });
  },

  seat: async ({ sit, user }, use) => use(await sit(user)),
  page: async ({ seat }, use) => use(seat.page),
  context: async ({ seat }, use) => use(seat.page.context()),
  asker: async ({ seat }, use) => use(seat.asker),
  api: async ({ seat }, use) => use(seat.api),
  t: async ({ language }, use) => use(words(language)),
  shell: async ({ page, t }, use) => use(new Shell(page, t)),
  signInPage: async ({ page, t }, use) => use(new SignInPage(page, t)),
  searchPage: async ({ page, t }, use) => use(new SearchPage(page, t)),
  addDialog: async ({ page, t }, use) => use(new AddDialog(page, t)),
  customerPage: async ({ page, t }, use) => use(new CustomerPage(page, t)),
  customersPage: async ({ page, t }, use) => use(new CustomersPage(page, t)),
});

export { expect };
