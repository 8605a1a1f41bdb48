// The files of one build in a cache of their own: taken over from the last build where they hold the same, else fetched.

/** Path from the site's root -> digest of what the file holds. */
export type Files = Readonly<Record<string, string>>;

/** Where a cache keeps the list of what it holds; no file of a site has this name. */
const LIST = "storygen-files.json";
const AT_ONCE = 6;

/** A short name of a list: changes when a file does (FNV-1a over all of it, twice with different beginnings). */
function version(files: Files): string {
  const text = JSON.stringify(files);
  return [0x811c9dc5, 0x9747b28c].map((begin) => {
    let hash = begin;
    for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    return (hash >>> 0).toString(36);
  }).join("");
}

/** A redirected answer may not serve a navigation; the same content as an answer of its own may. */
async function plain(answer: Response): Promise<Response> {
  if (!answer.redirected) return answer;
  return new Response(await answer.blob(), { status: answer.status, headers: answer.headers });
}

export class Shelf {
  private readonly prefix: string;
  private readonly name: string;

  /** `shell` are the files to bring in at once, the others as they are read; null: all of them at once. */
  constructor(private readonly scope: string, private readonly files: Files, private readonly shell: readonly string[] | null = null) {
    this.prefix = `storygen ${scope} `;
    this.name = this.prefix + version(files);
  }

  /** The file that an address means, or null where the site has none: folders mean their index, and hosts may leave ".html" away. */
  path(url: string): string | null {
    const address = new URL(url);
    const start = new URL(this.scope);
    if (address.origin !== start.origin || !address.pathname.startsWith(start.pathname)) return null;
    const path = decodeURI(address.pathname.slice(start.pathname.length));
    const meant = [path, `${path}.html`, path === "" || path.endsWith("/") ? `${path}index.html` : `${path}/index.html`];
    return meant.find((name) => Object.hasOwn(this.files, name)) ?? null;
  }

  /** From the shelf; from the host where the browser has thrown the file away. `later` is for what the answer does not wait for. */
  async answer(path: string, request: Request, later: (work: Promise<unknown>) => void): Promise<Response> {
    const cache = await caches.open(this.name).catch(() => null);
    const kept = await cache?.match(this.address(path)).catch(() => undefined);
    if (kept) return kept;
    let answer: Response;
    try {
      answer = await fetch(request);
    } catch (error) {
      if (request.mode === "navigate") return this.notHere();
      throw error;
    }
    if (cache && answer.ok) later(this.keep(path, answer.clone(), cache));
    return answer;
  }

  /** A cache that is full or forbidden keeps nothing; who reads the page is not to notice. */
  private async keep(path: string, answer: Response, cache: Cache): Promise<void> {
    try {
      await cache.put(this.address(path), await plain(answer));
    } catch {
      // It comes from the host again the next time.
    }
  }

  /** A page that was never read, and no network: a way on, instead of the browser's own page of error. */
  private notHere(): Response {
    const words = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not here yet</title>`
      + `<h1>This page was not read before, so it is not here without a network.</h1><p><a href="${new URL("index.html", this.scope).href}">Practise meanwhile</a></p></html>`;
    return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }

  /** Brings in what is to be there at once, and what was read of the last build, a few at a time; fails, to be tried again at the next visit, where one cannot be had. */
  async fill(): Promise<void> {
    const [cache, last] = [await caches.open(this.name), await this.last()];
    const waiting = await this.wanted(last);
    const work = async (): Promise<void> => {
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) await this.bring(path, cache, last);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await cache.put(this.address(LIST), new Response(JSON.stringify(this.files)));
  }

  private async wanted(last: readonly { cache: Cache }[]): Promise<string[]> {
    const all = Object.keys(this.files);
    if (this.shell === null) return all;
    const read = (await Promise.all(last.map(({ cache }) => cache.keys()))).flat().map(({ url }) => url);
    const known = new Set([...this.shell.map((path) => this.address(path)), ...read]);
    return all.filter((path) => known.has(this.address(path)));
  }

  /** Drops the builds before this one. */
  async clear(): Promise<void> {
    const others = (await caches.keys()).filter((name) => name.startsWith(this.prefix) && name !== this.name);
    await Promise.all(others.map((name) => caches.delete(name)));
  }

  private address(path: string): string {
    return new URL(encodeURI(path), this.scope).href;
  }

  private async bring(path: string, cache: Cache, last: { cache: Cache; files: Files }[]): Promise<void> {
    const address = this.address(path);
    if (await cache.match(address)) return; // An installation that was broken off goes on where it stopped.
    const same = last.find((build) => build.files[path] === this.files[path]);
    const kept = await same?.cache.match(address);
    if (kept) return cache.put(address, kept);
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    await cache.put(address, await plain(answer));
  }

  /** The whole builds that are kept already. */
  private async last(): Promise<{ cache: Cache; files: Files }[]> {
    const names = (await caches.keys()).filter((name) => name.startsWith(this.prefix) && name !== this.name);
    const builds = await Promise.all(names.map(async (name) => {
      const cache = await caches.open(name);
      const list = await cache.match(this.address(LIST));
      return list ? [{ cache, files: (await list.json()) as Files }] : [];
    }));
    return builds.flat();
  }
}
