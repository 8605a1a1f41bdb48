// A note on a card: two ready ones, or free words. It opens in the page, not in a dialog, and only when asked for.

import { h } from "../page/dom";
import { say } from "../page/announce";
import { editKeys, type Place } from "../page/edit";
import type { Key } from "../page/keys";
import type { Room } from "./room";

const READY = ["too long", "wrong figure"];

/** The keys of a remark: `w` is the note everywhere; so is `e`, save where it opens the editor at the card. */
export function noteKeys(room: Room, stage: HTMLElement, card: string, place: Place | null): Key[] {
  const edit = editKeys(place);
  const keys = edit.length > 0 ? ["w"] : ["e", "w"];
  return [...edit, { keys, does: "note on this card", run: () => noteLine(room, stage, card) }];
}

/** Opens a line to write a note in, at the foot of the stage; it goes away when kept or left. */
function noteLine(room: Room, stage: HTMLElement, card: string): void {
  if (stage.querySelector("form.remark")) return;
  const field = h<HTMLInputElement>("input", { type: "text", name: "note", dir: "auto", "aria-label": "Note on this card", placeholder: "What is to be mended?", maxlength: 500 });
  const close = (): void => {
    form.remove();
    stage.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  };
  const keep = async (text: string): Promise<void> => {
    if (text.trim() === "") return close();
    await room.append({ type: "note", card, data: { text: text.trim() } });
    say("Note kept.");
    close();
  };
  const form = h<HTMLFormElement>("form.remark", { onsubmit: (event) => { event.preventDefault(); void keep(field.value); } },
    field, h("button.button.quiet", { type: "submit" }, "Keep"),
    READY.map((text) => h("button.link", { type: "button", onclick: () => void keep(text) }, text)));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return form.requestSubmit();
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  stage.append(form);
  field.focus();
}
