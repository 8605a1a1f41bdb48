// When a story counts as told, by the same rule on the desk and on the shelves; and how long its teller takes.

import { daysBetween, type Day } from "./day";
import type { PracticeEvent } from "./event";
import type { Telling } from "./tellings";

export const DAYS_TOLD = 3;
/** Tellings of two minutes or more are of all that is written. */
export const WHOLE_SECONDS = 120;

const RECENT_DAYS = 7;
const HEADLINE_RIGHT = 2;
const GOOD = 3;
const LAST = 5;

/** Told: on three days, one of the last seven, and its headline figure right twice. `headline` is the figure's card, "" where there is none. */
export function isTold(days: readonly Day[], headline: string, reviews: readonly PracticeEvent[], today: Day): boolean {
  const recent = days.some((day) => daysBetween(day, today) < RECENT_DAYS);
  const right = (): number => reviews.filter((review) => review.card === headline && (review.grade ?? 0) >= GOOD).length;
  return days.length >= DAYS_TOLD && recent && (headline === "" || right() >= HEADLINE_RIGHT);
}

export interface OwnTime { seconds: number; tellings: number }

/** The median of the last whole tellings of a story as it is written; null before the first. */
export function ownTime(tellings: readonly Telling[]): OwnTime | null {
  const times = tellings.filter((one) => one.asked >= WHOLE_SECONDS && one.angle === "" && one.seconds > 0).slice(-LAST).map((one) => one.seconds);
  const middle = [...times].sort((a, b) => a - b)[Math.floor((times.length - 1) / 2)];
  return middle === undefined ? null : { seconds: middle, tellings: times.length };
}
