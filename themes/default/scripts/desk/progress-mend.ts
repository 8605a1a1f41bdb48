// What to mend: wrong stories, facts lost again and again, notes; what was put aside.

import { isFact, type Fact } from "../deck/deck";
import { h, type Child } from "../page/dom";
import { counted, longDate } from "../page/words";
import { runs } from "../practice/mock-run";
import { leeches } from "../practice/progress";
import { choiceProgress, type WrongStory } from "../practice/progress-choice";
import { factName } from "./facts";
import { mockSentence } from "./mock-words";
import { part } from "./part";
import type { Room } from "./room";

const FEW = 5;

function facts(room: Room): Map<string, Fact> {
  return new Map(room.deck.cards.filter(isFact).map((card) => [card.id, card]));
}

function titleOf(room: Room, story: string): string {
  return room.story(story)?.title ?? "";
}

function wrongRow(room: Room, wrong: WrongStory): HTMLElement {
  const best = room.story(wrong.best);
  const picks = wrong.picked.map((pick) => `${pick.story === "" ? "nothing in ten seconds" : titleOf(room, pick.story) || pick.story}${pick.times > 1 ? ` ${pick.times} times` : ""}`);
  return h("li", {}, h("p", { dir: "auto" }, wrong.text), h("p.why", {}, "it fits: ", best ? h("a", { dir: "auto", href: best.href }, best.title) : wrong.best),
    h("p.why", {}, `you picked: ${picks.join(", ")}${wrong.right ? " · put right since" : ""}`));
}

export function wrongPart(room: Room): Child {
  const { asked, right, wrong } = choiceProgress(room.deck, room.state(), room.today());
  if (asked === 0 && wrong.length === 0) return null;
  const open = wrong.filter((one) => !one.right).length;
  const sentence = asked === 0 ? "" : `The right story for ${right} of ${counted(asked, "question")} in the last thirty days. `;
  const rest = open === 0 ? "None is mixed up now." : `${counted(open, "question is", "questions are")} still mixed up; Choose brings them back.`;
  return part("wrong story", h("p", {}, sentence + rest.charAt(0).toUpperCase() + rest.slice(1)),
    wrong.length > 0 ? h("ul.plain.wrong-stories", {}, wrong.slice(0, FEW).map((one) => wrongRow(room, one))) : null,
    open > 0 ? h("p.part-actions", {}, h("a.button.quiet", { href: "#/choose" }, "Choose again")) : null);
}

export function mocksPart(room: Room): Child {
  const list = runs(room.state().events).filter((run) => run.answers.some((answer) => answer.told !== "")).reverse().slice(0, FEW);
  if (list.length === 0) return null;
  return part("mock interviews", h("ul.plain", {}, list.map((run) => h("li", {}, h("a", { href: `#/mock?of=${run.id}` }, longDate(run.day)), ` ${mockSentence(run)}`))));
}

export function mendPart(room: Room): Child {
  const known = facts(room);
  const state = room.state();
  const lost = leeches(state).filter((leech) => known.has(leech.card) && !state.suspended.has(leech.card)).slice(0, FEW);
  const notes = state.notes.slice(-FEW).reverse();
  if (lost.length === 0 && notes.length === 0) return null;
  const place = (card: string): string => room.story(card.split("/")[0] ?? "")?.title ?? card;
  const name = (card: string): string => {
    const fact = known.get(card);
    return fact ? factName(fact) : card;
  };
  const putAside = (card: string): void => void room.append({ type: "suspend", card }).then(() => room.redraw());
  return part("to mend",
    lost.length > 0 ? [h("p", {}, "Lost again and again. Say them another way, make them shorter, or put them aside:"), h("ul.plain", {}, lost.map((leech) =>
      h("li.with-action", {}, h("p", {}, name(leech.card), h("span.why", {}, `${place(leech.card)} · lost ${counted(leech.lapses, "time")}`)), h("button.link", { type: "button", onclick: () => putAside(leech.card) }, "put aside"))))] : null,
    notes.length > 0 ? [h("p", {}, "Your notes:"), h("ul.plain", {}, notes.map((note) => h("li", {}, `“${note.text}”`, h("span.why", {}, `${name(note.card)} · ${place(note.card)}`))))] : null);
}

export function asidePart(room: Room): Child {
  const off = [...room.state().suspended];
  if (off.length === 0) return null;
  const known = facts(room);
  const back = (card: string): void => void room.append({ type: "resume", card }).then(() => room.redraw());
  return part("put aside", h("ul.plain", {}, off.map((id) => {
    const card = known.get(id);
    return h("li.with-action", {}, h("p", { dir: "auto" }, card ? factName(card) : (room.story(id)?.title ?? id)), h("button.link", { type: "button", onclick: () => back(id) }, "take back"));
  })));
}
