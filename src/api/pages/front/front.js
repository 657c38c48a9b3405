// The front page, and an example of a dashboard: everything it shows comes from the public API by fetch.
// No library, no build step: what is served is what was written.

import { ask, show } from "./ask.js";
import { claims } from "./claims.js";
import { day, element, link, whole } from "./elements.js";
import { reports } from "./reports.js";
import { searching } from "./search.js";
import { vetoes } from "./vetoes.js";

const place = (id) => document.getElementById(id);

// Asked for once, shown in two places.
let dataset;
const described = (waiting) => (dataset ??= ask("/v1/dataset", {}, waiting).catch((error) => {
  dataset = undefined;
  throw error;
}));

/** How much there is of what. */
async function counts(waiting) {
  const { counts: of, record_to: end } = await described(waiting);
  const shown = [
    [of.vote_count, "votes of the Council", "/v1/votes"], [of.article_count, "reports", "/v1/articles"],
    [of.quote_count, "quotes", "/v1/quotes"], [of.actor_count, "actors", "/v1/actors"],
    [of.claim_count, "claims about votes", "/v1/claims"],
  ];
  return [
    element("ul", {}, shown.map(([count, name, path]) => element("li", {}, link(path, element("b", {}, whole(count)), ` ${name}`)))),
    element("p", { class: "note" }, "The record of votes reaches to ", day(end), "."),
  ];
}

/** What is served under which licence. */
async function sources(waiting) {
  const { licences, versions } = await described(waiting);
  return [
    element("dl", {}, licences.map(({ part, licence, url, note }) => [
      element("dt", {}, part), element("dd", {}, url ? link(url, licence) : licence, note ? `. ${note}` : ""),
    ])),
    element("p", {}, `Communiqué ${versions.program}`),
  ];
}

searching(place("search"), place("hits"));
show(place("counts"), counts);
show(place("vetoes"), vetoes);
show(place("reports"), reports);
show(place("claims"), claims);
show(place("sources"), sources);
