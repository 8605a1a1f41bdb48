// What real interviews add: questions in front of the bank, probes as blank cards, and which question of the bank was meant.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { PracticeEvent } from "../../themes/default/scripts/practice/event";
import { askedQuestions, withAsked } from "../../themes/default/scripts/practice/asked";
import { probesYaml, questionsYaml } from "../../themes/default/scripts/practice/asked-yaml";
import { calendar } from "../../themes/default/scripts/practice/calendar";
import { choices } from "../../themes/default/scripts/practice/choose";
import { fold } from "../../themes/default/scripts/practice/fold";
import { likeQuestions } from "../../themes/default/scripts/practice/like";
import { drawQuestion } from "../../themes/default/scripts/practice/rota";
import { deck, question, story } from "./deck";
import { event } from "./events";

const TODAY = "2026-03-10";

const bank = deck({
  stories: ["fraud", "canary", "ward"].map((id) => story(id)),
  questions: [
    question("pager", "on-call", ["fraud", "canary"], { text: "Tell me about a time an alert woke you for nothing.", probes: ["What did you change?"] }),
    question("conflict", "conflict", ["ward", "canary"], { text: "Tell me about a time you disagreed with your manager." }),
    question("launch", "delivery", ["canary"], { text: "Tell me about a launch that slipped." }),
  ],
});

const asked = (words: string, more: Record<string, unknown> = {}, grade: 1 | 2 | 3 | 4 = 3): PracticeEvent =>
  event("asked", TODAY, { grade, data: { date: TODAY, question: words, bank: "", story: "fraud", probe: "", ...more } });

test("nothing asked, nothing added", () => {
  assert.equal(withAsked(bank, []), bank);
  assert.equal(withAsked(bank, [event("asked", TODAY, { data: { date: TODAY, done: true } })]), bank);
});

test("a question typed stands in front, marked, with the story told and those of its like", () => {
  const [first, ...rest] = withAsked(bank, [asked("When did you disagree with a manager?", { story: "fraud" })]).questions;
  assert.equal(first?.text, "When did you disagree with a manager?");
  assert.equal(first?.asked, true);
  assert.equal(first?.competency, "conflict");
  assert.deepEqual(first?.stories.map((fit) => fit.id), ["fraud", "ward", "canary"]);
  assert.equal(rest.length, bank.questions.length);
});

test("a story that did not go well comes second to the one that fits", () => {
  const [first] = withAsked(bank, [asked("When did you disagree with a manager?", { story: "fraud" }, 1)]).questions;
  assert.deepEqual(first?.stories.map((fit) => fit.id), ["ward", "fraud", "canary"]);
});

test("a question of the bank is marked and moved, by its id or its words, and stands there once", () => {
  const byWords = withAsked(bank, [asked(" tell me about a launch that slipped "), asked("Tell me about a launch that slipped.", { bank: "launch" })]);
  assert.deepEqual(byWords.questions.map((one) => one.id), ["launch", "pager", "conflict"]);
  assert.deepEqual(byWords.questions.map((one) => one.asked === true), [true, false, false]);
});

test("the newest interview comes first", () => {
  const { questions } = withAsked(bank, [asked("First question ever?"), asked("Second question ever?")]);
  assert.deepEqual(questions.slice(0, 2).map((one) => one.text), ["Second question ever?", "First question ever?"]);
});

test("a probe that hurt is a blank card of the story told, and follows the question from now on", () => {
  const event = asked("Tell me about a launch that slipped.", { probe: "Who signed it off?" });
  const own = withAsked(bank, [event]);
  const card = own.cards[own.cards.length - 1];
  assert.deepEqual(card, {
    id: `fraud/probe/asked-${event.id.toLowerCase()}`, kind: "probe", door: "recall", story: "fraud", front: { ask: "Who signed it off?" }, back: { html: "", data: [] },
  });
  assert.deepEqual(own.questions[0]?.probes, ["Who signed it off?"]);
  assert.equal(own.cards.length, bank.cards.length + 1);
});

