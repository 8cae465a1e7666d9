// Tables for a terminal: the first column to the left, the others to the right.

export function print(title, head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join("  ");
  console.log(`\n${title}`);
  console.log(line(all[0]));
  console.log(widths.map((width) => "-".repeat(width)).join("  "));
  for (const row of all.slice(1)) console.log(line(row));
}

/** Whether a figure keeps its budget, in words. */
export function verdict(value, budget) {
  return value <= budget ? "kept" : `MISSED, ${((value / budget - 1) * 100).toFixed(0)} % over`;
}

export const whole = (value) => (value === undefined ? "-" : Math.round(value).toString());
export const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
