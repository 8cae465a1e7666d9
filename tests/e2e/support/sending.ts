// Documents that a company sends, posted as its own system would, for recipients of a test's choosing.
import { expect } from "@playwright/test";
import type { Asker } from "./asker.js";

/** What a document says of its recipient. */
export interface Recipient {
  name: string;
  /** `scheme:value`. */
  address?: string;
  /** The account's own number for it. */
  number?: string;
}

export interface Sent {
  id: string;
  number: string;
  status: "waiting" | "stopped" | "queued" | "delivered" | "failed";
  cause: string | null;
  version: number;
  attempts: { at: string; reason: string; trace: { cause: string | null; nextAction: string } }[];
  detail: { identifiers: { kind: string; value: string }[] };
}

export interface Counts {
  waiting: number;
  stopped: number;
  queued: number;
  delivered: number;
  failed: number;
  causes: { cause: string; documents: number }[];
}

export interface Figures {
  customers: { routable: number; action: number; waiting: number; deactivated: number; nonExisting: number };
  weeks: { week: string; routed: number; stopped: { cause: string; documents: number }[] }[];
  ages: { days: number | null; customers: number }[];
}

/** A number that no document before has had. */
export function fresh(about: string): string {
  return `${about}-${Date.now().toString(36)}${Math.floor(Math.random() * 1296).toString(36).padStart(2, "0")}`.toUpperCase();
}

export class SendingApi {
  constructor(private readonly asker: Asker) {}

  async post(recipient: Recipient, number: string): Promise<Sent> {
    const headers = { "content-type": "application/xml" };
    const answer = await this.asker.post("/api/v1/documents", { data: invoice(recipient, number), headers });
    expect(answer.status(), `posting ${number}`).toBe(201);
    return answer.json();
  }

  async document(id: string): Promise<{ status: number; document: Sent }> {
    const answer = await this.asker.get(`/api/v1/documents/${id}`);
    return { status: answer.status(), document: await answer.json() };
  }

  async counts(): Promise<Counts> {
    const answer = await this.asker.get("/api/v1/documents/counts");
    expect(answer.status(), "counts").toBe(200);
    return answer.json();
  }

  async figures(): Promise<Figures> {
    const answer = await this.asker.get("/api/v1/figures");
    expect(answer.status(), "figures").toBe(200);
    return answer.json();
  }

  async correct(document: Sent, identifiers: { kind: string; value: string }[]): Promise<Sent> {
    const headers = { "If-Match": `"${document.version}"` };
    const answer = await this.asker.patch(`/api/v1/documents/${document.id}`, { data: { identifiers }, headers });
    expect(answer.status(), `correcting ${document.number}`).toBe(200);
    return answer.json();
  }
}

/** A UBL invoice to this recipient. */
export function invoice({ name, address, number: own }: Recipient, number: string): string {
  const [scheme, value] = address ? [address.slice(0, address.indexOf(":")), address.slice(address.indexOf(":") + 1)] : [];
  const endpoint = scheme ? `<cbc:EndpointID schemeID="${scheme}">${value}</cbc:EndpointID>` : "";
  const id = own ? `<cac:PartyIdentification><cbc:ID>${own}</cbc:ID></cac:PartyIdentification>` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0</cbc:CustomizationID>
  <cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>
  <cbc:ID>${number}</cbc:ID>
  <cbc:IssueDate>2026-11-20</cbc:IssueDate>
  <cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:AccountingSupplierParty><cac:Party>
    <cbc:EndpointID schemeID="0002">732829320</cbc:EndpointID>
    <cac:PartyLegalEntity><cbc:RegistrationName>Lumière Industrie SAS</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingSupplierParty>
  <cac:AccountingCustomerParty><cac:Party>
    ${endpoint}${id}
    <cac:PartyLegalEntity><cbc:RegistrationName>${name.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</cbc:RegistrationName></cac:PartyLegalEntity>
  </cac:Party></cac:AccountingCustomerParty>
  <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">1284.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>`;
}
