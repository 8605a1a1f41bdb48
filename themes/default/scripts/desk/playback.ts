// Recordings as they are played and deleted: beside the outline after a telling, and all of them under Progress.

import { say } from "../page/announce";
import { fill, h } from "../page/dom";
import { clock, longDate } from "../page/words";
import { dayOf } from "../practice/day";
import { LIMIT, type Recording } from "../practice/recordings";
import type { Room } from "./room";

const MEGABYTE = 1024 * 1024;

/** One recording with a player and a way to be rid of it. */
export function player(room: Room, recording: Recording, label: string): HTMLElement {
  const address = URL.createObjectURL(recording.blob);
  const gone = async (): Promise<void> => {
    await room.recordings.remove(recording.id);
    URL.revokeObjectURL(address);
    fill(row, h("p.why", {}, "Deleted."));
    say("Recording deleted.");
  };
  const row = h("div.playback", {}, h("audio", { controls: true, src: address, preload: "metadata", "aria-label": label }),
    h("button.link", { type: "button", onclick: () => void gone() }, "delete"));
  return row;
}

/** All recordings of this device, for Progress; filled when they are read. */
export function recordingsList(room: Room): HTMLElement {
  const part = h("section.part", { hidden: true });
  void room.recordings.all().then((all) => {
    if (all.length === 0) return;
    const size = all.reduce((sum, one) => sum + one.size, 0) / MEGABYTE;
    const title = (one: Recording): string => room.story(one.card.split("/")[0] ?? "")?.title ?? one.card;
    const named = (one: Recording): string => `${title(one)}, ${longDate(dayOf(new Date(one.at)))}, ${clock(one.seconds)}`;
    fill(part, h("h2.cue", {}, "recordings"), h("div", {},
      h("p.why", {}, `On this device alone: ${size.toFixed(1)} of ${LIMIT / MEGABYTE} MB. The oldest make room for new ones.`),
      h("ul.off-list", {}, all.map((one) => h("li", {}, named(one), player(room, one, named(one)))))));
    part.hidden = false;
  });
  return part;
}
