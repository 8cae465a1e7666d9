// What every page has beside what axe judges: its title and headings, the ways past the frame, room for wider letters
// and for a zoom of 200 %.
import { expect, type Page } from "@playwright/test";
import { expectNoSidewaysScroll } from "./axe.js";
import type { Language } from "./words.js";

/** One h1 that the title begins with, no level left out (RGAA 8.5, 9.1), the language of the page (RGAA 8.3). */
export async function expectStructure(page: Page, what: string, language: Language): Promise<void> {
  const found = await page.evaluate(() => {
    const shown = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((one) => one.getClientRects().length > 0);
    const plain = (text: string | null): string => (text ?? "").replace(/\s+/g, " ").trim();
    return {
      lang: document.documentElement.lang,
      title: plain(document.title),
      headings: shown.map((one) => ({ level: Number(one.tagName[1]), text: plain(one.textContent) })),
    };
  });
  const first = found.headings.filter(({ level }) => level === 1);
  expect.soft(first.length, `h1 of ${what}`).toBe(1);
  expect.soft(found.title.includes(first[0]?.text ?? ""), `${what}: “${found.title}” names “${first[0]?.text}”`).toBe(true);
  expect.soft(found.title, `title of ${what}`).toMatch(/– Carnet$/);
  const skipped = found.headings.filter(({ level }, at) => at > 0 && level > (found.headings[at - 1]?.level ?? 0) + 1);
  expect.soft(skipped, `headings of ${what} that leave a level out`).toEqual([]);
  expect.soft(found.lang, `language of ${what}`).toBe(language);
}

/** Letters, words, lines and paragraphs as far apart as WCAG 2.2, 1.4.12 says; a style of the page may not forbid it. */
export async function widenLetters(page: Page): Promise<void> {
  await page.evaluate(() => {
    // The policy of the page lets no style in that is not a sheet of its own.
    const wide = new CSSStyleSheet();
    wide.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
      p { margin-block-end: 2em !important }`);
    document.adoptedStyleSheets.push(wide);
  });
}

/** With wider letters nothing scrolls sideways and no text is cut off. */
export async function expectRoomForLetters(page: Page, what: string): Promise<void> {
  await widenLetters(page);
  await expectNoSidewaysScroll(page, `${what} with wider letters`);
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main :is(p, li, button, a, label, th, td, h1, h2, h3)")]
      .filter((one) => one.getClientRects().length > 0 && !one.closest(".visually-hidden"))
      .filter((one) => ["hidden", "clip"].includes(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 1)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}: ${one.textContent?.trim().slice(0, 40)}`),
  );
  expect.soft(cut, `text of ${what} that wider letters cut off`).toEqual([]);
  await page.evaluate(() => document.adoptedStyleSheets.pop());
}
