// Lighthouse as it comes: a phone on slow 4G, simulated; every load with an empty cache. Lighthouse empties the storage
// before each load, so the session's cookie is sent along by it.
import { createServer } from "node:net";

import lighthouse from "lighthouse";

import { launch, sessionCookie } from "./browser.mjs";
import { spread } from "./figures.mjs";
import { print } from "./table.mjs";

const BUDGET = 95;
export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

const PAGES = [
  { name: "sign-in", path: "/sign-in", signedIn: false },
  { name: "start page", path: "/", signedIn: true },
  { name: "search with results", path: "/customers/search?name=*ma*", signedIn: true },
  { name: "my customers", path: "/customers", signedIn: true },
  { name: "test of a route", path: "/routing/test", signedIn: true },
];

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function audit(base, page) {
  return ask(base + page.path, page.signedIn ? { Cookie: await sessionCookie(base) } : {});
}

/** One address where nobody is signed in: its scores, 0 to 100 by category, and what costs points. */
export async function auditOf(url) {
  return one(await ask(url, {}));
}

async function ask(url, extraHeaders) {
  const port = await freePort();
  const browser = await launch([`--remote-debugging-port=${port}`]);
  try {
    const { lhr } = await lighthouse(url, { port, extraHeaders, onlyCategories: CATEGORIES, logLevel: "error" });
    if (lhr.runtimeError) throw new Error(`Lighthouse at ${url}: ${lhr.runtimeError.message}`);
    return lhr;
  } finally {
    await browser.close();
  }
}

const METRICS = { "first-contentful-paint": "FCP", "largest-contentful-paint": "LCP", "total-blocking-time": "TBT", "speed-index": "SI", "cumulative-layout-shift": "CLS" };

/** Audits that cost points, with what Lighthouse says of them. */
function lost(lhr) {
  const refs = Object.values(lhr.categories).flatMap((category) => category.auditRefs.filter((ref) => ref.weight > 0));
  return [...new Set(refs.map((ref) => ref.id))]
    .map((id) => lhr.audits[id])
    .filter((one) => one.score !== null && one.score < 0.9)
    .map((one) => ({ id: one.id, score: one.score, shown: one.displayValue ?? one.title }));
}

function one(lhr) {
  const scores = Object.fromEntries(CATEGORIES.map((id) => [id, Math.round(lhr.categories[id].score * 100)]));
  const metrics = Object.fromEntries(Object.keys(METRICS).map((id) => [id, lhr.audits[id].numericValue]));
  return { scores, metrics, lost: lost(lhr) };
}

export async function measure(base, runs) {
  const results = [];
  for (const page of PAGES) {
    const seen = [];
    for (let run = 0; run < runs; run++) seen.push(one(await audit(base, page)));
    const over = (key, ids) => Object.fromEntries(ids.map((id) => [id, spread(seen.map((run) => run[key][id]))]));
    const points = new Map(seen.flatMap((run) => run.lost).map((audit) => [audit.id, audit]));
    results.push({ page: page.name, path: page.path, budget: BUDGET, scores: over("scores", CATEGORIES), metrics: over("metrics", Object.keys(METRICS)), lost: [...points.values()] });
  }
  return results;
}

const span = ({ min, median, max }) => (min === max ? `${median}` : `${median} (${min}–${max})`);

export function report(results) {
  const metric = (one, id) => (id === "cumulative-layout-shift" ? one.metrics[id].median.toFixed(3) : Math.round(one.metrics[id].median));
  const rows = results.map((one) => [one.page, ...CATEGORIES.map((id) => span(one.scores[id])), ...Object.keys(METRICS).map((id) => metric(one, id))]);
  print("Lighthouse, phone on simulated slow 4G: median (least–most)", ["page", ...CATEGORIES, ...Object.values(METRICS)], rows);
  const missed = results.flatMap((one) => CATEGORIES.filter((id) => one.scores[id].median < BUDGET).map((id) => `${one.page} ${id} ${one.scores[id].median}`));
  console.log(missed.length === 0 ? `all at least ${BUDGET}` : `below ${BUDGET}, MISSED: ${missed.join("; ")}`);
  for (const one of results) for (const audit of one.lost) console.log(`  ${one.page}: ${audit.id} (${audit.score}): ${audit.shown}`);
}
