// The figures of Progress: days and sessions, stories told, times, retention with its interval, pace, wrong stories.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { PracticeEvent } from "../../themes/default/scripts/practice/event";
import { calendar } from "../../themes/default/scripts/practice/calendar";
import { shift } from "../../themes/default/scripts/practice/day";
import { fold } from "../../themes/default/scripts/practice/fold";
import { begun, daysPractised, isTold, lastWeek, leeches, newest, storiesTold, timesPerTelling } from "../../themes/default/scripts/practice/progress";
import { choiceProgress } from "../../themes/default/scripts/practice/progress-choice";
import { estimate, known, retention } from "../../themes/default/scripts/practice/progress-facts";
import { climb, spokenTime, wordsAMinute } from "../../themes/default/scripts/practice/progress-pace";
import { deck, question, story } from "./deck";
import { event, review, told } from "./events";

const TODAY = "2026-03-10";
const state = (...events: PracticeEvent[]): ReturnType<typeof fold> => fold(events, 0.9, TODAY);
const at = (one: PracticeEvent, time: string): PracticeEvent => ({ ...one, at: `${one.day}T${time}:00.000+00:00` });

test("minutes of each day, days without practice among them", () => {
  const now = state(told("fraud", "2026-03-08"), review("a", TODAY, 3, 30), event("note", "2026-03-09", { card: "a", data: { text: "long" } }));
  assert.deepEqual(daysPractised(now, "2026-03-07", TODAY), [
    { day: "2026-03-07", minutes: 0 }, { day: "2026-03-08", minutes: (85 + 60) / 60 }, { day: "2026-03-09", minutes: 0 }, { day: TODAY, minutes: 0.5 },
  ]);
  assert.deepEqual(daysPractised(now, TODAY, "2026-03-01"), []);
});

test("the last seven days: days, sessions with half an hour between, minutes", () => {
  const now = state(
    at(review("a", "2026-03-03", 3, 60), "18:00"), at(review("a", "2026-03-04", 3, 60), "18:00"), at(review("b", "2026-03-04", 3, 60), "18:20"),
    at(review("c", "2026-03-04", 3, 60), "21:00"), at(review("a", TODAY, 3, 60), "09:00"));
  assert.deepEqual(lastWeek(now, TODAY), { days: 2, sessions: 3, minutes: 4 });
  assert.deepEqual(lastWeek(state(), TODAY), { days: 0, sessions: 0, minutes: 0 });
});

test("begun by practice, not by a date or a note", () => {
  assert.equal(begun(state(event("date", TODAY, { data: { date: "2026-04-01" } })), TODAY), false);
  assert.equal(begun(state(review("a", TODAY, 3)), TODAY), true);
});

test("told: three days, one of the last seven, the headline figure right twice", () => {
  const one = story("fraud", { headline: { metric: "precision", name: "", pair: "", say: "" } });
  const days = [told("fraud", "2026-03-01"), told("fraud", "2026-03-05"), told("fraud", "2026-03-08")];
  const right = ["2026-03-02", "2026-03-06"].map((day) => review("fraud/numbers/precision", day, 3));
  assert.ok(isTold(state(...days, ...right), one, TODAY));
  assert.ok(!isTold(state(...days, ...right.slice(1)), one, TODAY));
  assert.ok(!isTold(state(...days.slice(1), ...right), one, TODAY));
  assert.ok(!isTold(fold([...days, ...right], 0.9, "2026-03-20"), one, "2026-03-20"));
  assert.ok(isTold(state(...days), { ...one, headline: null }, TODAY));
});

test("stories, the least told first", () => {
  const list = storiesTold(deck(), state(told("canary", "2026-03-08"), told("fraud", "2026-03-08"), told("fraud", "2026-03-09")), TODAY);
  assert.deepEqual(list.map((one) => [one.story.id, one.days, one.last]), [["ward", 0, null], ["canary", 1, "2026-03-08"], ["fraud", 2, "2026-03-09"]]);
});

