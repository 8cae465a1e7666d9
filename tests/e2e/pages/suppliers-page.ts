// The supplier directory and the suppliers to approve, with the questions that open from them.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text } from "../support/words.js";

const PATHS = { list: "/suppliers", received: "/suppliers/requests/received" } as const;

export class SuppliersPage {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** What was just done, in the frame. */
  get notice(): Locator {
    return this.page.locator("#notice");
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: text(name) }) });
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: label(name) });
  }

  inDialog(name: string): Locator {
    return this.dialog.getByRole("button", { name: label(name) });
  }

  async open(list: keyof typeof PATHS, query: Record<string, string> = {}): Promise<void> {
    const search = new URLSearchParams(query).toString();
    await this.page.goto(search ? `${PATHS[list]}?${search}` : PATHS[list]);
    await expect(this.page.getByRole("heading", { level: 1 })).toBeVisible();
  }
}
