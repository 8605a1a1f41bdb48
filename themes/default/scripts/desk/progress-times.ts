// The time of each telling as small multiples: one chart a story, all on one scale.

import { h, svg, type Child } from "../page/dom";
import { capital, clock, counted, length, none } from "../page/words";
import { timesPerTelling, type StoryTimes, type Timed } from "../practice/progress";
import { folded, inWords, part } from "./part";
import type { Room } from "./room";

/** So many charts stand open; the others are folded. */
const SHOWN = 20;
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
  return h("li", {}, h("p.multiple-title", {}, h("a", { dir: "auto", href: story.href }, story.title)), stems(times, most),
    h("p.why", {}, last ? `${clock(last.seconds)} of ${length(last.asked)} last time · ${counted(tellings, "telling")}` : ""));
}

const LONGEST = 300;

export function timesPart(room: Room): Child {
  const list = timesPerTelling(room.deck, room.state(), TELLINGS);
  if (list.length === 0) return null;
  const all = list.flatMap((one) => one.times);
  const most = Math.min(LONGEST, Math.max(60, ...all.map((one) => Math.max(one.seconds, one.asked))));
  const timely = all.filter((one) => one.timely).length;
  return part("time per telling", h("p", {}, `${capital(none(timely))} of ${counted(all.length, "telling")} in time.`),
    h("ul.plain.multiples", {}, list.slice(0, SHOWN).map((one) => timesOf(one, most))),
    folded(list.length - SHOWN, h("ul.plain.multiples", {}, list.slice(SHOWN).map((one) => timesOf(one, most)))),
    h("p.why", {}, "A stem is a telling, the tick across it the time asked for; hollow: not in time."),
    inWords("Every time in words", list.map(({ story, times }) => `${story.title}: ${times.map((one) => `${clock(one.seconds)} of ${length(one.asked)}`).join(", ")}.`)));
}
