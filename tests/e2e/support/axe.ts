// Accessibility: axe-core with the rules of WCAG 2.2 AA and best practices, and what axe does not measure.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect.soft(await found(new AxeBuilder({ page }).withTags(TAGS)), `axe on ${what}`).toEqual([]);
}

/** The rules alone that colours decide: for the second theme of a page whose first one has been judged whole. */
export async function expectContrast(page: Page, what: string): Promise<void> {
  expect.soft(await found(new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"])), `axe on ${what}`).toEqual([]);
}

async function found(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} — ${node.failureSummary ?? violation.help}`),
  );
}

export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
  expect.soft(overflow, `pixels that ${what} is too wide`).toBeLessThanOrEqual(0);
}
