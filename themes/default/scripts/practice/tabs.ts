// Which of several tabs was first: it holds a Web Lock of the project as long as it is open, and the next one waits for it.

/** Calls `tell(true)` where another tab has the desk open, and `tell(false)` once this is the first. */
export function watchTabs(project: string, tell: (another: boolean) => void): void {
  if (!("locks" in navigator)) return;
  const name = `storygen-${project}-desk`;
  const untilClosed = (): Promise<never> => new Promise(() => undefined);
  const wait = async (): Promise<void> => {
    const free = await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock !== null && untilClosed());
    if (free) return;
    tell(true);
    await navigator.locks.request(name, () => {
      tell(false);
      return untilClosed();
    });
  };
  void wait().catch(() => undefined); // A browser that keeps nothing has no locks either; the notice says so already.
}
