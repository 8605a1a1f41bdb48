// One sitting at the facts: the queue, what was graded, what can be undone. Knows no screen.

import type { Fact } from "../deck/deck";
import type { Grade, PracticeEvent } from "../practice/event";
import type { Room } from "./room";

const COMES_BACK_AFTER = 4;

interface Step { event: PracticeEvent; card: Fact; queueBefore: readonly Fact[] }

export class Sitting {
  private readonly steps: Step[] = [];
  private busy = false;

  constructor(private readonly room: Room, private queue: readonly Fact[]) {}

  get card(): Fact | undefined {
    return this.queue[0];
  }

  get left(): readonly Fact[] {
    return this.queue;
  }

  get done(): number {
    return this.graded().length;
  }

  get canUndo(): boolean {
    return this.steps.length > 0;
  }

  graded(): Step[] {
    return this.steps.filter((step) => step.event.type === "review");
  }

  /** Grades the card; one that did not come is asked again a few cards later. Moves on once it is stored. */
  grade(grade: Grade, seconds: number, data: Record<string, unknown>): Promise<boolean> {
    return this.step(async (card) => this.room.append({ type: "review", card: card.id, grade, seconds, data }), grade === 1);
  }

  /** Puts the card off until tomorrow, or for good. */
  putOff(type: "bury" | "suspend"): Promise<boolean> {
    return this.step(async (card) => this.room.append({ type, card: card.id }), false);
  }

  /** Takes the last step back; its card stands in front again. */
  async undo(): Promise<boolean> {
    const last = this.steps[this.steps.length - 1];
    if (this.busy || !last) return false;
    this.busy = true;
    await this.room.append({ type: "undo", data: { of: last.event.id } });
    this.steps.pop();
    this.queue = last.queueBefore;
    this.busy = false;
    return true;
  }

  private async step(write: (card: Fact) => Promise<PracticeEvent>, again: boolean): Promise<boolean> {
    const card = this.card;
    if (this.busy || !card) return false;
    this.busy = true;
    const event = await write(card);
    this.steps.push({ event, card, queueBefore: this.queue });
    const rest = this.queue.slice(1);
    this.queue = again ? [...rest.slice(0, COMES_BACK_AFTER), card, ...rest.slice(COMES_BACK_AFTER)] : rest;
    this.busy = false;
    return true;
  }
}
