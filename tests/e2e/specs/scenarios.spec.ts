// Scenarios of the directory that no other file tells: T6, T7, T11, T21 and T22. The rest carry their numbers where
// they are told: grep for "T15:".
import { literal } from "../support/api.js";
import { attempt } from "../support/attempt.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`scenarios (${language})`, () => {
    test.use({ language });

    test("T6 and T7: a deactivated customer keeps its number, a deleted one frees it", async ({ api, t, searchPage, addDialog }) => {
      const again = attempt();
      const number = `T6-${language}-${again}`;
      const holder = await api.addCustomer(await api.addable(`t6-${language}-${again}`), [number]);
      const off = await api.changeCustomer(holder.id, holder.version, { ownStatus: "deactivated" });
      const participant = await api.addable(`t7-${language}-${again}`);
      await searchPage.open({ name: literal(participant.name) });
      await searchPage.add(participant.name).click();
      await addDialog.numbers.fill(number);
      await addDialog.next.click();
      await expect(addDialog.dialog.getByText(text(`${t.numberTaken(number)} ${holder.name}`))).toBeVisible();
      expect((await api.deleteCustomer(off.id, off.version)).ok(), "deleting the holder").toBeTruthy();
      await addDialog.next.click();
      await addDialog.confirm.click();
      await expect(addDialog.dialog.getByText(text(t.addedNow(participant.name)))).toBeVisible();
    });

    test("T11: the literal group keeps the case, the close one has it every time", async ({ page, api, t, searchPage }) => {
      const { name } = await api.addable(`t11-${language}`);
      const part = literal(name.slice(1));
      for (const [pattern, isLiteral] of [[`*${part.toUpperCase()}*`, false], [`*${part}*`, true], [part, false]] as const) {
        await searchPage.open({ name: pattern });
        if (isLiteral) await expect(searchPage.exactHeading).toBeVisible();
        else await expect(page.getByText(text(pattern === part ? t.zeroWhole(pattern) : t.zeroCase(pattern)))).toBeVisible();
        await expect(searchPage.result(name)).toBeVisible();
      }
    });

    test("T21 and T22: a removed scheme names its successor, and La Poste's SIRET is one", async ({ page, t, searchPage }) => {
      await searchPage.open();
      await searchPage.searchIdentifier("0212:10161270");
      await expect(page.locator("main").getByRole("link", { name: text("0216") }).first()).toHaveAttribute("href", /id=0216%3A003710161270$/);
      await searchPage.searchIdentifier("35600000049837");
      await expect(page.getByText(text("SIRET")).first()).toBeVisible();
      await expect(page.getByText(text(t.checkDigit))).toHaveCount(0);
    });
  });
}
