// Events for the tests, made as the log makes them.

import { shift, type Day } from "../../themes/default/scripts/practice/day";
import type { EventType, Grade, PracticeEvent } from "../../themes/default/scripts/practice/event";
import { ulid } from "../../themes/default/scripts/practice/ulid";

const last = new Map<Day, string>();

export function event(type: EventType, day: Day, more: Partial<PracticeEvent> = {}): PracticeEvent {
  const id = ulid(Date.parse(`${day}T18:00:00Z`), last.get(day));
  last.set(day, id);
  return { v: 1, id, type, at: `${day}T18:00:00.000+00:00`, day, device: "test", data: {}, ...more };
}

export function review(card: string, day: Day, grade: Grade, seconds = 8): PracticeEvent {
  return event("review", day, { card, grade, seconds });
}

export function told(story: string, day: Day, question = "q-a"): PracticeEvent {
  return event("told", day, { card: `${story}/tell/${question}`, grade: 3, seconds: 85, data: { story, question, asked: 90, ticks: {} } });
}

/** A repeatable source of chance (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TYPES: EventType[] = ["review", "review", "review", "review", "told", "undo", "bury", "suspend", "resume", "date", "note"];

/** A history of any events over sixty days, undos among them. */
export function history(seed: number, length: number): PracticeEvent[] {
  const next = chance(seed);
  const list: PracticeEvent[] = [];
  for (let i = 0; i < length; i += 1) {
    const day = shift("2026-01-01", Math.floor(next() * 60));
    const type = TYPES[Math.floor(next() * TYPES.length)] ?? "review";
    const card = `s${Math.floor(next() * 4)}/numbers/m`;
    const grade = (1 + Math.floor(next() * 4)) as Grade;
    if (type === "review") list.push(review(card, day, grade));
    else if (type === "told") list.push(told(`s${Math.floor(next() * 4)}`, day));
    else if (type === "undo") list.push(event("undo", day, { data: { of: list[Math.floor(next() * list.length)]?.id ?? "" } }));
    else if (type === "date") list.push(event("date", day, { data: { date: shift(day, 20), name: "" } }));
    else list.push(event(type, day, { card, data: type === "note" ? { text: "too long" } : {} }));
  }
  return list;
}
