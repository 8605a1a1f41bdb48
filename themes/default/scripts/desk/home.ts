// Home: what to do now. The days that are left, one thing to write, one session to start, an honest forecast.

import type { DeckStory } from "../deck/deck";
import { arrow, h, type Child } from "../page/dom";
import { editKeys } from "../page/edit";
import type { Key } from "../page/keys";
import { capital, count, counted, listed, longDate, ordinalDay } from "../page/words";
import { openRun, runs, upNow, type Run } from "../practice/mock-run";
import { addressOf } from "../practice/mock-wish";
import { wholeMinutes } from "../practice/pace";
import { forecast, plan, type Plan } from "../practice/plan";
import { dateLine } from "./home-date";
import { logLine } from "./home-log";
import { keepingLine } from "./keeping";
import type { Room, View } from "./room";

interface Start { label: string; what: Child; route: string }

/** Days to the interview, in the words of the phase. */
function headline({ calendar, phase }: Plan): string {
  if (phase === "after") return "How did it go?";
  if (calendar.date === null) return "No date yet.";
  if (calendar.daysLeft === 0) return "Today.";
  if (calendar.daysLeft === 1) return "Tomorrow.";
  return `${calendar.daysLeft} days.`;
}

const NAMED = 3;

function about(seconds: number): string {
  return `about ${wholeMinutes(seconds)} min`;
}

function tellStart(day: Plan): Start {
  const stories = day.turns.filter((turn) => turn.story !== null);
  const rest = stories.length - NAMED;
  return {
    label: `Tell ${count(stories.length)}`, route: "#/tell",
    what: [h("ul.home-list", {}, stories.slice(0, NAMED).map((turn) => h("li", {}, h("bdi", {}, turn.story?.title ?? ""), h("span.why", {}, turn.why)))),
      h("p.minutes", {}, (rest > 0 ? `and ${count(rest)} more · ` : "") + about(day.tellSeconds))],
  };
}

function factsStart(day: Plan): Start {
  const due = day.facts.length - day.fresh;
  const parts = [due > 0 ? `${count(due)} due today` : "", day.fresh > 0 ? `${count(day.fresh)} new` : ""].filter((part) => part !== "");
  return {
    label: `Recall ${counted(day.facts.length, "fact")}`, route: "#/recall",
    what: h("p", {}, capital(listed(parts)), h("span.minutes", {}, ` · ${about(day.factSeconds)}`)),
  };
}

/** The sessions of today: tellings first, unless nothing was ever recalled; the eve begins with what is known. */
function starts(room: Room, day: Plan): Start[] {
  const tell = day.turns.length > 0 ? [tellStart(day)] : [];
  const facts = day.facts.length > 0 ? [factsStart(day)] : [];
  const newcomer = room.state().reviews.length === 0;
  return newcomer || day.phase === "eve" ? [...facts, ...tell] : [...tell, ...facts];
}

function row(label: Child, what: Child, actions: Child): HTMLElement {
  return h("div.home-row", {}, h("p.cue", {}, label), h("div.home-what", {}, what), h("div.home-actions", {}, actions));
}

function writeRow(day: Plan): HTMLElement | null {
  const story = day.next;
  if (!story?.next) return null;
  const { question, message, path, line } = story.next;
  return row("Write one line",
    [h("p", {}, h("strong", { dir: "auto" }, story.title), ": ", h("bdi", {}, question || message)), h("p.place", {}, `${path}:${line}`)],
    h("a.button.quiet", { href: story.href }, "See the story"));
}

function startRow(start: Start, first: boolean, afterWriting: boolean, twoMinutes: boolean): HTMLElement {
  const label = first && afterWriting ? `Then ${start.label.toLowerCase()}` : start.label;
  return row(label, start.what, [
    h(first ? "a.button" : "a.button.quiet", { href: start.route, "data-start": first }, "Start", first ? h("kbd", {}, "enter") : null),
    first && twoMinutes ? h("a.button.quiet", { href: "#/recall?minutes=2" }, "2 min") : null,
  ]);
}

