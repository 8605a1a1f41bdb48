// What was chosen on a page, kept in its address: in the query, or behind the # on file://, where nothing else may change.

/** The choice that the address holds; behind the # it is the later one. */
export function addressQuery(): URLSearchParams {
  return new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(1) : location.search);
}

/** Puts the choice into the address: "" or "?name=value". */
export function remember(query: string): void {
  if (location.protocol === "file:") location.replace(`#${query || (location.search === "" ? "" : "?")}`);
  else history.replaceState(null, "", location.pathname + query);
}
