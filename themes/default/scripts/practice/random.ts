// Chance that can be repeated: the same seed gives the same draw, on every device and after every reload.

/** A 32-bit hash of a text (FNV-1a, then a finishing mix so that near texts fall far apart). */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** One of the items, chosen by the seed; undefined of an empty list. */
export function pick<T>(items: readonly T[], seed: string): T | undefined {
  return items[hash(seed) % Math.max(1, items.length)];
}

/** The items in an order that the seed gives. */
export function shuffled<T>(items: readonly T[], seed: string, name: (item: T) => string): T[] {
  return [...items].sort((a, b) => hash(`${seed}/${name(a)}`) - hash(`${seed}/${name(b)}`));
}
