// What is awaited for long: after ten seconds the page says so, and the reader may give it up and try again.
import { judgeCalls, type Verdict } from "../support/calls.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

const WORDS = {
  fr: { slow: "Cela prend plus de temps que prévu.", cancel: "Annuler", cancelled: "Chargement annulé ; rien n'est perdu." },
  en: { slow: "This is taking longer than expected.", cancel: "Cancel", cancelled: "Loading was cancelled; nothing is lost." },
};

for (const language of LANGUAGES) {
  const words = WORDS[language];

  test.describe(`waiting (${language})`, () => {
    test.describe.configure({ timeout: 90_000 });
    // A call that is given up is told by the browser.
    test.use({ language, expectedErrors: [/ERR_FAILED|ERR_ABORTED|Failed to fetch/] });

    for (const [where, call] of [["/customers", /^\/?api\/v1\/customers\?/], ["/messages", /^\/?api\/v1\/messages\?/]] as const) {
      test(`${where}: says so, is given up, is asked for again`, async ({ page, t }) => {
        let [held, asked] = [true, 0];
        await judgeCalls(page, call, async (): Promise<Verdict> => {
          asked += 1;
          return held ? new Promise<Verdict>(() => undefined) : undefined;
        });
        await page.goto(where);
        const told = page.locator("#notice").getByText(text(words.slow));
        await expect.poll(() => asked, { message: "it is asked for", timeout: 30_000 }).toBeGreaterThan(0);
        await expect(told, "not before its time").toHaveCount(0);
        await expect(told).toBeVisible({ timeout: 20_000 });
        await expect(page.getByText(text(words.slow)), "said once").toHaveCount(1);

        await page.locator("#notice").getByRole("button", { name: label(words.cancel) }).click();
        await expect(told).toHaveCount(0);
        const alert = page.getByRole("main").getByRole("alert").filter({ hasText: text(words.cancelled) });
        await expect(alert).toBeVisible();
        await expect(page.locator("body"), "the focus is somewhere").not.toBeFocused();

        held = false;
        await alert.getByRole("button", { name: label(t.retry) }).click();
        await expect(alert).toHaveCount(0);
        await expect(page.locator("main tbody tr, main .messages > li").first()).toBeVisible();
      });
    }
  });
}
