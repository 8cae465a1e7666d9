// `/routing/test`: what is tested on one side, where it would go on the other.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

export class RouteTestPage {
  constructor(
    private readonly page: Page,
    private readonly t: Words,
  ) {}

  get main(): Locator {
    return this.page.locator("main");
  }

  field(name: string): Locator {
    return this.main.getByLabel(label(name));
  }

  get number(): Locator {
    return this.field(this.t.routeCustomerNumber);
  }

  get electronicId(): Locator {
    return this.field(this.t.routeElectronicId);
  }

  get vat(): Locator {
    return this.field(this.t.routeVat);
  }

  get run(): Locator {
    return this.main.getByRole("button", { name: label(this.t.routeRun) });
  }

  /** The verdict of the setting there is, then that of the other one. */
  get verdicts(): Locator {
    return this.main.locator(".verdict");
  }

  get trace(): Locator {
    return this.main.locator("#route-trace .trace");
  }

  get next(): Locator {
    return this.main.locator("#route-next");
  }

  get whatIf(): Locator {
    return this.main.getByRole("button", { name: label(this.t.routeIfOpen) });
  }

  get paste(): Locator {
    return this.field(this.t.routePaste);
  }

  get read(): Locator {
    return this.main.getByRole("region", { name: label(this.t.routeRead) });
  }

  /** A line of the trace by its text. */
  hop(words: string): Locator {
    return this.trace.locator(".hop").filter({ hasText: text(words) });
  }

  async open(query: Record<string, string> = {}): Promise<void> {
    const search = new URLSearchParams(query).toString();
    await this.page.goto(search ? `/routing/test?${search}` : "/routing/test");
    await expect(this.main.getByRole("radio").first()).toBeVisible();
  }

  async choose(way: string): Promise<void> {
    await this.main.getByRole("radio", { name: label(way) }).check();
  }

  /** Pastes a document and tests it. */
  async test(xml: string): Promise<void> {
    await this.choose(this.t.routeByFile);
    await this.paste.fill(xml);
    await this.run.click();
  }
}
