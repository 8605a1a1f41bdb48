// The desk in Firefox with its default file policy, over WebDriver BiDi: search, ten facts, a telling, by keyboard alone,
// through a reload and a kill. Usage: node firefox.mjs EXECUTABLE BASE PROFILE; prints one JSON line of what it saw.

import { closeSync, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import puppeteer from "puppeteer-core";

const [executablePath, base, profile] = process.argv.slice(2);
const said = [];
const strangers = [];

async function start() {
  // The driver copies prefs.js, and puts it back some moments after Firefox has died.
  for (let i = 0; i < 200 && existsSync(join(profile, "prefs.js.puppeteer")); i += 1) await pause(20);
  closeSync(openSync(join(profile, "prefs.js"), "a"));
  const browser = await puppeteer.launch({
    browser: "firefox", executablePath, headless: true, userDataDir: profile,
    extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
  });
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !/^(about|data|blob):/.test(request.url())) strangers.push(request.url());
  });
  return { browser, page };
}

async function kill(browser) {
  const child = browser.process();
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

const side = (page, name) => page.waitForSelector(`.stage[data-side="${name}"]`);
const text = (page, selector) => page.$eval(selector, (element) => element.textContent);

async function recallOne(page) {
  await side(page, "front");
  const before = await text(page, ".stage-status");
  await page.keyboard.press(" ");
  await side(page, "back");
  await page.keyboard.press("Enter");
  await page.waitForFunction((old) => document.querySelector(".stage-status").textContent !== old, {}, before);
}

async function goTo(page, hash) {
  await page.goto("about:blank");
  await page.goto(`${base}index.html${hash}`);
}

const LOG = `(async () => {
  const open = indexedDB.open("storygen-" + document.documentElement.dataset.project);
  const database = await new Promise((done, fail) => { open.onsuccess = () => done(open.result); open.onerror = () => fail(open.error); });
  const all = database.transaction("log").objectStore("log").getAll();
  const rows = await new Promise((done, fail) => { all.onsuccess = () => done(all.result); all.onerror = () => fail(all.error); });
  database.close();
  return rows;
})()`;

async function search(page, path, typed) {
  await page.goto(base + path);
  await page.waitForSelector("html[data-started]");
  await page.keyboard.press("/");
  await page.keyboard.type(typed);
  await page.waitForSelector(".search-hits a mark");
  const title = await text(page, ".search-hits a .hit-title");
  await page.keyboard.press("Escape");
  return title;
}

let { browser, page } = await start();
try {
  const found = {
    shelf: await search(page, "stories/night-falls.html", "furniture"),
    misspelt: await search(page, "index.html", "furnitrue"),
  };
  await goTo(page, "#/recall");
  for (let i = 0; i < 4; i += 1) await recallOne(page);
  await page.reload();
  for (let i = 0; i < 3; i += 1) await recallOne(page);
  await kill(browser);

  ({ browser, page } = await start());
  await goTo(page, "#/recall");
  for (let i = 0; i < 3; i += 1) await recallOne(page);
  await side(page, "end");
  await goTo(page, "#/tell");
  await side(page, "front");
  const question = await text(page, "h1");
  await page.keyboard.press(" ");
  await side(page, "running");
  await page.keyboard.press(" ");
  await page.waitForSelector(".early-words");
  await page.keyboard.press("y");
  await side(page, "back");
  await page.keyboard.press("n");
  await page.waitForSelector(".tick[aria-pressed=true]");
  await kill(browser);

  ({ browser, page } = await start());
  await goTo(page, "#/tell");
  await side(page, "back");
  const after = await text(page, "h1");
  await page.keyboard.press("3");
  await side(page, "front");
  await kill(browser);

  ({ browser, page } = await start());
  await goTo(page, "");
  await page.waitForSelector("#desk[data-ready] .home");
  const log = await page.evaluate(LOG);
  console.log(JSON.stringify({ found, log, said, strangers, sameQuestion: question === after }));
} finally {
  await browser.close().catch(() => undefined);
}
