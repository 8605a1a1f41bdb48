// The filter of stories/index.html: works the form and the list that the build wrote, and keeps the choice in the address.

import { h } from "../page/dom";
import type { PracticeEvent } from "../practice/event";
import { addressQuery, remember } from "./address";
import { counts, FACETS, fromQuery, passes, toQuery, type Item } from "./facets";
import { withLog } from "./log";
import { markTold, TOLD } from "./told";

interface Row extends Item { element: HTMLElement; place: number; title: string; written: boolean }

const byTitle = (a: Row, b: Row): number => a.title.localeCompare(b.title);
const ORDERS: Record<string, (a: Row, b: Row) => number> = {
  "": (a, b) => a.place - b.place,
  title: byTitle,
  written: (a, b) => Number(a.written) - Number(b.written) || a.place - b.place,
};

function rowOf(element: HTMLElement, place: number): Row {
  const values = Object.fromEntries(FACETS.map((facet) => [facet, (element.dataset[facet] ?? "").split(/\s+/).filter((value) => value !== "")]));
  return { element, place, values, title: element.dataset.title ?? "", written: element.dataset.written === "yes" };
}

class Filter {
  private selects: HTMLSelectElement[] = [];

  constructor(private readonly form: HTMLFormElement, private readonly list: HTMLElement, private readonly rows: Row[]) {
    form.addEventListener("change", () => this.apply(true));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => window.setTimeout(() => this.apply(true)));
    this.read();
  }

  /** Sets the form as the address has it. */
  private read(): void {
    this.selects = [...this.form.querySelectorAll<HTMLSelectElement>("select")];
    const query = addressQuery();
    const chosen = fromQuery(query);
    const sort = query.get("sort") ?? "";
    for (const select of this.selects) {
      const wanted = select.name === "sort" ? sort : (chosen[select.name]?.[0] ?? "");
      if ([...select.options].some((option) => option.value === wanted)) select.value = wanted;
    }
    this.apply(false);
  }

  /** What the log says came later than the page: its facet stands before the order, its counts are those of now. */
  told(events: readonly PracticeEvent[]): void {
    if (!markTold(this.list, events)) return;
    for (const row of this.rows) row.values.told = [row.element.dataset.told ?? "no"];
    if (this.selects.some((select) => select.name === "told")) return this.apply(false);
    const choices = TOLD.map(([value, label]) => h("option", { value }, `${label} (0)`));
    const facet = h("label", {}, h("span", {}, "Told"), " ", h("select", { name: "told" }, h("option", { value: "" }, "any"), choices));
    this.selects.find((select) => select.name === "sort")?.closest("label")?.before(facet);
    this.read();
  }

  private chosen(): Record<string, string[]> {
    const facets = this.selects.filter((select) => select.name !== "sort" && select.value !== "");
    return Object.fromEntries(facets.map((select) => [select.name, [select.value]]));
  }

  private apply(keep: boolean): void {
    const chosen = this.chosen();
    const sort = this.selects.find((select) => select.name === "sort")?.value ?? "";
    const sorted = [...this.rows].sort(ORDERS[sort] ?? ORDERS[""]);
    let shown = 0;
    for (const row of sorted) {
      row.element.hidden = !passes(row, chosen);
      shown += row.element.hidden ? 0 : 1;
      this.list.append(row.element);
    }
    this.count(chosen);
    this.tell(shown, Object.keys(chosen).length > 0 || sort !== "");
    if (keep) remember(toQuery(chosen, sort));
  }

  /** Every choice says how many stories it would leave, given the others. */
  private count(chosen: Record<string, string[]>): void {
    for (const select of this.selects.filter((candidate) => candidate.name !== "sort")) {
      const found = counts(this.rows, select.name, chosen);
      for (const option of select.options) {
        if (option.value !== "") option.textContent = option.textContent?.replace(/\(\d+\)\s*$/, `(${found.get(option.value) ?? 0})`) ?? "";
      }
    }
  }

  private tell(shown: number, any: boolean): void {
    const all = this.rows.length;
    const output = this.form.querySelector("output");
    if (output) output.textContent = shown === all ? `${all} ${all === 1 ? "story" : "stories"}` : `${shown} of ${all} stories`;
    const reset = this.form.querySelector<HTMLElement>("button[type=reset]");
    if (reset) reset.hidden = !any;
    const nothing = document.getElementById("story-nothing");
    if (nothing) nothing.hidden = shown > 0;
  }
}

/** Starts the filter where the page has a list of stories. */
export function startFilter(): void {
  const form = document.querySelector<HTMLFormElement>("form#story-filter");
  const list = document.getElementById("story-list");
  if (!form || !list) return;
  const filter = new Filter(form, list, [...list.querySelectorAll<HTMLElement>(":scope > li")].map(rowOf));
  withLog((events) => filter.told(events));
}
