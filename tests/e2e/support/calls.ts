// What the page asks of the API: watched, or answered by the test. The demo's page asks its worker and not the network,
// so that there the tests stand between the app and `carnetHost`.
import type { BrowserContext, Page, Request } from "@playwright/test";
import { BASE_URL, onDemo } from "./environment.js";

export interface Call {
  method: string;
  /** Below the base path, with its query. */
  path: string;
  body: string;
}

/** What becomes of a call: other headers besides its own, an answer of the test's, no answer, or as if nobody looked. */
export type Verdict = { headers: Record<string, string> } | { status: number; problem: string } | "lost" | undefined;

type Judge = (call: Call) => Verdict | Promise<Verdict>;

const judges = new WeakMap<Page, Set<Judge>>();

/** Tells of everything that the page sends from now on, files too. */
export function watchCalls(page: Page, tell: (call: Call) => void): void {
  page.on("request", (request) => tell(callOf(request)));
  if (onDemo) judgesOf(page).add((call) => void tell(call));
}

/** Lets `judge` decide about the calls to paths like this; answers the function that ends it. */
export async function judgeCalls(page: Page, path: RegExp, judge: Judge): Promise<() => Promise<void>> {
  if (onDemo) {
    const mine: Judge = (call) => (path.test(call.path) ? judge(call) : undefined);
    judgesOf(page).add(mine);
    return async () => void judgesOf(page).delete(mine);
  }
  const matches = (url: URL): boolean => path.test(below(url.href));
  await page.route(matches, async (route) => {
    const verdict = await judge(callOf(route.request()));
    if (verdict === "lost") await route.abort();
    else if (verdict === undefined) await route.fallback();
    else if ("headers" in verdict) await route.fallback({ headers: { ...route.request().headers(), ...verdict.headers } });
    else await route.fulfill(problem(verdict));
  });
  return () => page.unroute(matches);
}

/** Stands between the app and its host in every tab of the context. */
export async function overhear(context: BrowserContext): Promise<void> {
  await context.exposeBinding("carnetCall", async ({ page }, call: Call) => {
    for (const judge of judgesOf(page)) {
      const verdict = await judge({ ...call, path: below(call.path) });
      if (verdict !== undefined) return typeof verdict === "object" && "status" in verdict ? problem(verdict) : verdict;
    }
    return undefined;
  });
  await context.addInitScript(standBetween);
}

function problem({ status, problem: code }: { status: number; problem: string }) {
  const body = JSON.stringify({ type: "about:blank", title: "x", status, code, detail: "", fields: [] });
  return { status, contentType: "application/problem+json", body };
}

function judgesOf(page: Page): Set<Judge> {
  const known = judges.get(page) ?? new Set<Judge>();
  judges.set(page, known);
  return known;
}

function callOf(request: Request): Call {
  return { method: request.method(), path: below(request.url()), body: request.postData() ?? "" };
}

function below(url: string): string {
  return url.startsWith(BASE_URL) ? url.slice(BASE_URL.length) : url;
}

/** Runs in the page, before anything of the app. */
function standBetween(): void {
  type Fulfilled = { status: number; contentType: string; body: string };
  interface Scope {
    carnetHost?: { fetch(request: globalThis.Request): Promise<Response> };
    carnetCall(call: { method: string; path: string; body: string }): Promise<Fulfilled | { headers: Record<string, string> } | "lost" | undefined>;
  }
  const scope = globalThis as unknown as Scope;
  let host: Scope["carnetHost"];
  const asked = async (send: (request: globalThis.Request) => Promise<Response>, request: globalThis.Request): Promise<Response> => {
    const body = request.method === "GET" ? "" : await request.clone().text();
    const verdict = await scope.carnetCall({ method: request.method, path: request.url, body });
    if (verdict === "lost") throw new TypeError("Failed to fetch");
    if (verdict && "status" in verdict) {
      return new Response(verdict.body, { status: verdict.status, headers: { "content-type": verdict.contentType } });
    }
    const other = new Headers(request.headers);
    for (const [name, value] of Object.entries(verdict?.headers ?? {})) other.set(name, value);
    return send(verdict ? new Request(request, { headers: other }) : request);
  };
  Object.defineProperty(globalThis, "carnetHost", {
    configurable: true,
    get: () => host,
    set(given: NonNullable<Scope["carnetHost"]>) {
      const send = given.fetch.bind(given);
      given.fetch = (request) => asked(send, request);
      host = given;
    },
  });
}
