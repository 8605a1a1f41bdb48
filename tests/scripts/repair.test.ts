// Repair cards: scheduled like facts, gone with their finding, and their history with them harms nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isFact, type RepairCard } from "../../themes/default/scripts/deck/deck";
import { fold } from "../../themes/default/scripts/practice/fold";
import { plan } from "../../themes/default/scripts/practice/plan";
import { known, retention } from "../../themes/default/scripts/practice/progress-facts";
import { deck } from "./deck";
import { review } from "./events";

const WEAK: RepairCard = {
  id: "fraud/repair/qnt201-result", kind: "repair", door: "recall", story: "fraud", front: { quote: "improved a lot" },
  back: { html: "<p>by how much?</p>" }, path: "stories/fraud.yaml", line: 4,
};
const before = deck({ cards: [...deck().cards.filter((card) => card.story === "fraud"), WEAK] });
const mended = deck({ cards: before.cards.filter((card) => card.id !== WEAK.id) });
const ids = (of: typeof before, ...events: Parameters<typeof fold>[0] extends Iterable<infer E> ? E[] : never): string[] =>
  plan(of, fold(events, 0.9, "2026-03-10"), "2026-03-10").facts.map((card) => card.id);

test("a weak sentence is a fact, met after the others of its story, and comes back when it is due", () => {
  assert.equal(before.cards.filter(isFact).length, before.cards.length);
  assert.equal(ids(before).at(-1), WEAK.id);
  assert.ok(ids(before, review(WEAK.id, "2026-03-05", 1)).includes(WEAK.id));
});

test("mended, it is asked no more; what was practised stays in the log and is counted", () => {
  const history = [review(WEAK.id, "2026-03-01", 3), review(WEAK.id, "2026-03-05", 1)];
  assert.ok(!ids(mended, ...history).includes(WEAK.id));
  const state = fold(history, 0.9, "2026-03-10");
  assert.deepEqual(retention(state, "2026-03-10").kinds.map((one) => one.kind), ["repair"]);
  assert.equal(known(mended, state, "2026-03-10").met, 0);
});
