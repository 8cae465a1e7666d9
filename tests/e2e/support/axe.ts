// Accessibility: axe-core with the rules of WCAG 2.2 AA and best practices, and what axe does not measure.
import axe from "axe-core";
import { expect, type Page } from "@playwright/test";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** The rules that colours decide. */
const COLOURS = ["color-contrast", "link-in-text-block"];

export async function expectAccessible(page: Page, what: string): Promise<void> {
  expect.soft(await found(page, { type: "tag", values: TAGS }), `axe on ${what}`).toEqual([]);
}

/** The rules alone that colours decide: for the second theme of a page whose first one has been judged whole. */
export async function expectContrast(page: Page, what: string): Promise<void> {
  expect.soft(await found(page, { type: "rule", values: COLOURS }), `axe on ${what}`).toEqual([]);
}

/** axe stays in the page until the next one is loaded; only what it finds wrong is described. */
async function found(page: Page, runOnly: { type: "tag" | "rule"; values: string[] }): Promise<string[]> {
  const isThere = await page.evaluate(() => "axe" in globalThis);
  if (!isThere) await page.evaluate(axe.source);
  await page.evaluate(settled);
  return page.evaluate(async (only) => {
    const judge = (globalThis as unknown as { axe: typeof import("axe-core") }).axe;
    const { violations } = await judge.run(document, { runOnly: only, resultTypes: ["violations"] });
    return violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")} — ${node.failureSummary ?? violation.help}`),
    );
  }, runOnly);
}

/** What fades in has the colours of its end only then; what goes round for ever is judged as it is. */
async function settled(): Promise<void> {
  const passing = document.getAnimations().filter((one) => one.playState === "running" && Number.isFinite(one.effect?.getComputedTiming().endTime));
  await Promise.allSettled(passing.map((one) => one.finished));
}

export async function expectNoSidewaysScroll(page: Page, what: string): Promise<void> {
  const overflow = await page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth - root.clientWidth;
  });
  expect.soft(overflow, `pixels that ${what} is too wide`).toBeLessThanOrEqual(0);
}
