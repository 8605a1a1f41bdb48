// Is it working? Days practised, stories told and how long each telling took, folded from the log.

import type { Deck, DeckStory } from "../deck/deck";
import { daysBetween, shift, type Day } from "./day";
import type { PracticeEvent } from "./event";
import type { State } from "./fold";
import { minutesSpent } from "./pace";
import { inTime } from "./rubric";
import type { Telling } from "./tellings";
import { isTold as marked } from "./told";

export interface DayMinutes { day: Day; minutes: number }

const PRACTICE: ReadonlySet<string> = new Set(["review", "told", "choice"]);

/** What counts as having practised: facts, tellings and picks; a date or a note does not. */
function practice(state: State): PracticeEvent[] {
  return state.events.filter((event) => PRACTICE.has(event.type));
}

/** Whether anything was ever practised. */
export function begun(state: State, today: Day): boolean {
  return practice(state).some((event) => event.day <= today);
}

/** Minutes practised on each day from `from` to `to`, both included. */
export function daysPractised(state: State, from: Day, to: Day): DayMinutes[] {
  const byDay = new Map<Day, PracticeEvent[]>();
  for (const event of practice(state)) byDay.set(event.day, [...(byDay.get(event.day) ?? []), event]);
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => {
    const day = shift(from, i);
    return { day, minutes: minutesSpent(byDay.get(day) ?? []) };
  });
}

const PAUSE_MINUTES = 30;

/** Sessions on the days from `from` on: practice with no more than half an hour between one thing and the next. */
export function sessions(state: State, from: Day, today: Day): number {
  const moments = practice(state).filter((event) => event.day >= from && event.day <= today).map((event) => Date.parse(event.at)).sort((a, b) => a - b);
  return moments.filter((at, i) => i === 0 || at - (moments[i - 1] ?? 0) > PAUSE_MINUTES * 60_000).length;
}

export interface Week { days: number; sessions: number; minutes: number }

/** The last seven days, today among them. */
export function lastWeek(state: State, today: Day): Week {
  const from = shift(today, -6);
  const days = daysPractised(state, from, today);
  return { days: days.filter((day) => day.minutes > 0).length, sessions: sessions(state, from, today), minutes: days.reduce((sum, day) => sum + day.minutes, 0) };
}

/** Whether a story has the mark of one that is told. */
export function isTold(state: State, story: DeckStory, today: Day): boolean {
  const headline = story.headline ? `${story.id}/numbers/${story.headline.metric}` : "";
  return marked(state.toldDays.get(story.id) ?? [], headline, state.reviews, today);
}

export interface StoryProgress { story: DeckStory; days: number; last: Day | null; told: boolean }

/** Every story's progress, the least told first. */
export function storiesTold(deck: Deck, state: State, today: Day): StoryProgress[] {
  return deck.stories
    .map((story) => {
      const days = state.toldDays.get(story.id) ?? [];
      return { story, days: days.length, last: days[days.length - 1] ?? null, told: isTold(state, story, today) };
    })
    .sort((a, b) => a.days - b.days || (a.last ?? "").localeCompare(b.last ?? "") || a.story.title.localeCompare(b.story.title));
}

export interface Timed { day: Day; seconds: number; asked: number; timely: boolean }
export interface StoryTimes { story: DeckStory; times: Timed[]; tellings: number }

function timed(telling: Telling): Timed {
  return { day: telling.day, seconds: telling.seconds, asked: telling.asked, timely: inTime(telling.seconds, telling.asked) };
}

/** The last `most` tellings of each story that was told, with their times; the story told most first. */
export function timesPerTelling(deck: Deck, state: State, most: number): StoryTimes[] {
  return deck.stories
    .map((story) => {
      const tellings = state.tellings.filter((telling) => telling.story === story.id && telling.asked > 0);
      return { story, times: tellings.slice(-most).map(timed), tellings: tellings.length };
    })
    .filter((one) => one.tellings > 0)
    .sort((a, b) => b.tellings - a.tellings || a.story.title.localeCompare(b.story.title));
}

const LEECH_LAPSES = 4;

export interface Leech { card: string; lapses: number }

/** Facts that were lost again and again: better mended than repeated. The worst first. */
export function leeches(state: State): Leech[] {
  return [...state.schedules].filter(([, schedule]) => schedule.lapses >= LEECH_LAPSES)
    .map(([card, { lapses }]) => ({ card, lapses })).sort((a, b) => b.lapses - a.lapses || (a.card < b.card ? -1 : 1));
}

/** The newest event that counts, by the order in which events were made: what an undo takes back. */
export function newest(state: State): PracticeEvent | null {
  return state.events.reduce<PracticeEvent | null>((last, event) => (last === null || event.id > last.id ? event : last), null);
}
