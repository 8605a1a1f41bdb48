// After: the hour after an interview, question by question. What was asked joins the bank, what hurt becomes a card.

import { say } from "../page/announce";
import { h, type Child } from "../page/dom";
import { capital, count, counted, listed, longDate } from "../page/words";
import { askedQuestions, type AskedQuestion } from "../practice/asked";
import { probesYaml, questionsYaml } from "../practice/asked-yaml";
import { calendar, type Calendar } from "../practice/calendar";
import { isDay, type Day } from "../practice/day";
import { AfterForm, HOW } from "./after-form";
import { dateLine } from "./home-date";
import { part } from "./part";
import type { Room, View } from "./room";

function nameOf(room: Room, date: Day): string {
  return room.deck.project.interviews.find((interview) => interview.date === date)?.name ?? "";
}

/** "Acme, 23 November", and a way to name another day. */
function whichDay(room: Room, date: Day): HTMLElement {
  const name = nameOf(room, date);
  const field = h<HTMLInputElement>("input", { type: "date", name: "day", max: room.today(), value: date, required: true, "aria-label": "The day of the interview" });
  const form = h("form.date-form", { hidden: true, onsubmit: (event) => { event.preventDefault(); room.go(`#/after?date=${field.value}`); } }, field, h("button.button.quiet", { type: "submit" }, "This day"));
  const change = h("button.link", { type: "button", "aria-expanded": "false" }, "another day");
  change.addEventListener("click", () => {
    form.hidden = !form.hidden;
    change.setAttribute("aria-expanded", String(!form.hidden));
    if (!form.hidden) field.focus();
  });
  return h("div.date-line", {}, h("p", {}, `${name ? `${name}, ` : ""}${longDate(date)} `, change), form);
}

async function takeBack(room: Room, asked: AskedQuestion): Promise<void> {
  await room.append({ type: "undo", data: { of: asked.id } });
  say("Taken back.");
  room.redraw();
}

function keptLine(room: Room, asked: AskedQuestion): HTMLElement {
  const how = HOW.find(([value]) => value === String(asked.grade))?.[1] ?? "";
  const story = room.story(asked.story);
  const card = asked.probe === "" ? "" : story ? `hurt: ${asked.probe} It is a card now.` : `hurt: ${asked.probe}`;
  return h("li.with-action", {}, h("p", { dir: "auto" }, asked.question, h("span.why", {}, [story?.title ?? "no story of mine", how].filter((text) => text !== "").join(" · ")),
    card ? h("span.why", {}, card) : null),
    h("button.link", { type: "button", "aria-label": `Take back: ${asked.question}`, onclick: () => void takeBack(room, asked) }, "take back"));
}

/** Lines to paste into the project's own files, where answers are written and stories are ranked. */
function filesPart(room: Room, list: readonly AskedQuestion[]): Child {
  const files = [["bank/asked.yaml", questionsYaml(room.built, list)] as const,
    ...[...new Set(list.map((asked) => asked.story))].flatMap((id): (readonly [string, string])[] => {
      const story = room.story(id);
      return story ? [[`the file of “${story.title}”`, probesYaml(list, id)] as const] : [];
    })].filter(([, yaml]) => yaml !== "");
  if (files.length === 0) return null;
  return h("details.in-words", {}, h("summary", {}, "Lines for the project’s files"),
    files.map(([name, yaml]) => [h("p.why", {}, `For ${name}:`), h("pre", { tabindex: "0", "aria-label": `Lines for ${name}` }, h("code", {}, yaml))]));
}

/** "Three questions join your bank, two follow-ups became cards. The next is on 14 December." */
function doneSentence(room: Room, list: readonly AskedQuestion[], days: Calendar): string {
  const cards = list.filter((asked) => asked.probe !== "" && room.story(asked.story)).length;
  const joined = [list.length > 0 ? `${counted(list.length, "question")} joined your bank` : "", cards > 0 ? `${counted(cards, "follow-up")} became ${cards === 1 ? "a card" : "cards"}` : ""].filter((text) => text !== "");
  const next = days.date ? ` The next is on ${longDate(days.date)}.` : "";
  return `${joined.length > 0 ? `${capital(listed(joined))}.` : "Looked back on."}${next}`;
}

export function after(room: Room, query: URLSearchParams): View {
  const state = room.state();
  const days = calendar(room.deck.project, state, room.today());
  const given = query.get("date");
  const date = isDay(given) && given <= room.today() ? given : (days.passed ?? room.today());
  const kept = askedQuestions(state.events).filter((asked) => asked.date === date);
  const done = state.asked.has(date);
  const form = new AfterForm(room, date, () => {
    room.redraw();
    document.getElementById("asked-question")?.focus();
  });
  const finish = (): void => void room.append({ type: "asked", data: { date, done: true } }).then(() => {
    say("Looked back on. The next date rules.");
    room.go(`#/after?date=${date}`);
  });
  const home = (): void => room.go("#/");
  const body = h("section.desk-page.after", {}, h("h1", {}, done ? "Looked back on." : "How did it go?"), whichDay(room, date),
    h("p.lead", {}, done ? doneSentence(room, kept, days) : "Write it down while you still hear it. Each question joins your bank; what hurt becomes a card."),
    kept.length > 0 ? part("kept", h("ol.plain.asked-list", {}, kept.map((asked) => keptLine(room, asked))), filesPart(room, kept)) : null,
    done ? part("the next", dateLine(room, days.date ? longDate(days.date) : "")) : null,
    done ? h("details.in-words.one-more", {}, h("summary", {}, "One more question"), form.body)
      : h("section.asking", {}, h("h2.visually-hidden", {}, `Question ${count(kept.length + 1)}`), form.body),
    h("p.part-actions.closing", {}, done ? h("button.button", { type: "button", onclick: home }, "Home ", h("kbd", { "aria-hidden": "true" }, "enter")) : h("button.button.quiet", { type: "button", onclick: finish }, "That was all")));
  return { title: "After an interview", body, keys: done ? [{ keys: ["enter"], does: "home", run: home }] : [{ keys: ["n"], does: "write down a question", run: () => form.focus() }] };
}

