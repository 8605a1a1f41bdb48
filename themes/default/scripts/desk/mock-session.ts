// A mock interview under way: ask back, tell, say which story it was, follow-ups, a look back; then the next question.

import type { DeckStory, RubricLetter } from "../deck/deck";
import { say } from "../page/announce";
import { h } from "../page/dom";
import { setKeys, turn, type Key } from "../page/keys";
import { capital, clock, length } from "../page/words";
import type { Grade } from "../practice/event";
import { PROBE_SECONDS } from "../practice/mock-wish";
import { early } from "./early";
import { mockClock } from "./mock-clock";
import type { Course } from "./mock-course";
import { lookBack, storyOptions, STORY_KEYS } from "./mock-look";
import { MockRecording } from "./mock-recording";
import { player } from "./playback";
import type { Room, View } from "./room";
import { gradeButtons, gradeKeys, keyButton, stage, toolButtons } from "./stage";
import { StoryFinder } from "./story-finder";
import { rubric } from "./tell-back";

/** What Enter and Space mean has changed. */
function turned(done: boolean): boolean {
  if (done) turn();
  return done;
}

class MockSession {
  private readonly stage = stage(() => void this.leave());
  private stopClock: () => void = () => undefined;
  private keys: readonly Key[] = [];
  private readonly recording: MockRecording;
  /** When the follow-up on the screen was asked. */
  private probeBegan = 0;

  constructor(private readonly room: Room, private readonly course: Course) {
    this.recording = new MockRecording(room, course, () => this.show());
    this.stage.body.classList.add("mock");
    this.show();
    this.after(course.wake(Date.now()));
  }

  view(): View {
    return { title: "Mock interview", body: this.stage.body, keys: this.keys, dim: true, leave: () => this.close(), changed: () => this.show() };
  }

  private close(): void {
    this.stopClock();
    this.recording.release();
  }

  /** A clock that runs is put back, so that the question is asked anew; all else stays as it is. */
  private async leave(): Promise<void> {
    if (this.course.phase === "running") await this.course.undo();
    this.room.go("#/mock");
  }

  private set(keys: readonly Key[]): void {
    this.keys = [...keys, { keys: ["escape"], does: "leave; it can be gone on with", run: () => void this.leave() }];
    setKeys(this.keys);
  }

  /** Goes on once the step is stored. */
  private after(step: Promise<boolean>, words = ""): void {
    void step.then((done) => {
      if (!done) return;
      this.show();
      if (words !== "") say(words);
    });
  }

  private show(): void {
    const { course } = this;
    const { questions, wish } = course.run;
    this.stopClock();
    this.stopClock = () => undefined;
    if (course.phase === "over") return void this.end();
    this.stage.body.setAttribute("data-step", course.phase);
    this.stage.status.classList.toggle("recording", this.recording.on);
    this.stage.status.textContent = `${length(wish.asked)} · ${course.at + 1} of ${questions.length}`;
    this.stage.ask(course.question?.asked ? "asked for real" : "they ask", course.asked?.ask ?? "");
    this.stage.tools();
    if (course.phase === "ask") this.ask();
    else if (course.phase === "running") this.running();
    else if (course.phase === "which") this.which();
    else if (course.phase === "probe") this.probe();
    else this.look();
  }

  private ask(): void {
    const start = (): void => {
      this.recording.start();
      this.after(this.course.start(), "The clock runs.");
    };
    this.stage.side("front");
    this.stage.show(h("p.direction", {}, "What would you clarify first? Ask it aloud."), h("p.direction", {}, "Then pick your story, in silence."));
    this.stage.bar(keyButton("button", "space", "Start", start));
    this.set([{ keys: [" ", "enter"], does: "start the clock", run: start }, ...this.tools(true)]);
  }

  private running(): void {
    const face = mockClock(this.course.answer?.began ?? Date.now(), this.course.run.wish.asked);
    const stop = (): void => {
      this.recording.stop();
      this.after(this.course.stop(), "Which story was it?");
    };
    const asking = early(() => this.putBack(), stop);
    const done = (): void => {
      if (asking.asks(this.course.running)) listen();
      else stop();
    };
    const listen = (): void => this.set([{ keys: [" ", "enter"], does: "done: stop the clock", run: done }, ...asking.keys]);
    this.stopClock = face.stop;
    this.stage.side("running");
    this.stage.show(face.body, asking.body);
    this.stage.bar(keyButton("button", "space", "Done", done));
    listen();
  }

