// Which part of a number is hidden today: one at random, the same all day.

import type { NumbersCard, Part, PartName } from "../deck/deck";
import type { Day } from "./day";
import { pick } from "./random";

/** What is shown around the hidden part: the ends and what they are measured in; never what gives the answer away. */
const SHOWN: Record<PartName, readonly PartName[]> = {
  before: ["after", "unit", "window"],
  after: ["before", "unit", "window"],
  change: ["before", "after", "unit"],
  percent: ["before", "after", "unit"],
  unit: ["before", "after"],
  window: ["before", "after", "unit"],
};

/** The part hidden on a day; ends weigh twice, since they are what listeners ask for. */
export function hiddenPart(card: NumbersCard, day: Day): Part | null {
  const parts = card.front.parts.filter((part) => part.text !== "");
  const ends = parts.filter((part) => part.part === "before" || part.part === "after");
  return pick([...parts, ...ends], `${card.id}/${day}`) ?? null;
}

/** The text of a part that may be shown while another is hidden; "" where it may not or is not known. */
export function shownPart(card: NumbersCard, hidden: PartName, part: PartName): string {
  if (!SHOWN[hidden].includes(part)) return "";
  return card.front.parts.find((candidate) => candidate.part === part)?.text ?? "";
}

const ASKS: Record<PartName, string> = {
  before: "What was it before?",
  after: "What was it after?",
  change: "By how much did it change?",
  percent: "How much is that, in percent of where it began?",
  unit: "In what is it measured?",
  window: "Over which time?",
};

/** The question that the hidden part asks. */
export function askFor(part: PartName): string {
  return ASKS[part];
}
