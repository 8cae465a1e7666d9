// Every page in both languages, both themes, wide and narrow: axe finds nothing, nothing scrolls sideways, the focus is
// seen wherever it goes, and no text is of the other language. One load of a page serves all of it.
import { expectNoSidewaysScroll } from "../support/axe.js";
import { expectVisibleFocus } from "../support/focus.js";
import { WIDTHS, expectBothThemes, setWidth } from "../support/judging.js";
import { expectRoomForLetters, expectStructure } from "../support/structure.js";
import { expect, test } from "../support/test.js";
import { expectOneLanguage } from "../support/tongues.js";
import { VISITS } from "../support/visits.js";
import { LANGUAGES, type Language } from "../support/words.js";

/** Cards and columns may break differently here: a common phone, and a desk at a zoom of 200 % (WCAG 2.2, 1.4.4). */
const BETWEEN = [360, 640] as const;
/** The width at which the focus is followed: each in one language. */
const WALKED: Record<Language, number> = { fr: 1280, en: 320 };

for (const language of LANGUAGES) {
  for (const visit of VISITS) {
    test.describe(() => {
      test.use({ language, user: visit.user });

      test(`${visit.name} (${language})`, async ({ page, api }) => {
        test.setTimeout(120_000);
        await setWidth(page, WIDTHS[0]);
        await page.goto(await visit.path(api));
        for (const width of WIDTHS) {
          await setWidth(page, width);
          await visit.ready(page);
          if (width === WIDTHS[0]) await expectOneLanguage(page, visit.name, language);
          await expectStructure(page, `${visit.name}, ${width} px`, language);
          await expectBothThemes(page, `${visit.name}, ${width} px`);
        }
        await setWidth(page, WALKED[language]);
        await expectVisibleFocus(page, `${visit.name}, ${WALKED[language]} px`);
        await setWidth(page, WIDTHS[1]);
        await expectRoomForLetters(page, visit.name);
        for (const width of BETWEEN) {
          await setWidth(page, width);
          await expectNoSidewaysScroll(page, `${visit.name} at ${width} px`);
        }
        if (visit.user) await expect.soft(page.locator(".skip a"), "ways past the frame").toHaveCount(3);
      });
    });
  }
}
