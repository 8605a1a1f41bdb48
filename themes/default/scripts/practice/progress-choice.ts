// Questions answered with the wrong story, from the picks of Choose.

import type { Deck } from "../deck/deck";
import { isRight } from "./choose";
import { daysBetween, type Day } from "./day";
import type { State } from "./fold";

/** A question that was answered with the wrong story: which story answers it best, what was picked instead, how often. */
export interface WrongStory { question: string; text: string; best: string; picked: { story: string; times: number }[]; times: number; /** Put right since. */ right: boolean }

export interface Choices { asked: number; right: number; wrong: WrongStory[] }

const WINDOW_DAYS = 30;

/** The picks of the last thirty days, and every question that went wrong, those not put right yet first. */
export function choiceProgress(deck: Deck, state: State, today: Day): Choices {
  const known = new Map(deck.questions.map((question) => [question.id, question]));
  const wrong = new Map<string, WrongStory>();
  let asked = 0;
  let right = 0;
  for (const { question: id, picked, day } of state.choices) {
    const question = known.get(id);
    if (!question) continue;
    const good = isRight(question, picked);
    if (daysBetween(day, today) < WINDOW_DAYS) {
      asked += 1;
      right += good ? 1 : 0;
    }
    const entry = wrong.get(id) ?? { question: id, text: question.text, best: question.stories[0]?.id ?? "", picked: [], times: 0, right: false };
    entry.right = good;
    if (!good) {
      const pick = entry.picked.find((one) => one.story === picked);
      if (pick) pick.times += 1;
      else entry.picked.push({ story: picked, times: 1 });
      entry.times += 1;
    }
    wrong.set(id, entry);
  }
  const list = [...wrong.values()].filter((entry) => entry.times > 0);
  for (const entry of list) entry.picked.sort((a, b) => b.times - a.times);
  return { asked, right, wrong: list.sort((a, b) => Number(a.right) - Number(b.right) || b.times - a.times || a.text.localeCompare(b.text)) };
}
