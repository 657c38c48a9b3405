//! What is asked: the questions of each work, drawn from what the database holds.

use std::fs;
use std::path::{Path, PathBuf};

use communique::domain::Day;
use serde_json::Value;

use super::http;
use super::process::Server;
use super::wrk::script;

/// The servers that take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Who {
    /// `communique serve` with default options, but without its limit on one client's requests.
    Ours,
    /// The same with `--cache 0`: every answer is made from the tables.
    Uncached,
    /// actix-web alone, the same bytes from memory.
    Bare,
    /// The same page by `query_as` and serde; FTS5's own ranking.
    Queries,
}

/// One kind of question to one server.
#[derive(Clone, Debug)]
pub struct Asked {
    pub work: &'static str,
    pub who: Who,
    pub what: &'static str,
    pub script: PathBuf,
}

/// Where questions come from and go to.
#[derive(Debug)]
pub struct Asking<'s> {
    pub server: &'s Server,
    /// The one whose rows must be the same.
    pub queries: &'s Server,
    /// Scripts, and in `bytes` the answers that the bare server repeats.
    pub folder: &'s Path,
    pub asked: Vec<Asked>,
}

/// Questions of which no two are alike: more than are asked in a run.
pub const DIFFERENT: usize = 200_000;

/// Depth at which a page is compared with the first one.
const DEPTH: usize = 90_000;

