// The last lines of a run: on which host, how many tests, which do not apply there, with the reason, and what took long.
import { basename } from "node:path";
import type { FullResult, Reporter, TestCase } from "@playwright/test/reporter";
import { onDemo } from "./environment.js";

/** How many of the slowest are named. */
const SLOWEST = 10;

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
    if (this.tests.size > SLOWEST) this.sayWhatTookLong();
  }

  private sayWhatTookLong(): void {
    const files = new Map<string, number>();
    for (const test of this.tests) {
      const file = basename(test.location.file, ".spec.ts");
      files.set(file, (files.get(file) ?? 0) + took(test));
    }
    const named = (all: [string, number][]): [string, number][] => all.sort(([, a], [, b]) => b - a).slice(0, SLOWEST);
    const times = named([...files]).map(([file, time]) => `${file} ${(time / 1000).toFixed(0)} s`);
    console.log(`  of the time: ${times.join(", ")}`);
    const slowest = [...this.tests].map((test): [string, number] => [test.titlePath().slice(2).join(" › "), took(test)]);
    for (const [title, time] of named(slowest)) console.log(`  slow: ${(time / 1000).toFixed(1)} s ${title}`);
  }
}

function took(test: TestCase): number {
  return test.results.reduce((sum, { duration }) => sum + duration, 0);
}

const NAMES = { expected: "as expected", unexpected: "failed", flaky: "at a later try", skipped: "not for this host" } as const;
