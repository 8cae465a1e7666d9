// One customer: its page, the dialog of its settings, the notice with the way back.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

export type Tab = "basic" | "advanced";

export class CustomerPage {
  constructor(
    private readonly page: Page,
    private readonly t: Words,
  ) {}

  get settings(): Locator {
    // The menu has a link of the same name.
    return this.page.getByRole("main").getByRole("link", { name: label(this.t.settings) });
  }

  get dialog(): Locator {
    return this.page.locator("#settings");
  }

  get numbers(): Locator {
    return this.dialog.getByLabel(label(this.t.customerNumber));
  }

  get save(): Locator {
    return this.button(this.t.save);
  }

  get notice(): Locator {
    return this.page.locator("#notice");
  }

  get undo(): Locator {
    return this.notice.getByRole("button", { name: label(this.t.undo) });
  }

  get verdict(): Locator {
    return this.page.getByRole("region", { name: label(this.t.verdict) });
  }

  get history(): Locator {
    return this.page.getByRole("region", { name: label(this.t.history) });
  }

  /** Of the settings. */
  button(name: string): Locator {
    return this.dialog.getByRole("button", { name: label(name) });
  }

  tab(name: string): Locator {
    return this.dialog.getByRole("tab", { name: text(name) });
  }

  line(n: number): Locator {
    return this.dialog.getByLabel(label(this.t.numberLine(String(n))));
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/customers/${id}`);
    await expect(this.settings).toBeVisible();
  }

  async openSettings(id: string, tab: Tab = "basic"): Promise<void> {
    await this.page.goto(`/customers/${id}?settings=${tab}`);
    await expect(this.dialog.getByRole("tabpanel")).toBeVisible();
  }

  /** Everything was stored: the dialog is gone and the page says so. */
  async expectSaved(): Promise<void> {
    await expect(this.dialog).toBeHidden();
    await expect(this.notice).toContainText(text(this.t.saved));
  }
}
