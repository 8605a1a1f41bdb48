// A mock interview under way: ask back, tell, a probe that follows the story told, and at the end a summary that prints.

import { say } from "../page/announce";
import { h, prose, type Child } from "../page/dom";
import { setKeys, type Key } from "../page/keys";
import { capital, clock, count, counted, length } from "../page/words";
import { isFact, type DeckStory, type RubricLetter } from "../deck/deck";
import type { Grade } from "../practice/event";
import type { MockWish } from "../practice/mock";
import { pick } from "../practice/random";
import type { Turn } from "../practice/rota";
import { inTime, leftOut } from "../practice/rubric";
import type { Room, View } from "./room";
import { gradeButtons, gradeKeys, keyButton, stage } from "./stage";
import { rubric, tellBack, toldChoice } from "./tell-back";
import { startClock } from "./tell-clock";
import { Telling, type Done } from "./telling";

class MockSession {
  private readonly stage = stage(() => this.leave());
  private readonly telling: Telling;
  private readonly probes = new Map<string, string>();
  private readonly began = Date.now();
  private stopClock: () => void = () => undefined;
  private keys: readonly Key[] = [];

  constructor(private readonly room: Room, private readonly wish: MockWish, turns: readonly Turn[]) {
    this.telling = new Telling(room, turns, null);
    this.askBack();
  }

  view(): View {
    return { title: "Mock interview", body: this.stage.body, keys: this.keys, dim: true, leave: () => this.stopClock() };
  }

  private leave(): void {
    this.telling.leave();
    this.room.go("#/mock");
  }

  private set(keys: readonly Key[]): void {
    this.keys = [...keys, { keys: ["escape"], does: "leave", run: () => this.leave() }];
    setKeys(this.keys);
  }

  private step(side: "front" | "running" | "back", kicker: string, question: string): void {
    this.stopClock();
    this.stage.side(side);
    this.stage.tools();
    this.stage.status.textContent = `${length(this.wish.asked)} · ${this.telling.place}`;
    this.stage.ask(kicker, question);
  }

  private one(label: string, does: string, run: () => void): void {
    this.stage.bar(keyButton("button", "space", label, run));
    this.set([{ keys: [" "], does, run }]);
  }

  private askBack(): void {
    const { turn } = this.telling;
    if (!turn) return void this.end();
    this.step("front", "they ask", turn.ask);
    this.stage.show(h("p.direction", {}, "What would you ask back, before you answer? Say it."));
    this.one("Start", "start the clock", () => this.tell(turn));
  }

  private tell(turn: Turn): void {
    this.telling.start();
    this.step("running", "they ask", turn.ask);
    const face = startClock(this.telling.began, turn.asked);
    this.stopClock = face.stop;
    this.stage.show(face.body);
    this.one("Done", "stop the clock", () => void this.telling.stop().then(() => this.look(turn)));
    say("The clock runs.");
  }

  private look(turn: Turn): void {
    const { story } = this.telling;
    this.step("back", "they ask", turn.ask);
    const choose = (id: string): void => {
      this.telling.choose(id);
      this.look(turn);
    };
    const used = this.telling.done.some((done) => done.story?.id === story?.id);
    this.stage.show(h("h2.left-out", {}, "What did you leave out?"), toldChoice(this.room.deck, turn, story?.id ?? "", choose),
      used ? h("p.verdict.wrong", {}, "You have told this one already today, to the same people.") : null, tellBack(this.room.deck, turn, story, turn.asked));
    this.foot(turn);
  }

  private foot(turn: Turn): void {
    const { lines, suggested, ticks, timely, seconds } = this.telling;
    const grade = (n: Grade): void => void this.telling.grade(n, { mock: this.wish.seed }).then((done) => done && this.probe(done));
    const tick = (letter: RubricLetter): void => void this.telling.toggle(letter).then(() => this.foot(turn));
    this.stage.bar(rubric(lines, ticks, tick, timely, clock(seconds)), h("div.grades", {}, gradeButtons(suggested, grade)));
    this.set([...gradeKeys(suggested, grade), ...lines.map((letter): Key => ({ keys: [letter], does: "tick this line", run: () => tick(letter) }))]);
  }

  /** A probe of the story that was told, else of the question. */
  private probe(done: Done): void {
    const cards = this.room.deck.cards.filter(isFact).filter((card) => card.kind === "probe" && card.story === done.story?.id);
    const card = pick(cards, `${this.wish.seed}/${done.turn.card}`);
    const ask = card?.kind === "probe" ? card.front.ask : (pick(done.turn.question?.probes ?? [], this.wish.seed) ?? "");
    if (ask === "") return this.askBack();
    this.probes.set(done.event.id, ask);
    this.stage.side("front");
    this.stage.ask("and then", ask);
    this.stage.show(h("p.direction", {}, "Answer it aloud."));
    const answer = card?.kind === "probe" ? card.back : null;
    const next = (): void => this.askBack();
    const show = (): void => {
      this.stage.side("back");
      this.stage.show(answer?.html ? prose(answer.html, "div.prose.full-answer") : null, answer && answer.data.length > 0 ? h("ul.from-data", {}, answer.data.map((row) => h("li", {}, row))) : null);
      this.one("Next", "next question", next);
    };
    if (answer && (answer.html !== "" || answer.data.length > 0)) this.one("Show", "show your answer", show);
    else this.one("Next", "next question", next);
  }

  private async end(): Promise<void> {
    const { done } = this.telling;
    await this.room.append({ type: "mock", seconds: (Date.now() - this.began) / 1000, data: { seed: this.wish.seed, role: this.wish.role, asked: this.wish.asked, told: done.map((one) => one.event.id) } });
    const home = (): void => this.room.go("#/");
    const print = (): void => window.print();
    this.stage.side("end");
    this.stage.status.textContent = `seed ${this.wish.seed}`;
    this.stage.ask("", summarySentence(done));
    this.stage.show(h("ol.summary", {}, done.map((one) => this.row(one))));
    this.stage.bar(keyButton("button", "enter", "Home", home), keyButton("button.quiet", "p", "print", print));
    this.set([{ keys: ["enter"], does: "home", run: home }, { keys: ["p"], does: "print the summary", run: print }]);
  }

  private row(one: Done): Child {
    const story: DeckStory | null = one.story;
    const missing = leftOut(one.lines, one.ticks);
    const time = `${clock(one.event.seconds ?? 0)} of ${length(one.turn.asked)}`;
    const probe = this.probes.get(one.event.id);
    const numbers = story && one.lines.includes("n") && !one.ticks.has("n") ? `say: ${story.numbers.slice(0, 2).join(", ")}` : "";
    return h("li", {}, h("p", {}, one.turn.ask), h("p.why", {}, [story?.title ?? "", time, missing.length > 0 ? `left out: ${missing.join(", ")}` : "nothing left out", numbers].filter((part) => part !== "").join(" · ")),
      probe ? h("p.why", {}, `then: ${probe}`) : null);
  }
}

function summarySentence(done: readonly Done[]): string {
  const timely = done.filter((one) => inTime(one.event.seconds ?? 0, one.turn.asked)).length;
  const twice = done.length - new Set(done.map((one) => one.story?.id)).size;
  return `${capital(counted(done.length, "answer"))}, ${timely === done.length ? "all" : count(timely)} in time${twice > 0 ? `; ${counted(twice, "story", "stories")} told twice` : ""}.`;
}

export function mockSession(room: Room, wish: MockWish, turns: readonly Turn[]): View {
  return new MockSession(room, wish, turns).view();
}
