// A name for this browser, so that the log tells devices apart: made by chance, kept where the browser keeps anything.

import { ulid } from "./ulid";

export function deviceName(project: string): string {
  const key = `storygen-${project}-device`;
  const fresh = `browser-${ulid(0).slice(-8).toLowerCase()}`;
  try {
    const kept = localStorage.getItem(key);
    if (kept) return kept;
    localStorage.setItem(key, fresh);
  } catch {
    // Without storage every visit is a device of its own.
  }
  return fresh;
}
