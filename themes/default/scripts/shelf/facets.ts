// Facets of the list of stories: what may be chosen, how many stories each choice leaves, and the choice as an address.

export interface Item { values: Record<string, readonly string[]> }
export type Chosen = Record<string, readonly string[]>;

export const FACETS = ["competency", "role", "tag", "outcome", "kind", "written", "told"] as const;

/** Whether an item passes: of every facet with choices, one of them. `but` leaves one facet out of account. */
export function passes(item: Item, chosen: Chosen, but = ""): boolean {
  return Object.entries(chosen).every(([facet, values]) =>
    facet === but || values.length === 0 || values.some((value) => item.values[facet]?.includes(value)));
}

/** How many items each value of a facet would leave, with the other facets as chosen. */
export function counts(items: readonly Item[], facet: string, chosen: Chosen): Map<string, number> {
  const found = new Map<string, number>();
  for (const item of items) {
    const value = passes(item, chosen, facet) ? 1 : 0;
    for (const name of item.values[facet] ?? []) found.set(name, (found.get(name) ?? 0) + value);
  }
  return found;
}

/** The choice as the query of an address; "" where nothing is chosen. */
export function toQuery(chosen: Chosen, sort = ""): string {
  const query = new URLSearchParams();
  for (const facet of FACETS) for (const value of chosen[facet] ?? []) query.append(facet, value);
  if (sort !== "") query.append("sort", sort);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

/** The choice that an address holds; facets that are none of ours are left alone. */
export function fromQuery(query: string | URLSearchParams): Record<string, string[]> {
  const params = new URLSearchParams(query);
  return Object.fromEntries(FACETS.map((facet) => [facet, params.getAll(facet)]));
}
