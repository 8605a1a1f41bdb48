// Hash routes: one view on the screen at a time, its keys, its title, the focus on its heading.

import { setKeys } from "../page/keys";
import type { Room, View } from "./room";

export type Route = (room: Room, query: URLSearchParams) => View;

let current: View | null = null;

function target(hash: string): { path: string; query: URLSearchParams } {
  const [path = "", query = ""] = hash.replace(/^#/, "").split("?");
  return { path: path.replace(/\/+$/, "") || "/", query: new URLSearchParams(query) };
}

function show(main: HTMLElement, view: View, moved: boolean): void {
  current?.leave?.();
  current = view;
  document.title = view.title;
  document.documentElement.classList.toggle("practising", view.dim === true);
  main.replaceChildren(view.body);
  setKeys(view.keys);
  if (!moved) return;
  window.scrollTo(0, 0);
  const heading = view.body.querySelector<HTMLElement>("h1");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
}

/** A menu that led here is done. */
function closeMenus(): void {
  for (const menu of document.querySelectorAll<HTMLElement>("[popover]")) if (menu.matches(":popover-open")) menu.hidePopover();
}

/** Marks where one is in the site's navigation. */
function mark(path: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("header a[href*='#/'], nav a[href*='#/']")) {
    if (link.closest("#desk")) continue; // A choice of the page's own says itself what is chosen.
    const here = target(new URL(link.href).hash).path === path;
    if (here) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** Shows the route of the address, now and whenever it changes. */
export function startRouter(main: HTMLElement, room: Room, routes: Record<string, Route>): void {
  const go = (moved: boolean): void => {
    const { path, query } = target(location.hash);
    const route = routes[path] ?? routes["/"];
    if (!route) return;
    show(main, route(room, query), moved);
    closeMenus();
    mark(path in routes ? path : "/");
  };
  // A hash that is no route is a place on the page (the skip link): the view stays.
  window.addEventListener("hashchange", () => (location.hash === "" || location.hash.startsWith("#/")) && go(true));
  room.redraw = () => go(false);
  room.log.subscribe((change) => change === "merged" && current?.changed?.());
  go(false);
}
