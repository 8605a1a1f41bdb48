// Read by tests/practice/test_in_step.py: folds every history on standard input as the desk does, and writes what it says.

import { readFileSync, writeFileSync } from "node:fs";
import { readEvent, type PracticeEvent } from "../../themes/default/scripts/practice/event";
import { carried } from "../../themes/default/scripts/practice/carried";
import { fold, type State } from "../../themes/default/scripts/practice/fold";
import { dayOf } from "../../themes/default/scripts/practice/day";
import { dueDay, recallOn } from "../../themes/default/scripts/practice/schedule";

interface Question { rows: unknown[]; retention: number; today: string; date: string; moments: number[]; renamed: Record<string, string> }

function sound(rows: unknown[]): PracticeEvent[] {
  const known = new Map<string, PracticeEvent>();
  for (const row of rows) {
    const { event } = readEvent(row);
    if (event) known.set(event.id, event);
  }
  return [...known.values()];
}

function facts(state: State, today: string, date: string): unknown {
  return Object.fromEntries([...state.schedules].map(([card, schedule]) =>
    [card, { ...schedule, recall: recallOn(schedule, today), asked: dueDay(card, schedule, date) }]));
}

function answer({ rows, retention, today, date, moments, renamed }: Question): unknown {
  const state = fold(carried(sound(rows), renamed), retention, today);
  return {
    facts: facts(state, today, date), events: state.events.map((event) => event.id), reviews: state.reviews.map((event) => event.id),
    tellings: state.tellings, told_days: Object.fromEntries(state.toldDays), buried: Object.fromEntries(state.buried),
    suspended: [...state.suspended].sort(), notes: state.notes, date: state.date, looked_back_on: [...state.asked].sort(),
    asked: state.questionsAsked, choices: state.choices, days: moments.map((ms) => dayOf(new Date(ms))),
  };
}

const questions = JSON.parse(readFileSync(0, "utf8")) as Question[];
writeFileSync(1, JSON.stringify(questions.map(answer)));
