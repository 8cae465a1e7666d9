// The company level settings: switches in words, the question before a change, the way to ask for one.
import { expect, type Locator, type Page } from "@playwright/test";
import { label } from "../support/words.js";

export class SettingsPage {
  constructor(readonly page: Page) {}

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** What was just done, in the frame. */
  get notice(): Locator {
    return this.page.locator("#notice");
  }

  switch(name: string): Locator {
    return this.page.getByRole("switch", { name: label(name) });
  }

  /** A setting with its word, what results, and who may change it. */
  block(name: string): Locator {
    return this.page.locator(".setting").filter({ has: this.switch(name) });
  }

  inDialog(name: string): Locator {
    return this.dialog.getByRole("button", { name: label(name) });
  }

  async open(tab: "general" | "outbound"): Promise<void> {
    await this.page.goto(`/settings/company/${tab}`);
    await expect(this.page.getByRole("switch").first()).toBeVisible();
  }

  /** The label's word beside the word of what results. */
  async expectPair(name: string, on: boolean, word: string, result: string): Promise<void> {
    await expect(this.switch(name)).toHaveAttribute("aria-checked", String(on));
    await expect(this.block(name).locator(".setting__word")).toHaveText(label(word));
    await expect(this.block(name).locator(".setting__effect b")).toHaveText(label(result));
  }
}
