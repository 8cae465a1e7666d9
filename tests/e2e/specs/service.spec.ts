// The operator's page about the whole service and privacy: how long documents are kept, who is asked in public, which
// entries nobody is shown, and the end of an account.
import type { Page } from "@playwright/test";
import { SearchPage } from "../pages/search-page.js";
import { ServicePage } from "../pages/service-page.js";
import { SignInPage } from "../pages/sign-in-page.js";
import { attempt } from "../support/attempt.js";
import { expectAccessible } from "../support/axe.js";
import { listed } from "../support/cards.js";
import { PASSWORD, USERS, onDemo } from "../support/environment.js";
import { retype, tabBackTo, tabTo } from "../support/keyboard.js";
import { OwnServer } from "../support/own-server.js";
import { ServiceApi, type ServiceSettings } from "../support/service.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES, label, text, type Language, type Words } from "../support/words.js";

// There is one of each setting, for all of them.
test.describe.configure({ mode: "default" });

test("nobody else has it", async ({ page, asker, t }) => {
  await page.goto("/operator/service");
  await expect(page.getByText(text(t.operatorOnly))).toBeVisible();
  await expect(page.locator("main form")).toHaveCount(0);
  expect((await asker.get("/api/v1/operator/service")).status()).toBe(403);
});

