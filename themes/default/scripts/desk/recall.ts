// Recall: facts, silently. Space or Enter reveals, 1–4 or Enter grades; every grade is on the disk before the next card comes.

import type { Fact } from "../deck/deck";
import { say } from "../page/announce";
import { h } from "../page/dom";
import type { Place } from "../page/edit";
import { setKeys, turn, type Key } from "../page/keys";
import { gradeAnswer, type Verdict } from "../practice/answer";
import type { Grade } from "../practice/event";
import { endingBody } from "./ending";
import { face, type Face } from "./facts";
import { noteKeys } from "./note";
import { chosenFacts, moreFacts } from "./recall-choice";
import { recallMends, recallSentence, status } from "./recall-words";
import type { Room, View } from "./room";
import { Sitting } from "./sitting";
import { gradeButtons, gradeKeys, keyButton, stage, toolButtons } from "./stage";

const GOOD: Grade = 3;

/** Where a card was written. */
function placeOf(card: Fact): Place {
  return { story: card.story, card: card.id, ...(card.kind === "repair" ? { line: card.line } : {}) };
}

class Recall {
  private readonly stage = stage(() => this.room.go("#/"));
  private sitting: Sitting;
  private shown = Date.now();
  private readonly begun = Date.now();
  private face: Face | null = null;
  private verdict: Verdict | null = null;
  private typed = "";
  private keys: readonly Key[] = [];

  constructor(private readonly room: Room, facts: readonly Fact[]) {
    this.sitting = new Sitting(room, facts);
    this.next();
  }

  view(): View {
    return { title: "Recall", body: this.stage.body, keys: this.keys, dim: true };
  }

  private set(keys: readonly Key[]): void {
    this.keys = [...keys, { keys: ["escape"], does: "leave", run: () => this.room.go("#/") }];
    setKeys(this.keys);
  }

  private next(): void {
    const card = this.sitting.card;
    const story = card && this.room.story(card.story);
    if (!card || !story) return this.end();
    this.shown = Date.now();
    this.verdict = null;
    this.typed = "";
    this.face = face(card, story, this.room.today());
    this.stage.side("front");
    this.stage.status.textContent = status(this.sitting, this.room);
    this.stage.ask(this.face.kicker, this.face.question);
    this.stage.show(this.face.clue(false));
    const types = this.face.hidden !== null;
    this.stage.bar(keyButton("button", "space", "Show", () => this.reveal()), types ? keyButton("button.quiet", "t", "type it", () => this.type()) : null);
    this.frontKeys(types);
  }

  private frontKeys(types: boolean): void {
    this.set([
      { keys: [" ", "enter"], does: "show the answer", run: () => this.reveal() },
      ...(types ? [{ keys: ["t"], does: "type the answer", run: () => this.type() }] : []),
      ...this.toolKeys(),
    ]);
  }

  private type(): void {
    if (!this.face) return;
    const field = h<HTMLInputElement>("input.typed", { type: "text", "aria-label": "Your answer", autocomplete: "off", inputmode: "text" });
    const form = h("form.typing", { onsubmit: (event) => { event.preventDefault(); this.check(field.value); } },
      field, h("button.button", { type: "submit" }, h("kbd", {}, "enter"), h("span", {}, "Check")));
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.next();
    });
    this.stage.bar(form);
    field.focus();
  }

  private check(typed: string): void {
    const card = this.sitting.card;
    if (card?.kind === "numbers" && this.face?.hidden) this.verdict = gradeAnswer(card, this.face.hidden, typed);
    this.typed = typed.trim();
    this.reveal();
  }

  private reveal(): void {
    if (!this.face) return;
    const suggested = this.verdict?.grade ?? GOOD;
    turn();
    this.stage.side("back");
    this.stage.show(this.face.clue(true), this.verdictLine(), h("div.answer-room", {}, this.face.answer()));
    this.stage.bar(gradeButtons(suggested, (grade) => void this.grade(grade)));
    this.set([...gradeKeys(suggested, (grade) => void this.grade(grade)), ...this.toolKeys()]);
    say(this.verdict ? `${this.verdict.says || "Not this time."} The answer is shown.` : "The answer is shown.");
  }

  private verdictLine(): HTMLElement | null {
    if (!this.verdict) return null;
    const says = this.verdict.says || "Not this time.";
    return h(`p.verdict.${this.verdict.right ? "right" : "wrong"}`, {}, h("span.mark", { "aria-hidden": "true" }, this.verdict.right ? "✓" : "✗"), ` You typed “${this.typed}”. ${says}`);
  }

  private async grade(grade: Grade): Promise<void> {
    const data = { ...(this.face?.hidden ? { hidden: this.face.hidden } : {}), ...(this.typed ? { typed: this.typed } : {}) };
    if (await this.sitting.grade(grade, (Date.now() - this.shown) / 1000, data)) this.graded();
  }

  private graded(): void {
    turn();
    this.next();
  }

  private async undo(): Promise<void> {
    if (!(await this.sitting.undo())) return;
    say("Undone.");
    this.next();
  }

  private async putOff(type: "bury" | "suspend"): Promise<void> {
    if (!(await this.sitting.putOff(type))) return;
    say(type === "bury" ? "Put off until tomorrow." : "Suspended.");
    this.next();
  }

  /** The small keys, and their buttons: only those that do something now. */
  private toolKeys(): Key[] {
    const tools: Key[] = [
      ...(this.sitting.canUndo ? [{ keys: ["u"], does: "undo", run: () => void this.undo() }] : []),
      ...(this.sitting.card ? [
        ...noteKeys(this.room, this.stage.body, this.sitting.card.id, placeOf(this.sitting.card)),
        { keys: ["b"], does: "bury until tomorrow", run: () => void this.putOff("bury") },
        { keys: ["s"], does: "suspend", run: () => void this.putOff("suspend") },
      ] : []),
    ];
    this.stage.tools(toolButtons(tools));
    return tools;
  }

  private end(): void {
    const more = moreFacts(this.room);
    const goMore = (): void => {
      this.sitting = new Sitting(this.room, more);
      this.next();
    };
    this.face = null;
    this.stage.side("end");
    this.stage.status.textContent = "";
    this.stage.ask("", recallSentence(this.sitting, Date.now() - this.begun, this.room));
    this.stage.show(endingBody({ mends: recallMends(this.sitting, this.room) }));
    this.stage.bar(keyButton("button", "enter", "Home", () => this.room.go("#/")),
      more.length > 0 ? keyButton("button.quiet", "m", "a few more", goMore) : null);
    this.set([
      { keys: ["enter"], does: "home", run: () => this.room.go("#/") },
      ...(more.length > 0 ? [{ keys: ["m"], does: "a few more", run: goMore }] : []),
      ...this.toolKeys(),
    ]);
    if (this.sitting.done > 0) say("The session is over.");
  }
}

export function recall(room: Room, query: URLSearchParams): View {
  return new Recall(room, chosenFacts(room, query)).view();
}
