// What a sitting at the facts says: where one is, and what the sitting came to.

import { capital, count, counted } from "../page/words";
import { factSeconds, wholeMinutes } from "../practice/pace";
import type { Mend } from "./ending";
import { factName } from "./facts";
import type { Room } from "./room";
import type { Sitting } from "./sitting";

/** "3 of 8 · about 2 min". */
export function status(sitting: Sitting, room: Room): string {
  const state = room.state();
  const seconds = sitting.left.reduce((sum, card) => sum + factSeconds(state, !state.schedules.has(card.id)), 0);
  return `${sitting.done + 1} of ${sitting.done + sitting.left.length} · about ${wholeMinutes(seconds)} min`;
}

function firstGrades(sitting: Sitting): Map<string, number> {
  const first = new Map<string, number>();
  for (const step of sitting.graded()) if (!first.has(step.card.id)) first.set(step.card.id, step.event.grade ?? 0);
  return first;
}

/** The sentence a sitting ends on. */
export function recallSentence(sitting: Sitting, ms: number, room: Room): string {
  const first = [...firstGrades(sitting).values()];
  if (first.length === 0) {
    return room.deck.cards.length === 0 ? "No facts yet: they come from your stories’ numbers, choices and questions." : "Nothing is due now. What you know is resting.";
  }
  const came = first.filter((grade) => grade >= 3).length;
  const time = counted(wholeMinutes(ms / 1000), "minute").replace(/^one/, "a");
  if (first.length === 1) return came === 1 ? "One fact, and it came." : "One fact, and it will be back.";
  if (came === first.length) return `${capital(counted(first.length, "fact"))} in ${time}, and every one of them came.`;
  if (came === 0) return `${capital(counted(first.length, "fact"))} in ${time}. None came at once; they will be back, and easier.`;
  return `${capital(counted(first.length, "fact"))} in ${time}. ${capital(count(came))} came at once; the rest will be back.`;
}

/** At most three: what came hardest, the worst first. */
export function recallMends(sitting: Sitting, room: Room): Mend[] {
  const first = firstGrades(sitting);
  const schedules = room.state().schedules;
  const cards = new Map(sitting.graded().map((step) => [step.card.id, step.card]));
  return [...cards.values()]
    .filter((card) => (first.get(card.id) ?? 3) <= 2)
    .sort((a, b) => (first.get(a.id) ?? 0) - (first.get(b.id) ?? 0) || (schedules.get(b.id)?.lapses ?? 0) - (schedules.get(a.id)?.lapses ?? 0))
    .slice(0, 3)
    .map((card) => {
      const story = room.story(card.story);
      return { what: factName(card), why: story?.title ?? "", href: story?.href ?? "#/" };
    });
}
