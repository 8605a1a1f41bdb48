// The two sides of each kind of fact: what is asked, what was to be said.

import type { DeckStory, Fact, NumbersCard, OpenCard, PartName, ProbeCard, RepairCard, TradeoffCard } from "../deck/deck";
import { arrow, h, prose, type Child } from "../page/dom";
import type { Day } from "../practice/day";
import { askFor, hiddenPart, shownPart } from "../practice/hidden";
import { drawShift } from "./shift";

export interface Face {
  kicker: Child;
  question: Child;
  /** Below the question; drawn again with `open` on the other side, in the same place. */
  clue: (open: boolean) => Child;
  answer: () => Child;
  /** The part that a typed answer is held against; null where nothing can be typed. */
  hidden: PartName | null;
}

function blank(text: string, open: boolean, seen: boolean): HTMLElement {
  const width = Math.min(20, Math.max(3, text.length));
  if (open) return h(`strong.num.filled.wide-${width}`, {}, text);
  return h(`span.num.hole.wide-${seen ? width : 5}`, { role: "img", "aria-label": "hidden" });
}

/** The line of figures, with the hidden part as a blank of a fixed width. */
function figures(card: NumbersCard, hidden: PartName, open: boolean): Child {
  const wanted = card.front.parts.find((part) => part.part === hidden)?.text ?? "";
  const part = (name: PartName): Child => {
    if (name === hidden) return blank(wanted, open, name !== "before" && name !== "after");
    const short = hidden === "unit" || (name === "before" && hidden !== "after" && hidden !== "before");
    const shown = shownPart(card, hidden, name) && short ? bare(card, name) : shownPart(card, hidden, name);
    return shown === "" ? null : h(`span.num.part-${name}`, {}, shown);
  };
  const before = part("before");
  const after = part("after");
  const pair = [before, before && after ? h("span.to", {}, arrow()) : null, after];
  const beside = hidden === "change" || hidden === "percent" || hidden === "unit" || hidden === "window" ? part(hidden) : null;
  return h("p.figures", {}, pair, beside && h("span.beside", {}, beside));
}

/** An end without its unit: where the unit is what is hidden, or follows at the other end. */
function bare(card: NumbersCard, name: PartName): string {
  const value = name === "before" ? card.values?.before : name === "after" ? card.values?.after : null;
  return typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 6 }) : "";
}

function others(card: NumbersCard): Child {
  const list = card.others ?? [];
  if (list.length === 0) return null;
  return h("div.others", {}, h("p.cue", {}, "beside it"),
    h("ul", {}, list.slice(0, 4).map((other) => h("li", {}, h("bdi", {}, other.name), " ", h("span.num", {}, other.pair)))));
}

function numbers(card: NumbersCard, story: DeckStory, day: Day): Face {
  const hidden = hiddenPart(card, day)?.part ?? "after";
  const backing = [card.back.interval, card.back.n ? `n ${card.back.n}` : ""].filter((text) => text !== "").join(" · ");
  const window = hidden === "window" ? "" : shownPart(card, hidden, "window");
  return {
    kicker: story.title, hidden,
    question: [card.front.name, card.front.stat && card.front.stat !== "rate" ? h("span.stat", {}, ` ${card.front.stat}`) : null],
    clue: (open) => [figures(card, hidden, open), h("p.ask-line", {}, askFor(hidden)), window ? h("p.window", {}, window) : null, open ? null : others(card)],
    answer: () => [
      card.back.say ? h("p.as-said", { dir: "auto" }, card.back.say) : null,
      h("p.exact", {}, card.back.exact),
      card.back.shift ? h("div.picture", {}, drawShift(card.back.shift, card.front.name, card.back.interval)) : null,
      backing !== "" ? h("p.backing", {}, backing) : null,
      card.back.source ? h("p.backing", { dir: "auto" }, card.back.source) : null,
    ],
  };
}

