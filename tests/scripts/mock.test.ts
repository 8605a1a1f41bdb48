// A mock interview: its address, its questions, its course as the log tells it, and the follow-ups.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Deck } from "../../themes/default/scripts/deck/deck";
import type { PracticeEvent } from "../../themes/default/scripts/practice/event";
import { fold } from "../../themes/default/scripts/practice/fold";
import { drawMock, roles } from "../../themes/default/scripts/practice/mock-draw";
import { probesFor } from "../../themes/default/scripts/practice/mock-probes";
import { forgotten, openRun, phaseOf, runs, runSeconds, spent, upNow } from "../../themes/default/scripts/practice/mock-run";
import { addressOf, mockSeconds, newSeed, USUAL, wishOf, type Wish } from "../../themes/default/scripts/practice/mock-wish";
import { deck, question, story } from "./deck";
import { chance, event } from "./events";

const wish = (more: Partial<Wish> = {}): Wish => ({ ...USUAL, seed: "moru-teka", ...more });
const query = (text: string): URLSearchParams => new URLSearchParams(text);

test("an address says what is asked for, within bounds, and is written back the same", () => {
  assert.equal(wishOf(query("n=3")), null, "no seed, no mock");
  assert.deepEqual(wishOf(query("role=mle&n=5&seed= Moru-Teka ")), wish({ role: "mle", questions: 5 }));
  assert.deepEqual(wishOf(query("n=99&seconds=1&then=7&seed=moru-teka")), wish({ questions: 8, asked: 20, probes: 2 }));
  assert.deepEqual(wishOf(query("n=many&seconds=&seed=moru-teka")), wish());
  for (const one of [wish(), wish({ role: "ds", framework: "amazon", questions: 2, asked: 90, probes: 0, real: true })]) {
    assert.deepEqual(wishOf(query(addressOf(one).split("?")[1] ?? "")), one);
  }
});

test("a seed can be said aloud", () => {
  assert.match(newSeed(crypto.getRandomValues(new Uint8Array(8))), /^([bdglmnrstv][aeiou]){2}-([bdglmnrstv][aeiou]){2}$/);
  assert.equal(mockSeconds(wish({ questions: 2, asked: 90, probes: 0 })), 360);
});

const names = ["fraud", "canary", "ward", "bread", "team"];
const wide = (more: Partial<Deck> = {}): Deck => deck({
  stories: names.map((id) => story(id)),
  questions: Array.from({ length: 20 }, (_, i) => question(`q-${i}`, `competency-${i % 6}`, [names[i % 5] ?? "", names[(i + 1) % 5] ?? ""], {
    roles: i % 4 === 0 ? ["any"] : i % 2 === 0 ? ["mle"] : ["swe"],
  })),
  competencies: [0, 1, 2, 3, 4, 5].map((i) => ({ id: `competency-${i}`, name: `Competency ${i}`, expects: [] })),
  frameworks: [{ id: "amazon", wanted: false, principles: [
    { name: "Dive Deep", competencies: ["competency-0", "competency-1"] }, { name: "Ownership", competencies: ["competency-1"] }, { name: "Think Big", competencies: ["competency-2"] }] }],
  ...more,
});

const ids = (list: { question: { id: string } }[]): string[] => list.map((one) => one.question.id);

test("the same seed asks the same, fewer questions are the first of them, another seed asks others", () => {
  const five = drawMock(wide(), wish({ questions: 5 }));
  assert.deepEqual(drawMock(wide(), wish({ questions: 5 })), five);
  assert.deepEqual(ids(drawMock(wide(), wish({ questions: 3 }))), ids(five).slice(0, 3));
  assert.notDeepEqual(ids(drawMock(wide(), wish({ questions: 5, seed: "other" }))), ids(five));
  assert.deepEqual(drawMock(wide({ questions: [...wide().questions].reverse() }), wish({ questions: 5 })).map((one) => one.question.id), ids(five), "the order of the deck is no part of it");
});

/** Whether every question can have a story of its own, by trying all ways. */
function seatable(list: { question: { stories: { id: string }[] } }[], taken: ReadonlySet<string> = new Set()): boolean {
  const [first, ...rest] = list;
  if (!first) return true;
  return first.question.stories.some((fit) => !taken.has(fit.id) && seatable(rest, new Set([...taken, fit.id])));
}

