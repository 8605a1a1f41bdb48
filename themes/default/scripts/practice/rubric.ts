// The rubric of a telling: the lines a story calls for, and the grade that the ticked ones suggest.

import type { DeckStory, RubricLetter } from "../deck/deck";
import type { Grade } from "./event";

export const RUBRIC: Record<RubricLetter, string> = {
  c: "context", a: "actions", t: "tradeoff", n: "numbers", f: "follow-up",
};

/** The lines a telling calls for; a thirty-second one calls for no tradeoff and no follow-up. */
export function linesFor(story: DeckStory, asked: number): RubricLetter[] {
  const letters = story.rubric.filter((letter) => letter in RUBRIC);
  return asked <= 30 ? letters.filter((letter) => letter !== "t" && letter !== "f") : letters;
}

/** Whether a telling was in time: not over the length asked for by more than a tenth, nor under half of it. */
export function inTime(seconds: number, asked: number): boolean {
  return seconds <= asked * 1.1 && seconds >= asked / 2;
}

/** All lines and the time: good. One missing: good still. Half missing: hard. More: again. */
export function suggestedGrade(lines: readonly string[], ticks: ReadonlySet<string>, timely: boolean): Grade {
  const missed = lines.filter((line) => !ticks.has(line)).length + (timely ? 0 : 1);
  if (missed <= 1) return 3;
  return missed <= Math.ceil((lines.length + 1) / 2) ? 2 : 1;
}

/** What a telling left out, by name. */
export function leftOut(lines: readonly RubricLetter[], ticks: ReadonlySet<string>): string[] {
  return lines.filter((line) => !ticks.has(line)).map((line) => RUBRIC[line]);
}
