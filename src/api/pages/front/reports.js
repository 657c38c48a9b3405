// The latest reports with their quotes.

import { ask, nothing } from "./ask.js";
import { counted, day, element, link, whole } from "./elements.js";

/** The latest reports, each with its first direct quotes. */
export async function reports(waiting) {
  const { items } = await ask("/v1/articles", { sort: "-published_on", limit: 5 }, waiting);
  if (items.length === 0) {
    return nothing("No reports have been loaded yet. ", element("code", {}, "communique ingest path/to/articles"), " loads yours.");
  }
  return Promise.all(items.map((article) => report(article, waiting)));
}

async function report(article, waiting) {
  const query = { article: article.id, kind: "direct", limit: 2 };
  const { items } = article.quote_count > 0 ? await ask("/v1/quotes", query, waiting) : { items: [] };
  const further = article.quote_count - items.length;
  return element("article", { class: "report" },
    element("p", { class: "dateline" }, day(article.published_on), article.publisher ? ` · ${article.publisher}` : ""),
    element("h3", {}, link(`/v1/articles/${article.id}`, article.title ?? "Untitled")),
    items.length === 0 ? element("p", {}, article.excerpt) : null,
    items.map(quoted),
    element("p", { class: "more" },
      further > 0 ? link(`/v1/articles/${article.id}/quotes`, `${whole(further)} more ${further === 1 ? "quote" : "quotes"}`) : null,
      article.claim_count > 0 ? link(`/v1/articles/${article.id}/claims`, counted(article.claim_count, "claim", "claims")) : null,
      article.url ? link(article.url, "as published") : null));
}

function quoted(quote) {
  const name = quote.speaker_name ?? quote.speaker_text;
  const speaker = quote.speaker_id ? link(`/v1/actors/${quote.speaker_id}`, name) : name ?? "speaker unknown";
  return element("figure", { class: "quote" },
    element("blockquote", {}, `“${quote.text.replace(/,$/, "")}”`),
    element("figcaption", {}, element("b", {}, speaker),
      quote.speaker_office ? `, ${quote.speaker_office}` : "", quote.via ? ` (via ${quote.via})` : ""));
}
