"""Uses the API as a Python program does that has nothing but the client of openapi-python-client."""
import sys
from datetime import date
from http import HTTPStatus
from typing import Any, TypeVar

from communique_client import Client
from communique_client.api.actors import (
    get_actor, list_actor_articles, list_actor_quotes, list_actor_vote_totals, list_actor_votes, list_actors,
    list_related_actors)
from communique_client.api.articles import (
    get_article, get_article_text, list_article_actors, list_article_claims, list_article_quotes, list_articles)
from communique_client.api.claims import get_claim, list_claims
from communique_client.api.extract import extract_article
from communique_client.api.quotes import get_quote, list_quotes
from communique_client.api.search import list_facets, list_hits, list_network_edges, list_timeline
from communique_client.api.service import (
    get_api_catalog, get_dataset, get_index, get_live, get_metrics, get_openapi, get_openapi_3_0, get_problem,
    get_ready, list_changes)
from communique_client.api.statements import get_statement, list_statement_quotes, list_statements
from communique_client.api.votes import (
    get_vote, list_agreement, list_members, list_topics, list_veto_totals, list_vetoes, list_vote_claims, list_votes)
from communique_client import models
from communique_client.types import UNSET, Response

T = TypeVar("T")
client = Client(base_url=sys.argv[1], raise_on_unexpected_status=True)


def found(kind: type[T], answer: Any) -> T:
    """The answer, which is of that type and no problem."""
    assert isinstance(answer, kind), answer
    return answer


def pages_to_the_end() -> None:
    ids: set[Any] = set()
    cursor, pages, total = None, 0, None
    while True:
        page = found(models.QuotePage, list_quotes.sync(
            client=client, limit=7, count=True, cursor=UNSET if cursor is None else cursor))
        ids.update(quote.id for quote in page.items)
        cursor, pages, total = page.page.next_cursor, pages + 1, page.page.total
        if cursor is None:
            break
    assert pages > 2 and len(ids) == total


def filters() -> None:
    votes = found(models.VotePage, list_votes.sync(
        client=client, topic=["syria"], vetoed_by=["CHN", "RUS"], match=models.Match.ALL, limit=200)).items
    assert len(votes) > 5
    assert all(vote.topic == "syria" and set(vote.vetoed_by) == {"CHN", "RUS"} for vote in votes)
    quotes = found(models.QuotePage, list_quotes.sync(client=client, kind=models.QuoteKind.DIRECT)).items
    assert quotes and all(quote.kind == models.QuoteKind.DIRECT for quote in quotes)


def articles_and_their_parts() -> None:
    article = found(models.ArticlePage, list_articles.sync(client=client, limit=1)).items[0]
    whole = found(models.ArticleDetail, get_article.sync(article.id, client=client))
    assert len(whole.quotes) == article.quote_count
    assert get_article_text.sync(article.id, client=client) == whole.text
    quotes = found(models.QuotePage, list_article_quotes.sync(article.id, client=client, limit=200))
    assert len(quotes.items) == len(whole.quotes)
    claims = found(models.ClaimPage, list_article_claims.sync(article.id, client=client, limit=200))
    assert len(claims.items) == len(whole.claims)
    assert found(models.ActorPage, list_article_actors.sync(article.id, client=client)).items


def actors_and_what_they_did() -> None:
    actors = found(models.ActorPage, list_actors.sync(client=client, q="china")).items
    china = next(actor for actor in actors if actor.iso3 == "CHN").id
    assert found(models.ActorDetail, get_actor.sync(china, client=client)).aliases
    found(models.QuotePage, list_actor_quotes.sync(china, client=client))
    found(models.RelatedActorPage, list_related_actors.sync(china, client=client))
    assert found(models.ArticlePage, list_actor_articles.sync(china, client=client)).items
    vetoes = found(models.MemberVotePage, list_actor_votes.sync(china, client=client, veto=True, limit=200))
    assert len(vetoes.items) > 10
    assert found(models.MemberVoteTotalPage, list_actor_vote_totals.sync(china, client=client)).items


