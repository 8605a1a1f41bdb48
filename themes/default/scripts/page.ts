// The page script of the shelves: search, keys, the theme switch, the filter of stories.

import { startPage } from "./page/start";

startPage();
