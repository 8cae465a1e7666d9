// The operator's page about the service as a whole: settings for all, entries taken down, the end of an account.
import { expect, type Locator, type Page } from "@playwright/test";
import { label, text, type Words } from "../support/words.js";

export class ServicePage {
  constructor(
    readonly page: Page,
    private readonly t: Words,
  ) {}

  get lookUp(): Locator {
    return this.page.getByRole("checkbox", { name: label(this.t.lookUpAllowed) });
  }

  get days(): Locator {
    return this.page.getByLabel(label(this.t.keepDays));
  }

  get save(): Locator {
    return this.part(this.t.servicePart).getByRole("button", { name: label(this.t.saveChanges) });
  }

  get participant(): Locator {
    return this.page.getByLabel(label(this.t.participantId));
  }

  get reason(): Locator {
    return this.page.getByLabel(label(this.t.reason));
  }

  get takeDown(): Locator {
    return this.page.getByRole("button", { name: label(this.t.takeDown) });
  }

  get takenDownHeading(): Locator {
    return this.page.getByRole("heading", { level: 2, name: label(this.t.takenDownPart) });
  }

  /** What is said of an entry that is taken down. */
  takenDown(participantId: string): Locator {
    const list = this.page.getByRole("list", { name: label(this.t.takenDownList) });
    return list.getByRole("listitem").filter({ hasText: participantId });
  }

  restore(participantId: string): Locator {
    return this.page.getByRole("button", { name: label(this.t.restoreEntry(participantId)) });
  }

  get account(): Locator {
    return this.page.getByLabel(label(this.t.endAccount));
  }

  get endHeading(): Locator {
    return this.page.getByRole("heading", { level: 2, name: label(this.t.endPart) });
  }

  get accountName(): Locator {
    return this.page.getByLabel(label(this.t.endName));
  }

  get end(): Locator {
    return this.page.getByRole("button", { name: label(this.t.endForGood) });
  }

  /** What was just done, in the frame. */
  get notice(): Locator {
    return this.page.locator("#notice");
  }

  private part(name: string): Locator {
    return this.page.getByRole("region", { name: label(name) });
  }

  /** With all of its three parts; below another server's address, if one is given. */
  async open(server = ""): Promise<void> {
    await this.page.goto(`${server}/operator/service`);
    for (const last of [this.save, this.takeDown, this.end]) await expect(last).toBeVisible();
  }

  async sendDays(days: string): Promise<void> {
    await this.days.fill(days);
    await this.save.click();
  }

  async sendTakeDown(participantId: string, reason: string): Promise<void> {
    await this.participant.fill(participantId);
    await this.reason.fill(reason);
    await this.takeDown.click();
  }

  /** The field has the focus, says what is wrong with it, and still says how to fill it in. */
  async expectWrong(field: Locator, ...sentences: string[]): Promise<void> {
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute("aria-invalid", "true");
    for (const sentence of sentences) await expect(field).toHaveAccessibleDescription(text(sentence));
  }

  async expectRight(field: Locator): Promise<void> {
    await expect(field).not.toHaveAttribute("aria-invalid", "true");
  }
}