test("every question can be answered with a story of its own, whatever the seed, and each asks for something else", () => {
  for (let i = 0; i < 200; i += 1) {
    const drawn = drawMock(wide(), wish({ questions: 5, seed: `seed ${i}` }));
    assert.equal(drawn.length, 5);
    assert.ok(seatable(drawn));
    assert.equal(new Set(drawn.map((one) => one.sought)).size, 5);
  }
});

test("a mock for one story is short rather than repeating it", () => {
  const one = deck({ stories: [story("fraud")], questions: ["a", "b"].map((id) => question(id, id, ["fraud"])) });
  assert.equal(drawMock(one, wish()).length, 1);
  assert.deepEqual(drawMock(deck({ questions: [] }), wish()), []);
});

test("a competency comes twice rather than too few questions", () => {
  const one = wide({ questions: names.map((id) => question(`q-${id}`, "competency-0", [id])) });
  assert.equal(drawMock(one, wish({ questions: 4 })).length, 4);
});

test("questions are for the role, and for anyone", () => {
  assert.deepEqual(roles(wide()), ["mle", "swe"]);
  for (const { question: one } of drawMock(wide(), wish({ role: "mle", questions: 5 }))) assert.ok(one.roles.some((role) => role === "any" || role === "mle"));
});

test("a framework asks for its principles, each once while there are such", () => {
  const drawn = drawMock(wide(), wish({ framework: "amazon", questions: 3 }));
  assert.deepEqual(drawn.map((one) => one.sought).sort(), ["Dive Deep", "Ownership", "Think Big"]);
  assert.equal(drawMock(wide(), wish({ framework: "nobody's", questions: 3 })).length, 3, "an unknown one is none");
});

test("what was asked for real comes first where that is wished, and only then", () => {
  const real = wide();
  const marked = wide({ questions: real.questions.map((one) => (one.id === "q-7" ? { ...one, asked: true } : one)) });
  assert.equal(ids(drawMock(marked, wish({ real: true })))[0], "q-7");
  assert.deepEqual(ids(drawMock(marked, wish())), ids(drawMock(real, wish())), "a shared seed does not depend on my past");
});

const DAY = "2026-03-10";
const begin = event("mock", DAY, { data: {
  step: "begun", seed: "moru-teka", role: "mle", framework: "", asked: 90, probes: 1, real: false,
  questions: [{ id: "q-a", ask: "Tell me about a.", sought: "Ownership" }, { id: "q-b", ask: "Tell me about b.", sought: "Remedy" }],
} });
const step = (name: string, n: number, more: Partial<PracticeEvent> = {}): PracticeEvent =>
  event("mock", DAY, { ...more, data: { step: name, of: begin.id, n, ...more.data } });
const told = (n: number, name: string): PracticeEvent => event("told", DAY, {
  card: `${name}/tell/q`, grade: 3, seconds: 80, data: { story: name, question: "q", asked: 90, ticks: { c: true, n: false, time: true }, mock: begin.id, n },
});

const COURSE: readonly (readonly [PracticeEvent | null, number, string])[] = [
  [null, 0, "ask"], [step("clock", 0), 0, "running"], [step("stopped", 0, { seconds: 80 }), 0, "which"], [step("story", 0, { data: { story: "fraud" } }), 0, "probe"],
  [step("probe", 0, { seconds: 20, data: { ask: "Why?", hurt: true } }), 0, "look"], [step("ticks", 0, { data: { ticks: ["c"] } }), 0, "look"], [told(0, "fraud"), 1, "ask"],
  [step("skip", 1), 2, "over"], [step("done", 2), 2, "over"],
];

test("the log tells the course of a mock, step by step", () => {
  const events = [begin];
  for (const [next, place, phase] of COURSE) {
    if (next) events.push(next);
    const [run] = runs(events);
    assert.ok(run);
    assert.equal(upNow(run), place);
    assert.equal(phaseOf(run, 1), phase);
    assert.equal(run.last, next?.id ?? "");
  }
  const [run] = runs(events);
  assert.deepEqual(run?.answers[0], {
    began: Date.parse(`${DAY}T18:00:00Z`), seconds: 80, story: "fraud", probes: [{ card: "", ask: "Why?", seconds: 20, hurt: true }], ticks: ["c"], grade: 3, told: COURSE[6]?.[0]?.id, skipped: false,
  });
  assert.equal(run?.answers[1]?.skipped, true);
  assert.equal(run?.done, true);
  assert.equal(runSeconds(run), 0);
});

