// The form of one question that was asked: its words or the bank's, the story told, how it went, the follow-up that hurt.

import type { DeckStory, Question } from "../deck/deck";
import { say } from "../page/announce";
import { fill, h } from "../page/dom";
import { counted } from "../page/words";
import { isGrade } from "../practice/event";
import { likeQuestions } from "../practice/like";
import { keepDraft, readDraft, type AfterDraft } from "./after-draft";
import type { Room } from "./room";

export const HOW: readonly (readonly [string, string])[] = [["1", "badly"], ["2", "so-so"], ["3", "well"], ["4", "great"]];
const LONGEST = 300;
const SUGGESTED = 3;
const FITS = 4;
const ENOUGH_LETTERS = 4;

function row(label: string, control: HTMLElement): HTMLElement {
  return h("label.field-line", {}, h("span.cue", {}, label), control);
}

function field(name: string, props: Record<string, string | boolean>): HTMLInputElement {
  return h<HTMLInputElement>("input", { type: "text", dir: "auto", name, maxlength: LONGEST, autocomplete: "off", ...props });
}

export class AfterForm {
  readonly body: HTMLFormElement;
  private readonly question: HTMLInputElement;
  private readonly story = h<HTMLSelectElement>("select", { name: "story" });
  private readonly probe: HTMLInputElement;
  private readonly likes = h("div.likes");
  private bank = "";
  private busy = false;

  constructor(private readonly room: Room, private readonly date: string, private readonly kept: () => void) {
    const draft = readDraft(room.deck.project.id, date);
    this.question = field("question", { required: true, value: draft.question });
    this.probe = field("probe", { value: draft.probe, placeholder: "leave empty if none did" });
    this.bank = draft.bank;
    this.body = h<HTMLFormElement>("form.desk-form.after-form", {},
      h("div.field-line", {}, h("label.cue", { for: "asked-question" }, "they asked"), h("div", {}, this.question, this.likes)),
      row("I told", this.story),
      h("fieldset.field-line", {}, h("legend.cue", {}, "it went"), h("div.segments", {}, HOW.map(([value, name]) =>
        h("label", {}, h("input", { type: "radio", name: "grade", value, checked: value === draft.grade }), h("span", {}, name))))),
      row("the follow-up that hurt", this.probe),
      h("p.form-actions", {}, h("button.button", { type: "submit" }, "Keep this question ", h("kbd", { "aria-hidden": "true" }, "enter"))));
    this.question.id = "asked-question";
    this.fillStories(draft.story);
    this.question.addEventListener("input", () => this.typed());
    this.body.addEventListener("input", () => keepDraft(room.deck.project.id, date, this.read()));
    this.body.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.keep();
    });
  }

  focus(): void {
    this.question.focus();
  }

  private read(): AfterDraft {
    const data = new FormData(this.body);
    const text = (name: string): string => String(data.get(name) ?? "").trim();
    return { question: text("question"), bank: this.bank, story: text("story"), grade: text("grade"), probe: text("probe") };
  }

  /** Words that were changed are no longer the bank's; the likest of the bank are offered below them. */
  private typed(): void {
    this.bank = "";
    const { value } = this.question;
    const found = value.trim().length < ENOUGH_LETTERS ? [] : likeQuestions(value, this.room.deck.questions, SUGGESTED).map((like) => like.question);
    const before = this.likes.childElementCount;
    fill(this.likes, found.length > 0 && h("p.why", {}, "From your bank, if it was one of these:"),
      found.map((question) => h("button.like", { type: "button", onclick: () => this.take(question) }, question.text)));
    if (found.length > 0 && before === 0) say(`${counted(found.length, "question")} of your bank like it.`);
    this.fillStories(this.story.value, found[0]);
  }

  private take(question: Question): void {
    this.question.value = question.text;
    this.bank = question.id;
    fill(this.likes);
    this.fillStories(this.story.value, question);
    keepDraft(this.room.deck.project.id, this.date, this.read());
    this.story.focus();
  }

  /** The stories, those that answer the question before the others. */
  private fillStories(chosen: string, question?: Question): void {
    const { stories } = this.room.deck;
    const fits = (question?.stories ?? []).slice(0, FITS).flatMap((fit) => this.room.story(fit.id) ?? []);
    const option = (story: DeckStory): HTMLElement => h("option", { dir: "auto", value: story.id, selected: story.id === chosen }, story.title);
    const rest = stories.filter((story) => !fits.includes(story));
    fill(this.story, h("option", { value: "" }, "no story of mine"),
      fits.length > 0 ? [h("optgroup", { label: "answer this question" }, fits.map(option)), h("optgroup", { label: "others" }, rest.map(option))] : rest.map(option));
  }

  private async keep(): Promise<void> {
    const { question, bank, story, grade, probe } = this.read();
    const how = Number(grade);
    if (this.busy || question === "") return;
    this.busy = true;
    await this.room.append({ type: "asked", ...(isGrade(how) ? { grade: how } : {}), data: { date: this.date, question, bank, story, probe } });
    keepDraft(this.room.deck.project.id, this.date, null);
    this.busy = false;
    say("Kept. The next question?");
    this.kept();
  }
}
