// Visitors of a deployment of the demo, each test with a browser whose profile outlives it being closed. Whatever a
// test is about: no file comes from outside the base path, and the console stays clean but for what a test causes.
import { test as base, chromium, expect as baseExpect, type BrowserContext, type Page } from "@playwright/test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Deployment } from "./deployment.js";
import { words, type Language, type Words } from "./words.js";

/** Opens the browser of the visitor; the profile is the same every time. */
export type Browse = () => Promise<BrowserContext>;

interface Options {
  language: Language;
  expectedErrors: RegExp[];
}

interface Fixtures {
  deployment: Deployment;
  /** Addresses of everything that was asked for. */
  asked: string[];
  browse: Browse;
  /** A tab of it. */
  tab: Page;
  t: Words;
}

// A deep link is answered with the page and the status 404; a browser reports that.
const DEEP_LINK = /^Failed to load resource: the server responded with a status of 404/;

export const test = base.extend<Options & Fixtures>({
  language: ["fr", { option: true }],
  expectedErrors: [[], { option: true }],

  deployment: async ({}, use) => {
    const deployment = new Deployment();
    await deployment.start();
    await use(deployment);
    deployment.stop();
  },
  asked: async ({}, use) => use([]),

  browse: async ({ deployment, asked, language, expectedErrors, launchOptions }, use) => {
    const profile = mkdtempSync(join(tmpdir(), "carnet-visitor-"));
    const open: BrowserContext[] = [];
    const errors: string[] = [];
    await use(async () => {
      const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: deployment.url });
      open.push(context);
      await context.addInitScript((chosen) => {
        if (location.protocol !== "about:") localStorage.setItem("carnet.lang", chosen);
      }, language);
      context.on("request", (request) => asked.push(request.url()));
      context.on("weberror", (error) => errors.push(String(error.error())));
      context.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
      });
      return context;
    });
    for (const context of open) await context.close();
    rmSync(profile, { recursive: true, force: true });
    baseExpect(asked.filter((url) => !url.startsWith(deployment.url) && !/^(blob|data):/.test(url)), "asked elsewhere").toEqual([]);
    const unexpected = errors.filter((error) => ![DEEP_LINK, ...expectedErrors].some((known) => known.test(error)));
    baseExpect(unexpected, "errors in the browser's console").toEqual([]);
  },
  tab: async ({ browse }, use) => {
    const context = await browse();
    await use(context.pages()[0] ?? (await context.newPage()));
  },
  t: async ({ language }, use) => use(words(language)),
});

/** Every load brings up a database in a new worker, which may take its time on a busy machine. */
export const expect = baseExpect.configure({ timeout: 30_000 });
