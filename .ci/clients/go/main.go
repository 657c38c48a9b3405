// Uses the API as a Go program does that has nothing but the client of openapi-generator.
package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"strings"

	api "github.com/communique/client"
)

var ctx = context.Background()

func require(holds bool, what string, seen ...any) {
	if !holds {
		fmt.Fprintln(os.Stderr, what, seen)
		os.Exit(1)
	}
}

func found[T any](value T, answer *http.Response, err error) T {
	require(err == nil && answer.StatusCode == http.StatusOK, "refused", err)
	return value
}

func pagesToTheEnd(client *api.APIClient) {
	ids, pages := map[string]bool{}, 0
	ask := client.QuotesAPI.ListQuotes(ctx).Limit(7).Count(true)
	for {
		page := found(ask.Execute())
		for _, quote := range page.Items {
			ids[quote.Id] = true
		}
		pages++
		next := page.Page.NextCursor.Get()
		if next == nil {
			require(pages > 2 && int64(len(ids)) == *page.Page.Total.Get(), "pages", pages, len(ids))
			return
		}
		ask = ask.Cursor(*next)
	}
}

func filters(client *api.APIClient) {
	ask := client.VotesAPI.ListVotes(ctx).Topic([]string{"syria"}).VetoedBy([]string{"CHN", "RUS"})
	votes := found(ask.Match(api.MATCH_ALL).Limit(200).Execute()).Items
	require(len(votes) > 5, "votes", len(votes))
	for _, vote := range votes {
		require(vote.Topic == "syria" && len(vote.VetoedBy) == 2, "vote", vote.Id)
	}
	quotes := found(client.QuotesAPI.ListQuotes(ctx).Kind(api.QUOTEKIND_DIRECT).Execute()).Items
	require(len(quotes) > 0, "direct quotes")
	for _, quote := range quotes {
		require(quote.Kind == api.QUOTEKIND_DIRECT, "kind", quote.Id)
	}
}

func articlesAndTheirParts(articles *api.ArticlesAPIService) {
	article := found(articles.ListArticles(ctx).Limit(1).Execute()).Items[0]
	whole := found(articles.GetArticle(ctx, article.Id).Execute())
	said := int32(0)
	for _, quote := range whole.Quotes {
		if quote.Modality == api.QUOTEMODALITY_ASSERTED {
			said++
		}
	}
	require(said == article.QuoteCount, "quotes", article.Id)
	require(found(articles.GetArticleText(ctx, article.Id).Execute()) == *whole.Text.Get(), "text", article.Id)
	quotes := found(articles.ListArticleQuotes(ctx, article.Id).Limit(200).Execute())
	require(len(quotes.Items) == len(whole.Quotes), "its quotes", article.Id)
	claims := found(articles.ListArticleClaims(ctx, article.Id).Limit(200).Execute())
	require(len(claims.Items) == len(whole.Claims), "its claims", article.Id)
	require(len(found(articles.ListArticleActors(ctx, article.Id).Execute()).Items) > 0, "its actors")
}

func actorsAndWhatTheyDid(actors *api.ActorsAPIService) {
	china := ""
	for _, actor := range found(actors.ListActors(ctx).Q("china").Execute()).Items {
		if code := actor.Iso3.Get(); code != nil && *code == "CHN" {
			china = actor.Id
		}
	}
	require(len(found(actors.GetActor(ctx, china).Execute()).Aliases) > 0, "aliases")
	found(actors.ListActorQuotes(ctx, china).Execute())
	found(actors.ListRelatedActors(ctx, china).Execute())
	require(len(found(actors.ListActorArticles(ctx, china).Execute()).Items) > 0, "articles")
	require(len(found(actors.ListActorVotes(ctx, china).Veto(true).Limit(200).Execute()).Items) > 10, "vetoes")
	require(len(found(actors.ListActorVoteTotals(ctx, china).Execute()).Items) > 0, "totals")
}

func oneOfEachElse(client *api.APIClient) {
	quote := found(client.QuotesAPI.ListQuotes(ctx).Limit(1).Execute()).Items[0]
	require(found(client.QuotesAPI.GetQuote(ctx, quote.Id).Execute()).Text == quote.Text, "quote")
	agreeing := client.ClaimsAPI.ListClaims(ctx).Verdict([]api.Verdict{api.VERDICT_AGREES})
	claim := found(agreeing.Execute()).Items[0]
	require(found(client.ClaimsAPI.GetClaim(ctx, claim.Id).Execute()).Text == claim.Text, "claim")
	statements := client.StatementsAPI
	statement := found(statements.ListStatements(ctx).Sort("-publisher_count").Limit(1).Execute()).Items[0]
	require(found(statements.GetStatement(ctx, statement.Id).Execute()).Text == statement.Text, "statement")
	ofStatement := found(statements.ListStatementQuotes(ctx, statement.Id).Limit(1).Execute())
	require(ofStatement.Items[0].Id == statement.FirstQuoteId, "quotes of a statement")
	vetoes := []string{}
	vote := found(client.VotesAPI.GetVote(ctx, "S-2012-77").Execute())
	ofVote := found(client.VotesAPI.ListVoteClaims(ctx, vote.Id).Limit(10).Execute())
	require(len(ofVote.Items) == len(vote.Claims), "claims about a vote")
	for _, ballot := range vote.Ballots {
		if ballot.IsVeto {
			vetoes = append(vetoes, ballot.Member)
		}
	}
	require(strings.Join(vetoes, " ") == "CHN RUS", "who vetoed", vetoes)
}

