// Checks in the network itself (R32): what was answered is shown with its age, and that nobody answered changes nothing.
import { expect, test } from "@playwright/test";
import { Palette } from "../pages/palette.js";
import { expectAccessible } from "../support/axe.js";
import { PASSWORD, USERS, onDemo } from "../support/environment.js";
import { Network } from "../support/network.js";

/** How long the server gives the last answer again. */
const AGAIN = 10_500;

test.describe.configure({ mode: "serial" });

test.skip(onDemo, "asks the network itself, which a page can not: DNS, and servers other than its own");

let network: Network;

test.beforeAll(async () => {
  network = new Network();
  await network.start();
});

test.afterAll(async () => {
  await network.stop();
});

test.beforeEach(async ({ context }) => {
  network.mood = "registered";
  const session = await context.request.post(`${network.url}/api/v1/session`, {
    data: { email: USERS.member, password: PASSWORD },
    headers: { Origin: network.url },
  });
  expect(session.ok()).toBe(true);
});

test("T17 a check without an answer leaves the state and its date as they were", async ({ page, context }) => {
  test.slow();
  const list = await context.request.get(`${network.url}/api/v1/customers?status=routable&limit=1`);
  const { items } = (await list.json()) as { items: { id: string }[] };
  await page.goto(`${network.url}/customers/${items[0]!.id}`);
  const part = page.getByRole("region", { name: "Dans le réseau lui-même" });
  const check = part.getByRole("button", { name: "Vérifier maintenant" });
  await expect(part).toContainText("Cette adresse n’a jamais été vérifiée.");

  await check.click();
  const answer = part.locator("[data-answer=receives]");
  await expect(answer).toContainText("peut recevoir des factures");
  await expect(part).toContainText("Plateforme Lumière SAS");
  await expect(part).toContainText("127.0.0.1");
  await expect(check).toBeFocused();
  const badge = page.locator("main .lead").first();
  const [before, known] = [await badge.innerText(), await part.locator("dl").innerText()];

  network.mood = "silent";
  await page.waitForTimeout(AGAIN);
  await check.click();
  await expect(part.locator("[data-answer=failed]")).toContainText("sml.example n’a pas répondu");
  await expect(answer).toContainText("peut recevoir des factures");
  expect(await part.locator("dl").innerText()).toBe(known);
  expect(await badge.innerText()).toBe(before);
  await expectAccessible(page, "a customer whose check had no answer");
});

test("whom the register does not have is non existing, on the page and for its customers", async ({ page, context }) => {
  const list = await context.request.get(`${network.url}/api/v1/customers?status=routable&limit=2`);
  const { items } = (await list.json()) as { items: { id: string; participantId: string }[] };
  const { id, participantId } = items[1]!;
  network.mood = "unknown";
  await page.goto(`${network.url}/directory/${participantId.replace(":", "/")}`);
  const part = page.getByRole("region", { name: "Dans le réseau lui-même" });
  await part.getByRole("button", { name: "Vérifier maintenant" }).click();
  await expect(part).toContainText("Le registre du réseau n’a pas cette adresse.");
  await expect(page.locator("main")).toContainText("Non existant");
  const read = await context.request.get(`${network.url}/api/v1/customers/${id}`);
  expect((await read.json()) as object).toMatchObject({ reason: "nonExisting", routable: false });
});

test("the palette checks a customer, and says what was answered", async ({ page, context }) => {
  const list = await context.request.get(`${network.url}/api/v1/customers?status=routable&limit=3`);
  const { items } = (await list.json()) as { items: { id: string; name: string }[] };
  const { id, name } = items[2]!;
  network.mood = "unknown";
  await page.goto(`${network.url}/messages`);
  const palette = new Palette(page);
  await palette.open();
  await palette.type(name);
  await palette.choose(`Vérifier ${name}`);
  await expect(palette.dialog).toBeHidden();
  const notice = page.locator("#notice");
  await expect(notice).toContainText(name);
  await expect(notice).toContainText("Le registre du réseau n’a pas cette adresse.");
  const read = await context.request.get(`${network.url}/api/v1/customers/${id}`);
  expect((await read.json()) as object).toMatchObject({ reason: "nonExisting", routable: false });
});
