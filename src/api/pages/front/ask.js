// Asks the API, and says how the asking goes: waiting, starting, refused, failed, nothing there.

import { element } from "./elements.js";

/** After so long a request is given up. */
const PATIENCE = 30_000;
/** After so long the reader is told that it takes long. */
const SLOW = 4_000;

/** What the API answered instead of what was asked for: a problem (RFC 9457), or no answer at all. */
export class Refused extends Error {
  constructor(title, detail, status = 0, type = "") {
    super(detail);
    Object.assign(this, { title, detail, status, type });
  }
}

/** The answer to a path with its query: parsed JSON, or an array of it from NDJSON. */
export async function ask(path, query = {}, waiting = () => {}) {
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== null));
  const address = asked.size > 0 ? `${path}?${asked}` : path;
  for (let tries = 1; ; tries += 1) {
    const answer = await answered(address);
    if (answer.ok) return parsed(answer);
    const refused = await problem(answer);
    // A server that has only just started answers 503, and one that is asked too often 429.
    const passing = refused.type === "/problems/unavailable" || (answer.status === 429 && tries < 5);
    if (!passing) throw refused;
    const seconds = Math.min(Math.max(Number(answer.headers.get("Retry-After")) || 1, 1), 15);
    waiting(`${refused.detail} Asking again in ${seconds} s.`);
    await new Promise((resume) => setTimeout(resume, seconds * 1000));
  }
}

async function answered(address) {
  try {
    return await fetch(address, {
      headers: { Accept: "application/json, application/x-ndjson;q=0.9" },
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch (error) {
    if (error.name === "TimeoutError") throw new Refused("No answer", `The server has not answered in ${PATIENCE / 1000} s.`);
    throw new Refused("No answer", "The server cannot be reached.");
  }
}

async function parsed(answer) {
  try {
    if (!answer.headers.get("Content-Type").startsWith("application/x-ndjson")) return await answer.json();
    const lines = (await answer.text()).split("\n");
    return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
  } catch {
    throw new Refused("Broken answer", "The answer has ended before its time.");
  }
}

async function problem(answer) {
  const told = await answer.json().catch(() => ({}));
  const faults = (told.errors ?? []).map((fault) => `${fault.parameter}: ${fault.detail}`);
  const detail = [told.detail, ...faults].filter(Boolean).join(" ") || `The server answered ${answer.status}.`;
  return new Refused(told.title ?? "Failed", detail, answer.status, told.type);
}

/**
 * Fills a place with what `load` makes of the API's answers, and meanwhile says what is the matter.
 * `load` is given a function that replaces the waiting text.
 */
export async function show(place, load) {
  let slow;
  const waiting = (text) => {
    clearTimeout(slow);
    place.replaceChildren(element("p", { class: "waiting", role: "status" }, text));
  };
  place.hidden = false;
  place.setAttribute("aria-busy", "true");
  waiting("Loading…");
  slow = setTimeout(() => waiting("Still waiting for the server…"), SLOW);
  try {
    place.replaceChildren(...[await load(waiting)].flat());
    place.dataset.state = "there";
  } catch (error) {
    // What is not a refusal is a fault of this page; it belongs into the console too.
    if (!(error instanceof Refused)) console.error(error);
    place.replaceChildren(failure(error, () => show(place, load)));
    place.dataset.state = "failed";
  } finally {
    clearTimeout(slow);
    place.removeAttribute("aria-busy");
  }
}

function failure(error, again) {
  const title = error instanceof Refused ? error.title : "This part of the page has failed";
  return element("div", { class: "notice", role: "status" },
    element("p", {}, element("b", {}, title), ". ", error.detail ?? error.message),
    element("button", { type: "button", click: again }, "Try again"));
}

/** What is shown where there is nothing to show. */
export function nothing(...text) {
  return element("p", { class: "nothing" }, ...text);
}
