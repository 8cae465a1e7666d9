// People who are made for one test: invited through the API, with a password of their own.
import { expect } from "@playwright/test";
import type { Asker } from "./asker.js";
import type { User } from "./environment.js";
import type { AskAs, Seat, Sit } from "./seats.js";
import type { Language } from "./words.js";

export const NEW_PASSWORD = "quatre mots sans lien";

export interface Person {
  id: string;
  name: string;
  email: string;
  token: string;
}

/** A name and an address that no run before has used. */
export function fresh(first: string, language: Language): { name: string; email: string } {
  const once = `${language}${Date.now().toString(36)}`;
  return { name: `${first} ${once}`, email: `${first.toLowerCase()}.${once}@brasserie.example` };
}

/** Invited by an administrator; has not chosen a password yet. */
export async function invited(askAs: AskAs, admin: User, first: string, language: Language): Promise<Person> {
  const asker = await askAs(admin);
  const { name, email } = fresh(first, language);
  const data = { email, displayName: name, role: "member", locale: language };
  const answer = await asker.post("/api/v1/users", { data });
  expect(answer.status(), `inviting ${email}`).toBe(201);
  const { user, token } = await answer.json();
  return { id: user.id, name, email, token };
}

/** The same person after choosing a password: signed in at a browser of its own. */
export async function arrived(sit: Sit, person: Person): Promise<Seat> {
  const there = await sit(null);
  const data = { token: person.token, password: NEW_PASSWORD };
  const answer = await there.asker.post("/api/v1/invitations/accept", { data });
  expect(answer.status(), `accepting the invitation of ${person.email}`).toBe(200);
  return there;
}

/** Signs in at a browser; answers the status. */
export async function signIn(asker: Asker, email: string, password: string): Promise<number> {
  return (await asker.post("/api/v1/session", { data: { email, password } })).status();
}
