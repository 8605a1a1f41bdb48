// The search index: written at build time, loaded with a script element when search is first opened, asked by term length.

import MiniSearch, { type Options, type Query, type SearchOptions } from "minisearch";
import { terms } from "./terms";

export interface Hit { title: string; href: string; kind: string; competencies: string; text: string; found: ReadonlySet<string> }

export interface Answer { hits: Hit[]; total: number; nearest: string[] }

const OPTIONS: Options = {
  fields: ["title", "competencies", "numbers", "text"], storeFields: ["title", "href", "kind", "competencies", "text"],
  idField: "id", tokenize: terms,
};
const BOOST = { title: 4, competencies: 2, numbers: 3, text: 1 };
const SHORT_FIELDS = ["title", "competencies"];
const MOST = 12;
const NEAREST = 4;

/** One and two letters look at titles and competencies only; longer words everywhere, the last one as it is being typed. */
function queryFor(words: string[], combineWith: "AND" | "OR"): Query {
  const last = words.length - 1;
  const queries = words.map((word, i): Query => {
    const short = word.length <= 2 && !/\d/.test(word);
    return {
      queries: [word], fields: short ? SHORT_FIELDS : OPTIONS.fields, prefix: i === last || word.length >= 3,
      fuzzy: short || /\d/.test(word) ? false : fuzziness(word),
    };
  });
  return { combineWith, queries };
}

/** How many letters of a word may differ: one from four letters, two from seven. */
function fuzziness(word: string): number | false {
  return word.length < 4 ? false : word.length < 7 ? 1 : 2;
}

const ASK: SearchOptions = { boost: BOOST, weights: { fuzzy: 0.3, prefix: 0.5 }, boostDocument: (_id, _term, stored) => (stored?.kind === "question" ? 0.6 : 1) };

export class SearchIndex {
  private readonly mini: MiniSearch;

  constructor(serialised: string) {
    this.mini = MiniSearch.loadJSON(serialised, OPTIONS);
  }

  get size(): number {
    return this.mini.documentCount;
  }

  /** The best pages for what was typed; where none has all the words, those that have some, else the nearest words. */
  ask(typed: string): Answer {
    const words = terms(typed);
    if (words.length === 0) return { hits: [], total: 0, nearest: [] };
    let results = this.mini.search(queryFor(words, "AND"), ASK);
    if (results.length === 0 && words.length > 1) results = this.mini.search(queryFor(words, "OR"), ASK);
    const hits = results.slice(0, MOST).map((result): Hit => ({
      title: String(result.title), href: String(result.href), kind: String(result.kind), competencies: String(result.competencies ?? ""),
      text: String(result.text ?? ""), found: new Set(result.terms),
    }));
    return { hits, total: results.length, nearest: hits.length === 0 ? this.nearest(words) : [] };
  }

  private nearest(words: string[]): string[] {
    const found = words.flatMap((word) => this.mini.search(word, { fuzzy: 0.5, prefix: true, maxFuzzy: 4 }).flatMap((result) => result.terms));
    return [...new Set(found)].slice(0, NEAREST);
  }
}

let loading: Promise<SearchIndex> | null = null;

/** Loads the index that the page names in `data-search`, once. */
export function loadIndex(): Promise<SearchIndex> {
  loading ??= new Promise<SearchIndex>((resolve, reject) => {
    const ready = (): void => {
      const text = window.storygenData?.search;
      if (!text) return reject(new Error("the search index is empty"));
      resolve(new SearchIndex(text));
    };
    if (window.storygenData?.search) return ready();
    const script = document.createElement("script");
    script.src = document.documentElement.dataset.search ?? "";
    script.onload = ready;
    script.onerror = () => reject(new Error("the search index did not load"));
    document.head.append(script);
  }).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
