// A dashboard on another origin: four charts and lists with names and addresses, in at most five requests.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { answering, browse, invalid, json, opened, served, sound } from "./house.mjs";

let browser;
before(async () => (browser = await browse()));
after(() => browser.close());

test("a dashboard needs at most five requests", async () => {
  const house = await served();
  const text = (await readFile(new URL("dashboard.html", import.meta.url), "utf8")).replace("BASE", house.base);
  assert.deepEqual(await invalid(text), []);
  const other = await answering((request, response) => {
    response.writeHead(request.url === "/" ? 200 : 204, { "Content-Type": "text/html; charset=utf-8" });
    response.end(request.url === "/" ? text : "");
  });
  const hosts = [house, other].map(({ base }) => new URL(base).host);
  const { page, faults, close } = await opened(browser, "about:blank", {}, hosts);
  const asked = [];
  page.on("request", (request) => request.url().startsWith(house.base) && asked.push(request.url()));
  await page.goto(`${other.base}/`);
  await page.waitForSelector("body[data-done]");
  assert.ok(asked.length <= 5, asked.join("\n"));

  const count = (selector) => page.locator(selector).count();
  const { page: all } = await json(`${house.base}/v1/vetoes?count=true&limit=1`);
  const bars = await page.$$eval("#vetoes rect", (bars) => bars.reduce((sum, bar) => sum + Number(bar.dataset.value), 0));
  assert.equal(bars, all.total);
  assert.equal(await count("#vetoes rect[data-member='Soviet Union']") > 10, true);
  const { items: facets } = await json(`${house.base}/v1/facets?of=quotes&by=speaker&top=10`);
  const speakers = facets.filter(({ name }) => name).map(({ name }) => name).sort();
  assert.deepEqual((await page.locator("#speakers tbody th").allTextContents()).sort(), speakers);
  assert.equal(await count("#agreement tr"), 10);
  const { items: claims } = await json(`${house.base}/v1/claims?verdict=disagrees&limit=50`);
  assert.ok(claims.length > 0);
  assert.equal(await count("#claims li a[href^=https]"), claims.length);
  await sound(page);
  assert.deepEqual(faults, []);
  await close();
  other.stop();
  house.stop();
});
