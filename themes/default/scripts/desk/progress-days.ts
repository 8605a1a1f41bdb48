// The days of practice: the last seven in words, five weeks and those to come as a calendar, minutes in each cell.

import { h, svg, type Child } from "../page/dom";
import { capital, count, counted, longDate, shortDate } from "../page/words";
import type { Calendar } from "../practice/calendar";
import { daysBetween, shift, weekday, type Day } from "../practice/day";
import { daysPractised, lastWeek, type DayMinutes } from "../practice/progress";
import { inWords, part } from "./part";
import type { Room } from "./room";

const WEEKS_BACK = 4;
const WEEKS_AHEAD = 2;
const NAMES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const LETTERS = ["M", "T", "W", "T", "F", "S", "S"];
const LEFT = 52;
const CELL = 44;
const ROW = 34;
const TOP = 22;

function monday(day: Day): Day {
  return shift(day, -NAMES.indexOf(weekday(day)));
}

/** The weeks shown: four behind, this one, and those up to the date, two at most. */
export function weeksShown(calendar: Calendar): Day[] {
  const first = shift(monday(calendar.today), -7 * WEEKS_BACK);
  const ahead = calendar.date === null ? 0 : Math.min(WEEKS_AHEAD, daysBetween(monday(calendar.today), monday(calendar.date)) / 7);
  return Array.from({ length: WEEKS_BACK + 1 + ahead }, (_, i) => shift(first, i * 7));
}

function shade(minutes: number, budget: number): number {
  return Math.min(4, Math.max(1, Math.ceil((minutes / Math.max(1, budget)) * 3)));
}

function cell(x: number, y: number, { day, minutes }: DayMinutes, calendar: Calendar, budget: number): Child {
  const box = { x: x + 2, y: y + 2, width: CELL - 4, height: ROW - 4, rx: 3 };
  const middle = { x: x + CELL / 2, y: y + ROW / 2 + 4.5, "text-anchor": "middle" };
  if (day === calendar.date) return [svg("rect.cal-date", box), svg("text.cal-date-text", middle, String(Number(day.slice(8))))];
  if (day > calendar.today) return svg("rect.cal-ahead", { x: x + CELL / 2 - 1.5, y: y + ROW / 2 - 1.5, width: 3, height: 3 });
  const whole = Math.round(minutes);
  const today = day === calendar.today ? ".cal-today" : "";
  if (minutes === 0) return [today ? svg(`rect.cal-none${today}`, box) : null, svg("text.cal-none-text", middle, "·")];
  return [svg(`rect.shade-${shade(minutes, budget)}${today}`, box), svg("text", middle, whole === 0 ? "<1" : String(whole))];
}

function picture(weeks: readonly Day[], days: ReadonlyMap<Day, number>, calendar: Calendar, budget: number, label: string): SVGElement {
  const height = TOP + weeks.length * ROW;
  return svg("svg.picture-calendar", { viewBox: `0 0 ${LEFT + 7 * CELL} ${height}`, role: "img", "aria-label": label },
    LETTERS.map((letter, i) => svg("text.cal-name", { x: LEFT + i * CELL + CELL / 2, y: 14, "text-anchor": "middle" }, letter)),
    weeks.map((week, row) => [
      svg("text.cal-name", { x: LEFT - 8, y: TOP + row * ROW + ROW / 2 + 4.5, "text-anchor": "end" }, shortDate(week)),
      NAMES.map((_, i) => cell(LEFT + i * CELL, TOP + row * ROW, { day: shift(week, i), minutes: days.get(shift(week, i)) ?? 0 }, calendar, budget)),
    ]));
}

/** A week in words: "Week of 3 November: Mon 12, Thu 20 min". */
function weekWords(week: Day, days: ReadonlyMap<Day, number>): string {
  const list = NAMES.flatMap((name, i) => {
    const minutes = days.get(shift(week, i)) ?? 0;
    return minutes > 0 ? [`${capital(name)} ${Math.max(1, Math.round(minutes))}`] : [];
  });
  return `Week of ${longDate(week)}: ${list.length > 0 ? `${list.join(", ")} min` : "none"}.`;
}

/** "Five of the last seven days, in six sessions, 64 minutes in all." */
export function weekSentence(room: Room): string {
  const { days, sessions, minutes } = lastWeek(room.state(), room.today());
  if (days === 0) return "None of the last seven days. Two minutes count.";
  const spent = Math.max(1, Math.round(minutes));
  return `${capital(count(days))} of the last seven days, in ${counted(sessions, "session")}, ${spent} ${spent === 1 ? "minute" : "minutes"} in all.`;
}

export function daysPart(room: Room, calendar: Calendar): HTMLElement {
  const weeks = weeksShown(calendar);
  const first = weeks[0] ?? calendar.today;
  const list = daysPractised(room.state(), first, calendar.today);
  const days = new Map(list.map(({ day, minutes }) => [day, minutes]));
  const practised = list.filter((day) => day.minutes > 0).length;
  const date = calendar.date === null ? "" : ` The interview is on ${longDate(calendar.date)}.`;
  const budget = room.deck.project.minutes_a_day;
  const label = `Minutes practised on each day since ${longDate(first)}: on ${practised} of ${list.length} days.${date}`;
  return part("days", h("p", {}, weekSentence(room)),
    h("figure.desk-picture", {}, picture(weeks, days, calendar, budget, label),
      h("figcaption", {}, `Minutes a day; the plan has ${budget}.${calendar.date === null || !weeks.some((week) => daysBetween(week, calendar.date ?? "") < 7) ? "" : " The ringed day is the interview."}`)),
    inWords("Week by week in words", weeks.filter((week) => week <= calendar.today).map((week) => weekWords(week, days))));
}
