// Uses the API as a TypeScript program does that has nothing but the types of openapi-typescript and the
// calls of openapi-fetch. Every assertion is of what the server answers; the compiler asserts the rest.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Problem = components["schemas"]["Problem"];
// Lists answer CSV and NDJSON, too: without these names every answer would also be a string.
type Read = "application/json" | "application/problem+json" | "application/linkset+json" | "text/plain";
const api = createClient<paths, Read>({ baseUrl: process.argv[2]! });

function found<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  assert.equal(answer.response.status, 200, JSON.stringify(answer.error));
  assert.ok(answer.data !== undefined);
  return answer.data;
}

async function pagesToTheEnd() {
  const ids = new Set<string>();
  let cursor: string | undefined;
  let pages = 0;
  let total: number | null = null;
  do {
    const query = { limit: 7, count: true, ...(cursor === undefined ? {} : { cursor }) };
    const page = found(await api.GET("/v1/quotes", { params: { query } }));
    for (const quote of page.items) ids.add(quote.id);
    total = page.page.total;
    cursor = page.page.next_cursor ?? undefined;
    pages += 1;
  } while (cursor !== undefined);
  assert.ok(pages > 2);
  assert.equal(ids.size, total);
}

async function filters() {
  const query = { topic: ["syria"], vetoed_by: ["CHN", "RUS"], match: "all" as const, limit: 200 };
  const votes = found(await api.GET("/v1/votes", { params: { query } })).items;
  assert.ok(votes.length > 5);
  for (const vote of votes) {
    assert.equal(vote.topic, "syria");
    assert.deepEqual([...vote.vetoed_by].sort(), ["CHN", "RUS"]);
  }
  const direct = found(await api.GET("/v1/quotes", { params: { query: { kind: "direct" } } })).items;
  assert.ok(direct.length > 0 && direct.every((quote) => quote.kind === "direct"));
}

async function articlesAndTheirParts() {
  const [article] = found(await api.GET("/v1/articles", { params: { query: { sort: "-published_on" } } })).items;
  const params = { path: { id: article!.id } };
  const whole = found(await api.GET("/v1/articles/{id}", { params }));
  assert.equal(whole.quotes.length, article!.quote_count);
  assert.equal(found(await api.GET("/v1/articles/{id}/text", { params, parseAs: "text" })), whole.text);
  assert.equal(found(await api.GET("/v1/articles/{id}/quotes", { params })).items.length, whole.quotes.length);
  assert.equal(found(await api.GET("/v1/articles/{id}/claims", { params })).items.length, whole.claims.length);
  assert.ok(found(await api.GET("/v1/articles/{id}/actors", { params })).items.length > 0);
}

async function actorsAndWhatTheyDid() {
  const query = { q: "china", kind: ["state" as const] };
  const china = found(await api.GET("/v1/actors", { params: { query } })).items.find((actor) => actor.iso3 === "CHN");
  const params = { path: { id: china!.id } };
  assert.ok(found(await api.GET("/v1/actors/{id}", { params })).aliases.length > 0);
  found(await api.GET("/v1/actors/{id}/quotes", { params }));
  found(await api.GET("/v1/actors/{id}/related", { params }));
  assert.ok(found(await api.GET("/v1/actors/{id}/articles", { params })).items.length > 0);
  const vetoes = { ...params, query: { veto: true, limit: 200 } };
  assert.ok(found(await api.GET("/v1/actors/{id}/votes", { params: vetoes })).items.length > 10);
  assert.ok(found(await api.GET("/v1/actors/{id}/votes/totals", { params })).items.length > 0);
}