for (const language of LANGUAGES) {
  test.describe(`the service (${language})`, () => {
    test.use({ language, user: "operator" });

    test.describe("settings", () => {
      let before: ServiceSettings;

      test.beforeEach(async ({ asker }) => {
        before = await new ServiceApi(asker).settings();
      });

      test.afterEach(async ({ askAs }) => {
        const { publicLookup, keepDocumentsDays } = before;
        await new ServiceApi(await askAs("operator")).set({ publicLookup, keepDocumentsDays });
      });

      test("documents are kept for as many days as are saved", async ({ page, asker, t }) => {
        const service = new ServicePage(page, t);
        const api = new ServiceApi(asker);
        await service.open();
        await expect(service.days).toHaveValue(String(before.keepDocumentsDays));
        await expect(service.days).toHaveAccessibleDescription(text(t.keepHint));
        for (const wrong of ["longtemps", "3661", "-1", ""]) {
          await service.sendDays(wrong);
          await service.expectWrong(service.days, t.keepHint, t.keepWrong);
          await expect(service.days, "what was typed").toHaveValue(wrong);
        }
        await expectAccessible(page, "days that are no number");
        expect(await api.settings(), "after what is refused").toEqual(before);

        await service.sendDays("3650");
        await expect(service.notice).toContainText(text(t.serviceSaved));
        await service.expectRight(service.days);
        await page.reload();
        await expect(service.days).toHaveValue("3650");
        expect(await api.settings()).toMatchObject({ keepDocumentsDays: 3650, publicLookup: before.publicLookup });
      });

      test("what is typed and not saved is asked about before one leaves", async ({ page, t }) => {
        const service = new ServicePage(page, t);
        await service.open();
        const messages = page.locator("#menu").getByRole("link", { name: /^Messages/ }).first();
        const question = page.getByRole("dialog", { name: label(t.leaveTitle) });
        await service.days.fill("3600");
        await messages.click();
        await question.getByRole("button", { name: label(t.leaveStay) }).click();
        await expect(question).toHaveCount(0);
        await expect(service.days).toHaveValue("3600");

        await service.days.fill(String(before.keepDocumentsDays));
        await service.reason.fill("Demandé par téléphone");
        await messages.click();
        await question.getByRole("button", { name: label(t.leaveGo) }).click();
        await expect(page).toHaveURL(/\/messages$/);
        await page.goBack();
        await service.open();
        await messages.click();
        await expect(page, "with nothing typed").toHaveURL(/\/messages$/);
      });

      test("whoever saves second sees what holds, and saves again", async ({ page, asker, t }) => {
        const service = new ServicePage(page, t);
        const api = new ServiceApi(asker);
        await service.open();
        await api.set({ keepDocumentsDays: 3640 });
        await service.sendDays("3630");
        await expect(service.notice).toContainText(text(t.serviceConflict));
        await expect(service.days).toHaveValue("3640");
        await expect(service.save).toBeFocused();
        expect((await api.settings()).keepDocumentsDays).toBe(3640);
        await service.sendDays("3630");
        await expect(service.notice).toContainText(text(t.serviceSaved));
        expect((await api.settings()).keepDocumentsDays).toBe(3630);
      });

      test("everybody is answered in public for as long as it is allowed", async ({ page, asker, api, askAs, t }) => {
        test.skip(onDemo, "answers its own page alone: static hosting has no address that programs ask");
        const one = await listed(asker, api, `e2e-look-up-${language}-${attempt()}`);
        const anybody = await askAs(null);
        const params = { participant: `iso6523-actorid-upis::${one.participantId}` };
        const ask = () => anybody.get("/search/1.0/json", { params });
        const service = new ServicePage(page, t);
        await service.open();
        await expect(service.lookUp).toBeChecked({ checked: before.publicLookup });
        await expect(service.lookUp).toHaveAccessibleDescription(text(t.lookUpNote));

        for (const allowed of [!before.publicLookup, before.publicLookup]) {
          await service.lookUp.setChecked(allowed);
          expect((await new ServiceApi(asker).settings()).publicLookup, "before it is saved").toBe(!allowed);
          await service.save.click();
          await expect(service.notice).toContainText(text(t.serviceSaved));
          await expect.poll(async () => (await new ServiceApi(asker).settings()).publicLookup).toBe(allowed);
          const answer = await ask();
          if (allowed) {
            expect(answer.status(), "while it is allowed").toBe(200);
            const { matches } = await answer.json();
            expect(matches.map((match: { participantID: { value: string } }) => match.participantID.value)).toEqual([one.participantId]);
          } else {
            expect(answer.status(), "while it is not").toBe(404);
            expect(answer.headers()["content-type"]).toContain("application/problem+json");
            expect(await answer.json()).toMatchObject({ status: 404, code: "route_not_found" });
          }
          await page.reload();
          await expect(service.lookUp).toBeChecked({ checked: allowed });
        }
      });

      test("they are saved by keyboard alone", async ({ page, asker, t }) => {
        const service = new ServicePage(page, t);
        await service.open();
        await tabTo(page, service.lookUp);
        await page.keyboard.press("Space");
        await tabTo(page, service.days);
        await retype(page, "plus tard");
        await page.keyboard.press("Enter");
        await service.expectWrong(service.days, t.keepWrong);
        await retype(page, "3620");
        await tabTo(page, service.save);
        await page.keyboard.press("Enter");
        await expect(service.notice).toContainText(text(t.serviceSaved));
        const saved = { keepDocumentsDays: 3620, publicLookup: !before.publicLookup };
        await expect.poll(() => new ServiceApi(asker).settings()).toMatchObject(saved);
        await expect(service.save).toBeFocused();
        await tabBackTo(page, service.days);
        await retype(page, "3610");
        await page.keyboard.press("Enter");
        await expect.poll(() => new ServiceApi(asker).settings()).toMatchObject({ ...saved, keepDocumentsDays: 3610 });
        await expect(service.days).toBeFocused();
      });
    });

    test("an entry that is taken down is found no more, until it is restored", async ({ page, asker, api, sit, t }) => {
      const one = await listed(asker, api, `e2e-taken-down-${language}-${attempt()}`);
      const reason = `Demandé par écrit le 3 novembre, ${language}`;
      const member = await sit("member");
      const search = new SearchPage(member.page, t);
      await search.open({ name: one.name });
      await expect(search.result(one.name)).toBeVisible();

      const service = new ServicePage(page, t);
      await service.open();
      await test.step("what is wrong is said at its field, and what was typed stays", async () => {
        await service.takeDown.click();
        await service.expectWrong(service.participant, t.takeDownHint, t.takeDownIdMissing);
        await expect(service.reason).toHaveAccessibleDescription(text(t.takeDownReasonMissing));
        await expectAccessible(page, "taking nobody down");
        await service.sendTakeDown("0088:0000000000000", "  ");
        await service.expectWrong(service.reason, t.takeDownReasonHint, t.takeDownReasonMissing);
        await service.expectRight(service.participant);
        await service.sendTakeDown("0088:0000000000000", reason);
        await service.expectWrong(service.participant, t.takeDownHint, t.takeDownUnknown);
        await service.expectRight(service.reason);
        await expect(service.reason).toHaveValue(reason);
      });

      await test.step("taken down", async () => {
        await service.sendTakeDown(` ${one.participantId} `, reason);
        await expect(service.notice).toContainText(text(t.takenDown(one.participantId)));
        await expect(service.takenDown(one.participantId)).toContainText(reason);
        await expect(service.participant).toHaveValue("");
        await expect(service.reason).toHaveValue("");
        await service.expectRight(service.participant);
        await expectAccessible(page, "an entry that is taken down");
        await service.sendTakeDown(one.participantId, reason);
        await service.expectWrong(service.participant, t.takenDownAlready);
        await page.reload();
        await expect(service.takenDown(one.participantId)).toHaveCount(1);
      });

      await test.step("nobody finds it", async () => {
        // The index of names follows the database.
        const found = async () => (await member.api.participants({ name: one.name })).groups.flatMap(({ items }) => items);
        await expect.poll(found).toEqual([]);
        await search.open({ name: one.name });
        await expect(member.page.getByText(text(t.zeroNone(one.name))).first()).toBeVisible();
        await expect(search.result(one.name)).toHaveCount(0);
        await search.searchIdentifier(one.participantId.replace("0088:", ""));
        await expect(member.page).toHaveURL(/[?&]id=/);
        await expect(search.result(one.name)).toHaveCount(0);
        const [scheme, value] = one.participantId.split(":");
        await member.page.goto(`/directory/${scheme}/${value}`);
        await expect(member.page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(member.page.locator("main")).not.toContainText(one.name);
      });

      await test.step("restored", async () => {
        await service.restore(one.participantId).click();
        await expect(service.notice).toContainText(text(t.restoredEntry(one.participantId)));
        await expect(service.takenDown(one.participantId)).toHaveCount(0);
        await expect(service.takenDownHeading).toBeFocused();
        const found = async () => (await member.api.participants({ name: one.name })).groups[0]?.items[0]?.participantId;
        await expect.poll(found).toBe(one.participantId);
        await search.open({ name: one.name });
        await expect(search.result(one.name)).toBeVisible();
      });
      await member.leave();
    });

    test("an entry is taken down and restored by keyboard alone", async ({ page, asker, api, t }) => {
      const { participantId } = await listed(asker, api, `e2e-keyboard-${language}-${attempt()}`);
      const service = new ServicePage(page, t);
      await service.open();
      await tabTo(page, service.participant);
      await page.keyboard.type(participantId);
      await tabTo(page, service.takeDown);
      await page.keyboard.press("Enter");
      await service.expectWrong(service.reason, t.takeDownReasonMissing);
      await page.keyboard.type("Au clavier");
      await page.keyboard.press("ControlOrMeta+Enter");
      await expect(service.takenDown(participantId)).toBeVisible();
      await expect(service.reason).toBeFocused();
      await tabTo(page, service.restore(participantId));
      await page.keyboard.press("Enter");
      await expect(service.takenDown(participantId)).toHaveCount(0);
      await expect(service.takenDownHeading).toBeFocused();
      // The form is where one was before.
      await page.keyboard.press("Tab");
      await expect(service.participant).toBeFocused();
      await tabBackTo(page, service.save);
    });
  });
}

test.describe("the end of an account", () => {
  test.skip(onDemo, "makes its accounts at the command line, which the demo has not");

  let server: OwnServer;

  test.beforeAll(async () => {
    server = new OwnServer();
    await server.start();
  });

  test.afterAll(() => server.stop());

  /** Signs in at that server, whose pages have this language. */
  async function enter(page: Page, t: Words, language: Language, email: string): Promise<void> {
    await page.goto(`${server.url}/favicon.svg`);
    await page.evaluate((chosen) => localStorage.setItem("carnet.lang", chosen), language);
    await page.goto(`${server.url}/sign-in`);
    await new SignInPage(page, t).signIn(email, PASSWORD);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(label(t.signIn));
  }

  for (const language of LANGUAGES) {
    test.describe(language, () => {
      test.use({ language, user: null });

      test("it goes with its people and all it has, once its name is typed", async ({ page, sit, t }) => {
        const name = `Tuilerie Passagère ${language}${attempt()}`;
        const emails = ["membre", "admin"].map((role) => `${role}.${language}${attempt()}@tuilerie.example`);
        for (const [at, email] of emails.entries()) {
          const role = at === 0 ? "member" : "admin";
          const given = ["--account", name, "--email", email, "--name", `Personne ${at}`, "--role", role];
          server.command(["user", "add", ...given], { CARNET_PASSWORD: PASSWORD });
        }
        const theirs = await sit(null);
        await enter(theirs.page, t, language, emails[0]!);
        await expect(theirs.page.getByRole("banner")).toContainText(name);

        await enter(page, t, language, USERS.operator);
        const service = new ServicePage(page, t);
        await service.open(server.url);
        await test.step("another name, another account or none is refused", async () => {
          await service.end.click();
          await service.expectWrong(service.account, t.endAccountMissing);
          await service.account.selectOption({ label: name });
          await service.end.click();
          await service.expectWrong(service.accountName, t.endNameHint, t.endNameDiffers);
          await service.expectRight(service.account);
          for (const wrong of [name.toUpperCase(), "Lumière Industrie SAS"]) {
            await service.accountName.fill(wrong);
            await page.keyboard.press("Enter");
            await service.expectWrong(service.accountName, t.endNameDiffers);
            await expect(service.accountName).toHaveValue(wrong);
          }
          await expectAccessible(page, "the end of an account under another name");
          await service.account.selectOption({ label: "Réseau Carnet" });
          await service.accountName.fill("Réseau Carnet");
          await service.end.click();
          await service.expectWrong(service.account, t.endOfOperator);
          await theirs.page.goto(`${server.url}/customers`);
          await expect(theirs.page.getByRole("heading", { level: 1 })).toHaveText(label(t.navCustomers));
        });

        await test.step("deleted, by keyboard alone", async () => {
          await page.reload();
          await tabTo(page, service.account);
          await page.keyboard.type(name);
          await tabTo(page, service.accountName);
          await page.keyboard.type(name);
          await tabTo(page, service.end);
          await page.keyboard.press("Enter");
          await expect(service.notice).toContainText(text(t.ended));
          await expect(service.account.getByRole("option", { name })).toHaveCount(0);
          await expect(service.account.getByRole("option", { name: "Lumière Industrie SAS" })).toHaveCount(1);
          await expect(service.endHeading).toBeFocused();
          await page.goto(`${server.url}/operator/accounts`);
          await expect(page.getByRole("row").filter({ hasText: "Lumière Industrie SAS" })).toBeVisible();
          await expect(page.getByRole("row").filter({ hasText: name })).toHaveCount(0);
        });

        await test.step("its people are out, and stay out", async () => {
          await theirs.page.goto(`${server.url}/customers`);
          await expect(theirs.page.getByRole("heading", { level: 1 })).toHaveText(label(t.signIn));
          const door = new SignInPage(theirs.page, t);
          for (const email of emails) {
            await door.signIn(email, PASSWORD);
            await expect(door.alert).toContainText(text(t.badCredentials));
            await theirs.page.reload();
          }
        });
        await theirs.leave();
      });
    });
  }
});