function afterRow(day: Plan): HTMLElement | null {
  if (day.calendar.daysLeft === 0) return row("Afterwards", h("p", {}, "Write down what they asked, while you still hear it."), h("a.button.quiet", { href: "#/after" }, "The hour after"));
  if (day.phase !== "after" || day.calendar.passed === null) return null;
  return row("Look back", h("p", {}, `Your interview of ${longDate(day.calendar.passed)}: what did they ask?`), h("a.button", { href: "#/after" }, "Write it down"));
}

/** A mock interview that was left in its middle today. */
function mockRow(open: Run | null): HTMLElement | null {
  if (open === null) return null;
  const left = open.questions.length - upNow(open);
  return row("Lies open", h("p", {}, `A mock interview: ${count(left)} of ${counted(open.questions.length, "question")} still to come.`),
    h("a.button.quiet", { href: addressOf(open.wish) }, "Go on", h("kbd", {}, "g")));
}

function nothingLeft(room: Room): HTMLElement {
  if (room.deck.stories.length === 0) {
    return row("Begin", h("p", {}, "No story yet. ", h("code", {}, "storygen new \"A title\""), " writes the first; a title is enough to practise."), null);
  }
  return row("Done", h("p", {}, "Nothing more is due today. Rest is part of it."), [
    h("a.button.quiet", { href: "#/tell" }, "Tell one more"), h("a.button.quiet", { href: "#/recall" }, "A few facts")]);
}

/** "At this pace 7 of 9 stories will be told by the 14th." */
export function forecastSentence(room: Room, day: Plan): string {
  const { told, stories, by, atThisPace } = forecast(room.deck, room.state(), day.calendar);
  if (stories === 0) return "";
  const when = by === null ? "in two weeks" : `by ${ordinalDay(by)}`;
  const will = told === stories ? (stories === 1 ? "the one story" : `all ${count(stories)} stories`) : `${told} of ${stories} stories`;
  if (atThisPace) return `At this pace ${will} will be told ${when}.`;
  return `With ${room.deck.project.minutes_a_day} minutes a day ${will} can be told ${when}.`;
}

function week(room: Room): string {
  const today = room.today();
  const days = new Set(room.state().events.filter((event) => event.type === "review" || event.type === "told").map((event) => event.day));
  const recent = [...days].filter((day) => day <= today && Date.parse(today) - Date.parse(day) < 7 * 86_400_000).length;
  return recent === 0 ? "" : `${capital(count(recent))} of the last seven days.`;
}

function build(room: Room, open: Run | null): { body: HTMLElement; start: Start | undefined; next: DeckStory | null } {
  const day = plan(room.deck, room.state(), room.today());
  const list = starts(room, day);
  const written = writeRow(day);
  const sentence = [forecastSentence(room, day), week(room)].filter((text) => text !== "").join(" ");
  const name = day.calendar.date === null ? "" : `${day.calendar.name ? `${day.calendar.name}, ` : ""}${longDate(day.calendar.date)}`;
  const body = h("section.home", {},
    h("div.home-head", {}, h("h1.days", {}, headline(day)), dateLine(room, name)),
    afterRow(day), mockRow(open), written,
    list.length === 0 ? nothingLeft(room) : list.map((start, i) => startRow(start, i === 0, written !== null, day.facts.length > 0)),
    sentence ? h("p.forecast", {}, arrow(), h("span", {}, sentence)) : null,
    logLine(room), keepingLine(room));
  return { body, start: list[0], next: day.next };
}

/** A date half typed is not swept away by what another tab does. */
function isTyping(): boolean {
  return document.activeElement instanceof HTMLInputElement;
}

export function home(room: Room): View {
  const open = openRun(runs(room.state().events), Date.now());
  const { body, start, next } = build(room, open);
  const keys: Key[] = [
    ...(start ? [{ keys: ["enter"], does: "start", run: () => room.go(start.route) }] : []),
    ...(open ? [{ keys: ["g"], does: "go on with the mock interview", run: () => room.go(addressOf(open.wish)) }] : []),
    ...editKeys(next?.next ? { story: next.id, line: next.next.line } : null, "write that line in your editor"),
  ];
  return { title: room.deck.project.title || "storygen", body, keys, changed: () => isTyping() || room.redraw() };
}
