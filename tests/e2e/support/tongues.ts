// One language on a page: nothing that is read or named there is a text of the other one. The texts are those of the
// app's own tables, so that names of companies and words that somebody wrote are no concern.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, type Page } from "@playwright/test";
import type { Language } from "./words.js";

const TABLES = resolve(import.meta.dirname, "../../../src/i18n");
const STRING = String.raw`"(?:[^"\\]|\\[\s\S])*"`;
const FORMS = String.raw`(${STRING}(?:\s*\|\s*${STRING})?)`;
const PAIR = new RegExp(String.raw`\bfr:\s*${FORMS}\s*,\s*en:\s*${FORMS}`, "g");
/** Letters that a text with something filled in must have besides, to be told from names. */
const TELLING = 8;

interface Tongue {
  whole: Set<string>;
  /** With something filled in. */
  filled: RegExp[];
}

const TONGUES: Record<Language, Tongue> = tables();

/** What is read on the page, and what its parts are called, is of this language. */
export async function expectOneLanguage(page: Page, what: string, language: Language): Promise<void> {
  const [mine, other] = [TONGUES[language], TONGUES[language === "fr" ? "en" : "fr"]];
  const read = [...new Set((await page.evaluate(texts)).map(plain))];
  const foreign = read.filter((text) => isOf(other, text) && !isOf(mine, text));
  expect.soft(foreign, `${what}: texts of the other language`).toEqual([]);
}

function isOf({ whole, filled }: Tongue, text: string): boolean {
  return whole.has(text) || filled.some((pattern) => pattern.test(text));
}

function tables(): Record<Language, Tongue> {
  const tongues: Record<Language, Tongue> = { fr: { whole: new Set(), filled: [] }, en: { whole: new Set(), filled: [] } };
  const files = readdirSync(TABLES, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".rs"));
  for (const file of files) {
    for (const [, fr, en] of readFileSync(join(TABLES, file), "utf8").matchAll(PAIR)) {
      for (const form of forms(fr ?? "")) add(tongues.fr, form);
      for (const form of forms(en ?? "")) add(tongues.en, form);
    }
  }
  if (tongues.fr.whole.size < 500) throw new Error(`${TABLES} has only ${tongues.fr.whole.size} texts: how are they written now?`);
  return tongues;
}

function forms(written: string): string[] {
  return [...written.matchAll(new RegExp(STRING, "g"))].map(([literal]) => unescape(literal.slice(1, -1)));
}

function unescape(literal: string): string {
  return literal
    .replace(/\\\r?\n\s*/g, "")
    .replace(/\\u\{([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/\\n/g, "\n")
    .replace(/\\(.)/g, "$1");
}

function add({ whole, filled }: Tongue, form: string): void {
  const parts = plain(form).split(/\{[^}]*\}/);
  if (parts.length === 1) whole.add(plain(form));
  else if (parts.join("").replace(/\P{L}/gu, "").length >= TELLING) {
    filled.push(new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}$`));
  }
}

function plain(text: string): string {
  return text.replace(/’/g, "'").replace(/\s+/g, " ").trim();
}

/** Runs in the page. What carries its own `lang` is meant to be of another language. */
function texts(): string[] {
  const found = [document.title];
  const isOurs = (element: Element): boolean => (element.closest("[lang]") ?? document.documentElement) === document.documentElement;
  for (const element of document.querySelectorAll("body, body *:not(script, style, template, noscript)")) {
    if (!isOurs(element)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt", "aria-valuetext"]) {
      const value = element.getAttribute(name);
      if (value) found.push(value);
    }
    const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    found.push(...texts.map((node) => node.textContent ?? ""), texts.map((node) => node.textContent ?? "").join(""));
  }
  return found.filter((text) => /\p{L}{2}/u.test(text));
}
