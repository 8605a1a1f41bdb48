// Tell: a question, a clock, then what was left out. The telling is on the disk before the next question comes.

import type { DeckStory, RubricLetter } from "../deck/deck";
import { say } from "../page/announce";
import { h } from "../page/dom";
import { setKeys, type Key } from "../page/keys";
import { clock, length } from "../page/words";
import type { Grade, PracticeEvent } from "../practice/event";
import { tellSeconds, wholeMinutes } from "../practice/pace";
import type { Turn } from "../practice/rota";
import { inTime, linesFor, suggestedGrade } from "../practice/rubric";
import { draftOf, type Draft } from "./draft";
import { endingBody } from "./ending";
import { noteLine } from "./note";
import type { Room, View } from "./room";
import { gradeButtons, keyButton, stage } from "./stage";
import { fitting, rubric, tellBack, toldChoice } from "./tell-back";
import { chosenTurns, moreTurns, turnOfDraft } from "./tell-choice";
import { startClock } from "./tell-clock";
import { tellMends, tellSentence, type Done } from "./tell-words";

class Tell {
  private readonly stage = stage(() => this.room.go("#/"));
  private readonly done: Done[] = [];
  private at = 0;
  private draft: Draft | null = null;
  private stopClock: () => void = () => undefined;
  private keys: readonly Key[] = [];
  private busy = false;

  constructor(private readonly room: Room, private turns: readonly Turn[], draft: Draft | null) {
    this.draft = draft;
    if (draft === null) this.next();
    else if (draft.seconds === null) this.run(draft.began);
    else this.reveal();
  }

  view(): View {
    return { title: "Tell", body: this.stage.body, keys: this.keys, dim: true, leave: () => this.stopClock() };
  }

  private get turn(): Turn | undefined {
    return this.turns[this.at];
  }

  private keep(draft: Draft | null): Promise<void> {
    return this.room.drafts.keep(draft);
  }

  private set(keys: readonly Key[]): void {
    this.keys = [...keys, { keys: ["escape"], does: "leave", run: () => this.leave() }];
    setKeys(this.keys);
  }

  private leave(): void {
    if (this.draft?.seconds === null) void this.keep(null);
    this.room.go("#/");
  }

  private status(turn: Turn): string {
    const seconds = this.turns.slice(this.at).reduce((sum, next) => sum + tellSeconds(next.asked), 0);
    return `${length(turn.asked)} · ${this.at + 1} of ${this.turns.length} · about ${wholeMinutes(seconds)} min`;
  }

  private ask(turn: Turn): void {
    this.stage.status.textContent = this.status(turn);
    this.stage.ask(turn.kind === "reframe" ? "another angle" : turn.kind === "opener" ? "an opener" : "they ask", turn.ask);
  }

  private next(): void {
    const turn = this.turn;
    this.stopClock();
    if (!turn) return this.end();
    this.draft = null;
    this.ask(turn);
    this.stage.side("front");
    this.stage.show(h("p.direction", {}, turn.kind === "prompt" ? "Pick a story. Say nothing yet." : "Take a breath."));
    this.stage.bar(keyButton("button", "space", "Start", () => this.run(Date.now())));
    this.set([{ keys: [" "], does: "start the clock", run: () => this.run(Date.now()) }, ...this.tools()]);
  }

  private run(began: number): void {
    const turn = this.turn;
    if (!turn) return;
    this.draft ??= draftOf(turn, began);
    void this.keep(this.draft);
    this.ask(turn);
    const face = startClock(began, turn.asked);
    this.stopClock = face.stop;
    this.stage.side("running");
    this.stage.show(face.body);
    this.stage.bar(keyButton("button", "space", "Done", () => void this.stop()));
    this.stage.tools();
    this.set([{ keys: [" "], does: "done: stop the clock", run: () => void this.stop() }]);
    say("The clock runs.");
  }

  private async stop(): Promise<void> {
    if (!this.draft || this.draft.seconds !== null) return;
    this.stopClock();
    this.draft.seconds = Math.max(0, (Date.now() - this.draft.began) / 1000);
    await this.keep(this.draft);
    this.reveal();
    say("What did you leave out?");
  }

  private told(): DeckStory | null {
    return this.room.story(this.draft?.told ?? "") ?? this.turn?.story ?? null;
  }

  private reveal(): void {
    const { turn, draft } = this;
    if (!turn || !draft || draft.seconds === null) return;
    this.ask(turn);
    this.stage.side("back");
    this.stage.show(h("h2.left-out", {}, "What did you leave out?"), toldChoice(this.room.deck, turn, draft.told, (story) => this.choose(story)), tellBack(this.room.deck, turn, this.told(), turn.asked));
    this.foot();
  }

  private lines(): RubricLetter[] {
    const story = this.told();
    return story && this.turn ? linesFor(story, this.turn.asked) : [];
  }

  private suggested(): Grade {
    const draft = this.draft;
    const timely = inTime(draft?.seconds ?? 0, draft?.asked ?? 0);
    const lines = this.lines();
    return lines.length === 0 ? 3 : suggestedGrade(lines, new Set(draft?.ticks), timely);
  }

