// Work that nobody waits for, one piece at a time while the page has nothing else to do.

const PATIENCE_MS = 200;

/** Does the pieces in turn, each in an idle moment of its own; `stop` is asked before each. */
export function whenIdle(pieces: readonly (() => void)[], stop: () => boolean): void {
  const [first, ...rest] = pieces;
  if (!first) return;
  const go = (): void => {
    if (stop()) return;
    first();
    whenIdle(rest, stop);
  };
  if (typeof window.requestIdleCallback === "function") window.requestIdleCallback(go);
  else window.setTimeout(go, PATIENCE_MS);
}
