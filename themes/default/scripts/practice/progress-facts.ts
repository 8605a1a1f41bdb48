// How well facts come back: the share that came when asked on a later day, with the interval that such counts allow.

import { isFact, type Deck, type Fact } from "../deck/deck";
import { daysBetween, type Day } from "./day";
import type { PracticeEvent } from "./event";
import type { State } from "./fold";
import { recallOn } from "./schedule";

export interface Share { came: number; asked: number }
/** A share with its 95 % interval, from 0 to 1; null of nothing. */
export interface Estimate { share: number; low: number; high: number }

const Z = 1.959964;

/** Wilson's score interval for a share (E. B. Wilson, 1927). */
export function estimate({ came, asked }: Share): Estimate | null {
  if (asked === 0) return null;
  const share = came / asked;
  const middle = (share + (Z * Z) / (2 * asked)) / (1 + (Z * Z) / asked);
  const half = (Z * Math.sqrt((share * (1 - share)) / asked + (Z * Z) / (4 * asked * asked))) / (1 + (Z * Z) / asked);
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Reviews that tell of memory: the first of a day, of a fact met on an earlier one. */
function returns(state: State): PracticeEvent[] {
  const seen = new Map<string, Day>();
  return state.reviews.filter((review) => {
    const card = review.card ?? "";
    const last = seen.get(card);
    seen.set(card, review.day);
    return last !== undefined && last !== review.day;
  });
}

function shareOf(reviews: readonly PracticeEvent[]): Share {
  return { came: reviews.filter((review) => (review.grade ?? 0) > 1).length, asked: reviews.length };
}

export interface Retention { all: Share; kinds: { kind: Fact["kind"]; share: Share }[]; weeks: { ago: number; share: Share }[] }

const WINDOW_DAYS = 30;
const WEEKS = 4;

function kindOf(card: string): string {
  return card.split("/")[1] ?? "";
}

/** Retention of the last thirty days: of all facts, by kind, and week by week. Kinds and weeks without any are left out. */
export function retention(state: State, today: Day): Retention {
  const recent = returns(state).filter((review) => daysBetween(review.day, today) < WINDOW_DAYS);
  const kinds = (["numbers", "tradeoff", "probe", "open", "repair"] as const).map((kind) => ({ kind, share: shareOf(recent.filter((review) => kindOf(review.card ?? "") === kind)) }));
  const weeks = Array.from({ length: WEEKS }, (_, ago) => ({ ago, share: shareOf(recent.filter((review) => Math.floor(daysBetween(review.day, today) / 7) === ago)) }));
  return { all: shareOf(recent), kinds: kinds.filter((one) => one.share.asked > 0), weeks: weeks.filter((one) => one.share.asked > 0) };
}

export interface Known { met: number; facts: number; /** Of those met, as many are likely to come on `day` without more practice. */ likely: number }

/** How many facts were met, and how many of them would come on a day if practice stopped now. */
export function known(deck: Deck, state: State, day: Day): Known {
  const facts = deck.cards.filter(isFact);
  const met = facts.flatMap((card) => state.schedules.get(card.id) ?? []);
  return { met: met.length, facts: facts.length, likely: met.reduce((sum, schedule) => sum + recallOn(schedule, day), 0) };
}
