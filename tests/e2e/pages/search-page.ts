// `/customers/search`: the form, both groups of results, the panel.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

export class SearchPage {
  constructor(
    private readonly page: Page,
    private readonly t: Words,
  ) {}

  get identifier(): Locator {
    return this.page.locator("#search-id");
  }

  get name(): Locator {
    return this.page.getByLabel(label(this.t.companyName));
  }

  get country(): Locator {
    return this.page.getByLabel(label(this.t.country));
  }

  get submit(): Locator {
    return this.page.getByRole("search").getByRole("button", { name: label(this.t.search) });
  }

  get exactHeading(): Locator {
    return this.page.getByRole("heading", { level: 2, name: text(this.t.exact) });
  }

  get closeHeading(): Locator {
    return this.page.getByRole("heading", { level: 2, name: text(this.t.close) });
  }

  get panel(): Locator {
    return this.page.locator("#app").getByRole("complementary");
  }

  get panelHeading(): Locator {
    return this.panel.getByRole("heading", { level: 2 });
  }

  /** The link with the participant's name in a group of results. */
  result(name: string): Locator {
    return this.page.locator("main").getByRole("link", { name: label(name), exact: true }).first();
  }

  add(name: string): Locator {
    return this.page.locator("main").getByRole("button", { name: label(this.t.add(name)) }).or(
      this.page.locator("main").getByRole("link", { name: label(this.t.add(name)) }),
    ).first();
  }

  get nextPage(): Locator {
    return this.page.getByRole("navigation", { name: "Pagination" }).getByRole("link", { name: text(this.t.nextPage) });
  }

  /** Participant ids of the rows, as the links to their details hold them. */
  async participantIds(): Promise<string[]> {
    const addresses = await this.page.getByRole("rowheader").getByRole("link").evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    return addresses.map((address) => new URL(address).searchParams.get("open") ?? "");
  }

  async open(query: Record<string, string> = {}): Promise<void> {
    const search = new URLSearchParams(query).toString();
    await this.page.goto(search ? `/customers/search?${search}` : "/customers/search");
    await expect(this.identifier).toBeVisible();
  }

  async searchName(name: string): Promise<void> {
    await this.name.fill(name);
    await this.submit.click();
  }

  async searchIdentifier(identifier: string): Promise<void> {
    await this.identifier.fill(identifier);
    await this.submit.click();
  }

  async openDetails(name: string): Promise<void> {
    await this.result(name).click();
    await expect(this.panelHeading).toBeFocused();
  }
}
