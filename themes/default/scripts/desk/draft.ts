// A telling that is under way, kept beside the log: a reload or a crash in its middle loses neither clock nor ticks.

import type { Turn } from "../practice/rota";

export interface Draft { turn: string; story: string; question: string; asked: number; began: number; seconds: number | null; ticks: string[]; told: string }

const STALE_MS = 3 * 3_600_000;

function name(project: string): string {
  return `storygen-${project}-telling`;
}

/** Keeps the draft; a browser that keeps nothing is told of by the log, not here. */
export function keepDraft(project: string, draft: Draft | null): void {
  try {
    if (draft === null) localStorage.removeItem(name(project));
    else localStorage.setItem(name(project), JSON.stringify(draft));
  } catch {
    // Without storage a telling lives as long as its page.
  }
}

/** The telling that was under way, unless it is hours old. */
export function keptDraft(project: string, now: number): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(name(project)) ?? "null") as Draft | null;
    return draft && typeof draft.turn === "string" && now - draft.began < STALE_MS && now >= draft.began ? draft : null;
  } catch {
    return null;
  }
}

export function draftOf(turn: Turn, began: number): Draft {
  return { turn: turn.card, story: turn.story?.id ?? "", question: turn.question?.id ?? "", asked: turn.asked, began, seconds: null, ticks: [], told: turn.story?.id ?? "" };
}
