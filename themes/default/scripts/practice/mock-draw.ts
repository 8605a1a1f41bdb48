// The questions of a mock interview: drawn by a seed, of as many competencies or principles as there are questions,
// and such that each can be answered with a story of its own.

import type { Deck, Framework, Question } from "../deck/deck";
import type { Wish } from "./mock-wish";
import { shuffled } from "./random";

/** One question and what it is asked for: the name of a principle, or of its competency. */
export interface Drawn { question: Question; sought: string }

const FITS_LOOKED_AT = 4;

/** The roles that questions of the bank are for. */
export function roles(deck: Deck): string[] {
  return [...new Set(deck.questions.flatMap((question) => question.roles))].filter((role) => role !== "any").sort();
}

export function frameworks(deck: Deck): Framework[] {
  return deck.frameworks ?? [];
}

function forRole(question: Question, role: string): boolean {
  return role === "" || question.roles.length === 0 || question.roles.includes("any") || question.roles.includes(role);
}

/** The questions that may be drawn, in the order of the seed; those asked for real before the others where that is wished. */
function pool(deck: Deck, wish: Wish): Question[] {
  const usable = deck.questions.filter((question) => question.use === "opener" && question.stories.length > 0 && forRole(question, wish.role));
  const order = shuffled(usable, wish.seed, (question) => question.id);
  return wish.real ? [...order.filter((question) => question.asked), ...order.filter((question) => !question.asked)] : order;
}

/** Gives stories to questions one after another; a question that finds none free may move others to their next best. */
class Seating {
  private readonly holder = new Map<string, Question>();

  /** Whether the question can have a story of its own beside those seated before; it is seated then. */
  seat(question: Question, tried = new Set<string>()): boolean {
    return question.stories.slice(0, FITS_LOOKED_AT).some(({ id }) => {
      if (tried.has(id)) return false;
      tried.add(id);
      const other = this.holder.get(id);
      if (other && !this.seat(other, tried)) return false;
      this.holder.set(id, question);
      return true;
    });
  }
}

/** What a question may be asked for, the names in the order of the seed. */
function seekers(deck: Deck, wish: Wish): (question: Question) => string[] {
  const framework = frameworks(deck).find((one) => one.id === wish.framework);
  if (framework) {
    const principles = shuffled(framework.principles, wish.seed, (principle) => principle.name);
    return (question) => principles.filter((principle) => principle.competencies.includes(question.competency)).map((principle) => principle.name);
  }
  const names = new Map(deck.competencies.map((competency) => [competency.id, competency.name]));
  return (question) => [names.get(question.competency) ?? question.competency];
}

/** The questions of a mock: each for another competency or principle while there are such, fewer where stories run out. */
export function drawMock(deck: Deck, wish: Wish): Drawn[] {
  const sought = seekers(deck, wish);
  const seating = new Seating();
  const drawn: Drawn[] = [];
  const taken = new Set<string>();
  for (const again of [false, true]) {
    for (const question of pool(deck, wish)) {
      if (drawn.length >= wish.questions) return drawn;
      if (drawn.some((one) => one.question.id === question.id)) continue;
      const names = sought(question);
      const name = names.find((one) => !taken.has(one)) ?? (again ? names[0] : undefined);
      if (name === undefined || !seating.seat(question)) continue;
      taken.add(name);
      drawn.push({ question, sought: name });
    }
  }
  return drawn;
}
