// A mock interview as the log tells it: every step is an event of its own, so that a run can be left at any second,
// gone on with on another device, and taken back step by step.
//
//   mock   data {step: "begun", seed, role, framework, wanted, asked, probes, real, questions: [{id, ask, sought}]}
//          data {step, of, n, …}: "clock" (it runs) · "stopped" (seconds) · "story" {story} · "probe" (seconds)
//          {card, ask, hurt} · "ticks" {ticks} · "skip" · "done" {told: [event id]}
//   told   as ever, with data {mock, n}: the answer was looked back on

import type { Grade, PracticeEvent } from "./event";
import { text } from "./event";
import type { Wish } from "./mock-wish";

export interface RunQuestion { id: string; ask: string; sought: string }
export interface RunProbe { card: string; ask: string; seconds: number; hurt: boolean }

export interface Answer {
  /** When the clock began, in milliseconds; null while the question is only asked. */
  began: number | null;
  seconds: number | null;
  /** The story told; "" for none of mine, null while that was not said. */
  story: string | null;
  probes: RunProbe[];
  ticks: string[];
  grade: Grade | null;
  told: string;
  skipped: boolean;
}

export interface Run {
  id: string; at: string; day: string; wish: Wish; questions: RunQuestion[]; answers: Answer[]; done: boolean;
  /** The newest event, which an undo would take back; "" where only the beginning is there. */
  last: string; lastAt: number;
}

/** Where a run stands: asked, the clock runs, which story, a follow-up, the look back, or over. */
export type Phase = "ask" | "running" | "which" | "probe" | "look" | "over";

const blank = (): Answer => ({ began: null, seconds: null, story: null, probes: [], ticks: [], grade: null, told: "", skipped: false });

function number(event: PracticeEvent, name: string): number {
  const value = event.data[name];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function texts(raw: unknown): string[] {
  return Array.isArray(raw) ? raw.filter((one): one is string => typeof one === "string") : [];
}

function questionsOf(raw: unknown): RunQuestion[] {
  if (!Array.isArray(raw)) return [];
  return raw.flatMap((one: unknown) => {
    const { id, ask, sought } = (one ?? {}) as Partial<Record<keyof RunQuestion, unknown>>;
    return typeof id === "string" && typeof ask === "string" ? [{ id, ask, sought: typeof sought === "string" ? sought : "" }] : [];
  });
}

function begun(event: PracticeEvent): Run {
  const questions = questionsOf(event.data.questions);
  const wish: Wish = {
    role: text(event, "role"), framework: text(event, "framework"), seed: text(event, "seed"), questions: number(event, "wanted") || questions.length,
    asked: number(event, "asked") || 120, probes: number(event, "probes"), real: event.data.real === true,
  };
  return { id: event.id, at: event.at, day: event.day, wish, questions, answers: questions.map(blank), done: false, last: "", lastAt: Date.parse(event.at) };
}

/** A run that is not in the log yet. */
export function blankRun(wish: Wish, questions: RunQuestion[]): Run {
  return { id: "", at: "", day: "", wish, questions, answers: questions.map(blank), done: false, last: "", lastAt: 0 };
}

function ticked(event: PracticeEvent): string[] {
  const ticks = event.data.ticks;
  return typeof ticks === "object" && ticks !== null ? Object.entries(ticks).filter(([name, on]) => on === true && name !== "time").map(([name]) => name) : [];
}

function tell(answer: Answer, event: PracticeEvent): void {
  Object.assign(answer, { told: event.id, grade: event.grade ?? null, story: text(event, "story"), seconds: event.seconds ?? 0, ticks: ticked(event) });
}

function step(run: Run, event: PracticeEvent): void {
  const answer = run.answers[number(event, "n")];
  if (event.type === "told") return void (answer && tell(answer, event));
  const name = text(event, "step");
  if (name === "done") run.done = true;
  if (!answer) return;
  if (name === "clock") answer.began = Date.parse(event.at);
  else if (name === "stopped") answer.seconds = event.seconds ?? 0;
  else if (name === "story") answer.story = text(event, "story");
  else if (name === "probe") answer.probes.push({ card: event.card ?? "", ask: text(event, "ask"), seconds: event.seconds ?? 0, hurt: event.data.hurt === true });
  else if (name === "ticks") answer.ticks = texts(event.data.ticks);
  else if (name === "skip") answer.skipped = true;
}

/** Every mock interview of the log, oldest first. `events` are those that count, in any order. */
export function runs(events: Iterable<PracticeEvent>): Run[] {
  const found = new Map<string, Run>();
  const steps: PracticeEvent[] = [];
  for (const event of events) {
    if (event.type === "mock" && text(event, "step") === "begun") found.set(event.id, begun(event));
    else if (event.type === "mock" || (event.type === "told" && event.data.mock !== undefined)) steps.push(event);
  }
  for (const event of steps.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const run = found.get(text(event, event.type === "told" ? "mock" : "of"));
    if (!run) continue;
    step(run, event);
    run.last = event.id;
    run.lastAt = Date.parse(event.at);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The place of the question that is up; the number of questions when all are through. */
export function upNow(run: Run): number {
  const at = run.answers.findIndex((answer) => answer.told === "" && !answer.skipped);
  return at < 0 ? run.answers.length : at;
}

/** Where a run stands; `probes` is how many follow-ups the story chosen has. */
export function phaseOf(run: Run, probes: number): Phase {
  const answer = run.answers[upNow(run)];
  if (run.done || !answer) return "over";
  if (answer.began === null) return "ask";
  if (answer.seconds === null) return "running";
  if (answer.story === null) return "which";
  return answer.probes.length < probes ? "probe" : "look";
}

/** Stories told so far: none is told twice. */
export function spent(run: Run): Set<string> {
  return new Set(run.answers.flatMap((answer) => (answer.story ? [answer.story] : [])));
}

/** How long the whole of it took, in seconds. */
export function runSeconds(run: Run): number {
  return Math.max(0, (run.lastAt - Date.parse(run.at)) / 1000);
}

const OPEN_HOURS = 12;

/** The newest run that was left in its middle, while it is of today. */
export function openRun(list: readonly Run[], now: number): Run | null {
  const last = list[list.length - 1];
  const fresh = last !== undefined && now - last.lastAt < OPEN_HOURS * 3_600_000;
  return fresh && !last.done && upNow(last) < last.answers.length ? last : null;
}

const CLOCK_MINUTES = 15;

/** Whether a clock that runs was forgotten: nobody answers for a quarter of an hour. */
export function forgotten(run: Run, now: number): boolean {
  const answer = run.answers[upNow(run)];
  const began = answer?.seconds === null ? answer.began : null;
  return began !== null && began !== undefined && now - began > CLOCK_MINUTES * 60_000;
}
