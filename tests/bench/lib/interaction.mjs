// What a person does, with the processor slowed four times: from each key or click to the next picture (Event Timing,
// as for INP). The browser tells nothing of interactions that took less than 16 ms: they count as 16.
import { percentile } from "./figures.mjs";
import { slowDown, visitor } from "./browser.mjs";
import { print, verdict, whole } from "./table.mjs";

const CPU = 4;
const BUDGET = 100;
const LEAST = 16;
/** Between two acts, as for a quick person: what one act leaves to do must not be hidden behind the pause. */
const PAUSE = 120;

const results = (page) => page.locator("main tbody a.name").first().waitFor();

async function type(page, field, words, end) {
  await page.locator(field).fill("");
  await page.locator(field).focus();
  await page.keyboard.type(words, { delay: PAUSE });
  if (end) await page.keyboard.press(end);
  return words.length + (end ? 1 : 0);
}

/** Opens with a click, closes with Escape; both are measured. */
async function dialog(page, opener) {
  await page.locator(opener).first().click();
  await page.locator("dialog[open]").first().waitFor();
  await page.waitForTimeout(PAUSE);
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" }).catch(() => page.locator("dialog[open]").waitFor({ state: "hidden" }));
  await page.waitForTimeout(PAUSE);
  return 2;
}

async function filters(page) {
  const links = page.locator('main a[data-noscroll][href^="/customers"]:has(.n)');
  const count = await links.count();
  if (count < 2) throw new Error("the list of customers has no filters to change");
  for (let index = count - 1; index >= 0; index--) {
    await links.nth(index).click();
    await page.locator("main tbody a.name").first().waitFor();
    await page.waitForTimeout(PAUSE);
  }
  return count;
}

async function searchName(page, name) {
  const acts = await type(page, "#search-name", name, "Enter");
  await results(page);
  await page.waitForTimeout(4 * PAUSE);
  return acts;
}

/** Each `act` returns how many keys and clicks it made. */
const ACTS = [
  {
    name: "typing an identifier, recognized at every key",
    path: "/customers/search",
    ready: "#search-id",
    act: (page) => type(page, "#search-id", "FR 40 303 265 045"),
  },
  {
    name: "typing a name and searching, results in two groups",
    path: "/customers/search",
    ready: "#search-name",
    act: async (page) => (await searchName(page, "*ma*")) + (await searchName(page, "maraicher")),
  },
  {
    name: "opening and closing a dialog (columns, export)",
    path: "/customers",
    ready: "main tbody a.name",
    act: async (page) => (await dialog(page, "main button[aria-haspopup=dialog]")) + (await dialog(page, "main button[aria-haspopup=dialog] >> nth=1")),
  },
  {
    name: "opening and closing the dialog that adds a customer",
    path: "/customers/search?name=*ma*",
    ready: "main tbody a.name",
    act: (page) => dialog(page, 'main a[href*="add="]'),
  },
  { name: "changing a filter of my customers", path: "/customers", ready: "main tbody a.name", act: filters },
];

/** Runs in the page: the longest event of every interaction. */
function watch(least) {
  const longest = new Map();
  globalThis.carnetBench = longest;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.interactionId) continue;
      const known = longest.get(entry.interactionId);
      if (!known || known.duration < entry.duration) {
        longest.set(entry.interactionId, { duration: entry.duration, script: entry.processingEnd - entry.processingStart, type: entry.name });
      }
    }
  }).observe({ type: "event", durationThreshold: least, buffered: true });
}

async function rounds(browser, base, { path, ready, act }, runs) {
  const context = await visitor(browser, base, { signedIn: true });
  try {
    const page = await context.newPage();
    await page.addInitScript(watch, LEAST);
    await page.goto(path);
    await page.locator(ready).first().waitFor();
    // The first round loads what is loaded when it is first used.
    await act(page);
    await page.evaluate(() => globalThis.carnetBench.clear());
    await slowDown(page, { cpu: CPU });
    let acts = 0;
    for (let run = 0; run < runs; run++) acts += await act(page);
    await page.waitForTimeout(500);
    const seen = await page.evaluate(() => [...globalThis.carnetBench.values()]);
    return { acts, seen };
  } finally {
    await context.close();
  }
}

function summary({ acts, seen }) {
  const measured = seen.map((one) => one.duration);
  const all = [...measured, ...Array(Math.max(0, acts - measured.length)).fill(LEAST)];
  const slowest = seen.reduce((most, one) => (most && most.duration >= one.duration ? most : one), undefined);
  return { acts, p50: percentile(all, 0.5), p98: percentile(all, 0.98), max: Math.max(...all), slowest, budget: BUDGET };
}

export async function measure(browser, base, runs) {
  const measured = [];
  for (const what of ACTS) measured.push({ name: what.name, cpu: CPU, ...summary(await rounds(browser, base, what, runs)) });
  return measured;
}

export function report(measured) {
  const rows = measured.map((one) => [one.name, one.acts, whole(one.p50), whole(one.p98), whole(one.max), slowest(one), verdict(one.p98, BUDGET)]);
  print(`Interaction with ${CPU}× CPU, ms from key or click to the next picture`, ["act", "keys, clicks", "p50", "p98", "max", "slowest", `p98 ≤ ${BUDGET}`], rows);
}

const slowest = ({ slowest }) => (slowest ? `${slowest.type}, ${whole(slowest.script)} of code` : "-");
