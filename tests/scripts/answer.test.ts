// Typed answers: what counts as right, and which confusion is named.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { NumbersCard, PartName } from "../../themes/default/scripts/deck/deck";
import { gradeAnswer } from "../../themes/default/scripts/practice/answer";
import { readNumber } from "../../themes/default/scripts/practice/spoken";
import { precision } from "./deck";

const latency = precision("canary", {
  front: { name: "p95", stat: "p95", parts: [
    { part: "before", text: "900 ms" }, { part: "after", text: "240 ms" }, { part: "change", text: "−660 ms" },
    { part: "percent", text: "−73.3 %" }, { part: "unit", text: "ms" }, { part: "window", text: "two weeks in March" }] },
  values: { before: 900, after: 240, delta: -660, percent: -73.333, unit: "ms", share: false },
});
const declines = precision("fraud", {
  front: { name: "declines", stat: "rate", parts: [
    { part: "before", text: "1.2 % of orders" }, { part: "after", text: "2.9 % of orders" }, { part: "change", text: "+1.7 pp" },
    { part: "percent", text: "+141.7 %" }, { part: "unit", text: "% of orders" }] },
  values: { before: 1.2, after: 2.9, delta: 1.7, percent: 141.667, unit: "% of orders", share: true },
});

const dated = precision("ward", { front: { name: "wait", stat: "", parts: [
  { part: "before", text: "9 d" }, { part: "after", text: "3 d" }, { part: "window", text: "8 to 14 Sept\u00a02024 → May\u00a02025" }] } });

const window = (text: string): NumbersCard => precision("ward", { front: { name: text, stat: "", parts: [
  { part: "before", text: "9 d" }, { part: "after", text: "3 d" }, { part: "window", text }] } });

const CASES: [NumbersCard, PartName, string, number, string][] = [
  [precision(), "after", "0.78", 3, "Right"],
  [precision(), "after", "78 %", 3, "Right"],
  [precision(), "after", "78", 3, "Right"],
  [precision(), "after", "about 80 %", 3, "Right"],
  [precision(), "after", "eight in ten", 3, "Right"],
  [precision(), "after", "almost eight out of ten", 3, "Right"],
  [precision(), "after", "0.7", 2, "Close"],
  [precision(), "after", "0.62", 1, "swapped"],
  [precision(), "before", "78 percent", 1, "swapped"],
  [precision(), "after", "0.3", 1, ""],
  [precision(), "after", "no idea", 1, "no number"],
  [precision(), "change", "+16 pp", 3, "Right"],
  [precision(), "change", "16", 3, "Right"],
  [precision(), "change", "25.8 %", 1, "percentage points"],
  [precision(), "percent", "26 %", 3, "Right"],
  [precision(), "percent", "16", 1, "percentage points"],
  [precision(), "change", "-16", 1, "direction"],
  [latency, "before", "900", 3, "Right"],
  [latency, "before", "0.9 s", 1, "unit"],
  [latency, "after", "nine hundred", 1, "swapped"],
  [latency, "change", "down 660", 3, "Right"],
  [latency, "change", "-660 ms", 3, "Right"],
  [latency, "percent", "73 % less", 3, "Right"],
  [latency, "unit", "ms", 3, "Right"],
  [latency, "unit", "seconds", 1, ""],
  [latency, "window", "Two weeks, in March.", 3, "Right"],
  [dated, "window", "8–14 September 2024, then May 2025", 3, "Right"],
  [dated, "window", "from 8 until 14 sept 2024 and may 2025", 3, "Right"],
  [dated, "window", "8 to 14 October 2024 → May 2025", 1, ""],
  [dated, "window", "September", 1, ""],
  [dated, "window", "May 2025 → 8 to 14 Sept 2024", 1, ""],
  [window("5 to 12 March"), "window", "5 March to 12 march", 3, "Right"],
  [window("5 to 12 March"), "window", "March 5th to 12th", 3, "Right"],
  [window("5 to 12 March"), "window", "12 to 5 March", 1, ""],
  [window("5 to 12 March"), "window", "5 to 12 March 2024", 1, ""],
  [window("March\u00a02024"), "window", "Mar 2024", 3, "Right"],
  [window("March\u00a02024"), "window", "March to June 2024", 1, ""],
  [window("May to June\u00a02024"), "window", "June to May 2024", 1, ""],
  [window("20 May to 1 July 2024"), "window", "20 May 2024 until 1 July 2024", 3, "Right"],
  [declines, "after", "2.9", 3, "Right"],
  [declines, "after", "3 %", 3, "Right"],
  [declines, "change", "141 %", 1, "percentage points"],
  [declines, "change", "1.7 points", 3, "Right"],
];

for (const [card, part, typed, grade, says] of CASES) {
  test(`${card.front.name}, ${part}: “${typed}” is ${grade}`, () => {
    const verdict = gradeAnswer(card, part, typed);
    assert.equal(verdict?.grade, grade);
    assert.match(verdict?.says ?? "", new RegExp(says));
  });
}

test("nothing typed is no answer", () => {
  assert.equal(gradeAnswer(precision(), "after", "  "), null);
});

test("numbers as they are said", () => {
  const values: [string, number][] = [
    ["1,200", 1200], ["1,5", 1.5], ["3k", 3000], ["2.5 million", 2.5e6], ["−0.4", -0.4], ["twenty-five", 25], ["a hundred", 100],
    ["$3,000", 3000], [".5", 0.5], ["+16 pp", 16], ["three in four", 75],
  ];
  for (const [typed, value] of values) assert.equal(readNumber(typed)?.value, value, typed);
  assert.equal(readNumber("none at all"), null);
});
