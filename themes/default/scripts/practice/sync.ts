// Agreement with other tabs (BroadcastChannel) and, under `storygen serve`, with the project's own log on the disk.

import { readEvent, type PracticeEvent } from "./event";
import type { Peer, PracticeLog } from "./log";

function sound(rows: unknown): PracticeEvent[] {
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

class ServePeer implements Peer {
  private waiting: PracticeEvent[] = [];
  private sending = false;

  constructor(private readonly address: string) {}

  send(events: readonly PracticeEvent[]): void {
    this.waiting.push(...events);
    void this.flush();
  }

  /** Sends what waits; what could not be sent stays for the next time, the browser keeps it meanwhile. */
  private async flush(): Promise<void> {
    if (this.sending || this.waiting.length === 0) return;
    this.sending = true;
    let more = false;
    const batch = this.waiting.slice(0, BATCH);
    try {
      const answer = await fetch(this.address, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(batch), keepalive: batch.length < 50,
      });
      if (answer.ok) this.waiting = this.waiting.slice(batch.length);
      more = answer.ok && this.waiting.length > 0;
    } catch {
      // The server was stopped: the union by id makes up for it at the next start.
    }
    this.sending = false;
    if (more) await this.flush();
  }
}

/** Under `serve`: takes over the project's log and gives it what it lacks, now and at every event. */
export async function agreeWithServe(log: PracticeLog): Promise<void> {
  if (!document.querySelector('meta[name="storygen-serve"]')) return;
  const address = "/-/log";
  const peer = new ServePeer(address);
  try {
    const theirs = sound(await (await fetch(address)).json());
    const ids = new Set(theirs.map((event) => event.id));
    await log.merge(theirs);
    peer.send([...log.events].filter((event) => !ids.has(event.id)));
  } catch {
    // Not reachable: this browser keeps the log, and the next start brings the two together.
  }
  log.addPeer(peer);
}
