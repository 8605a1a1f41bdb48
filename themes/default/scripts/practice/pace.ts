// How long things take this person: seconds a fact, seconds a telling, from the log, with fair guesses until it knows.

import type { PracticeEvent } from "./event";
import type { State } from "./fold";

const FACT_SECONDS = 12;
const NEW_FACT_SECONDS = 20;
const LOOKING_BACK_SECONDS = 60;
const ENOUGH = 10;
const LONGEST = 120;

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Seconds a fact takes: the median of the last hundred, a pause for tea not counted. */
export function factSeconds(state: State, fresh: boolean): number {
  const last = state.reviews.slice(-100).map((review) => Math.min(LONGEST, review.seconds ?? 0)).filter((s) => s > 0);
  const guess = fresh ? NEW_FACT_SECONDS : FACT_SECONDS;
  if (last.length < ENOUGH) return guess;
  return Math.max(4, median(last)) * (fresh ? NEW_FACT_SECONDS / FACT_SECONDS : 1);
}

/** Seconds a telling takes: the time asked for and the time to look back on it. */
export function tellSeconds(asked: number): number {
  return asked + LOOKING_BACK_SECONDS;
}

/** Minutes spent practising on these events. */
export function minutesSpent(events: readonly PracticeEvent[]): number {
  const seconds = events.reduce((sum, event) => {
    if (event.type === "told") return sum + (event.seconds ?? 0) + LOOKING_BACK_SECONDS;
    return event.type === "review" || event.type === "choice" ? sum + Math.min(LONGEST, event.seconds ?? 0) : sum;
  }, 0);
  return seconds / 60;
}

/** Whole minutes to tell a person, never none. */
export function wholeMinutes(seconds: number): number {
  return Math.max(1, Math.round(seconds / 60));
}
