// The small keys of a telling: undo, note, skip, record, interrupt; each there only when it does something.

import { say } from "../page/announce";
import type { Place } from "../page/edit";
import type { Key } from "../page/keys";
import { Interruptions } from "./interruptions";
import { noteKeys } from "./note";
import { Recorder } from "./recorder";
import type { Room } from "./room";
import type { Telling } from "./telling";

export class TellTools {
  readonly recorder = new Recorder();
  readonly interruptions: Interruptions;

  constructor(private readonly room: Room, private readonly telling: Telling, private readonly redraw: () => void) {
    this.interruptions = new Interruptions(room);
  }

  keys(stage: HTMLElement): Key[] {
    const { telling } = this;
    return [
      ...(telling.done.length > 0 ? [{ keys: ["u"], does: "undo", run: () => void this.undo() }] : []),
      ...(telling.turn ? noteKeys(this.room, stage, telling.turn.card, this.place()) : []),
      ...(telling.state === "front" ? [{ keys: ["b"], does: "skip this one", run: () => this.skip() }, ...this.recordKeys(), this.interruptKey()] : []),
    ];
  }

  /** The file of the story told, or of the openers. */
  private place(): Place | null {
    const { turn, story } = this.telling;
    if (turn?.kind === "opener") return { story: "answers.yaml" };
    return story && { story: story.id, card: turn?.kind === "reframe" ? turn.card : "" };
  }

  /** `r`, once: from then on every telling of this session is recorded. */
  recordKeys(): Key[] {
    return Recorder.possible && !this.recorder.on ? [{ keys: ["r"], does: "record", run: () => void this.record() }] : [];
  }

  private async undo(): Promise<void> {
    if (!(await this.telling.undo())) return;
    this.redraw();
    say("Undone.");
  }

  private skip(): void {
    this.telling.skip();
    this.redraw();
  }

  private interruptKey(): Key {
    const toggle = (): void => {
      this.interruptions.toggle();
      this.redraw();
      say(this.interruptions.on ? "You will be interrupted." : "No interruptions.");
    };
    return { keys: ["i"], does: this.interruptions.on ? "uninterrupted again" : "interrupt me on the way", run: toggle };
  }

  private async record(): Promise<void> {
    const allowed = await this.recorder.allow();
    say(allowed ? "Recording, on this device alone." : "The microphone is not allowed.");
    if (allowed && this.telling.state === "running") this.recorder.start();
    this.redraw();
  }
}
