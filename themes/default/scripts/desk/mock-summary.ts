// The summary of a mock interview: what was told, in which time, what was missed; to read, to print, to keep.

import type { Question } from "../deck/deck";
import { h, svg, type Child } from "../page/dom";
import { capital, clock, length, longDate } from "../page/words";
import { isRight } from "../practice/choose";
import { runSeconds, spent, type Answer, type Run, type RunQuestion } from "../practice/mock-run";
import { addressOf } from "../practice/mock-wish";
import { wholeMinutes } from "../practice/pace";
import { inTime, leftOut, linesFor, RUBRIC } from "../practice/rubric";
import { endingBody, type Mend } from "./ending";
import { player } from "./playback";
import { described, mockSentence, soughtName } from "./mock-words";
import type { Room, View } from "./room";
import { keyButton } from "./stage";

const SAY_FIRST = 3;
const GRADES = ["", "again", "hard", "good", "easy"];

function line(cue: string, ...children: Child[]): HTMLElement {
  return h("div.outline-line", {}, h("p.cue", {}, cue), h("div", {}, ...children));
}

/** The time taken as a line, a mark where it should have ended; the words beside it say the same. */
function timeLine(seconds: number, asked: number): SVGElement {
  const scale = 100 / (Math.max(seconds, asked) * 1.05);
  return svg("svg.time-line", { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect.time-ground", { x: 0, y: 3, width: asked * scale, height: 2 }), svg("rect.time-taken", { x: 0, y: 3, width: seconds * scale, height: 2 }),
    svg("rect.time-mark", { x: asked * scale - 0.3, y: 0, width: 0.6, height: 8 }));
}

function told(room: Room, run: Run, answer: Answer, question: Question | undefined): HTMLElement {
  const story = room.story(answer.story ?? "");
  const gone = spent(run);
  const best = question?.stories.find((fit) => !gone.has(fit.id));
  const better = question && best && !isRight(question, answer.story ?? "") ? room.story(best.id) : undefined;
  return line("you told", h("p.told-story", { dir: "auto" }, story ? h("a", { href: story.href }, story.title) : "none of your stories"),
    better ? h("p.why", {}, "Closer: ", h("bdi", {}, better.title), `, ${best?.why ?? ""}`) : null);
}

function time(run: Run, answer: Answer): HTMLElement {
  const seconds = answer.seconds ?? 0;
  const words = inTime(seconds, run.wish.asked) ? "in time" : seconds > run.wish.asked ? `${clock(seconds - run.wish.asked)} over` : "short";
  const grade = GRADES[answer.grade ?? 0] ?? "";
  return line("time", h("div.time", {}, h("p", {}, h("span.num", {}, clock(seconds)), ` of ${length(run.wish.asked)}, ${words}${grade ? ` · graded ${grade}` : ""}`), timeLine(seconds, run.wish.asked)));
}

/** The rubric as it was ticked, and the figures where the numbers were left out. */
function said(room: Room, run: Run, answer: Answer): Child {
  const story = room.story(answer.story ?? "");
  if (!story) return null;
  const ticks = new Set(answer.ticks);
  const lines = linesFor(story, run.wish.asked);
  const numbers = lines.includes("n") && !ticks.has("n") ? story.numbers.filter((pair) => !pair.endsWith(" unknown")).slice(0, SAY_FIRST) : [];
  return [
    lines.length === 0 ? null : line("you said", h("ul.ticked", {}, lines.map((letter) => h(ticks.has(letter) ? "li.on" : "li", {}, h("span.box", { role: "img", "aria-label": ticks.has(letter) ? "told:" : "left out:" }, ticks.has(letter) ? "☑" : "☐"), ` ${RUBRIC[letter]}`)))),
    numbers.length > 0 ? line("numbers missed", h("ul.missed", {}, numbers.map((pair) => h("li.num", {}, pair)))) : null,
  ];
}

function followUps(answer: Answer): Child {
  if (answer.probes.length === 0) return null;
  return line("then", h("ul.plain", {}, answer.probes.map((probe) => h("li", {}, h("bdi", {}, capital(probe.ask)), h("span.why", {}, ` ${clock(probe.seconds)}${probe.hurt ? " · hurt" : ""}`)))));
}

const SAME_MS = 3000;

/** What was recorded of an answer, put in once it is read; found by when it began. */
function heard(room: Room, answer: Answer): HTMLElement {
  const place = h("div.heard");
  void room.recordings.all().then((all) => {
    const found = all.find((one) => answer.began !== null && Math.abs(Date.parse(one.at) - answer.began) < SAME_MS);
    if (found) place.append(player(room, found, "This answer"));
  });
  return place;
}

function answerPart(room: Room, run: Run, asked: RunQuestion, answer: Answer): HTMLElement {
  const question = room.deck.questions.find((one) => one.id === asked.id);
  const story = room.story(answer.story ?? "");
  const sought = soughtName(room.deck, asked.sought);
  const ask = story?.asks_first[0];
  return h("li.mock-answer", {}, h("h2", {}, asked.ask), sought ? h("p.why", {}, sought, question?.asked ? " · asked for real" : "") : null,
    answer.told === "" ? h("p.left-open", {}, "Left open.") : [
      told(room, run, answer, question), time(run, answer), heard(room, answer), said(room, run, answer), followUps(answer),
      ask ? line("ask first", h("p", {}, ask)) : null,
    ]);
}

/** At most three things to mend: the answers that left out most, then the follow-ups that hurt. */
function mends(room: Room, run: Run): Mend[] {
  const list = run.answers.flatMap((answer, i): (Mend & { weight: number })[] => {
    const story = room.story(answer.story ?? "");
    if (answer.told === "" || !story) return [];
    const missing = leftOut(linesFor(story, run.wish.asked), new Set(answer.ticks));
    const hurt = answer.probes.find((probe) => probe.hurt)?.ask;
    const late = inTime(answer.seconds ?? 0, run.wish.asked) ? "" : `${clock(answer.seconds ?? 0)}, asked for ${length(run.wish.asked)}`;
    const why = [missing.length > 0 ? `left out: ${missing.join(", ")}` : "", late, hurt ? `hurt: ${hurt}` : ""].filter((part) => part !== "").join(" · ");
    return why === "" ? [] : [{ what: story.title, why, href: `#/tell?story=${story.id}&question=${run.questions[i]?.id ?? ""}`, weight: missing.length * 2 + (hurt ? 2 : 0) + (late ? 1 : 0) }];
  });
  return list.sort((a, b) => b.weight - a.weight);
}

export function mockSummary(room: Room, run: Run): View {
  const home = (): void => room.go("#/");
  const print = (): void => window.print();
  const again = addressOf(run.wish);
  const minutes = wholeMinutes(runSeconds(run));
  const body = h("section.desk-page.mock-summary", {},
    h("p.summary-date", {}, `Mock interview, ${longDate(run.day)}`), h("h1", {}, mockSentence(run)),
    h("p.why", {}, [described(run.wish), `${run.questions.length} at ${length(run.wish.asked)}`, `${minutes} min in all`].join(" · "), " · seed ", h("a", { href: again }, run.wish.seed)),
    h("ol.mock-answers", {}, run.questions.map((asked, i) => run.answers[i] && answerPart(room, run, asked, run.answers[i]))),
    endingBody({ mends: mends(room, run) }),
    h("p.part-actions", {}, keyButton("button", "enter", "Home", home), keyButton("button.quiet", "p", "Print", print), h("a.button.quiet", { href: "#/mock" }, "Another")));
  return { title: `Mock interview, ${longDate(run.day)}`, body, keys: [{ keys: ["enter"], does: "home", run: home }, { keys: ["p"], does: "print the summary", run: print }] };
}
