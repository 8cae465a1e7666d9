// Several runs as one figure: smallest, middle, largest; and shares of many.

export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { min: sorted[0], median: quantile(sorted, 0.5), max: sorted.at(-1), runs: sorted.length };
}

/** The value that `share` of all values do not exceed (nearest rank). */
export function quantile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

export function percentile(values, share) {
  return quantile([...values].sort((a, b) => a - b), share);
}
