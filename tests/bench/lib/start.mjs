// Cold loads of three pages: when the shell was painted, when the page could be used, and how far it jumped meanwhile.
import { spread } from "./figures.mjs";
import { slowDown, visitor } from "./browser.mjs";
import { PEERS } from "./peers.mjs";
import { print, verdict, whole } from "./table.mjs";

/** `usable`: what one came for. */
export const PAGES = [
  { name: "sign-in", path: "/sign-in", usable: "#email", signedIn: false },
  { name: "start page", path: "/", usable: ".todo a", signedIn: true },
  { name: "my customers", path: "/customers", usable: "main tbody a", signedIn: true },
];

const CONDITIONS = [
  { network: "fast", cpu: 1 },
  { network: "fast", cpu: 4, budget: { usable: 400 } },
  { network: "slow 4G", cpu: 1 },
  { network: "slow 4G", cpu: 4, budget: { painted: 900, usable: 1900 } },
];

/** The page that the budgets hold for: the same one that other apps are measured at. */
const BUDGETED = "sign-in";
const MOST_SHIFT = 0.001;

export const name = ({ network, cpu }) => `${network}, ${cpu}×`;

/** What the page says in its console once it is usable. Asking it again and again would slow down what is measured. */
const USABLE = "carnet-bench: usable";

/** Runs in the page before anything else. A frame after the element came, it is on the screen. */
function watch({ selector, word }) {
  const seen = { shift: 0, longTasks: 0 };
  globalThis.carnetBench = seen;
  const observe = (type, see) => new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  observe("layout-shift", (entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value));
  observe("longtask", (entry) => (seen.longTasks += entry.duration));
  observe("paint", (entry) => (seen[entry.name] = entry.startTime));
  const look = () => {
    if (!document.querySelector(selector)) return requestAnimationFrame(look);
    requestAnimationFrame(() =>
      setTimeout(() => {
        seen.usable = performance.now();
        console.debug(word);
      }),
    );
  };
  requestAnimationFrame(look);
}

/** Time of the processor in the page's main thread, in ms: other work on the machine hardly changes it. */
async function countProcessor(tab) {
  const protocol = await tab.context().newCDPSession(tab);
  await protocol.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await protocol.send("Performance.getMetrics");
    return 1000 * metrics.find((metric) => metric.name === "TaskDuration").value;
  };
}

/** Late changes count as shifts too. */
const SETTLED = 1000;

async function load(browser, base, page, condition) {
  const context = await visitor(browser, base, page);
  try {
    const tab = await context.newPage();
    await slowDown(tab, condition);
    const processor = await countProcessor(tab);
    await tab.addInitScript(watch, { selector: page.usable, word: USABLE });
    const usable = tab.waitForEvent("console", { predicate: (message) => message.text() === USABLE, timeout: 60_000 });
    await Promise.all([usable, tab.goto(page.path, { waitUntil: "commit" })]);
    await tab.waitForTimeout(SETTLED);
    const cpu = await processor();
    return await tab.evaluate((cpu) => {
      const wasm = performance.getEntriesByType("resource").find((entry) => /\/carnet[^/]*\.wasm$/.test(entry.name));
      const { shift, longTasks, usable } = globalThis.carnetBench;
      return { painted: globalThis.carnetBench["first-contentful-paint"], wasm: wasm?.responseEnd, usable, shift, longTasks, cpu };
    }, cpu);
  } finally {
    await context.close();
  }
}

function summary(loads) {
  const keys = ["painted", "wasm", "usable", "longTasks", "cpu", "shift"];
  return Object.fromEntries(keys.map((key) => [key, spread(loads.map((one) => one[key]))]));
}

export async function measure(browser, base, runs) {
  // Whatever the server prepares at its first answer is no part of this.
  for (const page of PAGES) await load(browser, base, page, CONDITIONS[0]);
  const results = [];
  for (const condition of CONDITIONS) {
    const loads = PAGES.map(() => []);
    // Page by page in turn: a busy minute then hits all of them.
    for (let run = 0; run < runs; run++) {
      for (const [index, page] of PAGES.entries()) loads[index].push(await load(browser, base, page, condition));
    }
    for (const [index, page] of PAGES.entries()) {
      const budget = page.name === BUDGETED ? condition.budget : undefined;
      results.push({ page: page.name, condition: name(condition), budget, ...summary(loads[index]) });
    }
  }
  return results;
}

const span = ({ min, median, max }) => `${whole(min)} / ${whole(median)} / ${whole(max)}`;

function kept(one) {
  return Object.entries(one.budget ?? {}).map(([key, most]) => `${key} ≤ ${most}: ${verdict(one[key].median, most)}`);
}

export function report(results) {
  const head = ["cold load, ms: min / median / max", "shell painted", "program arrived", "usable", "long tasks", "processor", "shift"];
  const rows = results.map((one) => [
    `${one.page}, ${one.condition}`,
    span(one.painted),
    span(one.wasm),
    span(one.usable),
    whole(one.longTasks.median),
    whole(one.cpu.median),
    one.shift.max.toFixed(3),
  ]);
  print("Start", head, rows);
  for (const one of results) for (const line of kept(one)) console.log(`${one.page}, ${one.condition}: ${line}`);
  const jumped = results.filter((one) => one.shift.max > MOST_SHIFT);
  console.log(jumped.length === 0 ? "layout shift: none" : `layout shift: MISSED at ${jumped.map((one) => `${one.page} (${one.condition})`).join(", ")}`);
}

/** The login of others beside our sign-in, their list beside ours. */
export function compare(results, brotli) {
  const median = (page, condition) => results.find((one) => one.page === page && one.condition === condition)?.usable.median;
  const own = (page) => ({
    name: `Carnet: ${page}`,
    brotli: brotli === undefined ? undefined : brotli / 1000,
    fast4: median(page, "fast, 4×"),
    slow1: median(page, "slow 4G, 1×"),
    slow4: median(page, "slow 4G, 4×"),
  });
  const [signIn, list] = [own("sign-in"), own("my customers")];
  const beside = (peer) => (peer.name.endsWith("list") ? list : signIn);
  const ratio = (peer, key) => (beside(peer)[key] ? `${whole(peer[key])} (${(peer[key] / beside(peer)[key]).toFixed(1)}×)` : whole(peer[key]));
  const row = (one, cell) => [one.name, ...["brotli", "fast4", "slow1", "slow4"].map((key) => cell(one, key))];
  const rows = [signIn, list].map((one) => row(one, (own, key) => whole(own[key]))).concat(PEERS.map((peer) => row(peer, ratio)));
  print("Beside others, measured the same way: first element, ms (× = of Carnet's)", ["app", "brotli kB", "fast, 4×", "slow 4G, 1×", "slow 4G, 4×"], rows);
}
