// Recordings of tellings: on this device alone, in a database of their own, within a limit; the oldest make room.

export interface Recording { id: string; card: string; at: string; seconds: number; size: number; blob: Blob }

const STORE = "recordings";
/** Bytes that all recordings together may take: about three hours of speech. */
export const LIMIT = 60 * 1024 * 1024;

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** The recordings that have to go so that `size` more bytes fit, the oldest first. */
export function toDrop(kept: readonly { id: string; at: string; size: number }[], size: number, limit = LIMIT): string[] {
  let total = kept.reduce((sum, one) => sum + one.size, size);
  const gone: string[] = [];
  for (const one of [...kept].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    if (total <= limit) break;
    total -= one.size;
    gone.push(one.id);
  }
  return gone;
}

export class Recordings {
  private database: Promise<IDBDatabase> | null = null;

  constructor(private readonly project: string) {}

  private open(): Promise<IDBDatabase> {
    this.database ??= (() => {
      const request = indexedDB.open(`storygen-${this.project}-recordings`, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
      return done(request);
    })();
    return this.database;
  }

  /** All recordings, the newest first; none where the browser keeps nothing. */
  async all(): Promise<Recording[]> {
    try {
      const store = (await this.open()).transaction(STORE).objectStore(STORE);
      const rows = (await done(store.getAll())) as Recording[];
      return rows.sort((a, b) => (a.at < b.at ? 1 : -1));
    } catch {
      return [];
    }
  }

  /** Keeps one; rejects where there is no room. */
  async keep(recording: Recording): Promise<void> {
    const drop = toDrop(await this.all(), recording.size);
    const transaction = (await this.open()).transaction(STORE, "readwrite");
    for (const id of drop) transaction.objectStore(STORE).delete(id);
    transaction.objectStore(STORE).put(recording);
    await finished(transaction);
  }

  async remove(id: string): Promise<void> {
    const transaction = (await this.open()).transaction(STORE, "readwrite");
    transaction.objectStore(STORE).delete(id);
    await finished(transaction);
  }
}
