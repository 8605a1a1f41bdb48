// Minutes: what a day has, and the part of what is left to do that today's minutes are due.

import type { DeckProject } from "../deck/deck";
import { ROLLING_DAYS, type Calendar } from "./calendar";
import { daysBetween, shift, weekday, type Day } from "./day";
import type { State } from "./fold";
import { minutesSpent } from "./pace";

const LIGHT_SHARE = 1 / 3;

/** Today as a part of a whole day: a light one is a third. */
export function dayShare(calendar: Calendar): number {
  return calendar.light ? LIGHT_SHARE : 1;
}

/** Minutes that today has in all. */
export function minutesToday(project: DeckProject, calendar: Calendar): number {
  return project.minutes_a_day * dayShare(calendar);
}

/** Minutes of today that are not yet spent. */
export function minutesLeft(project: DeckProject, state: State, calendar: Calendar): number {
  return Math.max(0, minutesToday(project, calendar) - minutesSpent(state.events.filter((event) => event.day === calendar.today)));
}

/** The day that all is prepared for: the date, or, where none is known, fourteen days from now. */
export function horizon(calendar: Calendar): Day {
  return calendar.date ?? shift(calendar.today, ROLLING_DAYS);
}

/** Whole days of practice, light ones a third, from tomorrow until `end` (that day not counted). */
function daysAhead(project: DeckProject, calendar: Calendar, end: Day): number {
  let sum = 0;
  for (let i = 1; i < daysBetween(calendar.today, end); i += 1) {
    sum += project.light_days.includes(weekday(shift(calendar.today, i))) ? LIGHT_SHARE : 1;
  }
  return sum;
}

/** The part of `amount`, all of it to be done before `end`, that falls to today when every minute carries the same. */
export function shareToday(project: DeckProject, calendar: Calendar, amount: number, end: Day): number {
  const today = dayShare(calendar);
  return Math.ceil((amount * today) / (today + daysAhead(project, calendar, end)) - 1e-9);
}
