import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { answering, browse, json, opened, served, sound } from "./house.mjs";

let browser;
before(async () => (browser = await browse()));
after(() => browser.close());

test("an empty database is said to be empty", async () => {
  const house = await served("--no-demo");
  const { page, faults, close } = await opened(browser, `${house.base}/`);
  await page.waitForSelector(".nothing >> text=No reports");
  await page.waitForSelector(".nothing >> text=No report has claimed");
  await page.waitForSelector(".chart rect[data-member]", { state: "attached" });
  await sound(page);
  assert.deepEqual(faults, []);
  await close();
  house.stop();
});

test("without texts the findings are shown all the same", async () => {
  const house = await served("--without-text");
  const { items } = await json(`${house.base}/v1/claims?verdict=disagrees&limit=1`);
  const { page, faults, close } = await opened(browser, `${house.base}/articles/${items[0].article_id}`);
  await page.waitForSelector(".notice >> text=not published here");
  assert.ok(await page.locator("blockquote").count() > 2);
  assert.equal(await page.locator(".paragraph").count(), 0);
  await sound(page);
  assert.deepEqual(faults, []);
  await close();
  house.stop();
});

test("below a proxy's path every click and the reference stay below it", async () => {
  const house = await served("--base-path", "/news");
  const { page, faults, close } = await opened(browser, `${house.base}/news/`);
  const asked = new Set();
  page.on("request", (request) => asked.add(new URL(request.url()).pathname));
  for (const link of [".report h3 a", ".margin a[href*='/actors/']", "a[href*='/articles/']", ".masthead nav a[href$='/agreement']"]) {
    await Promise.all([page.waitForNavigation(), page.locator(link).first().click()]);
    assert.equal(await page.locator("h1").count(), 1, page.url());
    await sound(page);
  }
  await page.goto(`${house.base}/news/docs/`);
  await page.click("#operations-votes-list_veto_totals .opblock-summary-control");
  const [answer] = await Promise.all([page.waitForResponse((answer) => answer.url().includes("/v1/")), page.click(".execute")]);
  assert.equal(answer.status(), 200, answer.url());
  assert.ok((await page.textContent(".curl-command")).includes("/news/v1/vetoes/totals"));
  assert.deepEqual([...asked].filter((path) => !path.startsWith("/news/")), []);
  assert.deepEqual(faults, []);
  await close();
  house.stop();
});

test("a page of another origin pages through a list, draws a chart and reads the headers", async () => {
  const house = await served();
  const examples = await readFile(process.env.EXAMPLES, "utf8");
  const block = examples.match(/```html\n([\s\S]*?)```/)[1].replaceAll("http://127.0.0.1:8080", house.base);
  const other = await answering((request, response) => {
    response.writeHead(request.url === "/" ? 200 : 204, { "Content-Type": "text/html; charset=utf-8" });
    response.end(request.url === "/" ? block : "");
  });
  const hosts = [house, other].map(({ base }) => new URL(base).host);
  const { page, faults, close } = await opened(browser, `${other.base}/`, {}, hosts);
  await page.waitForSelector("body[data-done]");
  const { page: all } = await json(`${house.base}/v1/vetoes?count=true&limit=1`);
  assert.equal(await page.$$eval("svg rect", (bars) => bars.reduce((sum, bar) => sum + Number(bar.dataset.value), 0)), all.total);
  assert.match(await page.textContent("p"), new RegExp(`^${all.total} vetoes in [2-9] pages, tag W?/?".+"`));
  assert.deepEqual(faults, []);
  await close();
  other.stop();
  house.stop();
});
