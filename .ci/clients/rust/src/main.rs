//! Uses the API as a Rust program does that has nothing but the client of progenitor.

use std::collections::HashSet;
use std::env;
use std::fmt::Debug;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;

use bytes::Bytes;
use client::{ByteStream, Client, Error, ResponseValue, types};
use futures_util::TryStreamExt;

mod client {
    #![expect(dead_code, unused_imports, clippy::all, reason = "it is generated")]
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

type Answered<T> = Result<ResponseValue<T>, Error<ByteStream>>;

/// The answer, which is no problem.
fn found<T>(answered: Answered<T>) -> T {
    let answer = answered.unwrap_or_else(|refused| panic!("refused: {refused:?}"));
    assert_eq!(answer.status(), 200);
    answer.into_inner()
}

/// Values of a parameter, in the type that the document makes of one.
fn each<T: TryFrom<&'static str, Error: Debug>>(values: &[&'static str]) -> Vec<T> {
    values.iter().map(|value| T::try_from(value).expect("fits the document")).collect()
}

/// What is no `application/json`: the client hands on its bytes as they come.
async fn bytes(body: ByteStream) -> Vec<u8> {
    body.into_inner().try_collect::<Vec<Bytes>>().await.expect("a whole body").concat()
}

async fn text(body: ByteStream) -> String {
    String::from_utf8(bytes(body).await).expect("UTF-8")
}

async fn pages_to_the_end(client: &Client) {
    let (mut ids, mut pages, mut cursor) = (HashSet::new(), 0, None);
    loop {
        let mut ask = client.list_quotes().limit(7_u32).count(true);
        if let Some(next) = cursor {
            ask = ask.cursor::<String>(next);
        }
        let page = found(ask.send().await);
        ids.extend(page.items.iter().map(|quote| quote.id));
        pages += 1;
        cursor = page.page.next_cursor;
        if cursor.is_none() {
            assert!(pages > 2 && page.page.total == i64::try_from(ids.len()).ok());
            return;
        }
    }
}

async fn filters(client: &Client) {
    let ask = client.list_votes().topic(each(&["syria"])).vetoed_by(each(&["CHN", "RUS"]));
    let votes = found(ask.match_(types::Match::All).limit(200_u32).send().await).items;
    assert!(votes.len() > 5);
    assert!(votes.iter().all(|vote| vote.topic == "syria" && vote.vetoed_by.len() == 2));
    let quotes = found(client.list_quotes().kind(types::QuoteKind::Direct).send().await).items;
    assert!(!quotes.is_empty() && quotes.iter().all(|quote| quote.kind == types::QuoteKind::Direct));
}

async fn articles_and_their_parts(client: &Client) {
    let article = found(client.list_articles().limit(1_u32).send().await).items.remove(0);
    let whole = found(client.get_article().id(article.id).send().await);
    assert_eq!(whole.quotes.len(), usize::try_from(article.quote_count).expect("a count"));
    let read = text(found(client.get_article_text().id(article.id).send().await)).await;
    assert_eq!(Some(read), whole.text);
    let quotes = found(client.list_article_quotes().id(article.id).limit(200_u32).send().await);
    assert_eq!(quotes.items.len(), whole.quotes.len());
    let claims = found(client.list_article_claims().id(article.id).limit(200_u32).send().await);
    assert_eq!(claims.items.len(), whole.claims.len());
    assert!(!found(client.list_article_actors().id(article.id).send().await).items.is_empty());
}

async fn actors_and_what_they_did(client: &Client) {
    let actors = found(client.list_actors().q("china").send().await).items;
    let china = actors.iter().find(|actor| actor.iso3.as_deref() == Some("CHN")).expect("China").id.clone();
    assert!(!found(client.get_actor().id(&china).send().await).aliases.is_empty());
    found(client.list_actor_quotes().id(&china).send().await);
    found(client.list_related_actors().id(&china).send().await);
    assert!(!found(client.list_actor_articles().id(&china).send().await).items.is_empty());
    let vetoes = found(client.list_actor_votes().id(&china).veto(true).limit(200_u32).send().await);
    assert!(vetoes.items.len() > 10);
    assert!(!found(client.list_actor_vote_totals().id(&china).send().await).items.is_empty());
}

async fn one_of_each_else(client: &Client) {
    let quote = found(client.list_quotes().limit(1_u32).send().await).items.remove(0);
    assert_eq!(found(client.get_quote().id(quote.id).send().await).text, quote.text);
    let statement = found(client.list_statements().limit(1_u32).send().await).items.remove(0);
    assert_eq!(found(client.get_statement().id(statement.id).send().await).text, statement.text);
    let said = found(client.list_statement_quotes().id(statement.id).send().await).items;
    assert_eq!(said[0].id, statement.first_quote_id);
    let claim = found(client.list_claims().verdict(vec![types::Verdict::Agrees]).send().await).items.remove(0);
    assert_eq!(found(client.get_claim().id(claim.id).send().await).text, claim.text);
    let vote = found(client.get_vote().id("S-2012-77").send().await);
    let of_vote = found(client.list_vote_claims().id("S-2012-77").limit(10_u32).send().await);
    assert_eq!(of_vote.items.len(), vote.claims.len());
    let vetoes = vote.ballots.iter().filter(|ballot| ballot.is_veto).map(|ballot| ballot.member.as_str());
    assert_eq!(vetoes.collect::<HashSet<_>>(), HashSet::from(["CHN", "RUS"]));
}

