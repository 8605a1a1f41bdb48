// After: the hour after an interview, question by question. What was asked joins the deck, what hurt becomes a blank card.

import { say } from "../page/announce";
import { h, type Child } from "../page/dom";
import { longDate } from "../page/words";
import { calendar } from "../practice/calendar";
import { isDay } from "../practice/day";
import { isGrade } from "../practice/event";
import type { Asked } from "../practice/fold";
import { dateLine } from "./home-date";
import type { Room, View } from "./room";

const HOW: readonly (readonly [string, string])[] = [["1", "badly"], ["2", "so-so"], ["3", "well"], ["4", "great"]];

function field(label: string, control: HTMLElement): HTMLElement {
  return h("label.field-line", {}, h("span.cue", {}, label), control);
}

function text(form: HTMLFormElement, name: string): string {
  return String(new FormData(form).get(name) ?? "").trim();
}

/** The form of one question. */
function questionForm(room: Room, date: string): HTMLElement {
  const list = h("datalist", { id: "bank" }, room.deck.questions.map((question) => h("option", { value: question.text })));
  const form = h<HTMLFormElement>("form.after-form", { onsubmit: (event) => { event.preventDefault(); void keep(room, form, date); } },
    field("they asked", h("input", { type: "text", name: "question", required: true, list: "bank", maxlength: 300, autocomplete: "off" })),
    field("I told", h("select", { name: "story" }, h("option", { value: "" }, "no story of mine"), room.deck.stories.map((story) => h("option", { value: story.id }, story.title)))),
    h("fieldset.field-line", {}, h("legend.cue", {}, "it went"), h("div.segments", {}, HOW.map(([value, name]) =>
      h("label", {}, h("input", { type: "radio", name: "grade", value, checked: value === "3" }), h("span", {}, name))))),
    field("the probe that hurt", h("input", { type: "text", name: "probe", maxlength: 300, autocomplete: "off", placeholder: "leave empty if none did" })),
    h("p.after-actions", {}, h("button.button", { type: "submit" }, "Keep this question")), list);
  return form;
}

async function keep(room: Room, form: HTMLFormElement, date: string): Promise<void> {
  const grade = Number(text(form, "grade"));
  await room.append({ type: "asked", ...(isGrade(grade) ? { grade } : {}), data: { date, question: text(form, "question"), story: text(form, "story"), probe: text(form, "probe") } });
  say("Kept. The next question?");
  room.go(`#/after?date=${date}`);
}

function line(room: Room, asked: Asked): HTMLElement {
  const how = HOW.find(([value]) => value === String(asked.grade))?.[1] ?? "";
  const story = room.story(asked.story)?.title ?? "no story of mine";
  return h("li", {}, asked.question, h("span.why", {}, [story, how, asked.probe ? `hurt: ${asked.probe}` : ""].filter((part) => part !== "").join(" · ")));
}

function done(room: Room, date: string): Child {
  const finish = (): void => void room.append({ type: "asked", data: { date, done: true } }).then(() => {
    say("Looked back on. The next date rules.");
    room.go("#/");
  });
  return h("p.after-actions", {}, h("button.button.quiet", { type: "button", onclick: finish }, "That was all"));
}

export function after(room: Room, query: URLSearchParams): View {
  const days = calendar(room.deck.project, room.state(), room.today());
  const given = query.get("date");
  const date = isDay(given) ? given : (days.passed ?? room.today());
  const kept = room.state().questionsAsked.filter((asked) => asked.date === date);
  const body = h("section.desk-page.after", {},
    h("h1", {}, "How did it go?"),
    h("p.lead", {}, `${longDate(date)}. Write it down while you hear it: each question joins your bank, and what hurt becomes a card.`),
    kept.length > 0 ? h("section.part", {}, h("h2.cue", {}, "kept"), h("ol", {}, kept.map((asked) => line(room, asked)))) : null,
    h("section.part", {}, h("h2.cue", {}, kept.length > 0 ? "one more" : "a question"), questionForm(room, date)),
    kept.length > 0 || days.passed !== null ? done(room, date) : null,
    h("section.part", {}, h("h2.cue", {}, "the next"), dateLine(room, days.date ? longDate(days.date) : "")));
  return { title: "After an interview", body, keys: [] };
}
