// The start page: what needs attention, and three figures whose numbers are those of the server.
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { judgeCalls } from "../support/calls.js";
import { fresh, SendingApi } from "../support/sending.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, text } from "../support/words.js";

const digits = (text: string): number => Number(text.replace(/\D/g, ""));

for (const language of LANGUAGES) {
  test.describe(`start page (${language})`, () => {
    test.use({ language });

    test("the figures are the server's, as a drawing, in links and as a table", async ({ page, t, asker }) => {
      await page.goto("/");
      const charts = page.locator(".chart");
      await expect(charts).toHaveCount(3);
      const receive = page.locator("#chart-customers");
      await expect(receive).toContainText(text(t.chartReceive));
      await expect(page.locator("#chart-stops")).toContainText(text(t.chartStops));
      await expect(page.locator("#chart-ages")).toContainText(text(t.chartFresh));
      await expect(receive.getByRole("img")).toHaveCount(1);
      await receive.getByText(text(t.seeData)).click();
      await page.locator("#chart-ages").getByText(text(t.seeData)).click();
      // Others add customers meanwhile: the page follows.
      await expect(async () => {
        const { customers, ages } = await new SendingApi(asker).figures();
        const numbers = [customers.routable, customers.action, customers.waiting, customers.nonExisting, customers.deactivated];
        expect((await receive.locator("tbody td").allTextContents()).map(digits)).toEqual(numbers);
        expect(await receive.locator("rect").count()).toBe(numbers.filter((number) => number > 0).length);
        const shown = await page.locator("#chart-ages tbody td").allTextContents();
        expect(shown.map(digits)).toEqual(ages.map((age) => age.customers));
      }).toPass({ timeout: 20_000 });
      await expectAccessible(page, "the start page with its data");

      await receive.locator(".keys a").first().click();
      await expect(page).toHaveURL(/\/customers\?status=routable/);
    });

    test("twelve weeks of stops: what stops now is counted, without reloading", async ({ page, t, asker }) => {
      const sending = new SendingApi(asker);
      await page.goto("/");
      const stops = page.locator("#chart-stops");
      await stops.getByText(text(t.seeData)).click();
      await expect(stops.locator("tbody tr")).toHaveCount(12);
      await sending.post({ name: "Personne", number: fresh("0404") }, fresh("NOW"));
      const week = (await sending.figures()).weeks.at(-1);
      const stopped = week?.stopped.reduce((sum, one) => sum + one.documents, 0) ?? 0;
      expect(stopped).toBeGreaterThan(0);
      await expect
        .poll(async () => digits((await stops.locator("tbody tr").last().locator("td").nth(1).textContent()) ?? ""))
        .toBeGreaterThanOrEqual(stopped);
    });

    test("stopped documents stand first, with their number, and lead to the list", async ({ page, t, asker }) => {
      const sending = new SendingApi(asker);
      await sending.post({ name: "Personne", number: fresh("0405") }, fresh("FIRST"));
      await page.goto("/");
      const line = page.locator(".todo a").first();
      await expect(line).toContainText(text(t.stoppedLine));
      expect(digits((await line.locator(".todo__n").textContent()) ?? "")).toBeGreaterThan(0);
      await line.click();
      await expect(page).toHaveURL(/\/documents\/stopped$/);
    });

    test.describe(() => {
      test.use({ expectedErrors: [/net::ERR_FAILED/] });

      test("one block that fails leaves the others", async ({ page, t }) => {
        const heal = await judgeCalls(page, /^\/api\/v1\/figures$/, () => "lost");
        await page.goto("/");
        await expect(page.getByRole("main").getByRole("alert")).toHaveCount(1);
        await expect(page.locator(".todo a").first()).toBeVisible();
        await heal();
        await page.getByRole("button", { name: text(t.retry) }).click();
        await expect(page.locator(".chart")).toHaveCount(3);
      });
    });

    test("at 360 px", async ({ page }) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto("/");
      await expect(page.locator(".chart")).toHaveCount(3);
      await expectNoSidewaysScroll(page, "the start page at 360 px");
    });
  });
}
