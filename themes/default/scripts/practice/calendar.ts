// The date that rules: the newest word in the log, else the project's, and which phase of preparation today is.

import type { DeckProject } from "../deck/deck";
import { daysBetween, isDay, shift, weekday, type Day } from "./day";
import type { State } from "./fold";

export type Phase = "write" | "drill" | "eve" | "after";

export interface Calendar {
  today: Day;
  /** The nearest interview from today on; null where none is known. */
  date: Day | null;
  name: string;
  /** The latest interview that has passed and that After was not filled in for. */
  passed: Day | null;
  /** Whole days from today to the date; fourteen where there is none. */
  daysLeft: number;
  /** The days that can still be practised on, today included, the date itself not. */
  practiceDays: number;
  light: boolean;
}

export const ROLLING_DAYS = 14;
const AFTER_DAYS = 14;

interface Interview { date: Day; name: string }

/** The dates that count: the newest in the log, and the project's unless the log says there is none. */
export function interviews(project: DeckProject, state: State): Interview[] {
  const listed = project.interviews.filter((interview) => isDay(interview.date));
  if (state.date === null) return listed;
  if (state.date.date === "") return [];
  return isDay(state.date.date) ? [{ date: state.date.date, name: state.date.name }] : listed;
}

/** The project's later dates stand in again once the log's own date has passed, or was looked back on that day. */
function known(project: DeckProject, state: State, today: Day): Interview[] {
  const own = interviews(project, state);
  return own.some((interview) => interview.date < today || state.asked.has(interview.date)) ? [...own, ...project.interviews.filter((i) => isDay(i.date))] : own;
}

/** The first day of practice is a whole one, whatever day it falls on. */
function begunBefore(state: State, today: Day): boolean {
  return state.events.some((event) => (event.type === "review" || event.type === "told") && event.day < today);
}

export function calendar(project: DeckProject, state: State, today: Day): Calendar {
  const all = known(project, state, today).sort((a, b) => (a.date < b.date ? -1 : 1));
  const next = all.find((interview) => interview.date >= today && !state.asked.has(interview.date));
  const passed = all.filter((interview) => interview.date < today && interview.date >= shift(today, -AFTER_DAYS));
  const open = passed.filter((interview) => !state.asked.has(interview.date));
  const daysLeft = next ? daysBetween(today, next.date) : ROLLING_DAYS;
  return {
    today, date: next?.date ?? null, name: next?.name ?? "", passed: open[open.length - 1]?.date ?? null, daysLeft,
    practiceDays: Math.max(1, daysLeft), light: project.light_days.includes(weekday(today)) && begunBefore(state, today),
  };
}

/** The phase: after an interview that was not looked back on, the eve, else writing until half the stories are written. */
export function phase(calendar: Calendar, written: number, stories: number): Phase {
  if (calendar.date !== null && calendar.daysLeft <= 1) return "eve";
  if (calendar.passed !== null) return "after";
  return written * 2 < stories ? "write" : "drill";
}
