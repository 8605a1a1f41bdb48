// Courses of preparation: a learner made by chance does what the plan of each day says, forgets as FSRS has it (with
// noise that FSRS does not know of), and misses days; beside it, the same minutes at facts spent by plain FSRS.

import { isFact, type Deck, type Fact } from "../../themes/default/scripts/deck/deck";
import { daysBetween, shift, type Day } from "../../themes/default/scripts/practice/day";
import type { Grade, PracticeEvent } from "../../themes/default/scripts/practice/event";
import { fold, type State } from "../../themes/default/scripts/practice/fold";
import { minutesSpent } from "../../themes/default/scripts/practice/pace";
import { plan, type Plan } from "../../themes/default/scripts/practice/plan";
import { extraFacts } from "../../themes/default/scripts/practice/queue";
import { recallOn, scheduler, type Schedule } from "../../themes/default/scripts/practice/schedule";
import { deck, precision, question, story } from "./deck";
import { chance, event } from "./events";

/** A Monday; `missed` are days of the course, counted from 0; `light` weekdays; `extra` facts a day beyond the plan. */
export const FIRST: Day = "2026-03-02";
export interface Course { days: number; stories: number; seed: number; missed?: readonly number[]; light?: string[]; extra?: number }

/** A deck like the example collection's: eight facts a story, twenty questions that call for it. */
export function courseDeck(course: Course): Deck {
  const ids = Array.from({ length: course.stories }, (_, i) => `story-${i}`);
  const facts = ids.flatMap((id): Fact[] => [
    { id: `${id}/open/opening`, kind: "open", door: "recall", story: id, front: { title: id }, back: { html: "I counted." } },
    precision(id), { ...precision(id), id: `${id}/numbers/wait` },
    { id: `${id}/tradeoff/t`, kind: "tradeoff", door: "recall", story: id, front: { decision: "Wait?", options: ["wait", "go"] }, back: { because: "", cost: "", over: [] } },
    ...["why", "how", "who", "next"].map((name): Fact => ({ id: `${id}/probe/${name}`, kind: "probe", door: "recall", story: id, front: { ask: name }, back: { html: "", data: [] } })),
  ]);
  return deck({
    stories: ids.map((id, i) => story(id, { strength: 1 - i / 40, headline: { metric: "precision", name: "", pair: "", say: "" } })), cards: facts,
    questions: Array.from({ length: 60 }, (_, i) => question(`q-${i}`, `competency-${i % 12}`, [0, 3, 7, 11].map((k) => ids[(i + k) % ids.length] ?? ""))),
    project: {
      id: "test", title: "", minutes_a_day: 20, light_days: course.light ?? [], new_a_day: 10, retention: 0.9, words_a_minute: 140,
      interviews: [{ name: "", date: shift(FIRST, course.days) }],
    },
  });
}

/** What one person truly remembers: as FSRS would have it, were this person and each fact known to it. */
export class Memory {
  private readonly facts = new Map<string, Schedule>();
  private readonly review = scheduler(0.9);
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = chance(seed);
  }

  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /** The chance that a fact comes on a day: none for one never met. */
  recall(card: string, day: Day): number {
    const fact = this.facts.get(card);
    return fact ? recallOn(fact, day) : 0;
  }

  /** Asks for a fact: gives the grade, and what was asked is remembered better, by how much FSRS can only guess. */
  ask(card: string, day: Day): Grade {
    const fact = this.facts.get(card);
    const known = this.next() < (fact ? recallOn(fact, day) : 0.75);
    const tone = this.next();
    const grade: Grade = !known ? 1 : tone < 0.15 ? 2 : tone < 0.9 ? 3 : 4;
    const after = this.review(fact, grade, day);
    const spread = fact === undefined ? 0.4 : fact.last === day ? 0.05 : 0.15;
    this.facts.set(card, { ...after, stability: Math.max(0.1, after.stability * Math.exp(spread * this.normal())) });
    return grade;
  }

  /** Seconds an answer takes: a new fact is read, a lost one looked at. */
  seconds(fresh: boolean, grade: Grade): number {
    return (fresh ? 19 : grade === 1 ? 16 : 10) * Math.exp(0.3 * this.normal() - 0.045);
  }

  /** Seconds a telling takes that was to take `asked`. */
  telling(asked: number): number {
    return asked * (0.95 + 0.1 * this.normal());
  }
}

const COMES_BACK_AFTER = 4;

