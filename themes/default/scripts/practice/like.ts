// Questions of the bank that are like one that was typed: by the words they share, rare words weighing more.

import type { Question } from "../deck/deck";
import { terms } from "../search/terms";

export interface Like { question: Question; score: number }

const LIKE_ENOUGH = 0.25;
const UNKNOWN = 0.2;
const SHORT = 3;
const STEM = 6;

/** A word without its ending, so that "disagreed" meets "disagreement". */
function stem(word: string): string {
  return (word.length > SHORT ? word.replace(/(?:ing|ed|es|s)$/, "") : word).slice(0, STEM);
}

function words(text: string): string[] {
  return [...new Set(terms(text.replace(/[’']/g, "")).map(stem))];
}

/** What a question is about: its words, and its competency's. */
function wordsOf(question: Question): string[] {
  return words(`${question.text} ${question.competency.replace(/-/g, " ")}`);
}

/** How much a word says: nothing where every question has it, as "tell me about" does. */

function weights(questions: readonly Question[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const question of questions) for (const word of wordsOf(question)) seen.set(word, (seen.get(word) ?? 0) + 1);
  return new Map([...seen].map(([word, n]) => [word, Math.log(questions.length / n) ** 2]));
}

const kept = new WeakMap<readonly Question[], Map<string, number>>();

function weightsOf(questions: readonly Question[]): Map<string, number> {
  const known = kept.get(questions) ?? weights(questions);
  kept.set(questions, known);
  return known;
}

/** The questions most like the text, the likest first, none that shares little with it. */
export function likeQuestions(text: string, questions: readonly Question[], count: number): Like[] {
  const weight = weightsOf(questions);
  const unknown = Math.log(Math.max(2, questions.length)) ** 2 * UNKNOWN; // a word the bank does not have tells little
  const of = (word: string): number => weight.get(word) ?? unknown;
  const total = (list: readonly string[]): number => list.reduce((sum, word) => sum + of(word), 0);
  const typed = words(text);
  if (typed.length === 0) return [];
  return questions
    .map((question) => {
      const own = wordsOf(question);
      const shared = total(own.filter((word) => typed.includes(word)));
      return { question, score: shared === 0 ? 0 : shared / Math.sqrt(total(own) * total(typed)) };
    })
    .filter((one) => one.score >= LIKE_ENOUGH)
    .sort((a, b) => b.score - a.score || (a.question.id < b.question.id ? -1 : 1))
    .slice(0, count);
}
