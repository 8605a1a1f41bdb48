// Once, quietly: that a browser may throw away what is not used for a while, and what helps against it.

import { say } from "../page/announce";
import { fill, h } from "../page/dom";
import { askToKeep, lasting } from "../practice/storage";
import { exportLog } from "./home-log";
import type { Room } from "./room";

/** There is something to lose. */
const ENOUGH = 5;

function key(room: Room): string {
  return `storygen-${room.deck.project.id}-kept`;
}

function answered(room: Room): boolean {
  try {
    return localStorage.getItem(key(room)) !== null;
  } catch {
    return true; // Nothing is kept here at all, which the notice says.
  }
}

function answer(room: Room): void {
  try {
    localStorage.setItem(key(room), room.today());
  } catch {
    // Asked again at the next visit, then.
  }
}

function offer(room: Room, line: HTMLElement): void {
  const told = (text: string): void => {
    answer(room);
    fill(line, h("p", {}, text));
    say(text);
  };
  const keep = async (): Promise<void> => {
    const kept = await askToKeep();
    told(kept ? "This browser keeps your practice for good." : "The browser did not promise it. Export now and then, or install this page as an app: that is seldom thrown away.");
  };
  const save = (): void => {
    exportLog(room);
    told("Exported. Import the file wherever you go on.");
  };
  fill(line,
    h("p", {}, "A browser may throw away what it keeps for a page that you have not opened for a week."),
    h("button.link", { type: "button", onclick: () => void keep() }, "ask it to keep this"),
    h("button.link", { type: "button", onclick: save }, "export"),
    h("button.link", { type: "button", onclick: () => { answer(room); line.hidden = true; } }, "never mind"));
  line.hidden = false;
}

/** The hint below the log's line; hidden unless there is need, and for ever after it was answered. */
export function keepingLine(room: Room): HTMLElement {
  const line = h("div.log-line.keeping", { hidden: true });
  if (room.log.trouble === null && room.log.size >= ENOUGH && !answered(room)) {
    void lasting().then((state) => state === "lasting" || offer(room, line));
  }
  return line;
}
