// People who are made for one test: invited through the server, with a password of their own.
import { expect, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { BASE_URL, PASSWORD, USERS, type User } from "./environment.js";
import type { Language } from "./words.js";

export const NEW_PASSWORD = "quatre mots sans lien";

export interface Person {
  id: string;
  name: string;
  email: string;
  token: string;
}

/** A browser of its own without a session; `leave` closes it and tells of errors. */
export interface Stranger {
  context: BrowserContext;
  page: Page;
  leave: () => Promise<void>;
}

export async function stranger(browser: Browser, language: Language): Promise<Stranger> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: BASE_URL, extraHTTPHeaders: { Origin: BASE_URL }, storageState });
  await context.addInitScript((chosen) => {
    if (localStorage.getItem("carnet.lang") === null) localStorage.setItem("carnet.lang", chosen);
  }, language);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const leave = async (): Promise<void> => {
    await context.close();
    expect(errors, "errors at the second browser").toEqual([]);
  };
  return { context, page, leave };
}

/** A name and an address that no run before has used. */
export function fresh(first: string, language: Language): { name: string; email: string } {
  const once = `${language}${Date.now().toString(36)}`;
  return { name: `${first} ${once}`, email: `${first.toLowerCase()}.${once}@brasserie.example` };
}

/** Invited by an administrator; has not chosen a password yet. */
export async function invited(browser: Browser, admin: User, first: string, language: Language): Promise<Person> {
  const storageState = { cookies: [], origins: [] };
  const context = await browser.newContext({ baseURL: BASE_URL, extraHTTPHeaders: { Origin: BASE_URL }, storageState });
  const signIn = await context.request.post("/api/v1/session", { data: { email: USERS[admin], password: PASSWORD } });
  expect(signIn.status(), `sign-in of ${USERS[admin]}`).toBe(200);
  const { name, email } = fresh(first, language);
  const data = { email, displayName: name, role: "member", locale: language };
  const answer = await context.request.post("/api/v1/users", { data });
  expect(answer.status(), `inviting ${email}`).toBe(201);
  const { user, token } = await answer.json();
  await context.close();
  return { id: user.id, name, email, token };
}

/** The same person after choosing a password: signed in at a browser of its own. */
export async function arrived(browser: Browser, person: Person, language: Language): Promise<Stranger> {
  const there = await stranger(browser, language);
  const data = { token: person.token, password: NEW_PASSWORD };
  const answer = await there.context.request.post("/api/v1/invitations/accept", { data });
  expect(answer.status(), `accepting the invitation of ${person.email}`).toBe(200);
  return there;
}

/** Signs in at a browser; answers the status. */
export async function signIn(context: BrowserContext, email: string, password: string): Promise<number> {
  return (await context.request.post("/api/v1/session", { data: { email, password } })).status();
}
