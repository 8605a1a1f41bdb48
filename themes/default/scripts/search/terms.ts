// How text is cut into terms: by the same rule as at build time (storygen/site/search.py), so that 0.78 and p95 are words.

const TERM = /[\p{L}\p{N}]+(?:[.,]\p{Nd}+)*/gu;

export function terms(text: string): string[] {
  return text.toLowerCase().match(TERM) ?? [];
}

export interface Piece { text: string; marked: boolean }

/** A text cut into pieces, the words that are among `found` marked. */
export function marked(text: string, found: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(TERM)) {
    const start = match.index;
    if (!found.has(match[0].toLowerCase())) continue;
    if (start > end) pieces.push({ text: text.slice(end, start), marked: false });
    pieces.push({ text: match[0], marked: true });
    end = start + match[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end), marked: false });
  return pieces;
}

const BEFORE = 50;
const LONG = 150;

/** The part of a text around its first found word, cut at words. */
export function excerpt(text: string, found: ReadonlySet<string>): string {
  let at = -1;
  for (const match of text.matchAll(TERM)) {
    if (!found.has(match[0].toLowerCase())) continue;
    at = match.index;
    break;
  }
  const from = at > BEFORE ? text.indexOf(" ", at - BEFORE) + 1 : 0;
  const cut = text.slice(from, from + LONG);
  const whole = from + LONG >= text.length;
  const end = whole ? cut : cut.slice(0, Math.max(cut.lastIndexOf(" "), 1));
  return `${from > 0 ? "… " : ""}${end.trim()}${whole ? "" : " …"}`;
}
