// Every page of the app in the states that look different: who sees it, its address, and what shows that it is complete.
import type { Page } from "@playwright/test";
import { literal, type Api } from "./api.js";
import type { User } from "./environment.js";
import { expect } from "./test.js";

export interface Visit {
  name: string;
  /** Who; `null` for nobody. */
  user: User | null;
  /** Its address; may ask the server what there is. */
  path: (api: Api) => Promise<string>;
  ready: (page: Page) => Promise<void>;
}

/** A row of a list, wide or narrow. */
const ROWS = "main tbody tr, main .card";
const SEED = "accessibility";

function visit(user: User | null, name: string, path: string | Visit["path"], ready: string): Visit {
  return {
    name,
    user,
    path: typeof path === "string" ? async () => path : path,
    ready: (page) => expect(page.locator(ready).first()).toBeVisible(),
  };
}

const search = async (api: Api, more: Record<string, string> = {}): Promise<string> => {
  const participant = await api.addable(SEED);
  return `/customers/search?${new URLSearchParams({ name: literal(participant.name), ...more })}`;
};
const addable = async (api: Api): Promise<string> => (await api.addable(SEED)).participantId;
const customer = async (api: Api, query: Record<string, string>): Promise<string> =>
  `/customers/${(await api.customers({ ...query, limit: "1" })).items[0]?.id}`;

const member = (name: string, path: string | Visit["path"], ready: string): Visit => visit("member", name, path, ready);
const admin = (name: string, path: string, ready: string): Visit => visit("admin", name, path, ready);
const operator = (name: string, path: string, ready: string): Visit => visit("operator", name, path, ready);
const nobody = (name: string, path: string, ready: string): Visit => visit(null, name, path, ready);

export const VISITS: Visit[] = [
  nobody("sign-in", "/sign-in", "#password"),
  nobody("a link that is over", "/invitation#0123", "main .btn"),
  nobody("accessibility statement, signed out", "/accessibility", "main h2"),

  member("start", "/", ".chart >> nth=2"),
  member("search, empty", "/customers/search", "#search-id"),
  member("search, results", "/customers/search?name=*a*", "main h2 >> nth=1"),
  member("search, none", "/customers/search?name=Zyxwvut", "text=Zyxwvut >> nth=0"),
  member("search, details", async (api) => search(api, { open: await addable(api) }), "aside h3, dialog h3, [role=dialog] h3 >> nth=0"),
  member("adding", async (api) => search(api, { add: await addable(api) }), "#add-number"),
  member("my customers", "/customers", "main a[href*='/customers/'] >> nth=0"),
  member("my customers, none", "/customers?q=Zyxwvut", "text=Zyxwvut >> nth=0"),
  member("customer", (api) => customer(api, {}), "main h2 >> nth=0"),
  member("customer that left the network", (api) => customer(api, { status: "nonExisting" }), "main h2 >> nth=0"),
  member("customer that does not exist", "/customers/nobody", "main h1"),
  member("participant", async (api) => `/directory/${(await addable(api)).replace(":", "/")}`, "main h2 >> nth=0"),
  member("sent requests", "/customers/requests/sent", ROWS),
  member("routing requests", "/customers/requests/routing", ROWS),
  member("suggest", "/customers/suggest", "main .lines li"),
  member("import", "/customers/import", "#earlier"),

  member("my suppliers", "/suppliers", ROWS),
  member("my suppliers, none", "/suppliers?q=Zyxwvut", "main .empty"),
  member("supplier search", "/suppliers/search?name=*a*", "main h2 >> nth=1"),
  member("received requests", "/suppliers/requests/received", "main .sheet > *"),

  member("stopped documents", "/documents/stopped", ROWS),
  member("stopped documents, none", "/documents/stopped?q=Zyxwvut", "main .empty"),
  member("delivered documents", "/documents/stopped?status=delivered", ROWS),
  member("document, stopped", async (api) => `/documents/${await api.stopped()}`, ".attempts > li"),
  member("document that does not exist", "/documents/nothing", "main h1"),
  member("route test, empty", "/routing/test", "#route-empty"),
  member(
    "route test, stopped",
    async (api) => `/routing/test?other=1&number=0100&id=${encodeURIComponent(await addable(api))}`,
    "#route-trace .hop",
  ),
  member("route test, a document", "/routing/test?by=file", "#route-xml"),

  member("messages", "/messages", "main article"),
  member("messages, none", "/messages?page=99", "main .empty"),
  member("settings", "/settings", "main li a"),
  member("settings, general, for a member", "/settings/company/general", "main .setting__who"),
  member("settings, outbound, for a member", "/settings/company/outbound", "main .setting__who"),
  member("preferences", "/settings/preferences", "main .lines li"),
  member("users, for a member", "/settings/users", "main .empty"),
  member("audit trail, for a member", "/settings/audit", "main .empty, main .notice"),
  member("support", "/support", "main .section .sheet > *"),
  member("site map", "/sitemap", "main li a"),
  member("accessibility statement", "/accessibility", "main h2"),
  member("unknown address", "/no/such/page", "main h1"),

  admin("settings, general", "/settings/company/general", "main [role=switch]"),
  admin("settings, outbound", "/settings/company/outbound", "main [role=switch]"),
  admin("users", "/settings/users", ROWS),
  admin("keys", "/settings/keys", "main tbody tr, main .card, main .empty"),
  admin("audit trail", "/settings/audit", "main .entry, main li, main tbody tr"),

  operator("operator, overview", "/operator", "#sources"),
  operator("operator, suggestions", "/operator/suggestions", "main .queue__rows li"),
  {
    ...operator("operator, a suggestion", "/operator/suggestions", ""),
    ready: async (page) => {
      if (!/suggestions\/./.test(page.url())) await page.locator(".queue__rows a").first().click();
      await expect(page.locator("#suggestion-name")).toBeVisible();
    },
  },
  operator("operator, providers", "/operator/providers", ROWS),
  operator("operator, imports", "/operator/imports", "main dl time"),
  operator("operator, support requests", "/operator/support?filter=all", "main .entries li, main tbody tr, main .card"),
  operator("operator, accounts", "/operator/accounts", "main .entries li, main tbody tr, main .card"),
  operator("operator, service and privacy", "/operator/service", "#service-keep"),
  operator("operator, a company's page", "/customers", "main .empty"),
];
