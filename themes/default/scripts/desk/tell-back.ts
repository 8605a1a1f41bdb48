// The other side of a telling: what was left out, the numbers, the outline, or the words of an opener or an angle.

import type { Deck, DeckStory, OutlineLine, RubricLetter, Section } from "../deck/deck";
import { h, prose, type Child } from "../page/dom";
import type { Turn } from "../practice/rota";
import { RUBRIC } from "../practice/rubric";

const NAMES: Record<Section, string> = {
  opening: "opening", context: "situation", actions: "what I did", tradeoffs: "the choice", result: "what came of it",
  "follow-up": "follow-up", reflection: "what I learned",
};

/** The lines that belong to a telling of that length. */
export function cut(outline: readonly OutlineLine[], asked: number): OutlineLine[] {
  return outline.filter((line) => line.tell === "always" || (asked > 30 && line.tell === "normal") || asked > 120);
}

function outline(story: DeckStory, asked: number): Child {
  let last = "";
  return h("div.outline", {}, cut(story.outline, asked).map((line) => {
    const name = line.section === last ? "" : NAMES[line.section] ?? line.section;
    last = line.section;
    return h("div.outline-line", {}, h("p.cue", {}, name), prose(line.html));
  }));
}

function numbers(story: DeckStory): Child {
  if (story.numbers.length === 0) return null;
  return h("div.outline-line.tell-numbers", {}, h("p.cue", {}, "numbers"), h("ul", {}, story.numbers.map((line) => h("li.num", {}, line))));
}

function angleWords(story: DeckStory, id: string): Child {
  const angle = story.angles.find((candidate) => candidate.id === id);
  if (!angle) return null;
  return [angle.opening ? h("div.outline-line", {}, h("p.cue", {}, "opening"), prose(angle.opening, "div.prose.first-words")) : null,
    angle.emphasise.length > 0 ? h("div.outline-line", {}, h("p.cue", {}, "bring out"), h("ul", {}, angle.emphasise.map((item) => h("li", {}, item)))) : null];
}

/** What stands below the question once the clock has stopped. */
export function tellBack(deck: Deck, turn: Turn, story: DeckStory | null, asked: number): Child {
  if (turn.kind === "opener") {
    const answer = deck.answers.find((candidate) => candidate.id === turn.answer);
    return [h("h2.left-out", {}, "What did you leave out?"), answer ? prose(answer.say) : null];
  }
  if (!story) return null;
  return [h("h2.left-out", {}, "What did you leave out?"), numbers(story), angleWords(story, turn.angle), outline(story, asked)];
}

/** The rubric as buttons: a letter, a line, ticked or not; time ticks itself. */
export function rubric(lines: readonly RubricLetter[], ticks: ReadonlySet<string>, toggle: (letter: RubricLetter) => void, timely: boolean, time: string): HTMLElement {
  return h("div.rubric", { role: "group", "aria-label": "What you told" },
    lines.map((letter) => h("button.tick", { type: "button", "aria-pressed": String(ticks.has(letter)), onclick: () => toggle(letter) },
      h("kbd", { "aria-hidden": "true" }, letter), h("span", {}, RUBRIC[letter]), h("span.box", { "aria-hidden": "true" }, ticks.has(letter) ? "☑" : "☐"))),
    h("span.tick.auto", {}, h("span", {}, "in time"), h("span.box", { role: "img", "aria-label": timely ? "yes" : "no" }, timely ? "☑" : "☐"), h("span.num", {}, time)));
}

/** Which story was told: the ones that fit the question, best first, and any other. */
export function toldChoice(deck: Deck, turn: Turn, told: string, choose: (story: string) => void): Child {
  if (turn.kind !== "prompt" || !turn.question) return null;
  const fits = fitting(turn);
  const chosen = turn.question.stories.find((fit) => fit.id === told);
  const title = (id: string): string => deck.stories.find((story) => story.id === id)?.title ?? id;
  const rest = deck.stories.filter((story) => !fits.includes(story.id));
  return h("div.told-choice", {}, h("p.cue", {}, "you told"),
    h("div", {},
      h("div.told-fits", { role: "group", "aria-label": "The story you told" }, fits.map((id) =>
        h("button.fit", { type: "button", "aria-pressed": String(id === told), onclick: () => choose(id) }, title(id)))),
      rest.length > 0 ? otherSelect(rest, told, choose) : null,
      chosen?.why ? h("p.why", {}, `It fits: ${chosen.why}`) : null));
}

function otherSelect(rest: readonly DeckStory[], told: string, choose: (story: string) => void): HTMLElement {
  return h("select.told-other", { "aria-label": "Another story", onchange: (event) => {
    const value = (event.target as HTMLSelectElement).value;
    if (value) choose(value);
  } }, h("option", { value: "" }, "another story …"), rest.map((story) => h("option", { value: story.id, selected: story.id === told }, story.title)));
}

/** The stories offered as told, the rota's among them, in a fixed order. */
export function fitting(turn: Turn): string[] {
  const ids = (turn.question?.stories ?? []).slice(0, 4).map((fit) => fit.id);
  const own = turn.story?.id;
  return own && !ids.includes(own) ? [own, ...ids.slice(0, 3)] : ids;
}
