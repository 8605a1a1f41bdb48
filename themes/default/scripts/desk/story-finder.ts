// Which story, where there are more than keys: a few letters of its title, arrows, Enter. It opens when asked for.

import type { DeckStory } from "../deck/deck";
import { fill, h } from "../page/dom";
import { say } from "../page/announce";
import { byTitle } from "../practice/by-title";

const SHOWN = 6;

export class StoryFinder {
  readonly body: HTMLElement;
  private readonly field = h<HTMLInputElement>("input", {
    type: "text", role: "combobox", "aria-label": "A few letters of its title", "aria-controls": "found-stories", "aria-expanded": "true", "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", placeholder: "a few letters of its title",
  });
  private readonly list = h("div.found-stories", { role: "listbox", id: "found-stories", "aria-label": "Stories" });
  private found: readonly DeckStory[] = [];
  private at = 0;

  constructor(private readonly stories: readonly DeckStory[], private readonly choose: (story: string) => void, private readonly close: () => void) {
    this.body = h("div.story-finder", {}, this.field, this.list);
    this.field.addEventListener("input", () => this.look());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.look();
  }

  focus(): void {
    this.field.focus();
  }

  private look(): void {
    this.found = byTitle(this.stories, this.field.value).slice(0, SHOWN);
    this.at = 0;
    fill(this.list, this.found.map((story, i) =>
      h("div.option", { dir: "auto", role: "option", id: `found-${i}`, onclick: () => this.choose(story.id) }, story.title)));
    if (this.found.length === 0) say("No story of that title is left.");
    this.mark();
  }

  private mark(): void {
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === this.at)));
    if (this.found.length > 0) this.field.setAttribute("aria-activedescendant", `found-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  /** What fits nothing chooses nothing. */
  private take(story: DeckStory | undefined): void {
    if (story) this.choose(story.id);
  }

  private onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { length } = this.found;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? length - 1 : 0;
    if (step !== 0 && length > 0) this.at = (this.at + step) % length;
    else if (event.key === "Enter") this.take(this.found[this.at]);
    else if (event.key === "Escape") this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.mark();
  }
}
