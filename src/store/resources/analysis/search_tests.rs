//! What is planted in texts is found by the search, and stands first where it should.

use crate::council::Report;
use crate::domain::{HitType, SearchHit};
use crate::store::fixtures::{Database, Sample, five};
use crate::store::{ArticleFilter, ClaimFilter, Error, OneOf, Paging, QuoteFilter, SearchFilter, Snapshot};

/// A text with the address that its hits carry.
fn sample(name: &str, text: &str) -> Sample {
    Sample::new(&format!("https://a.example/{name}"), "The Example Post", "2012-02-05", text)
}

fn planted() -> Vec<Report> {
    let mut reports: Vec<Report> = [
        ("vetoed", "Russia vetoed a draft in New York."),
        ("veto", "A veto by Russia ended the talks in New York."),
        ("resolutions", "The members had before them two resolutions about grain."),
        ("points", "The U.N. sent envoys of the U.S. to the border."),
        ("bare", "Envoys that the UN sent came back from there."),
        ("polish", "Lech Wałęsa spoke in Łódź of the œuvre of peace, on the Straße of Ærø."),
        ("chinese", "联合国安全理事会周六就叙利亚问题进行表决。"),
        ("japanese", "国連安保理は土曜日にシリア決議案を採決した。"),
        ("korean", "유엔 안보리가 토요일에 시리아 결의안을 표결했다."),
        ("thai", "คณะมนตรีความมั่นคงลงมติเรื่องซีเรียเมื่อวันเสาร์"),
        ("russian", "Совет Безопасности голосовал по резолюции о Сирии."),
        ("arabic", "صوّت مجلس الأمن على قرار بشأن سوريا."),
        ("french", "Les abstentions et les vetoes de la Chine, dit-on."),
    ]
    .map(|(name, text)| sample(name, text).report())
    .to_vec();
    let french = reports.last_mut().unwrap();
    french.detail.article.language = Some("fr".to_owned());
    reports.extend(five());
    reports
}

async fn search(snapshot: &mut Snapshot, filter: &SearchFilter) -> Vec<SearchHit> {
    let paging = Paging { count: true, ..Paging::default() };
    let page = snapshot.search(filter, &paging).await.unwrap();
    assert_eq!(page.page.total, Some(page.items.len() as u64), "{filter:?}");
    // Page by page it is the same.
    let (mut paging, mut seen) = (Paging { limit: 2, ..Paging::default() }, Vec::new());
    loop {
        let page = snapshot.search(filter, &paging).await.unwrap();
        seen.extend(page.items.clone());
        if !paging.follow(&page) {
            break;
        }
    }
    assert_eq!(seen, page.items, "{filter:?}");
    page.items
}