  private foot(): void {
    const draft = this.draft;
    if (!draft || draft.seconds === null) return;
    const lines = this.lines();
    const suggested = this.suggested();
    this.stage.bar(
      rubric(lines, new Set(draft.ticks), (letter) => void this.tick(letter), inTime(draft.seconds, draft.asked), clock(draft.seconds)),
      h("div.grades", {}, gradeButtons(suggested, (grade) => void this.grade(grade))));
    const grades = ([1, 2, 3, 4] as const).map((n): Key => ({
      keys: n === suggested ? [String(n), "enter"] : [String(n)], does: ["again", "hard", "good", "easy"][n - 1] ?? "", run: () => void this.grade(n),
    }));
    const ticks = lines.map((letter): Key => ({ keys: [letter], does: "tick this line", run: () => void this.tick(letter) }));
    const moves: Key[] = fitting(this.turn as Turn).length > 1 && this.turn?.kind === "prompt"
      ? [
        { keys: ["arrowright"], does: "you told the next story", run: () => this.chooseNext(1) },
        { keys: ["arrowleft"], does: "you told the one before", run: () => this.chooseNext(-1) }] : [];
    this.set([...grades, ...ticks, ...moves, ...this.tools()]);
  }

  private async tick(letter: RubricLetter): Promise<void> {
    if (!this.draft) return;
    const ticks = new Set(this.draft.ticks);
    if (!ticks.delete(letter)) ticks.add(letter);
    this.draft.ticks = [...ticks];
    await this.keep(this.draft);
    this.foot();
  }

  private choose(story: string): void {
    if (!this.draft) return;
    this.draft.told = story;
    void this.keep(this.draft);
    this.reveal();
    say(`You told ${this.room.story(story)?.title ?? story}.`);
  }

  private chooseNext(step: 1 | -1): void {
    if (!this.turn || !this.draft) return;
    const fits = fitting(this.turn);
    const next = fits[(fits.indexOf(this.draft.told) + step + fits.length) % fits.length];
    if (next) this.choose(next);
  }

  private async grade(grade: Grade): Promise<void> {
    const { turn, draft } = this;
    if (!turn || !draft || draft.seconds === null || this.busy) return;
    this.busy = true;
    const event = await this.room.append(this.event(turn, draft, grade));
    await this.keep(null);
    this.done.push({ event, turn, story: this.told(), lines: this.lines(), ticks: new Set(draft.ticks) });
    this.at += 1;
    this.busy = false;
    this.next();
  }

  private event(turn: Turn, draft: Draft, grade: Grade): { type: "told"; card: string; grade: Grade; seconds: number; data: PracticeEvent["data"] } {
    const seconds = draft.seconds ?? 0;
    const story = turn.kind === "opener" ? "" : (this.told()?.id ?? "");
    const card = turn.kind === "prompt" ? `${story}/tell/${turn.question?.id ?? "title"}` : turn.card;
    const ticks = Object.fromEntries([...this.lines().map((letter) => [letter, draft.ticks.includes(letter)]), ["time", inTime(seconds, draft.asked)]]);
    return { type: "told", card, grade, seconds, data: {
      story, question: turn.question?.id ?? "", asked: turn.asked, ticks, ...(turn.angle ? { angle: turn.angle } : {}) } };
  }

  private async undo(): Promise<void> {
    const last = this.done.pop();
    if (!last || this.busy) return;
    this.busy = true;
    await this.room.append({ type: "undo", data: { of: last.event.id } });
    this.busy = false;
    this.at -= 1;
    this.draft = { ...draftOf(last.turn, Date.parse(last.event.at)), seconds: last.event.seconds ?? 0, ticks: [...last.ticks], told: last.story?.id ?? "" };
    void this.keep(this.draft);
    this.reveal();
    say("Undone.");
  }

  private note(): void {
    const card = this.turn?.card;
    if (!card || this.stage.body.querySelector("form.remark")) return;
    this.stage.body.append(noteLine(this.room, card, () => this.stage.body.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true })));
  }

  private skip(): void {
    this.turns = [...this.turns.slice(0, this.at), ...this.turns.slice(this.at + 1)];
    this.next();
  }

  private tools(): Key[] {
    const tools: Key[] = [
      ...(this.done.length > 0 ? [{ keys: ["u"], does: "undo", run: () => void this.undo() }] : []),
      ...(this.turn ? [{ keys: ["e"], does: "note", run: () => this.note() }] : []),
      ...(this.turn && this.draft === null ? [{ keys: ["b"], does: "skip this one", run: () => this.skip() }] : []),
    ];
    this.stage.tools(tools.map((key) => keyButton("tool", key.keys[0] ?? "", key.does.split(" ")[0], key.run, { title: key.does })));
    return tools;
  }

  private end(): void {
    const more = moreTurns(this.room);
    const goMore = (): void => {
      this.turns = [...this.turns, ...more];
      this.next();
    };
    this.stage.side("end");
    this.stage.status.textContent = "";
    this.stage.ask("", tellSentence(this.done, this.room));
    this.stage.show(endingBody({ mends: tellMends(this.done) }));
    this.stage.bar(keyButton("button", "enter", "Home", () => this.room.go("#/")), more.length > 0 ? keyButton("button.quiet", "m", "two more", goMore) : null);
    this.set([
      { keys: ["enter"], does: "home", run: () => this.room.go("#/") },
      ...(more.length > 0 ? [{ keys: ["m"], does: "two more", run: goMore }] : []), ...this.tools(),
    ]);
  }
}

export function tell(room: Room, query: URLSearchParams): View {
  const draft = room.drafts.kept(Date.now());
  const kept = draft && turnOfDraft(room, draft);
  if (draft && kept) {
    const rest = query.get("story") ? [] : chosenTurns(room, query).filter((turn) => turn.story?.id !== kept.story?.id || turn.kind === "opener");
    return new Tell(room, [kept, ...rest.filter((turn) => turn.card !== kept.card)], draft).view();
  }
  return new Tell(room, chosenTurns(room, query), null).view();
}
