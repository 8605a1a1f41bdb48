// The tellings of a log, and which of its events count: what a page of the shelves can read without the desk's scheduler.

import type { Day } from "./day";
import { inOrder, text, type PracticeEvent } from "./event";

/** One telling of a story. */
export interface Telling {
  id: string; story: string; question: string; angle: string; day: Day; at: string; grade: number; seconds: number;
  asked: number; ticks: Record<string, boolean>;
}

export function tellingOf(event: PracticeEvent): Telling {
  const ticks = event.data.ticks;
  return {
    id: event.id, story: text(event, "story"), question: text(event, "question"), angle: text(event, "angle"),
    day: event.day, at: event.at, grade: event.grade ?? 0, seconds: event.seconds ?? 0,
    asked: typeof event.data.asked === "number" ? event.data.asked : 0,
    ticks: typeof ticks === "object" && ticks !== null ? (ticks as Record<string, boolean>) : {},
  };
}

/** The events that do not count. An undo may be undone itself: the newest is read first, and one taken back takes nothing back. */
function takenBack(events: readonly PracticeEvent[]): Set<string> {
  const undone = new Set<string>();
  const undos = events.filter((event) => event.type === "undo").sort((a, b) => (a.id < b.id ? 1 : -1));
  for (const undo of undos) if (!undone.has(undo.id)) undone.add(text(undo, "of"));
  return undone;
}

/** The events that count, in order. */
export function counting(events: Iterable<PracticeEvent>): PracticeEvent[] {
  const all = [...events];
  const undone = takenBack(all);
  return inOrder(all.filter((event) => event.type !== "undo" && !undone.has(event.id)));
}
