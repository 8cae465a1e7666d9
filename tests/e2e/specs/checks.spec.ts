// Checks in the network itself (R32): what was answered is shown with its age, and that nobody answered changes nothing.
import { expect, test, type BrowserContext, type Locator, type Page } from "@playwright/test";
import { Palette } from "../pages/palette.js";
import { expectAccessible } from "../support/axe.js";
import { PASSWORD, USERS, onDemo } from "../support/environment.js";
import { Network } from "../support/network.js";

/** How long the server gives the last answer again. */
const AGAIN = 10_500;

test.describe.configure({ mode: "serial" });

test.skip(onDemo, "asks the network itself, which a page can not: DNS, and servers other than its own");

interface Customer {
  id: string;
  name: string;
  participantId: string;
}

let network: Network;
/** When the network was asked about the first customer. */
let checkedAt = 0;

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

const part = (page: Page): Locator => page.getByRole("region", { name: "Dans le réseau lui-même" });

async function routable(context: BrowserContext, place: number): Promise<Customer> {
  const list = await context.request.get(`${network.url}/api/v1/customers?status=routable&limit=3`);
  return ((await list.json()) as { items: Customer[] }).items[place]!;
}

test("a check says what the network answered", async ({ page, context }) => {
  test.slow();
  await page.goto(`${network.url}/customers/${(await routable(context, 0)).id}`);
  await expect(part(page)).toContainText("Cette adresse n’a jamais été vérifiée.");
  const check = part(page).getByRole("button", { name: "Vérifier maintenant" });
  await check.click();
  await expect(part(page).locator("[data-answer=receives]")).toContainText("peut recevoir des factures");
  await expect(part(page)).toContainText("Plateforme Lumière SAS");
  await expect(part(page)).toContainText("127.0.0.1");
  await expect(check).toBeFocused();
  checkedAt = Date.now();
});

test("whom the register does not have is non existing, on the page and for its customers", async ({ page, context }) => {
  const { id, participantId } = await routable(context, 1);
  network.mood = "unknown";
  await page.goto(`${network.url}/directory/${participantId.replace(":", "/")}`);
  await part(page).getByRole("button", { name: "Vérifier maintenant" }).click();
  await expect(part(page)).toContainText("Le registre du réseau n’a pas cette adresse.");
  await expect(page.locator("main")).toContainText("Non existant");
  const read = await context.request.get(`${network.url}/api/v1/customers/${id}`);
  expect((await read.json()) as object).toMatchObject({ reason: "nonExisting", routable: false });
});

test("the palette checks a customer, and says what was answered", async ({ page, context }) => {
  const { id, name } = await routable(context, 1);
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

test("T17 a check without an answer leaves the state and its date as they were", async ({ page, context }) => {
  test.slow();
  await page.goto(`${network.url}/customers/${(await routable(context, 0)).id}`);
  const answer = part(page).locator("[data-answer=receives]");
  await expect(answer).toContainText("peut recevoir des factures");
  const badge = page.locator("main .lead").first();
  const [before, known] = [await badge.innerText(), await part(page).locator("dl").innerText()];

  network.mood = "silent";
  // The tests in between have taken some of it.
  await page.waitForTimeout(Math.max(0, checkedAt + AGAIN - Date.now()));
  await part(page).getByRole("button", { name: "Vérifier maintenant" }).click();
  await expect(part(page).locator("[data-answer=failed]")).toContainText("sml.example n’a pas répondu");
  await expect(answer).toContainText("peut recevoir des factures");
  expect(await part(page).locator("dl").innerText()).toBe(known);
  expect(await badge.innerText()).toBe(before);
  await expectAccessible(page, "a customer whose check had no answer");
});
