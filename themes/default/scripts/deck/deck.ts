// The deck as the build deals it: stories, cards, questions and answers, in the shape the desk reads.
// Fields named `html`, `opening`, `say`, `because`, `cost` … that hold markup were rendered at build time, without raw HTML.

export type Tell = "always" | "normal" | "if-time";
export type RubricLetter = "c" | "a" | "t" | "n" | "f";

export interface Next { question: string; message: string; code: string; path: string; line: number }
export interface Headline { metric: string; name: string; pair: string; say: string }
export interface OutlineLine { section: string; tell: Tell; html: string }
export interface Angle { id: string; name: string; outcome: string; opening: string; emphasise: string[] }

export interface DeckStory {
  id: string; title: string; href: string; outcome: string; competencies: string[]; roles: string[]; tags: string[];
  scope: string; written: boolean; findings: number; strength: number; next: Next | null; opening: string;
  summary: string; headline: Headline | null; numbers: string[]; outline: OutlineLine[]; rubric: RubricLetter[];
  seconds: number; angles: Angle[]; asks_first: string[];
  /** The story's file in the project; "" in a public build. */
  path?: string;
  /** Seconds of what is written, cut to "30", "90" and "180" seconds, at the project's words a minute. */
  lengths?: Record<string, number>;
}

export type PartName = "before" | "after" | "change" | "percent" | "unit" | "window";
export interface Part { part: PartName; text: string }
export interface NumberValues {
  before: number | null; after: number | null; delta: number | null; percent: number | null; unit: string; share: boolean;
}
/** What a change is drawn from; as `Shift` in storygen/site/charts.py. */
export interface Shift {
  before: number; after: number; texts: [before: string, after: string]; moved: string; way: "" | "better" | "worse";
  interval?: [low: number, high: number]; target?: number; target_text?: string;
}
export interface NumbersCard {
  id: string; kind: "numbers"; door: "recall"; story: string;
  front: { name: string; stat: string; parts: Part[] };
  back: { say: string; exact: string; shift: Shift | null; interval: string; n: string; source: string };
  values?: NumberValues; others?: { name: string; pair: string }[];
}
export interface OpenCard { id: string; kind: "open"; door: "recall"; story: string; front: { title: string }; back: { html: string } }
export interface TradeoffCard {
  id: string; kind: "tradeoff"; door: "recall"; story: string;
  front: { decision: string; options: string[] };
  back: { because: string; cost: string; over: { option: string; gain: string; cost: string }[] };
}
export interface ProbeCard {
  id: string; kind: "probe"; door: "recall"; story: string; front: { ask: string }; back: { html: string; data: string[] };
}
/** A weak sentence of the writer's own; dealt as long as its finding stands. */
export interface RepairCard {
  id: string; kind: "repair"; door: "recall"; story: string; front: { quote: string }; back: { html: string }; path: string; line: number;
}
export interface PromptCard { id: string; kind: "prompt"; door: "tell"; story: string; front: { question: string; question_id: string }; back: object }

export type Fact = NumbersCard | OpenCard | TradeoffCard | ProbeCard | RepairCard;
export type Card = Fact | PromptCard;

export interface Fit { id: string; score: number; why: string }
export interface Question {
  id: string; text: string; competency: string; roles: string[]; framing: string; use: "opener" | "after-story";
  probes: string[]; stories: Fit[];
  /** Whether an interviewer really asked it. */
  asked?: boolean;
}
export interface Competency { id: string; name: string; expects: string[] }
export interface Framework { id: string; wanted: boolean; principles: { name: string; competencies: string[] }[] }
export interface OpenerAnswer { id: string; ask: string; say: string; seconds: number; roles: string[] }
export interface DeckProject {
  id: string; title: string; interviews: { name: string; date: string }[]; minutes_a_day: number; light_days: string[];
  new_a_day: number; retention: number; words_a_minute: number;
  /** The role of the bank that the project aims at; "" for none. */
  role?: string;
}

export interface Deck {
  v: number; public: boolean;
  /** Beginnings of card ids as they were -> as they are: practice follows a rename. */
  renamed?: Record<string, string>;
  project: DeckProject; stories: DeckStory[]; cards: Card[]; questions: Question[];
  competencies: Competency[]; answers: OpenerAnswer[]; frameworks?: Framework[];
}

const FACTS: ReadonlySet<string> = new Set(["numbers", "open", "tradeoff", "probe", "repair"]);

/** Whether a card is a fact that Recall schedules. */
export function isFact(card: Card): card is Fact {
  return FACTS.has(card.kind);
}

/** A fit as the build writes it, to be short: the story's place in the deck, the score, the number of the reason. */
type WrittenFit = [number, number, number];
type WrittenQuestion = Pick<Question, "id" | "text" | "competency"> & Partial<Question> & { stories: WrittenFit[] };
/** A card as the build writes it: its story stands in its id, its door is Recall, its parts are one object. */
type WrittenCard = { id: string; kind: string; front: { parts?: Record<PartName, string> } };
type Written = Omit<Deck, "questions" | "cards"> & { questions: WrittenQuestion[]; cards: WrittenCard[]; whys: string[] };

/** What a question has where the build does not say otherwise; as USUAL in storygen/site/desk.py. */
const usual = (): Omit<Question, "id" | "text" | "competency" | "stories"> => ({ roles: ["any"], framing: "direct", use: "opener", probes: [], asked: false });

function questionsOf({ questions, stories, whys }: Written): Question[] {
  const fit = ([place, score, why]: WrittenFit): Fit => ({ id: stories[place]?.id ?? "", score, why: whys[why] ?? "" });
  return questions.map((question) => ({ ...usual(), ...question, stories: question.stories.map(fit) }));
}

function cardsOf({ cards }: Written): Card[] {
  return cards.map((card) => {
    const { parts } = card.front;
    const front = parts ? { ...card.front, parts: Object.entries(parts).map(([part, text]) => ({ part, text })) } : card.front;
    return { ...card, front, story: card.id.slice(0, card.id.indexOf("/")), door: "recall" } as Card;
  });
}

/** The deck held in the build's string; null where there is none or it is no deck. */
export function readDeck(text: string | undefined): Deck | null {
  if (!text) return null;
  try {
    const written = JSON.parse(text) as Written;
    return written && Array.isArray(written.stories) && Array.isArray(written.cards) ? { ...written, questions: questionsOf(written), cards: cardsOf(written) } : null;
  } catch {
    return null;
  }
}
