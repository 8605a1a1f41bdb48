// Pace: tellings done and still to do until the date, and how fast this person tells.

import type { Deck, DeckStory } from "../deck/deck";
import type { Calendar } from "./calendar";
import { daysBetween, shift, type Day } from "./day";
import type { State } from "./fold";
import { DAYS_TOLD, WHOLE_SECONDS } from "./told";

export interface Step { day: Day; done: number }

export interface Climb {
  /** Days on which a story was told for its first, second or third day, added up; the first step is the day before it began. */
  steps: Step[];
  done: number;
  /** Three days for each story. */
  total: number;
  until: Day;
  /** Tellings a day that would bring all there, and those of the last seven days. */
  needed: number;
  lately: number;
}

const WEEK = 7;

/** The climb to three days for each story; null before the first telling. */
export function climb(deck: Deck, state: State, calendar: Calendar): Climb | null {
  const days = deck.stories.flatMap((story) => (state.toldDays.get(story.id) ?? []).slice(0, DAYS_TOLD)).sort();
  const first = days[0];
  if (first === undefined) return null;
  const steps: Step[] = [{ day: shift(first, -1), done: 0 }];
  days.forEach((day, i) => {
    const last = steps[steps.length - 1];
    if (last?.day === day) last.done = i + 1;
    else steps.push({ day, done: i + 1 });
  });
  const total = deck.stories.length * DAYS_TOLD;
  const recent = Math.min(WEEK, daysBetween(first, calendar.today) + 1);
  return {
    steps, done: days.length, total, until: calendar.date ?? shift(calendar.today, calendar.daysLeft),
    needed: Math.max(0, total - days.length) / calendar.practiceDays,
    lately: days.filter((day) => daysBetween(day, calendar.today) < recent).length / Math.max(1, recent),
  };
}

const LAST = 12;
const LEAST = 3;
const FASTEST = 2;

/** Seconds of all that is written, at the project's words a minute. */
function writtenSeconds(story: DeckStory): number {
  return story.lengths?.["180"] ?? story.seconds;
}

export interface SpokenTime { seconds: number; own: boolean }

/**
 * How long a story takes aloud when all that is written is told: at this person's pace once it is known, before that at
 * the project's. Null for shorter tellings, which are made of the outline, in words that nobody has written.
 */
export function spokenTime(deck: Deck, state: State, story: DeckStory, asked: number): SpokenTime | null {
  if (asked < WHOLE_SECONDS) return null;
  const pace = wordsAMinute(deck, state);
  return { seconds: (writtenSeconds(story) * deck.project.words_a_minute) / (pace ?? deck.project.words_a_minute), own: pace !== null };
}

/** Words a minute of what is written, from the last whole tellings (two minutes or more asked for); null while there are too few. */
export function wordsAMinute(deck: Deck, state: State): number | null {
  const stories = new Map(deck.stories.map((story) => [story.id, story]));
  const usual = deck.project.words_a_minute;
  const paces = state.tellings
    .filter((telling) => telling.asked >= WHOLE_SECONDS && telling.angle === "" && telling.seconds > 0)
    .map((telling) => {
      const story = stories.get(telling.story);
      return story ? (writtenSeconds(story) * usual) / telling.seconds : 0;
    })
    .filter((pace) => pace > usual / FASTEST && pace < usual * FASTEST)
    .slice(-LAST).sort((a, b) => a - b);
  return paces.length < LEAST ? null : (paces[Math.floor(paces.length / 2)] ?? null);
}
