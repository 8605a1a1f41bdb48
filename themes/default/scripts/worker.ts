// The service worker of a site on a host: keeps every file, by what it holds, so that the site works on a train; of a
// large site what practice takes, and each page once it was read.
// A new build is fetched beside the one in use and waits; a page tells of it, and the person says when (page/offline.ts).

import { Shelf } from "./worker/shelf";

declare const self: ServiceWorkerGlobalScope & { storygenFiles: Record<string, string>; storygenShell: string[] | null };

const shelf = new Shelf(self.registration.scope, self.storygenFiles, self.storygenShell);

self.addEventListener("install", (event) => {
  event.waitUntil(shelf.fill());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(shelf.clear().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "storygen-take-over") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" ? shelf.path(event.request.url) : null;
  if (path !== null) event.respondWith(shelf.answer(path, event.request, (work) => event.waitUntil(work)));
});
