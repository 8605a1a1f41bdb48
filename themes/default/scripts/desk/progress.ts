// Progress: is it working? Days, stories, facts, pace, and what to mend, in words and a few quiet pictures.

import { h } from "../page/dom";
import { capital, counted } from "../page/words";
import { calendar } from "../practice/calendar";
import { begun, lastWeek, storiesTold } from "../practice/progress";
import { choiceProgress } from "../practice/progress-choice";
import { retention } from "../practice/progress-facts";
import { DAYS_TOLD } from "../practice/told";
import { keptIn } from "../practice/storage";
import { recordingsList } from "./playback";
import { part } from "./part";
import { pacePart } from "./progress-climb";
import { daysPart } from "./progress-days";
import { factsPart } from "./progress-facts";
import { asidePart, mendPart, mocksPart, wrongPart } from "./progress-mend";
import { storiesPart } from "./progress-stories";
import { timesPart } from "./progress-times";
import { lastStep } from "./progress-undo";
import type { Room, View } from "./room";

/** Nothing practised yet: what will stand here, and the two minutes that begin it. */
function empty(room: Room): HTMLElement {
  const first = room.deck.stories.length === 0
    ? h("p.part-actions", {}, h("a.button", { href: "#/" }, "Begin with a story"))
    : h("p.part-actions", {}, h("a.button", { href: "#/recall?minutes=2" }, "Begin with two minutes ", h("kbd", { "aria-hidden": "true" }, "enter")), h("a.button.quiet", { href: "#/tell" }, "or tell a story"));
  return h("section.desk-page.progress", {}, h("h1", {}, "Nothing yet."),
    h("p.lead", {}, "After the first session this page says on how many days you practised, which stories you have told on three of them, how well facts come back, and what to mend."), first);
}

/** The four answers in figures; those that nothing is known of yet are left out. */
function glance(room: Room): HTMLElement {
  const state = room.state();
  const today = room.today();
  const stories = storiesTold(room.deck, state, today);
  const { all } = retention(state, today);
  const { asked, right } = choiceProgress(room.deck, state, today);
  const figures: [string, string][] = [
    [`${lastWeek(state, today).days} of 7`, "days practised"],
    [`${stories.filter((one) => one.days >= DAYS_TOLD).length} of ${stories.length}`, "stories told on three days"],
    ...(all.asked > 0 ? [[`${Math.round((all.came / all.asked) * 100)} %`, "of facts came back"] as [string, string]] : []),
    ...(asked > 0 ? [[`${right} of ${asked}`, "answered with the right story"] as [string, string]] : []),
  ];
  return h("dl.glance", {}, figures.map(([figure, name]) => h("div", {}, h("dt", {}, name), h("dd.num", {}, figure))));
}

function keepPart(room: Room): HTMLElement {
  return part("the log", h("p", {}, `${capital(counted(room.log.size, "event"))} of practice ${room.log.size === 1 ? "is" : "are"} kept ${keptIn()}. `, h("a", { href: "#/" }, "Export and import"), " are on Home."));
}

export function progress(room: Room): View {
  const days = calendar(room.deck.project, room.state(), room.today());
  const changed = (): void => room.redraw();
  const last = lastStep(room);
  if (!begun(room.state(), room.today()) && last.body === null) {
    const start = room.deck.stories.length === 0 ? "#/" : "#/recall?minutes=2";
    return { title: "Progress", body: empty(room), keys: [{ keys: ["enter"], does: "begin", run: () => room.go(start) }], changed };
  }
  const body = h("section.desk-page.progress", {}, h("h1", {}, "Is it working?"), glance(room),
    daysPart(room, days), storiesPart(room), pacePart(room, days), factsPart(room, days), timesPart(room), wrongPart(room), mocksPart(room), mendPart(room),
    asidePart(room), last.body, recordingsList(room), keepPart(room));
  const { undo } = last;
  return { title: "Progress", body, keys: undo ? [{ keys: ["u"], does: "take the last step back", run: undo }] : [], changed };
}
