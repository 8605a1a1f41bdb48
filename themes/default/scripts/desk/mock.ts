// Mock: the real thing. Set it up in a line; then question by question, what to ask back, the clock, a probe; a summary to keep.

import { h, type Child } from "../page/dom";
import { length } from "../page/words";
import { LENGTHS } from "../practice/rota";
import { mockTurns, newSeed, roles, type MockWish } from "../practice/mock";
import { mockSession } from "./mock-session";
import type { Room, View } from "./room";

const QUESTIONS = [2, 3, 4, 5, 6];

function select(name: string, label: string, options: readonly (readonly [string, string])[], chosen: string): HTMLElement {
  return h("label.field-line", {}, h("span.cue", {}, label), h("select", { name }, options.map(([value, text]) => h("option", { value, selected: value === chosen }, text))));
}

function readable(role: string): string {
  return role.replace(/-/g, " ");
}

function setup(room: Room): HTMLElement {
  const seed = newSeed(Date.now());
  const form = h<HTMLFormElement>("form.after-form", { onsubmit: (event) => {
    event.preventDefault();
    const data = new FormData(form);
    const query = new URLSearchParams([...data].map(([name, value]): [string, string] => [name, String(value)]));
    room.go(`#/mock?${query.toString()}`);
  } },
  select("questions", "questions", QUESTIONS.map((n) => [String(n), String(n)]), "4"),
  select("seconds", "each", LENGTHS.map((n) => [String(n), length(n)]), "180"),
  select("role", "for", [["", "any role"], ...roles(room.deck).map((role): [string, string] => [role, readable(role)])], ""),
  h("label.field-line", {}, h("span.cue", {}, "seed"), h("input", { type: "text", name: "seed", value: seed, maxlength: 20, autocomplete: "off", required: true })),
  h("p.why", {}, "The same seed asks the same questions: send it to whoever plays the interviewer."),
  h("p.after-actions", {}, h("button.button", { type: "submit" }, "Begin")));
  return form;
}

function wishOf(query: URLSearchParams): MockWish | null {
  const seed = query.get("seed");
  if (!seed) return null;
  return { seed, questions: Number(query.get("questions")) || 4, asked: Number(query.get("seconds")) || 180, role: query.get("role") ?? "" };
}

function empty(): Child {
  return h("p.lead", {}, "A mock interview takes two stories that answer different questions. Write the second.");
}

export function mock(room: Room, query: URLSearchParams): View {
  const wish = wishOf(query);
  const turns = wish ? mockTurns(room.deck, wish) : [];
  if (wish && turns.length > 0) return mockSession(room, wish, turns);
  const body = h("section.desk-page", {}, h("h1", {}, "A mock interview"),
    h("p.lead", {}, "Aloud, with a clock, no story twice. Nothing is shown until the end of each answer."),
    room.deck.stories.length < 2 ? empty() : setup(room));
  return { title: "Mock interview", body, keys: [] };
}