/** Goes through a queue of facts as the desk does: what did not come is asked again a few cards later. */
function sit(memory: Memory, queue: readonly Fact[], day: Day, known: (card: string) => boolean, seconds = Infinity): PracticeEvent[] {
  const rest = [...queue];
  const met = new Set<string>();
  const list: PracticeEvent[] = [];
  let spent = 0;
  for (let card = rest.shift(); card && spent < seconds; card = rest.shift()) {
    const fresh = !known(card.id) && !met.has(card.id);
    met.add(card.id);
    const grade = memory.ask(card.id, day);
    const took = memory.seconds(fresh, grade);
    spent += took;
    list.push(event("review", day, { card: card.id, grade, seconds: took }));
    if (grade === 1) rest.splice(COMES_BACK_AFTER - 1, 0, card);
  }
  return list;
}

/** One day as it went: the plan, the minutes spent by it, the seconds at facts, how many of them were new. */
export interface DayGone { day: Day; planned: Plan; minutes: number; factSeconds: number; fresh: number }
export interface Gone { deck: Deck; date: Day; days: DayGone[]; state: State; recall: number }

/** The mean chance of recall over all facts of the deck, met or not. */
function recallOfAll(own: Deck, memory: Memory, day: Day): number {
  const facts = own.cards.filter(isFact);
  return facts.reduce((sum, card) => sum + memory.recall(card.id, day), 0) / facts.length;
}

function practise(own: Deck, memory: Memory, events: PracticeEvent[], day: Day, extra = 0): DayGone {
  const planned = plan(own, fold(events, 0.9, day), day);
  for (const turn of planned.turns) {
    const data = { story: turn.story?.id ?? "", question: turn.question?.id ?? "", asked: turn.asked, ticks: {} };
    events.push(event("told", day, { card: turn.card, grade: 3, seconds: memory.telling(turn.asked), data }));
  }
  const state = fold(events, 0.9, day);
  const reviews = sit(memory, plan(own, state, day).facts, day, (card) => state.schedules.has(card));
  events.push(...reviews);
  const fresh = new Set(reviews.map((review) => review.card ?? "").filter((card) => !state.schedules.has(card))).size;
  const factSeconds = reviews.reduce((sum, review) => sum + (review.seconds ?? 0), 0);
  const minutes = minutesSpent(events.filter((one) => one.day === day));
  events.push(...sit(memory, extraFacts(own, fold(events, 0.9, day), day, extra), day, () => true));
  return { day, planned, minutes, factSeconds, fresh };
}

/** A whole course of preparation by the plan. */
export function go(course: Course): Gone {
  const own = courseDeck(course);
  const memory = new Memory(course.seed);
  const events: PracticeEvent[] = [];
  const days: DayGone[] = [];
  for (let i = 0; i < course.days; i += 1) {
    if (!course.missed?.includes(i)) days.push(practise(own, memory, events, shift(FIRST, i), course.extra));
  }
  const date = shift(FIRST, course.days);
  return { deck: own, date, days, state: fold(events, 0.9, date), recall: recallOfAll(own, memory, date) };
}

/** The same seconds at facts, day by day (what one day leaves over goes to the next), spent by plain FSRS: what is due, the longest due first, then what is new. */
export function plain(gone: Gone, seed: number, newOnLastDay = true): number {
  const memory = new Memory(seed);
  const review = scheduler(0.9);
  const known = new Map<string, Schedule>();
  const facts = gone.deck.cards.filter(isFact);
  const due = (card: Fact): Day => known.get(card.id)?.due ?? "9";
  let saved = 0;
  for (const { day, factSeconds } of gone.days) {
    const back = facts.filter((card) => due(card) <= day).sort((a, b) => (due(a) < due(b) ? -1 : 1));
    const noneNew = !newOnLastDay && daysBetween(day, gone.date) <= 1;
    const fresh = noneNew ? [] : facts.filter((card) => !known.has(card.id)).slice(0, gone.deck.project.new_a_day);
    const room = factSeconds + saved;
    const reviews = sit(memory, [...back, ...fresh], day, (card) => known.has(card), room);
    for (const one of reviews) known.set(one.card ?? "", review(known.get(one.card ?? ""), one.grade ?? 3, day));
    saved = Math.max(0, room - reviews.reduce((sum, one) => sum + (one.seconds ?? 0), 0));
  }
  return recallOfAll(gone.deck, memory, gone.date);
}
