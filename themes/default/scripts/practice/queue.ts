// The facts of today: what is due, what is new, and in which order they come.

import { isFact, type Deck, type Fact } from "../deck/deck";
import type { Calendar } from "./calendar";
import type { Day } from "./day";
import type { State } from "./fold";
import { hash } from "./random";
import { dueDay, recallOn } from "./schedule";

export interface Facts { due: Fact[]; fresh: Fact[] }

const KIND_ORDER = { open: 0, numbers: 1, tradeoff: 2, probe: 3 } as const;

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

function dueFacts(facts: Fact[], state: State, calendar: Calendar): Fact[] {
  const chance = (card: Fact): number => {
    const schedule = state.schedules.get(card.id);
    return schedule ? recallOn(schedule, calendar.today) : 1;
  };
  return facts
    .filter((card) => {
      const schedule = state.schedules.get(card.id);
      const due = schedule ? dueDay(card.id, schedule, calendar.date) : null;
      return due !== null && due <= calendar.today && schedule?.last !== calendar.today;
    })
    .sort((a, b) => chance(a) - chance(b) || hash(a.id) - hash(b.id));
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

/** What is due today, and the new facts that the day has room for: none in the last day, none on a light day. */
export function factsToday(deck: Deck, state: State, calendar: Calendar): Facts {
  const facts = askable(deck, state, calendar.today);
  const lastDay = calendar.date !== null && calendar.daysLeft <= 1;
  const room = lastDay || calendar.light ? 0 : Math.max(0, deck.project.new_a_day - freshToday(state, calendar.today));
  return { due: dueFacts(facts, state, calendar), fresh: freshFacts(deck, facts, state).slice(0, room) };
}

/** Two lists as one: due facts with the new ones spread among them, a first sentence before anything else on the first day. */
export function woven({ due, fresh }: Facts): Fact[] {
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
