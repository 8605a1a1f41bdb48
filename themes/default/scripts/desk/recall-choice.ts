// Which facts a sitting takes: today's, those of one story, or two minutes' worth.

import type { Fact } from "../deck/deck";
import { calendar } from "../practice/calendar";
import { factSeconds } from "../practice/pace";
import { plan } from "../practice/plan";
import { askable, extraFacts, factsToday, freshFacts, woven } from "../practice/queue";
import type { Room } from "./room";

const MORE = 10;

function ofStory(room: Room, story: string): Fact[] {
  const state = room.state();
  const facts = askable(room.deck, state, room.today()).filter((card) => card.story === story);
  const today = new Set(factsToday(room.deck, state, calendar(room.deck.project, state, room.today())).due.map((card) => card.id));
  const fresh = freshFacts(room.deck, facts, state);
  const seen = facts.filter((card) => state.schedules.has(card.id));
  return [...seen.filter((card) => today.has(card.id)), ...fresh, ...seen.filter((card) => !today.has(card.id))];
}

/** Facts that fit into so many minutes, at this person's pace. */
function withinMinutes(room: Room, facts: Fact[], minutes: number): Fact[] {
  const state = room.state();
  let seconds = minutes * 60;
  return facts.filter((card) => {
    seconds -= factSeconds(state, !state.schedules.has(card.id));
    return seconds >= 0;
  });
}

/** The facts that the address asks for: `story=`, `minutes=`, else what the plan has for today. */
export function chosenFacts(room: Room, query: URLSearchParams): Fact[] {
  const story = query.get("story");
  if (story) return ofStory(room, story);
  const today = plan(room.deck, room.state(), room.today()).facts;
  const minutes = Number(query.get("minutes"));
  if (!(minutes > 0)) return today;
  return withinMinutes(room, today.length > 0 ? today : moreFacts(room), minutes);
}

/** More than today's share: what else the day has room for, then those least sure; practice of this kind never harms. */
export function moreFacts(room: Room): Fact[] {
  const state = room.state();
  const rest = woven(factsToday(room.deck, state, calendar(room.deck.project, state, room.today())));
  return [...rest, ...extraFacts(room.deck, state, room.today(), MORE)].slice(0, MORE);
}
