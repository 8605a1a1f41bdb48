// The last step, in words, and a way to take it back; what was taken back can be put back.

import { isFact } from "../deck/deck";
import { say } from "../page/announce";
import { h } from "../page/dom";
import { capital, longDate } from "../page/words";
import { text, type PracticeEvent } from "../practice/event";
import { newest } from "../practice/progress";
import { factName } from "./facts";
import { part } from "./part";
import type { Room } from "./room";

const GRADES = ["", "again", "hard", "good", "easy"];

type Words = (room: Room, event: PracticeEvent) => string;

function card(room: Room, event: PracticeEvent): string {
  const fact = room.deck.cards.filter(isFact).find((one) => one.id === event.card);
  return fact ? factName(fact) : (room.story(event.card ?? "")?.title ?? event.card ?? "");
}

function story(room: Room, event: PracticeEvent, name: string): string {
  return room.story(text(event, name))?.title ?? "";
}

const grade = (event: PracticeEvent): string => GRADES[event.grade ?? 0] ?? "";

const WORDS: Record<string, Words> = {
  review: (room, event) => `“${card(room, event)}”, graded ${grade(event)}`,
  told: (room, event) => `${story(room, event, "story") ? `“${story(room, event, "story")}”` : "a telling"}, graded ${grade(event)}`,
  choice: (room, event) => `a pick in Choose${story(room, event, "picked") ? `: “${story(room, event, "picked")}”` : ""}`,
  bury: (room, event) => `“${card(room, event)}”, put off for a day`,
  suspend: (room, event) => `“${card(room, event)}”, put aside`,
  resume: (room, event) => `“${card(room, event)}”, no longer put aside`,
  note: (_, event) => `a note: “${text(event, "text")}”`,
  date: (_, event) => (text(event, "date") ? `the interview on ${longDate(text(event, "date"))}` : "no interview date"),
  asked: (_, event) => (text(event, "question") ? `a question you were asked: “${text(event, "question")}”` : "an interview looked back on"),
  mock: () => "a step of a mock interview",
};

/** An event in a person's words. */
export function described(room: Room, event: PracticeEvent): string {
  return WORDS[event.type]?.(room, event) ?? "something that this version does not know";
}

async function undo(room: Room, of: string, words: string): Promise<void> {
  await room.append({ type: "undo", data: { of } });
  say(words);
  room.redraw();
  document.querySelector<HTMLElement>(".last-step .link")?.focus();
}

/** The undo that was the very last thing done on this device, and what it took back; null where something else was. */
function lastUndo(room: Room): { undo: PracticeEvent; of: PracticeEvent } | null {
  let last: PracticeEvent | null = null;
  for (const event of room.log.events) if (event.device === room.log.device && (last === null || event.id > last.id)) last = event;
  const of = last?.type === "undo" ? room.log.get(text(last, "of")) : undefined;
  return last && of && of.type !== "undo" ? { undo: last, of } : null;
}

export interface LastStep { body: HTMLElement | null; undo: (() => void) | null }

export function lastStep(room: Room): LastStep {
  const last = newest(room.state());
  const gone = lastUndo(room);
  const takeBack = last && ((): void => void undo(room, last.id, "Taken back."));
  if (!last && !gone) return { body: null, undo: null };
  const body = part("last step",
    last && takeBack ? h("div.with-action", {}, h("p", {}, capital(described(room, last))), h("button.link", { type: "button", onclick: takeBack }, "take it back ", h("kbd", { "aria-hidden": "true" }, "u"))) : null,
    gone ? h("div.with-action", {}, h("p.why", {}, `You took back: ${described(room, gone.of)}`), h("button.link", { type: "button", onclick: () => void undo(room, gone.undo.id, "Put back.") }, "put it back")) : null);
  body.classList.add("last-step");
  return { body, undo: takeBack };
}
