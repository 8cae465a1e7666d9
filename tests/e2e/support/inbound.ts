// Documents from senders of a test's own, posted as a provider would, and the settings they fall under.
import { expect } from "@playwright/test";
import type { Asker } from "./asker.js";

export interface Sender {
  name: string;
  gln: string;
}

export interface Inbound {
  id: string;
  number: string;
  status: "accepted" | "held" | "rejected";
  arrival: number | null;
  supplierId: string | null;
}

export interface CompanySettings {
  customerDirectory: "open" | "closed";
  supplierDirectory: "open" | "closed";
  version: number;
  admins: string[];
}

/** A sender that nobody has heard of. */
export function newSender(about: string): Sender {
  const digits = `73${Date.now().toString().slice(-8)}${Math.floor(Math.random() * 100).toString().padStart(2, "0")}`;
  const sum = [...digits].reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return { name: `${about} ${digits.slice(-6)}`, gln: `${digits}${(10 - (sum % 10)) % 10}` };
}

export class InboundApi {
  constructor(private readonly asker: Asker) {}

  /** A UBL invoice; answers what became of it. */
  async post(sender: Sender, number: string): Promise<Inbound> {
    const headers = { "content-type": "application/xml" };
    const answer = await this.asker.post("/api/v1/inbound", { data: invoice(sender, number), headers });
    expect(answer.status(), `posting ${number}`).toBe(201);
    return answer.json();
  }

  async document(id: string): Promise<Inbound> {
    const answer = await this.asker.get(`/api/v1/inbound/${id}`);
    expect(answer.status(), `document ${id}`).toBe(200);
    return answer.json();
  }

  async settings(): Promise<CompanySettings> {
    const answer = await this.asker.get("/api/v1/settings/company");
    expect(answer.status(), "settings").toBe(200);
    return answer.json();
  }

  /** As an administrator; nothing happens when it is so already. */
  async set(change: Partial<Pick<CompanySettings, "customerDirectory" | "supplierDirectory">>): Promise<void> {
    const now: CompanySettings = await this.settings();
    if (Object.entries(change).every(([key, value]) => now[key as keyof CompanySettings] === value)) return;
    const headers = { "If-Match": `"${now.version}"` };
    const answer = await this.asker.patch("/api/v1/settings/company", { data: change, headers });
    expect(answer.status(), `setting ${JSON.stringify(change)}`).toBe(200);
  }
}

function invoice({ name, gln }: Sender, number: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>${number}</cbc:ID>
  <cbc:IssueDate>2026-11-20</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cac:AccountingSupplierParty><cac:Party>
    <cbc:EndpointID schemeID="0088">${gln}</cbc:EndpointID>
    <cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="0002">732829320</cbc:EndpointID></cac:Party></cac:AccountingCustomerParty>
</Invoice>`;
}
