// The page script of the shelves: search, keys, the theme switch, the filter of stories.

import { startPage } from "./page/start";

// The desk starts it itself: two copies on one page would each listen to the keys.
if (!document.getElementById("desk")) startPage();