test("the time of each telling beside the time asked for", () => {
  const late = { ...told("fraud", "2026-03-09"), seconds: 140 };
  const [first, ...rest] = timesPerTelling(deck(), state(told("fraud", "2026-03-08"), late, told("ward", TODAY)), 12);
  assert.equal(first?.tellings, 2);
  assert.deepEqual(first?.times, [{ day: "2026-03-08", seconds: 85, asked: 90, timely: true }, { day: "2026-03-09", seconds: 140, asked: 90, timely: false }]);
  assert.deepEqual(rest.map((one) => one.story.id), ["ward"]);
  assert.equal(timesPerTelling(deck(), state(told("fraud", "2026-03-08"), late), 1)[0]?.times.length, 1);
});

const COUNTS: readonly (readonly [number, number, number, number])[] = [
  [80, 100, 0.7112, 0.8666], [0, 10, 0, 0.2775], [10, 10, 0.7225, 1], [1, 1, 0.2065, 1],
];

for (const [came, asked, low, high] of COUNTS) {
  test(`Wilson's interval of ${came} of ${asked}`, () => {
    const found = estimate({ came, asked });
    assert.ok(found);
    assert.ok(Math.abs(found.low - low) < 5e-4, String(found.low));
    assert.ok(Math.abs(found.high - high) < 5e-4, String(found.high));
  });
}

test("of nothing there is no share", () => assert.equal(estimate({ came: 0, asked: 0 }), null));

test("retention counts the first time of a later day alone, by kind and by week", () => {
  const found = retention(state(
    review("a/numbers/m", "2026-03-01", 3), review("a/numbers/m", "2026-03-01", 1), review("a/numbers/m", "2026-03-04", 1), review("a/numbers/m", "2026-03-04", 3),
    review("a/numbers/m", "2026-03-09", 3), review("b/probe/p", "2026-03-09", 1), review("b/probe/p", TODAY, 2), review("c/open/opening", "2026-01-01", 3), review("c/open/opening", "2026-01-02", 3),
  ), TODAY);
  assert.deepEqual(found.all, { came: 2, asked: 3 });
  assert.deepEqual(found.kinds, [{ kind: "numbers", share: { came: 1, asked: 2 } }, { kind: "probe", share: { came: 1, asked: 1 } }]);
  assert.deepEqual(found.weeks, [{ ago: 0, share: { came: 2, asked: 3 } }]);
});

test("how many facts would come on a day if practice stopped now", () => {
  const now = state(review("fraud/numbers/precision", "2026-03-09", 4), review("gone/numbers/m", "2026-03-09", 3));
  const soon = known(deck(), now, TODAY);
  assert.equal(soon.met, 1, "a fact that is gone does not count");
  assert.equal(soon.facts, 9);
  assert.ok(soon.likely > 0.9 && soon.likely <= 1);
  assert.ok(known(deck(), now, "2026-06-01").likely < soon.likely);
});

const dated = event("date", "2026-03-01", { data: { date: "2026-03-14", name: "" } });

test("the climb to three days for each story", () => {
  const days = ["2026-03-05", "2026-03-06", "2026-03-07", "2026-03-08"].map((day) => told("fraud", day));
  const now = state(dated, ...days, told("ward", "2026-03-05"));
  const found = climb(deck(), now, calendar(deck().project, now, TODAY));
  assert.deepEqual(found?.steps, [{ day: "2026-03-04", done: 0 }, { day: "2026-03-05", done: 2 }, { day: "2026-03-06", done: 3 }, { day: "2026-03-07", done: 4 }]);
  assert.equal(found?.done, 4, "a fourth day of one story does not help the others");
  assert.equal(found?.total, 9);
  assert.equal(found?.until, "2026-03-14");
  assert.equal(found?.needed, 5 / 4);
  assert.equal(found?.lately, 4 / 6);
});

