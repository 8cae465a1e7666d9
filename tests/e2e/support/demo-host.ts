// The demo on static hosting: one browser with one database for all tests of a process. A tab of its own keeps the
// database and answers; every place is another tab, whose session is its own, as `?own-session` makes it.
import { devices, type Browser, type BrowserContext, type Page } from "@playwright/test";
import { Asker, type Answer, type Asked } from "./asker.js";
import { overhear } from "./calls.js";
import { BASE_URL } from "./environment.js";
import { STILL, belowBase, type Host, type Place, type Window } from "./host.js";

const SESSION = "carnet.demo.session";

interface Told {
  status: number;
  headers: [string, string][];
  body: string;
  session: string | null | undefined;
}

export class DemoAsker extends Asker {
  private session: string | null = null;

  /** With the session of a tab, or one of its own. */
  constructor(
    private readonly keeper: Page,
    private readonly tab?: Page,
  ) {
    super();
  }

  protected async ask(asked: Asked): Promise<Answer> {
    const { method, path: url, body } = asked;
    const headers = Object.entries({ accept: "application/json", ...asked.headers });
    const told = await this.keeper.evaluate(askHost, { method, url, headers, body, session: await this.current() });
    if (told.session !== undefined) await this.keep(told.session);
    return {
      status: () => told.status,
      ok: () => told.status >= 200 && told.status < 300,
      headers: () => Object.fromEntries(told.headers),
      text: async () => told.body,
      json: async () => JSON.parse(told.body),
    };
  }

  async current(): Promise<string | null> {
    return this.tab ? inTab(this.tab, (key) => sessionStorage.getItem(key), SESSION) : this.session;
  }

  async keep(session: string | null): Promise<void> {
    this.session = session;
    if (this.tab) await inTab(this.tab, store, [[SESSION, session]] as [string, string | null][]);
  }
}

export class DemoHost implements Host {
  private constructor(
    private readonly context: BrowserContext,
    private readonly keeper: Page,
  ) {}

  static async start(browser: Browser): Promise<DemoHost> {
    const context = await browser.newContext({ ...devices["Desktop Chrome"], baseURL: `${BASE_URL}/` });
    await overhear(context);
    const keeper = await context.newPage();
    await keeper.goto(`${BASE_URL}/`);
    await keeper.waitForFunction(isReady, undefined, { polling: 200, timeout: 150_000 });
    return new DemoHost(context, keeper);
  }

  async begin(): Promise<void> {
    await this.keeper.evaluate(() => {
      for (const key of Object.keys(localStorage)) if (!key.startsWith("carnet.demo.")) localStorage.removeItem(key);
    });
  }

  async open({ language, viewport }: Window): Promise<Place> {
    await this.keeper.evaluate((chosen) => localStorage.setItem("carnet.lang", chosen), language);
    const page = await this.context.newPage();
    if (viewport) await page.setViewportSize(viewport);
    await page.goto(STILL);
    await page.evaluate(store, [["carnet.demo.own", "1"]] as [string, string | null][]);
    belowBase(page);
    const asker = new DemoAsker(this.keeper, page);
    return {
      page,
      asker,
      session: async () => (await asker.current()) ?? "",
      resume: (session) => asker.keep(session),
      close: () => page.close(),
    };
  }

  async asker(): Promise<Asker> {
    return new DemoAsker(this.keeper);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** Evaluates in a tab that may be on its way from one page to another. */
async function inTab<A, R>(tab: Page, act: (given: A) => R, given: A): Promise<R> {
  for (let tries = 0; ; tries++) {
    try {
      return await tab.evaluate(act as (given: unknown) => R, given);
    } catch (error) {
      if (tries === 5 || tab.isClosed()) throw error;
      await tab.waitForLoadState("domcontentloaded");
    }
  }
}

// The functions below run in pages.

interface Question {
  method: string;
  url: string;
  headers: [string, string][];
  body: string | null;
  session: string | null;
}

interface CarnetHost {
  ask(question: Question): Promise<Omit<Told, "body"> & { body: ArrayBuffer }>;
  state: { phase: string };
}

async function askHost(question: Question): Promise<Told> {
  const { carnetHost } = globalThis as unknown as { carnetHost: CarnetHost };
  const { status, headers, body, session } = await carnetHost.ask(question);
  return { status, headers, body: new TextDecoder().decode(body), session };
}

function isReady(): boolean {
  const { carnetHost } = globalThis as unknown as { carnetHost?: CarnetHost };
  return carnetHost?.state.phase === "ready";
}

function store(values: [string, string | null][]): void {
  for (const [key, value] of values) {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  }
}
