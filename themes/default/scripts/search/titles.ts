// One and two letters: a plain scan of titles and competencies, since their prefixes would touch most of a large index.

import { terms } from "./terms";

export interface Stored { title: string; href: string; kind: string; competencies: string; text: string }

export class Titles {
  private lines: string[] | null = null;

  constructor(private readonly stored: readonly Stored[]) {}

  /** Pages with a word in title or competencies that begins so: titles that begin with it first, then the others. */
  ask(start: string): { pages: Stored[]; found: Set<string> } {
    this.lines ??= this.stored.map((page) => ` ${page.title.toLowerCase()} | ${page.competencies.toLowerCase()}`);
    const wanted = ` ${start.toLowerCase()}`;
    const at: number[] = [];
    this.lines.forEach((line, i) => line.includes(wanted) && at.push(i));
    const place = (i: number): number => (this.lines?.[i] ?? "").indexOf(wanted) + (this.stored[i]?.kind === "question" ? 1000 : 0);
    const pages = at.sort((a, b) => place(a) - place(b)).map((i) => this.stored[i] as Stored);
    const words = pages.slice(0, 12).flatMap((page) => terms(`${page.title} ${page.competencies}`));
    return { pages, found: new Set(words.filter((word) => word.startsWith(start.toLowerCase()))) };
  }
}