async function oneOfEachElse() {
  const [quote] = found(await api.GET("/v1/quotes", { params: { query: { limit: 1 } } })).items;
  assert.deepEqual(found(await api.GET("/v1/quotes/{id}", { params: { path: { id: quote!.id } } })), quote);
  const most = { query: { sort: "-publisher_count" as const, limit: 1 } };
  const [statement] = found(await api.GET("/v1/statements", { params: most })).items;
  const path = { id: statement!.id };
  assert.deepEqual(found(await api.GET("/v1/statements/{id}", { params: { path } })), statement);
  const said = found(await api.GET("/v1/statements/{id}/quotes", { params: { path } })).items;
  assert.equal(said[0]!.id, statement!.first_quote_id);
  const [claim] = found(await api.GET("/v1/claims", { params: { query: { verdict: ["agrees" as const] } } })).items;
  assert.deepEqual(found(await api.GET("/v1/claims/{id}", { params: { path: { id: claim!.id } } })), claim);
  const vote = found(await api.GET("/v1/votes/{id}", { params: { path: { id: "S-2012-77" } } }));
  const about = found(await api.GET("/v1/votes/{id}/claims", { params: { path: { id: vote.id }, query: { limit: 10 } } }));
  assert.deepEqual(about.items, vote.claims);
  assert.deepEqual(vote.ballots.filter((ballot) => ballot.is_veto).map((ballot) => ballot.member), ["CHN", "RUS"]);
}

async function theRecordAndWhatIsCounted() {
  assert.ok(found(await api.GET("/v1/vetoes", { params: { query: { member: ["RUS"] } } })).items.length > 0);
  assert.ok(found(await api.GET("/v1/vetoes/totals", { params: { query: { by: ["member" as const] } } })).items.length > 4);
  assert.equal(found(await api.GET("/v1/members", { params: { query: { on: "2012-02-04" } } })).items.length, 15);
  assert.ok(found(await api.GET("/v1/topics")).items.length > 5);
  const pair = { members: ["CHN", "RUS"], topic: ["syria"] };
  assert.equal(found(await api.GET("/v1/agreement", { params: { query: pair } })).items.length, 1);
  assert.ok(found(await api.GET("/v1/search", { params: { query: { q: "veto" } } })).items.length > 0);
  const timeline = { metric: "vetoes" as const, interval: "year" as const, limit: 200 };
  assert.ok(found(await api.GET("/v1/timeline", { params: { query: timeline } })).items.length > 50);
  const ranking = { of: "vetoes" as const, by: ["member" as const], top: 3 };
  assert.equal(found(await api.GET("/v1/facets", { params: { query: ranking } })).items[0]!.value, "SUN");
  assert.ok(found(await api.GET("/v1/network")).items.length > 0);
  const dataset = found(await api.GET("/v1/dataset"));
  assert.ok(dataset.counts.vote_count > 3000);
  const kinds = { query: { kind: ["article" as const], limit: 200 } };
  const changes = found(await api.GET("/v1/changes", { params: kinds }));
  assert.ok(changes.items.length > 0 && changes.page.next_since === dataset.state);
  assert.deepEqual(found(await api.GET("/v1/changes", { params: { query: { since: dataset.state } } })).items, []);
  const body = { text: "“We will vote no,” Sergei Lavrov told reporters." };
  assert.equal(found(await api.POST("/v1/extract", { body })).quotes.length, 1);
}

async function theServiceItself() {
  assert.ok(found(await api.GET("/", { headers: { accept: "application/json" } })));
  assert.ok(found(await api.GET("/openapi.json")));
  assert.ok(found(await api.GET("/openapi-3.0.json")));
  const type = { params: { path: { type: "not-found" } }, headers: { accept: "application/json" } };
  assert.ok(found(await api.GET("/problems/{type}", type)));
  assert.ok(found(await api.GET("/.well-known/api-catalog")));
  found(await api.GET("/health/live"));
  found(await api.GET("/health/ready"));
  assert.match(found(await api.GET("/metrics", { parseAs: "text" })), /^# /m);
}

async function problems() {
  const wrong = await api.GET("/v1/quotes", { params: { query: { limit: 1000 } } });
  assert.equal(wrong.response.status, 400);
  const refused: Problem = wrong.error!;
  assert.equal(refused.type, "/problems/invalid-parameters");
  assert.deepEqual(refused.errors.map((fault) => fault.parameter), ["limit"]);
  const missing = await api.GET("/v1/votes/{id}", { params: { path: { id: "no-such-vote" } } });
  assert.equal(missing.response.status, 404);
  const absent: Problem = missing.error!;
  assert.equal(absent.type, "/problems/not-found");
}

await pagesToTheEnd();
await filters();
await articlesAndTheirParts();
await actorsAndWhatTheyDid();
await oneOfEachElse();
await theRecordAndWhatIsCounted();
await theServiceItself();
await problems();
