// The demo on static hosting, as a new visitor has it: files by gzip, as static hosts send them, and no server behind
// them. The network is slowed down where the files come from, because the browser slows down pages and not their workers.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

import { launch, NETWORKS, slowDown, visitor } from "./browser.mjs";
import { spread } from "./figures.mjs";
import { auditOf, CATEGORIES } from "./lighthouse.mjs";
import { print, whole } from "./table.mjs";

const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm" };
/** Bytes that are sent at a time: 10 ms of slow 4G. */
const PIECE = 2_000;

const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Serves the folder under its own base path; `network` may be changed while it runs. */
async function serve(folder) {
  const base = /<base href="?([^">]+)/.exec(await readFile(join(folder, "index.html"), "utf8"))[1];
  const host = { network: "fast", base };
  // All answers share the line: each piece waits until those before it have gone.
  let free = 0;
  const send = async (response, bytes) => {
    const limits = NETWORKS[host.network];
    if (!limits) return response.end(bytes);
    await after(limits.latency);
    for (let at = 0; at < bytes.length; at += PIECE) {
      const piece = bytes.subarray(at, at + PIECE);
      free = Math.max(free, performance.now()) + (1000 * 8 * piece.length) / limits.down;
      const wait = free - performance.now();
      if (wait > 1) await after(wait);
      response.write(piece);
    }
    response.end();
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const name = path.slice(base.length) || "index.html";
    const isThere = path.startsWith(base) && !path.includes("..") && existsSync(join(folder, name));
    const there = isThere ? name : "404.html";
    const packed = existsSync(join(folder, `${there}.gz`));
    const bytes = await readFile(join(folder, packed ? `${there}.gz` : there));
    const headers = { "Content-Type": TYPES[extname(there)] ?? "application/octet-stream", "Content-Length": bytes.length };
    response.writeHead(isThere ? 200 : 404, packed ? { ...headers, "Content-Encoding": "gzip" } : headers);
    await send(response, bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.assign(host, { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() });
}

const DONE = "carnet-bench: usable";

/** Runs in the page before anything else: when each phase of the backend was first seen, and when one could sign in. */
function watch({ word }) {
  const seen = { phases: {} };
  globalThis.carnetBench = seen;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen[entry.name] = entry.startTime))).observe({ type: "paint", buffered: true });
  const look = () => {
    const phase = globalThis.carnetHost?.state?.phase;
    if (phase) seen.phases[phase] ??= performance.now();
    if (!document.querySelector("#email") || phase !== "ready") return setTimeout(look, 20);
    seen.usable = performance.now();
    console.debug(word);
  };
  look();
}

const CONDITIONS = [
  { network: "fast", cpu: 1 },
  { network: "slow 4G", cpu: 4 },
];

async function load(browser, host, condition) {
  host.network = condition.network;
  const context = await visitor(browser, host.origin);
  try {
    const tab = await context.newPage();
    await slowDown(tab, { cpu: condition.cpu });
    await tab.addInitScript(watch, { word: DONE });
    const done = tab.waitForEvent("console", { predicate: (message) => message.text() === DONE, timeout: 120_000 });
    await Promise.all([done, tab.goto(host.base, { waitUntil: "commit" })]);
    return await tab.evaluate(() => {
      const { phases, usable } = globalThis.carnetBench;
      return { painted: globalThis.carnetBench["first-contentful-paint"], seeding: phases.ready - (phases.seeding ?? phases.ready), usable };
    });
  } finally {
    await context.close();
  }
}

export async function measure(folder, runs) {
  const host = await serve(folder);
  const browser = await launch();
  try {
    const start = [];
    for (const condition of CONDITIONS) {
      const loads = [];
      for (let run = 0; run < runs; run++) loads.push(await load(browser, host, condition));
      const of = (key) => spread(loads.map((one) => one[key]));
      start.push({ ...condition, painted: of("painted"), seeding: of("seeding"), usable: of("usable") });
    }
    host.network = "fast";
    return { start, lighthouse: await auditOf(host.origin + host.base) };
  } finally {
    await browser.close();
    host.close();
  }
}

const span = ({ min, median, max }) => `${whole(min)} / ${whole(median)} / ${whole(max)}`;

export function report({ start, lighthouse: { scores, lost } }) {
  const rows = start.map((one) => [`${one.network}, ${one.cpu}×`, span(one.painted), span(one.seeding), span(one.usable)]);
  print("The demo, first visit", ["cold load, ms: min / median / max", "painted", "filling the database", "one can sign in"], rows);
  console.log(`Lighthouse: ${CATEGORIES.map((id) => `${id} ${scores[id]}`).join(", ")}`);
  for (const audit of lost) console.log(`  ${audit.id} (${audit.score}): ${audit.shown}`);
}
