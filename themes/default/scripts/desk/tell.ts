// Tell: a question, a clock, then what was left out. The telling is on the disk before the next question comes.

import type { RubricLetter } from "../deck/deck";
import { say } from "../page/announce";
import { h } from "../page/dom";
import { setKeys, turn as turnKeys, type Key } from "../page/keys";
import { capital, clock, length } from "../page/words";
import type { Grade } from "../practice/event";
import { tellSeconds, wholeMinutes } from "../practice/pace";
import { spokenTime } from "../practice/progress-pace";
import type { Recording } from "../practice/recordings";
import type { Turn } from "../practice/rota";
import { early } from "./early";
import { endingBody } from "./ending";
import { player } from "./playback";
import type { Room, View } from "./room";
import { gradeButtons, gradeKeys, gradeName, keyButton, stage, toolButtons } from "./stage";
import { fitting, rubric, tellBack, toldChoice, writtenTime } from "./tell-back";
import { chosenTurns, moreTurns, turnOfDraft } from "./tell-choice";
import { startClock } from "./tell-clock";
import { TellTools } from "./tell-tools";
import { ways } from "./tell-ways";
import { tellMends, tellSentence } from "./tell-words";
import { Telling } from "./telling";

const KICKERS = { prompt: "they ask", reframe: "another angle", opener: "an opener" } as const;

class Tell {
  private readonly stage = stage(() => this.leave());
  private readonly tray: TellTools;
  private recording: Recording | null = null;
  private stopClock: () => void = () => undefined;
  private keys: readonly Key[] = [];

  constructor(private readonly room: Room, private readonly telling: Telling, private readonly query: URLSearchParams) {
    this.tray = new TellTools(room, telling, () => this.show());
    this.show();
  }

  view(): View {
    return { title: "Tell", body: this.stage.body, keys: this.keys, dim: true, leave: () => this.close() };
  }

  private close(): void {
    this.stopClock();
    this.tray.recorder.release();
  }

  private leave(): void {
    this.telling.leave();
    this.room.go("#/");
  }

  private set(keys: readonly Key[]): void {
    this.keys = [...keys, { keys: ["escape"], does: "leave", run: () => this.leave() }];
    setKeys(this.keys);
  }

  /** Draws the side that the session is on. */
  private show(): void {
    const { turn, state } = this.telling;
    this.stopClock();
    this.stage.side(state);
    if (!turn) return this.end();
    const seconds = this.telling.left.reduce((sum, next) => sum + tellSeconds(next.asked), 0);
    this.stage.status.textContent = `${length(turn.asked)} · ${this.telling.place} · about ${wholeMinutes(seconds)} min`;
    this.stage.status.classList.toggle("recording", this.tray.recorder.on);
    this.stage.ask(turn.question?.asked ? "asked for real" : KICKERS[turn.kind], turn.ask);
    if (state === "front") this.front(turn);
    else if (state === "running") this.running(turn);
    else this.back(turn);
  }

  private front(turn: Turn): void {
    const start = (): void => {
      this.telling.start();
      this.tray.recorder.start();
      this.show();
      this.stage.focus("question");
      say("The clock runs.");
    };
    this.stage.show(h("p.direction", {}, turn.kind === "prompt" ? "Pick a story. Say nothing yet." : "Take a breath."),
      this.telling.done.length === 0 ? ways(this.query, turn, this.room.story(this.query.get("story") ?? "")) : null);
    this.stage.bar(keyButton("button", "space", "Start", start));
    this.set([{ keys: [" ", "enter"], does: "start the clock", run: start }, ...this.tools()]);
  }

  private running(turn: Turn): void {
    const face = startClock(this.telling.began, turn.asked, this.tray.interruptions.next(turn));
    this.stopClock = face.stop;
    const asking = early(() => this.putBack(), () => void this.stop(turn));
    const space = (): void => {
      if (face.goOn()) return;
      if (asking.asks(this.telling.running)) listen();
      else void this.stop(turn);
    };
    this.stage.show(face.body, asking.body);
    this.stage.bar(keyButton("button", "space", "Done", space));
    const tools = this.tray.recordKeys();
    this.stage.tools(toolButtons(tools));
    const listen = (): void => this.set([{ keys: [" ", "enter"], does: "done: stop the clock", run: space }, ...asking.keys, ...tools]);
    listen();
  }

