// Stories told on three days, the climb towards the date, and the time of each telling as small multiples.

import { h, svg, type Child } from "../page/dom";
import { capital, clock, count, counted, length, longDate, shortDate } from "../page/words";
import type { Calendar } from "../practice/calendar";
import { daysBetween } from "../practice/day";
import { plan } from "../practice/plan";
import { storiesTold, timesPerTelling, type StoryProgress, type StoryTimes, type Timed } from "../practice/progress";
import { climb, wordsAMinute, type Climb } from "../practice/progress-pace";
import { DAYS_TOLD } from "../practice/rota";
import { forecastSentence } from "./home";
import { inWords, part } from "./part";
import type { Room } from "./room";

const some = (n: number): string => (n === 0 ? "none" : count(n));

function marks({ story, told }: StoryProgress): string {
  return told && story.written ? "ready" : told ? "told" : story.written ? "written" : "";
}

/** Three dots, as many filled as days it was told on. */
function dots(days: number): SVGElement {
  const filled = Math.min(DAYS_TOLD, days);
  return svg("svg.told-dots", { viewBox: "0 0 48 16", role: "img", "aria-label": `told on ${count(days)} of ${count(DAYS_TOLD)} days` },
    Array.from({ length: DAYS_TOLD }, (_, i) => svg(i < filled ? "circle.told-on" : "circle.told-off", { cx: 8 + i * 16, cy: 8, r: 5 })));
}

function row(progress: StoryProgress): HTMLElement {
  return h("tr", {}, h("th", { scope: "row" }, h("a", { href: progress.story.href }, progress.story.title)), h("td", {}, dots(progress.days)),
    h("td.num", {}, progress.last ? shortDate(progress.last) : "not yet"), h("td", {}, marks(progress)));
}

/** "Seven of 15 stories told on three days." */
export function toldSentence(room: Room): string {
  const list = storiesTold(room.deck, room.state(), room.today());
  const three = list.filter((one) => one.days >= DAYS_TOLD).length;
  if (three === list.length) return list.length === 1 ? "Your story was told on three days." : "Every story was told on three days.";
  return `${capital(some(three))} of ${counted(list.length, "story", "stories")} told on three days.`;
}

export function storiesPart(room: Room): HTMLElement | null {
  const list = storiesTold(room.deck, room.state(), room.today());
  if (list.length === 0) return null;
  return part("stories", h("p", {}, `${toldSentence(room)} ${forecastSentence(room, plan(room.deck, room.state(), room.today()))}`),
    h("div.wide-table", { tabindex: "0", role: "region", "aria-label": "Stories told" }, h("table", {},
      h("thead", {}, h("tr", {}, ["story", "days told", "last", "mark"].map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, list.map(row)))));
}

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
  return svg("svg.picture-climb", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
    svg("line.climb-axis", { x1: LEFT, x2: WIDTH - 8, y1: y(0), y2: y(0) }), svg("line.climb-goal", { x1: LEFT, x2: WIDTH - 8, y1: y(line.total), y2: y(line.total) }),
    svg("text", { x: LEFT - 6, y: y(line.total) + 4, "text-anchor": "end" }, String(line.total)), svg("text", { x: LEFT - 6, y: y(0) + 4, "text-anchor": "end" }, "0"),
    svg("path.climb-done", { d: `${stairs}H${x(today)}` }),
    line.done < line.total ? svg("line.climb-needed", { x1: x(today), y1: y(line.done), x2: x(line.until), y2: y(line.total) }) : null,
    svg("circle.climb-now", { cx: x(today), cy: y(line.done), r: 4 }),
    svg("text.climb-figure", { x: x(today) + (late ? -8 : 8), y: y(line.done) + (line.done < line.total / 2 ? 14 : 16), "text-anchor": late ? "end" : "start" }, String(line.done)),
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

const TELLINGS = 12;
const STEP = 13;
const TALL = 64;

/** Each telling as a stem from nothing to its time, a tick at the time asked for; hollow where it was not in time. */
function stems(times: readonly Timed[], most: number): SVGElement {
  const y = (seconds: number): number => TALL - 4 - (Math.min(seconds, most) / most) * (TALL - 12);
  return svg("svg.stems", { viewBox: `0 0 ${TELLINGS * STEP + 4} ${TALL}`, "aria-hidden": "true" },
    svg("line.stem-ground", { x1: 0, x2: TELLINGS * STEP + 4, y1: TALL - 4, y2: TALL - 4 }),
    times.map((one, i) => {
      const x = 8 + i * STEP;
      return [svg("line.stem", { x1: x, x2: x, y1: TALL - 4, y2: y(one.seconds) }), svg("line.stem-asked", { x1: x - 5, x2: x + 5, y1: y(one.asked), y2: y(one.asked) }),
        svg(one.timely ? "circle.stem-timely" : "circle.stem-late", { cx: x, cy: y(one.seconds), r: 3.5 })];
    }));
}

function timesOf({ story, times, tellings }: StoryTimes, most: number): HTMLElement {
  const last = times[times.length - 1];
  return h("li", {}, h("p.multiple-title", {}, h("a", { href: story.href }, story.title)), stems(times, most),
    h("p.why", {}, last ? `${clock(last.seconds)} of ${length(last.asked)} last time · ${counted(tellings, "telling")}` : ""));
}

const LONGEST = 300;

export function timesPart(room: Room): Child {
  const list = timesPerTelling(room.deck, room.state(), TELLINGS);
  if (list.length === 0) return null;
  const all = list.flatMap((one) => one.times);
  const most = Math.min(LONGEST, Math.max(60, ...all.map((one) => Math.max(one.seconds, one.asked))));
  const timely = all.filter((one) => one.timely).length;
  return part("time per telling", h("p", {}, `${capital(some(timely))} of ${counted(all.length, "telling")} in time.`),
    h("ul.plain.multiples", {}, list.map((one) => timesOf(one, most))),
    h("p.why", {}, "A stem is a telling, the tick across it the time asked for; hollow: not in time."),
    inWords("Every time in words", list.map(({ story, times }) => `${story.title}: ${times.map((one) => `${clock(one.seconds)} of ${length(one.asked)}`).join(", ")}.`)));
}

