// The clock of a mock interview: large figures, a line that fills, one quiet word when a sixth of the time is left.

import { say } from "../page/announce";
import { h, svg } from "../page/dom";
import { clock, length } from "../page/words";

const LEAST_WARNING = 10;
const TICK_MS = 250;

/** How long before the end the word comes: a sixth of the time, ten seconds at least, in fives. */
export function warningSeconds(asked: number): number {
  return Math.max(LEAST_WARNING, Math.round(asked / 30) * 5);
}

/** A running clock; `stop` ends its ticking. The word is said once to those who do not see it. */
export function mockClock(began: number, asked: number): { body: HTMLElement; stop: () => void } {
  const warns = warningSeconds(asked);
  const digits = h("span.clock-digits");
  const fill = svg("rect.clock-fill", { x: 0, y: 0, width: 0, height: 2 });
  const word = h("p.clock-word");
  const body = h("div.clock", {}, h("p.clock-time", { role: "timer", "aria-live": "off" }, digits, h("span.clock-asked", {}, ` of ${length(asked)}`)),
    svg("svg.clock-line", { viewBox: "0 0 100 2", preserveAspectRatio: "none", "aria-hidden": "true" },
      svg("rect.clock-ground", { x: 0, y: 0, width: 100, height: 2 }), fill), word);
  let said = "";
  const tick = (): void => {
    const seconds = Math.max(0, (Date.now() - began) / 1000);
    const text = seconds > asked ? "Over: come to the end." : seconds >= asked - warns ? `${warns} seconds left.` : "";
    digits.textContent = clock(seconds);
    fill.setAttribute("width", String(Math.min(100, (seconds / asked) * 100)));
    body.classList.toggle("near", text !== "");
    body.classList.toggle("over", seconds > asked);
    word.textContent = text;
    if (text !== said && text !== "") say(text);
    said = text;
  };
  tick();
  const timer = window.setInterval(tick, TICK_MS);
  return { body, stop: () => window.clearInterval(timer) };
}
