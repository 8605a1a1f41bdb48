// Choose: a question, ten seconds, which story? A wrong pick shows both stories side by side, and comes back.

import type { Deck, DeckStory } from "../deck/deck";
import { say } from "../page/announce";
import { h, prose, type Child } from "../page/dom";
import { setKeys, type Key } from "../page/keys";
import { capital, count, counted } from "../page/words";
import { choices, isRight, type Choice } from "../practice/choose";
import { endingBody, type Mend } from "./ending";
import type { Room, View } from "./room";
import { keyButton, stage } from "./stage";
import { startBar } from "./tell-clock";

const QUESTIONS = 8;
const SECONDS = 10;
const MINUTES = 2;

interface Picked { choice: Choice; picked: string; right: boolean }

class Choose {
  private readonly stage = stage(() => this.room.go("#/"));
  private readonly picked: Picked[] = [];
  private stopBar: () => void = () => undefined;
  private keys: readonly Key[] = [];
  private shown = 0;
  private busy = false;

  constructor(private readonly room: Room, private list: readonly Choice[]) {
    this.next();
  }

  view(): View {
    return { title: "Choose", body: this.stage.body, keys: this.keys, dim: true, leave: () => this.stopBar() };
  }

  private set(keys: readonly Key[]): void {
    this.keys = [...keys, { keys: ["escape"], does: "leave", run: () => this.room.go("#/") }];
    setKeys(this.keys);
  }

  private get choice(): Choice | undefined {
    return this.list[this.picked.length];
  }

  private next(): void {
    const choice = this.choice;
    if (!choice) return this.end();
    this.shown = Date.now();
    this.stage.side("front");
    this.stage.status.textContent = `${this.picked.length + 1} of ${this.list.length} · about ${MINUTES} min`;
    this.stage.ask(choice.mixedUp ? "once more" : choice.question.asked ? "asked for real: which story?" : "which story?", choice.question.text);
    const bar = startBar(SECONDS, () => void this.pick(""));
    this.stopBar = bar.stop;
    const pick = (id: string): void => void this.pick(id);
    this.stage.show(bar.body, h("div.options", {}, choice.options.map((id, i) => keyButton("option", String(i + 1), this.title(id), () => pick(id)))));
    this.stage.bar();
    this.set(choice.options.map((id, i): Key => ({ keys: [String(i + 1)], does: this.title(id), run: () => pick(id) })));
  }

  private title(id: string): string {
    return this.room.story(id)?.title ?? id;
  }

  private async pick(picked: string): Promise<void> {
    const choice = this.choice;
    if (!choice || this.busy) return;
    this.busy = true;
    this.stopBar();
    const { question } = choice;
    const right = isRight(question, picked);
    await this.room.append({ type: "choice", card: `choose/${question.id}`, seconds: (Date.now() - this.shown) / 1000, data: { question: question.id, picked, ranked: question.stories.map((fit) => fit.id) } });
    this.busy = false;
    this.reveal(choice, picked, right);
    this.picked.push({ choice, picked, right });
  }

  private reveal(choice: Choice, picked: string, right: boolean): void {
    const verdict = right ? "Yes." : picked === "" ? "Ten seconds are over." : "Not that one.";
    this.stage.side("back");
    this.stage.show(
      h(`p.verdict.${right ? "right" : "wrong"}`, {}, h("span.mark", { "aria-hidden": "true" }, right ? "✓ " : "✗ "), verdict),
      right || picked === "" ? null : this.sideBySide(choice, picked),
      h("ol.ranked", {}, choice.question.stories.slice(0, 3).map((fit) => h("li", {}, h("a", { dir: "auto", href: this.room.story(fit.id)?.href ?? "#/" }, this.title(fit.id)), h("span.why", {}, fit.why)))));
    this.stage.bar(keyButton("button", "enter", "Next", () => this.next()));
    this.set([{ keys: ["enter", " "], does: "next", run: () => this.next() }]);
    say(`${verdict} Best: ${this.title(choice.question.stories[0]?.id ?? "")}.`);
  }

  /** The story that fits and the one that was picked, by what each opens with and shows. */
  private sideBySide(choice: Choice, picked: string): Child {
    const column = (cue: string, story: DeckStory | undefined): Child => story && h("div", {}, h("p.cue", {}, cue), h("h2", { dir: "auto" }, story.title),
      prose(story.opening), h("p.why", {}, this.competencies(story)), story.headline ? h("p.num", {}, `${story.headline.name} ${story.headline.pair}`) : null);
    return h("div.side-by-side", {}, column("it fits", this.room.story(choice.question.stories[0]?.id ?? "")), column("you picked", this.room.story(picked)));
  }

  private competencies(story: DeckStory): string {
    const names = new Map(this.room.deck.competencies.map((competency) => [competency.id, competency.name]));
    return story.competencies.map((id) => names.get(id) ?? id).join(", ");
  }

  private end(): void {
    const right = this.picked.filter((one) => one.right).length;
    const home = (): void => this.room.go("#/");
    this.stage.side("end");
    this.stage.status.textContent = "";
    this.stage.ask("", sentence(this.room.deck, this.picked.length, right));
    this.stage.show(endingBody({ mends: this.picked.filter((one) => !one.right).map((one) => this.mend(one)) }));
    this.stage.bar(keyButton("button", "enter", "Home", home));
    this.set([{ keys: ["enter"], does: "home", run: home }]);
  }

  private mend({ choice, picked }: Picked): Mend {
    const best = choice.question.stories[0]?.id ?? "";
    return { what: choice.question.text, why: picked ? `${this.title(best)}, not ${this.title(picked)}` : this.title(best), href: this.room.story(best)?.href ?? "#/" };
  }
}

function sentence(deck: Deck, asked: number, right: number): string {
  if (asked === 0) return deck.stories.length < 2 ? "Choosing takes two stories. Write the second." : "No question of the bank has a story yet.";
  if (right === asked) return `${capital(counted(asked, "question"))}, and the right story for each.`;
  return `${capital(counted(asked, "question"))}: the right story for ${count(right)}. The others come back.`;
}

export function choose(room: Room): View {
  const list = room.deck.stories.length < 2 ? [] : choices(room.deck, room.state(), room.today(), QUESTIONS);
  return new Choose(room, list).view();
}