test("no climb before the first telling; without a date it goes on for fourteen days", () => {
  assert.equal(climb(deck(), state(), calendar(deck().project, state(), TODAY)), null);
  const now = state(told("fraud", TODAY));
  assert.equal(climb(deck(), now, calendar(deck().project, now, TODAY))?.until, shift(TODAY, 14));
});

test("words a minute, from whole tellings, once there are three", () => {
  const whole = (seconds: number): PracticeEvent => ({ ...told("fraud", TODAY), seconds, data: { story: "fraud", question: "q", asked: 180, ticks: {} } });
  assert.equal(wordsAMinute(deck(), state(whole(90), whole(90))), null);
  assert.equal(wordsAMinute(deck(), state(whole(90), whole(90), whole(90))), 140, "the story's own 90 seconds at the site's pace");
  assert.equal(wordsAMinute(deck(), state(whole(105), whole(105), whole(105), whole(1000))), 120, "a telling that wandered off is left out");
});

test("how long the written words take: at the usual pace, then at one's own", () => {
  const stories = [story("fraud", { seconds: 84, lengths: { "30": 28, "90": 84, "180": 168 } })];
  const one = deck({ stories });
  const whole = (seconds: number): PracticeEvent => ({ ...told("fraud", TODAY), seconds, data: { story: "fraud", question: "q", asked: 180, ticks: {} } });
  const takes = (asked: number, ...events: PracticeEvent[]): unknown => stories[0] && spokenTime(one, state(...events), stories[0], asked);
  assert.deepEqual(takes(180, whole(196), whole(196)), { seconds: 168, own: false });
  assert.deepEqual(takes(180, whole(196), whole(196), whole(196)), { seconds: 196, own: true }, "168 seconds of words, told in 196");
  assert.deepEqual(takes(180, ...[1, 2, 3].map(() => told("fraud", TODAY))), { seconds: 168, own: false }, "a short telling says nothing of the pace");
  assert.equal(takes(90, whole(196)), null);
});

test("wrong stories: what was picked instead, how often, and whether it was put right since", () => {
  const bank = deck({ questions: [question("a", "c", ["fraud"]), question("b", "c", ["ward"])] });
  const pick = (id: string, name: string, day = TODAY): PracticeEvent => event("choice", day, { seconds: 5, data: { question: id, picked: name, ranked: [] } });
  const now = state(pick("a", "canary", "2026-01-01"), pick("a", "ward"), pick("a", "canary"), pick("b", ""), pick("b", "ward"), pick("gone", "ward"));
  const found = choiceProgress(bank, now, TODAY);
  assert.deepEqual([found.asked, found.right], [4, 1]);
  assert.deepEqual(found.wrong.map(({ question: id, best, picked, times, right }) => ({ id, best, picked, times, right })), [
    { id: "a", best: "fraud", picked: [{ story: "canary", times: 2 }, { story: "ward", times: 1 }], times: 3, right: false },
    { id: "b", best: "ward", picked: [{ story: "", times: 1 }], times: 1, right: true },
  ]);
  assert.deepEqual(choiceProgress(bank, state(), TODAY), { asked: 0, right: 0, wrong: [] });
});

test("facts lost four times are leeches", () => {
  const days = Array.from({ length: 5 }, (_, i) => shift("2026-03-01", i));
  assert.deepEqual(leeches(state(...days.map((day) => review("a", day, 1)))), [{ card: "a", lapses: 4 }]);
  assert.deepEqual(leeches(state(...days.slice(1).map((day) => review("a", day, 1)))), []);
});

test("the newest event is the one made last, whatever day it says", () => {
  const late = review("a", "2026-03-09", 3);
  const early = review("a", "2026-03-01", 3);
  assert.equal(newest(state(late, early))?.id, late.id);
  assert.equal(newest(state(late, event("undo", TODAY, { data: { of: late.id } }))), null);
});
