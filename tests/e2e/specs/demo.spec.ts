// The demo on static hosting, as a visitor has it: what one does stays, tabs share it, two companies side by side.
import { DemoPage } from "../pages/demo-page.js";
import { RequestsPage } from "../pages/requests-page.js";
import { Api } from "../support/api.js";
import { DemoAsker } from "../support/demo-host.js";
import { onDemo } from "../support/environment.js";
import { expect, test } from "../support/visiting.js";
import { text } from "../support/words.js";

test.skip(!onDemo, "is about the demo on static hosting");
test.describe.configure({ timeout: 180_000 });

const NUMBER = "DEMO-0042";
const SENDER = "Lumière Industrie SAS";
const RECIPIENT = "Brasserie du Nord SA";

test("what one does is there after a reload, and after the browser was closed", async ({ tab, browse, t }) => {
  const demo = new DemoPage(tab, t);
  await demo.signIn("member");
  const address = await demo.numberFirst(NUMBER);
  await tab.reload();
  await expect(tab.getByRole("main")).toContainText(NUMBER);
  await tab.context().close();

  const later = new DemoPage((await browse()).pages()[0]!, t);
  await later.find(NUMBER);
  await expect(later.page.getByRole("main")).toContainText(NUMBER);
  await later.page.goto(address);
  await expect(later.page.getByRole("main")).toContainText(NUMBER);
});

test("the first visit shows how far it has come", async ({ tab, t }) => {
  const demo = new DemoPage(tab, t);
  await tab.goto("", { waitUntil: "commit" });
  await expect(demo.progress).toBeVisible();
  await tab.waitForFunction(() => {
    const { value } = document.querySelector<HTMLProgressElement>("#demo progress") ?? { value: 0 };
    return value > 0 && value < 100;
  });
  await demo.ready();
  await expect(demo.progress).toBeHidden();
  await expect(demo.said(t.demoKept)).toBeVisible();
});

test("two tabs share the database; when the one that has it closes, the other goes on", async ({ tab, t }) => {
  const [first, second] = [new DemoPage(tab, t), new DemoPage(await tab.context().newPage(), t)];
  await first.signIn("member");
  const address = await first.numberFirst(NUMBER);
  await second.page.goto(address);
  await second.ready();
  await expect(second.said(t.demoShared)).toBeVisible();
  await expect(first.said(t.demoShared)).toHaveCount(0);
  await expect(second.page.getByRole("main"), "what the first did").toContainText(NUMBER);
  await first.renumber(address, `${NUMBER}-1`);
  await expect(second.page.getByRole("main"), "without reloading").toContainText(`${NUMBER}-1`);
  await first.page.goto(address);
  await second.renumber(address, `${NUMBER}-2`);
  await expect(first.page.getByRole("main"), "the other way").toContainText(`${NUMBER}-2`);

  await first.page.close();
  await expect(second.said(t.demoShared)).toHaveCount(0);
  await second.renumber(address, `${NUMBER}-3`);
  const third = new DemoPage(await second.page.context().newPage(), t);
  await third.page.goto(address);
  await expect(third.page.getByRole("main")).toContainText(`${NUMBER}-3`);
  await second.page.goto(address);
  await third.renumber(address, `${NUMBER}-4`);
  await expect(second.page.getByRole("main"), "live after the change of hands").toContainText(`${NUMBER}-4`);
});

test("what is asked while the database changes hands is answered", async ({ tab, t }) => {
  const [first, second] = [new DemoPage(tab, t), new DemoPage(await tab.context().newPage(), t)];
  await first.signIn("member");
  await second.find("");
  await second.ready();
  const list = second.page.getByRole("main").getByRole("rowheader");
  await expect(list.first()).toBeVisible();
  const asking = second.page.getByRole("searchbox").or(second.page.locator("main input[type=search]")).first();
  await Promise.all([first.page.close(), asking.fill("Zyxwvut").then(() => asking.press("Enter"))]);
  await expect(second.page.getByText(text(t.noCustomer("Zyxwvut")))).toBeVisible({ timeout: 30_000 });
});

test("two companies side by side: a request arrives at the other without reloading", async ({ tab, t }) => {
  const sender = new DemoPage(tab, t);
  await sender.signIn("member");
  const recipient = new DemoPage(await tab.context().newPage(), t);
  await recipient.page.goto("?own-session");
  await expect(recipient.page).not.toHaveURL(/own-session/);
  await recipient.signIn("other");
  const received = new RequestsPage(recipient.page, t);
  await recipient.page.goto("suppliers/requests/received?status=pending");
  const api = new Api(new DemoAsker(tab));
  await api.signIn("member");
  await api.freshRequest(RECIPIENT);
  await expect(received.inStatus(SENDER, t.statusToApprove)).toBeVisible();

  const sent = new RequestsPage(tab, t);
  await tab.goto("customers/requests/sent");
  await expect(sent.inStatus(RECIPIENT, t.statusPending)).toBeVisible();
  await received.button(t.accept(SENDER)).click();
  await received.inDialog(t.acceptGo).click();
  await expect(sent.inStatus(RECIPIENT, t.statusAccepted)).toBeVisible();
});

test("the other company opens in a tab of its own, signed in", async ({ tab, t }) => {
  const demo = new DemoPage(tab, t);
  await demo.signIn("member");
  const [other] = await Promise.all([
    tab.context().waitForEvent("page"),
    demo.banner.getByRole("link", { name: text(t.demoOther) }).click(),
  ]);
  await expect(other.getByRole("banner")).toContainText(RECIPIENT);
  await tab.reload();
  await expect(tab.getByRole("banner")).toContainText(SENDER);
});

test("starting over brings the first data back, in every tab", async ({ tab, t }) => {
  const [first, second] = [new DemoPage(tab, t), new DemoPage(await tab.context().newPage(), t)];
  await first.signIn("member");
  const address = await first.numberFirst(NUMBER);
  await second.page.goto(address);
  await expect(second.page.getByRole("main")).toContainText(NUMBER);
  await second.button(t.demoOver).first().click();
  await expect(second.dialog).toBeVisible();
  await second.page.keyboard.press("Escape");
  await expect(second.dialog).toBeHidden();
  await expect(second.page.getByRole("main"), "asking alone does nothing").toContainText(NUMBER);
  await second.button(t.demoOver).first().click();
  await second.dialog.getByRole("button", { name: text(t.demoOverGo) }).click();
  for (const demo of [first, second]) {
    await expect(demo.page).toHaveURL(/\/carnet\/(sign-in.*)?$/);
    await demo.ready();
    await expect(demo.page.getByRole("heading", { level: 1 })).toHaveText(text(t.signIn));
  }
  await first.signIn("member");
  await first.find(NUMBER);
  await expect(first.page.getByText(text(t.noCustomer(NUMBER)))).toBeVisible();
});

test("another deployment is there with the next load, whole, and with the data of before", async ({ tab, t, deployment, asked }) => {
  const demo = new DemoPage(tab, t);
  await demo.signIn("member");
  await demo.numberFirst(NUMBER);
  const before = deployment.version;
  deployment.deploy("0123456789abcdef");
  asked.length = 0;
  await demo.find(NUMBER);
  await demo.ready();
  await expect(tab.getByRole("main")).toContainText(NUMBER);
  const own = asked.filter((url) => url.includes("/demo/"));
  expect(own.length, "the demo's own files").toBeGreaterThan(2);
  expect(own.filter((url) => url.includes(before)), "of the version before").toEqual([]);
});
