// The log as a file: written for export, read for import, with a kind word for files that cannot be used.

import { EVENT_VERSION, readEvent, type PracticeEvent } from "./event";

interface LogFile { storygen: "practice-log"; v: number; project: string; exported: string; events: unknown[] }

/** The export: every event, and the rows that could not be read, as they are. */
export function exportText(project: string, events: Iterable<PracticeEvent>, unread: readonly unknown[], at: string): string {
  const rows: unknown[] = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
  const file: LogFile = { storygen: "practice-log", v: EVENT_VERSION, project, exported: at, events: [...rows, ...unread] };
  return JSON.stringify(file, null, 1);
}

export type Import =
  | { ok: true; events: PracticeEvent[]; unreadable: number; newer: number; project: string }
  | { ok: false; why: string };

const NO_LOG = "This file is no practice log of storygen.";
const EMPTY = "There is no practice in this file yet: it holds no event. Nothing was changed.";

function rowsOf(raw: unknown): { rows: unknown[]; project: string } | string {
  if (Array.isArray(raw)) return { rows: raw, project: "" };
  if (typeof raw !== "object" || raw === null) return NO_LOG;
  const file = raw as Partial<LogFile>;
  if (file.storygen !== "practice-log" || !Array.isArray(file.events)) return NO_LOG;
  if (typeof file.v === "number" && file.v > EVENT_VERSION) {
    return "This file was written by a newer storygen. Build the site with that version, then import it.";
  }
  return { rows: file.events, project: String(file.project ?? "") };
}

/** Reads an export (ours, or a bare list of events) for the project `project`. */
export function readExport(content: string, project: string): Import {
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch {
    const begun = content.trimStart().startsWith("{") || content.trimStart().startsWith("[");
    return { ok: false, why: begun ? "This file breaks off before its end. Export it once more." : NO_LOG };
  }
  const found = rowsOf(raw);
  if (typeof found === "string") return { ok: false, why: found };
  if (found.project !== "" && found.project !== project) {
    return { ok: false, why: `This log belongs to the project “${found.project}”; this is “${project}”. Nothing was changed.` };
  }
  if (found.rows.length === 0) return { ok: false, why: EMPTY };
  const read = found.rows.map(readEvent);
  const events = read.map((row) => row.event).filter((event): event is PracticeEvent => event !== null);
  const newer = read.filter((row) => row.event === null && row.newer).length;
  if (events.length === 0 && found.rows.length > 0) return { ok: false, why: newer > 0 ? "Every event in this file is of a newer storygen." : NO_LOG };
  return { ok: true, events, unreadable: read.length - events.length - newer, newer, project: found.project };
}
