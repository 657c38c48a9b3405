//! Feeds, as sites and their software write them.

use super::{folder, read};

pub(super) const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour &amp; Coast</title><link>https://harbour.example/</link><language>en-GB</language>
<image><title>A logo</title></image>
<item><title><![CDATA[Council&#8217;s vote]]></title><link>https://harbour.example/2012/vote</link>
  <dc:creator>Ada Osei</dc:creator><dc:creator>Ben Ito</dc:creator><pubDate>Tue, 07 Feb 2012 23:30:00 -0500</pubDate>
  <guid isPermaLink="false">tag-1</guid><category>World</category><media:content url="x.jpg"/>
  <description>Only the summary.</description>
  <content:encoded><![CDATA[<p>The council met&nbsp;again.</p><p>It voted.</p>]]></content:encoded></item>
<item><title>Short</title><guid>https://harbour.example/2012/short</guid><source url="https://other.example/">Other Paper</source>
  <description>&lt;p&gt;A summary &amp;amp; no more.&lt;/p&gt;</description></item>
<item><title>Nothing</title><link>https://harbour.example/2012/nothing</link></item>
</channel></rss>"#;

pub(super) const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Quai</title><updated>2012-02-09T00:00:00Z</updated>
<entry><title type="html">Un &amp;eacute;t&amp;eacute;</title><id>urn:1</id><link rel="self" href="https://quai.example/1.atom"/>
  <link href="https://quai.example/1?a=1&amp;b=2"/><published>2012-02-07T10:00:00Z</published><updated>2012-02-08T10:00:00Z</updated>
  <author><name>Zoé</name><uri>https://quai.example/zoe</uri></author>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un &amp; deux.</p><p>Trois <b>quatre</b>.<br/></p></div></content></entry>
<entry><title>Plain</title><link rel="alternate" href="https://quai.example/2"/><updated>2012-02-08T10:00:00Z</updated>
  <content>Just text.</content></entry></feed>"#;

const RDF: &str = r#"<rdf:RDF xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>Old Wire</title></channel>
<item rdf:about="https://wire.example/1"><title>Item</title><link>https://wire.example/1</link><dc:date>2004-05-06T07:08:09Z</dc:date>
<description>What happened.</description></item></rdf:RDF>"#;

#[test]
fn feeds_give_text_address_date_outlet_and_language() {
    let folder = folder(&[("a.rss", RSS.as_bytes()), ("b.atom", ATOM.as_bytes()), ("c.xml", RDF.as_bytes())]);
    let found = read(&[folder.path()]);
    let said = found.articles.iter().map(|article| {
        let metadata = &article.metadata;
        let shown = |value: &Option<String>| value.clone().unwrap_or_default();
        let day = metadata.published_on.value.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(article.source_format, "feed");
        format!(
            "{} | {} | {day} | {} | {} | {} | {}",
            shown(&metadata.title.value),
            shown(&metadata.url.value),
            shown(&metadata.publisher.value),
            shown(&metadata.byline.value),
            shown(&metadata.language.value),
            article.text.replace('\n', "/")
        )
    });
    expect_test::expect![[r#"
        Council’s vote | https://harbour.example/2012/vote | 2012-02-07 | Harbour & Coast | Ada Osei and Ben Ito | en-GB | The council met again.//It voted.
        Short | https://harbour.example/2012/short |  | Other Paper |  | en-GB | A summary & no more.
        Un été | https://quai.example/1?a=1&b=2 | 2012-02-07 | Le Quai | Zoé | fr | Un & deux.//Trois quatre.
        Plain | https://quai.example/2 | 2012-02-08 | Le Quai |  | fr | Just text.
        Item | https://wire.example/1 | 2004-05-06 | Old Wire |  |  | What happened."#]].assert_eq(&said.collect::<Vec<_>>().join("\n"));
    let reasons = found.reasons();
    assert!(reasons.len() == 1 && reasons[0].starts_with("a.rss entry 3: has no field `text`"), "{reasons:?}");
    let warned: Vec<_> = found.noted.warned.iter().map(|warned| warned.reason.as_str()).collect();
    assert!(warned.len() == 2 && warned.iter().all(|reason| reason.contains("its summary")), "{warned:?}");
    assert!(found.noted.unused_fields.contains_key("category"), "{:?}", found.noted);
}

#[test]
fn a_long_description_is_the_text() {
    let paragraph = "A convoy reached the city before the truce ended, two officials said on Monday. ".repeat(5);
    let item = format!(
        "<rss><channel><item><description><![CDATA[{}]]></description></item></channel></rss>",
        format!("<p>{paragraph}</p>").repeat(4)
    );
    let folder = folder(&[("a.rss", item.as_bytes())]);
    let found = read(&[folder.path()]);
    assert_eq!((found.articles.len(), found.noted.warned.len()), (1, 0), "{:?}", found.noted);
}

#[test]
fn what_is_no_feed_or_damaged_is_named() {
    let bomb = r#"<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
<rss><channel><item><description>&c;&c;</description></item></channel></rss>"#;
    let cut = &RSS[..RSS.len() / 2];
    let latin = b"<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><item><title>caf\xe9</title><description>th\xe9 & more</description></item></channel></rss>";
    let wrong = "<rss><channel><item><description>One</b></description></item><item><description>Two</description></channel></rss>";
    let folder = folder(&[
        ("a.xml", b"<urlset><url><loc>https://x.example/</loc></url></urlset>"),
        ("b.xml", bomb.as_bytes()),
        ("c.xml", cut.as_bytes()),
        ("d.xml", latin),
        ("e.xml", wrong.as_bytes()),
        ("f.xml", b""),
        ("g.xml", b"<rss><channel></channel></rss>"),
        ("h.xml", b"<html><body>404</body></html>"),
    ]);
    let found = read(&[folder.path()]);
    assert_eq!(found.texts(), ["&c;&c;", "thé & more", "One"], "{:?}", found.reasons());
    let reasons = found.reasons();
    for (reason, says) in reasons.iter().zip([
        "a.xml beginning: is XML of another kind (<urlset>)",
        "c.xml entry 1: is damaged",
        "e.xml entry 2: is cut off",
        "f.xml beginning: is no feed",
        "h.xml beginning: is XML of another kind (<html>)",
    ]) {
        assert!(reason.starts_with(says), "{reason}: {says}");
    }
    assert_eq!(reasons.len(), 5, "{reasons:#?}");
}
