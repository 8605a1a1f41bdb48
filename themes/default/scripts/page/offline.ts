// On a host: keeps the site for the train, and tells quietly when a newer build lies ready. Nothing is reloaded by itself.

import { h } from "./dom";

const LOOK_AGAIN_MS = 30 * 60_000;

/** Whether a host serves the page; on file:// all is there already, and under `serve` every save makes a new build. */
function isHosted(): boolean {
  return /^https?:$/.test(location.protocol) && !document.querySelector('meta[name="storygen-serve"]');
}

let told: HTMLElement | null = null;

/** A line at the foot of the page; it stands back while a card is on the screen. */
function tell(waiting: ServiceWorker): void {
  told?.remove();
  const reload = (): void => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("storygen-take-over");
  };
  told = h("p.newer-build", { role: "status" }, "A newer build of this site is ready. ", h("button.link", { type: "button", onclick: reload }, "Reload"));
  document.body.append(told);
}

/** Tells of a build that waits now, or comes later; the very first one replaces nothing and is no news. */
function watch(registration: ServiceWorkerRegistration): void {
  const look = (): void => {
    if (registration.waiting && registration.active) tell(registration.waiting);
  };
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  look();
}

/** A desk that stays open for days looks for a new build when it is looked at again. */
function lookAgain(registration: ServiceWorkerRegistration): void {
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < LOOK_AGAIN_MS) return;
    looked = Date.now();
    void registration.update().catch(() => undefined); // Offline: the next look will do.
  });
}

async function register(root: string): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(`${root}sw.js`, { scope: root || "./" });
    watch(registration);
    lookAgain(registration);
  } catch {
    // No worker here (a private window, http on another name than localhost): the site works as long as the host does.
  }
}

/** Starts it once the page has loaded, so that what is read now comes first. */
export function startOffline(): void {
  if (!isHosted()) return;
  const root = document.documentElement.dataset.root ?? "";
  document.head.append(h("link", { rel: "manifest", href: `${root}manifest.webmanifest`, crossorigin: "use-credentials" }));
  if (!("serviceWorker" in navigator)) return;
  if (document.readyState === "complete") void register(root);
  else addEventListener("load", () => void register(root), { once: true });
}
