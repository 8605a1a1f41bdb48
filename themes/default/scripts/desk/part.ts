// A part of a desk page: its cue in the margin, what it says beside it.

import { h, type Child } from "../page/dom";

export function part(cue: string, ...children: Child[]): HTMLElement {
  return h("section.part", {}, h("h2.cue", {}, cue), h("div", {}, ...children));
}

/** The words that say the same as a picture, folded. */
export function inWords(label: string, lines: readonly string[]): HTMLElement {
  return h("details.in-words", {}, h("summary", {}, label), h("ul", {}, lines.map((line) => h("li", {}, line))));
}