/** What is not written yet, and the file to write it in; without a known file, the story. */
function missing(what: string, story: DeckStory): HTMLElement {
  const path = story.path || story.next?.path || "";
  return h("p.gap-line", {}, `${what} `, path !== "" ? h("code", {}, path) : "the story’s file", ".");
}

function open(card: OpenCard, story: DeckStory): Face {
  return {
    kicker: "the first sentence", question: card.front.title, hidden: null, clue: () => null,
    answer: () => card.back.html ? prose(card.back.html, "blockquote.first-words") : missing("No first sentence yet. Write one under opening in", story),
  };
}

function tradeoff(card: TradeoffCard, story: DeckStory): Face {
  const options = card.front.options.filter((option) => option !== "");
  return {
    kicker: [story.title, h("span.direction", {}, "the choice")], hidden: null,
    question: prose(card.front.decision, "span.prose"),
    clue: () => options.length > 0
      ? h("div.why-not", {}, h("p.ask-line", {}, "Why not"), h("ul", {}, options.map((option) => h("li", { dir: "auto" }, option))))
      : h("p.ask-line", {}, "Why, and what did it cost?"),
    answer: () => h("dl.weighed", {},
      card.back.because ? [h("dt", {}, "because"), h("dd", {}, prose(card.back.because))] : null,
      card.back.cost ? [h("dt", {}, "it cost"), h("dd", {}, prose(card.back.cost))] : null,
      card.back.over.map((other) => [h("dt", {}, "instead of"), h("dd", {}, prose(other.option), given(other))])),
  };
}

function given(other: { gain: string; cost: string }): Child {
  return [other.gain ? h("div.gain", {}, h("span", {}, "+ "), prose(other.gain, "span.prose")) : null,
    other.cost ? h("div.loss", {}, h("span", {}, "− "), prose(other.cost, "span.prose")) : null];
}

function probe(card: ProbeCard, story: DeckStory): Face {
  const empty = card.back.html === "" && card.back.data.length === 0;
  return {
    kicker: [story.title, h("span.direction", {}, "they ask")], question: card.front.ask, hidden: null, clue: () => null,
    answer: () => [
      card.back.html ? prose(card.back.html, "div.prose.full-answer") : null,
      card.back.data.length > 0 ? h("ul.from-data", {}, card.back.data.map((line) => h("li", { dir: "auto" }, line))) : null,
      empty ? missing("No answer written yet. Say one now; then write it under probes in", story) : null,
    ],
  };
}

function repair(card: RepairCard, story: DeckStory): Face {
  return {
    kicker: [story.title, h("span.direction", {}, "your own words")], question: `“${card.front.quote}”`, hidden: null,
    clue: (open) => open ? null : h("p.ask-line", {}, "Say it again, with what it lacks."),
    answer: () => [
      prose(card.back.html, "div.prose.full-answer"),
      story.numbers.length > 0 ? h("ul.from-data", {}, story.numbers.map((line) => h("li.num", { dir: "auto" }, line))) : null,
      h("p.gap-line", {}, "It comes back until you mend it in ", h("code", {}, `${card.path}:${card.line}`), "."),
    ],
  };
}

export function face(card: Fact, story: DeckStory, day: Day): Face {
  if (card.kind === "numbers") return numbers(card, story, day);
  if (card.kind === "tradeoff") return tradeoff(card, story);
  if (card.kind === "repair") return repair(card, story);
  return card.kind === "open" ? open(card, story) : probe(card, story);
}

/** A fact in a few words, for the list of what to mend. */
export function factName(card: Fact): string {
  if (card.kind === "numbers") return `${card.front.name}: ${card.back.exact}`;
  if (card.kind === "open") return `the first sentence of “${card.front.title}”`;
  if (card.kind === "probe") return card.front.ask;
  if (card.kind === "repair") return `“${card.front.quote}”`;
  return prose(card.front.decision).textContent?.trim() ?? "";
}
