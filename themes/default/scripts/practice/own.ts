// What real interviews add to the deck: the questions that were asked, and the probes that hurt, as blank cards.

import { isFact, type Deck, type Fact, type Question } from "../deck/deck";
import type { Asked, State } from "./fold";
import { hash } from "./random";

function idOf(text: string): string {
  return hash(text.trim().toLowerCase()).toString(36);
}

function questionOf(asked: Asked): Question {
  return {
    id: `asked-${idOf(asked.question)}`, text: asked.question, competency: "asked", roles: [], framing: "direct", use: "opener", probes: [],
    stories: asked.story ? [{ id: asked.story, score: 0.5, why: "you told it when you were asked" }] : [],
  };
}

function probeOf(asked: Asked): Fact {
  return { id: `${asked.story}/probe/asked-${idOf(asked.probe)}`, kind: "probe", door: "recall", story: asked.story, front: { ask: asked.probe }, back: { html: "", data: [] } };
}

/** The deck with what was asked for real; the build's own deck where nothing was. */
export function withOwn(deck: Deck, state: State): Deck {
  if (state.questionsAsked.length === 0) return deck;
  const stories = new Set(deck.stories.map((story) => story.id));
  const texts = new Set(deck.questions.map((question) => question.text));
  const questions = new Map(state.questionsAsked.filter((asked) => !texts.has(asked.question)).map((asked) => [questionOf(asked).id, questionOf(asked)]));
  const probes = new Map(state.questionsAsked.filter((asked) => asked.probe !== "" && stories.has(asked.story)).map((asked) => [probeOf(asked).id, probeOf(asked)]));
  for (const card of deck.cards) if (isFact(card)) probes.delete(card.id);
  return { ...deck, questions: [...questions.values(), ...deck.questions], cards: [...deck.cards, ...probes.values()] };
}
