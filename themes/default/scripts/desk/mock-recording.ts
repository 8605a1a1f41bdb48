// Recording a mock interview: every answer from `r` on, kept on this device the moment its clock stops.

import { say } from "../page/announce";
import type { Key } from "../page/keys";
import type { Recording } from "../practice/recordings";
import type { Course } from "./mock-course";
import { Recorder } from "./recorder";
import type { Room } from "./room";

/** A recording of an answer whose story is not known yet. */
const NO_STORY = "mock";

export class MockRecording {
  private readonly recorder = new Recorder();
  /** What was heard of the question that is up. */
  private heard: Recording | null = null;
  private stopped: Promise<void> = Promise.resolve();

  constructor(private readonly room: Room, private readonly course: Course, private readonly redraw: () => void) {}

  get on(): boolean {
    return this.recorder.on;
  }

  get last(): Recording | null {
    return this.heard;
  }

  /** The key that begins it; none where it is on, or cannot be. */
  keys(): Key[] {
    return Recorder.possible && !this.recorder.on ? [{ keys: ["r"], does: "record", run: () => void this.allow() }] : [];
  }

  private async allow(): Promise<void> {
    const allowed = await this.recorder.allow();
    say(allowed ? "Recording, on this device alone." : "The microphone is not allowed.");
    this.redraw();
  }

  start(): void {
    this.heard = null;
    this.recorder.start();
  }

  drop(): void {
    this.recorder.drop();
  }

  stop(): void {
    const card = `${NO_STORY}/tell/${this.course.asked?.id ?? ""}`;
    this.stopped = this.recorder.stop(card).then((heard) => {
      this.heard = heard;
      return this.keep();
    });
  }

  /** Files the recording under the story that was told. */
  async name(story: string): Promise<void> {
    const card = `${story || NO_STORY}/tell/${this.course.asked?.id ?? ""}`;
    await this.stopped;
    if (this.heard === null) return;
    this.heard = { ...this.heard, card };
    await this.keep();
  }

  release(): void {
    this.recorder.release();
  }

  private async keep(): Promise<void> {
    if (this.heard === null) return;
    await this.room.recordings.keep(this.heard).catch(() => say("There is no room for the recording; it is gone when you go on."));
  }
}
