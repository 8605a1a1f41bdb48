// The live region: what changed, said once to those who do not see it.

import { h } from "./dom";

let region: HTMLElement | null = null;

/** Says a text politely; the same text twice is said twice. */
export function say(text: string): void {
  if (region === null) {
    region = h("p.visually-hidden", { role: "status", "aria-live": "polite", id: "said" });
    document.body.append(region);
  }
  region.textContent = region.textContent === text ? `${text} ` : text;
}
