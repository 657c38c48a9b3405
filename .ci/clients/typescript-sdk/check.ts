// Uses the API as a TypeScript program does that has nothing but the SDK that hey-api makes. Every assertion is
// of what the server answers; the compiler asserts the rest.
import assert from "node:assert/strict";
import { client } from "./sdk/client.gen.js";
import * as api from "./sdk/index.js";

client.setConfig({ baseUrl: process.argv[2]! });

function found<T>(answer: { data?: T; error?: unknown; response?: Response | undefined }): T {
  assert.equal(answer.response?.status, 200, JSON.stringify(answer.error));
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
    const page = found(await api.listQuotes({ query }));
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
  const votes = found(await api.listVotes({ query })).items;
  assert.ok(votes.length > 5);
  for (const vote of votes) {
    assert.equal(vote.topic, "syria");
    assert.deepEqual([...vote.vetoed_by].sort(), ["CHN", "RUS"]);
  }
  const direct = found(await api.listQuotes({ query: { kind: "direct" } })).items;
  assert.ok(direct.length > 0 && direct.every((quote) => quote.kind === "direct"));
}

async function articlesAndTheirParts() {
  const [article] = found(await api.listArticles({ query: { sort: "-published_on" } })).items;
  const params = { path: { id: article!.id } };
  const whole = found(await api.getArticle(params));
  const said = whole.quotes.filter(({ modality }) => modality === "asserted");
  assert.equal(said.length, article!.quote_count);
  assert.equal(found(await api.getArticleText(params)), whole.text);
  assert.equal(found(await api.listArticleQuotes(params)).items.length, whole.quotes.length);
  assert.equal(found(await api.listArticleClaims(params)).items.length, whole.claims.length);
  assert.ok(found(await api.listArticleActors(params)).items.length > 0);
}

async function actorsAndWhatTheyDid() {
  const query = { q: "china", kind: ["state" as const] };
  const china = found(await api.listActors({ query })).items.find((actor) => actor.iso3 === "CHN");
  const params = { path: { id: china!.id } };
  assert.ok(found(await api.getActor(params)).aliases.length > 0);
  found(await api.listActorQuotes(params));
  found(await api.listRelatedActors(params));
  assert.ok(found(await api.listActorArticles(params)).items.length > 0);
  const vetoes = { ...params, query: { veto: true, limit: 200 } };
  assert.ok(found(await api.listActorVotes(vetoes)).items.length > 10);
  assert.ok(found(await api.listActorVoteTotals(params)).items.length > 0);
}

async function oneOfEachElse() {
  const [quote] = found(await api.listQuotes({ query: { limit: 1 } })).items;
  assert.deepEqual(found(await api.getQuote({ path: { id: quote!.id } })), quote);
  const [statement] = found(await api.listStatements({ query: { sort: "-publisher_count" as const, limit: 1 } })).items;
  const path = { id: statement!.id };
  assert.deepEqual(found(await api.getStatement({ path })), statement);
  assert.equal(found(await api.listStatementQuotes({ path })).items[0]!.id, statement!.first_quote_id);
  const [claim] = found(await api.listClaims({ query: { verdict: ["agrees" as const] } })).items;
  assert.deepEqual(found(await api.getClaim({ path: { id: claim!.id } })), claim);
  const vote = found(await api.getVote({ path: { id: "S-2012-77" } }));
  assert.deepEqual(found(await api.listVoteClaims({ path: { id: vote.id }, query: { limit: 10 } })).items, vote.claims);
  assert.deepEqual(vote.ballots.filter((ballot) => ballot.is_veto).map((ballot) => ballot.member), ["CHN", "RUS"]);
}

async function theRecordAndWhatIsCounted() {
  assert.ok(found(await api.listVetoes({ query: { member: ["RUS"] } })).items.length > 0);
  assert.ok(found(await api.listVetoTotals({ query: { by: ["member" as const] } })).items.length > 4);
  assert.equal(found(await api.listMembers({ query: { on: "2012-02-04" } })).items.length, 15);
  assert.ok(found(await api.listTopics()).items.length > 5);
  const pair = { members: ["CHN", "RUS"], topic: ["syria"] };
  assert.equal(found(await api.listAgreement({ query: pair })).items.length, 1);
  assert.ok(found(await api.listHits({ query: { q: "veto" } })).items.length > 0);
  const timeline = { metric: "vetoes" as const, interval: "year" as const, limit: 200 };
  assert.ok(found(await api.listTimeline({ query: timeline })).items.length > 50);
  const ranking = { of: "vetoes" as const, by: ["member" as const], top: 3 };
  assert.equal(found(await api.listFacets({ query: ranking })).items[0]!.value, "SUN");
  assert.ok(found(await api.listNetworkEdges()).items.length > 0);
  const dataset = found(await api.getDataset());
  assert.ok(dataset.counts.vote_count > 3000);
  const changes = found(await api.listChanges({ query: { kind: ["article" as const], limit: 200 } }));
  assert.ok(changes.items.length > 0 && changes.page.next_since === dataset.state);
  assert.deepEqual(found(await api.listChanges({ query: { since: dataset.state } })).items, []);
  const body = { text: "“We will vote no,” Sergei Lavrov told reporters." };
  assert.equal(found(await api.extractArticle({ body })).quotes.length, 1);
}

async function theServiceItself() {
  assert.ok(found(await api.getIndex({ headers: { accept: "application/json" } })));
  assert.ok(found(await api.getOpenapi()));
  assert.ok(found(await api.getOpenapi30()));
  const type = { path: { type: "not-found" }, headers: { accept: "application/json" } };
  assert.ok(found(await api.getProblem(type)));
  assert.ok(found(await api.getApiCatalog()));
  found(await api.getLive());
  found(await api.getReady());
  assert.match(found(await api.getMetrics()), /^# /m);
}

async function problems() {
  const wrong = await api.listQuotes({ query: { limit: 1000 } });
  assert.equal(wrong.response?.status, 400);
  const refused: api.Problem = wrong.error!;
  assert.equal(refused.type, "/problems/invalid-parameters");
  assert.deepEqual(refused.errors.map((fault) => fault.parameter), ["limit"]);
  const missing = await api.getVote({ path: { id: "no-such-vote" } });
  assert.equal(missing.response?.status, 404);
  const absent: api.Problem = missing.error!;
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
