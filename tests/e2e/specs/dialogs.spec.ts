// Dialogs that are opened again before the browser has reported that they were closed: it reports it later, and a
// quick hand, or a program that helps one, is there first.
import type { Page } from "@playwright/test";
import { expect, test } from "../support/test.js";
import { label } from "../support/words.js";

interface Reopened {
  dialog: string;
  /** What is clicked to close it. */
  close: string;
  /** What is clicked to open it. */
  open: string;
}

/** Nothing comes between the two clicks but what the app itself does about the first one. */
async function reopenAtOnce(page: Page, reopened: Reopened): Promise<void> {
  const closed = await page.evaluate(async ({ dialog, close, open }) => {
    const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
    const box = find(dialog) as HTMLDialogElement;
    const reported = new Promise<void>((done) => box.addEventListener("close", () => setTimeout(done), { once: true }));
    find(close).click();
    for (let turn = 0; box.open && turn < 10_000; turn++) await null;
    const closed = !box.open;
    find(open).click();
    await reported;
    return closed;
  }, reopened);
  expect(closed, `${reopened.dialog} was closed`).toBe(true);
  await expect(page.locator(reopened.dialog), `${reopened.dialog} stays open`).toHaveJSProperty("open", true);
}

test("a question that is asked again at once stays", async ({ page, api, t, customerPage }, { retry, repeatEachIndex }) => {
  const customer = await api.addCustomer(await api.addable(`dialogs-${retry}-${repeatEachIndex}`));
  await customerPage.openSettings(customer.id, "advanced");
  await page.locator("#settings-delete").click();
  const keep = page.locator("#settings-deleting").getByRole("button", { name: label(t.keep) });
  await expect(keep).toBeFocused();
  await reopenAtOnce(page, { dialog: "#settings-deleting", close: "#settings-deleting [autofocus]", open: "#settings-delete" });
  await expect(keep).toBeFocused();
  await keep.click();
  await expect(page.locator("#settings-deleting")).toBeHidden();
  expect((await api.customer(customer.id)).status).toBe(200);
});

test("the palette stays", async ({ page }) => {
  await page.goto("/settings");
  await page.locator("#command").click();
  await expect(page.locator("#palette [role=option]").first()).toBeVisible();
  await reopenAtOnce(page, { dialog: "#palette", close: "#palette", open: "#command" });
  await expect(page.locator("#palette-field")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("#palette")).toBeHidden();
});

test("the menu on a phone stays, and its button says so", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 740 });
  await page.goto("/settings");
  const menu = page.locator(".topbar__menu");
  await menu.click();
  await expect(page.locator("dialog.drawer")).toBeVisible();
  await reopenAtOnce(page, { dialog: "dialog.drawer", close: "dialog.drawer", open: ".topbar__menu" });
  await expect(menu).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(menu).toHaveAttribute("aria-expanded", "false");
});
