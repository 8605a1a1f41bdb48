// The worker's shelf: what is answered when the cache or the network fails.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { Shelf } from "../../themes/default/scripts/worker/shelf";

const SCOPE = "https://host.example/notes/";
const real = { fetch: globalThis.fetch, caches: globalThis.caches };

interface Kept { put(address: string, answer: Response): Promise<void>; match(address: string): Promise<Response | undefined> }

function world(cache: Kept | null, network: () => Promise<Response>): void {
  const open = (): Promise<Kept> => (cache ? Promise.resolve(cache) : Promise.reject(new Error("denied")));
  Object.assign(globalThis, { caches: { open }, fetch: network });
}

/** A navigation; node's own Request takes none. */
const ASKED = { url: `${SCOPE}one.html`, mode: "navigate" } as Request;

async function answered(): Promise<{ answer: Response; later: Promise<unknown>[] }> {
  const later: Promise<unknown>[] = [];
  const answer = await new Shelf(SCOPE, { "one.html": "1" }, []).answer("one.html", ASKED, (work) => later.push(work));
  return { answer, later };
}

afterEach(() => { Object.assign(globalThis, real); });

test("a full cache does not keep a page that the host has from being read", async () => {
  world({ put: () => Promise.reject(new Error("quota")), match: () => Promise.resolve(undefined) }, async () => new Response("page"));
  const { answer, later } = await answered();
  assert.equal(answer.status, 200);
  assert.equal(await answer.text(), "page");
  await Promise.all(later);
});

test("nor does a forbidden one, or one that cannot be read", async () => {
  for (const cache of [null, { put: () => Promise.reject(new Error("no")), match: () => Promise.reject(new Error("no")) }]) {
    world(cache, async () => new Response("page"));
    assert.equal(await (await answered()).answer.text(), "page");
  }
});

test("the answer does not wait for being kept", async () => {
  const kept: string[] = [];
  let go = (): void => undefined;
  const slow = new Promise<void>((resolve) => { go = resolve; });
  const put = async (address: string, answer: Response): Promise<void> => {
    await slow;
    kept.push(`${address} ${await answer.text()}`);
  };
  world({ put, match: () => Promise.resolve(undefined) }, async () => new Response("page"));
  const { answer, later } = await answered();
  assert.equal(await answer.text(), "page");
  assert.deepEqual(kept, []);
  go();
  await Promise.all(later);
  assert.deepEqual(kept, [`${SCOPE}one.html page`]);
});

test("without a network a page that was never read leads back to practice", async () => {
  world({ put: () => Promise.resolve(), match: () => Promise.resolve(undefined) }, () => Promise.reject(new TypeError("network")));
  const { answer, later } = await answered();
  assert.equal(answer.status, 503);
  assert.deepEqual(later, []);
});
