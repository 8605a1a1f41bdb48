// What a session of tellings came to.

import { capital, clock, count, counted, length } from "../page/words";
import { inTime, leftOut } from "../practice/rubric";
import { DAYS_TOLD } from "../practice/told";
import type { Mend } from "./ending";
import type { Room } from "./room";
import type { Done } from "./telling";

/** The sentence a session ends on. */
export function tellSentence(done: readonly Done[], room: Room): string {
  if (done.length === 0) {
    return room.deck.stories.length === 0 ? "No story to tell yet. Write a title and one line; that is enough to begin." : "Nothing told this time. The stories wait.";
  }
  const stories = [...new Set(done.flatMap((one) => one.story ?? []))];
  const first = stories[0];
  if (stories.length === 1 && first) {
    const days = room.state().toldDays.get(first.id)?.length ?? 1;
    const more = DAYS_TOLD - days;
    return `You told “${first.title}”${more > 0 ? `. ${capital(counted(more, "more day"))}, and it will come by itself.` : ", and you know it by now."}`;
  }
  if (stories.length === 0) return "You said your opening words aloud. They sit better each time.";
  const timely = done.filter((one) => inTime(one.event.seconds ?? 0, one.turn.asked)).length;
  const all = timely === done.length ? "all of them in time" : timely === 0 ? "none yet in time" : `${count(timely)} in time`;
  return `${capital(counted(stories.length, "story", "stories"))} told aloud, ${all}.`;
}

function mendOf(one: Done): Mend | null {
  if (!one.story) return null;
  const missing = leftOut(one.lines, one.ticks);
  const seconds = one.event.seconds ?? 0;
  const late = inTime(seconds, one.turn.asked) ? "" : `${clock(seconds)}, asked for ${length(one.turn.asked)}`;
  const why = [missing.length > 0 ? `left out: ${missing.join(", ")}` : "", late].filter((text) => text !== "").join(" · ");
  return why === "" ? null : { what: one.story.title, why, href: one.story.href };
}

/** At most three: the tellings that left out most. */
export function tellMends(done: readonly Done[]): Mend[] {
  return [...done].sort((a, b) => (a.event.grade ?? 0) - (b.event.grade ?? 0)).flatMap((one) => mendOf(one) ?? []).slice(0, 3);
}
