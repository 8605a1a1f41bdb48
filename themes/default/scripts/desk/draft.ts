// A telling that is under way, kept beside the log in a database of its own: neither a reload nor a crash in its middle
// loses the clock or a tick. (localStorage would not do: Chromium writes it to the disk seconds later.)

import type { Turn } from "../practice/rota";

export interface Draft { turn: string; story: string; question: string; asked: number; began: number; seconds: number | null; ticks: string[]; told: string }

const STALE_MS = 3 * 3_600_000;
const STORE = "telling";
const KEY = "now";

export function draftOf(turn: Turn, began: number): Draft {
  return { turn: turn.card, story: turn.story?.id ?? "", question: turn.question?.id ?? "", asked: turn.asked, began, seconds: null, ticks: [], told: turn.story?.id ?? "" };
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The telling under way, in memory and on the disk; a browser that keeps nothing is told of by the log, not here. */
export class DraftKeeper {
  private constructor(private readonly database: IDBDatabase | null, private draft: Draft | null) {}

  static async open(project: string): Promise<DraftKeeper> {
    try {
      const database = await opened(`storygen-${project}-telling`);
      const draft = await new Promise<unknown>((resolve, reject) => {
        const request = database.transaction(STORE).objectStore(STORE).get(KEY);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      return new DraftKeeper(database, isDraft(draft) ? draft : null);
    } catch {
      return new DraftKeeper(null, null);
    }
  }

  /** The telling that was under way, unless it is hours old. */
  kept(now: number): Draft | null {
    return this.draft && now >= this.draft.began && now - this.draft.began < STALE_MS ? this.draft : null;
  }

  /** Keeps it; resolves when it is on the disk, or cannot be. */
  keep(draft: Draft | null): Promise<void> {
    this.draft = draft && { ...draft };
    return new Promise((resolve) => {
      if (this.database === null) return resolve();
      try {
        const transaction = this.database.transaction(STORE, "readwrite", { durability: "strict" });
        if (draft === null) transaction.objectStore(STORE).delete(KEY);
        else transaction.objectStore(STORE).put(draft, KEY);
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => resolve();
      } catch {
        resolve();
      }
    });
  }
}

function isDraft(raw: unknown): raw is Draft {
  const draft = raw as Partial<Draft> | null | undefined;
  return typeof draft?.turn === "string" && typeof draft.began === "number" && Array.isArray(draft.ticks);
}
