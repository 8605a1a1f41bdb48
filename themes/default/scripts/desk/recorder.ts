// The microphone: asked for only when `r` is pressed, silent otherwise; what it hears stays on this device.

import type { Recording } from "../practice/recordings";

const BITS_A_SECOND = 32_000;

export class Recorder {
  private stream: MediaStream | null = null;
  private recorder: MediaRecorder | null = null;
  private parts: Blob[] = [];
  private began = 0;

  /** Whether this browser, on this kind of page, can record at all. */
  static get possible(): boolean {
    return typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined;
  }

  /** Whether the next telling is recorded, or this one is being. */
  get on(): boolean {
    return this.stream !== null;
  }

  /** Asks for the microphone; false where it is refused or there is none. */
  async allow(): Promise<boolean> {
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      return true;
    } catch {
      return false;
    }
  }

  start(): void {
    if (this.stream === null || this.recorder !== null) return;
    this.parts = [];
    this.began = Date.now();
    this.recorder = new MediaRecorder(this.stream, { audioBitsPerSecond: BITS_A_SECOND });
    this.recorder.ondataavailable = (event) => this.parts.push(event.data);
    this.recorder.start(1000);
  }

  /** Ends the recording; null where none ran. */
  stop(card: string): Promise<Recording | null> {
    const recorder = this.recorder;
    if (recorder === null) return Promise.resolve(null);
    return new Promise((resolve) => {
      recorder.onstop = () => {
        const blob = new Blob(this.parts, { type: recorder.mimeType });
        this.recorder = null;
        resolve({
          id: String(this.began), card, at: new Date(this.began).toISOString(), seconds: (Date.now() - this.began) / 1000, size: blob.size, blob,
        });
      };
      recorder.stop();
    });
  }

  /** Ends the recording and keeps nothing of it; the microphone stays for the next. */
  drop(): void {
    if (this.recorder === null) return;
    this.recorder.ondataavailable = null;
    this.recorder.stop();
    this.recorder = null;
  }

  /** Gives the microphone back. */
  release(): void {
    if (this.recorder !== null && this.recorder.state !== "inactive") this.recorder.stop();
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
    this.recorder = null;
  }
}
