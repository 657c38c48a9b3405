// The latest reports with their quotes, and the claims that the record contradicts.

import { ask, nothing } from "./ask.js";
import { counted, day, element, link, listed, whole } from "./elements.js";

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

const VERDICTS = [
  ["agrees", "agree"], ["partly_agrees", "agree in part"], ["disagrees", "disagree"], ["undetermined", "cannot be determined"],
];

/** The claims that disagree, after how all of them fare. */
export async function claims(waiting) {
  const [{ items }, verdicts] = await Promise.all([
    ask("/v1/claims", { verdict: "disagrees", limit: 6 }, waiting),
    ask("/v1/timeline", { metric: "claims", interval: "all", split_by: "verdict" }, waiting),
  ]);
  const counts = new Map(verdicts.items.map(({ verdict, value }) => [verdict, value]));
  const judged = VERDICTS.filter(([verdict]) => counts.get(verdict) > 0);
  if (judged.length === 0) return nothing("No report has claimed anything about a vote yet.");
  const fare = judged.map(([verdict, words]) => `${whole(counts.get(verdict))} ${words}`);
  const all = judged.reduce((sum, [verdict]) => sum + counts.get(verdict), 0);
  return [
    element("p", { class: "fare" }, `Of ${counted(all, "claim", "claims")} held against the record ${listed(fare)}.`),
    items.length === 0 ? nothing("None disagrees with the record.") : null,
    ...items.map(claimed),
  ].filter(Boolean);
}

function claimed(claim) {
  return element("article", { class: "claim" },
    element("p", { class: "dateline" }, day(claim.published_on), claim.publisher ? ` · ${claim.publisher}` : "",
      claim.via ? ` (via ${claim.via})` : ""),
    element("blockquote", {}, `“${claim.text}”`),
    element("p", { class: "reason" }, element("b", {}, "The record: "), claim.reason),
    element("p", { class: "more" }, link(`/v1/claims/${claim.id}`, "the claim"), link(`/v1/articles/${claim.article_id}`, "its report"),
      claim.votes.slice(0, 3).map((id) => link(`/v1/votes/${id}`, id))));
}