func theRecordAndWhatIsCounted(client *api.APIClient) {
	votes, search := client.VotesAPI, client.SearchAPI
	require(len(found(votes.ListVetoes(ctx).Member([]string{"RUS"}).Execute()).Items) > 0, "vetoes")
	totals := votes.ListVetoTotals(ctx).By([]api.VetoGroup{api.VETOGROUP_MEMBER})
	require(len(found(totals.Execute()).Items) > 4, "totals")
	require(len(found(votes.ListMembers(ctx).On("2012-02-04").Execute()).Items) == 15, "members")
	require(len(found(votes.ListTopics(ctx).Execute()).Items) > 5, "topics")
	pair := votes.ListAgreement(ctx).Members([]string{"CHN", "RUS"}).Topic([]string{"syria"})
	require(len(found(pair.Execute()).Items) == 1, "agreement")
	require(len(found(search.ListHits(ctx).Q("veto").Execute()).Items) > 0, "hits")
	line := search.ListTimeline(ctx).Metric(api.METRIC_VETOES).Interval(api.INTERVAL_YEAR).Limit(200)
	require(len(found(line.Execute()).Items) > 50, "timeline")
	facets := search.ListFacets(ctx).Of(api.METRIC_VETOES).By([]api.SplitBy{api.SPLITBY_MEMBER}).Top(3)
	require(*found(facets.Execute()).Items[0].Value.Get() == "SUN", "facets")
	require(len(found(search.ListNetworkEdges(ctx).Execute()).Items) > 0, "network")
	dataset := found(client.ServiceAPI.GetDataset(ctx).Execute())
	require(dataset.Counts.VoteCount > 3000, "votes held")
	ofArticles := client.ServiceAPI.ListChanges(ctx).Kind([]api.ChangeKind{api.CHANGEKIND_ARTICLE}).Limit(200)
	changes := found(ofArticles.Execute())
	require(len(changes.Items) > 0 && *changes.Page.NextSince.Get() == dataset.State, "changes")
	require(len(found(client.ServiceAPI.ListChanges(ctx).Since(dataset.State).Execute()).Items) == 0, "no changes")
	body := api.NewExtractRequest("“We will vote no,” Sergei Lavrov told reporters.")
	findings := found(client.ExtractAPI.ExtractArticle(ctx).ExtractRequest(*body).Execute())
	require(len(findings.Quotes) == 1, "extracted", findings.Quotes)
}

func theServiceItself(service *api.ServiceAPIService) {
	require(len(found(service.GetIndex(ctx).Execute()).Resources) > 0, "index")
	require(found(service.GetProblem(ctx, "not-found").Execute()).Status == http.StatusNotFound, "problem page")
	require(len(found(service.GetOpenapi(ctx).Execute())) > 0, "document")
	require(len(found(service.GetOpenapi30(ctx).Execute())) > 0, "document in 3.0")
	require(len(found(service.GetApiCatalog(ctx).Execute())) > 0, "catalogue")
	found(service.GetLive(ctx).Execute())
	found(service.GetReady(ctx).Execute())
	require(strings.HasPrefix(found(service.GetMetrics(ctx).Execute()), "#"), "metrics")
}

// refused is the problem in an error, as the typed value that the client makes of it.
func refused(answer *http.Response, err error, status int) api.Problem {
	var failure *api.GenericOpenAPIError
	require(errors.As(err, &failure) && answer.StatusCode == status, "not refused", err)
	problem, typed := failure.Model().(api.Problem)
	require(typed, "not a problem", failure.Model())
	return problem
}

func problems(client *api.APIClient) {
	_, answer, err := client.QuotesAPI.ListQuotes(ctx).Limit(1000).Execute()
	wrong := refused(answer, err, http.StatusBadRequest)
	require(wrong.Type == "/problems/invalid-parameters" && wrong.Errors[0].Parameter == "limit", "400", wrong)
	_, answer, err = client.VotesAPI.GetVote(ctx, "no-such-vote").Execute()
	require(refused(answer, err, http.StatusNotFound).Type == "/problems/not-found", "404")
}

func main() {
	settings := api.NewConfiguration()
	settings.Servers = api.ServerConfigurations{{URL: os.Args[1]}}
	client := api.NewAPIClient(settings)
	pagesToTheEnd(client)
	filters(client)
	articlesAndTheirParts(client.ArticlesAPI)
	actorsAndWhatTheyDid(client.ActorsAPI)
	oneOfEachElse(client)
	theRecordAndWhatIsCounted(client)
	theServiceItself(client.ServiceAPI)
	problems(client)
}
