// A change as a picture: two dots on one scale, an arrow between them, whiskers for the interval, both figures at the dots.
// The same drawing as `shift` in storygen/site/charts.py, which pages to read are built with; a test holds them together.

import type { Shift } from "../deck/deck";
import { svg } from "../page/dom";

const LEFT = 13;
const RIGHT = 87;
/** A change smaller than this part of the scale from zero gets a scale of its own, with a break mark. */
const SHORT = 0.16;
/** The width of a letter of 15 px, and of one of 12 px, in percent of the narrowest picture. */
const LETTER = 3.2;
const SMALL_LETTER = 2.7;

interface Scale { place: (value: number) => number; broken: boolean }
type Label = readonly [at: number, text: string];

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function scaleFrom(low: number, high: number, broken: boolean): Scale {
  return { place: (value) => rounded(LEFT + (RIGHT - LEFT) * (value - low) / (high - low)), broken };
}

/** From zero where the change can be seen there, else around it. */
function scaleOf({ before, after, interval, target }: Shift): Scale {
  const values = [before, after, ...(interval ?? []), ...(target === undefined ? [] : [target])];
  const [near, far] = [Math.min(...values), Math.max(...values)];
  const [low, high] = [Math.min(0, near), Math.max(0, far)];
  if (high === low) return scaleFrom(low - 1, high + 1, false);
  if (before === after || Math.abs(after - before) >= SHORT * (high - low)) return scaleFrom(low, high, false);
  const room = (far - near) * 0.2;
  return scaleFrom(near - room, far + room, true);
}

function percent(value: number): string {
  return `${value}%`;
}

/** Where the middle of the target's label stands: below its mark, and within the picture. */
function targetLabel(shift: Shift, x: number): number {
  const half = (shift.target_text ?? "").length * SMALL_LETTER / 2;
  return rounded(Math.max(half, Math.min(x, 100 - half)));
}

function small(x: number, text: string): SVGElement {
  return svg("text.small", { x: percent(x), y: 60, "text-anchor": "middle", "font-size": 12 }, text);
}

function axis(shift: Shift, scale: Scale): (SVGElement | null)[] {
  const line = svg("line.axis", { x1: 0, x2: "100%", y1: 40, y2: 40, stroke: "currentColor", "stroke-opacity": ".3" });
  if (scale.broken) {
    const mark = svg("path.break", { d: "M6 34l-4 12M11 34l-4 12", stroke: "currentColor", "stroke-opacity": ".6", fill: "none" });
    return [line, svg("svg", { x: 0, y: 0, overflow: "visible" }, mark)];
  }
  const zero = scale.place(0);
  const tick = svg("line.axis", { x1: percent(zero), x2: percent(zero), y1: 36, y2: 44, stroke: "currentColor", "stroke-opacity": ".5" });
  const room = ((shift.target_text ?? "").length + 2) * SMALL_LETTER / 2;
  const taken = shift.target !== undefined && Math.abs(targetLabel(shift, scale.place(shift.target)) - zero) < room;
  return [line, tick, taken ? null : small(zero, "0")];
}

function target(shift: Shift, scale: Scale): SVGElement[] {
  if (shift.target === undefined) return [];
  const x = scale.place(shift.target);
  const mark = svg("line.target", { x1: percent(x), x2: percent(x), y1: 30, y2: 50, stroke: "currentColor", "stroke-dasharray": "2 2" });
  return [mark, small(targetLabel(shift, x), shift.target_text ?? "")];
}

function whiskers({ interval }: Shift, scale: Scale): SVGElement | null {
  if (!interval) return null;
  const [low, high] = [scale.place(interval[0]), scale.place(interval[1])];
  const lines = [[low, high, 40, 40], [low, low, 34, 46], [high, high, 34, 46]] as const;
  return svg("g.whisker", { stroke: "currentColor", "stroke-width": 1.5 },
    lines.map(([x1, x2, y1, y2]) => svg("line", { x1: percent(x1), x2: percent(x2), y1, y2 })));
}

/** A line from dot to dot with a head before the second, hollow where the change is for the worse. */
function arrow(start: number, end: number, hollow: boolean): SVGElement[] {
  if (start === end) return [];
  const d = end > start ? "M-19 -6L-6 0L-19 6Z" : "M19 -6L6 0L19 6Z";
  const head = svg(hollow ? "path.head.hollow" : "path.head", { ...(hollow ? { fill: "#fff" } : {}), d, stroke: "currentColor", "stroke-width": 1.5, "stroke-linejoin": "round" });
  return [
    svg("line.arrow", { x1: percent(start), x2: percent(end), y1: 40, y2: 40, stroke: "currentColor", "stroke-width": 2 }),
    svg("svg", { x: percent(end), y: 40, overflow: "visible" }, head),
  ];
}

/** Both figures over their dots, moved apart just so far that they never touch and never leave the picture. */
function figures(one: Label, other: Label): SVGElement[] {
  const [left, right] = one[0] > other[0] ? [other, one] : [one, other];
  const [halfLeft, halfRight] = [left[1].length * LETTER / 2, right[1].length * LETTER / 2];
  const apart = halfLeft + halfRight + LETTER;
  const lacking = Math.max(0, apart - (right[0] - left[0])) / 2;
  const first = Math.max(left[0] - lacking, halfLeft);
  const atRight = Math.min(Math.max(right[0] + lacking, first + apart), 100 - halfRight);
  const atLeft = Math.max(Math.min(first, atRight - apart), halfLeft);
  return [[atLeft, left[1]] as const, [atRight, right[1]] as const].map(([at, text]) =>
    svg("text.figure", { x: percent(rounded(at)), y: 22, "text-anchor": "middle" }, text));
}

/** What the picture shows, in words. */
function words(shift: Shift, name: string, interval: string): string {
  const moved = shift.way === "" ? "" : `to the ${shift.way}`;
  const first = `${name}: ${shift.texts[0]} before, ${shift.texts[1]} after`;
  return [first, shift.moved, moved, interval, shift.target_text ?? ""].filter((text) => text !== "").join(", ");
}

export function drawShift(shift: Shift, name: string, interval: string): SVGElement {
  const scale = scaleOf(shift);
  const [start, end] = [scale.place(shift.before), scale.place(shift.after)];
  const dot = (x: number): SVGElement => svg("circle.dot", { cx: percent(x), cy: 40, r: 5 });
  return svg(["svg.chart.shift", shift.way].filter((part) => part !== "").join("."), {
    role: "img", "aria-label": words(shift, name, interval), width: "100%", height: 64, fill: "currentColor", stroke: "none", "font-size": 15,
  }, axis(shift, scale), target(shift, scale), whiskers(shift, scale), arrow(start, end, shift.way === "worse"), dot(start), dot(end),
    figures([start, shift.texts[0]], [end, shift.texts[1]]));
}
