// People at browsers: who sits where, signed in or not, and what their browsers complained about.
import { expect, type Page } from "@playwright/test";
import { Api } from "./api.js";
import type { Asker } from "./asker.js";
import type { User } from "./environment.js";
import type { Host, Place, Window } from "./host.js";

export interface Seat {
  page: Page;
  /** Asks with the same session as the page. */
  asker: Asker;
  api: Api;
  /** Closes the browser, and fails when it has reported errors. */
  leave(): Promise<void>;
}

/** A browser of somebody's own, beside the one that every test has; `null` for nobody yet. */
export type Sit = (user: User | null) => Promise<Seat>;

/** Asks without a page; signing in there ends nobody's session. */
export type AskAs = (user: User | null) => Promise<Asker>;

// A browser reports every 4xx answer as an error of the console; the tests look at those where they matter.
const ANSWER = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** By person, the session of the test before. */
const sessions = new Map<User, string>();

/** With the session that there is, as long as nobody has ended it: signing in is slow on purpose. */
async function enter(place: Place, api: Api, user: User): Promise<void> {
  const known = sessions.get(user);
  if (known) {
    await place.resume(known);
    if (await api.isSignedIn()) return;
  }
  await api.signIn(user);
  sessions.set(user, await place.session());
}

export async function sit(host: Host, user: User | null, window: Window, expected: RegExp[]): Promise<Seat> {
  const place = await host.open(window);
  const { page, asker, close } = place;
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  const api = new Api(asker);
  if (user) await enter(place, api, user);
  const leave = async (): Promise<void> => {
    if (page.isClosed()) return;
    await close();
    const unexpected = errors.filter((error) => ![ANSWER, ...expected].some((known) => known.test(error)));
    expect(unexpected, "errors in the browser's console").toEqual([]);
  };
  return { page, asker, api, leave };
}
