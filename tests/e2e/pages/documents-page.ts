// The documents that are sent: their list, and one of them.
import type { Locator, Page } from "@playwright/test";
import { label, text } from "../support/words.js";

export class DocumentsPage {
  readonly dialog: Locator;
  readonly notice: Locator;
  readonly state: Locator;
  readonly primary: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.locator("dialog[open]");
    this.notice = page.locator("#notice");
    this.state = page.locator("#doc-state");
    this.primary = page.locator("#doc-primary");
  }

  async openList(query = ""): Promise<void> {
    await this.page.goto(`/documents/stopped${query}`);
    await this.page.locator("main h1").waitFor();
  }

  async open(id: string, query = ""): Promise<void> {
    await this.page.goto(`/documents/${id}${query}`);
    await this.state.waitFor();
  }

  /** The row, or the card, of a document. */
  row(number: string): Locator {
    return this.page.locator("main tbody tr, main .card").filter({ hasText: number });
  }

  attempts(): Locator {
    return this.page.locator(".attempts > li");
  }

  inDialog(name: string): Locator {
    return this.dialog.getByRole("button", { name: label(name) });
  }

  section(title: string): Locator {
    return this.page.getByRole("region", { name: text(title) });
  }
}
