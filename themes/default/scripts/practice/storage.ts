// Storage that lasts: whether this browser may throw practice away when nobody comes for a while, and asking it not to.

/** "lasting": promised, or kept elsewhere; "loose": it may be deleted; "unknown": the browser does not say. */
export type Lasting = "lasting" | "loose" | "unknown";

/** Under `serve` the project keeps the log; elsewhere the browser is asked, which asks nobody. */
export async function lasting(): Promise<Lasting> {
  if (document.querySelector('meta[name="storygen-serve"]')) return "lasting";
  try {
    return (await navigator.storage.persisted()) ? "lasting" : "loose";
  } catch {
    return "unknown";
  }
}

/** Where practice is kept, as a reader knows it: under `serve` in the project's log, else in this browser. */
export function keptIn(): string {
  return document.querySelector('meta[name="storygen-serve"]') ? "in this project" : "in this browser";
}

/** Asks the browser to keep what is here; some ask the person, so only on a click. */
export async function askToKeep(): Promise<boolean> {
  try {
    return await navigator.storage.persist();
  } catch {
    return false;
  }
}
