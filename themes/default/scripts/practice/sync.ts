// Agreement with other tabs (BroadcastChannel) and, under `storygen serve`, with the project's own log on the disk.

import { readEvent, type PracticeEvent } from "./event";
import type { Peer, PracticeLog } from "./log";

/** The rows that are events, read. */
export function sound(rows: unknown): PracticeEvent[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((row) => readEvent(row).event).filter((event): event is PracticeEvent => event !== null);
}

/** Tabs tell each other what they have stored; where there is no channel, a tab reads anew when it is looked at. */
export function agreeWithTabs(log: PracticeLog, project: string): void {
  if (typeof BroadcastChannel !== "undefined") {
    const channel = new BroadcastChannel(`storygen-${project}`);
    channel.onmessage = (message: MessageEvent<unknown>) => log.adopt(sound(message.data));
    log.addPeer({ send: (events) => channel.postMessage(events) });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void log.load();
  });
}

/** Events sent at once: far below the 4 MiB that the server takes. */
const BATCH = 1000;
const RETRY_MS = 5000;

class ServePeer implements Peer {
  private waiting: PracticeEvent[] = [];
  private sending = false;

  constructor(private readonly address: string) {}

  send(events: readonly PracticeEvent[]): void {
    this.waiting.push(...events);
    void this.flush();
  }

  /** Sends what waits; what could not be sent is tried again, and the browser keeps it meanwhile. */
  private async flush(): Promise<void> {
    if (this.sending || this.waiting.length === 0) return;
    this.sending = true;
    const batch = this.waiting.slice(0, BATCH);
    const sent = await this.post(batch);
    if (sent) this.waiting = this.waiting.slice(batch.length);
    this.sending = false;
    if (!sent) window.setTimeout(() => void this.flush(), RETRY_MS);
    else if (this.waiting.length > 0) await this.flush();
  }

  private async post(batch: readonly PracticeEvent[]): Promise<boolean> {
    try {
      const answer = await fetch(this.address, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(batch), keepalive: batch.length < 50,
      });
      return answer.ok;
    } catch {
      return false; // The server was stopped; the union by id makes up for it at the next start, at the latest.
    }
  }
}

const SERVED = "/-/log";

/** The project's own log, where `storygen serve` keeps one. */
export async function servedLog(): Promise<PracticeEvent[]> {
  if (!document.querySelector('meta[name="storygen-serve"]')) return [];
  return sound(await (await fetch(SERVED)).json());
}

/** Under `serve`: takes over the project's log and gives it what it lacks, now and at every event. */
export async function agreeWithServe(log: PracticeLog): Promise<void> {
  if (!document.querySelector('meta[name="storygen-serve"]')) return;
  const peer = new ServePeer(SERVED);
  try {
    const theirs = await servedLog();
    const ids = new Set(theirs.map((event) => event.id));
    await log.merge(theirs);
    peer.send([...log.events].filter((event) => !ids.has(event.id)));
  } catch {
    // Not reachable: this browser keeps the log, and the next start brings the two together.
  }
  log.addPeer(peer);
}
