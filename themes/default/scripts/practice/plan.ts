// The plan of a day: the phase, what to tell and which facts to recall within the minutes the day has, and a forecast.

import type { Deck, DeckStory, Fact } from "../deck/deck";
import { calendar as calendarOf, phase as phaseOf, type Calendar, type Phase } from "./calendar";
import { daysBetween, type Day } from "./day";
import type { State } from "./fold";
import { factSeconds, minutesSpent, tellSeconds } from "./pace";
import { factsToday, woven } from "./queue";
import { daysLeftToTell, needs, tellingsLeft, type Turn } from "./rota";
import { turns } from "./turns";

export interface Plan {
  calendar: Calendar;
  phase: Phase;
  /** Tellings left for today, and how long they take. */
  turns: Turn[];
  tellSeconds: number;
  /** Facts left for today, due ones and new ones woven, and how long they take. */
  facts: Fact[];
  factSeconds: number;
  /** Of the facts, those never seen. */
  fresh: number;
  next: DeckStory | null;
}

const LIGHT_SHARE = 1 / 3;
const TELL_SHARE = 0.6;
const TELL_GUESS = 90;

/** Minutes left today: a light day has a third of the usual. */
export function minutesLeft(deck: Deck, state: State, calendar: Calendar): number {
  const budget = deck.project.minutes_a_day * (calendar.light ? LIGHT_SHARE : 1);
  return Math.max(0, budget - minutesSpent(state.events.filter((event) => event.day === calendar.today)));
}

/** How many tellings fit today: an even share of those left, at least one, within the minutes. */
function tellingsToday(deck: Deck, state: State, calendar: Calendar, minutes: number): number {
  const open = needs(deck, state, calendar).length;
  if (open === 0) return 0;
  const toldToday = new Set(state.tellings.filter((t) => t.day === calendar.today).map((t) => t.story)).size;
  const share = Math.ceil((tellingsLeft(deck, state, calendar) + toldToday) / calendar.practiceDays) - toldToday;
  const fits = Math.floor((minutes * 60) / tellSeconds(TELL_GUESS));
  const wanted = toldToday === 0 ? Math.max(1, share) : share;
  return Math.max(0, Math.min(open, wanted, toldToday === 0 ? Math.max(1, fits) : fits));
}

/** As many facts as the seconds allow, the due before the new; at least one where any is due. */
function within(facts: { due: Fact[]; fresh: Fact[] }, state: State, seconds: number): { due: Fact[]; fresh: Fact[] } {
  const dueSeconds = factSeconds(state, false);
  const due = facts.due.slice(0, Math.max(1, Math.floor(seconds / dueSeconds)));
  const rest = seconds - due.length * dueSeconds;
  return { due, fresh: facts.fresh.slice(0, Math.max(0, Math.floor(rest / factSeconds(state, true)))) };
}

/** The one story to write at next: the strongest that is not written yet. */
function storyToWrite(deck: Deck): DeckStory | null {
  const open = deck.stories.filter((story) => story.next !== null);
  return [...open].sort((a, b) => a.findings - b.findings || b.strength - a.strength)[0] ?? null;
}

export function plan(deck: Deck, state: State, today: Day): Plan {
  const calendar = calendarOf(deck.project, state, today);
  const written = deck.stories.filter((story) => story.written).length;
  const minutes = minutesLeft(deck, state, calendar);
  const facts = factsToday(deck, state, calendar);
  const factsTake = facts.due.length * factSeconds(state, false) + facts.fresh.length * factSeconds(state, true);
  const tellMinutes = Math.max(minutes * TELL_SHARE, minutes - factsTake / 60);
  const turnList = turns(deck, state, calendar, tellingsToday(deck, state, calendar, tellMinutes));
  const tellTakes = turnList.reduce((sum, turn) => sum + tellSeconds(turn.asked), 0);
  const chosen = within(facts, state, Math.max(0, minutes * 60 - tellTakes));
  return {
    calendar, phase: phaseOf(calendar, written, deck.stories.length), turns: turnList, tellSeconds: tellTakes,
    facts: woven(chosen), fresh: chosen.fresh.length, next: storyToWrite(deck),
    factSeconds: chosen.due.length * factSeconds(state, false) + chosen.fresh.length * factSeconds(state, true),
  };
}

export interface Forecast { told: number; stories: number; by: Day | null; atThisPace: boolean }

const PACE_DAYS = 7;
const PACE_NEEDS = 3;

/** Tellings a day over the last week, or since the first one where that is less; null while there are not yet three days of it. */
function pace(state: State, today: Day): number | null {
  const first = state.tellings[0]?.day;
  const days = first === undefined ? 0 : Math.min(PACE_DAYS, daysBetween(first, today) + 1);
  if (days < PACE_NEEDS) return null;
  const recent = state.tellings.filter((telling) => daysBetween(telling.day, today) < days);
  return new Set(recent.map((telling) => `${telling.story} ${telling.day}`)).size / days;
}

/** How many stories will have been told on three days by the date, at the pace of the last week, else at the plan's. */
export function forecast(deck: Deck, state: State, calendar: Calendar): Forecast {
  const left = deck.stories.map((story) => daysLeftToTell(state.toldDays.get(story.id) ?? [], calendar)).sort((a, b) => a - b);
  const total = left.reduce((sum, days) => sum + days, 0);
  const affordable = (deck.project.minutes_a_day * 60 * TELL_SHARE) / tellSeconds(TELL_GUESS);
  const measured = pace(state, calendar.today);
  const perDay = measured ?? Math.min(Math.ceil(total / calendar.practiceDays), affordable);
  let room = Math.floor(perDay * calendar.practiceDays + 1e-9);
  let told = 0;
  for (const days of left) {
    if (days > room || days > calendar.practiceDays) break;
    room -= days;
    told += 1;
  }
  return { told, stories: deck.stories.length, by: calendar.date, atThisPace: measured !== null };
}
