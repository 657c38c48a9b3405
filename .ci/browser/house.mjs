// A server of the release binary, and pages in Chromium that remember what went wrong on them.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { chromium } from "playwright-core";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let database = 0;

/** Serves a fresh database; `{base, db, stop}`. */
export async function served(...options) {
  database += 1;
  const db = join(process.env.WORK, `${process.pid}-${database}.db`);
  const child = spawn(process.env.COMMUNIQUE, ["serve", "--db", db, "--listen", "127.0.0.1:0", "--rate", "off", ...options],
    { stdio: ["ignore", "pipe", "ignore"] });
  // A test that fails does not come to its end: what it started neither keeps the run waiting nor outlives it.
  child.unref();
  process.on("exit", () => child.kill());
  for await (const line of createInterface({ input: child.stdout })) {
    const found = line.match(/http:\/\/127\.0\.0\.1:\d+/);
    if (found) {
      child.stdout.unref();
      return { base: found[0], db, stop: () => child.kill() };
    }
  }
  throw new Error("the server ended before it said where it serves");
}

const HOSTILE = ["<script>document.title='broken'</script>", "\"><img src=x onerror=document.title='broken'>", "</script><!-- <b>bold</b>"];

/** Loads reports in which title, outlet, names and text would be markup if they were not text. */
export function loadHostile({ db }) {
  const records = HOSTILE.map((text, at) => JSON.stringify({
    url: "javascript:document.title='broken'//" + at, title: text, publisher: text, byline: text, published_on: `2012-02-0${at + 5}`,
    text: `${text}\n\n“We wait ${text} and see,” Sergei Lavrov said. “No ${text},” said Mirela Ostrowan, a delegate. China has twice vetoed ${text} drafts on Syria.\n\nShare this: ${text}`,
  }));
  const { status, stderr } = spawnSync(process.env.COMMUNIQUE, ["ingest", "--db", db, "--from", "jsonl", "-"], { input: records.join("\n") });
  assert.equal(status, 0, String(stderr));
}

/** A server of our own making, on another port and so of another origin. */
export async function answering(handler) {
  const server = createServer(handler).listen(0, "127.0.0.1").unref();
  await new Promise((listening) => server.once("listening", listening));
  return { base: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

export const browse = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });

/** A page whose `faults` are its messages in the console (of the reference, which is not ours, errors alone), exceptions, and requests to hosts other than `hosts`. */
export async function opened(browser, address, options = {}, hosts = [new URL(address).host]) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("console", (message) => (message.type() === "error" || !page.url().includes("/docs/")) && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.protocol !== "blob:" && !hosts.includes(url.host)) faults.push(`asked ${url}`);
  });
  await page.goto(address);
  return { page, faults, close: () => context.close() };
}

/** Light and dark, wide and as a phone. */
export const LOOKS = ["light", "dark"].flatMap((colorScheme) => [1280, 390].map((width) => ({
  colorScheme, viewport: { width, height: 900 }, name: `${colorScheme}, ${width} pixels`,
})));

/** No rule of axe-core is violated, and nothing stands out at the side. */
export async function sound(page) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" ")}`);
  assert.deepEqual(told, [], page.url());
  assert.ok(passes.length > 10, "the rules have run");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "it scrolls sideways");
}

// What stands in the pages' own files needs no checksum: it comes from the same server.
const validator = new HtmlValidate(new StaticConfigLoader({
  root: true, extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"], rules: { "require-sri": "off" },
}));

/** What is wrong with a page as HTML. */
export async function invalid(text) {
  const { results } = await validator.validateString(text);
  return results.flatMap(({ messages }) => messages.map(({ line, message, ruleId }) => `${line}: ${ruleId}: ${message}`));
}

/** A page as a browser gets it. */
export async function html(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html,*/*;q=0.8" } });
  return { status: answer.status, text: await answer.text() };
}

export const json = async (address) => (await fetch(address)).json();
