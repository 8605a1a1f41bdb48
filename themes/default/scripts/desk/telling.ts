// A session of tellings: its turns, the one under way, what was told. Knows no screen.

import type { DeckStory, RubricLetter } from "../deck/deck";
import type { Grade, PracticeEvent } from "../practice/event";
import type { Turn } from "../practice/rota";
import { inTime, linesFor, suggestedGrade } from "../practice/rubric";
import { draftOf, type Draft } from "./draft";
import type { Room } from "./room";

/** A telling that was graded. */
export interface Done { event: PracticeEvent; turn: Turn; story: DeckStory | null; lines: readonly RubricLetter[]; ticks: ReadonlySet<string> }

export class Telling {
  readonly done: Done[] = [];
  private at = 0;
  private busy = false;

  constructor(private readonly room: Room, private turns: readonly Turn[], private draft: Draft | null) {}

  get turn(): Turn | undefined {
    return this.turns[this.at];
  }

  /** The turns still to come, this one first. */
  get left(): readonly Turn[] {
    return this.turns.slice(this.at);
  }

  get place(): string {
    return `${this.at + 1} of ${this.turns.length}`;
  }

  get state(): "front" | "running" | "back" | "end" {
    if (!this.turn) return "end";
    if (!this.draft) return "front";
    return this.draft.seconds === null ? "running" : "back";
  }

  get began(): number {
    return this.draft?.began ?? 0;
  }

  /** How long the clock has run. */
  get running(): number {
    return Math.max(0, (Date.now() - this.began) / 1000);
  }

  get seconds(): number {
    return this.draft?.seconds ?? 0;
  }

  get timely(): boolean {
    return inTime(this.seconds, this.turn?.asked ?? 0);
  }

  get ticks(): ReadonlySet<string> {
    return new Set(this.draft?.ticks);
  }

  get story(): DeckStory | null {
    return this.room.story(this.draft?.told ?? "") ?? this.turn?.story ?? null;
  }

  get lines(): RubricLetter[] {
    return this.story && this.turn ? linesFor(this.story, this.turn.asked) : [];
  }

  get suggested(): Grade {
    return this.lines.length === 0 ? 3 : suggestedGrade(this.lines, this.ticks, this.timely);
  }

  start(): void {
    if (!this.turn || this.draft) return;
    this.draft = draftOf(this.turn, Date.now());
    void this.room.drafts.keep(this.draft);
  }

  /** Stops the clock; resolves when that is on the disk. */
  async stop(): Promise<void> {
    if (!this.draft || this.draft.seconds !== null) return;
    this.draft.seconds = this.running;
    await this.room.drafts.keep(this.draft);
  }

  async toggle(letter: RubricLetter): Promise<void> {
    if (!this.draft) return;
    const ticks = new Set(this.draft.ticks);
    if (!ticks.delete(letter)) ticks.add(letter);
    this.draft.ticks = [...ticks];
    await this.room.drafts.keep(this.draft);
  }

  choose(story: string): void {
    if (!this.draft) return;
    this.draft.told = story;
    void this.room.drafts.keep(this.draft);
  }

  /** Appends the telling and moves on once it is stored; null where there is nothing to grade. */
  async grade(grade: Grade, extra: Record<string, unknown> = {}): Promise<Done | null> {
    const { turn, draft } = this;
    if (!turn || !draft || draft.seconds === null || this.busy) return null;
    this.busy = true;
    const event = await this.room.append({ type: "told", card: this.card(turn), grade, seconds: draft.seconds, data: { ...this.data(turn), ...extra } });
    await this.room.drafts.keep(null);
    const done = { event, turn, story: turn.kind === "opener" ? null : this.story, lines: this.lines, ticks: this.ticks };
    this.done.push(done);
    this.draft = null;
    this.at += 1;
    this.busy = false;
    return done;
  }

  /** Takes the last telling back; it lies open again. */
  async undo(): Promise<boolean> {
    if (this.busy) return false;
    const last = this.done.pop();
    if (!last) return false;
    this.busy = true;
    await this.room.append({ type: "undo", data: { of: last.event.id } });
    this.at -= 1;
    this.draft = {
      ...draftOf(last.turn, Date.parse(last.event.at)), seconds: last.event.seconds ?? 0, ticks: [...last.ticks], told: last.story?.id ?? "",
    };
    void this.room.drafts.keep(this.draft);
    this.busy = false;
    return true;
  }

  /** Leaves this turn out. */
  skip(): void {
    this.turns = [...this.turns.slice(0, this.at), ...this.turns.slice(this.at + 1)];
  }

  add(turns: readonly Turn[]): void {
    this.turns = [...this.turns, ...turns];
  }

  /** A clock that runs is given up, its question stands there again; what was told already stays. */
  leave(): void {
    if (this.state !== "running") return;
    this.draft = null;
    void this.room.drafts.keep(null);
  }

  private card(turn: Turn): string {
    return turn.kind === "prompt" ? `${this.story?.id ?? ""}/tell/${turn.question?.id ?? "title"}` : turn.card;
  }

  private data(turn: Turn): Record<string, unknown> {
    const ticked = this.lines.map((letter): [string, boolean] => [letter, this.ticks.has(letter)]);
    return {
      story: turn.kind === "opener" ? "" : (this.story?.id ?? ""), question: turn.question?.id ?? "", asked: turn.asked,
      ticks: Object.fromEntries([...ticked, ["time", this.timely]]), ...(turn.angle ? { angle: turn.angle } : {}),
    };
  }
}
