// What is typed on After and not kept yet: it outlives a closed page, on this device alone.

export interface AfterDraft { question: string; bank: string; story: string; grade: string; probe: string }

export const NOTHING: AfterDraft = { question: "", bank: "", story: "", grade: "3", probe: "" };

function key(project: string, date: string): string {
  return `storygen-${project}-after-${date}`;
}

export function readDraft(project: string, date: string): AfterDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(key(project, date)) ?? "{}") as Record<string, unknown>;
    return Object.fromEntries(Object.entries(NOTHING).map(([name, usual]) => [name, typeof kept[name] === "string" ? kept[name] : usual])) as unknown as AfterDraft;
  } catch {
    return NOTHING;
  }
}

/** Keeps the draft; null is rid of it. A browser that keeps nothing is told of by the log. */
export function keepDraft(project: string, date: string, draft: AfterDraft | null): void {
  try {
    if (draft === null) localStorage.removeItem(key(project, date));
    else localStorage.setItem(key(project, date), JSON.stringify(draft));
  } catch {
    // What is typed then lives as long as the page.
  }
}
