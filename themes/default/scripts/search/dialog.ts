// The search dialog: `/` opens it; words as they are typed; arrows move, Enter opens, Escape leaves.

import { h, fill, type Child } from "../page/dom";
import { addGlobalKey } from "../page/keys";
import { loadIndex, type Answer, type Hit, type SearchIndex } from "./index";
import { excerpt, marked } from "./terms";

const KINDS: Record<string, string> = { story: "story", question: "question", rule: "rule" };
const NOT_LOADED = "The search index did not load. Reload the page and try again.";
/** A large site keeps the index only once it was asked for. */
const NOT_KEPT = "Search was not used on this device before, so it is not here without a network. Open it once with one, and it stays.";

class SearchDialog {
  private readonly field = h<HTMLInputElement>("input.search-field", {
    type: "search", dir: "auto", role: "combobox", "aria-expanded": "false", "aria-controls": "search-hits", "aria-autocomplete": "list",
    "aria-label": "Search stories and questions", autocomplete: "off", spellcheck: "false", placeholder: "Search stories, numbers, questions",
  });
  private readonly list = h("div.search-hits", { id: "search-hits", role: "listbox", "aria-label": "Results" });
  private readonly told = h("p.search-told", { role: "status" });
  private readonly dialog = h<HTMLDialogElement>("dialog.search", { "aria-label": "Search" },
    h("div.search-head", {}, this.field, h("button.search-close", { type: "button", onclick: () => this.dialog.close() }, h("kbd", {}, "esc"))),
    this.told, this.list);
  private index: SearchIndex | null = null;
  private at = -1;

  constructor(private readonly root: string) {
    this.field.addEventListener("input", () => this.ask());
    this.field.addEventListener("keydown", (event) => this.onKey(event));
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
    this.list.addEventListener("click", () => this.dialog.close());
    document.body.append(this.dialog);
  }

  open(): void {
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.field.select();
    if (this.index) return;
    this.told.textContent = "";
    loadIndex().then(
      (index) => {
        this.index = index;
        this.ask();
      },
      () => { this.told.textContent = navigator.onLine ? NOT_LOADED : NOT_KEPT; },
    );
  }

  private ask(): void {
    if (!this.index) return;
    this.show(this.index.ask(this.field.value), this.field.value.trim());
  }

  private show(answer: Answer, typed: string): void {
    this.at = answer.hits.length > 0 ? 0 : -1;
    fill(this.list, answer.hits.map((hit, i) => this.row(hit, i)));
    this.field.setAttribute("aria-expanded", String(answer.hits.length > 0));
    fill(this.told, this.tell(answer, typed));
    this.mark();
  }

  private tell(answer: Answer, typed: string): Child {
    if (typed === "") return "A word, a number, the beginning of one: p95, 0.78, rollb…";
    if (answer.total > 0) return `${answer.total} found`;
    if (answer.nearest.length === 0) return `Nothing has “${typed}” in it.`;
    return [`Nothing has “${typed}” in it. Did you mean `, answer.nearest.map((word, i) => [i > 0 ? ", " : "",
      h("button.link", { type: "button", onclick: () => this.take(word) }, word)]), "?"];
  }

  private take(word: string): void {
    this.field.value = word;
    this.field.focus();
    this.ask();
  }

  private row(hit: Hit, i: number): HTMLElement {
    const words = (text: string): Child => marked(text, hit.found).map((piece) => (piece.marked ? h("mark", {}, piece.text) : piece.text));
    const below = hit.text === "" ? hit.competencies : excerpt(hit.text, hit.found);
    return h("a", { role: "option", id: `hit-${i}`, "aria-selected": "false", href: this.root + hit.href, tabindex: "-1" },
      h("span.hit-title", { dir: "auto" }, words(hit.title)), h("span.hit-kind", {}, KINDS[hit.kind] ?? hit.kind), h("span.hit-text", { dir: "auto" }, words(below)));
  }

  private mark(): void {
    [...this.list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === this.at)));
    if (this.at >= 0) this.field.setAttribute("aria-activedescendant", `hit-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  private onKey(event: KeyboardEvent): void {
    const count = this.list.children.length;
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (count === 0) return;
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
      this.mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      (this.list.children[this.at] as HTMLElement | undefined)?.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.dialog.close();
    }
  }
}

/** Search from `/` and from every link of class `search-open`, which without script leads to the list of stories. */
export function startSearch(): void {
  let dialog: SearchDialog | null = null;
  const open = (): void => {
    dialog ??= new SearchDialog(document.documentElement.dataset.root ?? "");
    dialog.open();
  };
  addGlobalKey({ keys: ["/"], does: "search", run: open });
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a.search-open")) {
    link.setAttribute("role", "button");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      open();
    });
  }
}
