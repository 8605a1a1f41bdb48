// Which route of the desk is being opened, on the root element until the desk is there: what stands in its place meanwhile
// is Home's.

/** Marks that the address asks for another route than Home; whether it does. */
export function markRoute(): boolean {
  const other = /^#\/+[^/?]/.test(location.hash);
  if (other) document.documentElement.dataset.opening = "";
  return other;
}

/** The desk is there. */
export function opened(): void {
  delete document.documentElement.dataset.opening;
}
