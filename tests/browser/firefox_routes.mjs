// Mock, Progress and After in Firefox with its default file policy, over WebDriver BiDi, by keyboard alone.
// Usage: node firefox_routes.mjs EXECUTABLE BASE PROFILE; prints one JSON line of what it saw.

import puppeteer from "puppeteer-core";

const [executablePath, base, profile] = process.argv.slice(2);
const said = [];
const strangers = [];

const browser = await puppeteer.launch({
  browser: "firefox", executablePath, headless: true, userDataDir: profile,
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
});
try {
  const page = (await browser.pages())[0] ?? (await browser.newPage());
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !/^(about|data|blob):/.test(request.url())) strangers.push(request.url());
  });
  const goTo = async (hash) => {
    await page.goto("about:blank");
    await page.goto(`${base}index.html${hash}`);
  };
  const step = (name) => page.waitForSelector(`.mock[data-step="${name}"]`);
  const text = (selector) => page.$eval(selector, (element) => element.textContent);

  await goTo("#/mock?n=2&seconds=90&then=1&seed=moru-teka");
  for (let i = 0; i < 2; i += 1) {
    await step("ask");
    await page.keyboard.press(" ");
    await step("running");
    await page.keyboard.press(" ");
    await page.waitForSelector(".early-words");
    await page.keyboard.press("y");
    await step("which");
    if (i === 0) await page.reload();
    await step("which");
    await page.keyboard.press("1");
    await step("probe");
    await page.keyboard.press(" ");
    await step("look");
    await page.keyboard.press("3");
  }
  await page.waitForSelector(".mock-summary");
  const summary = await text("h1");
  await goTo("#/progress");
  await page.waitForSelector(".glance");
  const glance = await text(".glance");
  await goTo("#/after");
  await page.waitForSelector(".after");
  await page.keyboard.press("n");
  await page.keyboard.type("Why did you leave the team?");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".asked-list li");
  await goTo("#/mock?n=2&seconds=90&real=1&seed=moru-teka");
  await step("ask");
  console.log(JSON.stringify({ summary, glance, first: await text("h1"), said, strangers }));
} finally {
  await browser.close().catch(() => undefined);
}
