// `cargo xtask screenshots` runs this: every scene in every look, named page-language-theme-width.png.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { chromium } from "@playwright/test";

import { gallery } from "./gallery.mjs";
import { LOOKS, SCENES, fileName } from "./scenes.mjs";

const PASSWORD = "carnet-demo";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--hide-scrollbars"];

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    out: { type: "string" },
    gallery: { type: "string" },
    now: { type: "string" },
    only: { type: "string" },
  },
});
const now = values.now ? new Date(`${values.now.replace(" ", "T")}Z`) : undefined;

/** A signed-in browser in one look; its clock stands still when the server's does. */
async function sit(browser, user, { language, theme, width }) {
  const phone = width < 640;
  const context = await browser.newContext({
    baseURL: values.url,
    viewport: { width, height: phone ? 844 : 800 },
    deviceScaleFactor: phone ? 2 : 1,
    colorScheme: theme,
    reducedMotion: "reduce",
    locale: language === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    storageState: { cookies: [], origins: [{ origin: values.url, localStorage: [{ name: "carnet.lang", value: language }] }] },
  });
  if (now) await context.clock.setFixedTime(now);
  if (user) {
    const data = { email: user, password: PASSWORD };
    const answer = await context.request.post("/api/v1/session", { data, headers: { Origin: values.url } });
    if (!answer.ok()) throw new Error(`signing in as ${user} answered ${answer.status()}`);
  }
  return context;
}

/** Nothing is awaited any more, and the fonts are there. */
async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(400);
}

async function take(browser, scene, look) {
  const context = await sit(browser, scene.user, look);
  try {
    const page = await context.newPage();
    await page.goto(scene.path);
    await page.locator(scene.ready).first().waitFor();
    await scene.act?.(page);
    await settled(page);
    const name = fileName(scene, look);
    await page.screenshot({ path: join(values.out, name), animations: "disabled", caret: "hide" });
    console.log(name);
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({ executablePath: process.env.CARNET_CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  for (const scene of SCENES.filter((one) => !values.only || values.only.split(",").includes(one.name))) {
    for (const look of LOOKS) {
      await take(browser, scene, look).catch((error) => {
        throw new Error(`${scene.name} (${JSON.stringify(look)}): ${error.message}`);
      });
    }
  }
} finally {
  await browser.close();
}
if (values.gallery) writeFileSync(values.gallery, gallery());
