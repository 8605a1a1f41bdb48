// The clock of a telling: seconds in large figures, a line that fills, a quiet word before the time is over.

import { h, svg } from "../page/dom";
import { clock, length } from "../page/words";

const WARNS_AT = 10;

export interface Interruption { at: number; ask: string }

export interface ClockFace {
  body: HTMLElement;
  stop: () => void;
  /** Waves an interruption off; false where none stands in the way. */
  goOn: () => boolean;
}

/** A running clock; an interruption cuts in at its second and stays until it is answered. */
export function startClock(began: number, asked: number, interruption: Interruption | null = null): ClockFace {
  let cut: "to come" | "open" | "over" = interruption ? "to come" : "over";
  const probe = h("div.cut-in", { "aria-live": "assertive" });
  const digits = h("span.clock-digits");
  const fill = svg("rect.clock-fill", { x: 0, y: 0, width: 0, height: 2 });
  const word = h("p.clock-word");
  const body = h("div.clock", {}, h("p.clock-time", { role: "timer", "aria-live": "off" }, digits, h("span.clock-asked", {}, ` of ${length(asked)}`)),
    line(fill), word, probe);
  const tick = (): void => {
    const seconds = Math.max(0, (Date.now() - began) / 1000);
    digits.textContent = clock(seconds);
    fill.setAttribute("width", String(Math.min(100, (seconds / asked) * 100)));
    body.classList.toggle("near", seconds >= asked - WARNS_AT);
    body.classList.toggle("over", seconds > asked);
    if (interruption && cut === "to come" && seconds >= interruption.at) {
      cut = "open";
      probe.append(h("p.cue", {}, "they cut in"), h("p.cut-in-ask", { dir: "auto" }, interruption.ask), h("p.direction", {}, "Answer, then go on."));
    }
    word.textContent = seconds > asked ? "over: come to the end" : seconds >= asked - WARNS_AT ? "ten seconds" : "";
  };
  tick();
  const timer = window.setInterval(tick, 250);
  const goOn = (): boolean => {
    if (cut !== "open") return false;
    cut = "over";
    probe.replaceChildren();
    return true;
  };
  return { body, stop: () => window.clearInterval(timer), goOn };
}

/** A bar that fills in so many seconds, then says so once. */
export function startBar(seconds: number, over: () => void): { body: HTMLElement; stop: () => void } {
  const fill = svg("rect.clock-fill", { x: 0, y: 0, width: 0, height: 2 });
  const body = h("div.ten", { role: "img", "aria-label": `${seconds} seconds` }, line(fill));
  const began = Date.now();
  const timer = window.setInterval(() => {
    const part = (Date.now() - began) / 1000 / seconds;
    fill.setAttribute("width", String(Math.min(100, part * 100)));
    if (part < 1) return;
    window.clearInterval(timer);
    over();
  }, 100);
  return { body, stop: () => window.clearInterval(timer) };
}

function line(fill: SVGElement): SVGElement {
  return svg("svg.clock-line", { viewBox: "0 0 100 2", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect.clock-ground", { x: 0, y: 0, width: 100, height: 2 }), fill);
}
