// One and two letters: a plain scan of titles and competencies, since their prefixes would touch most of a large index.

import { terms } from "./terms";

export interface Stored { title: string; href: string; kind: string; competencies: string; text: string }

/** The few best pages, how many there are in all, and the words that were meant. */
export interface Titled { pages: Stored[]; total: number; found: Set<string> }

/** Questions come after stories. */
const AFTER = 1000;

export class Titles {
  private readonly lines: readonly string[];

  constructor(private readonly stored: readonly Stored[]) {
    this.lines = stored.map((page) => ` ${page.title.toLowerCase()} | ${page.competencies.toLowerCase()}`);
  }

  /** Pages with a word in title or competencies that begins so: the earlier it stands, the better. One pass, no sorting. */
  ask(start: string, most: number): Titled {
    const wanted = ` ${start.toLowerCase()}`;
    const best: { page: Stored; place: number }[] = [];
    let total = 0;
    this.lines.forEach((line, i) => {
      const at = line.indexOf(wanted);
      const page = this.stored[i];
      if (at < 0 || !page) return;
      total += 1;
      const place = at + (page.kind === "question" ? AFTER : 0);
      if (best.length === most && place >= (best[most - 1]?.place ?? 0)) return;
      const before = best.findIndex((other) => other.place > place);
      best.splice(before < 0 ? best.length : before, 0, { page, place });
      best.length = Math.min(best.length, most);
    });
    const pages = best.map(({ page }) => page);
    const words = pages.flatMap((page) => terms(`${page.title} ${page.competencies}`));
    return { pages, total, found: new Set(words.filter((word) => word.startsWith(start.toLowerCase()))) };
  }
}
