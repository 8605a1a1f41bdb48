// On a story's page, once it was told: how long its teller takes, and all that is written at the pace they have shown.

import { h } from "../page/dom";
import { clock, count } from "../page/words";
import { keptPace } from "../practice/own-pace";
import { text, type PracticeEvent } from "../practice/event";
import { ownTime } from "../practice/told";
import { tellingOf } from "../practice/tellings";
import { withLog } from "./log";

/** "2 min 05 s", as the build writes it. */
function long(seconds: number): string {
  return `${Math.floor(seconds / 60)} min ${String(Math.round(seconds) % 60).padStart(2, "0")} s`;
}

function yours(events: readonly PracticeEvent[], story: string): string {
  const tellings = events.filter((event) => event.type === "told" && text(event, "story") === story).map(tellingOf);
  const own = ownTime(tellings);
  if (own) return `you: ${clock(own.seconds)}${own.tellings > 1 ? `, median of ${count(own.tellings)}` : ""}`;
  const last = tellings[tellings.length - 1];
  return last ? `you: ${clock(last.seconds)} of ${clock(last.asked)} asked for` : "";
}

function draw(line: HTMLElement, events: readonly PracticeEvent[]): void {
  const words = yours(events, line.dataset.story ?? "");
  line.querySelector(".own-time")?.remove();
  if (words === "") return;
  const pace = keptPace(document.documentElement.dataset.project ?? "");
  const [seconds, usual] = [Number(line.dataset.seconds), Number(line.dataset.pace)];
  const written = line.querySelector("b");
  if (pace !== null && seconds > 0 && usual > 0 && written) written.textContent = long(Math.round((seconds * usual) / pace));
  line.append(h("span.own-time", {}, pace === null ? ` (${words})` : ` at your pace (${words})`));
}

/** Starts it where the page has a time aloud. */
export function startOwnTime(): void {
  const line = document.querySelector<HTMLElement>(".aloud[data-story]");
  if (line) withLog((events) => draw(line, events));
}
