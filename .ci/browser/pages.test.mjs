import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LOOKS, browse, json, opened, served, sound } from "./house.mjs";

let house;
let browser;
before(async () => {
  house = await served();
  browser = await browse();
});
after(async () => {
  await browser.close();
  house.stop();
});

const PARTS = ["counts", "vetoes", "reports", "claims", "sources"];
const there = (page) => Promise.all(PARTS.map((part) => page.waitForSelector(`#${part}[data-state=there]`)));

for (const { name, ...look } of LOOKS) {
  test(`front page, reference and a problem are accessible: ${name}`, async () => {
    const front = await opened(browser, `${house.base}/`, look);
    await there(front.page);
    await front.page.click("summary >> text=The same numbers");
    await sound(front.page);
    const docs = await opened(browser, `${house.base}/docs/`, look);
    await docs.page.click("#operations-votes-list_veto_totals .opblock-summary-control");
    await docs.page.click(".execute");
    await docs.page.waitForSelector(".live-responses-table .microlight");
    await sound(docs.page);
    const problem = await opened(browser, `${house.base}/problems/not-found`, look);
    await sound(problem.page);
    for (const each of [front, docs, problem]) {
      assert.deepEqual(each.faults, []);
      await each.close();
    }
  });
}

test("the chart shows the numbers of the API", async () => {
  const { page, close } = await opened(browser, `${house.base}/`);
  await there(page);
  const shown = await page.$$eval(".chart rect[data-member]", (bars) => bars.map((bar) =>
    [bar.parentElement.dataset.year, bar.dataset.member, Number(bar.dataset.value)].join(" ")));
  const rows = await (await fetch(`${house.base}/v1/timeline?metric=vetoes&interval=year&split_by=member&format=ndjson`)).text();
  const served = rows.trim().split("\n").map((row) => JSON.parse(row)).filter(({ value }) => value > 0);
  assert.ok(served.length > 50);
  assert.deepEqual(shown.sort(), served.map(({ period, member, value }) => `${period.slice(0, 4)} ${member} ${value}`).sort());
  const totals = await json(`${house.base}/v1/vetoes/totals?by=member`);
  const casts = totals.items.reduce((sum, total) => sum + total.cast_count, 0);
  assert.match(await page.textContent("#vetoes-said"), new RegExp(`^${casts} vetoes `));
  assert.equal(await page.textContent("tfoot td:last-child"), String(casts));
  await close();
});

test("articles, quotes and claims are those of the API", async () => {
  const { page, close } = await opened(browser, `${house.base}/`);
  await there(page);
  const { items } = await json(`${house.base}/v1/articles?sort=-published_on&limit=5`);
  assert.deepEqual(await page.$$eval(".report h3", (all) => all.map((each) => each.textContent)), items.map(({ title }) => title));
  assert.ok(await page.locator(".report blockquote").count() >= 5);
  const { items: claims } = await json(`${house.base}/v1/claims?verdict=disagrees&limit=6`);
  assert.ok(claims.length > 0);
  const reasons = await page.$$eval(".claim .reason", (all) => all.map((each) => each.textContent));
  assert.deepEqual(reasons, claims.map(({ reason }) => `The record: ${reason}`));
  const readings = await page.$$eval(".claim .reading", (all) => all.map((each) => each.textContent));
  assert.equal(readings.length, claims.length);
  for (const [at, { members, compared, symbol }] of claims.entries()) {
    assert.ok(readings[at].startsWith("Read as: "));
    for (const part of [...members, ...(symbol ? [symbol] : [])]) assert.ok(readings[at].includes(part), readings[at]);
    assert.equal(readings[at].includes("Compared: "), compared.length > 0, readings[at]);
  }
  await close();
});

test("search and chart work by keyboard alone", async () => {
  const { page, faults, close } = await opened(browser, `${house.base}/`);
  await there(page);
  const until = async (selector) => {
    for (let tabs = 0; tabs < 40; tabs += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
    }
    assert.fail(`${selector} is not reached`);
  };
  await until("#q");
  await page.keyboard.type("lavrov");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#hits li");
  const { items } = await json(`${house.base}/v1/search?q=lavrov&limit=8`);
  assert.deepEqual(await page.$$eval("#hits li a", (all) => all.map((each) => each.textContent)), items.map(({ title }) => title));
  assert.match(page.url(), /\?q=lavrov$/);
  await until("#vetoes input[type=range]");
  await page.keyboard.press("Home");
  const said = await page.getAttribute("#vetoes input", "aria-valuetext");
  assert.match(said, /^1946: \d+ vetoes, Soviet Union \d+/);
  await page.waitForSelector(".votes li >> text=1946");
  assert.deepEqual(faults, []);
  await close();
});

test("without JavaScript the links and the search remain", async () => {
  const { page, faults, close } = await opened(browser, `${house.base}/`, { javaScriptEnabled: false });
  const links = await page.$$eval("a", (all) => all.map((each) => each.getAttribute("href")));
  for (const path of links.filter((each) => /^\/(?!\/)/.test(each))) assert.equal((await fetch(house.base + path)).status, 200, path);
  assert.ok(links.length > 25);
  assert.match(await page.innerText("noscript"), /Without JavaScript/);
  assert.deepEqual(faults, []);
  // The answer is JSON, for which the browser itself looks for an icon.
  await page.fill("#q", "double veto");
  await page.click("#search button");
  assert.match(await page.textContent("body"), /"type":"article"/);
  await close();
});

test("the reference lists every operation and runs one", async () => {
  const { page, faults, close } = await opened(browser, `${house.base}/docs/`);
  await page.waitForSelector(".opblock");
  const { paths } = await json(`${house.base}/openapi.json`);
  const ids = Object.values(paths).flatMap((item) => Object.values(item).map((operation) => operation?.operationId).filter(Boolean));
  const shown = await page.$$eval(".opblock", (all) => all.map((each) => each.id.split("-").at(-1)));
  assert.ok(ids.length > 30);
  assert.deepEqual(shown.sort(), ids.sort());
  await page.click("#operations-votes-get_vote .opblock-summary-control");
  const [answer] = await Promise.all([page.waitForResponse(/\/v1\/votes\//), page.click(".execute")]);
  const vote = await answer.json();
  await page.waitForSelector(`.live-responses-table .microlight >> text=${vote.symbol}`);
  assert.deepEqual(faults, []);
  await close();
});
