// The mock interview before it begins: what it is to be in a few lines, one that lies open, the ones that were kept.

import type { Deck } from "../deck/deck";
import { h, type Child } from "../page/dom";
import type { Key } from "../page/keys";
import { count, length, longDate } from "../page/words";
import { drawMock, frameworks, roles } from "../practice/mock-draw";
import { openRun, upNow, type Run } from "../practice/mock-run";
import { addressOf, LENGTHS, MOST_PROBES, newSeed, USUAL, wishOf, type Wish } from "../practice/mock-wish";
import { described, frameworkName, mockSentence, promise, roleName } from "./mock-words";
import type { Room, View } from "./room";

const FEWEST = 2;
const QUESTIONS = [2, 3, 4, 5, 6];
const KEPT = 6;

const freshSeed = (): string => newSeed(crypto.getRandomValues(new Uint8Array(8)));

function row(label: string, control: HTMLElement): HTMLElement {
  return h("label.field-line", {}, h("span.cue", {}, label), control);
}

function select(name: string, options: readonly (readonly [string, string])[], chosen: string): HTMLElement {
  return h("select", { name }, options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
}

function segments(label: string, name: string, options: readonly (readonly [number, string])[], chosen: number): HTMLElement {
  return h("fieldset.field-line", {}, h("legend.cue", {}, label), h("div.segments", {}, options.map(([value, text]) =>
    h("label", {}, h("input", { type: "radio", name, value, checked: value === chosen }), h("span", {}, text)))));
}

/** The form's address without its #/mock?, as it stands now. */
function formQuery(form: HTMLFormElement): URLSearchParams {
  return new URLSearchParams([...new FormData(form)].map(([name, value]): [string, string] => [name, String(value)]));
}

/** As many questions as there are stories, since none is told twice. */
function numbers(deck: Deck): [number, string][] {
  return QUESTIONS.filter((n) => n <= Math.max(FEWEST, deck.stories.length)).map((n) => [n, String(n)]);
}

function seedLine(): HTMLElement {
  const field = h<HTMLInputElement>("input", { type: "text", name: "seed", id: "mock-seed", value: freshSeed(), maxlength: 40, autocomplete: "off", spellcheck: "false", autocapitalize: "none", required: true });
  const another = (): void => {
    field.value = freshSeed();
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return h("div.field-line.seed-line", {}, h("label.cue", { for: "mock-seed" }, "seed"), h("div", {}, field, h("button.link", { type: "button", onclick: another }, "another"),
    h("p.why", {}, "The same seed asks the same questions: ask them again in a month, or let somebody else ask them.")));
}

function setupForm(room: Room, usual: Wish): HTMLFormElement {
  const { deck } = room;
  const many = numbers(deck);
  const most = many[many.length - 1]?.[0] ?? FEWEST;
  const form = h<HTMLFormElement>("form.desk-form.mock-form", {},
    row("for", select("role", [["", "any role"], ...roles(deck).map((role): [string, string] => [role, roleName(role)])], usual.role)),
    frameworks(deck).length > 0 ? row("asking for", select("framework", [["", "competencies"], ...frameworks(deck).map((one): [string, string] => [one.id, frameworkName(one.id)])], usual.framework)) : null,
    segments("questions", "n", many, Math.min(most, usual.questions)),
    segments("each", "seconds", LENGTHS.map((seconds): [number, string] => [seconds, length(seconds)]), usual.asked),
    segments("follow-ups", "then", Array.from({ length: MOST_PROBES + 1 }, (_, n): [number, string] => [n, n === 0 ? "none" : count(n)]), usual.probes),
    deck.questions.some((question) => question.asked) ? h("div.field-line", {}, h("span.cue", {}, "first"), h("label.check", {},
      h("input", { type: "checkbox", name: "real", value: "1", checked: true }), " what I was asked for real")) : null,
    seedLine(), h("div.form-actions", {}, h("p.promise", { role: "status" }), h("button.button", { type: "submit" }, "Begin ", h("kbd", { "aria-hidden": "true" }, "enter"))));
  const begin = (event: Event): void => {
    event.preventDefault();
    const wish = wishOf(formQuery(form));
    if (wish) room.go(addressOf(wish));
  };
  const tell = (): void => {
    const wish = wishOf(formQuery(form));
    const line = form.querySelector(".promise");
    if (wish && line) line.textContent = promise(wish, drawMock(deck, wish).length);
  };
  form.addEventListener("submit", begin);
  form.addEventListener("input", tell);
  tell();
  return form;
}

function openPart(room: Room, run: Run): HTMLElement {
  const close = (): void => void room.append({ type: "mock", data: { step: "done", of: run.id, n: upNow(run), told: run.answers.map((answer) => answer.told).filter((id) => id !== "") } })
    .then(() => room.go("#/mock"));
  return h("section.part", {}, h("h2.cue", {}, "lies open"), h("div", {}, h("p", {}, `${run.questions.length - upNow(run)} of ${run.questions.length} questions are still to come.`, h("span.why", {}, described(run.wish))),
    h("p.part-actions", {}, h("a.button", { href: addressOf(run.wish) }, "Go on ", h("kbd", { "aria-hidden": "true" }, "g")), h("button.button.quiet", { type: "button", onclick: close }, "End it here"))));
}

function keptPart(list: readonly Run[]): HTMLElement | null {
  const kept = [...list].reverse().filter((run) => run.answers.some((answer) => answer.told !== "")).slice(0, KEPT);
  if (kept.length === 0) return null;
  return h("section.part", {}, h("h2.cue", {}, "kept"), h("ul.plain.kept-mocks", {}, kept.map((run) =>
    h("li", {}, h("a", { href: `#/mock?of=${run.id}` }, longDate(run.day)), h("span", {}, ` ${mockSentence(run)}`), h("span.why", {}, described(run.wish))))));
}

function tooFew(deck: Deck): Child {
  const one = deck.stories[0];
  return h("p", {}, "No story is told twice, so a mock takes two stories that answer different questions. ",
    one ? h("a", { href: `#/tell?story=${one.id}` }, "Tell “", h("bdi", {}, one.title), "” meanwhile") : ["Write the first: ", h("code", {}, "storygen new \"A title\"")], ".");
}

/** What the form offers first: the last mock's choices, else what the project aims at; the address has the last word. */
function usualFor(deck: Deck, list: readonly Run[], query: URLSearchParams): Wish {
  const framework = frameworks(deck).find((one) => one.wanted)?.id ?? "";
  const usual = list[list.length - 1]?.wish ?? { ...USUAL, framework, role: deck.project.role ?? "" };
  return { ...usual, role: query.get("role") ?? usual.role };
}

export function mockSetup(room: Room, list: readonly Run[], query: URLSearchParams): View {
  const { deck } = room;
  const open = openRun(list, Date.now());
  const enough = deck.stories.length >= FEWEST && drawMock(deck, { ...USUAL, seed: "any" }).length >= FEWEST;
  const form = enough ? setupForm(room, usualFor(deck, list, query)) : null;
  const body = h("section.desk-page.mock-page", {}, h("h1", {}, "A mock interview"),
    h("p.lead", {}, "Aloud, by the clock, no story twice. Your notes stay shut until you have answered."),
    open ? openPart(room, open) : null, form ?? tooFew(deck), keptPart(list));
  const keys: Key[] = [
    ...(form ? [{ keys: ["enter"], does: "begin", run: () => form.requestSubmit() }] : []),
    ...(open ? [{ keys: ["g"], does: "go on with the one that lies open", run: () => room.go(addressOf(open.wish)) }] : []),
  ];
  return { title: "Mock interview", body, keys, changed: () => form?.contains(document.activeElement) || room.redraw() };
}

