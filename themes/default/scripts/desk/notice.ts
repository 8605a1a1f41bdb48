// What must not be overlooked: practice that cannot be kept, said plainly, with a way to save it.

import { fill, h } from "../page/dom";
import type { StoreTrouble } from "../practice/store";
import { exportLog } from "./home-log";
import type { Room } from "./room";

const SAYS: Record<StoreTrouble, string> = {
  denied: "This browser keeps nothing for this page (a private window, or a setting). What you practise is gone when you close it, unless you export it.",
  full: "The disk has no room left, so your last grades are not stored yet. Export them, or make room and go on: they are tried again with every grade.",
  failed: "Your last grades could not be stored. They are tried again with every grade; export them before you close this page.",
};

/** The line above every view; empty while all is kept. */
export function notice(room: Room): HTMLElement {
  const line = h("div.notice", { role: "alert" });
  const show = (): void => {
    const trouble = room.log.trouble;
    line.hidden = trouble === null && room.log.unread.length === 0;
    if (trouble !== null) fill(line, h("p", {}, SAYS[trouble]), h("button", { type: "button", onclick: () => exportLog(room) }, "Export my practice"));
    else if (room.log.unread.length > 0) fill(line, h("p", {}, `${room.log.unread.length} entries of your practice log cannot be read. They are kept as they are, and exported with the rest.`));
  };
  show();
  room.log.subscribe(show);
  return line;
}