/// The articles that a query finds, by their names, the best first.
async fn articles(snapshot: &mut Snapshot, reports: &[Report], q: &str) -> Vec<String> {
    let filter = SearchFilter { q: q.to_owned(), r#type: HitType::Article.into(), ..SearchFilter::default() };
    let name = |id: &str| {
        let found = reports.iter().find(|report| report.detail.article.id.to_string() == id).unwrap();
        found.detail.article.url.as_deref().unwrap_or("none").rsplit('/').next().unwrap_or_default().to_owned()
    };
    search(snapshot, &filter).await.iter().map(|hit| name(&hit.id)).filter(|name| name.parse::<u8>().is_err()).collect()
}

#[tokio::test]
async fn words_are_found_in_any_form_and_script() {
    let reports = planted();
    let database = Database::of(&reports).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (q, expected) in [
        // As written first, then its other forms.
        ("vetoed Russia", &["vetoed", "veto"][..]),
        // All forms of the stem itself are alike: the shorter text is first.
        ("veto russia york", &["vetoed", "veto"]),
        ("Russia vetoing", &["vetoed", "veto"]),
        ("\"Russia vetoed\"", &["vetoed"]),
        ("\"Russia veto\"", &[]),
        ("\"veto\" Russia", &["veto"]),
        ("resolution grain", &["resolutions"]),
        ("resolutions AND grain NOT veto", &["resolutions"]),
        ("UN envoys", &["bare", "points"]),
        ("U.N. envoy", &["bare", "points"]),
        ("\"the US\"", &["points"]),
        ("walesa lodz", &["polish"]),
        ("Wałęsa", &["polish"]),
        ("oeuvre Strasse Aero", &["polish"]),
        ("安全理事会", &["chinese"]),
        ("叙利亚 表决", &["chinese"]),
        ("决 叙", &["chinese"]),
        ("会周", &["chinese"]),
        ("理全", &[]),
        ("シリア", &["japanese"]),
        ("ｼﾘｱ 決議", &["japanese"]),
        ("안보리 결의안", &["korean"]),
        ("มั่นคง", &["thai"]),
        ("совет резолюции", &["russian"]),
        ("مجلس سوريا", &["arabic"]),
        // No English stems of what is not English; as written it is found.
        ("abstention Chine", &[]),
        ("abstentions Chine", &["french"]),
    ] {
        assert_eq!(articles(&mut snapshot, &reports, q).await, expected, "{q}");
    }
    assert_eq!(snapshot.check().await.unwrap().faults, []);
}

#[tokio::test]
async fn what_a_query_names_comes_first() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for (q, kind, id) in [
        ("S/2012/77", HitType::Vote, "S-2012-77"),
        ("s-2012-77", HitType::Vote, "S-2012-77"),
        ("Russia vetoed S/2012/77", HitType::Vote, "S-2012-77"),
        ("Ada Minister", HitType::Actor, "ada-minister"),
        ("minister", HitType::Actor, "ada-minister"),
        ("Bo Scholar", HitType::Actor, "bo-scholar"),
        ("China", HitType::Actor, "china"),
    ] {
        let filter = SearchFilter { q: q.to_owned(), ..SearchFilter::default() };
        let hits = search(&mut snapshot, &filter).await;
        assert_eq!(hits.first().map(|hit| (hit.kind, hit.id.as_str())), Some((kind, id)), "{q}");
    }
    let filter = SearchFilter { q: "Ada Minister".to_owned(), ..SearchFilter::default() };
    let hits = search(&mut snapshot, &filter).await;
    let said = hits.iter().filter(|hit| hit.speaker_id.as_deref() == Some("ada-minister")).count();
    assert_eq!((said, hits[1].kind), (2, HitType::Quote), "{hits:?}");
    let filter = SearchFilter { q: "minister cold".to_owned(), r#type: HitType::Quote.into(), ..filter };
    assert_eq!(search(&mut snapshot, &filter).await[0].excerpt, "it is cold,");
    // A list's words are those that were said.
    let quotes = QuoteFilter { q: Some("minister".to_owned()), ..QuoteFilter::default() };
    assert!(snapshot.quotes::<crate::domain::Quote>(&quotes, &Paging::default()).await.unwrap().items.is_empty());
}

#[tokio::test]
async fn filters_leave_articles_and_quotes() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let any =
        SearchFilter { q: "china OR ada OR cold OR this OR move OR winter".to_owned(), ..SearchFilter::default() };
    let all = search(&mut snapshot, &any).await;
    assert!(all.iter().any(|hit| hit.kind == HitType::Actor));
    let dated = |hit: &SearchHit, from: &str, to: &str| {
        hit.published_on.is_some_and(|day| (from..=to).contains(&day.to_string().as_str()))
    };
    let one = |value: &str| OneOf::from(value.to_owned());
    let from = SearchFilter { published_from: "2012-02-06".parse().ok(), ..any.clone() };
    let to = SearchFilter { published_to: "2012-02-05".parse().ok(), ..any.clone() };
    let outlet = SearchFilter { publisher: one("the example post"), ..any.clone() };
    let speaker = SearchFilter { speaker: one("ada-minister"), r#type: HitType::Quote.into(), ..any.clone() };
    for (filter, left) in [
        (from, all.iter().filter(|hit| dated(hit, "2012-02-06", "9999")).collect::<Vec<_>>()),
        (to, all.iter().filter(|hit| dated(hit, "0000", "2012-02-05")).collect()),
        (outlet, all.iter().filter(|hit| hit.publisher.as_deref() == Some("The Example Post")).collect()),
        (speaker, all.iter().filter(|hit| hit.speaker_id.as_deref() == Some("ada-minister")).collect()),
    ] {
        assert!(!left.is_empty(), "{filter:?}");
        assert_eq!(search(&mut snapshot, &filter).await.iter().collect::<Vec<_>>(), left, "{filter:?}");
        // A phrase that is one of several is looked for by FTS5, with the same conditions.
        let phrase = SearchFilter { q: format!("{} OR \"no such thing\"", filter.q), ..filter };
        assert_eq!(search(&mut snapshot, &phrase).await.len(), left.len(), "{phrase:?}");
    }
    let unknown = SearchFilter { speaker: one("Lavrov"), publisher: one("No Such Paper"), ..any };
    let refused = snapshot.search(&unknown, &Paging::default()).await;
    assert!(matches!(refused, Err(Error::NoSuchValues(values)) if values.len() == 2));
}

#[tokio::test]
async fn lists_are_asked_in_the_same_words() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let q = Some("vetoing".to_owned());
    let paging = Paging::default();
    let articles = ArticleFilter { q: q.clone(), ..ArticleFilter::default() };
    assert!(!snapshot.articles::<crate::domain::Article>(&articles, &paging).await.unwrap().items.is_empty());
    let quotes = QuoteFilter { q: q.clone(), ..QuoteFilter::default() };
    assert_eq!(snapshot.quotes::<crate::domain::Quote>(&quotes, &paging).await.unwrap().items.len(), 2);
    let claims = ClaimFilter { q: q.clone(), ..ClaimFilter::default() };
    assert!(!snapshot.claims::<crate::domain::Claim>(&claims, &paging).await.unwrap().items.is_empty());
    let statements = crate::store::StatementFilter { q, ..crate::store::StatementFilter::default() };
    assert!(!snapshot.statements::<crate::domain::Statement>(&statements, &paging).await.unwrap().items.is_empty());
    for q in ["*", "-", "😀", "\"\""] {
        let articles = ArticleFilter { q: Some(q.to_owned()), ..ArticleFilter::default() };
        let refused = snapshot.articles::<crate::domain::Article>(&articles, &paging).await;
        assert!(matches!(refused, Err(Error::BadFilter { parameter: "q", .. })), "{q}");
    }
}

