// The desk, index.html: everything that reads or writes practice, in one document with hash routes.

import { readDeck } from "./deck/deck";
import { after } from "./desk/after";
import { choose } from "./desk/choose";
import { DraftKeeper } from "./desk/draft";
import { home } from "./desk/home";
import { mock } from "./desk/mock";
import { notice } from "./desk/notice";
import { progress } from "./desk/progress";
import { recall } from "./desk/recall";
import { Room } from "./desk/room";
import { startRouter, type Route } from "./desk/router";
import { tabLine } from "./desk/tabs";
import { tell } from "./desk/tell";
import { h, fill } from "./page/dom";
import { opened } from "./page/opening";
import { startPage } from "./page/start";
import { deviceName } from "./practice/device";
import { PracticeLog } from "./practice/log";
import { keepPace } from "./practice/own-pace";
import { wordsAMinute } from "./practice/progress-pace";
import { openStore, type Store } from "./practice/store";
import { agreeWithServe, agreeWithTabs } from "./practice/sync";

const ROUTES: Record<string, Route> = { "/": home, "/tell": tell, "/recall": recall, "/choose": choose, "/mock": mock, "/progress": progress, "/after": after };

/** Longer than this the desk waits for no server; what that has is merged when it comes. */
const PATIENCE_MS = 500;

async function store(project: string): Promise<Store | null> {
  try {
    return await openStore(project);
  } catch {
    return null;
  }
}

/** The pages to read take the pace from here. */
function followPace(room: Room): void {
  const keep = (): void => keepPace(room.deck.project.id, wordsAMinute(room.deck, room.state()));
  keep();
  room.log.subscribe(keep);
}

async function start(): Promise<void> {
  startPage();
  const main = document.getElementById("desk");
  if (!main) return;
  const deck = readDeck(window.storygenData?.deck);
  if (!deck) return fill(main, h("h1", {}, "No deck."), h("p", {}, "The data of this site did not load. Build it once more, then reload this page."));
  const log = new PracticeLog(await store(deck.project.id), deviceName(deck.project.id));
  await log.load();
  const room = new Room(deck, log, await DraftKeeper.open(deck.project.id));
  const view = h("div.view");
  agreeWithTabs(log, deck.project.id);
  await Promise.race([agreeWithServe(log), new Promise((resolve) => window.setTimeout(resolve, PATIENCE_MS))]);
  followPace(room);
  fill(main, notice(room), tabLine(deck.project.id), view);
  startRouter(view, room, ROUTES);
  opened();
  main.setAttribute("data-ready", "");
}

void start();
