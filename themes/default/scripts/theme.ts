// Runs in the head, before anything is painted: the scheme chosen on an earlier page, so that none flashes up in the wrong
// one, and the desk's route, so that Home's lines do not flash up before another.

import { loadLate } from "./page/late";
import { markRoute } from "./page/opening";
import { applyScheme, keptScheme } from "./page/scheme";

applyScheme(keptScheme());
loadLate(markRoute());
