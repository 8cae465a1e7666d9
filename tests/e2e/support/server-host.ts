// `carnet-server`: every place is a browser context, whose cookie is the session.
import type { APIRequest, APIRequestContext, Browser } from "@playwright/test";
import { Asker, type Answer, type Asked } from "./asker.js";
import { BASE_URL, ORIGIN } from "./environment.js";
import { belowBase, type Host, type Place, type Window } from "./host.js";

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

  constructor(
    private readonly browser: Browser,
    private readonly request: APIRequest,
  ) {}

  async begin(): Promise<void> {}

  async open({ language, viewport }: Window): Promise<Place> {
    const localStorage = [{ name: "carnet.lang", value: language }];
    const storageState = { cookies: [], origins: [{ origin: ORIGIN, localStorage }] };
    const context = await this.browser.newContext({ storageState, viewport });
    const page = belowBase(await context.newPage());
    return { page, asker: new ServerAsker(context.request), close: () => context.close() };
  }

  async asker(): Promise<Asker> {
    const request = await this.request.newContext({ storageState: { cookies: [], origins: [] } });
    this.requests.push(request);
    return new ServerAsker(request);
  }

  async close(): Promise<void> {
    for (const request of this.requests) await request.dispose();
  }
}
