// `/customers`: the search box, the filters, the list.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

export class CustomersPage {
  constructor(
    private readonly page: Page,
    private readonly t: Words,
  ) {}

  get box(): Locator {
    return this.page.getByLabel(label(this.t.searchCustomers));
  }

  get rows(): Locator {
    return this.page.getByRole("rowheader");
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("link", { name: label(name) }) });
  }

  filter(name: string): Locator {
    return this.page.locator("main").getByRole("link", { name: text(name) }).first();
  }

  noMatch(q: string): Locator {
    return this.page.getByText(text(this.t.noCustomer(q)));
  }

  async open(query: Record<string, string> = {}): Promise<void> {
    const search = new URLSearchParams(query).toString();
    await this.page.goto(search ? `/customers?${search}` : "/customers");
    await expect(this.box).toBeVisible();
  }

  async search(q: string): Promise<void> {
    await this.box.fill(q);
    await this.box.press("Enter");
  }
}
