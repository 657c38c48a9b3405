//! What strangers wrote stays text: reports whose every part would be markup, and paths and queries that would be.

use std::path::Path;

use communique::domain::{Basis, Day, Metadata, RawArticle, Stated};
use communique::extract::Extractor;
use communique::store::{Store, Writer};

use crate::house::{House, NOW, place};
use crate::pages::{BROWSER, id};

/// Texts, titles and names that would be markup if they were not text.
const HOSTILE: [&str; 4] = [
    "<script>document.title='broken'</script>",
    "\"><img src=x onerror=alert(1)>",
    "</script><!-- ' onmouseover='alert(1)",
    "{{constructor}} &lt;b&gt; \u{202e}%00",
];

#[actix_web::test]
async fn what_strangers_wrote_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let path = place(&folder, "hostile.db").await;
    load_hostile(&path).await;
    let house = House::closed(|_| {}).await;
    house.serve(Store::open(&path).await.unwrap()).await;
    let mut paths = vec!["/".to_owned(), "/search?q=vetoed".to_owned(), "/votes/S-2012-77".to_owned()];
    for (list, folder) in [("articles", "articles"), ("claims", "claims"), ("statements", "statements")] {
        let items = house.json(&format!("/v1/{list}?limit=200")).await;
        paths.extend(items["items"].as_array().unwrap().iter().map(|item| format!("/{folder}/{}", id(&item["id"]))));
    }
    for article in house.json("/v1/articles?limit=200").await["items"].as_array().unwrap() {
        let actors = house.json(&format!("/v1/articles/{}/actors", id(&article["id"]))).await;
        paths.extend(actors["items"].as_array().unwrap().iter().filter_map(|actor| {
            let actor = id(&actor["id"]);
            actor.is_ascii().then(|| format!("/actors/{actor}"))
        }));
    }
    for hostile in HOSTILE {
        let query = url::form_urlencoded::byte_serialize(hostile.as_bytes()).collect::<String>();
        for target in [
            "/search?q=",
            "/search?type=",
            "/agreement?members=",
            "/agreement?topic=",
            "/?year=",
            "/topics/syria?cursor=",
            "/actors/",
            "/statements/",
            "/nope/",
        ] {
            paths.push(format!("{target}{}", query.replace('+', "%20")));
        }
    }
    assert!(paths.len() > 40, "{}", paths.len());
    for path in paths {
        let reply = house.get_with(&path, BROWSER).await;
        let html = reply.text();
        assert!(reply.status.as_u16() < 500, "{path}: {html}");
        let scripts = html.matches("<script").count() - html.matches("<script type=\"application/ld+json\">").count();
        assert_eq!((scripts, html.matches("<img").count(), html.matches("<!--").count()), (0, 0, 0), "{path}: {html}");
        for tag in html.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(tag, _)| tag) {
            // Within the quotes of an attribute it is text.
            let bare: String = tag.split('"').step_by(2).collect();
            assert!(!bare.contains("onerror") && !bare.contains("onmouseover"), "{path}: <{tag}>");
        }
        assert!(!html.contains("href=\"javascript:") && !html.contains("href=\"data:"), "{path}");
    }
}

/// Loads reports whose every part is hostile.
async fn load_hostile(path: &Path) {
    let now = NOW.parse().unwrap();
    let mut writer = Writer::open(path, now).await.unwrap();
    let extractor = Extractor::new(&communique::seeds::registry(), communique::seeds::record());
    let reports: Vec<_> = HOSTILE.iter().map(|hostile| extractor.report(hostile_report(hostile))).collect();
    writer.put(&reports, now).await.unwrap();
    writer.close().await.unwrap();
}

fn hostile_report(hostile: &str) -> RawArticle {
    let stated = |text: &str| Stated::new(Some(text.to_owned()), Basis::Manifest);
    let metadata = Metadata {
        url: stated("javascript:document.title='broken'"),
        title: stated(hostile),
        publisher: stated(hostile),
        byline: stated(hostile),
        language: stated(hostile),
        published_on: Stated::new(Day::new(2012, 2, 5), Basis::Manifest),
    };
    let text = format!(
        "{hostile}\n\n“We wait {hostile} and see what comes,” Sergei Lavrov said. “No {hostile},” said Ada Testwell, a \
         delegate of {hostile}. China and Russia vetoed {hostile} the draft on Syria on 4 February 2012. China has \
         twice vetoed drafts on Syria.\n\nShare this: {hostile}"
    );
    RawArticle { source_format: "json", metadata, text, ..RawArticle::default() }
}
