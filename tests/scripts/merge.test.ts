// Logs of several machines, brought together in any order and any number of times, say the same.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvent, type PracticeEvent } from "../../themes/default/scripts/practice/event";
import { fold } from "../../themes/default/scripts/practice/fold";
import { PracticeLog } from "../../themes/default/scripts/practice/log";
import { exportText, readExport } from "../../themes/default/scripts/practice/transfer";
import { chance, event, history } from "./events";

const TODAY = "2026-04-01";

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]));
}

/** What three machines hold of one past: parts that overlap, as exports and tabs leave them. */
function machines(seed: number): PracticeEvent[][] {
  const next = chance(seed);
  const all = [...history(seed, 60), event("dance" as "note", "2026-02-01", { data: { steps: 3 } })];
  return [0, 1, 2].map((machine) => all.filter((_, i) => i % 3 === machine || next() < 0.3));
}

async function merged(parts: readonly PracticeEvent[][]): Promise<PracticeEvent[]> {
  const log = new PracticeLog(null, "here");
  for (const part of [...parts, ...parts]) {
    const file = readExport(exportText("p", part, [], "2026-04-01T00:00:00Z"), "p");
    assert.ok(file.ok);
    await log.merge(file.events);
  }
  return [...log.events];
}

test("three machines, six orders, one state", async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const states = [];
    for (const order of permutations(machines(seed))) {
      const state = fold(await merged(order), 0.9, TODAY);
      states.push({ ...state, schedules: new Map([...state.schedules].sort()), toldDays: new Map([...state.toldDays].sort()) });
    }
    for (const state of states) assert.deepEqual(state, states[0]);
  }
});

test("a merge is a union: what one has twice counts once, what none has is not made up", async () => {
  const parts = machines(7);
  const ids = new Set(parts.flat().map((one) => one.id));
  const all = await merged(parts);
  assert.equal(all.length, ids.size);
  assert.ok(all.every((one) => ids.has(one.id) && readEvent(one).event !== null));
});
