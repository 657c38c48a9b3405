import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { LOOKS, browse, html, invalid, json, loadHostile, opened, served, sound } from "./house.mjs";

let house;
let browser;
let pages;
before(async () => {
  house = await served();
  browser = await browse();
  const { items: [article] } = await json(`${house.base}/v1/articles?sort=-published_on&limit=1`);
  const { items: [claim] } = await json(`${house.base}/v1/claims?verdict=disagrees&limit=1`);
  const { items: [statement] } = await json(`${house.base}/v1/statements?sort=-publisher_count&limit=1`);
  pages = [
    "/", "/?year=1946#year", `/articles/${claim.article_id}`, `/articles/${article.id}`, `/claims/${claim.id}`, `/statements/${statement.id}`, "/votes/S-2012-77",
    "/votes/S-RES-1-1946", "/actors/sergei-lavrov", "/actors/china", "/topics/syria", "/agreement",
    "/agreement?members=CHN,RUS,USA&contested=true", "/search", "/search?q=syria", "/search?q=zzzz", "/problems/not-found",
  ];
});
after(async () => {
  await browser.close();
  house.stop();
});

for (const { name, ...look } of LOOKS) {
  test(`every page is accessible, quiet and fits: ${name}`, async () => {
    const { page, faults, close } = await opened(browser, `${house.base}/`, look);
    for (const path of pages) {
      await page.goto(house.base + path);
      await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
      await sound(page);
      assert.deepEqual(faults, [], path);
    }
    // Chromium itself tells the console of the status.
    await page.goto(`${house.base}/articles/none`);
    await sound(page);
    assert.ok(faults.every((fault) => fault.includes("404")), faults.join());
    await close();
    const docs = await opened(browser, `${house.base}/docs/`, look);
    await docs.page.click("#operations-votes-list_veto_totals .opblock-summary-control");
    await docs.page.click(".execute");
    await docs.page.waitForSelector(".live-responses-table .microlight");
    await sound(docs.page);
    assert.deepEqual(docs.faults, []);
    await docs.close();
  });
}

test("every page is valid HTML, and each of its links answers", async () => {
  const links = new Set();
  for (const path of [...pages, "/docs/", "/articles/none"]) {
    const { text } = await html(house.base + path);
    assert.deepEqual(await invalid(text), [], path);
    for (const [, href] of text.matchAll(/ href="(\/[^"]*)"/g)) links.add(href.replaceAll("&amp;", "&"));
  }
  assert.ok(links.size > 150, `${links.size} links`);
  const ids = new Map();
  for (const link of links) {
    const [path, anchor] = link.split("#");
    if (!ids.has(path)) {
      const { status, text } = await html(house.base + path);
      assert.equal(status, 200, link);
      ids.set(path, text);
    }
    if (anchor) assert.ok(ids.get(path).includes(`id="${anchor}"`), link);
  }
});

test("what strangers wrote stays text, and what was found of unknown people is doubted", async () => {
  const other = await served();
  loadHostile(other);
  const { items } = await json(`${other.base}/v1/articles?limit=200`);
  const { items: claims } = await json(`${other.base}/v1/claims?limit=200`);
  const { items: unknown } = await json(`${other.base}/v1/actors?q=Ostrowan`);
  assert.equal(unknown.length, 1);
  const { page, faults, close } = await opened(browser, `${other.base}/actors/${unknown[0].id}`);
  await page.waitForSelector(".notice >> text=This may be more than one");
  const hostile = items.filter(({ title }) => title.includes("<"));
  assert.equal(hostile.length, 3);
  const paths = [`/actors/${unknown[0].id}`, "/", "/search?q=ostrowan", "/actors/sergei-lavrov", ...hostile.map(({ id }) => `/articles/${id}`),
    ...claims.filter(({ publisher }) => publisher.includes("<")).map(({ id }) => `/claims/${id}`)];
  for (const path of paths) {
    await page.goto(other.base + path);
    assert.equal(await page.locator("img, main b:text-is('bold'), main script, a[href^=javascript]").count(), 0, path);
    assert.deepEqual(await invalid((await html(other.base + path)).text), [], path);
    assert.notEqual(await page.title(), "broken");
    await sound(page);
  }
  for (const { id, title } of hostile) {
    await page.goto(`${other.base}/articles/${id}`);
    assert.ok((await page.textContent("h1")).includes(title), title);
  }
  assert.deepEqual(faults, []);
  await close();
  other.stop();
});

