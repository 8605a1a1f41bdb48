// On the list of stories: how far each is told, by the log of this browser, and a facet to narrow the list by.

import { count } from "../page/words";
import { dayOf, type Day } from "../practice/day";
import { text, type PracticeEvent } from "../practice/event";
import { isTold } from "../practice/told";

export const TOLD: readonly (readonly [string, string])[] = [["yes", "told"], ["some", "on the way"], ["no", "not yet"]];

/** The days that each story was told on, in order, without repeats. */
export function toldDays(events: readonly PracticeEvent[]): Map<string, Day[]> {
  const days = new Map<string, Day[]>();
  for (const event of events.filter((one) => one.type === "told" && text(one, "story") !== "")) {
    const known = days.get(text(event, "story")) ?? [];
    if (known[known.length - 1] !== event.day) days.set(text(event, "story"), [...known, event.day]);
  }
  return days;
}

function said(days: number, told: boolean): string {
  if (told) return "told";
  return days === 1 ? "told once" : `told on ${count(days)} days`;
}

/** Marks the stories of the list; false where nothing was ever told, so that there is nothing to narrow by. */
export function markTold(list: HTMLElement, events: readonly PracticeEvent[]): boolean {
  const today = dayOf(new Date());
  const past = events.filter((event) => event.day <= today);
  const days = toldDays(past);
  const reviews = past.filter((event) => event.type === "review");
  for (const item of list.querySelectorAll<HTMLElement>(":scope > li")) {
    const its = days.get(item.dataset.story ?? "") ?? [];
    const told = isTold(its, item.dataset.headline ?? "", reviews, today);
    item.dataset.told = told ? "yes" : its.length > 0 ? "some" : "no";
    item.querySelector(".told-mark")?.remove();
    if (its.length === 0) continue;
    const mark = document.createElement("span");
    mark.className = "told-mark";
    mark.textContent = said(its.length, told);
    item.querySelector(".facts")?.append(" ", mark);
  }
  return days.size > 0;
}
