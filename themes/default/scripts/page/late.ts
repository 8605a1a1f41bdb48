// Scripts that come after a page's first lines: they are named in meta elements, so that no browser fetches them before the
// style, which they would share a slow line with, and what is there to read stands on the screen meanwhile.

/** Longer than this nobody waits, whatever becomes of the first paint. */
const MOST_MS = 500;

function load(): void {
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="storygen-late"]')) {
    const script = document.createElement("script");
    script.async = false;
    script.src = meta.content;
    document.head.append(script);
    meta.remove();
  }
}

/** Loads them in their order after the first paint; at once where nothing waits to be read, or nobody looks. */
export function loadLate(nothingToRead: boolean): void {
  document.addEventListener("DOMContentLoaded", () => {
    if (nothingToRead || document.hidden) return load();
    new PerformanceObserver(load).observe({ type: "paint", buffered: true });
    window.setTimeout(load, MOST_MS);
  });
}
