// Where the focus goes with Tab, and whether a person sees it there.
import { expect, type Page } from "@playwright/test";

/** Enough for the frame, the filters and the first rows of a page. */
const STOPS = 60;

interface Stop {
  name: string;
  /** Not one that the page itself gave the focus to, as to the heading of a panel that has just come. */
  isReached: boolean;
  isDate: boolean;
  /** An outline of two pixels at least, on it or on what stands for it. */
  ringed: boolean;
  /** Some of it is in the window and under nothing (WCAG 2.2, 2.4.11). */
  seen: boolean;
}

/** Tab by Tab through a page: each stop has a ring, and no bar hides it. */
export async function expectVisibleFocus(page: Page, what: string): Promise<void> {
  const stops: Stop[] = [];
  for (let pressed = 0; pressed < STOPS; pressed++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(here);
    // After the last one the browser's own buttons have their turn.
    if (!stop) break;
    if (!stop.isReached) continue;
    const last = stops.at(-1);
    // A date has stops inside, which the browser draws: it is one field, ringed as long as its own parts have the focus.
    if (stop.isDate && last?.name === stop.name) last.ringed ||= stop.ringed;
    else stops.push(stop);
  }
  expect.soft(stops.length, `stops of ${what}`).toBeGreaterThan(0);
  expect.soft(stops.filter((stop) => !stop.ringed).map((stop) => stop.name), `stops of ${what} without a ring`).toEqual([]);
  expect.soft(stops.filter((stop) => !stop.seen).map((stop) => stop.name), `stops of ${what} that are hidden`).toEqual([]);
}

/** Runs in the page. */
function here(): Stop | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement || focused instanceof SVGElement) || focused === document.body) return null;
  const outlined = (one: Element | null): boolean => {
    if (!one) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  };
  const label = focused instanceof HTMLInputElement ? (focused.labels?.[0] ?? null) : null;
  const standIns = [focused, focused.parentElement, focused.nextElementSibling, label];
  const boxes = standIns.slice(0, 1).concat(label).flatMap((one) => (one ? [one.getBoundingClientRect()] : []));
  const points = boxes.flatMap((box) =>
    [0.1, 0.5, 0.9].flatMap((x) => [0.15, 0.5, 0.85].map((y) => [box.left + box.width * x, box.top + box.height * y] as const)),
  );
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (focused.contains(top) || top.contains(focused) || (label?.contains(top) ?? false));
  });
  const isDate = focused instanceof HTMLInputElement && focused.type === "date";
  const text = focused.getAttribute("aria-label") ?? focused.textContent ?? "";
  const name = `${focused.tagName.toLowerCase()}#${focused.id} ${text.trim().slice(0, 40)}`;
  return { name, isReached: focused.tabIndex >= 0, isDate, ringed: standIns.some(outlined), seen };
}
