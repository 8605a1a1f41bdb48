// Two tabs with the desk open: nothing is lost, and what they share is said.

import { h } from "../page/dom";
import { watchTabs } from "../practice/tabs";

/** The line in every tab but the first; empty while there is one. */
export function tabLine(project: string): HTMLElement {
  const line = h("p.other-tab", { role: "status", hidden: true });
  watchTabs(project, (another) => {
    line.hidden = !another;
    line.textContent = another
      ? "You have this open in another tab, too. Both keep every grade and agree on them; only a telling’s clock runs in one at a time."
      : "";
  });
  return line;
}
