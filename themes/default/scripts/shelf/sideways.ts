// A table that is wider than the screen says so as long as there is more of it to the right.

function look(region: HTMLElement): void {
  const more = region.scrollLeft + region.clientWidth < region.scrollWidth - 2;
  region.parentElement?.toggleAttribute("data-more", more);
}

/** Watches every region that scrolls sideways. */
export function startSideways(): void {
  for (const region of document.querySelectorAll<HTMLElement>(".scroll")) {
    region.addEventListener("scroll", () => look(region), { passive: true });
    new ResizeObserver(() => look(region)).observe(region);
  }
}
