// A table that is wider than the screen says so as long as there is more of it to the right.

/** On what holds the region: `data-wide` where it scrolls at all, `data-more` until its end is on the screen. */
function look(region: HTMLElement): void {
  const hidden = region.scrollWidth - region.clientWidth;
  region.parentElement?.toggleAttribute("data-wide", hidden > 2);
  region.parentElement?.toggleAttribute("data-more", hidden - Math.abs(region.scrollLeft) > 2);
}

/** Watches a region that scrolls sideways, and the table in it. */
export function watchSideways(region: HTMLElement): void {
  const sizes = new ResizeObserver(() => look(region));
  region.addEventListener("scroll", () => look(region), { passive: true });
  for (const one of [region, ...region.children]) sizes.observe(one);
}

/** Those that the page came with. */
export function startSideways(): void {
  for (const region of document.querySelectorAll<HTMLElement>(".scroll")) watchSideways(region);
}
