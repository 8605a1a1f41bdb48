// ULIDs: names of events that sort by when they were made, also when two fall into one millisecond or the clock is set back.

const DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const RANDOM_DIGITS = 16;

function timeDigits(ms: number): string {
  let text = "";
  let rest = ms;
  for (let i = 0; i < 10; i += 1) {
    text = (DIGITS[rest % 32] ?? "0") + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

function randomDigits(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(RANDOM_DIGITS));
  return Array.from(bytes, (byte) => DIGITS[byte % 32]).join("");
}

/** The name that follows `last` when the time has not moved on; null when it has no next (2^80 in one millisecond). */
function next(last: string): string | null {
  for (let i = last.length - 1; i >= 10; i -= 1) {
    const value = DIGITS.indexOf(last[i] ?? "0");
    if (value < 31) return last.slice(0, i) + DIGITS[value + 1] + "0".repeat(last.length - 1 - i);
  }
  return null;
}

/** A new ULID for `ms`, greater than `last` whatever the clock says. */
export function ulid(ms: number, last = ""): string {
  const time = timeDigits(ms);
  if (last.slice(0, 10) >= time) return next(last) ?? time + randomDigits();
  return time + randomDigits();
}

/** Whether a text is a ULID as we write them. */
export function isUlid(text: unknown): text is string {
  return typeof text === "string" && /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}
