// `cargo xtask bench app` runs this against a server with the demo data; it prints what it measured beside the budgets
// and writes all of it as JSON.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./lib/browser.mjs";
import * as demo from "./lib/demo.mjs";
import * as interaction from "./lib/interaction.mjs";
import * as lighthouse from "./lib/lighthouse.mjs";
import * as sizes from "./lib/sizes.mjs";
import * as start from "./lib/start.mjs";

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    dist: { type: "string" },
    demo: { type: "string" },
    out: { type: "string" },
    runs: { type: "string", default: "5" },
    only: { type: "string", default: "size,start,interaction,lighthouse,demo" },
  },
});
const runs = Number(values.runs);
const wanted = new Set(values.only.split(","));

async function inBrowser(measure) {
  const browser = await launch();
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

const found = { when: new Date().toISOString(), runs };
if (wanted.has("size")) {
  found.size = sizes.measure(values);
  sizes.report(found.size);
}
if (wanted.has("start")) {
  found.start = await inBrowser((browser) => start.measure(browser, values.url, runs));
  start.report(found.start);
  start.compare(found.start, found.size?.total);
}
if (wanted.has("interaction")) {
  found.interaction = await inBrowser((browser) => interaction.measure(browser, values.url, runs));
  interaction.report(found.interaction);
}
if (wanted.has("lighthouse")) {
  found.lighthouse = await lighthouse.measure(values.url, Math.min(runs, 3));
  lighthouse.report(found.lighthouse);
}
if (wanted.has("demo")) {
  found.demo = await demo.measure(values.demo, Math.min(runs, 3));
  demo.report(found.demo);
}
mkdirSync(dirname(values.out), { recursive: true });
writeFileSync(values.out, JSON.stringify(found, null, 2));
console.log(`\nwritten: ${values.out}`);
