// The facts of today: what is due, what is new, and in which order they come.

import { isFact, type Deck, type Fact } from "../deck/deck";
import type { Calendar } from "./calendar";
import { dayShare, horizon } from "./budget";
import type { Day } from "./day";
import type { State } from "./fold";
import { factSeconds } from "./pace";
import { hash } from "./random";
import { dueDay, recallOn, scheduler, type Schedule } from "./schedule";

/** Facts of a day; `hurry` where there are hardly days enough to meet the new ones, so that they come before the due. */
export interface Facts { due: Fact[]; fresh: Fact[]; hurry: boolean }

/** Where days are short, a fifth more new facts a day, since the last day takes none. */
const HURRY = 1.2;
const DAYS_TO_REPEAT = 3;
const KIND_ORDER = { open: 0, numbers: 1, tradeoff: 2, probe: 3, repair: 4 } as const;

/** The facts that can be asked today: not put off, not suspended, nor their whole story. */
export function askable(deck: Deck, state: State, today: Day): Fact[] {
  return deck.cards.filter(isFact).filter((card) =>
    !state.suspended.has(card.id) && !state.suspended.has(card.story) && state.buried.get(card.id) !== today);
}

/** Facts seen for the first time today. */
export function freshToday(state: State, today: Day): number {
  const first = new Map<string, Day>();
  for (const review of state.reviews) if (!first.has(review.card ?? "")) first.set(review.card ?? "", review.day);
  return [...first.values()].filter((day) => day === today).length;
}

const again = scheduler(0.9);

/** By how much asking for a fact today makes it likelier to come on the day that counts. */
function gain(schedule: Schedule, today: Day, end: Day): number {
  const now = recallOn(schedule, today);
  const after = now * recallOn(again(schedule, 3, today), end) + (1 - now) * recallOn(again(schedule, 1, today), end);
  return after - recallOn(schedule, end);
}

function dueFacts(facts: Fact[], state: State, calendar: Calendar): Fact[] {
  const gains = new Map<string, number>();
  for (const card of facts) {
    const schedule = state.schedules.get(card.id);
    const due = schedule ? dueDay(card.id, schedule, calendar.date) : null;
    if (!schedule || due === null || due > calendar.today || schedule.last === calendar.today) continue;
    gains.set(card.id, gain(schedule, calendar.today, horizon(calendar)));
  }
  return facts.filter((card) => gains.has(card.id))
    .sort((a, b) => (gains.get(b.id) ?? 0) - (gains.get(a.id) ?? 0) || hash(a.id) - hash(b.id));
}

/** New facts in the order to learn them: the best story first, its first sentence before its numbers. */
export function freshFacts(deck: Deck, facts: Fact[], state: State): Fact[] {
  const strength = new Map(deck.stories.map((story) => [story.id, story.strength]));
  const headline = new Set(deck.stories.map((story) => `${story.id}/numbers/${story.headline?.metric ?? ""}`));
  const place = (card: Fact): number => KIND_ORDER[card.kind] - (headline.has(card.id) ? 0.5 : 0);
  return facts
    .filter((card) => !state.schedules.has(card.id))
    .sort((a, b) => (strength.get(b.story) ?? 0) - (strength.get(a.story) ?? 0) || a.story.localeCompare(b.story) || place(a) - place(b));
}

/** Whether days are short: new facts should all be met while some days are left to ask for them again. */
function isHurry(deck: Deck, calendar: Calendar, unmet: number): boolean {
  return calendar.date !== null && unmet > deck.project.new_a_day * Math.max(0, calendar.daysLeft - 1 - DAYS_TO_REPEAT);
}

/** What is due today, and the new facts that the day has room for: none in the last day, a third on a light day. */
export function factsToday(deck: Deck, state: State, calendar: Calendar): Facts {
  const facts = askable(deck, state, calendar.today);
  const unmet = freshFacts(deck, facts, state);
  const met = freshToday(state, calendar.today);
  const hurry = isHurry(deck, calendar, unmet.length + met);
  const lastDay = calendar.date !== null && calendar.daysLeft <= 1;
  const quota = Math.ceil(deck.project.new_a_day * (hurry ? HURRY : 1) * dayShare(calendar));
  return { due: dueFacts(facts, state, calendar), fresh: unmet.slice(0, lastDay ? 0 : Math.max(0, quota - met)), hurry };
}

/** What a lost fact takes on top, in times of one that came: it is looked at, and asked once more. */
const LOST = 1.6;
const USUALLY_LOST = 0.1;

export type Cost = (card: Fact) => number;

/** Seconds that a fact may take today; one that is likely to be lost takes longer than usual. */
export function costs(state: State, today: Day): Cost {
  const [known, fresh] = [factSeconds(state, false), factSeconds(state, true)];
  return (card) => {
    const schedule = state.schedules.get(card.id);
    if (!schedule) return fresh;
    return (known * (1 + LOST * (1 - recallOn(schedule, today)))) / (1 + LOST * USUALLY_LOST);
  };
}

export function secondsAt(facts: readonly Fact[], cost: Cost): number {
  return facts.reduce((sum, card) => sum + cost(card), 0);
}

/** The first facts of a list that the seconds allow. */
function fitting(list: readonly Fact[], seconds: number, cost: Cost): Fact[] {
  let rest = seconds;
  const end = list.findIndex((card) => (rest -= cost(card)) < 0);
  return end < 0 ? [...list] : list.slice(0, end);
}

/** As many facts as the seconds allow: the due before the new unless days are short; one at least where any is due. */
export function within(facts: Facts, seconds: number, cost: Cost): Facts {
  if (facts.hurry) {
    const fresh = fitting(facts.fresh, seconds, cost);
    return { ...facts, fresh, due: fitting(facts.due, seconds - secondsAt(fresh, cost), cost) };
  }
  const fits = fitting(facts.due, seconds, cost);
  const due = fits.length > 0 ? fits : facts.due.slice(0, 1);
  return { ...facts, due, fresh: fitting(facts.fresh, seconds - secondsAt(due, cost), cost) };
}

/** Two lists as one: due facts with the new ones spread among them, a first sentence before anything else on the first day. */
export function woven({ due, fresh }: Omit<Facts, "hurry">): Fact[] {
  if (due.length === 0 || fresh.length === 0) return [...due, ...fresh];
  const every = Math.max(1, Math.round(due.length / fresh.length));
  const list: Fact[] = [];
  const rest = [...fresh];
  due.forEach((card, i) => {
    list.push(card);
    if ((i + 1) % every === 0) list.push(...rest.splice(0, 1));
  });
  return [...list, ...rest];
}

/** Facts for somebody who wants more: those least likely to be known today, seen before. */
export function extraFacts(deck: Deck, state: State, today: Day, count: number): Fact[] {
  const chance = (card: Fact): number => {
    const schedule = state.schedules.get(card.id);
    return schedule ? recallOn(schedule, today) : 2;
  };
  return askable(deck, state, today)
    .filter((card) => state.schedules.has(card.id))
    .sort((a, b) => chance(a) - chance(b) || hash(a.id + today) - hash(b.id + today))
    .slice(0, count);
}
