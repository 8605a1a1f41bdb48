// What a mock interview says: what it will be, what it came to.

import type { Deck } from "../deck/deck";
import { capital, count, counted, length } from "../page/words";
import type { Run } from "../practice/mock-run";
import { mockSeconds, type Wish } from "../practice/mock-wish";
import { wholeMinutes } from "../practice/pace";
import { inTime } from "../practice/rubric";

const ROLES: Record<string, string> = { mle: "machine-learning engineer", swe: "software engineer", ds: "data scientist" };
const FRAMEWORKS: Record<string, string> = { amazon: "Amazon’s principles" };

export function roleName(role: string): string {
  return ROLES[role] ?? role.replace(/-/g, " ");
}

export function frameworkName(id: string): string {
  return FRAMEWORKS[id] ?? id;
}

/** "Four questions at 2 min, one follow-up each: about 17 minutes." `there` is how many the stories carry. */
export function promise(wish: Wish, there: number): string {
  const probes = wish.probes > 0 ? `, ${counted(wish.probes, "follow-up")} each` : "";
  const minutes = wholeMinutes(mockSeconds({ ...wish, questions: there }));
  const short = there < wish.questions ? ` Your stories carry no more than ${count(there)} without telling one twice.` : "";
  return `${capital(counted(there, "question"))} at ${length(wish.asked)}${probes}: about ${minutes} minutes.${short}`;
}

/** What was asked of whom, in one line. */
export function described(wish: Wish): string {
  return [wish.role ? roleName(wish.role) : "any role", wish.framework ? frameworkName(wish.framework) : "", wish.real ? "asked for real first" : ""]
    .filter((part) => part !== "").join(" · ");
}

/** The sentence a mock ends on. */
export function mockSentence(run: Run): string {
  const told = run.answers.filter((answer) => answer.told !== "");
  if (told.length === 0) return "No answer this time. The questions wait.";
  const timely = told.filter((answer) => inTime(answer.seconds ?? 0, run.wish.asked)).length;
  const rest = run.answers.length - told.length;
  const time = told.length === 1 ? (timely === 1 ? "in time" : "not in time") : timely === told.length ? "all of them in time" : timely === 0 ? "none in time" : `${count(timely)} in time`;
  return `${capital(counted(told.length, "answer"))}, ${time}${rest > 0 ? `; ${counted(rest, "question")} left open` : ""}.`;
}

/** The name of what a question was asked for; "" where that says nothing. */
export function soughtName(deck: Deck, sought: string): string {
  return sought === "asked" ? "" : (deck.competencies.find((one) => one.id === sought)?.name ?? sought);
}
