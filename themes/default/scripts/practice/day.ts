// Practice days: a day turns at 04:00 local, so that what is practised at half past midnight belongs to the evening before.

/** A practice day, as "2026-11-23". */
export type Day = string;

const TURNS_AT = 4;
const MS = 86_400_000;
const two = (n: number): string => String(n).padStart(2, "0");

/** The practice day that a moment belongs to. */
export function dayOf(at: Date): Day {
  const turned = new Date(at.getFullYear(), at.getMonth(), at.getDate(), at.getHours() - TURNS_AT, at.getMinutes());
  return `${String(turned.getFullYear()).padStart(4, "0")}-${two(turned.getMonth() + 1)}-${two(turned.getDate())}`;
}

/** Noon UTC of a day, in milliseconds; NaN where the text is no day. */
export function noon(day: Day): number {
  return Date.parse(`${day}T12:00:00Z`);
}

/** Whether the text names a day that exists, of the centuries that practise: what is reckoned from it stays four digits long. */
export function isDay(text: unknown): text is Day {
  if (typeof text !== "string" || !/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = noon(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** The day `days` later (earlier, where negative). */
export function shift(day: Day, days: number): Day {
  return new Date(noon(day) + days * MS).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative where `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((noon(to) - noon(from)) / MS);
}

/** "sun" … "sat", as `light_days` names them. */
export function weekday(day: Day): string {
  return ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][new Date(noon(day)).getUTCDay()] ?? "";
}

/** A moment as RFC 3339 with the local offset, so that the log says what the clock on the wall said. */
export function stamp(at: Date): string {
  const offset = -at.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1);
  return local + zone;
}

const TIME = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Whether the text is a moment as RFC 3339 writes it, as `stamp` does; the terminal asks for the same. */
export function isStamp(text: unknown): text is string {
  return typeof text === "string" && isDay(text.slice(0, 10)) && TIME.test(text.slice(10));
}
