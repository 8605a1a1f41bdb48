// What the log says: a pure fold over its events. Any two logs with the same events give the same state.

import type { Day } from "./day";
import { isGrade, text, type PracticeEvent } from "./event";
import { scheduler, type Schedule } from "./schedule";
import { counting, tellingOf, type Telling } from "./tellings";

/** One pick of a story for a question. */
export interface Picked { question: string; picked: string; day: Day; seconds: number }

/** One question of a real interview. */
export interface Asked { date: Day; question: string; story: string; probe: string; grade: number }

export interface Note { id: string; card: string; text: string; at: string }

export interface State {
  /** Events that count, in order. */
  events: PracticeEvent[];
  schedules: Map<string, Schedule>;
  reviews: PracticeEvent[];
  tellings: Telling[];
  /** Story id to the days it was told on, in order, without repeats. */
  toldDays: Map<string, Day[]>;
  buried: Map<string, Day>;
  suspended: Set<string>;
  notes: Note[];
  /** Dates the log speaks of: the newest word on the interview date, null where it never spoke. */
  date: { date: Day | ""; name: string } | null;
  /** Interview days that After was filled in for. */
  asked: Set<Day>;
  questionsAsked: Asked[];
  choices: Picked[];
}

function blank(): State {
  return {
    events: [], schedules: new Map(), reviews: [], tellings: [], toldDays: new Map(), buried: new Map(),
    suspended: new Set(), notes: [], date: null, asked: new Set(), questionsAsked: [], choices: [],
  };
}

function addTelling(state: State, event: PracticeEvent): void {
  const telling = tellingOf(event);
  if (telling.story === "") return;
  state.tellings.push(telling);
  const days = state.toldDays.get(telling.story) ?? [];
  if (days[days.length - 1] !== event.day) days.push(event.day);
  state.toldDays.set(telling.story, days);
}

function addAsked(state: State, event: PracticeEvent): void {
  const date = text(event, "date") || event.day;
  if (event.data.done === true) state.asked.add(date);
  const question = text(event, "question");
  if (question !== "") state.questionsAsked.push({ date, question, story: text(event, "story"), probe: text(event, "probe"), grade: event.grade ?? 0 });
}

/** Newest first by name where the day must not decide: the last word on dates and on suspended cards. */
function lastWords(state: State, byName: PracticeEvent[]): void {
  for (const event of byName) {
    const card = event.card ?? "";
    if (event.type === "suspend") state.suspended.add(card);
    else if (event.type === "resume") state.suspended.delete(card);
    else if (event.type === "date") state.date = { date: text(event, "date"), name: text(event, "name") };
  }
}

/** Reads the events into the state that everything shown is made of. Days after `today` wait until they have come. */
export function fold(events: Iterable<PracticeEvent>, retention: number, today: Day): State {
  const state = blank();
  const review = scheduler(retention);
  state.events = counting(events);
  for (const event of state.events) {
    const card = event.card ?? "";
    if (event.day > today) continue;
    if (event.type === "review" && isGrade(event.grade)) {
      state.schedules.set(card, review(state.schedules.get(card), event.grade, event.day));
      state.reviews.push(event);
    } else if (event.type === "told") addTelling(state, event);
    else if (event.type === "bury") state.buried.set(card, event.day);
    else if (event.type === "note") state.notes.push({ id: event.id, card, text: text(event, "text"), at: event.at });
    else if (event.type === "asked") addAsked(state, event);
    else if (event.type === "choice") {
      state.choices.push({ question: text(event, "question"), picked: text(event, "picked"), day: event.day, seconds: event.seconds ?? 0 });
    }
  }
  lastWords(state, [...state.events].sort((a, b) => (a.id < b.id ? -1 : 1)));
  return state;
}
