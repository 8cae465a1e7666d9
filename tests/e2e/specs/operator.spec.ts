// The operator's console: what is reserved, declining with a reason, merging, keeping the providers.
import { SuggestPage } from "../pages/suggest-page.js";
import { attempt } from "../support/attempt.js";
import { expectAccessible } from "../support/axe.js";
import { siren } from "../support/identifiers.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

const PLACES = ["/operator/suggestions", "/operator/providers"];

test("nobody else has the console", async ({ page, t }) => {
  for (const path of PLACES) {
    await page.goto(path);
    await expect(page.getByText(text(t.operatorOnly))).toBeVisible();
  }
});

for (const language of LANGUAGES) {
  test.describe(`operator (${language})`, () => {
    test.use({ language, user: "operator" });

    test("declines with a reason that the company reads", async ({ page, t, sit }) => {
      const name = `Poterie Refusée ${language} ${attempt()}`;
      const reason = `Pas encore de plateforme, ${language}.`;
      const member = await sit("member");
      const suggest = new SuggestPage(member.page, t);
      await suggest.suggest(name, siren(name));
      await page.goto("/operator/suggestions");
      await page.getByLabel(label(t.searchQueue)).fill(name);
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: label(name) }).click();
      await page.getByRole("button", { name: label(t.decline) }).click();
      const dialog = page.getByRole("dialog");
      await expect(dialog.getByLabel(label(t.reason))).toBeFocused();
      await dialog.getByRole("button", { name: label(t.decline) }).click();
      await expect(dialog).toContainText(text(t.reasonMissing));
      await expect(dialog.getByLabel(label(t.reason))).toBeFocused();
      await expectAccessible(page, "declining without a reason");
      await dialog.getByLabel(label(t.reason)).fill(reason);
      await dialog.getByRole("button", { name: label(t.decline) }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole("heading", { level: 2, name: label(name) })).toBeFocused();
      await expect(suggest.row(name)).toContainText(reason);
      await member.page.getByRole("button", { name: label(t.resubmit(name)) }).click();
      await expect(suggest.name).toHaveValue(name);
      await expect(suggest.name).toBeFocused();
      await member.leave();
    });

    test("merges with an entry by its id", async ({ page, t, sit }) => {
      const name = `Scierie Fusionnée ${language} ${attempt()}`;
      const member = await sit("member");
      const participant = await member.api.addable(`merge-${language}-${attempt()}`);
      const suggest = new SuggestPage(member.page, t);
      await suggest.suggest(name, siren(name));
      await page.goto(`/operator/suggestions?q=${encodeURIComponent(name)}`);
      await page.getByRole("link", { name: label(name) }).click();
      await page.getByRole("button", { name: label(t.mergeWith) }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio", { name: text(t.anotherEntry) }).check();
      await dialog.getByLabel(label(t.participantId)).fill(participant.participantId);
      await dialog.getByRole("button", { name: label(t.merge) }).click();
      await expect(dialog).toBeHidden();
      await expect(member.page.getByRole("link", { name: label(t.addToDirectory(name)) })).toBeVisible();
      await member.leave();
    });

    test("adds a provider, changes it and takes the change back", async ({ page, t }) => {
      const code = `essai-${language}-${attempt()}`;
      await page.goto("/operator/providers");
      await page.getByRole("button", { name: label(t.addProvider) }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: label(t.save) }).click();
      await expect(dialog.getByLabel(label(t.providerName))).toBeFocused();
      await expectAccessible(page, "adding a provider without a name");
      await dialog.getByLabel(label(t.providerName)).fill(`Relais ${code}`);
      await dialog.getByLabel(label(t.providerCode)).fill(code);
      await dialog.getByRole("button", { name: label(t.save) }).click();
      await expect(page.locator("#notice")).toContainText(text(t.providerAdded(`Relais ${code}`)));
      const row = page.getByRole("row").filter({ hasText: code });
      await row.getByRole("button", { name: label(t.editProvider(`Relais ${code}`)) }).click();
      await dialog.getByLabel(label(t.providerContact)).fill("routage@essai.example");
      await dialog.getByRole("button", { name: label(t.save) }).click();
      await expect(row.getByRole("link", { name: "routage@essai.example" })).toBeVisible();
      await page.locator("#notice").getByRole("button", { name: label(t.undoAction) }).click();
      await expect(row.getByRole("link")).toHaveCount(0);
    });

    test("sets how a provider gets its documents", async ({ page, t }) => {
      const code = `remise-${language}-${attempt()}`;
      const name = `Remise ${code}`;
      await page.goto("/operator/providers");
      await page.getByRole("button", { name: label(t.addProvider) }).click();
      const dialog = page.getByRole("dialog");
      const save = dialog.getByRole("button", { name: label(t.save) });
      await dialog.getByLabel(label(t.providerName)).fill(name);
      await dialog.getByLabel(label(t.providerCode)).fill(code);
      await dialog.getByRole("radio", { name: text(t.posted) }).check();
      await dialog.getByLabel(label(t.handOffUrl)).fill("https://remise.essai.example/documents");
      await dialog.getByLabel(label(t.signingSecret)).fill("trop court");
      await save.click();
      await expect(dialog.getByLabel(label(t.signingSecret))).toBeFocused();
      await expect(dialog).toContainText(text(t.secretShort));
      await expectAccessible(page, "a provider whose secret is too short");
      await dialog.getByLabel(label(t.signingSecret)).fill("un secret assez long");
      await save.click();
      const row = page.getByRole("row").filter({ hasText: code });
      await expect(row).toContainText(text(t.handOffPosted));
      await row.getByRole("button", { name: label(t.editProvider(name)) }).click();
      await expect(dialog.getByLabel(label(t.signingSecret))).toHaveValue("");
      await expect(dialog).toContainText(text(t.secretKept));
      await dialog.getByRole("radio", { name: text(t.collected) }).check();
      await dialog.getByRole("button", { name: label(t.makeCollectKey) }).click();
      const key = dialog.getByLabel(label(t.collectKey));
      await expect(key).toBeFocused();
      await expect(key).toHaveValue(/^carnet_collect_[0-9a-f]{64}$/);
      await expect(dialog.getByRole("button", { name: label(t.copyCollectKey) })).toBeVisible();
      await expectAccessible(page, "a collect key");
      await save.click();
      await expect(row).toContainText(text(t.handOffCollected));
      await row.getByRole("button", { name: label(t.editProvider(name)) }).click();
      await expect(dialog.getByRole("button", { name: label(t.replaceCollectKey) })).toBeVisible();
    });
  });
}
