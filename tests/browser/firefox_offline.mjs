// Firefox after one visit to a site on a host, once that host is gone: pages, the desk, search; and Tonight on paper.
// Usage: node firefox_offline.mjs EXECUTABLE SITE PROFILE PDF; prints one JSON line of what it saw.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import puppeteer from "puppeteer-core";

const [executablePath, site, profile, pdf] = process.argv.slice(2);
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json" };
const UNDER = "/deep/down/";

const server = createServer(async (request, response) => {
  const path = decodeURI(new URL(request.url, "http://localhost").pathname);
  const file = path.startsWith(UNDER) ? normalize(path.slice(UNDER.length)) || "index.html" : "nowhere";
  try {
    const body = await readFile(join(site, file));
    response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const base = `http://127.0.0.1:${server.address().port}${UNDER}`;

const said = [];
const strangers = [];
const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true, userDataDir: profile });
try {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !/^(about|data|blob):/.test(request.url())) strangers.push(request.url());
  });
  await page.goto(`${base}stories/index.html`);
  await page.waitForFunction(() => navigator.serviceWorker.ready.then((ready) => ready.active !== null && navigator.serviceWorker.controller !== null));
  await page.goto(`${base}tonight.html`);
  await page.pdf({ path: pdf, format: "a4", preferCSSPageSize: true });

  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await page.goto(`${base}stories/fraud-rollback.html`);
  const story = await page.$eval("h1", (element) => element.textContent);
  await page.goto(`${base}index.html#/recall`);
  await page.waitForSelector('.stage[data-side="front"]');
  await page.keyboard.press(" ");
  await page.waitForSelector('.stage[data-side="back"]');
  await page.keyboard.press("3");
  await page.waitForSelector('.stage[data-side="front"]');
  await page.goto(`${base}coverage.html`);
  await page.waitForSelector("html[data-started]");
  await page.keyboard.press("/");
  await page.keyboard.type("furniture");
  await page.waitForSelector(".search-hits a mark");
  console.log(JSON.stringify({ story, found: await page.$eval(".search-hits a .hit-title", (element) => element.textContent), said, strangers }));
} finally {
  await browser.close().catch(() => undefined);
  server.close();
}
