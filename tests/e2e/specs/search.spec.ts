// Searching the public directory: literal and close matches, identifiers, and the URL as the state.
import { literal } from "../support/api.js";
import { watchCalls } from "../support/calls.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, text } from "../support/words.js";

for (const language of LANGUAGES) {
  test.describe(`search (${language})`, () => {
    test.use({ language });

    test("without a question nothing is asked", async ({ page, t, searchPage }) => {
      const asked: string[] = [];
      watchCalls(page, ({ path }) => {
        if (path.includes("/participants")) asked.push(path);
      });
      await searchPage.open();
      await expect(searchPage.identifier).toBeFocused();
      await searchPage.submit.click();
      await expect(page.getByRole("alert").filter({ hasText: text(t.emptyQuery) })).toBeVisible();
      expect(asked).toEqual([]);
    });

    test("a name that nobody has says where it was looked for", async ({ page, t, searchPage }) => {
      await searchPage.open();
      await searchPage.searchName("*Zyxwvut Ltd*");
      await expect(page.getByText(text(t.zeroNone("*Zyxwvut Ltd*")))).toBeVisible();
      await expect(page).toHaveURL(/name=/);
    });

    test("a failing check digit warns and searches all the same", async ({ page, t, searchPage }) => {
      await searchPage.open();
      // 732829320 with its last digit changed.
      await searchPage.searchIdentifier("732 829 321");
      await expect(page.getByText(text(t.checkDigit)).first()).toBeVisible();
      await expect(page).toHaveURL(/id=732/);
    });

    test("an identifier finds its participant, however it is written", async ({ api, searchPage }) => {
      const participant = await api.addable("identifier");
      const value = participant.participantId.split(":")[1] ?? "";
      await searchPage.open();
      await searchPage.searchIdentifier(value.replace(/(\d{3})(?=\d)/g, "$1 "));
      await expect(searchPage.result(participant.name)).toBeVisible();
    });

    test("reload keeps question and panel; Back closes the panel", async ({ page, api, searchPage }) => {
      const participant = await api.addable("reload");
      await searchPage.open();
      await searchPage.searchName(literal(participant.name));
      await searchPage.openDetails(participant.name);
      await page.reload();
      await expect(searchPage.name).toHaveValue(literal(participant.name));
      await expect(searchPage.panelHeading).toHaveText(participant.name);
      await page.goBack();
      await expect(searchPage.panel).toBeHidden();
      await expect(searchPage.result(participant.name)).toBeVisible();
    });

    test("the pages of a group repeat nobody", async ({ page, api, searchPage }) => {
      const query = { name: "*a*", match: "literal" };
      const total = (await api.participants({ ...query, limit: "1" })).groups[0]?.total ?? 0;
      expect(total, "the directory fills several pages").toBeGreaterThan(100);
      await searchPage.open(query);
      const seen = new Set<string>();
      for (let number = 1; number <= 4; number++) {
        if (number > 1) {
          await searchPage.nextPage.click();
          await expect(page).toHaveURL(new RegExp(`page=${number}`));
        }
        // There are none at first, and the rows of the page before stay until the new ones are there.
        let ids: string[] = [];
        const settled = async (): Promise<number> => {
          ids = await searchPage.participantIds();
          return ids.some((id) => seen.has(id)) ? 0 : new Set(ids).size;
        };
        await expect.poll(settled, { message: `participants on page ${number}` }).toBe(25);
        for (const id of ids) seen.add(id);
      }
      expect(seen.size).toBe(100);
    });
  });
}

test("the permalink shows the participant as a page", async ({ page, api, shell }) => {
  const participant = await api.addable("permalink");
  const [scheme, value] = participant.participantId.split(":");
  await page.goto(`/directory/${scheme}/${value}`);
  await shell.expectPage(participant.name);
  await expect(page.locator("main")).toContainText(participant.providers[0]?.name ?? "");
});
