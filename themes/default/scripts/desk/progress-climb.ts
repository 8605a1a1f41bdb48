// Pace: the climb of tellings towards the date, and how fast this person tells.

import { h, svg } from "../page/dom";
import { count, longDate, shortDate } from "../page/words";
import type { Calendar } from "../practice/calendar";
import { daysBetween } from "../practice/day";
import { climb, wordsAMinute, type Climb } from "../practice/progress-pace";
import { part } from "./part";
import type { Room } from "./room";

const WIDTH = 360;
const HEIGHT = 150;
const LEFT = 30;
const BOTTOM = 22;
const TOP = 12;

/** Tellings done as a staircase up to today, and a dashed line from there to all of them on the date. */
function climbPicture(line: Climb, today: string, label: string): SVGElement {
  const first = line.steps[0]?.day ?? today;
  const span = Math.max(1, daysBetween(first, line.until));
  const x = (day: string): number => LEFT + (daysBetween(first, day) / span) * (WIDTH - LEFT - 8);
  const y = (done: number): number => HEIGHT - BOTTOM - (done / Math.max(1, line.total)) * (HEIGHT - BOTTOM - TOP);
  const stairs = line.steps.map(({ day, done }, i) => (i === 0 ? `M${x(day)} ${y(done)}` : `H${x(day)}V${y(done)}`)).join("");
  const late = x(today) > WIDTH - 70;
  const low = line.done < line.total / 4;
  return svg("svg.picture-climb", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
    svg("line.climb-axis", { x1: LEFT, x2: WIDTH - 8, y1: y(0), y2: y(0) }), svg("line.climb-goal", { x1: LEFT, x2: WIDTH - 8, y1: y(line.total), y2: y(line.total) }),
    svg("text", { x: LEFT - 6, y: y(line.total) + 4, "text-anchor": "end" }, String(line.total)), svg("text", { x: LEFT - 6, y: y(0) + 4, "text-anchor": "end" }, "0"),
    svg("path.climb-done", { d: `${stairs}H${x(today)}` }),
    line.done < line.total ? svg("line.climb-needed", { x1: x(today), y1: y(line.done), x2: x(line.until), y2: y(line.total) }) : null,
    svg("circle.climb-now", { cx: x(today), cy: y(line.done), r: 4 }),
    svg("text.climb-figure", low ? { x: x(today) - 8, y: y(line.done) - 8, "text-anchor": "end" } : { x: x(today) + (late ? -8 : 8), y: y(line.done) + 16, "text-anchor": late ? "end" : "start" }, String(line.done)),
    svg("text", { x: LEFT, y: HEIGHT - 6 }, shortDate(first)), svg("text", { x: WIDTH - 8, y: HEIGHT - 6, "text-anchor": "end" }, shortDate(line.until)));
}

/** "2.3 a day", "one in two days". */
function rate(aDay: number): string {
  if (aDay === 0) return "none";
  return aDay < 0.7 ? `one in ${count(Math.round(1 / aDay))} days` : `${Math.max(1, Math.round(aDay * 10) / 10)} a day`;
}

/** "17 of 45 tellings are done. The rest takes 2.3 a day until 14 December; lately it was 2 a day." */
function climbSentence(line: Climb): string {
  const done = `${line.done} of ${line.total} tellings are done, three days for each story.`;
  if (line.done >= line.total) return `${done} From here on they only have to stay warm.`;
  return `${done} The rest takes ${rate(line.needed)} until ${longDate(line.until)}; lately it was ${rate(line.lately)}.`;
}

export function pacePart(room: Room, calendar: Calendar): HTMLElement | null {
  const line = climb(room.deck, room.state(), calendar);
  if (!line) return null;
  const words = wordsAMinute(room.deck, room.state());
  const sentence = climbSentence(line);
  return part("pace", h("p", {}, sentence),
    h("figure.desk-picture", {}, climbPicture(line, calendar.today, sentence), h("figcaption", {}, "Tellings so far; dashed, what is still needed.")),
    words === null ? null : h("p", {}, `You tell whole stories at about ${Math.round(words)} words a minute of what is written; the site reckons with ${room.deck.project.words_a_minute}.`));
}
