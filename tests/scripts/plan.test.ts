// The day's plan: phases, the rota, the minutes, the forecast.

import assert from "node:assert/strict";
import { test } from "node:test";
import { calendar, phase } from "../../themes/default/scripts/practice/calendar";
import { dayOf, shift } from "../../themes/default/scripts/practice/day";
import type { PracticeEvent } from "../../themes/default/scripts/practice/event";
import { fold } from "../../themes/default/scripts/practice/fold";
import { forecast, plan } from "../../themes/default/scripts/practice/plan";
import { drawQuestion, lengthFor, needs } from "../../themes/default/scripts/practice/rota";
import { deck, question, story } from "./deck";
import { event, review, told } from "./events";

const TODAY = "2026-03-10";
const dated = (date: string): PracticeEvent => event("date", "2026-03-01", { data: { date, name: "" } });
const state = (...events: PracticeEvent[]): ReturnType<typeof fold> => fold(events, 0.9, TODAY);

test("the day turns at four in the morning", () => {
  assert.equal(dayOf(new Date(2026, 2, 11, 0, 30)), "2026-03-10");
  assert.equal(dayOf(new Date(2026, 2, 11, 3, 59)), "2026-03-10");
  assert.equal(dayOf(new Date(2026, 2, 11, 4, 0)), "2026-03-11");
  assert.equal(dayOf(new Date(2026, 0, 1, 1, 0)), "2025-12-31");
});

test("which date rules", () => {
  const project = { ...deck().project, interviews: [{ name: "A", date: "2026-03-20" }, { name: "B", date: "2026-03-15" }] };
  assert.equal(calendar(project, state(), TODAY).date, "2026-03-15", "the nearest of the project's");
  assert.equal(calendar(project, state(dated("2026-04-01")), TODAY).date, "2026-04-01", "the log's word before the project's");
  assert.equal(calendar(project, state(dated("")), TODAY).date, null, "the log may say there is none");
  assert.equal(calendar(project, state(dated("2026-03-08")), TODAY).date, "2026-03-15", "past: the project's next one");
  assert.equal(calendar(project, state(dated("2026-03-08")), TODAY).passed, "2026-03-08");
  assert.equal(calendar(deck().project, state(), TODAY).daysLeft, 14, "none: fourteen rolling days");
});

test("phases", () => {
  const of = (date: string, written: number): string => phase(calendar(deck().project, state(dated(date)), TODAY), written, 4);
  assert.equal(of("2026-03-30", 1), "write");
  assert.equal(of("2026-03-30", 3), "drill");
  assert.equal(of("2026-03-11", 3), "eve");
  assert.equal(of("2026-03-10", 3), "eve");
  assert.equal(of("2026-03-09", 3), "after");
});

test("nothing new in the last day; a light day has a third of the new facts, as of the minutes", () => {
  assert.ok(plan(deck(), state(dated("2026-03-20")), TODAY).fresh > 0);
  assert.equal(plan(deck(), state(dated("2026-03-11")), TODAY).fresh, 0);
  const light = deck();
  light.project.light_days = ["tue"];
  light.project.new_a_day = 6;
  assert.equal(plan(light, state(told("fraud", "2026-03-09")), TODAY).fresh, 2);
  assert.equal(plan(light, state(), TODAY).fresh, 6, "the first day is a whole one");
});

test("the first card ever is the opening of the best story", () => {
  assert.equal(plan(deck(), state(), TODAY).facts[0]?.id, "fraud/open/opening");
});

test("a reload in the middle goes on where it was: facts seen today are neither new nor due again", () => {
  const some = deck();
  some.project.new_a_day = 4;
  const first = plan(some, state(), TODAY).facts;
  const after = plan(some, state(review(first[0]?.id ?? "", TODAY, 3), review(first[1]?.id ?? "", TODAY, 3)), TODAY).facts;
  assert.deepEqual(after.map((card) => card.id), first.slice(2).map((card) => card.id));
});

test("the plan stays within the minutes of the day", () => {
  const many = deck({ stories: Array.from({ length: 12 }, (_, i) => story(`s${i}`)) });
  const day = plan(many, state(dated("2026-03-17")), TODAY);
  assert.ok(day.tellSeconds + day.factSeconds <= 21 * 60, `${day.tellSeconds} + ${day.factSeconds}`);
  assert.ok(day.turns.length >= 2);
});

test("a story told today is not asked for again today; three days are enough until the last three", () => {
  const far = calendar(deck().project, state(dated("2026-03-30")), TODAY);
  assert.deepEqual(needs(deck(), state(told("fraud", TODAY)), far).map((need) => need.story.id).sort(), ["canary", "ward"]);
  const three = [told("fraud", "2026-03-05"), told("fraud", "2026-03-06"), told("fraud", "2026-03-07")];
  assert.ok(!needs(deck(), state(...three), far).some((need) => need.story.id === "fraud"));
  const near = calendar(deck().project, state(dated("2026-03-12")), TODAY);
  assert.ok(needs(deck(), state(...three, dated("2026-03-12")), near).some((need) => need.story.id === "fraud"), "one of the last three days");
});

test("a question is drawn fresh, and of another competency than the last", () => {
  const asked = ["q-a", "q-b", "q-c", "q-d", "q-e"].map((id, i) => told("fraud", shift("2026-03-01", i), id));
  assert.equal(drawQuestion(deck(), state(...asked), "fraud", TODAY, new Set())?.id, "q-f");
  const avoided = drawQuestion(deck(), state(), "fraud", TODAY, new Set(["competency-0", "competency-1"]));
  assert.equal(avoided?.competency, "competency-2");
  const after = deck({ questions: [question("q", "c", ["fraud"], { use: "after-story" })] });
  assert.equal(drawQuestion(after, state(), "fraud", TODAY, new Set()), null);
});

test("lengths take turns", () => {
  assert.deepEqual([0, 1, 2, 3].map(lengthFor), [90, 180, 30, 90]);
});

test("the forecast counts what the pace allows, and says when it has none yet", () => {
  const at = (...events: PracticeEvent[]): ReturnType<typeof forecast> => {
    const now = state(dated("2026-03-14"), ...events);
    return forecast(deck(), now, calendar(deck().project, now, TODAY));
  };
  assert.equal(at().atThisPace, false);
  const slow = at(told("fraud", "2026-03-04"), told("canary", "2026-03-06"));
  assert.equal(slow.atThisPace, true);
  assert.ok(slow.told < 3, "two tellings a week do not tell three stories in four days");
  const fast = at(...["2026-03-08", "2026-03-09", "2026-03-10"].flatMap((day) => ["fraud", "canary", "ward"].map((id) => told(id, day))));
  assert.equal(fast.told, 3);
});
