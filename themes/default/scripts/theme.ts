// Runs in the head, before anything is painted: the scheme chosen on an earlier page, so that none flashes up in the wrong one.

import { applyScheme, keptScheme } from "./page/scheme";

applyScheme(keptScheme());
