// What a screen reader says by itself: whatever comes into a live region.
import { expect, type Page } from "@playwright/test";

declare global {
  var heard: string[] | undefined;
}

/** From now on what is said is remembered, until the page is loaded anew. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: string[] = [];
    globalThis.heard = said;
    const say = (node: Node | null): void => {
      const element = node instanceof Element ? node : (node?.parentElement ?? null);
      const inner = element?.matches("[role=alert], [role=status]") ? element : element?.querySelector("[role=alert], [role=status]");
      const region = element?.closest("[role=status], [role=alert], [aria-live=polite]") ?? inner;
      const words = region?.textContent?.replace(/\s+/g, " ").trim();
      if (words) said.push(words);
    };
    new MutationObserver((changes) => {
      // One change of a region is one thing that is said, however many nodes it has.
      const before = said.length;
      for (const { target, addedNodes, type } of changes) {
        if (type === "characterData") say(target);
        for (const node of addedNodes) say(node);
      }
      const fresh = [...new Set(said.splice(before))];
      said.push(...fresh);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
  });
}

/** What was said that has these words. */
export async function heard(page: Page, words: RegExp): Promise<string[]> {
  const all = await page.evaluate(() => globalThis.heard ?? []);
  return all.filter((one) => words.test(one));
}

/** It is said, and once. */
export async function expectHeardOnce(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => heard(page, words)).not.toEqual([]);
  expect(await heard(page, words), `heard ${words}`).toHaveLength(1);
}
