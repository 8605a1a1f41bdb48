// A mock interview: questions drawn by a seed that can be shared, none of which needs the same story twice.

import type { Deck, Question } from "../deck/deck";
import type { Turn } from "./rota";
import { shuffled } from "./random";

export interface MockWish { questions: number; asked: number; role: string; seed: string }

/** Questions for a role: those for it and those for anyone. */
function forRole(deck: Deck, role: string): Question[] {
  return deck.questions.filter((question) => question.use === "opener" && question.stories.length > 0
    && (role === "" || question.roles.length === 0 || question.roles.includes("any") || question.roles.includes(role)));
}

/** Gives each question a story of its own, the best that is free; null where they run out (augmenting paths). */
function assign(questions: readonly Question[], fits: (question: Question) => string[]): Map<string, string> | null {
  const holder = new Map<string, Question>();
  const place = (question: Question, tried: Set<string>): boolean => fits(question).some((story) => {
    if (tried.has(story)) return false;
    tried.add(story);
    const other = holder.get(story);
    if (other && !place(other, tried)) return false;
    holder.set(story, question);
    return true;
  });
  if (!questions.every((question) => place(question, new Set()))) return null;
  return new Map([...holder].map(([story, question]) => [question.id, story]));
}

/** The turns of a mock: competencies mixed, as many as there are stories for. */
export function mockTurns(deck: Deck, wish: MockWish): Turn[] {
  const fits = (question: Question): string[] => question.stories.slice(0, 4).map((fit) => fit.id);
  const chosen: Question[] = [];
  for (const question of shuffled(forRole(deck, wish.role), wish.seed, (one) => one.id)) {
    if (chosen.length >= wish.questions) break;
    if (chosen.some((other) => other.competency === question.competency)) continue;
    if (assign([...chosen, question], fits)) chosen.push(question);
  }
  const stories = assign(chosen, fits) ?? new Map<string, string>();
  return chosen.map((question) => {
    const story = deck.stories.find((one) => one.id === stories.get(question.id)) ?? null;
    return { kind: "prompt", card: `${story?.id ?? ""}/tell/${question.id}`, story, question, ask: question.text, angle: "", answer: "", asked: wish.asked, why: "" };
  });
}

/** The roles that questions of the bank are for. */
export function roles(deck: Deck): string[] {
  return [...new Set(deck.questions.flatMap((question) => question.roles))].filter((role) => role !== "any").sort();
}

/** A short seed to read out or to send. */
export function newSeed(now: number): string {
  return now.toString(36).slice(-5);
}
