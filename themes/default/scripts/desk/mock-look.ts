// Two sides of a mock's question: which story it was, and the look back at it: what to ask first, the follow-ups, the notes.

import type { DeckStory } from "../deck/deck";
import { h, prose, type Child } from "../page/dom";
import { capital, clock } from "../page/words";
import { isRight } from "../practice/choose";
import type { Course } from "./mock-course";
import type { Room } from "./room";
import { keyButton } from "./stage";
import { tellBack } from "./tell-back";

/** So many stories have a key of their own. */
export const STORY_KEYS = 9;

/** The stories to choose from that have a key, as buttons. */
export function storyOptions(stories: readonly DeckStory[], choose: (story: string) => void): Child {
  return h("div.options.stories", {}, stories.slice(0, STORY_KEYS).map((story, i) => keyButton("option", String(i + 1), story.title, () => choose(story.id))));
}

function line(cue: string, ...children: Child[]): HTMLElement {
  return h("div.outline-line", {}, h("p.cue", {}, cue), h("div", {}, ...children));
}

/** Which story it was, whether it answers the question, and which of those still free would do so better. */
function choice(room: Room, course: Course): HTMLElement {
  const { story, question } = course;
  const fit = question?.stories.find((one) => one.id === story?.id);
  const best = course.free.find((one) => question?.stories.some((other) => other.id === one.id));
  const better = question && best && !isRight(question, story?.id ?? "") ? room.story(best.id) : undefined;
  return line("you told", h("p.told-story", { dir: "auto" }, story?.title ?? "none of your stories"),
    h("p.why", {}, fit?.why ?? (story ? "Nothing in it shows what the question asks for." : "")),
    better ? h("p.why", {}, "Closer: ", h("strong", { dir: "auto" }, better.title), `, ${question?.stories.find((one) => one.id === better.id)?.why ?? ""}`) : null);
}

function asksFirst(story: DeckStory | null): Child {
  if (!story || story.asks_first.length === 0) return null;
  return line("ask first", h("ul", {}, story.asks_first.map((ask) => h("li", {}, ask))));
}

/** The follow-ups asked, each with the answer that the story has written for it. */
function followUps(course: Course): Child {
  const asked = course.answer?.probes ?? [];
  if (asked.length === 0) return null;
  return line("then", asked.map((probe) => {
    const written = course.probes.find((one) => one.ask === probe.ask);
    return h("div.follow-up", {}, h("p", {}, capital(probe.ask), h("span.why", {}, ` ${clock(probe.seconds)}${probe.hurt ? " · hurt" : ""}`)),
      written?.html ? prose(written.html) : null,
      written && written.data.length > 0 ? h("ul.from-data", {}, written.data.map((row) => h("li", {}, row))) : null);
  }));
}

/** What stands below the question once it is answered and followed up; `heard` plays what was recorded. */
export function lookBack(room: Room, course: Course, heard: Child): Child {
  return [h("h2.left-out", {}, "What did you leave out?"), heard, choice(room, course), asksFirst(course.story), followUps(course),
    tellBack(room.deck, course.turn, course.story, course.run.wish.asked)];
}
