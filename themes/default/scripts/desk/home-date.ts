// The interview's date: asked for in a line, kept in the log.

import { say } from "../page/announce";
import { h } from "../page/dom";
import { longDate } from "../page/words";
import { calendar } from "../practice/calendar";
import { isDay } from "../practice/day";
import type { Room } from "./room";

async function keep(room: Room, date: string): Promise<void> {
  if (date !== "" && !isDay(date)) return;
  await room.append({ type: "date", data: { date, name: "" } });
  say(date === "" ? "No date." : `Your interview is on ${longDate(date)}.`);
  room.go("#/");
}

function form(room: Room, current: string | null, shown: boolean): HTMLElement {
  const field = h<HTMLInputElement>("input", { type: "date", name: "date", id: "interview-date", min: room.today(), value: current ?? "", required: true });
  return h("form.date-form", { hidden: !shown, onsubmit: (event) => { event.preventDefault(); void keep(room, field.value); } },
    h("label", { for: "interview-date" }, "When is your interview?"), field, h("button.button.quiet", { type: "submit" }, "Keep"),
    current === null ? null : h("button.link", { type: "button", onclick: () => void keep(room, "") }, "no date"));
}

/** The line under the days: the date and a way to change it, or the question. */
export function dateLine(room: Room, name: string): HTMLElement {
  const date = calendar(room.deck.project, room.state(), room.today()).date;
  const line = form(room, date, date === null);
  if (date === null) return h("div.date-line", {}, line);
  const change = h("button.link", { type: "button", "aria-expanded": "false" }, "change");
  change.addEventListener("click", () => {
    line.hidden = !line.hidden;
    change.setAttribute("aria-expanded", String(!line.hidden));
    if (!line.hidden) line.querySelector("input")?.focus();
  });
  return h("div.date-line", {}, h("p", {}, name, " ", change), line);
}
