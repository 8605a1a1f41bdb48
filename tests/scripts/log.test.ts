// The log: appended durably, merged as a union, told when it cannot be kept, read back from a file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvent, type PracticeEvent } from "../../themes/default/scripts/practice/event";
import { PracticeLog } from "../../themes/default/scripts/practice/log";
import type { Store } from "../../themes/default/scripts/practice/store";
import { exportText, readExport } from "../../themes/default/scripts/practice/transfer";
import { isUlid, ulid } from "../../themes/default/scripts/practice/ulid";
import { history, review } from "./events";

class MemoryStore implements Store {
  kept = new Map<string, unknown>();
  fails: DOMException | null = null;

  rows(): Promise<unknown[]> {
    return Promise.resolve([...this.kept.values()]);
  }

  add(events: readonly PracticeEvent[]): Promise<void> {
    if (this.fails) return Promise.reject(this.fails);
    for (const event of events) this.kept.set(event.id, event);
    return Promise.resolve();
  }

  close(): void {
    this.kept.clear();
  }
}

test("an appended event is in the store when append returns, and is a sound event", async () => {
  const store = new MemoryStore();
  const log = new PracticeLog(store, "here");
  const event = await log.append({ type: "review", card: "a/open/opening", grade: 3, seconds: 4.04 });
  assert.deepEqual(store.kept.get(event.id), event);
  assert.ok(readEvent(JSON.parse(JSON.stringify(event))).event);
  assert.equal(event.seconds, 4);
});

test("a clock set back does not bring names out of order", async () => {
  const times = [1_800_000_000_000, 1_700_000_000_000, 1_700_000_000_001];
  const log = new PracticeLog(new MemoryStore(), "here", () => new Date(times.shift() ?? 0));
  const ids = [];
  for (let i = 0; i < 3; i += 1) ids.push((await log.append({ type: "note", card: "a" })).id);
  assert.deepEqual([...ids].sort(), ids);
});

test("names made within one millisecond sort as they were made", () => {
  let last = "";
  const ids = Array.from({ length: 2000 }, () => (last = ulid(1_700_000_000_000, last)));
  assert.deepEqual([...ids].sort(), ids);
  assert.ok(ids.every(isUlid));
});

test("a full disk loses nothing: told, kept in memory, stored with the next grade", async () => {
  const store = new MemoryStore();
  const log = new PracticeLog(store, "here");
  store.fails = new DOMException("full", "QuotaExceededError");
  await log.append({ type: "review", card: "a", grade: 3 });
  assert.equal(log.trouble, "full");
  assert.equal(log.unsavedCount, 1);
  store.fails = null;
  await log.append({ type: "review", card: "b", grade: 3 });
  assert.equal(log.trouble, null);
  assert.equal(store.kept.size, 2);
});

test("no store at all is told, and the log still works until the page is closed", async () => {
  const log = new PracticeLog(null, "here");
  assert.equal(log.trouble, "denied");
  await log.append({ type: "review", card: "a", grade: 3 });
  assert.equal(log.size, 1);
});

test("rows that are no events are kept aside and exported", async () => {
  const store = new MemoryStore();
  const sound = review("a", "2026-01-01", 3);
  for (const [id, row] of Object.entries({ a: { id: "a", day: "nonsense" }, b: "text", c: { ...sound, v: 2 }, d: sound })) store.kept.set(id, row);
  const log = new PracticeLog(store, "here");
  await log.load();
  assert.equal(log.size, 1);
  assert.equal(log.unread.length, 3);
  assert.ok(exportText("p", log.events, log.unread, "now").includes("nonsense"));
});

test("an export comes back whole, and twice adds nothing", async () => {
  const events = history(3, 50);
  const log = new PracticeLog(new MemoryStore(), "here");
  const read = readExport(exportText("p", events, [], "2026-01-01T00:00:00Z"), "p");
  assert.ok(read.ok);
  assert.equal(await log.merge(read.events), 50);
  assert.equal(await log.merge(read.events), 0);
});

const sound = review("a", "2026-01-01", 3);
const REFUSED: [string, string, RegExp][] = [
  ["truncated", exportText("p", [sound], [], "now").slice(0, -40), /breaks off/],
  ["another project's", exportText("other", [sound], [], "now"), /belongs to/],
  ["a newer version's", exportText("p", [sound], [], "now").replace('"v": 1', '"v": 2'), /newer/],
  ["only newer events", JSON.stringify([{ ...sound, v: 9 }]), /newer/],
  ["some other JSON", '{"name": "package"}', /no practice log/],
  ["a list of other things", "[1, 2, 3]", /no practice log/],
  ["a picture", "\u0089PNG", /no practice log/],
  ["empty", "", /no practice log/],
  ["an empty list", "[]", /no practice in this file yet/],
  ["a log without events", exportText("p", [], [], "now"), /no practice in this file yet/],
];
for (const [name, content, why] of REFUSED) {
  test(`an import file that is ${name} is refused kindly`, () => {
    const read = readExport(content, "p");
    assert.ok(!read.ok);
    assert.match(read.why, why);
  });
}

test("what is damaged in an import is counted, the rest taken", () => {
  const read = readExport(JSON.stringify([sound, { id: "x" }, { ...sound, v: 4 }]), "p");
  assert.ok(read.ok);
  assert.deepEqual([read.events.length, read.unreadable, read.newer], [1, 1, 1]);
});
