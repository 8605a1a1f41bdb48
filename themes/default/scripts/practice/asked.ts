// What real interviews add to the deck: the questions that were asked, drawn first from now on, and the probes that hurt,
// as blank cards of the story told.

import { isFact, type Deck, type Fact, type Fit, type Question } from "../deck/deck";
import type { Day } from "./day";
import { isDay } from "./day";
import { text, type PracticeEvent } from "./event";
import { likeQuestions } from "./like";

/** One question of a real interview: the words used, the bank's question where it was that one, how it went (0: not said). */
export interface AskedQuestion { id: string; date: Day; question: string; bank: string; story: string; grade: number; probe: string }

/** The questions asked in interviews, in the order written down. `events` are those that count. */
export function askedQuestions(events: Iterable<PracticeEvent>): AskedQuestion[] {
  return [...events].filter((event) => event.type === "asked" && text(event, "question") !== "").map((event) => {
    const date = text(event, "date");
    return {
      id: event.id, date: isDay(date) ? date : event.day, question: text(event, "question"), bank: text(event, "bank"),
      story: text(event, "story"), grade: event.grade ?? 0, probe: text(event, "probe"),
    };
  });
}

/** The id of what was asked, question or probe; written as `id:` in the project's files, it keeps its progress. */
export function askedId(asked: Pick<AskedQuestion, "id">): string {
  return `asked-${asked.id.toLowerCase()}`;
}

const same = (text: string): string => text.trim().toLowerCase().replace(/[\s.?!…]+$/, "").replace(/\s+/g, " ");
const WENT_WELL = 3;
const TOLD_SCORE = 0.9;

/** The bank's question that was meant: by its id, by the name it has here once it is written in the bank, else by its words. */
export function bankQuestion(deck: Deck, asked: Pick<AskedQuestion, "id" | "bank" | "question">): Question | undefined {
  return deck.questions.find((question) => question.id === asked.bank || (asked.id !== "" && question.id === askedId(asked))) ?? deck.questions.find((question) => same(question.text) === same(asked.question));
}

/** The stories that answer a question nobody has ranked: those of the likest question of the bank, and the one told. */
function fits(asked: AskedQuestion, like: Question | undefined): Fit[] {
  const others = (like?.stories ?? []).filter((fit) => fit.id !== asked.story);
  if (asked.story === "") return others;
  const told = { id: asked.story, score: TOLD_SCORE, why: "you told it when you were asked" };
  return asked.grade >= WENT_WELL || others.length === 0 ? [told, ...others] : [...others.slice(0, 1), { ...told, score: others[0]?.score ?? TOLD_SCORE }, ...others.slice(1)];
}

function typed(deck: Deck, asked: AskedQuestion): Question {
  const like = likeQuestions(asked.question, deck.questions, 1)[0]?.question;
  return {
    id: askedId(asked), text: asked.question, competency: like?.competency ?? "asked", roles: ["any"], framing: "direct", use: "opener",
    probes: like?.probes ?? [], stories: fits(asked, like), asked: true,
  };
}

/** A question with the probes that hurt after it, before those that the bank has. */
function withProbes(question: Question, probes: readonly string[]): Question {
  return probes.length === 0 ? question : { ...question, probes: [...new Set([...probes, ...question.probes])] };
}

/** The questions asked for real, each once, the newest first, the bank's own among them marked. */
function realQuestions(deck: Deck, list: readonly AskedQuestion[]): Question[] {
  const found = new Map<string, Question>();
  const probes = new Map<string, string[]>();
  for (const asked of [...list].reverse()) {
    const key = same(bankQuestion(deck, asked)?.text ?? asked.question);
    if (!found.has(key)) found.set(key, { ...(bankQuestion(deck, asked) ?? typed(deck, asked)), asked: true });
    if (asked.probe !== "") probes.set(key, [...(probes.get(key) ?? []), asked.probe]);
  }
  return [...found].map(([key, question]) => withProbes(question, probes.get(key) ?? []));
}

/** The probes that hurt, each once a story, unless the story has that question by now. */
function realProbes(deck: Deck, list: readonly AskedQuestion[]): Fact[] {
  const key = (story: string, ask: string): string => `${story}\n${same(ask)}`;
  const stories = new Set(deck.stories.map((story) => story.id));
  const written = new Set(deck.cards.flatMap((card) => (isFact(card) && card.kind === "probe" ? [key(card.story, card.front.ask), card.id] : [])));
  const fresh = new Map<string, Fact>();
  for (const asked of list) {
    const place = key(asked.story, asked.probe);
    const id = `${asked.story}/probe/${askedId(asked)}`;
    if (asked.probe === "" || !stories.has(asked.story) || written.has(place) || written.has(id) || fresh.has(place)) continue;
    fresh.set(place, {
      id, kind: "probe", door: "recall", story: asked.story, front: { ask: asked.probe }, back: { html: "", data: [] },
    });
  }
  return [...fresh.values()];
}

/** The deck with what was asked for real in front; the build's own deck where nothing was. */
export function withAsked(deck: Deck, events: Iterable<PracticeEvent>): Deck {
  const list = askedQuestions(events);
  if (list.length === 0) return deck;
  const real = realQuestions(deck, list);
  const ids = new Set(real.map((question) => question.id));
  return { ...deck, questions: [...real, ...deck.questions.filter((question) => !ids.has(question.id))], cards: [...deck.cards, ...realProbes(deck, list)] };
}