  /** The clock ran by mistake: the question again, and nothing recorded. */
  private putBack(): void {
    this.recording.drop();
    this.after(this.course.undo(), "Not told. The question again.");
  }

  private which(): void {
    const choose = (story: string): void => {
      void this.recording.name(story);
      this.after(this.course.choose(story), this.course.run.wish.probes > 0 ? "" : "What did you leave out?");
    };
    const { free } = this.course;
    this.stage.side("back");
    this.stage.show(h("h2.which-story", {}, "Which story was it?"), storyOptions(free, choose));
    const more = free.length > STORY_KEYS;
    const find = (): void => this.find(free, choose);
    this.stage.bar(keyButton("button.quiet", "0", "none of these", () => choose("")), more ? keyButton("button.quiet", "t", "another, by its title", find) : null);
    this.set([
      ...free.slice(0, STORY_KEYS).map((story, i): Key => ({ keys: [String(i + 1)], does: story.title, run: () => choose(story.id) })),
      ...(more ? [{ keys: ["t"], does: `one of all ${free.length}, by its title`, run: find }] : []),
      { keys: ["0"], does: "none of these", run: () => choose("") }, ...this.tools(false),
    ]);
  }

  /** More stories than keys: any of them by a few letters; Escape leads back to the ones with a key. */
  private find(free: readonly DeckStory[], choose: (story: string) => void): void {
    const finder = new StoryFinder(free, choose, () => this.show());
    this.stage.show(h("h2.which-story", {}, "Which story was it?"), finder.body);
    this.stage.bar(keyButton("button.quiet", "esc", "back", () => this.show()));
    this.stage.tools();
    this.set([]);
    finder.focus();
  }

  private probe(): void {
    const { probes, answer } = this.course;
    const place = answer?.probes.length ?? 0;
    this.probeBegan = Date.now();
    const face = mockClock(this.probeBegan, PROBE_SECONDS);
    const go = (hurt: boolean): void => this.after(this.course.probed(hurt, (Date.now() - this.probeBegan) / 1000).then(turned), place + 1 < probes.length ? "" : "What did you leave out?");
    this.stopClock = face.stop;
    this.stage.side("running");
    this.stage.ask(probes.length > 1 ? `and then · ${place + 1} of ${probes.length}` : "and then", capital(probes[place]?.ask ?? ""));
    this.stage.show(face.body);
    this.stage.bar(keyButton("button", "space", "Answered", () => go(false)), keyButton("button.quiet", "h", "it hurt", () => go(true)));
    this.set([{ keys: [" ", "enter"], does: "answered", run: () => go(false) }, { keys: ["h"], does: "answered, and it hurt", run: () => go(true) }]);
    say(probes[place]?.ask ?? "");
  }

  private look(): void {
    this.stage.side("back");
    const { last } = this.recording;
    this.stage.show(lookBack(this.room, this.course, last && player(this.room, last, "This answer")));
    this.foot();
  }

  private foot(): void {
    const { lines, suggested, ticks, timely, answer } = this.course;
    const grade = (n: Grade): void => this.after(this.course.grade(n).then(turned));
    const tick = (letter: RubricLetter): void => void this.course.tick(letter).then((done) => done && this.foot());
    this.stage.bar(rubric(lines, ticks, tick, timely, clock(answer?.seconds ?? 0)), h("div.grades", {}, gradeButtons(suggested, grade)));
    this.set([
      ...gradeKeys(suggested, grade), ...lines.map((letter): Key => ({ keys: [letter], does: "tick this line", run: () => tick(letter) })), ...this.tools(false),
    ]);
  }

  /** The small keys: only those that do something now. */
  private tools(asking: boolean): Key[] {
    const { course } = this;
    const tools: Key[] = [
      ...(course.canUndo ? [{ keys: ["u"], does: "undo the last step", run: () => this.after(course.undo(), "Undone.") }] : []),
      ...(asking ? [{ keys: ["b"], does: "skip this question", run: () => this.after(course.skip(), "Skipped.") }, ...this.recording.keys()] : []),
      ...(asking && course.run.id !== "" ? [{ keys: ["x"], does: "end here", run: () => void this.end() }] : []),
    ];
    this.stage.tools(toolButtons(tools));
    return tools;
  }

  private async end(): Promise<void> {
    if (await this.course.finish()) location.replace(`#/mock?of=${this.course.run.id}`);
  }
}

export function mockSession(room: Room, course: Course): View {
  return new MockSession(room, course).view();
}

