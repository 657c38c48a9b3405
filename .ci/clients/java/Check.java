import communique.ApiClient;
import communique.ApiException;
import communique.api.*;
import communique.model.*;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Uses the API as a Java program does that has nothing but the client of openapi-generator. */
class Check {
    private final ApiClient client = new ApiClient();
    private final ArticlesApi articles;
    private final ActorsApi actors;
    private final QuotesApi quotes;
    private final ClaimsApi claims;
    private final VotesApi votes;
    private final SearchApi search;
    private final StatementsApi statements;
    private final ServiceApi service;

    Check(String base) {
        client.updateBaseUri(base);
        articles = new ArticlesApi(client);
        actors = new ActorsApi(client);
        quotes = new QuotesApi(client);
        claims = new ClaimsApi(client);
        votes = new VotesApi(client);
        search = new SearchApi(client);
        statements = new StatementsApi(client);
        service = new ServiceApi(client);
    }

    // Parameters stand in the order of the document, each of them: what is not asked for is null.

    private QuotePage quotePage(QuoteKind kind, Integer limit, String cursor) throws ApiException {
        return quotes.listQuotes(null, null, null, null, null, kind, null, null, null, null, null, null, null, null, null,
            null, null, null, limit, cursor, true, null, null, null, null);
    }

    private void pagesToTheEnd() throws ApiException {
        Set<UUID> ids = new HashSet<>();
        String cursor = null;
        int pages = 0;
        do {
            QuotePage page = quotePage(null, 7, cursor);
            page.getItems().forEach(quote -> ids.add(quote.getId()));
            cursor = page.getPage().getNextCursor();
            pages++;
            assert cursor != null || page.getPage().getTotal() == ids.size();
        } while (cursor != null);
        assert pages > 2 : pages;
    }

    private void filters() throws ApiException {
        List<Vote> found = votes.listVotes(null, List.of("syria"), null, null, null, null, null,
            List.of("CHN", "RUS"), Match.ALL, null, null, null, 200, null, null, null, null, null, null).getItems();
        assert found.size() > 5;
        for (Vote vote : found) {
            assert vote.getTopic().equals("syria") && Set.copyOf(vote.getVetoedBy()).equals(Set.of("CHN", "RUS"));
        }
        List<Quote> direct = quotePage(QuoteKind.DIRECT, null, null).getItems();
        assert !direct.isEmpty() && direct.stream().allMatch(quote -> quote.getKind() == QuoteKind.DIRECT);
    }

    private void articlesAndTheirParts() throws ApiException {
        Article article = articles.listArticles(null, null, null, null, null, null, null, null, null, null, null,
            null, null, 1, null, null, null, null, null, null).getItems().get(0);
        UUID id = article.getId();
        ArticleDetail whole = articles.getArticle(id);
        assert whole.getQuotes().stream().filter(quote -> quote.getModality() == QuoteModality.ASSERTED).count()
            == article.getQuoteCount();
        assert articles.getArticleText(id).equals(whole.getText());
        assert articles.listArticleQuotes(id, List.of(AskedModality.ALL), 200, null, null, null, null, null, null).getItems().equals(whole.getQuotes());
        assert articles.listArticleClaims(id, 200, null, null, null, null, null, null).getItems().equals(whole.getClaims());
        assert !articles.listArticleActors(id, null, null, null, null, null, null, null, null, null, null, null).getItems()
            .isEmpty();
    }

    private void actorsAndWhatTheyDid() throws ApiException {
        String china = actors.listActors("china", null, null, null, null, null, null, null, null, null, null).getItems().stream()
            .filter(actor -> "CHN".equals(actor.getIso3())).findFirst().orElseThrow().getId();
        assert !actors.getActor(china).getAliases().isEmpty();
        actors.listActorQuotes(china, null, null, null, null, null, null, null, null);
        actors.listRelatedActors(china, null, null, null, null, null, null, null);
        assert !actors.listActorArticles(china, null, null, null, null, null, null, null).getItems().isEmpty();
        assert actors.listActorVotes(china, null, true, null, null, null, null, null, null, 200, null, null, null,
            null, null, null).getItems().size() > 10;
        assert !actors.listActorVoteTotals(china, null, null, null, null, null, null, null, null, null, null, null).getItems()
            .isEmpty();
    }

