// Choose: which story answers a question? Questions whose answer went wrong come back, the two stories side by side.

import type { Deck, Question } from "../deck/deck";
import type { Day } from "./day";
import type { State } from "./fold";
import { hash, shuffled } from "./random";

export interface Choice { question: Question; options: string[]; mixedUp: string }

/** A story once picked in place of the one that fits, and not put right since. */
export interface Confusion { question: string; picked: string; best: string; times: number }

const OPTIONS = 4;
const FITS = 2;
const BACK_AT_ONCE = 3;

/** Whether a pick is right: the best story or the next best, when it fits nearly as well. */
export function isRight(question: Question, picked: string): boolean {
  const best = question.stories[0];
  const place = question.stories.findIndex((fit) => fit.id === picked);
  const fit = question.stories[place];
  return place === 0 || (best !== undefined && fit !== undefined && place < FITS && fit.score >= best.score * 0.85);
}

/** The confusions that stand: by question, the last wrong pick that no right one followed. */
export function confusions(deck: Deck, state: State): Confusion[] {
  const known = new Map(deck.questions.map((question) => [question.id, question]));
  const open = new Map<string, Confusion>();
  for (const { question: id, picked } of state.choices) {
    const question = known.get(id);
    if (!question) continue;
    if (isRight(question, picked)) open.delete(id);
    else open.set(id, { question: id, picked, best: question.stories[0]?.id ?? "", times: (open.get(id)?.times ?? 0) + 1 });
  }
  return [...open.values()];
}

/** Four stories to pick from: the best, what it was mixed up with, then others that do not fit. Where every story fits, as
 * two may, another that does stands beside it: one alone is no choice. */
function optionsFor(deck: Deck, question: Question, mixedUp: string, day: Day): string[] {
  const best = question.stories[0]?.id ?? "";
  const others = deck.stories.map((story) => story.id).filter((id) => id !== best && id !== mixedUp && !isRight(question, id));
  const wrong = [best, mixedUp, ...shuffled(others, `${question.id}/${day}`, (id) => id)].filter((id) => id !== "");
  const list = wrong.length > 1 ? wrong : [...wrong, ...deck.stories.map((story) => story.id).filter((id) => id !== best).slice(0, 1)];
  return shuffled(list.slice(0, OPTIONS), `${day}/${question.id}`, (id) => id);
}

/** The questions of a sitting: confusions first, then those asked longest ago, mixed across competencies. */
export function choices(deck: Deck, state: State, day: Day, count: number): Choice[] {
  const back = new Map(confusions(deck, state).slice(-BACK_AT_ONCE).map((confusion) => [confusion.question, confusion.picked]));
  const asked = state.choices.map((choice) => choice.question);
  const usable = deck.questions.filter((question) => question.use === "opener" && question.stories.length > 0);
  const rank = new Map(usable.map((question) => [question.id, hash(`${day}/${question.id}`)]));
  const seen = new Map<string, number>();
  const sorted = [...usable].sort((a, b) => Number(back.has(b.id)) - Number(back.has(a.id))
    || asked.lastIndexOf(a.id) - asked.lastIndexOf(b.id) || Number(b.asked === true) - Number(a.asked === true) || (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
  const mixed = sorted.filter((question) => {
    const n = (seen.get(question.competency) ?? 0) + 1;
    seen.set(question.competency, n);
    return n === 1 || back.has(question.id);
  });
  return [...mixed, ...sorted.filter((question) => !mixed.includes(question))].slice(0, count)
    .map((question) => ({ question, mixedUp: back.get(question.id) ?? "", options: optionsFor(deck, question, back.get(question.id) ?? "", day) }));
}