impl Asking<'_> {
    /// Draws all questions.
    pub fn draw(&mut self) -> Result<(), String> {
        let actors = self.strings("/v1/actors?kind=person&sort=-quote_count&limit=200", "id")?;
        let first = actors.first().ok_or("the database has no actors")?;
        let page = format!("/v1/quotes?speaker={first}&limit=20");
        self.cached("W1", "20 quotes of an actor, the same again", &page)?;
        let different = different(&actors, |actor, day| format!("speaker={actor}&limit=20&published_to={day}"));
        self.script("W1", Who::Ours, "every request different", &prefixed("/v1/quotes?", &different), &[])?;
        self.script("W1", Who::Queries, "every request different", &prefixed("/quotes?", &different), &[])?;
        self.same_rows(&page, &format!("/quotes?speaker={first}&limit=20"))?;

        let articles = self.articles()?;
        self.cached("W2", "an article with its quotes, the same again", &articles[0])?;
        self.script("W2", Who::Uncached, "one after another", &articles, &[])?;

        let search = "/v1/search?q=council+resolution&type=article&limit=20".to_owned();
        self.script("W3", Who::Uncached, "ranked, both words frequent", &[search], &[])?;
        self.script("W3", Who::Queries, "FTS5's bm25", &["/search".to_owned()], &[])?;

        let months = |actor: &String| format!("/v1/timeline?metric=quotes&interval=month&speaker={actor}");
        self.cached("W4", "quotes of an actor by month, the same again", &months(first))?;
        self.script(
            "W4",
            Who::Uncached,
            "one actor after another",
            &actors.iter().map(months).collect::<Vec<_>>(),
            &[],
        )?;

        self.script("W5", Who::Uncached, "the first page of quotes", &["/v1/quotes?limit=20".to_owned()], &[])?;
        let deep = format!("/v1/quotes?limit=20&cursor={}", self.cursor()?);
        self.script("W5", Who::Uncached, "a page far behind it", &[deep], &[])?;

        let answer = http::get(self.server.port, &page, "").map_err(|error| error.to_string())?;
        let tag = answer.header("etag").ok_or("an answer without ETag")?.to_owned();
        let unchanged = http::get(self.server.port, &page, &format!("If-None-Match: {tag}\r\n"));
        if unchanged.map_or(0, |answer| answer.status) != 304 {
            return Err("a page that is there already is sent again".to_owned());
        }
        self.script("W6", Who::Ours, "304", &[page], &[("If-None-Match", &tag)])?;
        self.pages(&actors, &articles)
    }

    /// Pages for people: articles as `W8`, the others as `W9`.
    fn pages(&mut self, actors: &[String], articles: &[String]) -> Result<(), String> {
        let articles: Vec<String> = articles.iter().map(|path| path.replacen("/v1", "", 1)).collect();
        self.cached("W8", "the page of an article, the same again", &articles[0])?;
        self.script("W8", Who::Uncached, "pages of articles, one after another", &articles, &[])?;
        let html = [("Accept", "text/html")];
        let actors: Vec<String> = actors.iter().map(|actor| format!("/actors/{actor}")).collect();
        let votes: Vec<String> =
            self.strings("/v1/votes?limit=200", "id")?.iter().map(|vote| format!("/votes/{vote}")).collect();
        let statements = self.strings("/v1/statements?min_publishers=2&limit=200", "id")?;
        let statements: Vec<String> = statements.iter().map(|id| format!("/statements/{id}")).collect();
        let others = [
            ("the front page", vec!["/".to_owned()]),
            ("pages of actors", actors),
            ("pages of votes", votes),
            ("pages of statements", statements),
            ("a topic", vec!["/topics/syria".to_owned()]),
            ("a search", vec!["/search?q=council+resolution".to_owned()]),
            ("who votes with whom", vec!["/agreement".to_owned()]),
        ];
        for (what, paths) in others.iter().filter(|(_, paths)| !paths.is_empty()) {
            self.script("W9", Who::Uncached, what, paths, &html)?;
        }
        Ok(())
    }

    /// The same answer from the cache, and from the bare server's memory.
    fn cached(&mut self, work: &'static str, what: &'static str, path: &str) -> Result<(), String> {
        let answer = http::get(self.server.port, path, "").map_err(|error| error.to_string())?;
        if answer.status != 200 {
            return Err(format!("{path} is answered {}", answer.status));
        }
        fs::write(self.folder.join("bytes").join(work), answer.body).map_err(|error| error.to_string())?;
        self.script(work, Who::Bare, "the same bytes", &[format!("/{work}")], &[])?;
        self.script(work, Who::Ours, what, &[path.to_owned()], &[])
    }

    fn script(
        &mut self,
        work: &'static str,
        who: Who,
        what: &'static str,
        paths: &[String],
        headers: &[(&str, &str)],
    ) -> Result<(), String> {
        let path = self.folder.join(format!("{}.lua", self.asked.len()));
        fs::write(&path, script(paths, headers)).map_err(|error| error.to_string())?;
        self.asked.push(Asked { work, who, what, script: path });
        Ok(())
    }

    /// Proves that a page of ours and one by `query_as` hold the same.
    fn same_rows(&self, ours: &str, theirs: &str) -> Result<(), String> {
        let (ours, theirs) = (self.json(ours)?, json(self.queries, theirs)?);
        let same = ours["items"] == theirs["items"] && ours["items"][0].is_object();
        if same { Ok(()) } else { Err(format!("not the same rows:\n{ours}\n{theirs}")) }
    }

    fn json(&self, path: &str) -> Result<Value, String> {
        json(self.server, path)
    }

    fn strings(&self, path: &str, field: &str) -> Result<Vec<String>, String> {
        let items = self.json(path)?["items"].as_array().cloned().unwrap_or_default();
        Ok(items.iter().filter_map(|item| item[field].as_str().map(str::to_owned)).collect())
    }

    /// Articles of many days, as paths.
    fn articles(&self) -> Result<Vec<String>, String> {
        let mut paths = Vec::new();
        for n in 0..100 {
            let day = day(n * 41);
            let ids = self.strings(&format!("/v1/articles?published_to={day}&limit=200"), "id")?;
            paths.extend(ids.into_iter().map(|id| format!("/v1/articles/{id}")));
        }
        paths.sort_unstable();
        paths.dedup();
        if paths.is_empty() { Err("the database has no articles".to_owned()) } else { Ok(paths) }
    }

    /// A cursor far behind the first page, reached as clients reach it.
    fn cursor(&self) -> Result<String, String> {
        let all = self.json("/v1/dataset")?["counts"]["quote_count"].as_u64().unwrap_or_default();
        let depth = DEPTH.min(usize::try_from(all).unwrap_or(DEPTH) * 3 / 4);
        let (mut path, mut seen) = ("/v1/quotes?limit=200".to_owned(), 0);
        loop {
            let page = self.json(&path)?;
            let cursor = page["page"]["next_cursor"].as_str().ok_or("too few quotes for a page far behind")?;
            seen += 200;
            if seen >= depth {
                return Ok(cursor.to_owned());
            }
            path = format!("/v1/quotes?limit=200&cursor={cursor}");
        }
    }
}

/// Asks for JSON.
pub fn json(server: &Server, path: &str) -> Result<Value, String> {
    let answer = http::get(server.port, path, "").map_err(|error| format!("{path}: {error}"))?;
    if answer.status != 200 {
        return Err(format!("{path} is answered {}", answer.status));
    }
    serde_json::from_slice(&answer.body).map_err(|error| format!("{path}: {error}"))
}

/// Each actor with each day of four years, in an order that goes through both at once.
fn different(actors: &[String], query: impl Fn(&str, Day) -> String) -> Vec<String> {
    (0..DIFFERENT).map(|n| query(&actors[n % actors.len()], day(2_922 + n / actors.len() % 1_461))).collect()
}

fn prefixed(path: &str, queries: &[String]) -> Vec<String> {
    queries.iter().map(|query| format!("{path}{query}")).collect()
}

/// A day of the corpus, which begins in 2012.
fn day(number: usize) -> Day {
    let first = Day::new(2012, 1, 1).unwrap_or_else(|| unreachable!("a day"));
    first.plus(i32::try_from(number).unwrap_or_default())
}
