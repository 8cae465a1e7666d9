// Whoever hosts the app, as the tests see it: places to sit at, each with a session of its own, and answers of the API.
import type { Page } from "@playwright/test";
import type { Asker } from "./asker.js";
import { BASE_URL } from "./environment.js";
import type { Language } from "./words.js";

/** A browser of somebody's own; without a session until somebody signs in, at the page or through `asker`. */
export interface Place {
  page: Page;
  /** Asks with the session of the page; who signs in here is signed in there. */
  asker: Asker;
  /** Who is signed in here, as `resume` takes it at another place. */
  session(): Promise<string>;
  resume(session: string): Promise<void>;
  close(): Promise<void>;
}

/** A small file of the app: a page of its origin on which nothing runs. */
export const STILL = `${BASE_URL}/favicon.svg`;

export interface Window {
  language: Language;
  viewport: { width: number; height: number } | null;
}

export interface Host {
  /** Before every test: nothing of what the one before has chosen in its browser is left. */
  begin(): Promise<void>;
  open(window: Window): Promise<Place>;
  /** Without a page, and without a session until it signs in. */
  asker(): Promise<Asker>;
  close(): Promise<void>;
}

/** Lets addresses be the app's own: `/customers` lies below the base path, wherever that is. */
export function belowBase(page: Page): Page {
  const goto = page.goto.bind(page);
  page.goto = (address, options) => goto(address.startsWith("/") ? BASE_URL + address : address, options);
  return page;
}
