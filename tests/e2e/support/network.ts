// The network itself, played on this machine: a register that answers DNS, a metadata publisher that answers HTTP, and
// a server of its own that asks them.
import { createSocket, type Socket } from "node:dgram";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { OwnServer } from "./own-server.js";

const ROOT = resolve(import.meta.dirname, "../../..");

const NAMESPACE = "http://busdox.org/serviceMetadata/publishing/1.0/";
const INVOICE =
  "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017" +
  "#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1";

/** How the register answers about everybody. */
export type Mood = "registered" | "unknown" | "silent";

export class Network {
  mood: Mood = "registered";
  private dns: Socket = createSocket("udp4");
  private smp: Server = createServer();
  private server = new OwnServer();

  get url(): string {
    return this.server.url;
  }

  async start(): Promise<void> {
    await new Promise<void>((done) => this.smp.listen(0, "127.0.0.1", done));
    const publisher = `http://127.0.0.1:${(this.smp.address() as AddressInfo).port}`;
    this.smp.on("request", (request, response) => {
      response.writeHead(200, { "Content-Type": "text/xml", Connection: "close" });
      response.end(request.url?.includes("/services/") ? metadata() : group());
    });
    await new Promise<void>((done) => this.dns.bind(0, "127.0.0.1", done));
    this.dns.on("message", (asked, from) => {
      if (this.mood !== "silent") {
        const records = this.mood === "registered" ? [naptr(`!.*!${publisher}!`)] : [];
        this.dns.send(answer(asked, records), from.port, from.address);
      }
    });
    const checks = ["--sml-zone", "sml.example", "--verify-timeout", "1", "--recheck-days", "0"];
    const nameserver = ["--sml-nameserver", `127.0.0.1:${this.dns.address().port}`];
    await this.server.start(["--allow-private-network", ...checks, ...nameserver]);
  }

  async stop(): Promise<void> {
    this.server.stop();
    this.dns.close();
    this.smp.close();
  }
}

function group(): string {
  const href = `https://smp.example/p/services/${encodeURIComponent(INVOICE)}`;
  return `<ServiceGroup xmlns="${NAMESPACE}"><ServiceMetadataReferenceCollection><ServiceMetadataReference href="${href}"/>
    </ServiceMetadataReferenceCollection></ServiceGroup>`;
}

function metadata(): string {
  const certificate = readFileSync(join(ROOT, "crates/server/tests/fixtures/access_point.b64"), "utf8");
  return `<SignedServiceMetadata xmlns="${NAMESPACE}"><ServiceMetadata><ServiceInformation><ProcessList><Process>
    <ServiceEndpointList><Endpoint><Certificate>${certificate}</Certificate></Endpoint></ServiceEndpointList>
    </Process></ProcessList></ServiceInformation></ServiceMetadata></SignedServiceMetadata>`;
}

/** The data of a NAPTR record for the service of publishers (RFC 3403, section 4.1). */
function naptr(regexp: string): Buffer {
  const text = (value: string) => Buffer.concat([Buffer.from([value.length]), Buffer.from(value, "ascii")]);
  return Buffer.concat([Buffer.from([0, 100, 0, 10]), text("U"), text("Meta:SMP"), text(regexp), Buffer.from([0])]);
}

/** A response to a query with one question (RFC 1035, section 4.1); without records, that the name does not exist. */
function answer(asked: Buffer, records: Buffer[]): Buffer {
  let end = 12;
  while (asked[end] !== 0) end += asked[end]! + 1;
  const question = asked.subarray(12, end + 5);
  const head = Buffer.alloc(12);
  asked.copy(head, 0, 0, 2);
  head.writeUInt16BE(records.length > 0 ? 0x8180 : 0x8183, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(records.length, 6);
  const written = records.map((data) => {
    // The name is the question's; type 35, class IN, 60 seconds.
    const record = Buffer.from([0xc0, 12, 0, 35, 0, 1, 0, 0, 0, 60, 0, 0]);
    record.writeUInt16BE(data.length, 10);
    return Buffer.concat([record, data]);
  });
  return Buffer.concat([head, question, ...written]);
}
