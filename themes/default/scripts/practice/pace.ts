// How long things take this person: seconds a fact, seconds a telling, from the log, with fair guesses until it knows.

import type { PracticeEvent } from "./event";
import type { State } from "./fold";

const FACT_SECONDS = 13;
const NEW_FACT_SECONDS = 25;
const LOOKING_BACK_SECONDS = 60;
const ENOUGH = 10;
const LOOKED_AT = 300;
const LONGEST = 120;

/** Seconds at one fact on one day, each time it was asked again counted; whether it was new that day. */
function factDays(state: State): { fresh: boolean; seconds: number }[] {
  const begun = Math.max(0, state.reviews.length - LOOKED_AT);
  const met = new Set(state.reviews.slice(0, begun).map((review) => review.card));
  const days = new Map<string, { fresh: boolean; seconds: number }>();
  for (const review of state.reviews.slice(begun)) {
    const key = `${review.day} ${review.card}`;
    const sum = days.get(key) ?? { fresh: !met.has(review.card), seconds: 0 };
    days.set(key, { ...sum, seconds: sum.seconds + Math.min(LONGEST, review.seconds ?? 0) });
    met.add(review.card);
  }
  return [...days.values()].filter((day) => day.seconds > 0);
}

/** Seconds a fact takes until it has come: the mean of the last ones, a pause for tea not counted. */
export function factSeconds(state: State, fresh: boolean): number {
  const last = factDays(state).filter((day) => day.fresh === fresh);
  if (last.length < ENOUGH) return fresh ? NEW_FACT_SECONDS : FACT_SECONDS;
  return Math.max(4, last.reduce((sum, day) => sum + day.seconds, 0) / last.length);
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
