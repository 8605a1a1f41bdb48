// Is it working? Figures folded from the log: days practised, retention of facts, stories told, time per telling.

import type { Deck, DeckStory } from "../deck/deck";
import { daysBetween, shift, type Day } from "./day";
import type { State } from "./fold";
import { minutesSpent } from "./pace";
import { DAYS_TOLD } from "./rota";

export interface DayMinutes { day: Day; minutes: number }

/** Minutes practised on each of the last `count` days, oldest first. */
export function lastDays(state: State, today: Day, count: number): DayMinutes[] {
  return Array.from({ length: count }, (_, i) => {
    const day = shift(today, i - count + 1);
    return { day, minutes: minutesSpent(state.events.filter((event) => event.day === day)) };
  });
}

export interface Retention { came: number; asked: number }

/** Facts that came when asked again on a later day, and how many were asked, from `days` days back on. */
export function retention(state: State, today: Day, days: number): Retention {
  const seen = new Map<string, Day>();
  let came = 0;
  let asked = 0;
  for (const review of state.reviews) {
    const card = review.card ?? "";
    const last = seen.get(card);
    seen.set(card, review.day);
    if (last === undefined || last === review.day || daysBetween(review.day, today) >= days) continue;
    asked += 1;
    came += (review.grade ?? 0) > 1 ? 1 : 0;
  }
  return { came, asked };
}

export interface StoryProgress { story: DeckStory; days: number; last: Day | null; seconds: Map<number, number>; written: boolean; told: boolean }

const RECENT_DAYS = 7;
const HEADLINE_RIGHT = 2;
const GOOD = 3;

/** Told: on three days, one of the last seven, and its headline figure right twice. */
export function isTold(state: State, story: DeckStory, today: Day): boolean {
  const days = state.toldDays.get(story.id) ?? [];
  const recent = days.some((day) => daysBetween(day, today) < RECENT_DAYS);
  const card = `${story.id}/numbers/${story.headline?.metric ?? ""}`;
  const right = state.reviews.filter((review) => review.card === card && (review.grade ?? 0) >= GOOD).length;
  return days.length >= DAYS_TOLD && recent && (story.headline === null || right >= HEADLINE_RIGHT);
}

/** The mean seconds per length asked for, of one story. */
function meanSeconds(state: State, story: string): Map<number, number> {
  const sums = new Map<number, [number, number]>();
  for (const telling of state.tellings.filter((one) => one.story === story)) {
    const [sum, n] = sums.get(telling.asked) ?? [0, 0];
    sums.set(telling.asked, [sum + telling.seconds, n + 1]);
  }
  return new Map([...sums].sort((a, b) => a[0] - b[0]).map(([asked, [sum, n]]) => [asked, sum / n]));
}

/** Every story's progress, the least told first. */
export function stories(deck: Deck, state: State, today: Day): StoryProgress[] {
  return deck.stories
    .map((story) => {
      const days = state.toldDays.get(story.id) ?? [];
      return { story, days: days.length, last: days[days.length - 1] ?? null, seconds: meanSeconds(state, story.id), written: story.written, told: isTold(state, story, today) };
    })
    .sort((a, b) => a.days - b.days || (a.last ?? "").localeCompare(b.last ?? "") || a.story.title.localeCompare(b.story.title));
}

const LEECH_LAPSES = 4;

/** Facts that were lost again and again: better mended than repeated. */
export function leeches(state: State): string[] {
  return [...state.schedules].filter(([, schedule]) => schedule.lapses >= LEECH_LAPSES).sort((a, b) => b[1].lapses - a[1].lapses).map(([card]) => card);
}
