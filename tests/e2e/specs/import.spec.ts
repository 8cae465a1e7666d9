// Customers from a file: preview, import, report, the same file again, undo.
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { attempt } from "../support/attempt.js";
import { expectAccessible, expectNoSidewaysScroll } from "../support/axe.js";
import { judgeCalls, watchCalls } from "../support/calls.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text, type Words } from "../support/words.js";

async function upload(page: Page, name: string, lines: string[]): Promise<void> {
  await page.goto("/customers/import");
  await page.locator("#import-file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) });
}

async function preview(page: Page, t: Words, name: string, lines: string[]): Promise<void> {
  await upload(page, name, lines);
  await page.getByRole("button", { name: label(t.seePreview) }).click();
  await expect(page.locator("#import-step")).toBeFocused();
  await expect(page.locator("dl.figures")).toBeVisible();
}

for (const language of LANGUAGES) {
  test.describe(`import (${language})`, () => {
    test.use({ language });

    test("a file with good and bad lines, again without effect, and undone", async ({ page, t, api }) => {
      test.setTimeout(120_000);
      const again = attempt();
      const names = [`import ${language} a`, `import ${language} b`, `import ${language} c`];
      const found = [];
      for (const name of names) found.push(await api.addable(name));
      const different = new Set(found.map((participant) => participant.participantId));
      expect(different.size, "three participants").toBe(3);
      const file = `clients-${language}-${again}.csv`;
      const lines = [
        "Nom;Identifiant;Numéro de client",
        ...found.map((one, index) => `${one.name};${one.participantId};IMP-${language}-${again}-${index}`),
        "Personne;0225:999999999;",
      ];
      const writes: string[] = [];
      watchCalls(page, ({ method, path }) => {
        if (method !== "GET" && !path.includes("/customers/imports")) writes.push(path);
      });

      await preview(page, t, file, lines);
      const row = page.getByRole("row").filter({ hasText: "0225:999999999" });
      await expect(row).toContainText(text(t.outcomeRejected));
      await expect(row).toContainText(text(t.notInPublic));
      await expectAccessible(page, "preview of an import");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: label(t.errorsFile) }).click(),
      ]);
      const report = await readFile(await download.path(), "utf8");
      expect(report).toContain("999999999");
      expect(report).not.toContain(found[0]?.name);
      expect((await api.customers({ q: `IMP-${language}-${again}-0` })).total, "nothing is written yet").toBe(0);
      expect(writes).toEqual([]);

      await page.getByRole("button", { name: label(t.importLines("3")) }).click();
      await expect(page.getByRole("heading", { level: 2, name: label(t.reportOf(file)) })).toBeVisible();
      await expect(page.getByRole("row").filter({ hasText: text(t.outcomeCreated) })).toHaveCount(3);
      await expectAccessible(page, "report of an import");
      const address = page.url();
      const customers = await api.customers({ q: `IMP-${language}-${again}-0` });
      expect(customers.items.map((one) => one.name)).toEqual([found[0]?.name]);

      await test.step("the same file again changes nothing", async () => {
        await preview(page, t, file, lines);
        await expect(page.getByRole("row").filter({ hasText: text(t.outcomeUnchanged) })).toHaveCount(3);
        await expect(page.getByText(text(t.nothingToImport))).toBeVisible();
      });

      await test.step("undone, but for the customer that was changed since", async () => {
        const changed = (await api.customers({ q: `IMP-${language}-${again}-1` })).items[0];
        if (!changed) throw new Error("the second customer is there");
        const { customer } = await api.customer(changed.id);
        await api.changeCustomer(changed.id, customer.version, { ownStatus: "deactivated" });
        await page.goto(address);
        await page.getByRole("button", { name: label(t.undoImport) }).click();
        const dialog = page.getByRole("dialog");
        await expect(dialog.getByRole("button", { name: label(t.keepImport) })).toBeFocused();
        await expectAccessible(page, "undoing an import");
        // The import is read again long after the dialog has given the focus back.
        await judgeCalls(page, /\/customers\/imports\/[^/?]+$/, async ({ method }) => {
          if (method === "GET") await new Promise((done) => setTimeout(done, 800));
          return undefined;
        });
        await dialog.getByRole("button", { name: label(t.undoImport) }).click();
        await expect(page.getByText(text(t.importUndone("2")))).toBeVisible();
        await expect(page.getByText(text(t.importKeptOne))).toBeVisible();
        await expect(page.locator("#import-step")).toBeFocused();
        expect((await api.customers({ q: `IMP-${language}-${again}-0` })).total).toBe(0);
        expect((await api.customers({ q: `IMP-${language}-${again}-1` })).total).toBe(1);
      });
    });
  });
}

test.describe("by a third company", () => {
  test.use({ user: "third" });

  test("a line that means two companies waits for a choice", async ({ page, t, api }) => {
    // Two addresses of one company; what an earlier run added goes first.
    const number = "AMBIGU-1";
    for (const { id, version } of (await api.customers({ q: number })).items) await api.deleteCustomer(id, version);
    await preview(page, t, "ambigu.csv", ["Nom;Identifiant;Numéro de client", `;915856074;${number}`]);
    const row = page.getByRole("row").filter({ hasText: "915856074" });
    await expect(row).toContainText(text(t.outcomeAmbiguous));
    const choices = row.getByRole("radio");
    await expect(choices).toHaveCount(3);
    await expect(choices.last(), "the line is left out until somebody chooses").toBeChecked();
    await expectAccessible(page, "choice of a line");
    const chosen = row.locator("label").filter({ hasText: "0225:915856074_ACHATS" });
    await choices.last().focus();
    await page.keyboard.press("ArrowUp");
    await expect(chosen.getByRole("radio")).toBeChecked();
    await expect(row).toContainText(text(t.outcomeCreated));
    await page.getByRole("button", { name: label(t.importOneLine) }).click();
    await expect(page.getByRole("heading", { level: 2, name: label(t.reportOf("ambigu.csv")) })).toBeVisible();
    const { items } = await api.customers({ q: number });
    expect(items.map((one) => one.name)).toEqual(["LIBRAIRIE JONCQUIÈRES BESANÇON SAS Achats"]);
  });
});

test("a file without lines is refused with what to do", async ({ page, t }) => {
  await upload(page, "vide.csv", ["Nom;Identifiant"]);
  await expect(page.getByRole("alert").filter({ hasText: text(t.fileEmpty) }).first()).toBeVisible();
});

test("every step fits a phone", async ({ page, t }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 360, height: 740 });
  await upload(page, "telephone.csv", ["Nom;Identifiant;Numéro", "Personne;0225:999999999;0042"]);
  await expect(page.getByRole("button", { name: label(t.seePreview) })).toBeVisible();
  await expectNoSidewaysScroll(page, "columns");
  await expectAccessible(page, "columns on a phone");
  await page.getByRole("button", { name: label(t.seePreview) }).click();
  await expect(page.locator("dl.figures")).toBeVisible();
  await expectNoSidewaysScroll(page, "preview");
  await expectAccessible(page, "preview on a phone");
});
