// Words for figures and dates, as the interface says them.

const SMALL = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** Up to twelve in words. */
export function count(n: number): string {
  return SMALL[n] ?? String(n);
}

/** The same, where nothing is "none": "none of nine". */
export function none(n: number): string {
  return n === 0 ? "none" : count(n);
}

/** "one fact", "three facts". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "14 December". */
export function longDate(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}

/** "14 Dec". */
export function shortDate(day: string): string {
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(new Date(`${day}T12:00:00Z`));
}

/** "the 14th". */
export function ordinalDay(day: string): string {
  const n = Number(day.slice(8));
  const ending = n % 100 >= 11 && n % 100 <= 13 ? "th" : (["th", "st", "nd", "rd"][n % 10] ?? "th");
  return `the ${n}${ending}`;
}

/** "1:24". */
export function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** "30 s", "90 s", "3 min". */
export function length(seconds: number): string {
  return seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
}

/** A list in a sentence: "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
