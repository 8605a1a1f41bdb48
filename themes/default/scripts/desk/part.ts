// A part of a desk page: its cue in the margin, what it says beside it.

import { h, type Child } from "../page/dom";

export function part(cue: string, ...children: Child[]): HTMLElement {
  return h("section.part", {}, h("h2.cue", {}, cue), h("div", {}, ...children));
}

/** The words that say the same as a picture, folded. */
export function inWords(label: string, lines: readonly string[]): HTMLElement {
  return h("details.in-words.same", {}, h("summary", {}, label), h("ul", {}, lines.map((line) => h("li", {}, line))));
}

/** What goes beyond a screenful, folded; nothing where there is no more. */
export function folded(rest: number, body: Child): Child {
  return rest > 0 ? h("details.in-words", {}, h("summary", {}, `${rest} more`), body) : null;
}
