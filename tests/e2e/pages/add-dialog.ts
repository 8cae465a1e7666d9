// The dialog that adds a customer: number, provider where there is a choice, check, end.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

export class AddDialog {
  constructor(
    private readonly page: Page,
    private readonly t: Words,
  ) {}

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  get numbers(): Locator {
    return this.dialog.getByLabel(label(this.t.customerNumber));
  }

  get next(): Locator {
    return this.dialog.getByRole("button", { name: label(this.t.next) });
  }

  get back(): Locator {
    return this.dialog.getByRole("button", { name: label(this.t.back) });
  }

  get confirm(): Locator {
    return this.dialog.getByRole("button", { name: label(this.t.confirm) });
  }

  get close(): Locator {
    return this.dialog.getByRole("button", { name: label(this.t.closeButton) }).first();
  }

  get nothingSaved(): Locator {
    return this.dialog.getByText(text(this.t.nothingSaved));
  }

  get openCustomer(): Locator {
    return this.dialog.getByRole("link", { name: text(this.t.openCustomer) });
  }

  /** From the first step to the end, for a participant with one provider. */
  async addWith(numbers: string, name: string): Promise<void> {
    await this.numbers.fill(numbers);
    await this.next.click();
    await expect(this.nothingSaved).toBeVisible();
    await this.confirm.click();
    await expect(this.dialog.getByText(text(this.t.addedNow(name)))).toBeVisible();
  }
}
