// What every view of the desk is given: the deck, the log and what it says, and ways to speak and to leave.

import type { Deck, DeckStory } from "../deck/deck";
import { dayOf, type Day } from "../practice/day";
import type { PracticeEvent } from "../practice/event";
import { carried } from "../practice/carried";
import { fold, type State } from "../practice/fold";
import { withAsked } from "../practice/asked";
import { Recordings } from "../practice/recordings";
import type { NewEvent, PracticeLog } from "../practice/log";
import type { Key } from "../page/keys";
import type { DraftKeeper } from "./draft";

/** What a route puts on the screen. */
export interface View {
  title: string;
  body: HTMLElement;
  keys: readonly Key[];
  /** Practice dims the house lights. */
  dim?: boolean;
  /** Called when the log changed from elsewhere (another tab, an import). */
  changed?: () => void;
  leave?: () => void;
}

export class Room {
  /** Draws the view anew where one stands: no scrolling, no focus moved. The router's. */
  redraw: () => void = () => undefined;
  readonly recordings: Recordings;
  private cached: { state: State; deck: Deck; day: Day; size: number } | null = null;
  private readonly stories: Map<string, DeckStory>;

  constructor(readonly built: Deck, readonly log: PracticeLog, readonly drafts: DraftKeeper) {
    this.recordings = new Recordings(built.project.id);
    this.stories = new Map(built.stories.map((story) => [story.id, story]));
  }

  today(): Day {
    return dayOf(new Date());
  }

  /** What the log says now. */
  state(): State {
    return this.now().state;
  }

  /** The deck as built, with what real interviews have added. */
  get deck(): Deck {
    return this.now().deck;
  }

  private now(): { state: State; deck: Deck } {
    const day = this.today();
    if (this.cached === null || this.cached.day !== day || this.cached.size !== this.log.size) {
      const state = fold(carried(this.log.events, this.built.renamed ?? {}), this.built.project.retention, day);
      this.cached = { state, deck: withAsked(this.built, state.events), day, size: this.log.size };
    }
    return this.cached;
  }

  story(id: string): DeckStory | undefined {
    return this.stories.get(id);
  }

  append(event: NewEvent): Promise<PracticeEvent> {
    return this.log.append(event);
  }

  go(hash: string): void {
    if (location.hash === hash) window.dispatchEvent(new HashChangeEvent("hashchange"));
    else location.hash = hash;
  }
}
