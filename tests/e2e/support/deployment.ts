// A copy of the demo on static hosting of a test's own: an origin of its own, whose files a test may change.
import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { listening } from "./listening.js";

const ROOT = resolve(import.meta.dirname, "../../..");
/** What `cargo xtask demo --base /carnet/` has made. */
const BUILT = process.env.CARNET_DEMO ?? join(ROOT, "dist-demo");
const BASE = "/carnet/";

export class Deployment {
  /** With the base path, and a slash at its end. */
  url = "";
  private readonly folder = mkdtempSync(join(tmpdir(), "carnet-demo-"));
  private server: ChildProcess | undefined;

  async start(): Promise<void> {
    cpSync(BUILT, this.folder, { recursive: true, filter: (name) => !/\.(br|gz)$/.test(name) });
    const script = join(import.meta.dirname, "static-server.mjs");
    const server = spawn(process.execPath, [script, this.folder, BASE, "0"], { stdio: ["ignore", "pipe", "pipe"] });
    this.server = server;
    this.url = await listening(server, "static hosting");
  }

  stop(): void {
    this.server?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The folder of the demo's own files, whose name changes with what is in them. */
  get version(): string {
    const [only, ...others] = readdirSync(join(this.folder, "demo"));
    if (!only || others.length > 0) throw new Error("the demo has one folder of its own files");
    return only;
  }

  /** As another deployment would: the same files under another version, and nothing left of the one before. */
  deploy(version: string): void {
    const before = this.version;
    renameSync(join(this.folder, "demo", before), join(this.folder, "demo", version));
    for (const page of ["index.html", "404.html"]) {
      this.change(page, (html) => html.replaceAll(before, version));
    }
  }

  /** One of the demo's own files. */
  changeOwn(name: string, change: (content: string) => string): void {
    this.change(join("demo", this.version, name), change);
  }

  /** Takes one of the demo's own files away; answers what puts it back. */
  withhold(name: string): () => void {
    const path = join(this.folder, "demo", this.version, name);
    renameSync(path, `${path}.away`);
    return () => renameSync(`${path}.away`, path);
  }

  private change(name: string, change: (content: string) => string): void {
    const path = join(this.folder, name);
    writeFileSync(path, change(readFileSync(path, "utf8")));
  }
}
