// The claims that the record contradicts, each with the reading that was held against it.

import { ask, nothing } from "./ask.js";
import { counted, day, element, link, listed, whole } from "./elements.js";

const VERDICTS = [
  ["agrees", "agree"], ["partly_agrees", "agree in part"], ["disagrees", "disagree"], ["undetermined", "cannot be determined"],
];
/** What the parts of a claim are called. */
const PARTS = {
  abstain: "the abstentions", count: "the count", members: "the members", no: "the votes against", on: "the day",
  option: "how they voted", ordinal: "which vote it was", outcome: "the outcome", period: "the period",
  symbol: "the symbol", topic: "the topic", yes: "the votes in favour",
};
const KINDS = {
  veto: "a veto", veto_count: "a count of vetoes", block: "a block", tally: "a tally", abstention: "an abstention",
  adoption: "an adoption", rejection: "a rejection",
};
const OPTIONS = {
  yes: "voting in favour", no: "voting against", abstain: "abstaining", absent: "being absent", not_voting: "not voting",
};
const BASES = { sentence: "as the sentence says", context: "as the text says before", article: "the report's own day" };

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
    element("p", { class: "reading" }, element("b", {}, "Read as: "), reading(claim)),
    element("p", { class: "reason" }, element("b", {}, "The record: "), claim.reason),
    element("p", { class: "more" }, link(`/v1/claims/${claim.id}`, "the claim"),
      link(`/v1/articles/${claim.article_id}`, claim.article_title ?? "its report"),
      claim.votes.slice(0, 3).map((id) => link(`/v1/votes/${id}`, id))));
}

/** What the claim asserts, part by part, and which parts were compared. */
function reading(claim) {
  const { yes, no, abstain } = claim;
  const tally = [[yes, "in favour"], [no, "against"], [abstain, "abstaining"]].filter(([number]) => number !== null);
  const parts = [
    KINDS[claim.kind],
    claim.members.length > 0 ? `by ${listed(claim.members)}` : null,
    OPTIONS[claim.option] ?? null,
    tally.length > 0 ? listed(tally.map(([number, words]) => `${whole(number)} ${words}`)) : null,
    claim.ordinal !== null ? `number ${whole(claim.ordinal)} of several` : null,
    claim.count !== null && claim.ordinal === null ? counted(claim.count, "vote", "votes") : null,
    claim.topic ? `on ${claim.topic}` : null,
    claim.symbol,
    claim.on ? [day(claim.on), `, ${BASES[claim.on_basis]}`] : null,
    claim.period_from ? ["from ", day(claim.period_from)] : null,
    claim.period_to ? ["to ", day(claim.period_to)] : null,
  ].filter((part) => part !== null && part !== undefined);
  const compared = claim.compared.map((part) => PARTS[part]);
  return [
    parts.flatMap((part, at) => (at === 0 ? part : ["; ", part].flat())), ".",
    compared.length > 0 ? ` Compared: ${listed(compared)}.` : "",
  ];
}