test("the chart shows the numbers of the API, and leads to each year", async () => {
  const { page, faults, close } = await opened(browser, `${house.base}/`);
  const shown = await page.$$eval(".chart rect[data-member]", (bars) => bars.map((bar) =>
    [bar.parentElement.dataset.year, bar.dataset.member, Number(bar.dataset.value)].join(" ")));
  const rows = await (await fetch(`${house.base}/v1/timeline?metric=vetoes&interval=year&split_by=member&format=ndjson`)).text();
  const served = rows.trim().split("\n").map((row) => JSON.parse(row)).filter(({ value }) => value > 0);
  assert.ok(served.length > 50);
  assert.deepEqual(shown.sort(), served.map(({ period, member, value }) => `${period.slice(0, 4)} ${member} ${value}`).sort());
  const totals = await json(`${house.base}/v1/vetoes/totals?by=member`);
  const casts = totals.items.reduce((sum, total) => sum + total.cast_count, 0);
  assert.match(await page.textContent("figcaption"), new RegExp(`^${casts} vetoes `));
  assert.equal(await page.textContent("tfoot td:last-child"), String(casts));
  await page.click(".chart a[data-year='1971'] .behind");
  await page.waitForURL(/\?year=1971#year$/);
  const { items } = await json(`${house.base}/v1/vetoes?date_from=1971-01-01&date_to=1971-12-31&limit=200`);
  assert.equal(await page.locator("#year li").count(), new Set(items.map((veto) => veto.vote_id)).size);
  assert.deepEqual(faults, []);
  await close();
});

test("articles, quotes and claims are those of the API, in three requests", async () => {
  const { page, close } = await opened(browser, "about:blank", {}, [new URL(house.base).host]);
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${house.base}/`);
  assert.ok(asked.filter((path) => !/^\/(style\.css|front\/)/.test(path)).length <= 3, asked.join());
  const { items } = await json(`${house.base}/v1/articles?sort=-published_on&limit=5`);
  assert.deepEqual(await page.$$eval(".report h3", (all) => all.map((each) => each.textContent)), items.map(({ title }) => title));
  assert.ok(await page.locator(".report blockquote").count() >= 5);
  const { items: claims } = await json(`${house.base}/v1/claims?verdict=disagrees&limit=6`);
  assert.ok(claims.length > 0);
  const reasons = await page.$$eval(".claim .reason", (all) => all.map((each) => each.textContent));
  assert.deepEqual(reasons, claims.map(({ reason }) => `The record: ${reason}`));
  const { items: terms } = await json(`${house.base}/v1/members?role=permanent&limit=200`);
  const names = new Map(terms.map(({ iso3, name }) => [iso3, name]));
  const readings = await page.$$eval(".claim .reading", (all) => all.map((each) => each.textContent));
  for (const [at, { members, compared, symbol }] of claims.entries()) {
    assert.ok(readings[at].startsWith("Read as: "));
    for (const part of [...members.map((code) => names.get(code) ?? code), ...(symbol ? [symbol] : [])]) assert.ok(readings[at].includes(part), readings[at]);
    assert.equal(readings[at].includes("Compared: "), compared.length > 0, readings[at]);
  }
  await close();
});

test("a report is read and searched for by keyboard alone, without JavaScript", async () => {
  const { page, faults, close } = await opened(browser, `${house.base}/`, { javaScriptEnabled: false });
  await page.keyboard.press("Tab");
  assert.equal(await page.textContent(":focus"), "Skip to the content");
  await page.focus("#q");
  await page.keyboard.type("lavrov");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?q=lavrov$/);
  const { items } = await json(`${house.base}/v1/search?q=lavrov&limit=20`);
  assert.deepEqual(await page.$$eval(".hits h2", (all) => all.map((each) => each.textContent)), items.map(({ title, id }) => title ?? id));
  const quote = items.find(({ type }) => type === "quote");
  await page.focus(`.hits a[href$="#quote-${quote.id}"]`);
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`#quote-${quote.id}$`));
  assert.ok(await page.locator(`#quote-${quote.id}`).isVisible());
  assert.deepEqual(faults, []);
  await close();
});

test("the reference lists every operation and runs each as it stands", async () => {
  const { page, faults, close } = await opened(browser, `${house.base}/docs/`);
  await page.waitForSelector(".opblock");
  const { paths } = await json(`${house.base}/openapi.json`);
  const ids = Object.values(paths).flatMap((item) => Object.values(item).map((operation) => operation?.operationId).filter(Boolean));
  // The documents themselves are long answers to draw.
  page.setDefaultTimeout(90_000);
  const shown = await page.$$eval(".opblock", (all) => all.map((each) => each.id));
  assert.ok(ids.length > 30);
  assert.deepEqual(shown.map((id) => id.split("-").at(-1)).sort(), ids.sort());
  for (const id of shown) {
    await page.click(`#${id} .opblock-summary-control`);
    const [answer] = await Promise.all([page.waitForResponse((answer) => !answer.url().includes("/docs/")), page.click(`#${id} .execute`)]);
    assert.equal(answer.status(), 200, `${id}: ${answer.url()}`);
    const text = await answer.text();
    assert.ok(text.length > 1 && !text.startsWith('{"items":[]'), `${id}: ${text.slice(0, 200)}`);
    await page.waitForSelector(`#${id} .live-responses-table`);
    await page.click(`#${id} .opblock-summary-control`);
  }
  assert.deepEqual(faults, []);
  await close();
});