def one_of_each_else() -> None:
    quote = found(models.QuotePage, list_quotes.sync(client=client, limit=1)).items[0]
    assert found(models.Quote, get_quote.sync(quote.id, client=client)) == quote
    statement = found(models.StatementPage, list_statements.sync(client=client, limit=1)).items[0]
    assert found(models.Statement, get_statement.sync(statement.id, client=client)) == statement
    said = found(models.QuotePage, list_statement_quotes.sync(statement.id, client=client)).items
    assert said[0].id == statement.first_quote_id
    claim = found(models.ClaimPage, list_claims.sync(client=client, verdict=[models.Verdict.AGREES])).items[0]
    assert found(models.Claim, get_claim.sync(claim.id, client=client)) == claim
    vote = found(models.VoteDetail, get_vote.sync("S-2012-77", client=client))
    assert {ballot.member for ballot in vote.ballots if ballot.is_veto} == {"CHN", "RUS"}
    assert found(models.ClaimPage, list_vote_claims.sync(vote.id, client=client, limit=10)).items == vote.claims


def the_record_and_what_is_counted() -> None:
    assert found(models.VetoPage, list_vetoes.sync(client=client, member=["RUS"])).items
    totals = list_veto_totals.sync(client=client, by=[models.VetoGroup.MEMBER])
    assert len(found(models.VetoTotalPage, totals).items) > 4
    members = list_members.sync(client=client, on=date(2012, 2, 4))
    assert len(found(models.MemberPage, members).items) == 15
    assert len(found(models.TopicPage, list_topics.sync(client=client)).items) > 5
    pair = list_agreement.sync(client=client, members=["CHN", "RUS"], topic=["syria"])
    assert len(found(models.AgreementPage, pair).items) == 1
    assert found(models.SearchHitPage, list_hits.sync(client=client, q="veto")).items
    line = list_timeline.sync(client=client, metric=models.Metric.VETOES, interval=models.Interval.YEAR, limit=200)
    assert len(found(models.TimelineItemPage, line).items) > 50
    facets = list_facets.sync(client=client, of=models.Metric.VETOES, by=[models.SplitBy.MEMBER], top=3)
    assert [facet.value for facet in found(models.FacetPage, facets).items][0] == "SUN"
    assert found(models.NetworkEdgePage, list_network_edges.sync(client=client)).items
    dataset = found(models.Dataset, get_dataset.sync(client=client))
    assert dataset.counts.vote_count > 3000
    changes = found(models.ChangePage, list_changes.sync(client=client, kind=[models.ChangeKind.ARTICLE], limit=200))
    assert changes.items and changes.page.next_since == dataset.state
    assert not found(models.ChangePage, list_changes.sync(client=client, since=dataset.state)).items
    body = models.ExtractRequest(text="“We will vote no,” Sergei Lavrov told reporters.")
    assert len(found(models.ArticleDetail, extract_article.sync(client=client, body=body)).quotes) == 1


def the_service_itself() -> None:
    index = get_index.sync(client=client.with_headers({"accept": "application/json"}))
    assert found(models.Index, index).resources
    page = get_problem.sync("not-found", client=client.with_headers({"accept": "application/json"}))
    assert found(models.ProblemPage, page).status == HTTPStatus.NOT_FOUND
    assert get_openapi.sync(client=client) and get_openapi_3_0.sync(client=client)
    assert get_api_catalog.sync(client=client)
    found(models.Health, get_live.sync(client=client))
    found(models.Health, get_ready.sync(client=client))
    assert found(str, get_metrics.sync(client=client)).startswith("#")


def limits() -> None:
    """What this client cannot do; where it fails, openapi/README.md says too much: a list is read as JSON alone."""
    try:
        list_quotes.sync_detailed(client=client, limit=1, format_=models.Format.CSV)
    except ValueError as unread:
        assert "Expecting value" in str(unread), unread
    else:
        raise AssertionError("CSV was read")
    answer = client.get_httpx_client().get("/v1/quotes", params={"limit": 1, "format": "csv"})
    assert answer.text.startswith("id,article_id,")


def refused(answer: Response[Any], status: HTTPStatus) -> models.Problem:
    assert answer.status_code == status, answer
    return found(models.Problem, answer.parsed)


def problems() -> None:
    wrong = refused(list_quotes.sync_detailed(client=client, limit=1000), HTTPStatus.BAD_REQUEST)
    assert wrong.type_ == "/problems/invalid-parameters"
    assert [fault.parameter for fault in wrong.errors] == ["limit"]
    missing = refused(get_vote.sync_detailed("no-such-vote", client=client), HTTPStatus.NOT_FOUND)
    assert missing.type_ == "/problems/not-found"


pages_to_the_end()
filters()
articles_and_their_parts()
actors_and_what_they_did()
one_of_each_else()
the_record_and_what_is_counted()
the_service_itself()
limits()
problems()
