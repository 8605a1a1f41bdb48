// Terms, marks and facets, without a browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import MiniSearch from "minisearch";
import { SearchIndex } from "../../themes/default/scripts/search/index";
import { excerpt, marked, terms } from "../../themes/default/scripts/search/terms";
import { counts, fromQuery, passes, toQuery } from "../../themes/default/scripts/shelf/facets";

test("numbers and p95 are words", () => {
  assert.deepEqual(terms("p95 fell 0.78 → 1,200; it's SEV2."), ["p95", "fell", "0.78", "1,200", "it", "s", "sev2"]);
});

test("found words are marked whole", () => {
  assert.deepEqual(marked("Rolled back a rollback", new Set(["rollback"])), [
    { text: "Rolled back a ", marked: false }, { text: "rollback", marked: true }]);
});

test("an excerpt stands around the found word", () => {
  const text = `${"word ".repeat(60)}needle ${"word ".repeat(60)}`;
  const cut = excerpt(text, new Set(["needle"]));
  assert.ok(cut.includes("needle") && cut.length < 180 && cut.startsWith("… "));
});

function indexOf(documents: object[]): SearchIndex {
  const mini = new MiniSearch({ fields: ["title", "competencies", "numbers", "text"], storeFields: ["title", "href", "kind", "competencies", "text"], tokenize: terms });
  mini.addAll(documents);
  return new SearchIndex(JSON.stringify(mini));
}

const index = indexOf([
  { id: "a", title: "Rolled back a model", competencies: "Ownership", numbers: "0.62 → 0.78", text: "an online furniture shop", href: "a.html", kind: "story" },
  { id: "b", title: "On call", competencies: "Monitoring", numbers: "p95 900 → 240 ms", text: "a back room", href: "b.html", kind: "story" },
]);
const found = (typed: string): string[] => index.ask(typed).hits.map((hit) => hit.href);

test("words, prefixes, misspelt words, figures", () => {
  assert.deepEqual(found("furniture"), ["a.html"]);
  assert.deepEqual(found("furn"), ["a.html"]);
  assert.deepEqual(found("furnitre"), ["a.html"]);
  assert.deepEqual(found("0.78"), ["a.html"]);
  assert.deepEqual(found("p95"), ["b.html"]);
  assert.deepEqual(found("back"), ["a.html", "b.html"], "a title weighs more");
});

test("one and two letters look at titles and competencies only", () => {
  assert.deepEqual(found("ba"), ["a.html"]);
  assert.deepEqual(found("o"), ["b.html", "a.html"]);
});

test("an empty result offers the nearest words", () => {
  const answer = index.ask("fornitarr");
  assert.deepEqual(answer.hits, []);
  assert.deepEqual(answer.nearest, ["furniture"]);
});

test("facets: counts leave their own choice out of account, and the choice lives in the address", () => {
  const items = [
    { values: { outcome: ["failure"], tag: ["fraud"] } }, { values: { outcome: ["success"], tag: ["fraud"] } }, { values: { outcome: ["success"], tag: ["ward"] } }];
  const chosen = { outcome: ["success"] };
  assert.equal(items.filter((item) => passes(item, chosen)).length, 2);
  assert.deepEqual([...counts(items, "outcome", chosen)], [["failure", 1], ["success", 2]]);
  assert.deepEqual([...counts(items, "tag", chosen)], [["fraud", 1], ["ward", 1]]);
  assert.deepEqual(fromQuery(toQuery(chosen)).outcome, ["success"]);
});

test("warming up changes no answer, and ends once somebody asks", () => {
  const fresh = indexOf([{ id: "a", title: "Rolled back a model", competencies: "", numbers: "", text: "", href: "a.html", kind: "story" }]);
  const waiting: (() => void)[] = [];
  globalThis.window = { requestIdleCallback: (work: () => void) => waiting.push(work) } as unknown as Window & typeof globalThis;
  fresh.warm();
  fresh.ask("");
  waiting.shift()?.();
  assert.equal(waiting.length, 1, "an empty field asks nothing; the next piece waits for the next idle moment");
  assert.deepEqual(fresh.ask("rolled").hits.map((hit) => hit.href), ["a.html"]);
  waiting.shift()?.();
  assert.equal(waiting.length, 0);
});
