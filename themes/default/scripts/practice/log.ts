// The practice log of this document: appends events durably, agrees with other tabs and with `storygen serve`,
// and never loses one silently: what cannot be kept stays in memory, is told, and can be exported.

import { dayOf, stamp } from "./day";
import { EVENT_VERSION, readEvent, type EventType, type Grade, type PracticeEvent } from "./event";
import type { Store, StoreTrouble } from "./store";
import { trouble } from "./store";
import { ulid } from "./ulid";

export interface NewEvent { type: EventType; card?: string; grade?: Grade; seconds?: number; data?: Record<string, unknown> }

/** Where events also go, and come from: other tabs, the server of `serve`. */
export interface Peer { send(events: readonly PracticeEvent[]): void }

export type LogChange = "appended" | "merged" | "trouble";

export class PracticeLog {
  readonly device: string;
  /** Why events are not kept; null while they are. */
  trouble: StoreTrouble | null = null;
  /** Rows that are no events (damaged, or of a newer version): kept, exported, never shown. */
  unread: unknown[] = [];
  private readonly known = new Map<string, PracticeEvent>();
  private unsaved: PracticeEvent[] = [];
  private readonly listeners = new Set<(change: LogChange) => void>();
  private readonly peers: Peer[] = [];
  private last = "";

  constructor(private readonly store: Store | null, device: string, private readonly now: () => Date = () => new Date()) {
    this.device = device;
    if (store === null) this.trouble = "denied";
  }

  get events(): Iterable<PracticeEvent> {
    return this.known.values();
  }

  get size(): number {
    return this.known.size;
  }

  get unsavedCount(): number {
    return this.unsaved.length;
  }

  get(id: string): PracticeEvent | undefined {
    return this.known.get(id);
  }

  subscribe(listener: (change: LogChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  addPeer(peer: Peer): void {
    this.peers.push(peer);
  }

  /** Reads all rows; a store that cannot be read is told like one that cannot be written. */
  async load(): Promise<void> {
    if (this.store === null) return;
    const before = this.known.size;
    try {
      const rows = await this.store.rows();
      this.unread = [];
      for (const row of rows) {
        const { event } = readEvent(row);
        if (event) this.remember(event);
        else this.unread.push(row);
      }
      if (this.known.size > before) this.notify("merged");
    } catch (error) {
      this.tell(error);
    }
  }

  /** Appends one event; resolves when it is on the disk, or when it is known that it cannot be (see `trouble`). */
  async append(fresh: NewEvent): Promise<PracticeEvent> {
    const at = this.now();
    const id = ulid(at.getTime(), this.last);
    const event: PracticeEvent = {
      v: EVENT_VERSION, id, type: fresh.type, at: stamp(at), day: dayOf(at), device: this.device, data: fresh.data ?? {},
      ...(fresh.card === undefined ? {} : { card: fresh.card }),
      ...(fresh.grade === undefined ? {} : { grade: fresh.grade }),
      ...(fresh.seconds === undefined ? {} : { seconds: Math.round(fresh.seconds * 10) / 10 }),
    };
    this.remember(event);
    await this.save([event]);
    for (const peer of this.peers) peer.send([event]);
    this.notify("appended");
    return event;
  }

  /** Merges events from elsewhere (a union by id); says how many were new. */
  async merge(events: readonly PracticeEvent[], from: Peer | null = null): Promise<number> {
    const fresh = events.filter((event) => !this.known.has(event.id));
    if (fresh.length === 0) return 0;
    for (const event of fresh) this.remember(event);
    await this.save(fresh);
    for (const peer of this.peers) if (peer !== from) peer.send(fresh);
    this.notify("merged");
    return fresh.length;
  }

  /** Takes over what another tab has already stored. */
  adopt(events: readonly PracticeEvent[]): void {
    const fresh = events.filter((event) => !this.known.has(event.id));
    for (const event of fresh) this.remember(event);
    if (fresh.length > 0) this.notify("merged");
  }

  private remember(event: PracticeEvent): void {
    this.known.set(event.id, event);
    if (event.device === this.device && event.id > this.last) this.last = event.id;
  }

  private async save(events: readonly PracticeEvent[]): Promise<void> {
    this.unsaved.push(...events);
    if (this.store === null) return;
    const batch = [...this.unsaved];
    try {
      await this.store.add(batch);
      this.unsaved = this.unsaved.filter((event) => !batch.includes(event));
      if (this.trouble !== null) {
        this.trouble = null;
        this.notify("trouble");
      }
    } catch (error) {
      this.tell(error);
    }
  }

  private tell(error: unknown): void {
    this.trouble = trouble(error);
    this.notify("trouble");
  }

  private notify(change: LogChange): void {
    for (const listener of [...this.listeners]) listener(change);
  }
}
