// Light, dark, or as the system has it: `data-scheme` on the root element, kept for the next page.

import { say } from "./announce";

export type Scheme = "auto" | "light" | "dark";

const ORDER: readonly Scheme[] = ["auto", "light", "dark"];
const KEY = "storygen-scheme";

export function keptScheme(): Scheme {
  try {
    const kept = localStorage.getItem(KEY);
    return ORDER.find((scheme) => scheme === kept) ?? "auto";
  } catch {
    return "auto";
  }
}

export function applyScheme(scheme: Scheme): void {
  const root = document.documentElement;
  if (scheme === "auto") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", scheme);
}

function keep(scheme: Scheme): void {
  try {
    localStorage.setItem(KEY, scheme);
  } catch {
    // The choice then holds for this page.
  }
}

const NAMES: Record<Scheme, string> = { auto: "as the system", light: "light", dark: "dark" };

/** The button that goes round auto, light, dark. */
export function startThemeToggle(): void {
  let scheme = keptScheme();
  applyScheme(scheme);
  const button = document.getElementById("theme-toggle");
  if (!button) return;
  const label = (): void => {
    button.setAttribute("aria-label", `Colours: ${NAMES[scheme]}`);
    button.setAttribute("title", `Colours: ${NAMES[scheme]}`);
    button.setAttribute("data-scheme", scheme);
  };
  label();
  button.hidden = false;
  button.addEventListener("click", () => {
    scheme = ORDER[(ORDER.indexOf(scheme) + 1) % ORDER.length] ?? "auto";
    applyScheme(scheme);
    keep(scheme);
    label();
    say(`Colours: ${NAMES[scheme]}.`);
  });
}