    private void oneOfEachElse() throws ApiException {
        Quote quote = quotePage(null, 1, null).getItems().get(0);
        assert quotes.getQuote(quote.getId()).equals(quote);
        Statement statement = statements.listStatements(null, null, null, null, null, null, null, 1, null, null,
            null, null, null, null).getItems().get(0);
        assert statements.getStatement(statement.getId()).equals(statement);
        assert statements.listStatementQuotes(statement.getId(), null, null, null, null, null, null, null).getItems().get(0).getId()
            .equals(statement.getFirstQuoteId());
        Claim claim = claims.listClaims(null, null, List.of(Verdict.AGREES), null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null).getItems().get(0);
        assert claims.getClaim(claim.getId()).equals(claim);
        VoteDetail vote = votes.getVote("S-2012-77");
        assert votes.listVoteClaims(vote.getId(), 10, null, null, null, null, null, null).getItems().equals(vote.getClaims());
        assert vote.getBallots().stream().filter(Ballot::getIsVeto).map(Ballot::getMember)
            .collect(Collectors.toSet()).equals(Set.of("CHN", "RUS"));
    }

    private void theRecordAndWhatIsCounted() throws Exception {
        assert !votes.listVetoes(null, List.of("RUS"), null, null, null, null, null, null, null, null, null, null,
            null, null)
            .getItems().isEmpty();
        assert votes.listVetoTotals(List.of(VetoGroup.MEMBER), null, null, null, null, null, null, null, null, null,
            null, null, null, null, null).getItems().size() > 4;
        assert votes.listMembers(LocalDate.of(2012, 2, 4), null, null, null, null, null, null, null, null, null,
            null, null)
            .getItems().size() == 15;
        assert votes.listTopics(null, null, null, null, null, null, null, null).getItems().size() > 5;
        assert votes.listAgreement(List.of("CHN", "RUS"), List.of("syria"), null, null, null, null, null, null, null,
            null, null, null, null, null).getItems().size() == 1;
        assert !search.listHits("veto", null, null, null, null, null, null, null, null, null, null, null, null).getItems().isEmpty();
        assert search.listTimeline(Metric.VETOES, Interval.YEAR, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, 200, null, null, null, null, null, null).getItems().size() > 50;
        List<Facet> facets = search.listFacets(Metric.VETOES, List.of(SplitBy.MEMBER), 3, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null, null, null, null, null, null, null, null).getItems();
        assert facets.size() == 4 && facets.get(0).getName().equals("Soviet Union") : facets;
        assert !search.listNetworkEdges(null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null).getItems().isEmpty();
        ChangePage changes = service.listChanges(null, List.of(ChangeKind.ARTICLE), 200, null, null, null, null, null, null);
        String state = service.getDataset().getState();
        assert !changes.getItems().isEmpty() && changes.getPage().getNextSince().equals(state);
        assert service.listChanges(state, null, null, null, null, null, null, null, null).getItems().isEmpty();
        assert service.getDataset().getCounts().getVoteCount() > 3000;
        ExtractRequest body = new ExtractRequest().text("“We will vote no,” Sergei Lavrov told reporters.");
        assert new ExtractApi(client).extractArticle(body).getQuotes().size() == 1;
    }

    private void theServiceItself() throws ApiException {
        assert !service.getIndex().getResources().isEmpty();
        assert service.getProblem("not-found").getStatus() == 404;
        assert service.getOpenapi() != null && service.getOpenapi30() != null && service.getApiCatalog() != null;
        service.getLive();
        service.getReady();
        assert service.getMetrics().startsWith("#");
    }

    private interface Asked {
        Object answer() throws ApiException;
    }

    /** The problem that is answered: its text stands in the exception, the client's own mapper makes it a value. */
    private Problem refused(int status, Asked asked) throws Exception {
        try {
            asked.answer();
        } catch (ApiException refusal) {
            assert refusal.getCode() == status : refusal;
            return client.getObjectMapper().readValue(refusal.getResponseBody(), Problem.class);
        }
        throw new AssertionError("it was answered");
    }

    /** What this client cannot do: where it fails, openapi/README.md says too much. */
    private void limits() {
        assert Stream.of(ApiException.class.getDeclaredMethods())
            .noneMatch(method -> Set.of(Object.class, Problem.class).contains(method.getReturnType()));
    }

    private void problems() throws Exception {
        Problem wrong = refused(400, () -> quotePage(null, 1000, null));
        assert wrong.getType().equals("/problems/invalid-parameters");
        assert wrong.getErrors().size() == 1 && wrong.getErrors().get(0).getParameter().equals("limit");
        assert refused(404, () -> votes.getVote("no-such-vote")).getType().equals("/problems/not-found");
    }

    public static void main(String[] arguments) throws Exception {
        Check check = new Check(arguments[0]);
        check.pagesToTheEnd();
        check.filters();
        check.articlesAndTheirParts();
        check.actorsAndWhatTheyDid();
        check.oneOfEachElse();
        check.theRecordAndWhatIsCounted();
        check.theServiceItself();
        check.limits();
        check.problems();
    }
}
