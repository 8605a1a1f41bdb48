// The other side of a telling: what was left out, the numbers, the outline, or the words of an opener or an angle.

import type { Deck, DeckStory, OutlineLine, RubricLetter } from "../deck/deck";
import { h, prose, type Child } from "../page/dom";
import { clock } from "../page/words";
import type { Turn } from "../practice/rota";
import type { SpokenTime } from "../practice/progress-pace";
import { RUBRIC } from "../practice/rubric";

/** The lines that belong to a telling of that length. */
export function cut(outline: readonly OutlineLine[], asked: number): OutlineLine[] {
  return outline.filter((line) => line.tell === "always" || (asked > 30 && line.tell === "normal") || asked > 120);
}

/** The outline without its numbers, which stand above it; a section is named at its first line only. */
function outline(story: DeckStory, asked: number): Child {
  let section = "";
  let named = "";
  const lines = story.outline.map((line) => ({ ...line, section: (section = line.section || section) }));
  return h("div.outline", {}, cut(lines, asked).filter((line) => line.section !== "numbers").map((line) => {
    const name = line.section === named ? "" : line.section;
    named = line.section;
    return h("div.outline-line", {}, h("p.cue", {}, name), prose(line.html));
  }));
}

function numbers(story: DeckStory): Child {
  if (story.numbers.length === 0) return null;
  return h("div.outline-line.tell-numbers", {}, h("p.cue", {}, "numbers"), h("ul", {}, story.numbers.map((line) => h("li.num", { dir: "auto" }, line))));
}

function angleWords(story: DeckStory, id: string): Child {
  const angle = story.angles.find((candidate) => candidate.id === id);
  if (!angle) return null;
  return [angle.opening ? h("div.outline-line", {}, h("p.cue", {}, "opening"), prose(angle.opening, "div.prose.first-words")) : null,
    angle.emphasise.length > 0 ? h("div.outline-line", {}, h("p.cue", {}, "bring out"), h("ul", {}, angle.emphasise.map((item) => h("li", { dir: "auto" }, item)))) : null];
}

/** How long the written words take, so that who runs over knows whether to speak less or to write less. */
export function writtenTime(time: SpokenTime | null, asked: number): HTMLElement | null {
  if (time === null || time.seconds < 1) return null;
  const takes = time.own ? "at your pace takes" : "takes about";
  const over = time.seconds > asked * 1.1 ? ": more than was asked for, so leave something out" : "";
  return h("p.written-time", {}, `What is written ${takes} ${clock(time.seconds)}${over}.`);
}

/** What stands below the question once the clock has stopped. */
export function tellBack(deck: Deck, turn: Turn, story: DeckStory | null, asked: number): Child {
  if (turn.kind === "opener") {
    const answer = deck.answers.find((candidate) => candidate.id === turn.answer);
    return answer ? prose(answer.say, "div.prose.own-words") : null;
  }
  if (!story) return null;
  return [numbers(story), angleWords(story, turn.angle), outline(story, asked)];
}

/** The rubric as buttons: a letter, a line, ticked or not; time ticks itself. */
export function rubric(lines: readonly RubricLetter[], ticks: ReadonlySet<string>, toggle: (letter: RubricLetter) => void, timely: boolean, time: string): HTMLElement {
  return h("div.rubric", { role: "group", "aria-label": "What you told" },
    lines.map((letter) => h("button.tick", { type: "button", "aria-pressed": String(ticks.has(letter)), onclick: () => toggle(letter) },
      h("kbd", { "aria-hidden": "true" }, letter), h("span", {}, RUBRIC[letter]), h("span.box", { "aria-hidden": "true" }, ticks.has(letter) ? "☑" : "☐"))),
    h("span.tick.auto", {}, h("span", {}, "in time"), h("span.box", { role: "img", "aria-label": timely ? "yes" : "no" }, timely ? "☑" : "☐"), h("span.num", {}, time)));
}

/** Which story was told: the ones that fit the question, best first, and any other; and why the chosen one fits. */
export function toldChoice(deck: Deck, turn: Turn, told: string, choose: (story: string) => void): Child {
  if (turn.kind !== "prompt" || !turn.question) return null;
  const fits = fitting(turn);
  const title = (id: string): string => deck.stories.find((story) => story.id === id)?.title ?? id;
  const option = (id: string): HTMLElement => h("option", { dir: "auto", value: id, selected: id === told }, title(id));
  const rest = deck.stories.map((story) => story.id).filter((id) => !fits.includes(id));
  const why = turn.question.stories.find((fit) => fit.id === told)?.why;
  return h("div.outline-line.told-choice", {}, h("p.cue", {}, "you told"),
    h("div", {},
      h("select.told", { "aria-label": "The story you told", onchange: (event) => choose((event.target as HTMLSelectElement).value) },
        h("optgroup", { label: "fit the question" }, fits.map(option)),
        rest.length > 0 ? h("optgroup", { label: "others" }, rest.map(option)) : null),
      h("p.why", {}, why ?? (fits.includes(told) ? "" : "Nothing in it shows what the question asks for."))));
}

/** The stories offered as told, the rota's among them, in a fixed order. */
export function fitting(turn: Turn): string[] {
  const ids = (turn.question?.stories ?? []).slice(0, 4).map((fit) => fit.id);
  const own = turn.story?.id;
  return own && !ids.includes(own) ? [own, ...ids.slice(0, 3)] : ids;
}
