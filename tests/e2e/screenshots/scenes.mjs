// What the pictures show. `ready` is what the page is there for; `act` brings it into the state that is shown.

const MEMBER = "membre@lumiere.example";
const ADMIN = "admin@lumiere.example";
const OPERATOR = "operateur@carnet.example";

/** A line of a list: a row, or a card where there is no room for rows. */
const LINE = "main :is(tbody tr, .card):visible";

export const SCENES = [
  { name: "sign-in", title: "Signing in", user: null, path: "/sign-in", ready: "#password" },
  { name: "start", title: "Home: what needs attention first", user: MEMBER, path: "/", ready: ".todo a" },
  { name: "search", title: "Searching the public directory, details beside the results", user: MEMBER, path: "/customers/search?name=*ma*", ready: LINE, act: openFirst },
  { name: "add", title: "Adding a customer: nothing is stored before the last step", user: MEMBER, path: "/customers/search?name=*ma*", ready: LINE, act: addFirst },
  { name: "customers", title: "My customers", user: MEMBER, path: "/customers", ready: LINE },
  { name: "customer", title: "A customer: whether invoices reach it, and why", user: MEMBER, path: "/customers/demo-lumiere-customer-006", ready: "main h1" },
  { name: "suppliers-to-approve", title: "Suppliers to approve, with what is held of them", user: MEMBER, path: "/suppliers/requests/received", ready: LINE },
  { name: "route", title: "Testing a route, with the directory closed and open", user: MEMBER, path: "/routing/test?id=0211:IT33120520888&other=1", ready: "main .verdict" },
  { name: "documents", title: "Stopped documents by cause", user: MEMBER, path: "/documents/stopped", ready: LINE },
  { name: "document", title: "A document that was stopped: what to do, and the values side by side", user: MEMBER, path: "/documents/stopped?cause=values_differ", ready: LINE, act: openDocument },
  { name: "messages", title: "Messages", user: MEMBER, path: "/messages", ready: "main article" },
  { name: "company-settings", title: "Company level settings by their effect", user: ADMIN, path: "/settings/company/outbound", ready: "main [role=switch], main h2" },
  { name: "palette", title: "The command palette", user: MEMBER, path: "/customers", ready: LINE, act: openPalette },
  { name: "operator", title: "The operator’s queue of suggestions", user: OPERATOR, path: "/operator/suggestions", ready: "main h1" },
];

/** Both themes in the language of the documents, the other language, and a phone. */
export const LOOKS = [
  { language: "en", theme: "light", width: 1280 },
  { language: "en", theme: "dark", width: 1280 },
  { language: "fr", theme: "light", width: 1280 },
  { language: "fr", theme: "dark", width: 390 },
];

export const fileName = (scene, { language, theme, width }) => `${scene.name}-${language}-${theme}-${width}.png`;

async function openFirst(page) {
  await page.locator('main a[href*="open="]:visible').first().click();
  await page.locator(":is(aside, dialog[open]) h2:visible").first().waitFor();
}

async function addFirst(page) {
  await page.locator('main a[href*="add="]:visible').first().click();
  await page.locator("dialog[open]").waitFor();
}

async function openDocument(page) {
  await page.locator('main a[href*="/documents/demo-"]:visible').first().click();
  await page.waitForURL(/\/documents\/demo-/);
  await page.locator("main h1").waitFor();
}

async function openPalette(page) {
  await page.keyboard.press("Control+k");
  await page.locator("dialog[open] input").waitFor();
}
