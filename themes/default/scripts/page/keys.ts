// The keyboard: one table of keys for what is on the screen, so that no key is shown that does nothing, and `?` lists them.

import { h } from "./dom";

export interface Key {
  /** Values of KeyboardEvent.key, lower case; the first is the one shown. */
  keys: readonly string[];
  does: string;
  run: () => void;
  /** Left out of the list of keys where it is shown beside its button anyway or stands for a group. */
  label?: string;
}

/** Two presses of one key closer than this are a slip of the finger: nobody has read what came in between. */
const DOUBLE_MS = 400;

let local: readonly Key[] = [];
let last = { name: "", at: -DOUBLE_MS };
let turned = false;
const always: Key[] = [];

/** The keys of the view on the screen; replaces those of the one before. */
export function setKeys(keys: readonly Key[]): void {
  local = keys;
}

/** Something else to answer has come on the screen: the second press of a double press is none to that. */
export function turn(): void {
  turned = true;
}

/** A key that works everywhere. */
export function addGlobalKey(key: Key): void {
  always.push(key);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

/** Enter and Space belong to the control that has the focus. */
function belongsToControl(event: KeyboardEvent): boolean {
  const pressed = event.key === "Enter" || event.key === " ";
  return pressed && event.target instanceof Element && event.target.closest("a[href], button, summary, [role=option]") !== null;
}

/** Enter or Space held down, or pressed twice while the screen turned: once is meant. */
function onceIsMeant(event: KeyboardEvent): boolean {
  const presses = event.key === "Enter" || event.key === " ";
  if (event.repeat) return presses;
  if (presses && turned && event.key === last.name && event.timeStamp - last.at < DOUBLE_MS) return true;
  noted(event);
  return false;
}

/** Remembers a press, one in a field too: the Enter that ends a typed answer is half of a double press. */
function noted(event: KeyboardEvent): void {
  if (event.repeat) return;
  last = { name: event.key, at: event.timeStamp };
  turned = false;
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const name = event.key.toLowerCase();
  const open = document.querySelector("dialog[open]") !== null;
  if (isField(event.target)) return noted(event);
  if (onceIsMeant(event) && !open && local.some((key) => key.keys.includes(name))) return event.preventDefault();
  if (event.repeat || open || belongsToControl(event)) return;
  const key = [...local, ...always].find((candidate) => candidate.keys.includes(name));
  if (!key) return;
  event.preventDefault();
  key.run();
}

export function listenForKeys(): void {
  document.addEventListener("keydown", onKey);
  for (const between of ["pointerdown", "hashchange"]) addEventListener(between, () => last = { name: "", at: 0 });
  addGlobalKey({ keys: ["?"], does: "list the keys", run: showKeys });
}

const NAMES: Record<string, string> = { " ": "space", escape: "esc", arrowleft: "←", arrowright: "→", enter: "enter" };

/** A key as it is printed. */
export function keyName(key: string): string {
  return NAMES[key] ?? key;
}

function row(key: Key): HTMLElement {
  const names = key.label ? [key.label] : key.keys.map(keyName);
  return h("div.keys-row", {}, h("dt", {}, names.map((name) => h("kbd", {}, name))), h("dd", {}, key.does));
}

function showKeys(): void {
  const dialog = h<HTMLDialogElement>("dialog.keys", { "aria-labelledby": "keys-title" },
    h("h2", { id: "keys-title" }, "Keys"),
    h("dl", {}, local.map(row), always.map(row)),
    h("form", { method: "dialog" }, h("button.button.quiet", {}, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}
