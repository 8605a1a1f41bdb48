// When a fact comes back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { daysBetween, shift } from "../../themes/default/scripts/practice/day";
import type { Grade } from "../../themes/default/scripts/practice/event";
import { dueDay, recallOn, scheduler, type Schedule } from "../../themes/default/scripts/practice/schedule";
import { chance } from "./events";

const review = scheduler(0.9);

test("a first good answer comes back in two days, as FSRS-6 has it without steps and fuzz", () => {
  const schedule = review(undefined, 3, "2026-01-01");
  assert.equal(schedule.due, "2026-01-03");
  assert.ok(Math.abs(schedule.stability - 2.3065) < 1e-4);
});

test("at the due day the chance of recall is about what was wanted", () => {
  const schedule = review(review(undefined, 3, "2026-01-01"), 3, "2026-01-03");
  assert.ok(Math.abs(recallOn(schedule, schedule.due) - 0.9) < 0.02);
});

test("practice twice a day never brings a known fact back sooner", () => {
  const once = review(undefined, 3, "2026-01-01");
  assert.ok(review(once, 3, "2026-01-01").due >= once.due);
  const next = chance(7);
  for (let i = 0; i < 300; i += 1) {
    let schedule: Schedule = review(undefined, 3, "2026-01-01");
    for (let k = 0; k < 5; k += 1) schedule = review(schedule, (1 + Math.floor(next() * 4)) as Grade, shift(schedule.last, Math.floor(next() * 9)));
    const early = shift(schedule.last, Math.floor(next() * Math.max(1, daysBetween(schedule.last, schedule.due))));
    assert.ok(review(schedule, 3, early).due >= schedule.due, "a good answer before the day is due no earlier than without it");
  }
});

test("a clock set back does not stop the schedule", () => {
  const schedule = review(review(undefined, 3, "2026-01-10"), 3, "2026-01-04");
  assert.ok(schedule.stability > 0);
});

test("no interval passes the date: what would is asked once more in the last days, the well known within a week", () => {
  const date = "2026-03-01";
  const days = new Map<number, Set<string>>([[10, new Set()], [200, new Set()]]);
  for (let i = 0; i < 400; i += 1) {
    for (const [stability, seen] of days) {
      const schedule: Schedule = { stability, difficulty: 5, last: "2026-01-01", due: "2026-07-01", reps: 3, lapses: 0 };
      seen.add(dueDay(`story/numbers/${i}`, schedule, date) ?? "");
    }
  }
  assert.deepEqual([...(days.get(10) ?? [])].sort(), [3, 2, 1].map((n) => shift(date, -n)));
  assert.deepEqual([...(days.get(200) ?? [])].sort(), [7, 6, 5, 4, 3, 2, 1].map((n) => shift(date, -n)));
  const fresh: Schedule = { stability: 200, difficulty: 5, last: "2026-02-28", due: "2026-07-01", reps: 3, lapses: 0 };
  assert.equal(dueDay("story/numbers/a", fresh, date), null);
});
