// Judges what stands on the page now, wide and narrow, in both themes: without loading it again, for it follows the window.
import type { Page } from "@playwright/test";
import { expectAccessible, expectContrast, expectNoSidewaysScroll } from "./axe.js";

/** A window on a desk, and the narrowest that a page must fit (WCAG 2.2, 1.4.10). */
export const WIDTHS = [1280, 320] as const;

export async function setWidth(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: width > 640 ? 800 : 740 });
}

/** One theme is judged whole, the other by its colours: nothing else differs. */
export async function expectBothThemes(page: Page, what: string): Promise<void> {
  await expectNoSidewaysScroll(page, what);
  // Without motion: colours that are on their way from one theme to the other have no contrast to judge.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectAccessible(page, `${what}, light`);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await expectContrast(page, `${what}, dark`);
}

/** A dialog, or another state that is open now; the window is wide again afterwards. */
export async function expectAccessibleEverywhere(page: Page, what: string): Promise<void> {
  for (const width of WIDTHS) {
    await setWidth(page, width);
    await expectBothThemes(page, `${what}, ${width} px`);
  }
  await setWidth(page, WIDTHS[0]);
}
