// Preparation by the plan, lived through by simulated learners: 7 to 60 days, eight to fifteen stories, twenty minutes a day.

import assert from "node:assert/strict";
import { test } from "node:test";
import { daysBetween, shift } from "../../themes/default/scripts/practice/day";
import { dueDay } from "../../themes/default/scripts/practice/schedule";
import { FIRST, go, plain, type Course, type DayGone, type Gone } from "./course";

const SEEDS = [1, 2, 3];
const STORIES = [8, 12, 15];
const LIGHT_SHARE = 1 / 3;

/** Ways to live: every fifth day missed, light week-ends (the date is a Monday where weeks are whole), a week away. */
const LIVES: Record<string, (days: number) => Partial<Course>> = {
  steady: () => ({}),
  "missing every fifth day": (days) => ({ missed: Array.from({ length: days }, (_, i) => i).filter((i) => i % 5 === 3 && i < days - 2) }),
  "with light week-ends": () => ({ light: ["sat", "sun"] }),
  "a week away": (days) => ({ missed: days < 30 ? [] : [10, 11, 12, 13, 14, 15, 16] }),
};

interface Lived { course: Course; gone: Gone; plain: number }

function lived(days: number, life: string): Lived[] {
  return STORIES.flatMap((stories) => SEEDS.map((seed) => {
    const course = { days, stories, seed, ...LIVES[life]?.(days) };
    const gone = go(course);
    return { course, gone, plain: plain(gone, seed + 100) };
  }));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Minutes of a day as a part of those it has. */
function load(day: DayGone): number {
  return day.minutes / (20 * (day.planned.calendar.light ? LIGHT_SHARE : 1));
}

/** The part of the stories told on three days, one of them among the last three before the date. */
function toldWell({ deck, state, date }: Gone): number {
  const well = deck.stories.filter((story) => {
    const days = state.toldDays.get(story.id) ?? [];
    return days.length >= 3 && days.some((day) => daysBetween(day, date) <= 3);
  });
  return well.length / deck.stories.length;
}

for (const days of [7, 14, 30, 60]) {
  for (const life of Object.keys(LIVES)) {
    if (life === "a week away" && days < 30) continue;
    const all = lived(days, life);
    const name = `${days} days, ${life}`;

    test(`${name}: the minutes stay within the day's`, () => {
      for (const { gone } of all) for (const day of gone.days) assert.ok(day.minutes <= 20 * 1.1 && load(day) <= 1.3, `${day.day}: ${day.minutes}`);
    });

    test(`${name}: even, no day in three times what a day takes, none that matters left empty`, () => {
      for (const { gone } of all) {
        const usual = mean(gone.days.map(load));
        for (const day of gone.days) assert.ok(load(day) < usual * 3, `${day.day}: ${load(day)} of ${usual}`);
        assert.ok(gone.days.every((day) => day.minutes > 1), "something every day");
      }
    });

    test(`${name}: every story told on three days, one of the last three`, () => {
      for (const { gone } of all) assert.ok(toldWell(gone) >= 0.9, `${toldWell(gone)}`);
    });

    test(`${name}: on the day as much is recalled as after the same minutes of plain FSRS, or more`, () => {
      assert.ok(mean(all.map((one) => one.gone.recall)) >= mean(all.map((one) => one.plain)));
      for (const one of all) assert.ok(one.gone.recall >= one.plain - 0.03, `${one.course.stories} stories: ${one.gone.recall}, plain ${one.plain}`);
    });

    test(`${name}: nothing new in the last day, and no interval passes the date`, () => {
      for (const { gone } of all) {
        assert.ok(gone.days.every((day) => day.day < shift(gone.date, -1) || day.fresh === 0));
        for (const [card, schedule] of gone.state.schedules) assert.ok((dueDay(card, schedule, gone.date) ?? FIRST) < gone.date);
      }
    });
  }
}

test("extra practice never harms: no less is recalled, and the plan asks for no more minutes", () => {
  for (const days of [14, 30]) {
    const [alone, eager] = [0, 20].map((extra) => SEEDS.map((seed) => go({ days, stories: 12, seed, extra })));
    const minutes = (all: Gone[] = []): number => mean(all.map((gone) => mean(gone.days.map((day) => day.minutes))));
    assert.ok(mean((eager ?? []).map((gone) => gone.recall)) >= mean((alone ?? []).map((gone) => gone.recall)) - 0.005);
    assert.ok(minutes(eager) <= minutes(alone) + 0.5, `${minutes(eager)} after ${minutes(alone)}`);
  }
});

test("who misses the days before the date still never gets more than a day's minutes", () => {
  for (const seed of SEEDS) {
    const gone = go({ days: 14, stories: 15, seed, missed: [2, 5, 6, 9, 11, 13] });
    assert.ok(gone.days.every((day) => day.minutes <= 22));
    assert.ok(gone.recall > 0.6);
  }
});
