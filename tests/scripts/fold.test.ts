// What the log says, in whatever order it was put together.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { PracticeEvent } from "../../themes/default/scripts/practice/event";
import { fold, type State } from "../../themes/default/scripts/practice/fold";
import { chance, event, history, review, told } from "./events";

const TODAY = "2026-04-01";

function plain(state: State): unknown {
  return { ...state, schedules: [...state.schedules], toldDays: [...state.toldDays].sort(), buried: [...state.buried].sort(), suspended: [...state.suspended].sort(), asked: [...state.asked] };
}

function mixed(events: readonly PracticeEvent[], seed: number): PracticeEvent[] {
  const next = chance(seed);
  return [...events].map((one) => ({ one, at: next() })).sort((a, b) => a.at - b.at).map(({ one }) => one);
}

test("any order of merging gives the same state", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const events = history(seed, 60);
    const expected = plain(fold(events, 0.9, TODAY));
    assert.deepEqual(plain(fold(mixed(events, seed + 1000), 0.9, TODAY)), expected);
    assert.deepEqual(plain(fold(mixed(events, seed + 2000), 0.9, TODAY)), expected);
  }
});

test("an undone review never happened", () => {
  const first = review("a/numbers/m", "2026-01-01", 3);
  const second = review("a/numbers/m", "2026-01-04", 1);
  const undo = event("undo", "2026-01-04", { data: { of: second.id } });
  assert.deepEqual(fold([first, second, undo], 0.9, TODAY).schedules, fold([first], 0.9, TODAY).schedules);
});

test("an undo that is undone takes nothing back, however the log was put together", () => {
  const graded = review("a/numbers/m", "2026-01-01", 3);
  const undo = event("undo", "2026-01-01", { data: { of: graded.id } });
  const again = event("undo", "2026-01-02", { data: { of: undo.id } });
  const third = event("undo", "2026-01-03", { data: { of: again.id } });
  assert.equal(fold([again, graded, undo], 0.9, TODAY).reviews.length, 1);
  assert.equal(fold([third, again, undo, graded], 0.9, TODAY).reviews.length, 0);
});

test("told days are days, not tellings", () => {
  const state = fold([told("a", "2026-01-01"), told("a", "2026-01-01", "q-b"), told("a", "2026-01-03")], 0.9, TODAY);
  assert.deepEqual(state.toldDays.get("a"), ["2026-01-01", "2026-01-03"]);
  assert.equal(state.tellings.length, 3);
});

test("the newest word on the date wins, also when it says there is none", () => {
  const dated = event("date", "2026-01-01", { data: { date: "2026-02-01", name: "" } });
  const none = event("date", "2026-01-02", { data: { date: "", name: "" } });
  assert.deepEqual(fold([none, dated], 0.9, TODAY).date, { date: "", name: "" });
});

test("suspended until resumed", () => {
  const off = event("suspend", "2026-01-01", { card: "a/open/opening" });
  const on = event("resume", "2026-01-02", { card: "a/open/opening" });
  assert.ok(fold([off], 0.9, TODAY).suspended.has("a/open/opening"));
  assert.ok(!fold([on, off], 0.9, TODAY).suspended.has("a/open/opening"));
});

test("a review of a day that has not come yet (a clock set wrong) waits for its day", () => {
  const wrong = review("a/numbers/m", "2030-01-01", 3);
  const right = review("a/numbers/m", "2026-01-01", 3);
  assert.equal(fold([wrong, right], 0.9, TODAY).schedules.get("a/numbers/m")?.last, "2026-01-01");
});

test("events of a type this version does not know are kept and change nothing", () => {
  const state = fold([event("mock", "2026-01-01"), event("note", "2026-01-01", { card: "a", data: { text: "too long" } })], 0.9, TODAY);
  assert.equal(state.events.length, 2);
  assert.equal(state.schedules.size, 0);
});
