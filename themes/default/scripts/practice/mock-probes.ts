// The follow-ups of a mock interview: they follow the story that was chosen, not the one that was meant.

import { isFact, type Deck, type ProbeCard, type Question } from "../deck/deck";
import { shuffled } from "./random";

export interface Probe { card: string; ask: string; html: string; data: string[] }

const asked = (ask: string): Probe => ({ card: "", ask, html: "", data: [] });

/** What the story itself calls for: what hurt in a real interview first, then the others in the order of the seed. */
function ofStory(deck: Deck, story: string, seed: string): Probe[] {
  const cards = deck.cards.filter(isFact).filter((card): card is ProbeCard => card.kind === "probe" && card.story === story);
  const real = (card: ProbeCard): boolean => card.id.includes("/probe/asked-");
  return [...cards.filter(real), ...shuffled(cards.filter((card) => !real(card)), seed, (card) => card.id)]
    .map((card) => ({ card: card.id, ask: card.front.ask, html: card.back.html, data: card.back.data }));
}

/** What anyone would ask after such a question, and what the bank asks once this story has been told. */
function ofQuestion(deck: Deck, question: Question | undefined, story: string, seed: string): Probe[] {
  const after = deck.questions.filter((one) => one.use === "after-story" && one.stories.some((fit) => fit.id === story)).map((one) => one.text);
  return shuffled([...(question?.probes ?? []), ...after], seed, (ask) => ask).map(asked);
}

/** `count` follow-ups for the story told to the question: the story's own and the question's in turn. */
export function probesFor(deck: Deck, question: string, story: string, count: number, seed: string): Probe[] {
  const chance = `${seed}/${question}/${story}`;
  const own = story === "" ? [] : ofStory(deck, story, chance);
  const general = ofQuestion(deck, deck.questions.find((one) => one.id === question), story, chance);
  const list: Probe[] = [];
  while (list.length < count && own.length + general.length > 0) {
    const next = (list.length % 2 === 0 ? own.shift() ?? general.shift() : general.shift() ?? own.shift());
    if (next && !list.some((one) => one.ask === next.ask)) list.push(next);
  }
  return list;
}
