// The tests drive a server, or a demo on static hosting, that is already there: `cargo xtask test --only e2e` starts
// the one with demo data, `--only e2e-demo` the other.
import { defineConfig, devices } from "@playwright/test";
import { BASE_URL } from "./support/environment.js";

const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // On a busy machine a browser may stall for seconds. What passes at a later try only is listed as flaky, and
  // is a race in the app or in the test to be found.
  retries: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./support/reporter.ts"]],
  use: {
    baseURL: `${BASE_URL}/`,
    // Not of every test: keeping one of all costs a fifth of the time.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CARNET_CHROMIUM ?? "/usr/bin/chromium",
      args: chromiumFlags,
    },
  },
  projects: [{ name: "desktop", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } }],
});
