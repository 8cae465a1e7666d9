// What stands above the app in the demo, and the little of the app that its tests need.
import type { Locator, Page, Worker } from "@playwright/test";
import { PASSWORD, USERS, type User } from "../support/environment.js";
import { expect } from "../support/visiting.js";
import { label, text, type Words } from "../support/words.js";
import { SignInPage } from "./sign-in-page.js";

export class DemoPage {
  constructor(
    readonly page: Page,
    private readonly t: Words,
  ) {}

  get banner(): Locator {
    return this.page.locator("#demo");
  }

  get alert(): Locator {
    return this.banner.getByRole("alert");
  }

  /** These words, if they can be read now: all the others stand in the page, too, hidden. */
  said(words: string): Locator {
    return this.banner.locator("[data-when] span[lang]").filter({ hasText: text(words), visible: true });
  }

  get progress(): Locator {
    return this.banner.getByRole("progressbar");
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog", { name: text(this.t.demoOverAsk) });
  }

  get rows(): Locator {
    return this.page.getByRole("main").getByRole("row");
  }

  button(name: string): Locator {
    return this.banner.getByRole("button", { name: label(name) });
  }

  /** The worker of this tab. */
  worker(): Worker {
    const [worker] = this.page.workers();
    if (!worker) throw new Error("this tab has no worker");
    return worker;
  }

  async ready(): Promise<void> {
    await expect(this.banner).toHaveAttribute("data-phase", "ready", { timeout: 90_000 });
  }

  async signIn(user: User): Promise<void> {
    await this.page.goto("sign-in");
    await this.ready();
    await new SignInPage(this.page, this.t).signIn(USERS[user], PASSWORD);
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(label(this.t.home));
  }

  /** The list of customers that this is found for. */
  async find(wanted: string): Promise<void> {
    await this.page.goto(`customers?q=${encodeURIComponent(wanted)}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(label(this.t.navCustomers));
  }

  /** Gives the first customer of the list this number; answers its address, below the base path. */
  async numberFirst(number: string): Promise<string> {
    await this.page.goto("customers");
    await this.page.getByRole("rowheader").getByRole("link").first().click();
    await this.page.getByRole("main").getByRole("link", { name: label(this.t.settings) }).waitFor();
    const address = new URL(this.page.url()).pathname.replace(/^.*\/customers\//, "customers/");
    await this.renumber(address, number);
    return address;
  }

  async renumber(address: string, number: string): Promise<void> {
    await this.page.goto(`${address}?settings=basic`);
    await this.fillNumber(number);
    await expect(this.page.locator("#settings")).toBeHidden();
    await expect(this.page.getByRole("main")).toContainText(number);
  }

  /** In the settings of a customer, which are open. */
  async fillNumber(number: string): Promise<void> {
    const settings = this.page.locator("#settings");
    await settings.getByLabel(label(this.t.customerNumber)).fill(number);
    await settings.getByRole("button", { name: label(this.t.save) }).click();
  }
}
