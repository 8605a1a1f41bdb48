// Stories told on three days: each with its dots, when it was told last, and its mark.

import { h, svg } from "../page/dom";
import { capital, count, counted, none, shortDate } from "../page/words";
import { plan } from "../practice/plan";
import { storiesTold, type StoryProgress } from "../practice/progress";
import { DAYS_TOLD } from "../practice/told";
import { watchSideways } from "../shelf/sideways";
import { forecastSentence } from "./home";
import { folded, part } from "./part";
import type { Room } from "./room";

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
  return h("tr", {}, h("th", { scope: "row" }, h("a", { dir: "auto", href: progress.story.href }, progress.story.title)), h("td", {}, dots(progress.days)),
    h("td.num", {}, progress.last ? shortDate(progress.last) : "not yet"), h("td", {}, marks(progress)));
}

/** "Seven of 15 stories told on three days." */
export function toldSentence(room: Room): string {
  const list = storiesTold(room.deck, room.state(), room.today());
  const three = list.filter((one) => one.days >= DAYS_TOLD).length;
  if (three === list.length) return list.length === 1 ? "Your story was told on three days." : "Every story was told on three days.";
  return `${capital(none(three))} of ${counted(list.length, "story", "stories")} told on three days.`;
}

function table(list: readonly StoryProgress[], label: string): HTMLElement {
  const region = h("div.wide-table", { tabindex: "0", role: "region", "aria-label": label }, h("table", {},
    h("thead", {}, h("tr", {}, ["story", "days told", "last", "mark"].map((name) => h("th", { scope: "col" }, name)))), h("tbody", {}, list.map(row))));
  watchSideways(region);
  return h("div.sideways", {}, region);
}

/** So many stories stand open; the others are folded. */
const SHOWN = 20;

export function storiesPart(room: Room): HTMLElement | null {
  const list = storiesTold(room.deck, room.state(), room.today());
  if (list.length === 0) return null;
  return part("stories", h("p", {}, `${toldSentence(room)} ${forecastSentence(room, plan(room.deck, room.state(), room.today()))}`),
    table(list.slice(0, SHOWN), "Stories told"), folded(list.length - SHOWN, table(list.slice(SHOWN), "More stories told")));
}
