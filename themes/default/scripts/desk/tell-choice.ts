// Which tellings a session takes: the rota's, or one story that the address names.

import type { DeckStory } from "../deck/deck";
import { calendar } from "../practice/calendar";
import { plan } from "../practice/plan";
import type { Turn } from "../practice/rota";
import { extraTurns, turnFor } from "../practice/turns";
import type { Draft } from "./draft";
import type { Room } from "./room";

const EXTRA = 2;

/** The story as it is, even where it is an angle's turn. */
function asTold(room: Room, story: DeckStory): Turn {
  const days = calendar(room.deck.project, room.state(), room.today());
  return turnFor(room.deck, room.state(), { ...story, angles: [] }, days, new Set(), "");
}

function turnOfStory(room: Room, id: string, question: string, angle: string): Turn | null {
  const story = room.story(id);
  if (!story) return null;
  const days = calendar(room.deck.project, room.state(), room.today());
  const turn = turnFor(room.deck, room.state(), story, days, new Set(), "");
  const wanted = room.deck.questions.find((candidate) => candidate.id === question);
  if (wanted) return { ...turn, kind: "prompt", angle: "", question: wanted, ask: wanted.text, card: `${id}/tell/${wanted.id}` };
  if (angle === "none") return asTold(room, story);
  const as = story.angles.find((candidate) => candidate.id === angle);
  if (as) return { ...turn, kind: "reframe", angle: as.id, question: null, ask: `Tell it ${as.name}: ${story.title}`, card: `${id}/reframe/${as.id}` };
  return turn;
}

/** Tellings for this address: `story=`, with `question=`, `angle=`, `seconds=`, else the rota's for today. */
export function chosenTurns(room: Room, query: URLSearchParams): Turn[] {
  const seconds = Number(query.get("seconds"));
  const named = turnOfStory(room, query.get("story") ?? "", query.get("question") ?? "", query.get("angle") ?? "");
  const turns = named ? [named] : plan(room.deck, room.state(), room.today()).turns;
  const list = turns.length > 0 ? turns : moreTurns(room);
  return seconds > 0 ? list.map((turn) => ({ ...turn, asked: seconds })) : list;
}

/** More than today's share. */
export function moreTurns(room: Room): Turn[] {
  const state = room.state();
  return extraTurns(room.deck, state, calendar(room.deck.project, state, room.today()), EXTRA);
}

/** The turn that a draft was of: the same story, question and length, whatever the plan says by now. */
export function turnOfDraft(room: Room, draft: Draft): Turn | null {
  const answer = room.deck.answers.find((candidate) => candidate.id === draft.turn);
  if (answer) return { kind: "opener", card: answer.id, story: null, question: null, ask: answer.ask, angle: "", answer: answer.id, asked: draft.asked, why: "" };
  const angle = /\/reframe\/(.+)$/.exec(draft.turn)?.[1] ?? "";
  const turn = turnOfStory(room, draft.story, draft.question, angle);
  return turn && { ...turn, asked: draft.asked };
}
