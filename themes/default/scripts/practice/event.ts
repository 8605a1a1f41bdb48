// One event of practice, as it is stored, exported and merged: appended, never changed.
//
//   review   card, grade, seconds, data {hidden?, typed?}        a fact was graded
//   told     card "<story>/tell/<question>", grade, seconds,
//            data {story, question, asked, ticks, angle?, interrupted?}    a story was told aloud
//   choice   seconds, data {question, picked, ranked}            a story was picked for a question ("": too late)
//   undo     data {of}                                           the event of that id does not count
//   bury, suspend, resume   card                                 put off until tomorrow, for good, taken back
//   note     card, data {text}                                   a remark for the writer
//   date     data {date, name}                                   the interview's date; "" says there is none
//   asked    grade?, data {date, question, bank, story, probe}   what was asked in an interview, and how it went;
//            data {date, done: true}                             that interview is looked back on
//   mock     data {step, of, n, …}, seconds?                     a step of a mock interview; practice/mock-run.ts has them all
//            (its answers are `told` events with data {mock, n})

import { isDay, isStamp, type Day } from "./day";
import { isUlid } from "./ulid";

export type EventType =
  | "review" | "told" | "choice" | "undo" | "bury" | "suspend" | "resume" | "note" | "date" | "asked" | "mock";
export type Grade = 1 | 2 | 3 | 4;

export interface PracticeEvent {
  v: number; id: string; type: EventType | (string & {}); at: string; day: Day; device: string;
  card?: string; grade?: Grade; seconds?: number; data: Record<string, unknown>;
}

export const EVENT_VERSION = 1;

/** Seconds that one event may take; what is beyond is no time, but damage. */
const LONGEST = 1e9;

/** What a reader makes of one row: the event, or why it is none. */
export type Read = { event: PracticeEvent } | { event: null; newer: boolean };

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

export function isGrade(raw: unknown): raw is Grade {
  return raw === 1 || raw === 2 || raw === 3 || raw === 4;
}

/** Reads one row of a log; a row of a newer version says so, anything else that is no event is simply none. */
export function readEvent(raw: unknown): Read {
  if (!isRecord(raw)) return { event: null, newer: false };
  if (typeof raw.v === "number" && raw.v > EVENT_VERSION) return { event: null, newer: true };
  const sound =
    raw.v === EVENT_VERSION && isUlid(raw.id) && typeof raw.type === "string" && isDay(raw.day) &&
    isStamp(raw.at) && (raw.data === undefined || isRecord(raw.data)) &&
    (raw.card === undefined || typeof raw.card === "string") && (raw.grade === undefined || isGrade(raw.grade)) &&
    (raw.seconds === undefined || (typeof raw.seconds === "number" && raw.seconds >= 0 && raw.seconds <= LONGEST)) &&
    (raw.type !== "review" || (isGrade(raw.grade) && typeof raw.card === "string"));
  if (!sound) return { event: null, newer: false };
  return { event: { ...raw, device: String(raw.device ?? ""), data: raw.data ?? {} } as PracticeEvent };
}

/** A text of an event's data; "" where it holds none. */
export function text(event: PracticeEvent, name: string): string {
  const value = event.data[name];
  return typeof value === "string" ? value : "";
}

/** The order in which a log is read: by day, then by name. It does not depend on who merged what when. */
export function inOrder(events: Iterable<PracticeEvent>): PracticeEvent[] {
  return [...events].sort((a, b) => compare(a.day, b.day) || compare(a.id, b.id));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
