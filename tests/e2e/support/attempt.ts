// Tests side by side and one after the other, on one and the same database: what keeps them out of each other's way.
import { test } from "@playwright/test";

/** Different for each run of a test: what an earlier one has named or numbered may still be there. */
export function attempt(): string {
  const { retry, repeatEachIndex } = test.info();
  return `${repeatEachIndex}${retry}`;
}

/** Whether a test of this process may take this one: what tests of two processes take is never the same. */
export function isMine(id: string): boolean {
  const { config, parallelIndex } = test.info();
  return hash(id) % config.workers === parallelIndex;
}

/** A number that is the same for the same text: different tests choose different things. */
export function hash(text: string): number {
  let sum = 2166136261;
  for (const char of text) sum = Math.imul(sum ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return sum;
}
