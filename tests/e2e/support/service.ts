// What the operator decides for the whole service, through the API.
import { expect } from "@playwright/test";
import type { Asker } from "./asker.js";

export interface ServiceSettings {
  publicLookup: boolean;
  keepDocumentsDays: number;
  version: number;
}

export class ServiceApi {
  constructor(private readonly operator: Asker) {}

  async settings(): Promise<ServiceSettings> {
    const answer = await this.operator.get("/api/v1/operator/service");
    expect(answer.status(), "settings of the service").toBe(200);
    return answer.json();
  }

  async set(data: Partial<Omit<ServiceSettings, "version">>): Promise<void> {
    const headers = { "If-Match": `"${(await this.settings()).version}"` };
    const answer = await this.operator.patch("/api/v1/operator/service", { data, headers });
    expect(answer.status(), `setting ${JSON.stringify(data)}`).toBe(200);
  }
}
