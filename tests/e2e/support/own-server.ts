// A server of a test's own, with a new database of demo data: what nobody else may come upon is done there.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { listening } from "./listening.js";

const ROOT = resolve(import.meta.dirname, "../../..");
/** What xtask has built; by hand, what lies where it builds. */
const BINARY = process.env.CARNET_SERVER ?? join(ROOT, "target/debug/carnet-server");
const APP = process.env.CARNET_APP ?? join(ROOT, "dist");

export class OwnServer {
  url = "";
  private readonly folder = mkdtempSync(join(tmpdir(), "carnet-own-"));
  private readonly database = `sqlite:${join(this.folder, "carnet.db")}`;
  private server: ChildProcess | undefined;

  /** Serves with these options besides those that every one has. */
  async start(more: string[] = []): Promise<void> {
    this.command(["seed-demo"]);
    const options = ["--listen", "127.0.0.1:0", "--database", this.database, "--app", APP, ...more];
    const server = spawn(BINARY, ["serve", ...options], { stdio: ["ignore", "pipe", "pipe"] });
    this.server = server;
    this.url = await listening(server, "the server");
  }

  /** Another command over the same database. */
  command(given: string[], variables: Record<string, string> = {}): void {
    const env = { ...process.env, ...variables };
    const ended = spawnSync(BINARY, [...given, "--database", this.database], { encoding: "utf8", env });
    if (ended.status !== 0) throw new Error(`${BINARY} ${given.join(" ")}: ${ended.error?.message ?? ended.stderr}`);
  }

  stop(): void {
    this.server?.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
