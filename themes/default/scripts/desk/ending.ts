// The end of a session, below its sentence: at most three things to mend.

import { h, type Child } from "../page/dom";

export interface Mend { what: string; why: string; href: string }

const MOST = 3;

export function endingBody({ mends }: { mends: readonly Mend[] }): Child {
  if (mends.length === 0) return null;
  return h("div.ending", {}, h("p.cue", {}, "to mend"), h("ol.mends", {}, mends.slice(0, MOST).map((mend) =>
    h("li", {}, h("a", { dir: "auto", href: mend.href }, mend.what), h("span.why", { dir: "auto" }, mend.why)))));
}
