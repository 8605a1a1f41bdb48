// What every page has: keys, the theme switch, search.

import { startSearch } from "../search/dialog";
import { startCut } from "../shelf/cut";
import { startFilter } from "../shelf/filter";
import { startSideways } from "../shelf/sideways";
import { startQuestions } from "../shelf/questions";
import { startOwnTime } from "../shelf/own-time";
import { startEdit } from "./edit";
import { listenForKeys } from "./keys";
import { startOffline } from "./offline";
import { startThemeToggle } from "./scheme";

/** Starts the page once, however many bundles ask for it. */
export function startPage(): void {
  const root = document.documentElement;
  if (root.hasAttribute("data-started")) return;
  root.setAttribute("data-started", "");
  root.classList.add("js");
  listenForKeys();
  startEdit();
  startThemeToggle();
  startSearch();
  startFilter();
  startCut();
  startSideways();
  startQuestions();
  startOwnTime();
  startOffline();
}
