// Choose: which story answers, and what comes back when it was mixed up.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { PracticeEvent } from "../../themes/default/scripts/practice/event";
import { choices, confusions, isRight } from "../../themes/default/scripts/practice/choose";
import { fold } from "../../themes/default/scripts/practice/fold";
import { deck, question, story } from "./deck";
import { event } from "./events";

const TODAY = "2026-03-10";
const state = (...events: PracticeEvent[]): ReturnType<typeof fold> => fold(events, 0.9, TODAY);
const picked = (id: string, story: string, day = TODAY): PracticeEvent => event("choice", day, { seconds: 5, data: { question: id, picked: story, ranked: [] } });

const many = deck({
  stories: ["fraud", "canary", "ward", "bread", "team"].map((id) => story(id)),
  questions: ["a", "b", "c", "d", "e", "f"].map((id, i) => question(id, `competency-${i % 3}`, [["fraud", "canary"], ["canary", "ward"], ["ward", "fraud"]][i % 3] ?? [])),
});

test("the best story is right, and the next best when it fits nearly as well", () => {
  const close = question("q", "c", ["fraud", "canary", "ward"]);
  assert.ok(isRight(close, "fraud"));
  assert.ok(isRight(close, "canary"));
  assert.ok(!isRight(close, "ward"));
  assert.ok(!isRight(close, ""));
  const far = question("q", "c", [], { stories: [{ id: "fraud", score: 0.9, why: "" }, { id: "canary", score: 0.4, why: "" }] });
  assert.ok(!isRight(far, "canary"));
});

test("four stories to pick from, one of them right, in an order the day gives", () => {
  for (const choice of choices(many, state(), TODAY, 6)) {
    assert.equal(choice.options.length, 3 + 1);
    assert.equal(choice.options.filter((id) => isRight(choice.question, id)).length, 1);
    assert.equal(new Set(choice.options).size, choice.options.length);
  }
  assert.deepEqual(choices(many, state(), TODAY, 6), choices(many, state(), TODAY, 6));
});

test("of two stories both stand there, even where either fits", () => {
  const two = deck({ stories: ["fraud", "canary"].map((id) => story(id)), questions: [question("a", "one", ["fraud", "canary"]), question("b", "two", ["canary"])] });
  const found = choices(two, state(), TODAY, 6);
  assert.equal(found.length, 2);
  for (const choice of found) assert.deepEqual([...choice.options].sort(), ["canary", "fraud"]);
});

test("a wrong pick comes back with the story it was mixed up with, until it is put right", () => {
  const wrong = picked("b", "team", "2026-03-09");
  assert.deepEqual(confusions(many, state(wrong)), [{ question: "b", picked: "team", best: "canary", times: 1 }]);
  const first = choices(many, state(wrong), TODAY, 4)[0];
  assert.equal(first?.question.id, "b");
  assert.ok(first?.options.includes("team") && first.options.includes("canary"));
  assert.deepEqual(confusions(many, state(wrong, picked("b", "canary"))), []);
});
