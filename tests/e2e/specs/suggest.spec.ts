// A company that the public directory lacks: suggested from a failed search, followed by others, answered.
import { SuggestPage } from "../pages/suggest-page.js";
import { attempt } from "../support/attempt.js";
import { expectAccessible } from "../support/axe.js";
import { judgeCalls } from "../support/calls.js";
import { siren } from "../support/identifiers.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`suggesting (${language})`, () => {
    test.use({ language });

    test("from a search that found nothing; what is wrong is said above and at the field", async ({ page, t, searchPage }) => {
      const suggest = new SuggestPage(page, t);
      await searchPage.open({ name: "Zyxwvut Introuvable" });
      await page.getByRole("link", { name: label(t.suggestThis) }).first().click();
      await expect(suggest.name).toHaveValue("Zyxwvut Introuvable");

      await suggest.name.fill("");
      await suggest.send();
      await expect(suggest.summary).toBeFocused();
      await expect(suggest.summary).toContainText(text(t.threeToCorrect));
      await expect(page).toHaveTitle(/^(Erreur|Error)\s?:/);
      await expectAccessible(page, "suggestion with errors");
      await suggest.summary.getByRole("link", { name: text(t.countryMissing) }).click();
      await expect(suggest.country).toBeFocused();
      await expect(suggest.name).toHaveAttribute("aria-invalid", "true");

      await suggest.name.fill("Zyxwvut");
      await suggest.country.selectOption("FR");
      await suggest.identifier(1).getByLabel(label(t.suggestKind)).selectOption("0002");
      await suggest.value(1).fill("73282932");
      await suggest.send();
      await expect(suggest.summary.getByRole("link")).toHaveCount(1);
      await suggest.summary.getByRole("link", { name: text(t.notOfScheme("73282932")) }).click();
      await expect(suggest.value(1)).toBeFocused();
      await expect(suggest.name, "nothing is erased").toHaveValue("Zyxwvut");
    });

    test("what was typed and not sent is there when one comes back", async ({ page, t, shell }) => {
      const suggest = new SuggestPage(page, t);
      await suggest.open();
      await suggest.name.fill("Atelier Interrompu");
      await suggest.country.selectOption("BE");
      await suggest.value(1).fill("0124327967");
      await page.locator("#menu").getByRole("link", { name: /^Messages/ }).first().click();
      await expect(page).toHaveURL(/\/messages$/);
      await page.goBack();
      await shell.expectPage(t.navSuggest);
      await expect(suggest.name).toHaveValue("Atelier Interrompu");
      await expect(suggest.country).toHaveValue("BE");
      await expect(suggest.value(1)).toHaveValue("0124327967");
    });

    test("with a second identifier; taken back and sent again", async ({ page, t }) => {
      const again = attempt();
      const name = `Atelier Deux ${language} ${again}`;
      const suggest = new SuggestPage(page, t);
      await suggest.open({ name, country: "FR", id: siren(name) });
      await page.getByRole("button", { name: label(t.addIdentifier) }).click();
      await expect(suggest.identifier(2).getByLabel(label(t.suggestKind))).toBeFocused();
      await suggest.value(2).fill("to be removed");
      await page.getByRole("button", { name: label(t.removeIdentifier("2")) }).click();
      await expect(suggest.identifier(2)).toHaveCount(0);
      await expect(suggest.value(1)).toBeFocused();
      await suggest.send();
      await expect(suggest.outcome).toContainText(text(t.suggestionSent(name)));
      await expect(suggest.row(name)).toBeVisible();
      await expect(suggest.name, "the form is empty again").toHaveValue("");

      await page.getByRole("button", { name: label(t.withdraw(name)) }).click();
      const notice = page.locator("#notice");
      await expect(notice).toContainText(text(t.withdrawn(name)));
      await expect(page.getByRole("button", { name: label(t.resubmit(name)) })).toBeVisible();
      await notice.getByRole("button", { name: label(t.undoAction) }).click();
      await expect(page.getByRole("button", { name: label(t.withdraw(name)) })).toBeVisible();
    });

    test("T20: two companies suggest the same; the operator adds it, and both see it without reloading", async ({ page, t, api, sit }) => {
      test.setTimeout(120_000);
      const name = `Verrerie Commune ${language} ${attempt()}`;
      const number = siren(name);
      const suggest = new SuggestPage(page, t);
      await suggest.suggest(name, number);

      const second = await sit("other");
      const theirs = new SuggestPage(second.page, t);
      await theirs.open({ name, country: "FR", id: number });
      let answer = (): void => {};
      const held = new Promise<void>((resolve) => (answer = resolve));
      await judgeCalls(second.page, /\/suggestions(\?|$)/, async ({ method }) => {
        if (method === "GET") await held;
        return undefined;
      });
      await theirs.send();
      await expect(theirs.outcome).toContainText(text(t.alreadySuggested(name)));
      await theirs.outcome.getByRole("button", { name: label(t.follow) }).click();
      await expect(second.page.locator("#mine"), "the row is not there yet").toBeFocused();
      answer();
      await expect(second.page.locator("b:focus")).toHaveText(name);

      const operator = await sit("operator");
      await operator.page.goto(`/operator/suggestions?q=${encodeURIComponent(name)}`);
      await expect(operator.page.getByRole("heading", { level: 1, name: label(t.queue) })).toBeVisible();
      await operator.page.getByRole("link", { name: label(name) }).click();
      await expect(operator.page.getByRole("heading", { level: 2, name: label(name) })).toBeFocused();
      await operator.page.getByRole("button", { name: label(t.takeUp) }).click();
      await operator.page.getByRole("button", { name: label(t.addToPublic) }).click();
      const dialog = operator.page.getByRole("dialog");
      await expect(dialog.getByLabel(label(t.participantId))).toHaveValue(`0002:${number}`);
      await expectAccessible(operator.page, "adding to the public directory");
      await dialog.getByLabel(label(t.serviceProvider)).selectOption({ index: 1 });
      await dialog.getByRole("button", { name: label(t.addToPublic) }).click();
      await expect(dialog).toBeHidden();

      await expect(page.getByRole("link", { name: label(t.addToDirectory(name)) })).toBeVisible();
      await expect(second.page.getByRole("link", { name: label(t.addToDirectory(name)) })).toBeVisible();
      await page.getByRole("link", { name: label(t.addToDirectory(name)) }).click();
      await expect(page.locator("#add-number")).toBeVisible();
      const found = await api.participants({ id: number });
      expect(found.groups.flatMap((group) => group.items.map((item) => item.name))).toContain(name);
      await operator.leave();
      await second.leave();
    });
  });
}

test("a company that the public directory has is not suggested but offered", async ({ page, t, api }) => {
  const participant = await api.addable("suggest-known");
  const suggest = new SuggestPage(page, t);
  await suggest.open({ name: participant.name, country: participant.country, id: participant.participantId });
  await suggest.send();
  await expect(suggest.outcome).toContainText(text(t.alreadyPublic(participant.name)));
  await suggest.outcome.getByRole("link").click();
  await expect(page.locator("#add-number")).toBeVisible();
});
