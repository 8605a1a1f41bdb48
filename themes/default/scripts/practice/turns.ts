// The tellings of one session: which stories, with which question, angle and length.

import type { Deck, DeckStory, OpenerAnswer } from "../deck/deck";
import type { Calendar } from "./calendar";
import type { State } from "./fold";
import { drawQuestion, lengthFor, needs, type Turn } from "./rota";

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

/** The opener longest not said, unless one was said in the last few tellings. */
function opener(deck: Deck, state: State): OpenerAnswer | null {
  const said = state.events.filter((event) => event.type === "told").map((event) => event.card ?? "");
  if (said.slice(-OPENER_RESTS).some((card) => deck.answers.some((answer) => answer.id === card))) return null;
  const oldest = [...deck.answers].sort((a, b) => said.lastIndexOf(a.id) - said.lastIndexOf(b.id));
  return oldest[0] ?? null;
}

/** The session's turns: at most `count` stories, mixed across competencies, an opener last where one has rested. */
export function turns(deck: Deck, state: State, calendar: Calendar, count: number): Turn[] {
  const list: Turn[] = [];
  let avoid: ReadonlySet<string> = new Set();
  for (const need of needs(deck, state, calendar).slice(0, count)) {
    const turn = turnFor(deck, state, need.story, calendar, avoid, need.why);
    list.push(turn);
    avoid = new Set(turn.question ? [turn.question.competency] : []);
  }
  const last = list.length > 0 ? opener(deck, state) : null;
  return last ? [...list, openerTurn(last)] : list;
}

/** Turns for somebody who wants more than today's share: the stories told longest ago. */
export function extraTurns(deck: Deck, state: State, calendar: Calendar, count: number): Turn[] {
  const last = (story: DeckStory): string => state.toldDays.get(story.id)?.slice(-1)[0] ?? "";
  const stories = [...deck.stories].sort((a, b) => last(a).localeCompare(last(b)) || b.strength - a.strength);
  return stories.slice(0, count).map((story) => turnFor(deck, state, story, calendar, new Set(), "extra practice"));
}
