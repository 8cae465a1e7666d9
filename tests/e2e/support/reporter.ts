// The last lines of a run: on which host, how many tests, and which do not apply there, with the reason.
import type { FullResult, Reporter, TestCase } from "@playwright/test/reporter";
import { onDemo } from "./environment.js";

export default class Summary implements Reporter {
  private readonly tests = new Set<TestCase>();

  printsToStdio(): boolean {
    return false;
  }

  onTestEnd(test: TestCase): void {
    this.tests.add(test);
  }

  onEnd({ duration }: FullResult): void {
    const counts = new Map<string, number>();
    const reasons = new Map<string, number>();
    for (const test of this.tests) {
      const outcome = NAMES[test.outcome()];
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (test.outcome() !== "skipped") continue;
      const reason = test.annotations.find(({ type }) => type === "skip")?.description ?? "the one before failed";
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    const host = onDemo ? "the demo on static hosting" : "carnet-server";
    const numbers = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(", ");
    console.log(`\nOn ${host}, ${this.tests.size} tests in ${(duration / 60_000).toFixed(1)} minutes: ${numbers}.`);
    for (const [reason, count] of reasons) console.log(`  not there (${count}): ${reason}`);
  }
}

const NAMES = { expected: "as expected", unexpected: "failed", flaky: "at the second try", skipped: "not for this host" } as const;