  /** The clock ran by mistake: the question again, and nothing recorded. */
  private putBack(): void {
    this.tray.recorder.drop();
    this.telling.leave();
    this.show();
    this.stage.focus("bar");
    say("Not told. The question again.");
  }

  private async stop(turn: Turn): Promise<void> {
    this.stopClock();
    await this.telling.stop();
    this.recording = await this.tray.recorder.stop(turn.card);
    if (this.recording) {
      await this.room.recordings.keep(this.recording).catch(() => say("There is no room for the recording; it is gone when you go on."));
    }
    this.show();
    turnKeys();
    this.stage.body.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    say("What did you leave out?");
  }

  private back(turn: Turn): void {
    const { story } = this.telling;
    this.stage.show(h("h2.left-out", { tabindex: "-1" }, "What did you leave out?"), this.recording && player(this.room, this.recording, "This telling"),
      toldChoice(this.room.deck, turn, story?.id ?? "", (id) => this.choose(id)), tellBack(this.room.deck, turn, story, turn.asked),
      story && turn.kind === "prompt" ? writtenTime(spokenTime(this.room.deck, this.room.state(), story, turn.asked), turn.asked) : null);
    this.foot(turn);
  }

  private foot(turn: Turn): void {
    const { lines, suggested, ticks, timely, seconds } = this.telling;
    const grade = (n: Grade): void => void this.telling.grade(n).then((done) => {
      if (!done) return;
      this.recording = null;
      this.show();
      this.graded(n);
    });
    const tick = (letter: RubricLetter): void => void this.telling.toggle(letter).then(() => this.foot(turn));
    this.stage.bar(rubric(lines, ticks, tick, timely, clock(seconds)), h("div.grades", {}, gradeButtons(suggested, grade)));
    this.set([
      ...gradeKeys(suggested, grade),
      ...lines.map((letter): Key => ({ keys: [letter], does: "tick this line", run: () => tick(letter) })),
      ...this.storyKeys(turn), ...this.tools(),
    ]);
  }

  /** On to the next: its start button, or the sentence that the session ends on. */
  private graded(grade: Grade): void {
    const { turn } = this.telling;
    turnKeys();
    this.stage.focus(turn ? "bar" : "question");
    say(`${capital(gradeName(grade))}, kept. ${turn ? `Next: ${turn.ask}` : tellSentence(this.telling.done, this.room)}`);
  }

  private storyKeys(turn: Turn): Key[] {
    const fits = fitting(turn);
    if (turn.kind !== "prompt" || fits.length < 2) return [];
    const move = (step: number): void => {
      const at = fits.indexOf(this.telling.story?.id ?? "");
      this.choose(fits[(at + step + fits.length) % fits.length] ?? "");
    };
    return [
      { keys: ["arrowright"], does: "you told the next story that fits", run: () => move(1) },
      { keys: ["arrowleft"], does: "you told the one before", run: () => move(-1) },
    ];
  }

  private choose(story: string): void {
    this.telling.choose(story);
    this.show();
    say(`You told ${this.room.story(story)?.title ?? story}.`);
  }

  private tools(): Key[] {
    const tools = this.tray.keys(this.stage.body);
    this.stage.tools(toolButtons(tools));
    return tools;
  }

  private end(): void {
    const more = moreTurns(this.room);
    const goMore = (): void => {
      this.telling.add(more);
      this.show();
    };
    const home = (): void => this.room.go("#/");
    this.stage.status.textContent = "";
    this.stage.ask("", tellSentence(this.telling.done, this.room));
    this.stage.show(endingBody({ mends: tellMends(this.telling.done) }));
    this.stage.bar(keyButton("button", "enter", "Home", home), more.length > 0 ? keyButton("button.quiet", "m", "two more", goMore) : null);
    this.set([
      { keys: ["enter"], does: "home", run: home }, ...(more.length > 0 ? [{ keys: ["m"], does: "two more", run: goMore }] : []), ...this.tools(),
    ]);
  }
}

export function tell(room: Room, query: URLSearchParams): View {
  const draft = room.drafts.kept(Date.now());
  const kept = draft && turnOfDraft(room, draft);
  if (!draft || !kept) return new Tell(room, new Telling(room, chosenTurns(room, query), null), query).view();
  const rest = query.get("story") ? [] : chosenTurns(room, query);
  const others = rest.filter((turn) => turn.card !== kept.card && (turn.kind === "opener" || turn.story?.id !== kept.story?.id));
  return new Tell(room, new Telling(room, [kept, ...others], draft), query).view();
}
