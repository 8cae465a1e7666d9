// A second person at a second browser, beside the one that every test has.
import { expect, type Browser, type Page } from "@playwright/test";
import { Api } from "./api.js";
import { BASE_URL, type User } from "./environment.js";
import type { Language } from "./words.js";

export interface Other {
  page: Page;
  api: Api;
  leave: () => Promise<void>;
}

export async function other(browser: Browser, user: User, language: Language): Promise<Other> {
  // Without the cookies of the test's own browser: signing in would end that session.
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: BASE_URL, extraHTTPHeaders: { Origin: BASE_URL }, storageState });
  const api = new Api(context.request);
  await api.signIn(user);
  await context.addInitScript((chosen) => localStorage.setItem("carnet.lang", chosen), language);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  return {
    page,
    api,
    leave: async () => {
      await context.close();
      expect(errors, "errors at the second browser").toEqual([]);
    },
  };
}
