// The three lists of requests, and the dialogs that open from them.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

const PATHS = {
  sent: "/customers/requests/sent",
  routing: "/customers/requests/routing",
  received: "/suppliers/requests/received",
} as const;

export class RequestsPage {
  constructor(
    readonly page: Page,
    private readonly t: Words,
  ) {}

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** What was just done, in the frame. */
  get notice(): Locator {
    return this.page.locator("#notice");
  }

  get unreadLink(): Locator {
    return this.page.getByRole("banner").getByRole("link", { name: new RegExp(this.t.messagesUnread) });
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: text(name) }) });
  }

  /** The newest row of this name in this status. */
  inStatus(name: string, status: string): Locator {
    return this.row(name).filter({ hasText: text(status) }).first();
  }

  button(name: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: label(name) }).first();
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
