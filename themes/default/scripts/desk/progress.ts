// Progress: is it working? Days, facts, stories, and what to mend, in words and a few quiet pictures.

import { isFact } from "../deck/deck";
import { h, svg, type Child } from "../page/dom";
import { capital, clock, count, length, longDate } from "../page/words";
import { calendar } from "../practice/calendar";
import { confusions } from "../practice/choose";
import { lastDays, leeches, retention, stories, type DayMinutes, type StoryProgress } from "../practice/measure";
import { plan } from "../practice/plan";
import { DAYS_TOLD } from "../practice/rota";
import { factName } from "./facts";
import { forecastSentence } from "./home";
import { recordingsList } from "./playback";
import type { Room, View } from "./room";

const WEEKS = 4;
const RETENTION_DAYS = 30;
const FEW = 5;

function part(cue: string, ...children: Child[]): HTMLElement {
  return h("section.part", {}, h("h2.cue", {}, cue), h("div", {}, ...children));
}

/** Four weeks of days, a bar for the minutes of each; the words beside it say the same. */
function strip(days: readonly DayMinutes[], budget: number): SVGElement {
  const most = Math.max(budget, ...days.map((day) => day.minutes));
  const practised = days.filter((day) => day.minutes > 0).length;
  return svg("svg.strip", { viewBox: `0 0 ${days.length * 10} 44`, role: "img", "aria-label": `practised on ${practised} of the last ${days.length} days` },
    days.map((day, i) => {
      const height = day.minutes > 0 ? Math.max(3, (day.minutes / most) * 40) : 1;
      return svg(day.minutes > 0 ? "rect.strip-day" : "rect.strip-rest", { x: i * 10 + 1, y: 43 - height, width: 8, height }, svg("title", {}, `${longDate(day.day)}: ${Math.round(day.minutes)} min`));
    }));
}

function daysPart(room: Room): HTMLElement {
  const days = lastDays(room.state(), room.today(), WEEKS * 7);
  const week = days.slice(-7);
  const practised = week.filter((day) => day.minutes > 0).length;
  const minutes = Math.round(week.reduce((sum, day) => sum + day.minutes, 0));
  return part("days", h("p", {}, `${capital(count(practised))} of the last seven days, ${minutes} minutes in all.`), strip(days, room.deck.project.minutes_a_day));
}

function factsPart(room: Room): HTMLElement {
  const { came, asked } = retention(room.state(), room.today(), RETENTION_DAYS);
  const total = room.deck.cards.filter(isFact).length;
  const known = room.deck.cards.filter((card) => room.state().schedules.has(card.id)).length;
  const wanted = Math.round(room.deck.project.retention * 100);
  return part("facts", h("p", {}, asked === 0
    ? "How well facts come back shows from their second day on."
    : `${came} of ${asked} came back when asked on a later day: ${Math.round((came / asked) * 100)} %, where ${wanted} % is the aim.`),
  h("p.why", {}, `${known} of ${total} facts have been met.`));
}

function marks(progress: StoryProgress): string {
  return progress.told && progress.written ? "ready" : progress.told ? "told" : progress.written ? "written" : "";
}

function storyRow(progress: StoryProgress): HTMLElement {
  const dots = Math.min(DAYS_TOLD, progress.days);
  const times = [...progress.seconds].map(([asked, seconds]) => `${length(asked)}: ${clock(seconds)}`).join(" · ");
  return h("tr", {},
    h("th", { scope: "row" }, h("a", { href: progress.story.href }, progress.story.title)),
    h("td.num", {}, h("span", { role: "img", "aria-label": `${progress.days} of ${DAYS_TOLD} days` }, "●".repeat(dots) + "○".repeat(DAYS_TOLD - dots))),
    h("td", {}, progress.last ? longDate(progress.last) : "not yet"), h("td.num", {}, times), h("td", {}, marks(progress)));
}

function storiesPart(room: Room): HTMLElement | null {
  const list = stories(room.deck, room.state(), room.today());
  if (list.length === 0) return null;
  return part("stories", h("p", {}, forecastSentence(room, plan(room.deck, room.state(), room.today()))),
    h("div.wide-table", { tabindex: "0", role: "region", "aria-label": "Stories told" }, h("table", {},
      h("thead", {}, h("tr", {}, ["story", "days told", "last", "my time", "mark"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, list.map(storyRow)))));
}

function mixedPart(room: Room): HTMLElement | null {
  const list = confusions(room.deck, room.state());
  if (list.length === 0) return null;
  const title = (id: string): string => room.story(id)?.title ?? "no story in time";
  const question = (id: string): string => room.deck.questions.find((one) => one.id === id)?.text ?? id;
  return part("wrong story", h("ul", {}, list.slice(0, FEW).map((one) => h("li", {}, question(one.question), h("span.why", {}, `${title(one.best)}, not ${title(one.picked)}`)))),
    h("p", {}, h("a.button.quiet", { href: "#/choose" }, "Choose again")));
}

function mendPart(room: Room): HTMLElement | null {
  const { deck } = room;
  const state = room.state();
  const facts = new Map(deck.cards.filter(isFact).map((card) => [card.id, card]));
  const lost = leeches(state).flatMap((id) => facts.get(id) ?? []).slice(0, FEW);
  const notes = state.notes.slice(-FEW).reverse();
  if (lost.length === 0 && notes.length === 0) return null;
  const story = (card: string): string => room.story(card.split("/")[0] ?? "")?.title ?? card;
  return part("to mend",
    lost.length > 0 ? [h("p", {}, "Lost again and again. Shorten them, or say them another way:"), h("ul", {}, lost.map((card) => h("li", {}, factName(card), h("span.why", {}, story(card.id)))))] : null,
    notes.length > 0 ? [h("p", {}, "Your notes:"), h("ul", {}, notes.map((note) => h("li", {}, note.text, h("span.why", {}, story(note.card)))))] : null);
}

function offPart(room: Room): HTMLElement | null {
  const off = [...room.state().suspended];
  if (off.length === 0) return null;
  const facts = new Map(room.deck.cards.filter(isFact).map((card) => [card.id, card]));
  const back = (card: string): void => void room.append({ type: "resume", card }).then(() => room.go("#/progress"));
  return part("suspended", h("ul.off-list", {}, off.map((id) => {
    const card = facts.get(id);
    return h("li", {}, card ? factName(card) : id, " ", h("button.link", { type: "button", onclick: () => back(id) }, "take back"));
  })));
}

export function progress(room: Room): View {
  const date = calendar(room.deck.project, room.state(), room.today()).date;
  const body = h("section.desk-page", {}, h("h1", {}, "Is it working?"), date ? h("p.lead", {}, `Until ${longDate(date)}.`) : null,
    daysPart(room), storiesPart(room), factsPart(room), mixedPart(room), mendPart(room), offPart(room), recordingsList(room));
  return { title: "Progress", body, keys: [], changed: () => room.go("#/progress") };
}
