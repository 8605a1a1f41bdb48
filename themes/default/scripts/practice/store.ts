// Where the log lies: an IndexedDB database of the project's own, one store, one row an event, rows added and never changed.

import type { PracticeEvent } from "./event";

export interface Store {
  /** Every row, whatever it holds. */
  rows(): Promise<unknown[]>;
  /** Adds the events that are not there yet; resolves once they are on the disk. */
  add(events: readonly PracticeEvent[]): Promise<void>;
  close(): void;
}

/** Why nothing can be kept: "denied" (private window, setting), "full" (no room left), "failed" (anything else). */
export type StoreTrouble = "denied" | "full" | "failed";

const VERSION = 1;
const STORE = "log";

/** What an exception of IndexedDB means to a person. */
export function trouble(error: unknown): StoreTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "SecurityError" || name === "InvalidStateError" || name === "NotAllowedError" ? "denied" : "failed";
}

function opened(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      if (!request.result.objectStoreNames.contains(STORE)) request.result.createObjectStore(STORE, { keyPath: "id" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new DOMException("another tab holds an older version open", "AbortError"));
  });
}

function added(database: IDBDatabase, events: readonly PracticeEvent[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    const store = transaction.objectStore(STORE);
    for (const event of events) store.put(event);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("the write was given up", "AbortError"));
  });
}

function read(database: IDBDatabase): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const request = database.transaction(STORE, "readonly").objectStore(STORE).getAll();
    request.onsuccess = () => resolve(request.result as unknown[]);
    request.onerror = () => reject(request.error);
  });
}

/** Every row of the project's database, which is not made where there is none; to look and no more. */
export function peek(project: string): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(`storygen-${project}`);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = (event) => {
      event.preventDefault();
      resolve([]);
    };
    request.onsuccess = () => read(request.result).then(resolve, reject).finally(() => request.result.close());
  });
}

/** Opens the project's database; rejects where the browser keeps nothing. */
export async function openStore(project: string): Promise<Store> {
  if (typeof indexedDB === "undefined") throw new DOMException("no IndexedDB", "SecurityError");
  const database = await opened(`storygen-${project}`);
  database.onversionchange = () => database.close();
  return {
    rows: () => read(database),
    add: (events) => added(database, events),
    close: () => database.close(),
  };
}
