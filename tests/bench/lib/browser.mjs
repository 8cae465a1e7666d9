// The browser that everything is measured in: headless, without a cache, slowed down by its own protocol.
import { chromium } from "playwright-core";

/** What a demo user signs in with. */
export const USER = { email: "membre@lumiere.example", password: "carnet-demo" };

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Networks by name: bits per second both ways, milliseconds of latency. */
export const NETWORKS = {
  fast: null,
  "slow 4G": { down: 1_600_000, up: 750_000, latency: 150 },
};

export function launch(args = []) {
  return chromium.launch({ executablePath: process.env.CARNET_CHROMIUM ?? "/usr/bin/chromium", args: [...FLAGS, ...args] });
}

/** A visitor who has never been here; signed in when asked for. */
export async function visitor(browser, base, { signedIn = false } = {}) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 800 }, locale: "fr-FR" });
  if (signedIn) await signIn(context.request, base);
  return context;
}

export async function signIn(request, base) {
  const answer = await request.post(`${base}/api/v1/session`, { data: USER, headers: { Origin: base } });
  if (!answer.ok()) throw new Error(`signing in as ${USER.email} answered ${answer.status()}: is it the demo data?`);
}

/** The same, as the `Cookie` header of whoever is no page of ours. */
export async function sessionCookie(base) {
  const headers = { "Content-Type": "application/json", Origin: base };
  const answer = await fetch(`${base}/api/v1/session`, { method: "POST", headers, body: JSON.stringify(USER) });
  if (!answer.ok) throw new Error(`signing in as ${USER.email} answered ${answer.status}: is it the demo data?`);
  return answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
}

/** Slows the page down: its network, and its processor `cpu` times. */
export async function slowDown(page, { network = "fast", cpu = 1 }) {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  const limits = NETWORKS[network];
  if (!limits) return;
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: limits.latency,
    downloadThroughput: limits.down / 8,
    uploadThroughput: limits.up / 8,
  });
}
