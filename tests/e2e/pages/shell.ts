// The frame around every page: navigation, account menu, heading.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

export class Shell {
  constructor(
    private readonly page: Page,
    private readonly t: Words,
  ) {}

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  link(name: string): Locator {
    return this.page.getByRole("navigation").getByRole("link", { name: label(name) }).first();
  }

  get signOut(): Locator {
    return this.page.getByRole("button", { name: label(this.t.signOut) }).or(
      this.page.getByRole("menuitem", { name: label(this.t.signOut) }),
    );
  }

  /** The page with this heading is there, and names the document. */
  async expectPage(heading: string): Promise<void> {
    await expect(this.heading).toHaveText(label(heading));
    await expect(this.page).toHaveTitle(text(heading));
  }
}
