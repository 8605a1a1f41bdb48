// Retention of facts: what came when asked on a later day, by kind and by week, as dots with their intervals.

import type { Fact } from "../deck/deck";
import { h, svg, type Child } from "../page/dom";
import { longDate } from "../page/words";
import type { Calendar } from "../practice/calendar";
import { horizon } from "../practice/budget";
import { estimate, known, retention, type Share } from "../practice/progress-facts";
import { part } from "./part";
import type { Room } from "./room";

const KINDS: Record<Fact["kind"], string> = { numbers: "numbers", tradeoff: "choices", probe: "follow-ups", open: "openings", repair: "your weak sentences" };
const WEEKS = ["this week", "a week ago", "2 weeks ago", "3 weeks ago"];
const WIDTH = 240;
const HEIGHT = 20;
const MIDDLE = HEIGHT / 2;

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** One share on a scale from 0 to 100 %, its interval as a whisker, the aim as a dotted line. */
function dot(share: Share, aim: number): SVGElement {
  const found = estimate(share);
  const at = (part: number): number => 6 + part * (WIDTH - 12);
  if (!found) return svg("svg.dot-row", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" });
  const { low, high } = found;
  return svg("svg.dot-row", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
    svg("line.dot-scale", { x1: at(0), x2: at(1), y1: MIDDLE, y2: MIDDLE }), svg("line.dot-aim", { x1: at(aim), x2: at(aim), y1: 0, y2: HEIGHT }),
    svg("line.dot-whisker", { x1: at(low), x2: at(high), y1: MIDDLE, y2: MIDDLE }),
    [low, high].map((end) => svg("line.dot-whisker", { x1: at(end), x2: at(end), y1: MIDDLE - 4, y2: MIDDLE + 4 })),
    svg("circle.dot", { cx: at(found.share), cy: MIDDLE, r: 4.5 }));
}

function row(name: string, share: Share, aim: number): HTMLElement {
  const found = estimate(share);
  return h("tr", {}, h("th", { scope: "row" }, name), h("td.dot-cell", {}, dot(share, aim)),
    h("td.num", {}, found ? percent(found.share) : ""), h("td.num", {}, `${share.came} of ${share.asked}`),
    h("td.num.wide-only", {}, found ? `${Math.round(found.low * 100)} to ${percent(found.high)}` : ""));
}

function table(room: Room, aim: number): Child {
  const { all, kinds, weeks } = retention(room.state(), room.today());
  if (all.asked === 0) return null;
  const rows = [row("all facts", all, aim), ...(kinds.length > 1 ? kinds.map((one) => row(KINDS[one.kind], one.share, aim)) : []),
    ...(weeks.length > 1 ? weeks.map((one) => row(WEEKS[one.ago] ?? "", one.share, aim)) : [])];
  return h("table.dots", {}, h("caption.visually-hidden", {}, "Facts that came when asked on a later day, over the last thirty days"),
    h("thead.visually-hidden", {}, h("tr", {}, ["facts", "picture", "came", "counts", "95 % interval"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows));
}

/** "88 % of facts come back, where 90 % is the aim." */
export function retentionSentence(room: Room): string {
  const { all } = retention(room.state(), room.today());
  const found = estimate(all);
  if (!found) return "How well facts come back shows from their second day on.";
  const aim = room.deck.project.retention;
  const verdict = aim >= found.low && aim <= found.high ? "which is about" : found.share > aim ? "more than" : "less than";
  return `${percent(found.share)} came when asked on a later day, ${verdict} the ${percent(aim)} aimed at.`;
}

function knownSentence(room: Room, calendar: Calendar): string {
  const day = horizon(calendar);
  const { met, facts, likely } = known(room.deck, room.state(), day);
  if (facts === 0) return "No facts yet: they come from your stories’ numbers, choices and follow-ups.";
  if (met === 0) return `None of your ${facts} facts has been met.`;
  const when = calendar.date === null ? "in two weeks" : `on ${longDate(day)}`;
  return `${met} of ${facts} facts have been met; if you stopped now, about ${Math.round(likely)} of them would come ${when}.`;
}

export function factsPart(room: Room, calendar: Calendar): HTMLElement {
  const aim = room.deck.project.retention;
  const dots = table(room, aim);
  return part("facts", h("p", {}, retentionSentence(room)), dots,
    dots ? h("p.why", {}, `The dot is what came, the bar its 95 % interval, the dotted line the ${percent(aim)} aimed at. Last thirty days.`) : null,
    h("p", {}, knownSentence(room, calendar)));
}
