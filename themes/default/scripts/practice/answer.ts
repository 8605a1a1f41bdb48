// A typed answer against the figure that was hidden: right within what a listener would accept, or which classic
// confusion it is (points for percent, ends swapped, the sign, a factor of ten).

import type { NumbersCard, PartName } from "../deck/deck";
import type { Grade } from "./event";
import { readNumber } from "./spoken";

export interface Verdict { grade: Grade; right: boolean; says: string }

const RIGHT = 0.05;
const NEAR = 0.15;
const DECADES = [10, 100, 1000, 0.1, 0.01, 0.001];

function near(given: number, wanted: number, tolerance: number): boolean {
  if (wanted === 0) return Math.abs(given) < 1e-9;
  return Math.abs(given - wanted) <= Math.abs(wanted) * tolerance + 1e-12;
}

/** The figure of a part as a plain number, shares as parts of one and changes of shares in points. */
export function figure(card: NumbersCard, part: PartName): number | null {
  const values = card.values;
  if (!values) return null;
  const scale = values.share && values.unit === "ratio" ? 100 : 1;
  if (part === "change") return values.delta === null ? null : values.delta * scale;
  if (part === "percent") return values.percent;
  if (part === "before") return values.before;
  return part === "after" ? values.after : null;
}

/** The ways a typed number may stand for a share: 0.78, 78 %, and a bare 78. */
function readings(card: NumbersCard, part: PartName, value: number, percent: boolean): number[] {
  if (!card.values?.share || (part !== "before" && part !== "after")) return [value];
  const wantsRatio = card.values.unit === "ratio";
  if (wantsRatio) return percent ? [value / 100] : [value, value / 100];
  return percent ? [value] : [value, value * 100];
}

function confusion(card: NumbersCard, part: PartName, given: number[]): string {
  const matches = (other: PartName): boolean => {
    const value = figure(card, other);
    return value !== null && given.some((number) => near(Math.abs(number), Math.abs(value), RIGHT));
  };
  const wanted = figure(card, part) ?? 0;
  if (part === "before" && matches("after")) return "That is where it ended: the ends are swapped.";
  if (part === "after" && matches("before")) return "That is where it began: the ends are swapped.";
  if (part === "change" && matches("percent")) {
    return card.values?.share
      ? "That is the relative change in percent; asked were percentage points."
      : "That is the relative change in percent; asked was the difference.";
  }
  if (part === "percent" && matches("change")) {
    return card.values?.share ? "Those are percentage points; asked was the change in percent." : "That is the difference; asked was the change in percent.";
  }
  if (given.some((number) => DECADES.some((decade) => near(number, wanted * decade, RIGHT)))) {
    return "The digits are right, the size is not: look at the unit.";
  }
  return "";
}

function words(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, " ").trim();
}

const FILLER: ReadonlySet<string> = new Set(["to", "until", "from", "and", "of", "the", "through"]);

const MONTHS = "january february march april may june july august september october november december".split(" ");

interface Told { days: string[]; months: string[]; years: string[]; others: string[] }

/** Days, months and years in the order told, a month or year said at both ends once ("5 March to 12 March"), and the other words. */
function toldDates(text: string): Told {
  const told: Told = { days: [], months: [], years: [], others: [] };
  const once = (list: string[], one: string): void => { if (list[list.length - 1] !== one) list.push(one); };
  for (const word of words(text).split(" ").filter((one) => one !== "" && !FILLER.has(one))) {
    const month = word.length >= 3 ? MONTHS.find((name) => name.startsWith(word)) : undefined;
    const number = /^(\d+)(?:st|nd|rd|th)?$/.exec(word)?.[1];
    if (month) once(told.months, month);
    else if (number?.length === 4) once(told.years, number);
    else if (number) told.days.push(String(Number(number)));
    else told.others.push(word);
  }
  return told;
}

/** A window is days, months and years in their order, and none beside them; of other words, those that it has. */
function gradeWindow(typed: string, wanted: string): Verdict {
  const [given, asked] = [toldDates(typed), toldDates(wanted)];
  const same = (["days", "months", "years"] as const).every((part) => given[part].join(" ") === asked[part].join(" "));
  const named = (word: string): boolean => given.others.some((one) => one === word || (Math.min(one.length, word.length) >= 3 && (one.startsWith(word) || word.startsWith(one))));
  return same && asked.others.every(named) ? { grade: 3, right: true, says: "Right." } : { grade: 1, right: false, says: "" };
}

/** Units are words: right when they are the same words, or hold all of them. */
function gradeWords(typed: string, wanted: string): Verdict {
  const given = words(typed);
  const same = given !== "" && (given === words(wanted) || words(wanted).split(" ").every((word) => given.split(" ").includes(word)));
  return same ? { grade: 3, right: true, says: "Right." } : { grade: 1, right: false, says: "" };
}

function gradeFigure(card: NumbersCard, part: PartName, given: number[], wanted: number, signed: boolean): Verdict {
  const changes = part === "change" || part === "percent";
  const best = (tolerance: number): boolean => given.some((number) => near(number, wanted, tolerance)
    || (changes && !signed && near(Math.abs(number), Math.abs(wanted), tolerance)));
  if (best(RIGHT)) return { grade: 3, right: true, says: "Right." };
  const named = confusion(card, part, given);
  if (named) return { grade: 1, right: false, says: named };
  if (signed && given.some((number) => near(-number, wanted, RIGHT))) {
    return { grade: 1, right: false, says: "The figure is right, its direction is not." };
  }
  return best(NEAR) ? { grade: 2, right: false, says: "Close, not close enough for a follow-up question." } : { grade: 1, right: false, says: "" };
}

/** What a typed answer to the hidden part is worth; null where nothing was typed that could be judged. */
export function gradeAnswer(card: NumbersCard, part: PartName, typed: string): Verdict | null {
  const wantedText = card.front.parts.find((candidate) => candidate.part === part)?.text ?? "";
  if (typed.trim() === "") return null;
  if (part === "window") return gradeWindow(typed, wantedText);
  if (part === "unit") return gradeWords(typed, wantedText);
  const wanted = figure(card, part) ?? readNumber(wantedText)?.value ?? null;
  const number = readNumber(typed);
  if (wanted === null) return gradeWords(typed, wantedText);
  if (number === null) return { grade: 1, right: false, says: "I read no number in that." };
  return gradeFigure(card, part, readings(card, part, number.value, number.percent), wanted, number.signed);
}
