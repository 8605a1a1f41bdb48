// A clock stopped as soon as it ran: asked about, not taken for a telling.

import { say } from "../page/announce";
import { fill, h } from "../page/dom";
import type { Key } from "../page/keys";
import { keyButton } from "./stage";

/** Seconds below which nothing was told. The shortest telling asked for is thirty, and five hold about twelve words, which
 * is no first sentence; a slip of the finger, a double press or a key in the wrong window, stops the clock well before. */
export const LEAST_SECONDS = 5;

export interface Early {
  /** The line that asks; empty until a press comes too early. */
  body: HTMLElement;
  /** Its keys, once it has asked. */
  readonly keys: readonly Key[];
  /** Whether a press to stop at this second comes too early; then it asks, and the clock runs on. */
  asks: (seconds: number) => boolean;
}

/** `back` puts the question back and records nothing; `count` takes it as told all the same. */
export function early(back: () => void, count: () => void): Early {
  const body = h("div.early");
  let asked = false;
  const keys: Key[] = [
    { keys: ["x"], does: "stop, not told", run: () => asked && back() },
    { keys: ["y"], does: "stop, it was told", run: () => asked && count() },
  ];
  const asks = (seconds: number): boolean => {
    if (seconds >= LEAST_SECONDS) return false;
    if (asked) return true;
    asked = true;
    const words = "The clock has only just begun, and runs on.";
    fill(body, h("p.early-words", {}, words), h("div.early-ways", {},
      keyButton("button.quiet", "x", "stop, not told", back), keyButton("button.quiet", "y", "it was told", count)));
    say(`${words} Go on telling; x stops and records nothing, y counts it as told.`);
    // From then on the clock stops as it always does, and no key throws a telling away.
    window.setTimeout(() => {
      asked = false;
      fill(body);
    }, (LEAST_SECONDS - seconds) * 1000);
    return true;
  };
  return { body, get keys() { return asked ? keys : []; }, asks };
}
