// The stage of practice: a question that stays where it is, a room below it, and a bar at the foot whose height never changes.

import { h, fill, type Child } from "../page/dom";
import type { Key } from "../page/keys";
import type { Grade } from "../practice/event";

export interface Stage {
  body: HTMLElement;
  status: HTMLElement;
  /** Replaces the question; `kicker` is the stage direction above it. */
  ask(kicker: Child, question: Child): void;
  /** Replaces what stands below the question. */
  show(...children: Child[]): void;
  /** Replaces the buttons at the foot. */
  bar(...children: Child[]): void;
  /** Replaces the small tools beside them. */
  tools(...children: Child[]): void;
  /** front, running or back: what the styles may tell apart. */
  side(name: "front" | "running" | "back" | "end"): void;
  /** Puts the focus on the first button at the foot, or on the question. */
  focus(where: "bar" | "question"): void;
}

export function stage(leave: () => void): Stage {
  const status = h("p.stage-status");
  const kicker = h("p.stage-kicker", { dir: "auto" });
  const question = h("h1.stage-question", { tabindex: "-1", dir: "auto" });
  const room = h("div.stage-room");
  const bar = h("div.stage-bar");
  const tools = h("div.stage-tools");
  const body = h("section.stage", {},
    h("header.stage-head", {}, h("button.stage-leave", { type: "button", onclick: leave }, h("kbd", {}, "esc"), " leave"), status),
    h("div.stage-ask", {}, kicker, question), room, h("footer.stage-foot", {}, bar, tools));
  const focus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });
  /** A control that goes with what it belonged to hands the focus on to the question, not to nowhere. */
  const refill = (part: HTMLElement, children: readonly Child[]): void => {
    const held = part.contains(document.activeElement);
    fill(part, children);
    if (held) focus(question);
  };
  return {
    body, status,
    ask: (direction, text) => {
      fill(kicker, direction);
      fill(question, text);
    },
    show: (...children) => refill(room, children),
    bar: (...children) => refill(bar, children),
    tools: (...children) => refill(tools, children),
    side: (name) => body.setAttribute("data-side", name),
    focus: (where) => focus(where === "bar" ? bar.querySelector("button") : question),
  };
}

/** A button with its key printed on it. */
export function keyButton(what: string, key: string, label: Child, run: () => void, props: Record<string, string> = {}): HTMLElement {
  return h(`button.${what}`, { type: "button", onclick: run, ...props }, h("kbd", { "aria-hidden": "true" }, key), h("span", { dir: "auto" }, label));
}

const GRADES: readonly (readonly [Grade, string])[] = [[1, "again"], [2, "hard"], [3, "good"], [4, "easy"]];

/** What a grade is called. */
export function gradeName(grade: Grade): string {
  return GRADES.find(([n]) => n === grade)?.[1] ?? "";
}

/** The four grades, the suggested one marked as what Enter takes. */
export function gradeButtons(suggested: Grade, grade: (n: Grade) => void): HTMLElement[] {
  return GRADES.map(([n, name]) => {
    const button = keyButton(`grade.grade-${name}`, String(n), name, () => grade(n));
    if (n === suggested) {
      button.classList.add("suggested");
      button.append(h("span.enter", {}, "enter"));
    }
    return button;
  });
}

/** Their keys. */
export function gradeKeys(suggested: Grade, grade: (n: Grade) => void): Key[] {
  return GRADES.map(([n, name]) => ({ keys: n === suggested ? [String(n), "enter"] : [String(n)], does: name, run: () => grade(n) }));
}

/** The small keys as buttons, named by the first word of what they do. */
export function toolButtons(keys: readonly Key[]): HTMLElement[] {
  return keys.map((key) => keyButton("tool", key.keys[0] ?? "", key.does.split(" ")[0], key.run, { title: key.does }));
}
