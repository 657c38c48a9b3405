"""Uses the API as a Python program does that has nothing but the client of openapi-generator."""
import sys
from datetime import date

import communique_client as made

client = made.ApiClient(made.Configuration(host=sys.argv[1]))
articles, actors, quotes = made.ArticlesApi(client), made.ActorsApi(client), made.QuotesApi(client)
claims, votes, search = made.ClaimsApi(client), made.VotesApi(client), made.SearchApi(client)
service, statements = made.ServiceApi(client), made.StatementsApi(client)


def pages_to_the_end():
    ids, cursor, pages, total = set(), None, 0, None
    while True:
        page = quotes.list_quotes(limit=7, count=True, cursor=cursor)
        ids.update(quote.id for quote in page.items)
        cursor, pages, total = page.page.next_cursor, pages + 1, page.page.total
        if cursor is None:
            break
    assert pages > 2 and len(ids) == total


def filters():
    found = votes.list_votes(topic=["syria"], vetoed_by=["CHN", "RUS"], match=made.Match.ALL, limit=200).items
    assert len(found) > 5
    assert all(vote.topic == "syria" and set(vote.vetoed_by) == {"CHN", "RUS"} for vote in found)
    direct = quotes.list_quotes(kind=made.QuoteKind.DIRECT).items
    assert direct and all(quote.kind == made.QuoteKind.DIRECT for quote in direct)


def articles_and_their_parts():
    article = articles.list_articles(limit=1).items[0]
    whole = articles.get_article(article.id)
    said = [quote for quote in whole.quotes if quote.modality == made.QuoteModality.ASSERTED]
    assert len(said) == article.quote_count
    assert articles.get_article_text(article.id) == whole.text
    assert len(articles.list_article_quotes(article.id, limit=200).items) == len(whole.quotes)
    assert len(articles.list_article_claims(article.id, limit=200).items) == len(whole.claims)
    assert articles.list_article_actors(article.id).items


def actors_and_what_they_did():
    china = next(actor for actor in actors.list_actors(q="china").items if actor.iso3 == "CHN").id
    assert actors.get_actor(china).aliases
    actors.list_actor_quotes(china)
    actors.list_related_actors(china)
    assert actors.list_actor_articles(china).items
    assert len(actors.list_actor_votes(china, veto=True, limit=200).items) > 10
    assert actors.list_actor_vote_totals(china).items


def one_of_each_else():
    quote = quotes.list_quotes(limit=1).items[0]
    assert quotes.get_quote(quote.id) == quote
    statement = statements.list_statements(limit=1).items[0]
    assert statements.get_statement(statement.id) == statement
    assert statements.list_statement_quotes(statement.id).items[0].id == statement.first_quote_id
    claim = claims.list_claims(verdict=[made.Verdict.AGREES]).items[0]
    assert claims.get_claim(claim.id) == claim
    vote = votes.get_vote("S-2012-77")
    assert votes.list_vote_claims("S-2012-77", limit=10).items == vote.claims
    assert {ballot.member for ballot in vote.ballots if ballot.is_veto} == {"CHN", "RUS"}


def the_record_and_what_is_counted():
    assert votes.list_vetoes(member=["RUS"]).items
    assert len(votes.list_veto_totals(by=[made.VetoGroup.MEMBER]).items) > 4
    assert len(votes.list_members(on=date(2012, 2, 4)).items) == 15
    assert len(votes.list_topics().items) > 5
    assert len(votes.list_agreement(members=["CHN", "RUS"], topic=["syria"]).items) == 1
    assert search.list_hits("veto").items
    line = search.list_timeline(metric=made.Metric.VETOES, interval=made.Interval.YEAR, limit=200)
    assert len(line.items) > 50
    assert search.list_facets(made.Metric.VETOES, [made.SplitBy.MEMBER], top=3).items[0].value == "SUN"
    assert search.list_network_edges().items
    dataset = service.get_dataset()
    assert dataset.counts.vote_count > 3000
    changes = service.list_changes(kind=[made.ChangeKind.ARTICLE], limit=200)
    assert changes.items and changes.page.next_since == dataset.state
    assert not service.list_changes(since=dataset.state).items
    text = made.ExtractRequest(text="“We will vote no,” Sergei Lavrov told reporters.")
    assert len(made.ExtractApi(client).extract_article(text).quotes) == 1


def the_service_itself():
    assert service.get_index().resources
    assert service.get_problem("not-found").status == 404
    assert service.get_openapi() and service.get_openapi30() and service.get_api_catalog()
    service.get_live()
    service.get_ready()
    assert service.get_metrics().startswith("#")


def refused(status, operation, *arguments):
    """The problem that the operation answers, as the typed value that the client makes of it."""
    try:
        operation(*arguments)
    except made.ApiException as error:
        assert error.status == status and isinstance(error.data, made.Problem), error
        return error.data
    raise AssertionError("it was answered")


def limits():
    """What this client cannot do; where one of these fails, openapi/README.md says too much."""
    try:
        quotes.list_quotes(limit=1000)
    except ValueError as refused:
        assert "less than or equal to 200" in str(refused), refused
    else:
        raise AssertionError("the server was asked for a page that the client knows to be too large")


def problems():
    # Bounds are the client's to refuse; a cursor is the server's alone to judge.
    wrong = refused(400, lambda: quotes.list_quotes(cursor="no cursor"))
    assert wrong.type == "/problems/invalid-parameters"
    assert [fault.parameter for fault in wrong.errors] == ["cursor"]
    assert refused(404, votes.get_vote, "no-such-vote").type == "/problems/not-found"


pages_to_the_end()
filters()
articles_and_their_parts()
actors_and_what_they_did()
one_of_each_else()
the_record_and_what_is_counted()
the_service_itself()
limits()
problems()
