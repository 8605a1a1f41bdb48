// Mock: the real thing. Set it up in a line or open a shared address, answer question by question, keep the summary.

import { drawMock } from "../practice/mock-draw";
import { openRun, runs } from "../practice/mock-run";
import { addressOf, wishOf } from "../practice/mock-wish";
import { Course } from "./mock-course";
import { mockSession } from "./mock-session";
import { mockSetup } from "./mock-setup";
import { mockSummary } from "./mock-summary";
import type { Room, View } from "./room";

export function mock(room: Room, query: URLSearchParams): View {
  const list = runs(room.state().events);
  const kept = list.find((run) => run.id === query.get("of"));
  if (kept) return mockSummary(room, kept);
  const wish = wishOf(query);
  if (!wish) return mockSetup(room, list, query);
  const open = openRun(list, Date.now());
  if (open && addressOf(open.wish) === addressOf(wish)) return mockSession(room, new Course(room, open));
  const drawn = drawMock(room.deck, wish);
  return drawn.length > 0 ? mockSession(room, Course.fresh(room, wish, drawn)) : mockSetup(room, list, query);
}
