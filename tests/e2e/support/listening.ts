// Where a server that a test has started can be asked.
import type { ChildProcess } from "node:child_process";

/** The address that it says it listens on; fails with all that it said when it ends instead. */
export function listening(server: ChildProcess, name: string): Promise<string> {
  return new Promise((done, fail) => {
    let said = "";
    const listen = (piece: Buffer): void => {
      said += piece.toString();
      const address = /listening on (http:\S+)/.exec(said)?.[1];
      if (address) done(address);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", listen);
    server.on("exit", (code) => fail(new Error(`${name} ended with ${code}: ${said}`)));
  });
}
