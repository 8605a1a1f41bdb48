// How fast this person tells, as the desk has worked it out, kept for the pages that cannot: it takes every story's length.

function key(project: string): string {
  return `storygen-${project}-pace`;
}

/** Words a minute; null while the desk knows none. */
export function keptPace(project: string): number | null {
  try {
    const pace = Number(localStorage.getItem(key(project)));
    return Number.isFinite(pace) && pace > 0 ? pace : null;
  } catch {
    return null;
  }
}

export function keepPace(project: string, pace: number | null): void {
  try {
    if (pace === null) localStorage.removeItem(key(project));
    else localStorage.setItem(key(project), pace.toFixed(1));
  } catch {
    // The pages to read then go by the project's pace.
  }
}