const NO_CARD: readonly (readonly [string, PracticeEvent[]])[] = [
  ["a story that is gone", [asked("Why?", { story: "gone", probe: "And?" })]],
  ["no story", [asked("Why?", { story: "", probe: "And?" })]],
  ["a probe that the story has by now", [asked("Why?", { probe: "why" })]],
];

for (const [what, events] of NO_CARD) {
  test(`no card for ${what}`, () => assert.equal(withAsked(bank, events).cards.length, bank.cards.length));
}

test("the same probe twice is one card, with the progress of the first; once written with its id it is the story's own", () => {
  const first = asked("Why?", { probe: "And the cost?" });
  const twice = withAsked(bank, [first, asked("How?", { probe: "and the cost" })]);
  assert.equal(twice.cards.length, bank.cards.length + 1);
  const id = `fraud/probe/asked-${first.id.toLowerCase()}`;
  const written = { ...bank, cards: [...bank.cards, { id, kind: "probe" as const, door: "recall" as const, story: "fraud", front: { ask: "What did it cost, all told?" }, back: { html: "A lot.", data: [] } }] };
  assert.equal(withAsked(written, [first]).cards.length, written.cards.length);
});

test("an event without a date is of its day", () => {
  const [one] = askedQuestions([event("asked", TODAY, { data: { question: "Why?" } })]);
  assert.deepEqual({ ...one, id: "" }, { id: "", date: TODAY, question: "Why?", bank: "", story: "", grade: 0, probe: "" });
});

test("what was asked for real is drawn first, by the rota and by Choose", () => {
  const own = withAsked(bank, [asked("When did you disagree with a manager?", { story: "fraud" })]);
  const first = own.questions[0]?.id;
  const state = fold([], 0.9, TODAY);
  assert.equal(drawQuestion(own, state, "fraud", TODAY, new Set())?.id, first);
  assert.equal(choices(own, state, TODAY, 3)[0]?.question.id, first);
});

test("lines for the project's files: typed questions under their competency, probes under their story", () => {
  const one = asked("Disagreed with your manager: when, \"exactly\"?", { probe: "Who won?" });
  const list = askedQuestions([one, asked("Tell me about a launch that slipped.", { story: "ward", probe: "And?" })]);
  const id = `asked-${one.id.toLowerCase()}`;
  assert.equal(questionsYaml(bank, list), `competencies:
  - id: conflict
    questions:
      - id: ${id}
        text: "Disagreed with your manager: when, \\"exactly\\"?"
        asked: true
        probes: ["Who won?"]`);
  assert.equal(probesYaml(list, "fraud"), `probes:\n  - ask: "Who won?"\n    id: ${id}\n    answer: |\n      `);
  assert.equal(probesYaml(list, "canary"), "");
  assert.equal(questionsYaml(bank, list.slice(1)), "", "the bank has it");
  const written = { ...bank, questions: [...bank.questions, question(id, "conflict", ["ward"], { text: "Reworded since." })] };
  assert.equal(questionsYaml(written, list), "", "written in the bank under its name");
  assert.equal(withAsked(written, [one]).questions[0]?.text, "Reworded since.");
});

test("an interview of today that was looked back on leaves its place to the next date", () => {
  const project = { ...bank.project, interviews: [{ name: "Acme", date: TODAY }, { name: "Birch", date: "2026-03-20" }] };
  const done = event("asked", TODAY, { data: { date: TODAY, done: true } });
  const at = (...events: PracticeEvent[]): string | null => calendar(project, fold(events, 0.9, TODAY), TODAY).date;
  assert.equal(at(), TODAY);
  assert.equal(at(done), "2026-03-20");
  assert.equal(at(event("date", TODAY, { data: { date: TODAY, name: "" } }), done), "2026-03-20");
});

test("likeness: rare words weigh, the asking itself does not", () => {
  const best = (text: string): string => likeQuestions(text, bank.questions, 3)[0]?.question.id ?? "";
  assert.equal(best("an alert that woke you"), "pager");
  assert.equal(best("disagreements with managers"), "conflict");
  assert.equal(best("a slipped launch"), "launch");
  assert.equal(best("Tell me about bread"), "");
  assert.equal(best(""), "");
});
