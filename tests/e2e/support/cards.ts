// Business cards of participants of a test's own, as a network source exports them.
import { expect } from "@playwright/test";
import type { Api, Participant } from "./api.js";
import type { Asker } from "./asker.js";
import { hash } from "./attempt.js";

/** A participant of this test's source. */
export function participant(source: string, number: number): string {
  return `0088:99${String(hash(source)).padStart(10, "0")}${number}`;
}

export function card(source: string, number: number, inside = ""): string {
  const id = participant(source, number);
  return [
    "<businesscard>",
    `<participant scheme="iso6523-actorid-upis" value="${id}"/>`,
    `<entity countrycode="SE"><name name="Bolag ${source} ${number}"/>${inside}</entity>`,
    "</businesscard>",
    "",
  ].join("\n");
}

export function exported(cards: string[]): string {
  return `<root>\n${cards.join("")}</root>\n`;
}

/** Imports one card of this source as the operator; answers who is in the public directory from now on. */
export async function listed(operator: Asker, api: Api, source: string): Promise<Participant> {
  const headers = { "content-type": "application/xml" };
  const address = `/api/v1/network/imports?${new URLSearchParams({ source, fileName: `${source}.xml` })}`;
  const answer = await operator.post(address, { data: exported([card(source, 1)]), headers });
  expect(answer.status(), `importing ${source}`).toBe(202);
  const find = async (): Promise<Participant | undefined> =>
    (await api.participants({ id: participant(source, 1) })).groups[0]?.items[0];
  await expect.poll(async () => (await find())?.name, { message: `${source} in the public directory` }).toBe(`Bolag ${source} 1`);
  return (await find())!;
}
