// `/sign-in?next=`
import { type Locator, type Page } from "@playwright/test";
import { label, type Words } from "../support/words.js";

export class SignInPage {
  constructor(
    private readonly page: Page,
    private readonly t: Words,
  ) {}

  get email(): Locator {
    return this.page.getByLabel(label(this.t.email));
  }

  get password(): Locator {
    return this.page.locator("#password");
  }

  get submit(): Locator {
    return this.page.getByRole("button", { name: label(this.t.submitSignIn) });
  }

  get alert(): Locator {
    return this.page.getByRole("alert").filter({ hasText: /\S/ });
  }

  async open(next = ""): Promise<void> {
    await this.page.goto(next ? `/sign-in?next=${encodeURIComponent(next)}` : "/sign-in");
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.submit.click();
  }
}
