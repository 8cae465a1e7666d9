// The command palette: its field, its lines and the one that Enter would choose.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text } from "../support/words.js";

export class Palette {
  constructor(private readonly page: Page) {}

  get dialog(): Locator {
    return this.page.locator("#palette");
  }

  get field(): Locator {
    return this.page.getByRole("combobox", { name: /…$/ });
  }

  get status(): Locator {
    return this.dialog.getByRole("status");
  }

  get active(): Locator {
    return this.dialog.locator('[role=option][aria-selected="true"]');
  }

  group(name: string): Locator {
    return this.dialog.getByRole("group", { name: label(name) });
  }

  line(name: string): Locator {
    return this.dialog.getByRole("option").filter({ hasText: text(name) });
  }

  async open(): Promise<void> {
    await expect(this.page.locator("#command")).toBeVisible();
    await this.page.keyboard.press("ControlOrMeta+k");
    await expect(this.field).toBeFocused();
  }

  /** Types, and waits until the lines have settled. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
    await expect(this.field).toHaveValue(text);
  }

  /** Moves down to a line and chooses it. */
  async choose(wanted: string | Locator): Promise<void> {
    const line = (typeof wanted === "string" ? this.line(wanted) : wanted).first();
    await expect(line).toBeVisible();
    const most = await this.dialog.getByRole("option").count();
    for (let step = 0; step < most; step++) {
      if ((await line.getAttribute("aria-selected")) === "true") break;
      await this.page.keyboard.press("ArrowDown");
    }
    await expect(line).toHaveAttribute("aria-selected", "true");
    await expect(this.field).toHaveAttribute("aria-activedescendant", (await line.getAttribute("id")) ?? "");
    await this.page.keyboard.press("Enter");
  }
}
