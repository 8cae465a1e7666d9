// Every page in both languages, both themes, wide and narrow: axe finds nothing, nothing scrolls sideways.
import type { Page } from "@playwright/test";
import { literal, type Api } from "../support/api.js";
import { expectAccessible, expectContrast, expectNoSidewaysScroll } from "../support/axe.js";
import type { User } from "../support/environment.js";
import { expect, test } from "../support/test.js";
import { LANGUAGES } from "../support/words.js";

/** A window on a desk, and the narrowest that a page must fit (WCAG 2.2, 1.4.10). */
const WIDTHS = [1280, 320] as const;
/** Cards and columns may break differently here. */
const COMMON_PHONE = 360;

interface Visit {
  name: string;
  signedIn: boolean;
  /** Who; a member where it is not said. */
  user?: User;
  /** Its address; may ask the server what there is. */
  path: (api: Api) => Promise<string>;
  /** What shows that the page is complete. */
  ready: (page: Page) => Promise<void>;
}

const search = async (api: Api, more: Record<string, string> = {}): Promise<string> => {
  const participant = await api.addable("accessibility");
  const query = new URLSearchParams({ name: literal(participant.name), ...more });
  return `/customers/search?${query}`;
};

const PAGES: Visit[] = [
  { name: "sign-in", signedIn: false, path: async () => "/sign-in", ready: visible("#password") },
  { name: "start", signedIn: true, path: async () => "/", ready: visible(".chart >> nth=2") },
  { name: "search, empty", signedIn: true, path: async () => "/customers/search", ready: visible("#search-id") },
  { name: "search, results", signedIn: true, path: async () => "/customers/search?name=*a*", ready: visible("main h2 >> nth=1") },
  { name: "search, none", signedIn: true, path: async () => "/customers/search?name=Zyxwvut", ready: visible("text=Zyxwvut >> nth=0") },
  {
    name: "search, details",
    signedIn: true,
    path: async (api) => search(api, { open: (await api.addable("accessibility")).participantId }),
    ready: visible("aside h3, dialog h3, [role=dialog] h3 >> nth=0"),
  },
  {
    name: "adding",
    signedIn: true,
    path: async (api) => search(api, { add: (await api.addable("accessibility")).participantId }),
    ready: visible("#add-number"),
  },
  { name: "my customers", signedIn: true, path: async () => "/customers", ready: visible("main a[href*='/customers/']  >> nth=0") },
  { name: "my customers, none", signedIn: true, path: async () => "/customers?q=Zyxwvut", ready: visible("text=Zyxwvut >> nth=0") },
  {
    name: "customer",
    signedIn: true,
    path: async (api) => `/customers/${(await api.customers({ limit: "1" })).items[0]?.id}`,
    ready: visible("main h2 >> nth=0"),
  },
  {
    name: "customer that left the network",
    signedIn: true,
    path: async (api) => `/customers/${(await api.customers({ status: "nonExisting", limit: "1" })).items[0]?.id}`,
    ready: visible("main h2 >> nth=0"),
  },
  {
    name: "participant",
    signedIn: true,
    path: async (api) => `/directory/${(await api.addable("accessibility")).participantId.replace(":", "/")}`,
    ready: visible("main h2 >> nth=0"),
  },
  { name: "sent requests", signedIn: true, path: async () => "/customers/requests/sent", ready: visible("main tbody tr, main .card") },
  { name: "routing requests", signedIn: true, path: async () => "/customers/requests/routing", ready: visible("main tbody tr, main .card") },
  { name: "received requests", signedIn: true, path: async () => "/suppliers/requests/received", ready: visible("main .sheet > *") },
  { name: "my suppliers", signedIn: true, path: async () => "/suppliers", ready: visible("main tbody tr, main .card") },
  { name: "my suppliers, none", signedIn: true, path: async () => "/suppliers?q=Zyxwvut", ready: visible("main .empty") },
  { name: "supplier search", signedIn: true, path: async () => "/suppliers/search?name=*a*", ready: visible("main h2 >> nth=1") },
  { name: "stopped documents", signedIn: true, path: async () => "/documents/stopped", ready: visible("main tbody tr, main .card") },
  { name: "stopped documents, none", signedIn: true, path: async () => "/documents/stopped?q=Zyxwvut", ready: visible("main .empty") },
  { name: "delivered documents", signedIn: true, path: async () => "/documents/stopped?status=delivered", ready: visible("main tbody tr, main .card") },
  { name: "document", signedIn: true, path: async (api) => `/documents/${await api.stopped()}`, ready: visible(".attempts > li") },
  { name: "settings", signedIn: true, path: async () => "/settings", ready: visible("main li a") },
  { name: "settings, general", signedIn: true, path: async () => "/settings/company/general", ready: visible("main .setting__who") },
  { name: "settings, outbound", signedIn: true, path: async () => "/settings/company/outbound", ready: visible("main .setting__who") },
  { name: "messages", signedIn: true, path: async () => "/messages", ready: visible("main article") },
  { name: "messages, none", signedIn: true, path: async () => "/messages?page=99", ready: visible("main .empty") },
  { name: "suggest", signedIn: true, path: async () => "/customers/suggest", ready: visible("main .lines li") },
  { name: "route test, empty", signedIn: true, path: async () => "/routing/test", ready: visible("#route-empty") },
  {
    name: "route test, stopped",
    signedIn: true,
    path: async (api) => `/routing/test?other=1&number=0100&id=${encodeURIComponent((await api.addable("accessibility")).participantId)}`,
    ready: visible("#route-trace .hop"),
  },
  { name: "route test, a document", signedIn: true, path: async () => "/routing/test?by=file", ready: visible("#route-xml") },
  { name: "import", signedIn: true, path: async () => "/customers/import", ready: visible("#earlier") },
  { name: "preferences", signedIn: true, path: async () => "/settings/preferences", ready: visible("main .lines li") },
  { name: "support", signedIn: true, path: async () => "/support", ready: visible("main .section .sheet > *") },
  { name: "users", signedIn: true, user: "admin", path: async () => "/settings/users", ready: visible("main tbody tr, main .card") },
  { name: "users, for a member", signedIn: true, path: async () => "/settings/users", ready: visible("main .empty") },
  { name: "keys", signedIn: true, user: "admin", path: async () => "/settings/keys", ready: visible("main tbody tr, main .card, main .empty") },
  { name: "a link that is over", signedIn: false, path: async () => "/invitation#0123", ready: visible("main .btn") },
  { name: "unknown address", signedIn: true, path: async () => "/no/such/page", ready: visible("main h1") },
];

function visible(selector: string): (page: Page) => Promise<void> {
  return (page) => expect(page.locator(selector).first()).toBeVisible();
}

for (const language of LANGUAGES) {
  for (const visit of PAGES) {
    test.describe(() => {
      test.use({ language, user: visit.signedIn ? (visit.user ?? "member") : null });

      test(`${visit.name} (${language})`, async ({ page, api }) => {
        test.setTimeout(120_000);
        const path = await visit.path(api);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: width > 640 ? 800 : 740 });
          await page.goto(path);
          await visit.ready(page);
          await expectNoSidewaysScroll(page, `${visit.name} at ${width} px`);
          await expect.soft(page.locator("h1"), "one h1").toHaveCount(1);
          await expect.soft(page.locator("html")).toHaveAttribute("lang", language);
          // Without motion: colours that are on their way from one theme to the other have no contrast to judge.
          await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
          await expectAccessible(page, `${visit.name}, ${width} px, light`);
          await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
          await expectContrast(page, `${visit.name}, ${width} px, dark`);
        }
        await page.setViewportSize({ width: COMMON_PHONE, height: 740 });
        await expectNoSidewaysScroll(page, `${visit.name} at ${COMMON_PHONE} px`);
      });
    });
  }
}
