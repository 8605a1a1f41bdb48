// The rota of tellings: each story aloud on three separate days before the date, one of them in the last three,
// with a question drawn fresh each time and lengths that take turns.

import type { Deck, DeckStory, Question } from "../deck/deck";
import { horizon, shareToday } from "./budget";
import { daysBetween, shift, type Day } from "./day";
import type { Calendar } from "./calendar";
import type { State } from "./fold";
import { hash } from "./random";
import { DAYS_TOLD } from "./told";

export const LENGTHS = [90, 180, 30] as const;
const LAST_DAYS = 3;
const WEEK = 7;
/** Any Monday. */
const ROUND_BEGAN: Day = "2024-01-01";
const FITS_LOOKED_AT = 4;

/** One telling to do: the story meant, the question drawn for it, how long it may take. */
export interface Turn {
  kind: "prompt" | "reframe" | "opener";
  card: string; story: DeckStory | null; question: Question | null; ask: string; angle: string; answer: string;
  asked: number; why: string;
}

export interface Need { story: DeckStory; days: Day[]; left: number; why: string }

function lastDaysBegin(calendar: Calendar): Day | null {
  return calendar.date === null ? null : shift(calendar.date, -LAST_DAYS);
}

/** How many days of telling a story still needs: up to three in all, and one of the last three before the date. */
export function daysLeftToTell(days: readonly Day[], calendar: Calendar): number {
  const begin = lastDaysBegin(calendar);
  const three = Math.max(0, DAYS_TOLD - days.length);
  if (begin === null) return three > 0 || !isStale(days, calendar.today) ? three : 1;
  return Math.max(three, days.some((day) => day >= begin) ? 0 : 1);
}

/** A story told once, but not for a week: it has lost its mark, and is soon lost itself. */
function isStale(days: readonly Day[], today: Day): boolean {
  const last = days[days.length - 1];
  return last !== undefined && daysBetween(last, today) >= WEEK;
}

function whyNow(days: readonly Day[], today: Day): string {
  const last = days[days.length - 1];
  if (last === undefined) return "not told yet";
  const ago = daysBetween(last, today);
  if (ago >= WEEK) return "not told for a week";
  if (days.length < DAYS_TOLD) return days.length === 1 ? "told once" : "told on two days";
  return "once more before the date";
}

/** Stories that still need a telling and were not told today, the most pressing first. */
export function needs(deck: Deck, state: State, calendar: Calendar): Need[] {
  const begin = lastDaysBegin(calendar);
  const list = deck.stories.map((story) => {
    const days = state.toldDays.get(story.id) ?? [];
    return { story, days, left: daysLeftToTell(days, calendar), why: whyNow(days, calendar.today) };
  });
  const early = begin !== null && calendar.today < begin;
  return list
    .filter((need) => need.left > 0 && need.days[need.days.length - 1] !== calendar.today)
    .filter((need) => !(early && need.days.length >= DAYS_TOLD && !isStale(need.days, calendar.today)))
    .sort((a, b) => b.left - a.left || Number(b.story.written) - Number(a.story.written)
      || Math.min(DAYS_TOLD, a.days.length) - Math.min(DAYS_TOLD, b.days.length)
      || (a.days[a.days.length - 1] ?? "").localeCompare(b.days[b.days.length - 1] ?? "") || b.story.strength - a.story.strength);
}

/** A week's round of all stories, as evenly as whole stories go: so many on this day of it. */
function roundToday(stories: number, today: Day): number {
  const day = ((daysBetween(ROUND_BEGAN, today) % WEEK) + WEEK) % WEEK;
  return Math.floor(((day + 1) * stories) / WEEK) - Math.floor((day * stories) / WEEK);
}

/**
 * How many stories to tell today, those told already among them: a week's round, or more where the date wants it: an
 * even part of what is left, so that two tellings of each lie behind when the last three days begin.
 */
export function storiesToday(deck: Deck, state: State, calendar: Calendar): number {
  const { project, stories } = deck;
  const before = stories.map((story) => (state.toldDays.get(story.id) ?? []).filter((day) => day < calendar.today));
  const left = before.reduce((sum, days) => sum + daysLeftToTell(days, calendar), 0);
  const begin = lastDaysBegin(calendar);
  const first = before.reduce((sum, days) => sum + Math.max(0, DAYS_TOLD - 1 - days.length), 0);
  const early = begin !== null && calendar.today < begin ? shareToday(project, calendar, first, begin) : 0;
  const round = calendar.light ? 0 : roundToday(stories.length, calendar.today);
  return Math.max(1, early, round, shareToday(project, calendar, left, horizon(calendar)));
}

/** Bank questions that call for a story, the ones it answers best first. */
export function questionsFor(deck: Deck, story: string): Question[] {
  const place = (question: Question): number => question.stories.findIndex((fit) => fit.id === story);
  return deck.questions
    .filter((question) => question.use === "opener" && place(question) >= 0 && place(question) < FITS_LOOKED_AT)
    .sort((a, b) => place(a) - place(b));
}

/**
 * A question for a story that it was not told to before (else the one longest ago): one that was asked for real before
 * the others, and of another competency than the last.
 */
export function drawQuestion(deck: Deck, state: State, story: string, day: Day, avoid: ReadonlySet<string>): Question | null {
  const told = state.tellings.filter((telling) => telling.story === story).map((telling) => telling.question);
  const age = (question: Question): number => told.lastIndexOf(question.id);
  const ranked = questionsFor(deck, story)
    .map((question, place) => ({ question, place, chance: hash(`${story}/${day}/${question.id}`) }))
    .sort((a, b) => age(a.question) - age(b.question)
      || Number(b.question.asked === true) - Number(a.question.asked === true)
      || Number(avoid.has(a.question.competency)) - Number(avoid.has(b.question.competency))
      || Math.floor(a.place / 6) - Math.floor(b.place / 6) || a.chance - b.chance);
  return ranked[0]?.question ?? null;
}

/** The length to ask for: 90 s first, then 3 min, then 30 s, and round again. */
export function lengthFor(tellings: number): number {
  return LENGTHS[tellings % LENGTHS.length] ?? 90;
}
