// The practice log as a page of the shelves can read it: what this browser holds, and the project's own under `serve`.
// (Firefox gives each file:// page a store of its own: there these pages find none, and say nothing.)

import { carried } from "../practice/carried";
import type { PracticeEvent } from "../practice/event";
import { peek } from "../practice/store";
import { servedLog, sound } from "../practice/sync";
import { counting } from "../practice/tellings";

async function quietly<T>(rows: () => Promise<T[]>): Promise<T[]> {
  try {
    return await rows();
  } catch {
    return []; // No log is no news on a page to read.
  }
}

/** What the page's `data-formerly` say: "old>new", apart by spaces. */
function renamed(): Record<string, string> {
  const pairs = [...document.querySelectorAll<HTMLElement>("[data-formerly]")].flatMap((one) => (one.dataset.formerly ?? "").split(" "));
  return Object.fromEntries(pairs.map((pair) => pair.split(">") as [string, string]));
}

async function read(project: string): Promise<PracticeEvent[]> {
  const [here, served] = await Promise.all([quietly(async () => sound(await peek(project))), quietly(servedLog)]);
  return counting(carried(new Map([...here, ...served].map((event) => [event.id, event])).values(), renamed()));
}

/** Calls back with the events that count, now and when the page comes back out of the browser's memory. */
export function withLog(use: (events: PracticeEvent[]) => void): void {
  const look = (): void => void read(document.documentElement.dataset.project ?? "").then(use);
  look();
  addEventListener("pageshow", (event) => event.persisted && look());
}
