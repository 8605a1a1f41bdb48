// When a fact comes back: FSRS-6 fed whole practice days, without learning steps and without fuzz.
// Only the memory model is taken from ts-fsrs: its card scheduler spaces the grades apart, which py-fsrs does not do.

import { FSRSAlgorithm, generatorParameters, type Grade as FsrsGrade } from "ts-fsrs";
import { daysBetween, shift, type Day } from "./day";
import type { Grade } from "./event";
import { hash } from "./random";

/** What is remembered of one fact. `due` is the day FSRS gives, before the interview date has its say. */
export interface Schedule { stability: number; difficulty: number; last: Day; due: Day; reps: number; lapses: number }

export type Scheduler = (schedule: Schedule | undefined, grade: Grade, day: Day) => Schedule;

const LAST_DAYS = 3;
const LAST_WEEK = 7;

function algorithm(retention: number): FSRSAlgorithm {
  return new FSRSAlgorithm(generatorParameters({
    request_retention: retention, enable_fuzz: false, enable_short_term: true, learning_steps: [], relearning_steps: [],
  }));
}

/** The scheduler for a wanted retention (0.9: nine in ten come back when asked on their day). */
export function scheduler(retention: number): Scheduler {
  const fsrs = algorithm(Math.min(0.99, Math.max(0.7, retention)));
  return (schedule, grade, day) => {
    const elapsed = schedule ? Math.max(0, daysBetween(schedule.last, day)) : 0;
    const state = fsrs.next_state(schedule ?? null, elapsed, grade as FsrsGrade);
    const lapsed = schedule !== undefined && grade === 1;
    return {
      stability: state.stability, difficulty: state.difficulty, last: day,
      due: shift(day, fsrs.next_interval(state.stability, elapsed)),
      reps: (schedule?.reps ?? 0) + 1, lapses: (schedule?.lapses ?? 0) + (lapsed ? 1 : 0),
    };
  };
}

const curve = algorithm(0.9);

/** The chance that a fact is recalled on a day, from 0 to 1. */
export function recallOn(schedule: Schedule, day: Day): number {
  return curve.forgetting_curve(Math.max(0, daysBetween(schedule.last, day)), schedule.stability);
}

/**
 * The day a fact is due with an interview on `date`. No interval passes the date: what would fall on or behind it
 * comes once more in the last days before, spread over them by the card's name: over three days, or over up to a week
 * what will still be known then (a quarter of its stability costs three in a hundred). Null: not needed any more.
 */
export function dueDay(card: string, schedule: Schedule, date: Day | null): Day | null {
  if (date === null || schedule.due < date) return schedule.due;
  const days = Math.min(LAST_WEEK, Math.max(LAST_DAYS, Math.floor(schedule.stability / 4)));
  const spread = shift(date, -1 - (hash(card) % days));
  return spread > schedule.last ? spread : null;
}
