// The course of one mock interview: every step goes to the log before the next comes. Knows no screen.

import type { DeckStory, Question, RubricLetter } from "../deck/deck";
import type { Grade, PracticeEvent } from "../practice/event";
import type { NewEvent } from "../practice/log";
import type { Drawn } from "../practice/mock-draw";
import { probesFor, type Probe } from "../practice/mock-probes";
import { blankRun, forgotten, phaseOf, runs, spent, upNow, type Answer, type Phase, type Run, type RunQuestion } from "../practice/mock-run";
import type { Wish } from "../practice/mock-wish";
import type { Turn } from "../practice/rota";
import { inTime, linesFor, suggestedGrade } from "../practice/rubric";
import type { Room } from "./room";

export class Course {
  private busy = false;

  constructor(private readonly room: Room, private kept: Run) {}

  /** A mock that nobody has begun yet: it enters the log with its first clock. */
  static fresh(room: Room, wish: Wish, drawn: readonly Drawn[]): Course {
    return new Course(room, blankRun(wish, drawn.map(({ question, sought }) => ({ id: question.id, ask: question.text, sought }))));
  }

  /** The run as the log tells it now. */
  get run(): Run {
    const newest = runs(this.room.state().events).find((run) => run.id === this.kept.id);
    return newest ?? this.kept;
  }

  get at(): number {
    return upNow(this.run);
  }

  get answer(): Answer | undefined {
    return this.run.answers[this.at];
  }

  get asked(): RunQuestion | undefined {
    return this.run.questions[this.at];
  }

  /** The bank's question that is up, unless the bank has lost it. */
  get question(): Question | null {
    return this.room.deck.questions.find((question) => question.id === this.asked?.id) ?? null;
  }

  get phase(): Phase {
    return phaseOf(this.run, this.probes.length);
  }

  get story(): DeckStory | null {
    return this.room.story(this.answer?.story ?? "") ?? null;
  }

  /** The follow-ups to the story told. */
  get probes(): Probe[] {
    const story = this.answer?.story ?? null;
    const { seed, probes } = this.run.wish;
    return story === null ? [] : probesFor(this.room.deck, this.asked?.id ?? "", story, probes, seed);
  }

  /** Stories that may be told: what answers the question first, none that was told already. */
  get free(): DeckStory[] {
    const gone = spent(this.run);
    const fits = (this.question?.stories ?? []).map((fit) => fit.id);
    const rank = (story: DeckStory): number => (fits.includes(story.id) ? fits.indexOf(story.id) : fits.length);
    return this.room.deck.stories.filter((story) => !gone.has(story.id)).sort((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title));
  }

  /** The question as a turn of telling, for the other side. */
  get turn(): Turn {
    const { story, question } = this;
    return {
      kind: "prompt", card: `${story?.id ?? ""}/tell/${this.asked?.id ?? ""}`, story, question, ask: this.asked?.ask ?? "", angle: "", answer: "",
      asked: this.run.wish.asked, why: "",
    };
  }

  get lines(): RubricLetter[] {
    return this.story ? linesFor(this.story, this.run.wish.asked) : [];
  }

  get ticks(): ReadonlySet<string> {
    return new Set(this.answer?.ticks);
  }

  get timely(): boolean {
    return inTime(this.answer?.seconds ?? 0, this.run.wish.asked);
  }

  get suggested(): Grade {
    return this.lines.length === 0 ? 2 : suggestedGrade(this.lines, this.ticks, this.timely);
  }

  /** A clock that nobody stopped within a quarter of an hour is put back. */
  async wake(now: number): Promise<boolean> {
    return forgotten(this.run, now) && this.undo();
  }

  start(): Promise<boolean> {
    return this.once("ask", async () => {
      if (this.run.id === "") await this.begin();
      await this.note("clock");
    });
  }

  /** How long the clock has run. */
  get running(): number {
    return Math.max(0, (Date.now() - (this.answer?.began ?? Date.now())) / 1000);
  }

  stop(): Promise<boolean> {
    const seconds = this.running;
    return this.once("running", () => this.note("stopped", {}, { seconds }));
  }

  /** The story that was told; "" for none of mine. */
  choose(story: string): Promise<boolean> {
    return this.once("which", () => this.note("story", { story }));
  }

  probed(hurt: boolean, seconds: number): Promise<boolean> {
    const probe = this.probes[this.answer?.probes.length ?? 0];
    return this.once("probe", () => this.note("probe", { ask: probe?.ask ?? "", hurt }, { seconds, ...(probe?.card ? { card: probe.card } : {}) }));
  }

  tick(letter: RubricLetter): Promise<boolean> {
    const ticks = new Set(this.ticks);
    if (!ticks.delete(letter)) ticks.add(letter);
    return this.once("look", () => this.note("ticks", { ticks: [...ticks] }));
  }

  grade(grade: Grade): Promise<boolean> {
    return this.once("look", async () => {
      const { turn, story } = this;
      const ticks = Object.fromEntries([...this.lines.map((letter): [string, boolean] => [letter, this.ticks.has(letter)]), ["time", this.timely]]);
      await this.room.append({
        type: "told", ...(story ? { card: turn.card } : {}), grade, seconds: this.answer?.seconds ?? 0,
        data: { story: story?.id ?? "", question: this.asked?.id ?? "", asked: turn.asked, ticks, mock: this.run.id, n: this.at },
      });
    });
  }

  skip(): Promise<boolean> {
    return this.once("ask", async () => {
      if (this.run.id === "") await this.begin();
      await this.note("skip");
    });
  }

  /** Ends the mock; what was answered stands. */
  async finish(): Promise<boolean> {
    const { run } = this;
    if (this.busy || run.id === "") return false;
    this.busy = true;
    if (!run.done) await this.note("done", { told: run.answers.map((answer) => answer.told).filter((id) => id !== "") });
    this.busy = false;
    return true;
  }

  get canUndo(): boolean {
    return this.run.last !== "";
  }

  /** Takes the newest step back. */
  async undo(): Promise<boolean> {
    const { last } = this.run;
    if (this.busy || last === "") return false;
    this.busy = true;
    await this.room.append({ type: "undo", data: { of: last } });
    this.busy = false;
    return true;
  }

  private async begin(): Promise<void> {
    const { wish, questions } = this.kept;
    const { questions: wanted, ...rest } = wish;
    const event = await this.room.append({ type: "mock", data: { step: "begun", ...rest, wanted, questions } });
    this.kept = { ...this.kept, id: event.id };
  }

  private note(step: string, data: Record<string, unknown> = {}, more: Omit<NewEvent, "type" | "data"> = {}): Promise<PracticeEvent> {
    return this.room.append({ type: "mock", ...more, data: { step, of: this.run.id, n: this.at, ...data } });
  }

  /** One step at a time, and only from where it leads. */
  private async once(phase: Phase, work: () => Promise<unknown>): Promise<boolean> {
    if (this.busy || this.phase !== phase) return false;
    this.busy = true;
    try {
      await work();
    } finally {
      this.busy = false;
    }
    return true;
  }
}
