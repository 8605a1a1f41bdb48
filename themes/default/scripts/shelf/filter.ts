// The filter of stories/index.html: built from the list itself, so that without script the list is simply whole.

import { say } from "../page/announce";
import { fill, h } from "../page/dom";
import { capital } from "../page/words";
import { counts, FACETS, fromQuery, passes, toQuery, type Item } from "./facets";

interface Row extends Item { element: HTMLElement }

const LABELS: Record<string, string> = { competency: "competency", role: "role", tag: "tag", outcome: "outcome", written: "written" };

function valuesOf(element: HTMLElement): Record<string, string[]> {
  return Object.fromEntries(FACETS.map((facet) => [facet, (element.dataset[facet] ?? "").split(/[\s,]+/).filter((value) => value !== "")]));
}

function readable(facet: string, value: string): string {
  if (facet === "written") return value === "true" || value === "yes" ? "written" : "not yet";
  return value.replace(/-/g, " ");
}

/** Puts the choice into the address; a file:// page may change nothing of it but what follows the #. */
function remember(query: string): void {
  if (location.protocol === "file:") location.replace(`#${query}`);
  else history.replaceState(null, "", location.pathname + query);
}

class Filter {
  private readonly chosen = fromQuery(location.search || location.hash.slice(1));
  private readonly told = h("p.filter-told", { role: "status" });
  private readonly groups = h("div.filter-groups");

  constructor(private readonly form: HTMLElement, private readonly rows: readonly Row[]) {
    const known = FACETS.filter((facet) => new Set(rows.flatMap((row) => row.values[facet] ?? [])).size > 1);
    fill(form, this.groups, this.told);
    for (const facet of FACETS) if (!known.includes(facet)) delete this.chosen[facet];
    form.hidden = known.length === 0;
    this.show(known);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  private show(known: readonly string[]): void {
    fill(this.groups, known.map((facet) => this.group(facet, known)));
    const shown = this.rows.filter((row) => passes(row, this.chosen));
    for (const row of this.rows) row.element.hidden = !shown.includes(row);
    const any = Object.values(this.chosen).some((values) => values.length > 0);
    fill(this.told, any ? [shown.length === 0 ? "No story is all of that. " : `${shown.length} of ${this.rows.length} stories. `,
      h("button.plain", { type: "button", onclick: () => this.clear(known) }, "show all")] : null);
  }

  private group(facet: string, known: readonly string[]): HTMLElement {
    const found = [...counts(this.rows, facet, this.chosen)].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
    const chosen = this.chosen[facet] ?? [];
    return h<HTMLDetailsElement>("details.facet", { open: chosen.length > 0, name: "facet" },
      h("summary", {}, capital(LABELS[facet] ?? facet), chosen.length > 0 ? h("strong", {}, `: ${chosen.map((value) => readable(facet, value)).join(" or ")}`) : null),
      h("div.facet-values", {}, found.map(([value, n]) => h("button.facet-value", {
        type: "button", "aria-pressed": String(chosen.includes(value)), "data-facet": facet, "data-value": value,
        onclick: () => this.toggle(facet, value, known),
      }, readable(facet, value), h("span.figure", {}, ` ${n}`)))));
  }

  private toggle(facet: string, value: string, known: readonly string[]): void {
    const before = this.chosen[facet] ?? [];
    this.chosen[facet] = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    this.keep(known);
    this.form.querySelector<HTMLElement>(`[data-facet="${facet}"][data-value="${CSS.escape(value)}"]`)?.focus();
  }

  private clear(known: readonly string[]): void {
    for (const facet of known) this.chosen[facet] = [];
    this.keep(known);
    this.form.querySelector<HTMLElement>("summary")?.focus();
  }

  private keep(known: readonly string[]): void {
    this.show(known);
    remember(toQuery(this.chosen));
    say(this.told.textContent ?? "");
  }
}

/** Fills `#story-filter` where the page has one, from the list items that say what they are. */
export function startFilter(): void {
  const form = document.getElementById("story-filter");
  if (!form) return;
  const elements = [...document.querySelectorAll<HTMLElement>("li[data-outcome], li[data-written]")];
  new Filter(form, elements.map((element) => ({ element, values: valuesOf(element) })));
}
