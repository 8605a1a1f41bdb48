// The plan of a day: the phase, what to tell and which facts to recall within the minutes the day has, and a forecast.

import type { Deck, DeckStory, Fact } from "../deck/deck";
import { minutesLeft, minutesToday } from "./budget";
import { calendar as calendarOf, phase as phaseOf, type Calendar, type Phase } from "./calendar";
import { daysBetween, type Day } from "./day";
import type { State } from "./fold";
import { minutesSpent, tellSeconds } from "./pace";
import { costs, factsToday, secondsAt, within, woven } from "./queue";
import { daysLeftToTell, LENGTHS, storiesToday, type Turn } from "./rota";
import { secondsOf, turns } from "./turns";

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

const TELL_SHARE = 0.7;
const TELL_GUESS = 90;

/** Seconds for telling today: seven tenths of the day, more where the facts do not need theirs; less what was told already. */
function secondsToTell(deck: Deck, state: State, calendar: Calendar, factsTake: number): number {
  const told = state.events.filter((event) => event.type === "told" && event.day === calendar.today);
  const left = minutesLeft(deck.project, state, calendar) * 60;
  return Math.min(left, Math.max(minutesToday(deck.project, calendar) * 60 * TELL_SHARE - minutesSpent(told) * 60, left - factsTake));
}

function turnsToday(deck: Deck, state: State, calendar: Calendar, factsTake: number): Turn[] {
  const told = new Set(state.tellings.filter((telling) => telling.day === calendar.today).map((telling) => telling.story)).size;
  const wanted = storiesToday(deck, state, calendar) - told;
  const seconds = secondsToTell(deck, state, calendar, factsTake);
  return wanted > 0 && (told === 0 || seconds >= tellSeconds(Math.min(...LENGTHS))) ? turns(deck, state, calendar, wanted, seconds) : [];
}

/** The one story to write at next: the strongest that is not written yet. */
function storyToWrite(deck: Deck): DeckStory | null {
  const open = deck.stories.filter((story) => story.next !== null);
  return [...open].sort((a, b) => a.findings - b.findings || b.strength - a.strength)[0] ?? null;
}

export function plan(deck: Deck, state: State, today: Day): Plan {
  const calendar = calendarOf(deck.project, state, today);
  const written = deck.stories.filter((story) => story.written).length;
  const facts = factsToday(deck, state, calendar);
  const cost = costs(state, today);
  const turnList = turnsToday(deck, state, calendar, secondsAt([...facts.due, ...facts.fresh], cost));
  const chosen = within(facts, minutesLeft(deck.project, state, calendar) * 60 - secondsOf(turnList), cost);
  return {
    calendar, phase: phaseOf(calendar, written, deck.stories.length), turns: turnList, tellSeconds: secondsOf(turnList),
    facts: woven(chosen), fresh: chosen.fresh.length, next: storyToWrite(deck),
    factSeconds: secondsAt([...chosen.due, ...chosen.fresh], cost),
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
