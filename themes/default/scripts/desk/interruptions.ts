// Interruptions: when switched on, a probe cuts in somewhere in the middle of a telling; then one goes on.

import { isFact } from "../deck/deck";
import { hash, pick } from "../practice/random";
import type { Turn } from "../practice/rota";
import type { Room } from "./room";
import type { Interruption } from "./tell-clock";

const EARLIEST = 0.35;
const LATEST = 0.7;

export class Interruptions {
  on: boolean;
  private readonly key: string;

  constructor(private readonly room: Room) {
    this.key = `storygen-${room.deck.project.id}-interrupt`;
    this.on = this.read() === "on";
  }

  private read(): string | null {
    try {
      return localStorage.getItem(this.key);
    } catch {
      return null;
    }
  }

  toggle(): void {
    this.on = !this.on;
    try {
      localStorage.setItem(this.key, this.on ? "on" : "off");
    } catch {
      // The switch then holds for this page.
    }
  }

  /** The probe that cuts into this telling, and when; one of the story meant, else of the question. */
  next(turn: Turn): Interruption | null {
    if (!this.on) return null;
    const seed = `${turn.card}/${this.room.state().tellings.length}`;
    const own = this.room.deck.cards.filter(isFact).filter((card) => card.kind === "probe" && card.story === turn.story?.id);
    const card = pick(own, seed);
    const ask = card?.kind === "probe" ? card.front.ask : (pick(turn.question?.probes ?? [], seed) ?? "");
    const part = EARLIEST + ((hash(seed) % 1000) / 1000) * (LATEST - EARLIEST);
    return ask === "" ? null : { at: turn.asked * part, ask };
  }
}