test("any order of merging tells the same course, and an undo takes one step back", () => {
  const events = [begin, ...COURSE.flatMap(([one]) => one ?? [])];
  const next = chance(7);
  const mixed = [...events].map((one) => ({ one, at: next() })).sort((a, b) => a.at - b.at).map(({ one }) => one);
  assert.deepEqual(runs(mixed), runs(events));
  const undo = event("undo", DAY, { data: { of: COURSE[6]?.[0]?.id } });
  const [run] = runs(fold([...events.slice(0, 7), undo], 0.9, DAY).events);
  assert.ok(run);
  assert.equal(phaseOf(run, 1), "look");
});

test("no story is told twice; none of mine is no story", () => {
  const none = step("story", 1, { data: { story: "" } });
  const [run] = runs([begin, told(0, "fraud"), step("clock", 1), step("stopped", 1, { seconds: 9 }), none]);
  assert.ok(run);
  assert.deepEqual([...spent(run)], ["fraud"]);
  assert.equal(phaseOf(run, 0), "look");
});

test("a mock left in its middle lies open for the day, and a clock that nobody stopped is forgotten", () => {
  const at = Date.parse(`${DAY}T18:00:00Z`);
  const list = runs([begin, step("clock", 0)]);
  assert.equal(openRun(list, at + 3_600_000)?.id, begin.id);
  assert.equal(openRun(list, at + 13 * 3_600_000), null);
  assert.equal(openRun(runs([begin, step("done", 0)]), at), null);
  assert.equal(openRun([], at), null);
  const [run] = list;
  assert.ok(run);
  assert.equal(forgotten(run, at + 60_000), false);
  assert.equal(forgotten(run, at + 16 * 60_000), true);
});

test("rows of a mock that make no sense are no mock", () => {
  const odd = [event("mock", DAY, { data: { step: "begun", questions: [null, 3, { id: 4 }, { id: "a", ask: "A?" }] } }), event("mock", DAY, { data: { step: "clock", of: "nobody", n: 0 } }), event("mock", DAY)];
  const [run, ...others] = runs(odd);
  assert.deepEqual(run?.questions, [{ id: "a", ask: "A?", sought: "" }]);
  assert.deepEqual(others, []);
});

test("follow-ups follow the story chosen: its own and the question's in turn, none twice", () => {
  const probes = wide({
    questions: [question("q", "c", ["fraud"], { probes: ["What did it cost?", "Who disagreed?"] }), question("later", "c", ["ward"], { text: "What would you do now?", use: "after-story" })],
    cards: [{ id: "ward/probe/one", kind: "probe", door: "recall", story: "ward", front: { ask: "How many beds?" }, back: { html: "Thirty.", data: [] } },
      { id: "ward/probe/asked-01x", kind: "probe", door: "recall", story: "ward", front: { ask: "Who signed?" }, back: { html: "", data: [] } },
      { id: "fraud/probe/two", kind: "probe", door: "recall", story: "fraud", front: { ask: "Why not shadow?" }, back: { html: "", data: [] } }],
  });
  const asks = (name: string, count: number): string[] => probesFor(probes, "q", name, count, "s").map((one) => one.ask);
  assert.equal(asks("fraud", 1)[0], "Why not shadow?");
  assert.equal(asks("ward", 1)[0], "Who signed?", "what hurt in an interview is asked first");
  assert.equal(new Set(asks("ward", 9)).size, 5);
  assert.ok(asks("ward", 9).includes("What would you do now?"));
  assert.ok(!asks("fraud", 9).includes("What would you do now?"), "not after a story that does not answer it");
  assert.deepEqual(asks("", 2).sort(), ["What did it cost?", "Who disagreed?"]);
  assert.deepEqual(probesFor(probes, "gone", "", 2, "s"), []);
});
