// How long and from which angle: the choice before a telling, as links, so that the address always says what is asked for.

import type { DeckStory } from "../deck/deck";
import { h, type Child } from "../page/dom";
import { length } from "../page/words";
import { LENGTHS, type Turn } from "../practice/rota";

function way(query: URLSearchParams, change: Record<string, string>, label: string, chosen: boolean): HTMLElement {
  const wanted = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === "") wanted.delete(name);
    else wanted.set(name, value);
  }
  return h("a", { dir: "auto", href: `#/tell?${wanted.toString()}`, "aria-current": chosen ? "true" : null }, label);
}

function group(label: string, links: Child): HTMLElement {
  return h("nav.segments", { "aria-label": label }, links);
}

/** The lengths; of a story that the address names, its angles too. An opener has a length of its own. */
export function ways(query: URLSearchParams, turn: Turn, named: DeckStory | undefined): Child {
  if (turn.kind === "opener") return null;
  const lengths = [...LENGTHS].sort((a, b) => a - b).map((seconds) => way(query, { seconds: String(seconds) }, length(seconds), seconds === turn.asked));
  const angles = named?.angles.map((angle) => way(query, { angle: angle.id, question: "" }, angle.name, angle.id === turn.angle)) ?? [];
  return h("div.ways", {}, group("How long", lengths),
    angles.length > 0 ? group("Which way", [way(query, { angle: "none" }, "as told", turn.angle === ""), angles]) : null);
}