async fn the_record_and_what_is_counted(client: &Client) {
    assert!(!found(client.list_vetoes().member(each(&["RUS"])).send().await).items.is_empty());
    let totals = found(client.list_veto_totals().by(vec![types::VetoGroup::Member]).send().await);
    assert!(totals.items.len() > 4);
    let day = "2012-02-04".parse::<chrono::NaiveDate>().expect("a day");
    assert_eq!(found(client.list_members().on(day).send().await).items.len(), 15);
    assert!(found(client.list_topics().send().await).items.len() > 5);
    let pair = client.list_agreement().members(each(&["CHN", "RUS"])).topic(each(&["syria"]));
    assert_eq!(found(pair.send().await).items.len(), 1);
    assert!(!found(client.list_hits().q("veto").send().await).items.is_empty());
    let line = client.list_timeline().metric(types::Metric::Vetoes).interval(types::Interval::Year).limit(200_u32);
    assert!(found(line.send().await).items.len() > 50);
    let facets = client.list_facets().of(types::Metric::Vetoes).by(vec![types::SplitBy::Member]).top(3_u32);
    assert_eq!(found(facets.send().await).items[0].value.as_deref(), Some("SUN"));
    assert!(!found(client.list_network_edges().send().await).items.is_empty());
    let dataset = found(client.get_dataset().send().await);
    assert!(dataset.counts.vote_count > 3000);
    let changes = client.list_changes().kind(vec![types::ChangeKind::Article]).limit(200_u32);
    let changes = found(changes.send().await);
    assert!(!changes.items.is_empty() && changes.page.next_since.as_deref() == Some(dataset.state.as_str()));
    assert!(found(client.list_changes().since(dataset.state).send().await).items.is_empty());
    let said = "“We will vote no,” Sergei Lavrov told reporters.";
    let findings = found(client.extract_article().body_map(|body| body.text(said)).send().await);
    assert_eq!(findings.quotes.len(), 1);
}

async fn the_service_itself(client: &Client) {
    assert!(!found(client.get_index().send().await).resources.is_empty());
    assert_eq!(found(client.get_problem().type_("not-found").send().await).status, 404);
    assert!(found(client.get_openapi().send().await).contains_key("paths"));
    assert!(found(client.get_openapi_3_0().send().await).contains_key("paths"));
    let catalogue = text(found(client.get_api_catalog().send().await)).await;
    assert!(catalogue.contains("\"linkset\""));
    found(client.get_live().send().await);
    found(client.get_ready().send().await);
    assert!(text(found(client.get_metrics().send().await)).await.starts_with('#'));
}

/// The problem in a refusal. Its media type is not `application/json`, so that the client leaves reading it to its user.
async fn refused<T: Debug>(answered: Answered<T>, status: u16) -> types::Problem {
    let Error::ErrorResponse(answer) = answered.expect_err("a refusal") else { panic!("no documented refusal") };
    assert_eq!(answer.status(), status);
    serde_json::from_slice(&bytes(answer.into_inner()).await).expect("a problem")
}

async fn problems(client: &Client) {
    let wrong = refused(client.list_quotes().limit(1000_u32).send().await, 400).await;
    assert_eq!(wrong.type_, "/problems/invalid-parameters");
    assert_eq!(wrong.errors.iter().map(|fault| fault.parameter.as_str()).collect::<Vec<_>>(), ["limit"]);
    let missing = refused(client.get_vote().id("no-such-vote").send().await, 404).await;
    assert_eq!(missing.type_, "/problems/not-found");
}

/// What the generator cannot do: the document parts the values of a parameter by commas, the client repeats it, as is
/// heard by whoever listens in the server's place.
async fn limits() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let heard = thread::spawn(move || {
        let mut head = [0; 4096];
        let mut stream = listener.accept().expect("a request").0;
        let length = stream.read(&mut head).expect("its head");
        stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").expect("read");
        String::from_utf8_lossy(&head[..length]).into_owned()
    });
    let answered = Client::new(&base).list_votes().vetoed_by(each(&["CHN", "RUS"])).send().await;
    assert!(answered.is_err(), "nobody answers there");
    let head = heard.join().expect("a head");
    assert!(head.starts_with("GET /v1/votes?vetoed_by=CHN&vetoed_by=RUS "), "no limit any more: {head}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let client = Client::new(&env::args().nth(1).expect("where the server is"));
    pages_to_the_end(&client).await;
    filters(&client).await;
    articles_and_their_parts(&client).await;
    actors_and_what_they_did(&client).await;
    one_of_each_else(&client).await;
    the_record_and_what_is_counted(&client).await;
    the_service_itself(&client).await;
    problems(&client).await;
    limits().await;
}
