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
  await page.waitForSelector("#reports .nothing >> text=No reports");
  await page.waitForSelector("#claims .nothing");
  await page.waitForSelector("#vetoes .chart rect[data-member]");
  await sound(page);
  assert.deepEqual(faults, []);
  await close();
  house.stop();
});

test("without texts the findings are shown all the same", async () => {
  const house = await served("--without-text");
  const { page, faults, close } = await opened(browser, `${house.base}/`);
  await page.waitForSelector("#reports blockquote");
  await page.waitForSelector("#claims .reason");
  assert.deepEqual(faults, []);
  await close();
  house.stop();
});

test("a starting, a failing and a hostile server are told apart", async () => {
  const house = await served();
  const { page, close } = await opened(browser, `${house.base}/docs/`);
  const problem = (status, type, detail) => (route) => route.fulfill({
    status, contentType: "application/problem+json", headers: { "Retry-After": "1" }, body: JSON.stringify({ type, title: "Refused", status, detail }),
  });
  let starting = 2;
  await page.route("**/v1/claims?*", (route) => (starting-- > 0
    ? problem(503, "/problems/unavailable", "Still opening.")(route) : route.continue()));
  await page.route("**/v1/vetoes/totals?*", problem(500, "/problems/internal", "It broke."));
  const script = "<img src=x onerror=document.title='broken'><b>bold</b>";
  await page.route("**/v1/articles?*", async (route) => {
    const answer = await (await route.fetch()).json();
    for (const item of answer.items) Object.assign(item, { title: script, url: "javascript:document.title='broken'" });
    await route.fulfill({ json: answer });
  });
  await page.goto(`${house.base}/`);
  await page.waitForSelector("#claims .waiting >> text=Asking again");
  await page.waitForSelector("#claims[data-state=there] .reason");
  await page.waitForSelector("#vetoes .notice >> text=It broke.");
  await page.unroute("**/v1/vetoes/totals?*");
  await page.click("#vetoes .notice button");
  await page.waitForSelector("#vetoes[data-state=there] .chart");
  assert.equal(await page.locator(".report h3").first().textContent(), script);
  assert.equal(await page.locator(".report img, .report h3 b, a[href^=javascript]").count(), 0);
  assert.doesNotMatch(await page.title(), /broken/);
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
