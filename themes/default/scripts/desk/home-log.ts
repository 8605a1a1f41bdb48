// The practice log as a file, in one quiet line: how much there is, export, import.

import { say } from "../page/announce";
import { h } from "../page/dom";
import { counted } from "../page/words";
import { stamp } from "../practice/day";
import { keptIn } from "../practice/storage";
import { exportText, readExport } from "../practice/transfer";
import type { Room } from "./room";

/** Gives the whole log to the browser as a download. */
export function exportLog(room: Room): void {
  const text = exportText(room.deck.project.id, room.log.events, room.log.unread, stamp(new Date()));
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = h<HTMLAnchorElement>("a", { href: address, download: `storygen-${room.deck.project.id}-${room.today()}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Merges a file into the log; returns what to tell. */
export async function importLog(room: Room, content: string): Promise<string> {
  const read = readExport(content, room.deck.project.id);
  if (!read.ok) return read.why;
  const added = await room.log.merge(read.events);
  const rest = [
    read.events.length - added > 0 ? `${read.events.length - added} were here already` : "",
    read.newer > 0 ? `${read.newer} are of a newer storygen and were left out` : "",
    read.unreadable > 0 ? `${read.unreadable} could not be read and were left out` : "",
  ].filter((text) => text !== "");
  return `${added} ${added === 1 ? "event" : "events"} taken over${rest.length > 0 ? `; ${rest.join("; ")}` : ""}.`;
}

export function logLine(room: Room): HTMLElement {
  const told = h("span.log-told");
  const field = h<HTMLInputElement>("input", { type: "file", accept: ".json,application/json", id: "import-file", hidden: true });
  field.addEventListener("change", () => {
    const file = field.files?.[0];
    if (!file) return;
    void file.text().then((content) => importLog(room, content)).then((text) => {
      const line = document.querySelector(".log-told") ?? told;
      line.textContent = text;
      say(text);
    });
    field.value = "";
  });
  const events = room.log.size;
  return h("div.log-line", {},
    h("p", {}, events === 0 ? `Your practice is kept ${keptIn()}.` : `${counted(events, "event").replace(/^\w/, (c) => c.toUpperCase())} of practice ${keptIn()}.`),
    events > 0 ? h("button.link", { type: "button", onclick: () => exportLog(room) }, "export") : null,
    h("button.link", { type: "button", onclick: () => field.click() }, "import"), field, told);
}
