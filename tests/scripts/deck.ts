// A small deck for the tests: three stories, their facts, a few questions.

import type { Deck, DeckStory, NumbersCard, Question } from "../../themes/default/scripts/deck/deck";

export function story(id: string, more: Partial<DeckStory> = {}): DeckStory {
  return {
    id, title: `The ${id} story`, href: `stories/${id}.html`, outcome: "success", competencies: ["ownership"], roles: [], tags: [],
    scope: "team", written: true, findings: 0, strength: 0.5, next: null, opening: "I counted.", summary: "I counted.",
    headline: { metric: "wait", name: "wait", pair: "9 → 3 d", say: "from nine days to three" }, numbers: ["wait 9 → 3 d"],
    outline: [], rubric: ["c", "a", "t", "n", "f"], seconds: 90, angles: [], asks_first: [], ...more,
  };
}

export function precision(id = "fraud", more: Partial<NumbersCard> = {}): NumbersCard {
  return {
    id: `${id}/numbers/precision`, kind: "numbers", door: "recall", story: id,
    front: { name: "precision", stat: "rate", parts: [
      { part: "before", text: "0.62" }, { part: "after", text: "0.78" }, { part: "change", text: "+16 pp" },
      { part: "percent", text: "+25.8 %" }, { part: "unit", text: "ratio" }, { part: "window", text: "two weeks" }] },
    back: { say: "from six in ten to almost eight", exact: "0.62 → 0.78 (+16 pp, +25.8 %)", shift: null, interval: "", n: "", source: "" },
    values: { before: 0.62, after: 0.78, delta: 0.16, percent: 25.806, unit: "ratio", share: true }, others: [], ...more,
  };
}

export function question(id: string, competency: string, stories: string[], more: Partial<Question> = {}): Question {
  return {
    id, text: `Tell me about ${id}.`, competency, roles: [], framing: "direct", use: "opener", probes: [],
    stories: stories.map((name, i) => ({ id: name, score: 0.9 - i / 10, why: "shows it" })), ...more,
  };
}

export function deck(more: Partial<Deck> = {}): Deck {
  const ids = ["fraud", "canary", "ward"];
  return {
    v: 1, public: false,
    project: { id: "test", title: "Test", interviews: [], minutes_a_day: 20, light_days: [], new_a_day: 10, retention: 0.9, words_a_minute: 140 },
    stories: ids.map((id, i) => story(id, { strength: 0.9 - i / 10 })),
    cards: ids.flatMap((id) => [
      { id: `${id}/open/opening`, kind: "open" as const, door: "recall" as const, story: id, front: { title: id }, back: { html: "I counted." } },
      precision(id),
      { id: `${id}/probe/why`, kind: "probe" as const, door: "recall" as const, story: id, front: { ask: "Why?" }, back: { html: "", data: [] } },
    ]),
    questions: ["a", "b", "c", "d", "e", "f"].map((id, i) => question(`q-${id}`, `competency-${i % 3}`, ids)),
    competencies: [], answers: [{ id: "answers/opener/yourself", ask: "Tell me about yourself.", say: "I count.", seconds: 60, roles: [] }],
    ...more,
  };
}
