// What a mock interview is to be, written in its address, so that it can be shared: the same address and the same deck
// ask the same questions.

export interface Wish {
  /** A role of the bank; "" for any. */
  role: string;
  /** A framework whose principles are asked for in turn; "" for competencies. */
  framework: string;
  questions: number;
  /** Seconds for each answer. */
  asked: number;
  /** Follow-ups after each answer. */
  probes: number;
  /** Whether questions that were asked in an interview come first. */
  real: boolean;
  seed: string;
}

export const LENGTHS = [90, 120, 180] as const;
export const MOST_QUESTIONS = 8;
export const MOST_PROBES = 2;
export const USUAL: Wish = { role: "", framework: "", questions: 4, asked: 120, probes: 1, real: false, seed: "" };

const SHORTEST = 20;
const LONGEST = 600;
const SEED_LENGTH = 40;

/** A whole number within bounds; the usual one where the text is none. */
function whole(text: string | null, least: number, most: number, usual: number): number {
  const n = Number(text);
  return text === null || text.trim() === "" || !Number.isFinite(n) ? usual : Math.min(most, Math.max(least, Math.round(n)));
}

/** A seed as it is compared: without case and outer blanks, so that one read out over the telephone works. */
export function seedOf(text: string): string {
  return text.trim().toLowerCase().slice(0, SEED_LENGTH);
}

/** The wish that an address states; null where it names no seed. */
export function wishOf(query: URLSearchParams): Wish | null {
  const seed = seedOf(query.get("seed") ?? "");
  if (seed === "") return null;
  return {
    role: query.get("role") ?? USUAL.role, framework: query.get("framework") ?? USUAL.framework,
    questions: whole(query.get("n"), 1, MOST_QUESTIONS, USUAL.questions), asked: whole(query.get("seconds"), SHORTEST, LONGEST, USUAL.asked),
    probes: whole(query.get("then"), 0, MOST_PROBES, USUAL.probes), real: query.get("real") === "1", seed,
  };
}

/** The address of a wish, without what goes without saying. */
export function addressOf(wish: Wish): string {
  const query = new URLSearchParams();
  if (wish.role) query.set("role", wish.role);
  if (wish.framework) query.set("framework", wish.framework);
  query.set("n", String(wish.questions));
  query.set("seconds", String(wish.asked));
  if (wish.probes !== USUAL.probes) query.set("then", String(wish.probes));
  if (wish.real) query.set("real", "1");
  query.set("seed", wish.seed);
  return `#/mock?${query.toString()}`;
}

const CONSONANTS = "bdglmnrstv";
const VOWELS = "aeiou";

/** A seed that can be said aloud, "moru-teka", of eight bytes of chance. */
export function newSeed(chance: ArrayLike<number>): string {
  const letters = Array.from({ length: 8 }, (_, i) => {
    const from = i % 2 === 0 ? CONSONANTS : VOWELS;
    return from[(chance[i] ?? 0) % from.length] ?? "";
  });
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

const ASIDE_SECONDS = 60;
const LOOK_BACK_SECONDS = 60;
export const PROBE_SECONDS = 45;

/** About how long a mock takes: a minute to ask back and to pick, the answers, the follow-ups, a look back at each. */
export function mockSeconds(wish: Wish): number {
  return wish.questions * (ASIDE_SECONDS / 2 + wish.asked + wish.probes * PROBE_SECONDS + LOOK_BACK_SECONDS);
}
