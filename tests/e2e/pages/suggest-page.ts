// `/customers/suggest`: the form, and one's own suggestions below it.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

export class SuggestPage {
  constructor(
    private readonly page: Page,
    private readonly t: Words,
  ) {}

  get name(): Locator {
    return this.page.getByLabel(label(this.t.companyName));
  }

  get country(): Locator {
    return this.page.getByLabel(label(this.t.country));
  }

  /** The whole of an identifier, counting from 1. */
  identifier(n: number): Locator {
    return this.page.getByRole("group", { name: label(this.t.identifierN(String(n))) });
  }

  value(n: number): Locator {
    return this.identifier(n).getByLabel(label(this.t.suggestValue));
  }

  get summary(): Locator {
    return this.page.locator("#errors");
  }

  get outcome(): Locator {
    return this.page.locator("#suggest-outcome");
  }

  row(name: string): Locator {
    return this.page.locator(".lines > li").filter({ hasText: name });
  }

  async open(query: Record<string, string> = {}): Promise<void> {
    const search = new URLSearchParams(query).toString();
    await this.page.goto(search ? `/customers/suggest?${search}` : "/customers/suggest");
    await expect(this.name).toBeVisible();
  }

  async send(): Promise<void> {
    await this.page.getByRole("button", { name: label(this.t.sendSuggestion) }).click();
  }

  /** Suggests a French company with its SIREN. */
  async suggest(name: string, siren: string): Promise<void> {
    await this.open();
    await this.name.fill(name);
    await this.country.selectOption("FR");
    await this.value(1).fill(siren);
    await this.send();
    await expect(this.outcome).toContainText(text(this.t.suggestionSent(name)));
  }
}
