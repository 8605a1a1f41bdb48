// The tellings of one session: which stories, with which question, angle and length.

import type { Deck, DeckStory, OpenerAnswer } from "../deck/deck";
import type { Calendar } from "./calendar";
import { daysBetween, type Day } from "./day";
import type { State } from "./fold";
import { tellSeconds } from "./pace";
import { drawQuestion, lengthFor, LENGTHS, needs, type Turn } from "./rota";

const OPENER_RESTS = 3;

function tellingsOf(state: State, story: string): number {
  return state.tellings.filter((telling) => telling.story === story).length;
}

/** A story told as one of its angles: every third telling, where it has any. */
function reframe(story: DeckStory, count: number, why: string): Turn | null {
  const angle = story.angles[Math.floor(count / 3) % Math.max(1, story.angles.length)];
  if (!angle || count % 3 !== 2) return null;
  const ask = `Tell it ${angle.name}: ${story.title}`;
  return {
    kind: "reframe", card: `${story.id}/reframe/${angle.id}`, story, question: null, ask, angle: angle.id, answer: "",
    asked: lengthFor(count), why,
  };
}

/** One turn for a story; a story that no question of the bank calls for is asked for by its title. */
export function turnFor(deck: Deck, state: State, story: DeckStory, calendar: Calendar, avoid: ReadonlySet<string>, why: string): Turn {
  const count = tellingsOf(state, story.id);
  const other = reframe(story, count, why);
  if (other) return other;
  const question = drawQuestion(deck, state, story.id, calendar.today, avoid);
  return {
    kind: "prompt", card: `${story.id}/tell/${question?.id ?? "title"}`, story, question,
    ask: question?.text ?? `Tell me about this: ${story.title}`, angle: "", answer: "", asked: lengthFor(count), why,
  };
}

function openerTurn(answer: OpenerAnswer): Turn {
  return {
    kind: "opener", card: answer.id, story: null, question: null, ask: answer.ask, angle: "", answer: answer.id,
    asked: answer.seconds || 60, why: "an opener",
  };
}

/** The opener longest not said, unless one was said in the last few tellings; whether days have passed since the last. */
function opener(deck: Deck, state: State, today: Day): { turn: Turn; rested: boolean } | null {
  const told = state.events.filter((event) => event.type === "told");
  const said = told.map((event) => event.card ?? "");
  const isOpener = (card: string): boolean => deck.answers.some((answer) => answer.id === card);
  if (said.slice(-OPENER_RESTS).some(isOpener)) return null;
  const oldest = [...deck.answers].sort((a, b) => said.lastIndexOf(a.id) - said.lastIndexOf(b.id))[0];
  const last = [...told].reverse().find((event) => isOpener(event.card ?? ""));
  return oldest ? { turn: openerTurn(oldest), rested: last === undefined || daysBetween(last.day, today) >= OPENER_RESTS } : null;
}

/** Makes the longest turns shorter until all fit into the seconds; the shortest telling of a story stays one. */
function shortened(list: readonly Turn[], seconds: number, shortest: number): Turn[] {
  const fitted = [...list];
  const lengths = [...LENGTHS].sort((a, b) => b - a);
  for (const [i, length] of lengths.entries()) {
    const shorter = lengths[i + 1];
    for (let k = fitted.length - 1; k >= 0 && shorter !== undefined && shorter >= shortest; k -= 1) {
      const turn = fitted[k];
      if (secondsOf(fitted) > seconds && turn?.story && turn.asked === length) fitted[k] = { ...turn, asked: shorter };
    }
  }
  return fitted;
}

/** Seconds that turns take, looking back on them among it. */
export function secondsOf(list: readonly Turn[]): number {
  return list.reduce((sum, turn) => sum + tellSeconds(turn.asked), 0);
}

/**
 * The session's turns: at most `count` stories within the seconds, mixed across competencies, shorter where there is not
 * room for all, and an opener last where there is room for it or none was said for days.
 */
export function turns(deck: Deck, state: State, calendar: Calendar, count: number, seconds: number): Turn[] {
  const list: Turn[] = [];
  let avoid: ReadonlySet<string> = new Set();
  const fit = Math.max(1, Math.floor(seconds / tellSeconds(Math.min(...LENGTHS))));
  for (const need of needs(deck, state, calendar).slice(0, Math.min(count, fit))) {
    const turn = turnFor(deck, state, need.story, calendar, avoid, need.why);
    list.push(turn);
    avoid = new Set(turn.question ? [turn.question.competency] : []);
  }
  const last = list.length > 0 ? opener(deck, state, calendar.today) : null;
  const room = last ? seconds - tellSeconds(last.turn.asked) : 0;
  const easy = last ? shortened(list, room, 90) : list;
  if (last && secondsOf(easy) <= room) return [...easy, last.turn];
  const tight = last?.rested ? shortened(list, room, 0) : list;
  return last?.rested && secondsOf(tight) <= room ? [...tight, last.turn] : shortened(list, seconds, 0);
}

/** Turns for somebody who wants more than today's share: the stories told longest ago. */
export function extraTurns(deck: Deck, state: State, calendar: Calendar, count: number): Turn[] {
  const last = (story: DeckStory): string => state.toldDays.get(story.id)?.slice(-1)[0] ?? "";
  const stories = [...deck.stories].sort((a, b) => last(a).localeCompare(last(b)) || b.strength - a.strength);
  return stories.slice(0, count).map((story) => turnFor(deck, state, story, calendar, new Set(), "extra practice"));
}
