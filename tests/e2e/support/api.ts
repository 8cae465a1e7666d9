// The API, asked directly: to sign in without the form and to choose what to search for from what there is.
import { expect } from "@playwright/test";
import type { Answer, Asker } from "./asker.js";
import { hash, isMine } from "./attempt.js";
import { PASSWORD, USERS, type User } from "./environment.js";

export interface Participant {
  participantId: string;
  name: string;
  country: string;
  state: string;
  networkStatus: string;
  customerId: string | null;
  providers: { id: string; name: string; requiresRoutingSetup: boolean }[];
  identifiers: { scheme: string; value: string }[];
}

export interface Group {
  match: "literal" | "close";
  items: Participant[];
  total: number;
}

export interface Customer {
  id: string;
  participantId: string;
  name: string;
  reason: string;
  customerNumbers: string[];
  networkStatus: string;
  ownStatus: string;
  relationship: string;
  providerId: string | null;
  duplicates: number;
  version: number;
}

export class Api {
  /** What was chosen for which seed: no participant for two of them. */
  private readonly chosen = new Map<string, string>();

  constructor(private readonly asker: Asker) {}

  async signIn(user: User): Promise<void> {
    const answer = await this.asker.post("/api/v1/session", { data: { email: USERS[user], password: PASSWORD } });
    expect(answer.status(), `sign-in of ${USERS[user]}`).toBe(200);
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.asker.get("/api/v1/session")).ok();
  }

  /** Ends the session on the server's side; the browser still holds its cookie. */
  async endSession(): Promise<void> {
    expect((await this.asker.delete("/api/v1/session")).ok(), "sign-out").toBeTruthy();
  }

  async participants(query: Record<string, string>): Promise<{ groups: Group[] }> {
    const answer = await this.asker.get("/api/v1/participants", { params: query });
    expect(answer.status(), `search for ${JSON.stringify(query)}`).toBe(200);
    return answer.json();
  }

  async customers(query: Record<string, string>): Promise<{ items: Customer[]; total: number }> {
    const answer = await this.asker.get("/api/v1/customers", { params: query });
    expect(answer.status(), `customers for ${JSON.stringify(query)}`).toBe(200);
    return answer.json();
  }

  /** Puts a participant into the directory without the page; answers the customer. */
  async addCustomer(participant: Participant, customerNumbers: string[] = []): Promise<Customer> {
    const providerId = participant.providers[0]?.id;
    const data = { participantId: participant.participantId, customerNumbers, providerId };
    const answer = await this.asker.post("/api/v1/customers", { data });
    expect(answer.status(), `adding ${participant.name}`).toBe(201);
    return answer.json();
  }

  async changeCustomer(id: string, version: number, data: Record<string, unknown>): Promise<Customer> {
    const headers = { "If-Match": `"${version}"` };
    const answer = await this.asker.patch(`/api/v1/customers/${id}`, { data, headers });
    expect(answer.status(), `change of ${id}`).toBe(200);
    return answer.json();
  }

  async deleteCustomer(id: string, version: number): Promise<Answer> {
    const headers = { "If-Match": `"${version}"` };
    return this.asker.delete(`/api/v1/customers/${id}`, { headers });
  }

  async customer(id: string): Promise<{ status: number; customer: Customer }> {
    const answer = await this.asker.get(`/api/v1/customers/${id}`);
    return { status: answer.status(), customer: await answer.json() };
  }

  /** All of them, however many pages they fill. */
  async everyCustomer(query: Record<string, string> = {}): Promise<Customer[]> {
    const all: Customer[] = [];
    for (let page = 1; ; page++) {
      const { items } = await this.customers({ ...query, limit: "100", page: String(page) });
      all.push(...items);
      if (items.length < 100) return all;
    }
  }

  /** A participant that can be added at once: not a customer yet, no provider that needs set-up, a name of its own. */
  async addable(seed: string, providers = 1): Promise<Participant> {
    return this.choose(seed, (one) => isAddable(one, providers), "that can be added at once");
  }

  /** A participant whose one provider wants a routing setup: not a customer yet, a name of its own. */
  async needingSetup(seed: string): Promise<Participant> {
    return this.choose(seed, needsSetup, "that needs a setup");
  }

  /** One that no other test takes, and no other seed of this one; for the same seed the same, while it is wanted. */
  private async choose(seed: string, isWanted: (one: Participant) => boolean, what: string): Promise<Participant> {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const start = hash(seed);
    const taken = [...this.chosen].filter(([by]) => by !== seed).map(([, id]) => id);
    for (let step = 0; step < letters.length; step++) {
      const letter = letters[(start + step) % letters.length] ?? "a";
      const answer = await this.participants({ name: `*${letter}*`, match: "literal", limit: "100" });
      const mine = (answer.groups[0]?.items ?? []).filter((one) => isMine(one.participantId) && !taken.includes(one.participantId));
      const found = mine.filter(isWanted);
      const chosen = found[start % Math.max(found.length, 1)];
      if (chosen && (await this.isAlone(chosen))) {
        this.chosen.set(seed, chosen.participantId);
        return chosen;
      }
    }
    throw new Error(`the public directory has no participant ${what}`);
  }

  /** A request for acceptance to the company of this name that was sent just now: its customer is made anew. */
  async freshRequest(name: string): Promise<Customer> {
    const answer = await this.participants({ name: literal(name), match: "literal" });
    const participant = answer.groups[0]?.items[0];
    if (!participant) throw new Error(`the public directory has no ${name}`);
    if (participant.customerId) {
      const { customer } = await this.customer(participant.customerId);
      expect((await this.deleteCustomer(customer.id, customer.version)).ok(), `deleting ${name}`).toBeTruthy();
    }
    return this.addCustomer(participant);
  }

  /** Requests for a customer, newest first. */
  async requestsOf(customer: string): Promise<{ id: string; status: string; emailedAt: string | null }[]> {
    const answer = await this.asker.get("/api/v1/requests", { params: { customer } });
    expect(answer.status(), `requests of ${customer}`).toBe(200);
    return (await answer.json()).items;
  }

  /** A participant whose company has a dozen addresses, as the demo data has one. */
  async withManyAddresses(): Promise<string> {
    const answer = await this.participants({ id: "0225:*_AGENCE-LYON", match: "literal" });
    const branch = answer.groups[0]?.items[0]?.participantId;
    if (!branch) throw new Error("the public directory has no company with a dozen addresses");
    return branch.replace("_AGENCE-LYON", "");
  }

  /** Id of a document that is stopped; the demo data has one of every cause. */
  async stopped(): Promise<string> {
    const answer = await this.asker.get("/api/v1/documents", { params: { status: "stopped" } });
    expect(answer.status(), "stopped documents").toBe(200);
    return (await answer.json()).items.at(-1)?.id;
  }

  /** Whether no other name holds its name, in whatever case. */
  private async isAlone(participant: Participant): Promise<boolean> {
    const answer = await this.participants({ name: `*${literal(participant.name)}*` });
    return answer.groups.reduce((sum, { total }) => sum + total, 0) === 1;
  }
}

function isAddable(participant: Participant, count: number): boolean {
  const providers = participant.providers;
  return (
    participant.customerId === null &&
    participant.state === "routable" &&
    providers.length === count &&
    providers.every((provider) => !provider.requiresRoutingSetup) &&
    /^\p{Lu}\p{Ll}{4,}/u.test(participant.name)
  );
}

function needsSetup({ customerId, state, providers, name }: Participant): boolean {
  const [only, ...others] = providers;
  const wanted = only?.requiresRoutingSetup === true && others.length === 0;
  return customerId === null && state === "routable" && wanted && /^\p{Lu}\p{Ll}{4,}/u.test(name);
}

/** The name as a pattern that means only itself. */
export function literal(name: string): string {
  return name.replace(/[\\*]/g, "\\$&");
}
