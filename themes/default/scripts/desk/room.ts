// What every view of the desk is given: the deck, the log and what it says, and ways to speak and to leave.

import type { Deck, DeckStory } from "../deck/deck";
import { dayOf, type Day } from "../practice/day";
import type { PracticeEvent } from "../practice/event";
import { fold, type State } from "../practice/fold";
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
  private cached: { state: State; day: Day; size: number } | null = null;
  private readonly stories: Map<string, DeckStory>;

  constructor(readonly deck: Deck, readonly log: PracticeLog, readonly drafts: DraftKeeper) {
    this.stories = new Map(deck.stories.map((story) => [story.id, story]));
  }

  today(): Day {
    return dayOf(new Date());
  }

  /** What the log says now. */
  state(): State {
    const day = this.today();
    if (this.cached === null || this.cached.day !== day || this.cached.size !== this.log.size) {
      this.cached = { state: fold(this.log.events, this.deck.project.retention, day), day, size: this.log.size };
    }
    return this.cached.state;
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
