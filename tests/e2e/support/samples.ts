// Documents to send: the examples of the reader, for a recipient of a test's own.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const EXAMPLES = fileURLToPath(new URL("../../../crates/core/src/invoice/examples/", import.meta.url));

/** The example with the buyer's number in the place of its own. */
export function sample(file: "ubl.xml" | "cii.xml", customerNumber: string): string {
  return readFileSync(EXAMPLES + file, "utf8").replace("00417", customerNumber);
}
