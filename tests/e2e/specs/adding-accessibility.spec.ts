// Adding, from the first step to the end, and importing: every step in both languages, both themes, wide and narrow.
import { AddDialog } from "../pages/add-dialog.js";
import { literal } from "../support/api.js";
import { attempt } from "../support/attempt.js";
import { expectAccessibleEverywhere } from "../support/judging.js";
import { expect, test } from "../support/test.js";
import { expectOneLanguage } from "../support/tongues.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`adding, judged (${language})`, () => {
    test.use({ language });

    test("number, provider, check, end", async ({ page, api, t, addDialog }) => {
      test.setTimeout(120_000);
      const participant = await api.addable(`judged-add-${language}`, 2);
      await page.goto(`/customers/search?${new URLSearchParams({ name: literal(participant.name), add: participant.participantId })}`);
      await expect(addDialog.numbers).toBeFocused();
      await judge("number");
      await addDialog.numbers.fill(`JA-${language}-${attempt()}`);
      await addDialog.next.click();
      await expect(addDialog.dialog.getByRole("radio").first()).toBeVisible();
      await judge("provider");
      await addDialog.dialog.getByRole("radio").first().check();
      await addDialog.next.click();
      await expect(addDialog.nothingSaved).toBeVisible();
      await judge("check");
      await addDialog.confirm.click();
      await expect(addDialog.dialog.getByText(text(t.addedNow(participant.name)))).toBeVisible();
      await judge("end");

      async function judge(step: string): Promise<void> {
        await expectOneLanguage(page, `adding, ${step}`, language);
        await expectAccessibleEverywhere(page, `adding, ${step}`);
      }
    });

    test("a number that is taken, the request for a routing, and its end", async ({ page, api, t }) => {
      test.setTimeout(120_000);
      const number = `JT-${language}-${attempt()}`;
      await api.addCustomer(await api.addable(`judged-holder-${language}`), [number]);
      const participant = await api.needingSetup(`judged-routing-${language}`);
      const adding = new AddDialog(page, t);
      await page.goto(`/customers/search?${new URLSearchParams({ name: literal(participant.name), add: participant.participantId })}`);
      await adding.numbers.fill(number);
      await adding.next.click();
      await expect(adding.dialog.getByText(text(t.numberTaken(number)))).toBeVisible();
      await judge("number taken");
      await adding.numbers.fill("");
      await adding.next.click();
      await expect(adding.dialog.getByRole("heading", { level: 3 })).toContainText(text(t.routingStep));
      await judge("routing");
      await adding.next.click();
      await adding.confirm.click();
      await expect(adding.dialog.getByText(text(t.addedRouting(participant.name)))).toBeVisible();
      await judge("end with a request");

      async function judge(step: string): Promise<void> {
        await expectOneLanguage(page, `adding, ${step}`, language);
        await expectAccessibleEverywhere(page, `adding, ${step}`);
      }
    });

    test("importing: columns, preview, report", async ({ page, api, t }) => {
      test.setTimeout(120_000);
      const participant = await api.addable(`judged-import-${language}`);
      const heads = { fr: "Nom;Identifiant;Numéro de client", en: "Name;Identifier;Customer number" }[language];
      const lines = [heads, `${participant.name};${participant.participantId};JI-${language}-${attempt()}`, "Personne;0225:999999999;"];
      const file = `judged-${language}.csv`;
      await page.goto("/customers/import");
      await page.locator("#import-file").setInputFiles({ name: file, mimeType: "text/csv", buffer: Buffer.from(lines.join("\r\n")) });
      const see = page.getByRole("button", { name: label(t.seePreview) });
      await expect(see).toBeVisible();
      await judge("columns");
      await see.click();
      await expect(page.locator("dl.figures")).toBeVisible();
      await judge("preview");
      await page.getByRole("button", { name: label(t.importOneLine) }).click();
      await expect(page.getByRole("heading", { level: 2, name: label(t.reportOf(file)) })).toBeVisible();
      await judge("report");
      await page.getByRole("button", { name: label(t.undoImport) }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await judge("undoing");

      async function judge(step: string): Promise<void> {
        await expectOneLanguage(page, `importing, ${step}`, language);
        await expectAccessibleEverywhere(page, `importing, ${step}`);
      }
    });
  });
}
