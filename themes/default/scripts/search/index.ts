// The search index: written at build time, loaded with a script element when search is first opened, asked by term length.

import MiniSearch, { type AsPlainObject, type Options, type Query, type SearchOptions } from "minisearch";
import { dataOf } from "../page/data";
import { whenIdle } from "../page/idle";
import { terms } from "./terms";
import { Titles, type Stored } from "./titles";

export interface Hit extends Stored { found: ReadonlySet<string> }

export interface Answer { hits: Hit[]; total: number; nearest: string[] }

const OPTIONS: Options = {
  fields: ["title", "competencies", "numbers", "text"], storeFields: ["title", "href", "kind", "competencies", "text"],
  idField: "id", tokenize: terms,
};
const BOOST = { title: 4, competencies: 2, numbers: 3, text: 1 };
const SHORT_FIELDS = ["title", "competencies"];
const MOST = 12;
const NEAREST = 4;
const ASK: SearchOptions = {
  boost: BOOST, weights: { fuzzy: 0.3, prefix: 0.5 }, boostDocument: (_id, _term, stored) => (stored?.kind === "question" ? 0.6 : 1),
};

function isShort(word: string): boolean {
  return word.length <= 2 && !/\d/.test(word);
}

/** How many letters of a word may differ: one from four letters, two from seven; none of a figure. */
function fuzziness(word: string): number | false {
  if (word.length < 4 || /\d/.test(word)) return false;
  return word.length < 7 ? 1 : 2;
}

/** Short words look at titles and competencies only; longer ones everywhere, as the beginning of a word too. */
function queryFor(words: string[], combineWith: "AND" | "OR"): Query {
  const queries = words.map((word): Query => ({
    queries: [word], fields: isShort(word) ? SHORT_FIELDS : OPTIONS.fields, prefix: true, fuzzy: fuzziness(word),
  }));
  return { combineWith, queries };
}

function hitOf(page: Record<string, unknown>, found: ReadonlySet<string>): Hit {
  const text = (name: string): string => String(page[name] ?? "");
  return { title: text("title"), href: text("href"), kind: text("kind"), competencies: text("competencies"), text: text("text"), found };
}

/** Words of each kind: with one letter wrong, with two, a figure, two words, a beginning of two letters. */
const WARMING = ["rolback", "precison", "p95", "the cahce", "ca", "reveiw", "threshhold"];

export class SearchIndex {
  private readonly mini: MiniSearch;
  private readonly titles: Titles;
  private asked = false;

  constructor(serialised: string) {
    const plain = JSON.parse(serialised) as AsPlainObject;
    this.titles = new Titles(Object.values(plain.storedFields).map((page) => hitOf(page as Record<string, unknown>, new Set())));
    this.mini = MiniSearch.loadJS(plain, OPTIONS);
  }

  /** The best pages for what was typed; where none has all the words, those that have some, else the nearest words. */
  ask(typed: string): Answer {
    this.asked = this.asked || typed !== "";
    return this.answer(terms(typed));
  }

  /** Searches that nobody sees, of each kind, so that the first one that somebody waits for is as quick as the later. */
  warm(): void {
    whenIdle(WARMING.map((word) => () => void this.answer(terms(word))), () => this.asked);
  }

  private answer(words: string[]): Answer {
    const [first] = words;
    if (first === undefined) return { hits: [], total: 0, nearest: [] };
    if (words.length === 1 && isShort(first)) return this.short(first);
    let results = this.mini.search(queryFor(words, "AND"), ASK);
    if (results.length === 0 && words.length > 1) results = this.mini.search(queryFor(words, "OR"), ASK);
    const hits = results.slice(0, MOST).map((result) => hitOf(result, new Set(result.terms)));
    return { hits, total: results.length, nearest: hits.length === 0 ? this.nearest(words) : [] };
  }

  private short(start: string): Answer {
    const { pages, total, found } = this.titles.ask(start, MOST);
    return { hits: pages.map((page) => ({ ...page, found })), total, nearest: [] };
  }

  private nearest(words: string[]): string[] {
    const found = words.flatMap((word) => this.mini.search(word, { fuzzy: 0.5, prefix: true, maxFuzzy: 4 }).flatMap((result) => result.terms));
    return [...new Set(found)].slice(0, NEAREST);
  }
}

const NAMES = "data/names.js";

/** A host may have the browser keep a file for an hour; the one that names the others has to be that of now. */
function unkept(): string {
  return location.protocol === "file:" ? "" : `?${Date.now().toString(36)}`;
}

let loading: Promise<SearchIndex> | null = null;

/** Loads the index, once, by the name that data/names.js has for it: a page that named it would change with every story. */
export function loadIndex(): Promise<SearchIndex> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function load(): Promise<SearchIndex> {
  const root = document.documentElement.dataset.root ?? "";
  const names = JSON.parse(await dataOf("names", `${root}${NAMES}${unkept()}`)) as Record<string, string>;
  const index = new SearchIndex(await dataOf("search", root + (names["search-index.js"] ?? "")));
  index.warm();
  return index;
}
