// `carnet-server`: every place is a browser context, whose cookie is the session. A context is used again by the next
// test, emptied of everything but the files of the app that it has loaded: making one, and loading and compiling the
// app in it, takes longer than most tests.
import type { APIRequest, APIRequestContext, Browser, BrowserContext } from "@playwright/test";
import { Asker, type Answer, type Asked } from "./asker.js";
import { BASE_URL, ORIGIN } from "./environment.js";
import { STILL, belowBase, type Host, type Place, type Window } from "./host.js";

class ServerAsker extends Asker {
  constructor(private readonly request: APIRequestContext) {
    super();
  }

  protected ask({ method, path, headers, body }: Asked): Promise<Answer> {
    const data = body === null ? {} : { data: Buffer.from(body) };
    return this.request.fetch(BASE_URL + path, { method, headers: { Origin: ORIGIN, ...headers }, ...data });
  }
}

export class ServerHost implements Host {
  private readonly requests: APIRequestContext[] = [];
  private readonly free: BrowserContext[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly request: APIRequest,
  ) {}

  async begin(): Promise<void> {}

  async open({ language, viewport }: Window): Promise<Place> {
    const context = this.free.pop() ?? (await this.browser.newContext({ viewport }));
    const page = belowBase(await context.newPage());
    if (viewport) await page.setViewportSize(viewport);
    await page.goto(STILL);
    await page.evaluate((chosen) => {
      localStorage.clear();
      localStorage.setItem("carnet.lang", chosen);
    }, language);
    return {
      page,
      asker: new ServerAsker(context.request),
      session: async () => JSON.stringify(await context.cookies()),
      resume: async (session) => context.addCookies(JSON.parse(session)),
      close: () => this.empty(context),
    };
  }

  async asker(): Promise<Asker> {
    const request = await this.request.newContext({ storageState: { cookies: [], origins: [] } });
    this.requests.push(request);
    return new ServerAsker(request);
  }

  async close(): Promise<void> {
    for (const request of this.requests) await request.dispose();
    for (const context of this.free) await context.close();
  }

  private async empty(context: BrowserContext): Promise<void> {
    for (const page of context.pages()) await page.close();
    await context.clearCookies();
    await context.clearPermissions();
    await context.setOffline(false);
    this.free.push(context);
  }
}