#[tokio::test]
async fn everything_is_searched_and_paged() {
    let database = Database::of(&five()).await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    let filter = SearchFilter { q: "Syria OR vetoed OR Ada".into(), ..SearchFilter::default() };
    let whole = snapshot.search(&filter, &Paging { limit: 200, count: true, ..Paging::default() }).await.unwrap();
    assert_eq!(whole.page.total, Some(whole.items.len() as u64));
    for kind in [HitType::Article, HitType::Quote, HitType::Actor, HitType::Vote] {
        assert!(whole.items.iter().any(|hit| hit.kind == kind), "{kind:?}");
        let only = SearchFilter { r#type: kind.into(), ..filter.clone() };
        let page = snapshot.search(&only, &Paging { limit: 200, ..Paging::default() }).await.unwrap();
        assert_eq!(page.items, whole.items.iter().filter(|hit| hit.kind == kind).cloned().collect::<Vec<_>>());
    }
    let mut paging = Paging { limit: 3, ..Paging::default() };
    let mut seen = Vec::new();
    loop {
        let page = snapshot.search(&filter, &paging).await.unwrap();
        seen.extend(page.items.clone());
        if !paging.follow(&page) {
            break;
        }
    }
    assert_eq!(seen, whole.items);
    let quote = whole.items.iter().find(|hit| hit.kind == HitType::Quote).unwrap();
    assert_eq!(quote.excerpt, "both China and Russia vetoed the resolution,");
    assert_eq!(quote.highlights, [[22, 28]]);
}

#[tokio::test]
async fn any_query_is_answered_or_refused() {
    let database = Database::empty().await;
    let mut snapshot = database.store().await.snapshot().await.unwrap();
    for q in ["", "-veto", "* (\"", "😀", "\"\""] {
        let filter = SearchFilter { q: q.into(), ..SearchFilter::default() };
        let found = snapshot.search(&filter, &Paging::default()).await;
        assert!(matches!(found, Err(Error::BadFilter { parameter: "q", .. })), "{q}");
    }
    for q in [
        "'; DROP TABLE quote; --",
        "a AND NOT b",
        "NEAR(a b, 2)",
        "title : x",
        "a^2 + {b}",
        "\"\"\"",
        "\0",
        "%",
        "😀 a",
    ] {
        let filter = SearchFilter { q: q.into(), ..SearchFilter::default() };
        let found = snapshot.search(&filter, &Paging::default()).await;
        assert!(matches!(found, Ok(_) | Err(Error::BadFilter { .. })), "{q}: {found:?}");
    }
}
