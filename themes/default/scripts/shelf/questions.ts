// The filter of questions/index.html: by role, and by whether a story answers; kept in the address. Without a word there, the
// role is the one that the project aims at.

import { addressQuery, remember } from "./address";

const ANY = "any";

function passes(question: HTMLElement, role: string, open: boolean): boolean {
  const roles = (question.dataset.role ?? "").split(" ");
  return (role === "" || roles.includes(ANY) || roles.includes(role)) && (!open || question.dataset.answered === "no");
}

const isAnswered = (question: HTMLElement): boolean => question.dataset.answered === "yes";

class QuestionFilter {
  private readonly role: HTMLSelectElement | null;
  private readonly open: HTMLInputElement | null;
  private readonly aimedAt: string;

  constructor(private readonly form: HTMLFormElement, private readonly list: HTMLElement) {
    this.role = form.querySelector<HTMLSelectElement>("select[name=role]");
    this.open = form.querySelector<HTMLInputElement>("input[name=open]");
    const wanted = addressQuery();
    this.aimedAt = form.dataset.role ?? "";
    const role = wanted.get("role") ?? this.aimedAt;
    if (this.role) this.role.value = [...this.role.options].find((option) => option.value === role)?.value ?? "";
    if (this.open) this.open.checked = wanted.get("open") === "1";
    form.addEventListener("change", () => this.apply(true));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => window.setTimeout(() => this.apply(true)));
    this.apply(false);
  }

  private apply(keep: boolean): void {
    const [role, open] = [this.role?.value ?? "", this.open?.checked ?? false];
    const all = [...this.list.querySelectorAll<HTMLElement>("li[data-role]")];
    for (const question of all) question.hidden = !passes(question, role, open);
    for (const group of this.list.querySelectorAll<HTMLElement>("[data-competency]")) this.count(group, role);
    const asked = all.filter((question) => passes(question, role, false));
    const told = document.getElementById("questions-answered");
    if (told) told.textContent = `${asked.filter(isAnswered).length} of ${asked.length}`;
    this.tell(all.filter((question) => !question.hidden).length, all.length, role, open);
    if (keep) remember(this.query(role, open));
  }

  /** A competency's line in the contents says how many of the role's questions have a story. */
  private count(group: HTMLElement, role: string): void {
    const questions = [...group.querySelectorAll<HTMLElement>("li[data-role]")];
    const asked = questions.filter((question) => passes(question, role, false));
    const answered = asked.filter(isAnswered).length;
    group.hidden = questions.every((question) => question.hidden);
    const line = document.querySelector<HTMLElement>(`.jump [data-for="${group.dataset.competency ?? ""}"]`);
    const count = line?.querySelector(".count");
    if (!line || !count) return;
    line.hidden = group.hidden;
    line.classList.toggle("open", answered === 0);
    count.textContent = `${answered}/${asked.length}`;
  }

  private tell(shown: number, all: number, role: string, open: boolean): void {
    const any = role !== "" || open;
    const output = this.form.querySelector("output");
    if (output) output.textContent = any ? `${shown} of ${all} questions` : "";
    const reset = this.form.querySelector<HTMLElement>("button[type=reset]");
    if (reset) reset.hidden = !any;
  }

  private query(role: string, open: boolean): string {
    const query = new URLSearchParams({ ...(role === this.aimedAt ? {} : { role }), ...(open ? { open: "1" } : {}) });
    return query.size > 0 ? `?${query.toString()}` : "";
  }
}

/** Starts the filter where the page has the bank. */
export function startQuestions(): void {
  const form = document.querySelector<HTMLFormElement>("form#question-filter");
  const list = document.getElementById("question-list");
  if (form && list) new QuestionFilter(form, list);
}
