// What a browser downloads, in bytes of brotli 11 as the server sends them; a file without a compressed twin counts whole.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { kilobytes, print, verdict } from "./table.mjs";

const COUNTED = /\.(wasm|js|css)$/;
export const BUDGET = 220_000;
const MOST = 260_000;

/** Every counted file below a folder, as `{ file, raw, brotli }`. */
function files(folder, below = "") {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const file = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return files(folder, file);
    return COUNTED.test(entry.name) ? [size(folder, file)] : [];
  });
}

function size(folder, file) {
  const raw = statSync(join(folder, file)).size;
  const twin = join(folder, `${file}.br`);
  return { file, raw, brotli: existsSync(twin) ? statSync(twin).size : raw };
}

const sum = (list, key) => list.reduce((total, one) => total + one[key], 0);

export function measure({ dist, demo }) {
  const all = files(dist);
  const [pieces, start] = [all.filter((one) => one.file.startsWith("pieces/")), all.filter((one) => !one.file.startsWith("pieces/"))];
  const worker = demo && existsSync(join(demo, "demo")) ? files(demo).filter((one) => one.file.startsWith("demo/")) : [];
  return { start, pieces, worker, total: sum(start, "brotli"), budget: BUDGET, most: MOST };
}

export function report({ start, pieces, worker, total }) {
  const rows = (list) => list.map((one) => [`  ${one.file}`, kilobytes(one.raw), kilobytes(one.brotli)]);
  const part = (title, list) => [[title, kilobytes(sum(list, "raw")), kilobytes(sum(list, "brotli"))], ...rows(list)];
  const table = [...part("to start", start), ...part("pieces, when a page of theirs is opened", pieces)];
  if (worker.length > 0) table.push(...part("what the demo adds: page script and worker", worker));
  print("Download", ["file", "raw kB", "brotli kB"], table);
  console.log(`to start: ${kilobytes(total)} kB of ${kilobytes(BUDGET)} (${((total / BUDGET) * 100).toFixed(0)} %): ${verdict(total, BUDGET)}`);
}
