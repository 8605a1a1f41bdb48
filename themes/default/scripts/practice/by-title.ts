// Stories by what somebody types of their titles: each word typed begins a word of the title, or at least stands in it.

import { terms } from "../search/terms";

function place(title: string, typed: readonly string[]): number {
  const words = terms(title);
  if (typed.every((term) => words.some((word) => word.startsWith(term)))) return words.findIndex((word) => word.startsWith(typed[0] ?? ""));
  return typed.every((term) => title.toLowerCase().includes(term)) ? words.length : -1;
}

/** The stories whose titles fit, the ones that begin with it first, else in the order given. */
export function byTitle<T extends { title: string }>(stories: readonly T[], typed: string): T[] {
  const wanted = terms(typed);
  return stories.map((story) => ({ story, at: place(story.title, wanted) })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at).map(({ story }) => story);
}
