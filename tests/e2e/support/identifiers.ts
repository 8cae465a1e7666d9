// Identifiers that nobody has yet, with a check digit that is right.
import { hash } from "./attempt.js";

/** A SIREN, the same for the same text. */
export function siren(seed: string): string {
  const digits = String(10_000_000 + (hash(seed) % 89_999_999));
  for (let check = 0; check < 10; check++) {
    if (luhn(digits + check)) return digits + check;
  }
  throw new Error("one of ten digits is the check digit");
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
