// Practice follows what was renamed, and nothing else changes its name.

import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, carriedId } from "../../themes/default/scripts/practice/carried";
import { fold } from "../../themes/default/scripts/practice/fold";
import { review, told } from "./events";

const RENAMED = { old: "new", "old/probe/why": "new/probe/why-not", "kept/numbers/p": "kept/numbers/precision" };

test("the longest beginning that was renamed decides", () => {
  assert.equal(carriedId("old/numbers/p95", RENAMED), "new/numbers/p95");
  assert.equal(carriedId("old/probe/why", RENAMED), "new/probe/why-not");
  assert.equal(carriedId("kept/numbers/p", RENAMED), "kept/numbers/precision");
  assert.equal(carriedId("older/numbers/p", RENAMED), "older/numbers/p");
  assert.equal(carriedId("toString/numbers/p", RENAMED), "toString/numbers/p");
});

test("a schedule and a telling are those of the renamed story", () => {
  const events = [review("old/numbers/p95", "2026-01-01", 3), told("old", "2026-01-02")];
  const state = fold(carried(events, RENAMED), 0.9, "2026-02-01");
  assert.deepEqual([...state.schedules.keys()], ["new/numbers/p95"]);
  assert.deepEqual([...state.toldDays.keys()], ["new"]);
});
