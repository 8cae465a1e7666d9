// The page of a customer and its dialog, told in one language: what is pointed out, chosen, left, followed and compared.
import { attempt } from "../support/attempt.js";
import { added, numbersOf } from "../support/customers.js";
import { expect, test } from "../support/test.js";
import { label, text } from "../support/words.js";

test("a number that resembles another customer's is pointed out", async ({ api, t, customerPage }) => {
  const holder = await added(api, "near-holder", [`0987${attempt()}123`]);
  const customer = await added(api, "near");
  await customerPage.openSettings(customer.id);
  await customerPage.numbers.fill(`987${attempt()}123`);
  await expect(customerPage.dialog).toContainText(text(t.nearOther(holder.name)));
});

test("T10: another provider carries the next documents", async ({ api, t, customerPage }) => {
  const participant = await api.addable("providers", 2);
  const customer = await api.addCustomer(participant);
  const next = participant.providers[1];
  if (!next) throw new Error("the participant has two providers");
  await customerPage.openSettings(customer.id);
  await customerPage.dialog.getByRole("radio", { name: text(next.name) }).check();
  await expect(customerPage.dialog).toContainText(text(t.providerEffect(next.name)));
  await customerPage.save.click();
  await customerPage.expectSaved();
  await expect(customerPage.verdict).toContainText(text(t.verdictProvider(next.name)));
  expect((await api.customer(customer.id)).customer.providerId).toBe(next.id);
});

test("arrows, Home and End choose a tab; the address follows; Back closes", async ({ page, api, t, customerPage }) => {
  const customer = await added(api, "tabs");
  await page.goto("/customers");
  await customerPage.openSettings(customer.id);
  await customerPage.tab(t.settingsBasic).focus();
  for (const [key, tab, name] of [
    ["ArrowRight", t.settingsAdvanced, "advanced"],
    ["ArrowRight", t.settingsBasic, "basic"],
    ["End", t.settingsAdvanced, "advanced"],
    ["Home", t.settingsBasic, "basic"],
    ["ArrowLeft", t.settingsAdvanced, "advanced"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(customerPage.tab(tab)).toBeFocused();
    await expect(customerPage.tab(tab)).toHaveAttribute("aria-selected", "true");
    await expect(page).toHaveURL(new RegExp(`settings=${name}$`));
  }
  await page.reload();
  await expect(customerPage.tab(t.settingsAdvanced)).toHaveAttribute("aria-selected", "true");
  await page.goBack();
  await expect(customerPage.dialog).toBeHidden();
  await expect(page).toHaveURL(new RegExp(`/customers/${customer.id}$`));
  await customerPage.settings.click();
  await expect(customerPage.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(customerPage.dialog).toBeHidden();
  await expect(customerPage.settings).toBeFocused();
});

test("what was typed is not lost without a question", async ({ page, api, t, customerPage }) => {
  const customer = await added(api, "leaving");
  await customerPage.open(customer.id);
  await customerPage.settings.click();
  await customerPage.numbers.fill("LV-1");
  const question = page.locator("#settings-leaving");
  const stay = question.getByRole("button", { name: label(t.leaveStay) });
  await page.keyboard.press("Escape");
  await expect(question).toBeVisible();
  await expect(stay).toBeFocused();
  await stay.click();
  await expect(customerPage.numbers).toHaveValue("LV-1");
  await page.goBack();
  await expect(question).toBeVisible();
  await stay.click();
  await expect(customerPage.numbers).toHaveValue("LV-1");
  await customerPage.button(t.cancel).click();
  await question.getByRole("button", { name: label(t.leaveGo) }).click();
  await expect(customerPage.dialog).toBeHidden();
  await customerPage.settings.click();
  await expect(customerPage.numbers).toHaveValue("");
  expect(await numbersOf(api, customer.id)).toEqual([]);
});

test("somebody else's change appears without a reload", async ({ api, customerPage }) => {
  const customer = await added(api, "live");
  await customerPage.open(customer.id);
  await api.changeCustomer(customer.id, customer.version, { customerNumbers: [`LIVE-${attempt()}`] });
  await expect(customerPage.history).toContainText(`LIVE-${attempt()}`);
});

test("routing is activated where it is awaited, and put back", async ({ api, t, customerPage }) => {
  const waiting = await api.addCustomer(await api.needingSetup("awaiting"));
  expect(waiting.relationship).toBe("awaitingRouting");
  await customerPage.open(waiting.id);
  await customerPage.verdict.getByRole("button", { name: label(t.activateRouting) }).click();
  await expect(customerPage.notice).toContainText(text(t.routingActivated(waiting.name)));
  expect((await api.customer(waiting.id)).customer.relationship).toBe("ready");
  await customerPage.undo.click();
  await expect(customerPage.notice).toContainText(text(t.routingPutBack(waiting.name)));
  expect((await api.customer(waiting.id)).customer.relationship).toBe("awaitingRouting");
});

test("after a refusal one asks again", async ({ api, askAs, t, customerPage }) => {
  const { id, name } = await api.freshRequest("Verrerie des Deux Rives SA");
  const [request] = await api.requestsOf(id);
  const refused = await (await askAs("third")).post(`/api/v1/requests/${request?.id}/refuse`, { data: { message: "Plus tard." } });
  expect(refused.status(), `refusal by ${name}`).toBe(200);
  await customerPage.open(id);
  await customerPage.verdict.getByRole("button", { name: label(t.askAgain) }).click();
  await expect(customerPage.notice).toContainText(text(t.askedAgain(name)));
  expect((await api.customer(id)).customer.relationship).toBe("awaitingAcceptance");
});

test("possible duplicates stand side by side", async ({ page, api, t, customerPage }) => {
  const twin = (await api.everyCustomer()).find((one) => one.duplicates > 0);
  if (!twin) throw new Error("the demo data has two customers of one company");
  await customerPage.open(twin.id);
  await page.getByRole("link", { name: label(t.compare) }).click();
  const dialog = page.getByRole("dialog", { name: label(t.compareTitle) });
  await expect(dialog.getByRole("columnheader")).toHaveCount(twin.duplicates + 1);
  await expect(page).toHaveURL(/compare=1/);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
