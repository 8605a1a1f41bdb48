// Numbers as people type and say them: "about 80 %", "−1,200", "3k", "eight in ten", "twenty-five".

export interface SpokenNumber { value: number; percent: boolean; signed: boolean }

const ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const SIZES: Record<string, number> = { k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6, bn: 1e9, billion: 1e9 };

function small(word: string): number | null {
  const one = ONES.indexOf(word);
  if (one >= 0) return one;
  const ten = TENS.indexOf(word);
  return ten >= 0 ? (ten + 2) * 10 : null;
}

/** Number words as digits: "twenty five" becomes "25", "a hundred" "100". */
function digits(text: string): string {
  const words = text.replace(/-(?=\p{L})/gu, " ").split(/\s+/);
  const out: string[] = [];
  let open: number | null = null;
  for (const word of words) {
    const value = small(word);
    if (value !== null) open = open !== null && open >= 20 && open % 10 === 0 && value < 10 ? open + value : value;
    else if (word === "hundred") open = (open ?? 1) * 100;
    else {
      if (open !== null) out.push(String(open));
      open = null;
      out.push(word);
    }
  }
  if (open !== null) out.push(String(open));
  return out.join(" ");
}

function plain(text: string): number {
  const grouped = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text);
  return Number(grouped ? text.replace(/,/g, "") : text.replace(",", "."));
}

/** The first number in a typed answer; null where it holds none. Signs count as given only when they were typed. */
export function readNumber(typed: string): SpokenNumber | null {
  const text = digits(typed.toLowerCase().replace(/[−–]/g, "-").trim());
  const share = /(\d+(?:[.,]\d+)?)\s*(?:in|out of|of|\/)\s*(\d+)/.exec(text);
  if (share) {
    const value = plain(share[1] ?? "") / plain(share[2] ?? "");
    return Number.isFinite(value) ? { value: value * 100, percent: true, signed: false } : null;
  }
  const found = /([+-]?)\s*[$€£]?\s*((?:\d[\d,]*)(?:\.\d+)?|\.\d+)\s*(%|percent|pct|k|thousand|mn|million|bn|billion|m)?(?![\p{L}])/u.exec(text);
  if (!found) return null;
  const value = plain(found[2] ?? "") * (SIZES[found[3] ?? ""] ?? 1);
  const fell = /\b(fell|down|minus|less|dropped)\b/.test(text);
  const rose = /\b(rose|up|plus|more)\b/.test(text);
  const negative = found[1] === "-" || fell;
  const percent = ["%", "percent", "pct"].includes(found[3] ?? "");
  return { value: negative ? -value : value, percent, signed: found[1] !== "" || fell || rose };
}
