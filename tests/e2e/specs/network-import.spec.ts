// Imports of the public directory by the operator: a file with a broken card, one that would remove everybody, one that
// is none. Each test has a source of its own, so that no other import takes the place of its own.
import type { Page } from "@playwright/test";
import { attempt } from "../support/attempt.js";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { card, exported, participant } from "../support/cards.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text, type Words } from "../support/words.js";

async function send(page: Page, t: Words, source: string, cards: string[], name = `${source}.xml`): Promise<void> {
  await page.goto("/operator/imports");
  await page.getByLabel(label(t.importSource)).first().fill(source);
  const buffer = Buffer.from(exported(cards));
  await page.locator("#network-import-file").setInputFiles({ name, mimeType: "text/xml", buffer });
  await expect(page).toHaveURL(/\/operator\/imports\/.+/);
  await expect(page.locator("main")).toContainText(text(t.networkImportOf(name)));
}

for (const language of LANGUAGES) {
  test.describe(`imports of the network (${language})`, () => {
    test.use({ language, user: "operator" });

    test("a file comes in, and says what did not", async ({ page, t, api }) => {
      const source = `e2e-cards-${language}-${attempt()}`;
      await send(page, t, source, [card(source, 1), card(source, 2, "<geoinfo>"), card(source, 3)]);
      await expect(page.getByRole("heading", { level: 2, name: label(t.importReport) })).toBeVisible();
      await expect(page.locator("main")).toContainText(text(t.stateApplied));
      const problem = page.getByRole("row").filter({ hasText: participant(source, 2) });
      await expect(problem).toContainText(text(t.cardNotXml));
      await expect(problem).toContainText(text(t.cardSkipped));
      await expectAccessible(page, "report of a network import");
      const found = await api.participants({ id: participant(source, 3) });
      expect(found.groups[0]?.items[0]?.name).toBe(`Bolag ${source} 3`);
      await page.setViewportSize({ width: 320, height: 800 });
      await expect(page.locator("main .card").filter({ hasText: participant(source, 2) })).toBeVisible();
      await expectNoSidewaysScroll(page, "report of a network import");
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.reload();
      await expect(page.locator("main")).toContainText(text(t.networkImportOf(`${source}.xml`)));
    });

    test("an import that would remove everybody waits, is dropped, and is applied", async ({ page, t, api }) => {
      test.setTimeout(120_000);
      const source = `e2e-waits-${language}-${attempt()}`;
      const status = async (number: number): Promise<string | undefined> => {
        const found = await api.participants({ id: participant(source, number) });
        return found.groups[0]?.items[0]?.networkStatus;
      };
      await send(page, t, source, [card(source, 1), card(source, 2)]);
      await expect(page.locator("main")).toContainText(text(t.stateApplied));

      await send(page, t, source, [card(source, 3)], "fewer.xml");
      await expect(page.getByRole("heading", { level: 2, name: label(t.importCompare) })).toBeVisible();
      await expect(page.getByRole("alert").filter({ hasText: text(t.importSuspended("100")) })).toBeVisible();
      for (const number of [1, 2]) {
        await expect(page.getByRole("row").filter({ hasText: participant(source, number) })).toBeVisible();
      }
      await expectAccessible(page, "a suspended import");
      await page.getByRole("button", { name: label(t.dropNetworkImport) }).click();
      const dialog = page.getByRole("dialog");
      await expectAccessible(page, "dropping a suspended import");
      await dialog.getByRole("button", { name: label(t.dropNetworkImport) }).click();
      await expect(page.locator("main")).toContainText(text(t.importDropped));
      expect([await status(1), await status(2)]).toEqual(["registered", "registered"]);

      await send(page, t, source, [card(source, 3)], "again.xml");
      await page.getByRole("button", { name: label(t.applyNetworkImport) }).click();
      await expect(dialog).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await page.getByRole("button", { name: label(t.applyNetworkImport) }).click();
      await dialog.getByRole("button", { name: label(t.applyNetworkImport) }).click();
      await expect(page.getByRole("heading", { level: 2, name: label(t.importReport) })).toBeVisible();
      await expect(page.locator("main")).toContainText(text(t.stateApplied));
      expect([await status(1), await status(3)]).toEqual(["removed", "registered"]);
    });

    test("a source without a name and a file that is none change nothing", async ({ page, t }) => {
      const source = `e2e-none-${language}-${attempt()}`;
      await page.goto("/operator/imports");
      const field = page.getByLabel(label(t.importSource)).first();
      await field.fill("no source");
      const file = { name: `${source}.xml`, mimeType: "text/xml", buffer: Buffer.from("<root>\n</root>\n") };
      await page.locator("#network-import-file").setInputFiles(file);
      await expect(field).toBeFocused();
      await expect(page.getByText(text(t.sourceWrong))).toBeVisible();
      await expectAccessible(page, "a source without a name");
    });

    test.describe("with a file that is none", () => {
      test.use({ expectedErrors: [/status of 400/] });

      test("the import says its line", async ({ page, t }) => {
        const source = `e2e-html-${language}-${attempt()}`;
        await page.goto("/operator/imports");
        await page.getByLabel(label(t.importSource)).first().fill(source);
        const file = { name: `${source}.xml`, mimeType: "text/xml", buffer: Buffer.from("\n<html></html>") };
        await page.locator("#network-import-file").setInputFiles(file);
        const row = page.locator("main li").filter({ hasText: `${source}.xml` });
        // The page of the import, once it has begun, or the list with it: which depends on how fast the answer is.
        await expect(row.or(page.getByText(text(t.importMalformed("2")))).first()).toBeVisible();
        if (await row.isVisible()) await row.getByRole("link").click();
        await expect(page.getByText(text(t.importMalformed("2")))).toBeVisible();
      });
    });
  });
}
