// Searches without leaving the page. Where scripts do not run, the form itself asks /v1/search.

import { ask, nothing, show } from "./ask.js";
import { element, link } from "./elements.js";

const PATHS = { article: "/v1/articles/", quote: "/v1/quotes/", actor: "/v1/actors/", vote: "/v1/votes/" };
const PAGE = 8;

/** Takes over the form and its examples, and searches at once for what the page's address asks. */
export function searching(form, place) {
  const field = form.elements.q;
  const search = (words) => {
    field.value = words;
    history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : "/");
    if (words) show(place, (waiting) => hits(words, waiting));
    else place.hidden = true;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(field.value.trim());
  });
  field.addEventListener("search", () => field.value === "" && search(""));
  for (const example of form.querySelectorAll("[data-search]")) {
    example.addEventListener("click", (event) => {
      event.preventDefault();
      search(example.dataset.search);
      field.focus();
    });
  }
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) search(asked);
}

async function hits(words, waiting) {
  const first = await ask("/v1/search", { q: words, limit: PAGE, count: true }, waiting);
  if (first.items.length === 0) return nothing("Nothing matches ", element("b", {}, words), ".");
  const total = first.page.total;
  const list = element("ol", {}, first.items.map(hit));
  const said = element("p", { class: "found", role: "status" }, `${total} ${total === 1 ? "match" : "matches"}`);
  return [said, list, further(list, words, first.page.next_cursor)];
}

/** The button for the next page, or nothing after the last. */
function further(list, words, cursor) {
  if (!cursor) return "";
  const button = element("button", { type: "button" }, "More");
  const rest = element("div", {}, button);
  button.addEventListener("click", () => show(rest, async () => {
    const next = await ask("/v1/search", { q: words, limit: PAGE, count: true, cursor });
    const added = next.items.map(hit);
    list.append(...added);
    added[0]?.querySelector("a").focus();
    return further(list, words, next.page.next_cursor);
  }));
  return rest;
}

function hit({ type, id, title, excerpt, highlights }) {
  return element("li", {}, element("span", { class: "type" }, type), " ",
    link(PATHS[type] + encodeURIComponent(id), title ?? id), element("p", {}, highlighted(excerpt ?? "", highlights)));
}

/** The excerpt with its matches marked; the offsets count code points, JavaScript's strings count UTF-16 units. */
function highlighted(excerpt, highlights) {
  const points = Array.from(excerpt);
  const text = (from, to) => points.slice(from, to).join("");
  let at = 0;
  const parts = highlights.flatMap(([start, end]) => {
    const before = text(at, start);
    at = end;
    return [before, element("mark", {}, text(start, end))];
  });
  return [...parts, text(at)];
}
