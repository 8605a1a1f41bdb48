// Practice follows a rename: events that name a story or card as it was called then are read by its name of now.
// The log itself is never changed.

import type { PracticeEvent } from "./event";

/** Beginnings of card ids ("story" or "story/kind/part") as they were -> as they are. */
export type Renamed = Readonly<Record<string, string>>;

/** The id that a card or story has now; the longest beginning that was renamed decides. */
export function carriedId(id: string, renamed: Renamed): string {
  const parts = id.split("/");
  for (let length = parts.length; length > 0; length -= 1) {
    const begin = parts.slice(0, length).join("/");
    if (Object.hasOwn(renamed, begin)) return [renamed[begin], ...parts.slice(length)].join("/");
  }
  return id;
}

/** The events with today's names: of the card, and of the stories that their data name. */
export function carried(events: Iterable<PracticeEvent>, renamed: Renamed): PracticeEvent[] {
  if (Object.keys(renamed).length === 0) return [...events];
  return [...events].map((event) => {
    const data = { ...event.data };
    for (const name of ["story", "picked"]) {
      const value = data[name];
      if (typeof value === "string") data[name] = carriedId(value, renamed);
    }
    return event.card === undefined ? { ...event, data } : { ...event, card: carriedId(event.card, renamed), data };
  });
}
