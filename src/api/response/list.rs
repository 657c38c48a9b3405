//! List responses as JSON, CSV, NDJSON or an Atom feed, a page at a time or all items.
//!
//! # Design
//!
//! All of a selection is read in batches by the same cursors that clients use, each batch in its own
//! short transaction: memory stays constant, and a reader who takes an hour holds no lock and keeps
//! nothing from being written. The price is that a stream is no snapshot; `communique export` writes one. The first
//! batch is read before the answer begins, so that what is wrong with the question is still a problem;
//! what goes wrong later cuts the connection, because an answer that ends well would look complete.

use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, LINK};
use actix_web::{HttpResponse, HttpResponseBuilder};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use url::form_urlencoded;
use utoipa::PartialSchema;

use super::atom::{self, Addresses, Feed};
use super::csv;
use super::rows::{begin, rows};
use crate::api::extract::list_query::ListQuery;
use crate::api::extract::negotiation::Format;
use crate::api::problem::did_you_mean::nearest;
use crate::api::problem::{HandlerResult, ParameterFault, Problem};
use crate::api::state::{SnapshotVersion, StoreHandle};
use crate::store::{BATCH, Page, PageInfo, Paging, Snapshot, State};

/// Bytes that an item may take at first, so that most pages are written without moving what is written already.
const ROOM: usize = 1 << 10;

impl<F: 'static> ListQuery<F> {
    /// Answers with what `read` finds: one page, or all of it. `T` is the shape of the rows.
    ///
    /// `read` is called again, in a snapshot of its own, for each batch of a stream.
    async fn list<T, I, R>(mut self, store: StoreHandle, read: R) -> HandlerResult
    where
        T: PartialSchema + 'static,
        I: Serialize + 'static,
        R: AsyncFn(&mut Snapshot, &F, &Paging) -> Result<Page<I>, Problem> + 'static,
    {
        self.check_output::<T>()?;
        // Held until the first batch is written down.
        let _permit = if self.whole { Some(store.stream_permit().await) } else { None };
        if self.whole {
            self.paging.limit = BATCH;
        }
        let mut snapshot = store.glance().await?;
        let page = read(&mut snapshot, &self.filter, &self.paging).await?;
        let shown = SnapshotVersion::of(&snapshot);
        // Others may read while this is written down.
        drop(snapshot);
        if self.whole {
            let response = self.head(&page.page);
            return self.stream::<T, I, R>(response, &page, store, read);
        }
        Ok(marked(shown, self.page::<T, I>(&page, shown.modified.second)?))
    }

    /// Refuses what does not go with the format.
    fn check_output<T: PartialSchema + 'static>(&self) -> Result<(), Problem> {
        let mut faults = Vec::new();
        if self.format == Format::Atom && Feed::of::<T>().is_none() {
            faults.push(ParameterFault::new(
                "format",
                "this list is no feed; articles, quotes, statements, claims and votes are",
            ));
        }
        if !self.rows.fields.is_empty() && matches!(self.format, Format::Json | Format::Atom) {
            let detail = "goes with format=csv and format=ndjson; in JSON every field is always present";
            faults.push(ParameterFault::new("fields", detail));
        }
        if !self.rows.fields.is_empty() {
            faults.extend(self.faults_of_fields::<T>());
        }
        if faults.is_empty() { Ok(()) } else { Err(Problem::parameters(faults)) }
    }

    /// What is wrong with `fields`. Asked only where there are any: the names of a list are read from its schema, which
    /// is built for it.
    fn faults_of_fields<T: PartialSchema + 'static>(&self) -> Vec<ParameterFault> {
        let mut faults = Vec::new();
        let known = csv::fields::<T>();
        for (place, name) in self.rows.fields.iter().enumerate() {
            if !known.contains(name) {
                let near = nearest(name, known.iter().map(String::as_str));
                faults.push(ParameterFault::new("fields", format!("`{name}` is no field of this list")).suggest(near));
            } else if self.rows.fields[..place].contains(name) {
                faults.push(ParameterFault::new("fields", format!("`{name}` is named twice")));
            }
        }
        faults
    }

    /// Answers with rows that the engine makes, in the shape of `T`.
    pub(in crate::api) async fn list_rows<T, R>(self, store: StoreHandle, read: R) -> HandlerResult
    where
        T: PartialSchema + 'static,
        R: AsyncFn(&mut Snapshot, &F, &Paging) -> Result<Page<Box<RawValue>>, Problem> + 'static,
    {
        self.list::<T, Box<RawValue>, R>(store, read).await
    }

    /// Answers with things that are computed.
    pub(in crate::api) async fn list_things<T, R>(self, store: StoreHandle, read: R) -> HandlerResult
    where
        T: Serialize + PartialSchema + 'static,
        R: AsyncFn(&mut Snapshot, &F, &Paging) -> Result<Page<T>, Problem> + 'static,
    {
        self.list::<T, T, R>(store, read).await
    }

    /// Answers as [`ListQuery::list_rows`] does; of JSON, the whole page is what `envelope` makes of it and of the
    /// state that it shows.
    pub(in crate::api) async fn list_rows_in<T, E, R>(
        self,
        store: StoreHandle,
        read: R,
        envelope: fn(Page<Box<RawValue>>, State) -> E,
    ) -> HandlerResult
    where
        T: PartialSchema + 'static,
        E: Serialize,
        R: AsyncFn(&mut Snapshot, &F, &Paging) -> Result<Page<Box<RawValue>>, Problem> + 'static,
    {
        if self.format != Format::Json {
            return self.list_rows::<T, R>(store, read).await;
        }
        self.check_output::<T>()?;
        let mut snapshot = store.glance().await?;
        let page = read(&mut snapshot, &self.filter, &self.paging).await?;
        let shown = SnapshotVersion::of(&snapshot);
        drop(snapshot);
        let mut response = self.head_of_page::<T>(&page.page);
        let text = serde_json::to_vec(&envelope(page, shown.state)).map_err(Problem::internal)?;
        Ok(marked(shown, response.body(text)))
    }

    /// An answer with the headers of a page, which has links to others.
    fn head_of_page<T: 'static>(&self, page: &PageInfo) -> HttpResponseBuilder {
        let mut response = self.head(page);
        response.append_header((LINK, self.link("first", None)));
        if Feed::of::<T>().is_some() {
            let feed = format!(
                "<{}>; rel=\"alternate\"; type=\"{}\"",
                self.address(Some(Format::Atom), None),
                atom::MEDIA_TYPE
            );
            response.append_header((LINK, feed));
        }
        if let Some(next) = &page.next_cursor {
            response.append_header((LINK, self.link("next", Some(next))));
        }
        response
    }

    fn page<T: PartialSchema + 'static, I: Serialize>(self, page: &Page<I>, changed: i64) -> HandlerResult {
        let mut response = self.head_of_page::<T>(&page.page);
        if let (Format::Atom, Some(feed)) = (self.format, Feed::of::<T>()) {
            let items: Vec<Value> =
                page.items.iter().map(serde_json::to_value).collect::<Result<_, _>>().map_err(Problem::internal)?;
            let addresses = Addresses {
                this: self.address(Some(Format::Atom), self.paging.cursor.as_deref()),
                json: self.address(None, None),
                next: page.page.next_cursor.as_deref().map(|next| self.address(Some(Format::Atom), Some(next))),
            };
            return Ok(response.body(atom::feed(feed, &items, &addresses, changed, &self.base_path)));
        }
        if self.format == Format::Json {
            let mut text = Vec::with_capacity(ROOM + page.items.len() * ROOM);
            serde_json::to_writer(&mut text, page).map_err(Problem::internal)?;
            return Ok(response.body(text));
        }
        let mut text = String::new();
        begin::<T>(self.format, &self.rows, &mut text);
        rows(&page.items, self.format, &self.rows, &mut text).map_err(Problem::internal)?;
        Ok(response.body(text))
    }
}

impl<F> ListQuery<F> {
    /// An answer with the headers of a page and of a stream.
    fn head(&self, page: &PageInfo) -> HttpResponseBuilder {
        let mut response = HttpResponse::Ok();
        response.insert_header((CONTENT_TYPE, self.format.content_type()));
        self.name_file(&mut response);
        if let Some(total) = page.total {
            response.insert_header(("X-Total-Count", total));
        }
        response
    }

    /// Names the file that CSV and NDJSON are saved as, after the path: `actors-china-quotes.csv`.
    fn name_file(&self, response: &mut HttpResponseBuilder) {
        let kind = match self.format {
            Format::Csv => "csv",
            Format::Ndjson => "ndjson",
            Format::Json | Format::Atom => return,
        };
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let name: String = self.path.trim_start_matches("/v1/").chars().map(plain).collect();
        response.insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{kind}\"")));
    }

    /// The address of the same list in another format, or in JSON, from a cursor on.
    fn address(&self, format: Option<Format>, cursor: Option<&str>) -> String {
        let written = ["format", "raw", "bom", "fields"];
        let mut pairs: Vec<(&str, &str)> = self
            .pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .filter(|(name, _)| !written.contains(name))
            .chain(cursor.map(|cursor| ("cursor", cursor)))
            .chain((format == Some(Format::Atom)).then_some(("format", "atom")))
            .collect();
        pairs.sort_unstable();
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{}{mark}{query}", self.path)
    }

    /// A `Link` to another page of the same list. The path alone: what a proxy calls us we need not know.
    fn link(&self, relation: &str, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.pairs);
        query.extend_pairs(cursor.map(|cursor| ("cursor", cursor)));
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("<{}{mark}{query}>; rel=\"{relation}\"", self.path)
    }
}

/// Answers with one thing, as JSON.
pub(in crate::api) fn shown<T: Serialize>(snapshot: &Snapshot, thing: &T) -> HttpResponse {
    mark(snapshot, HttpResponse::Ok().json(thing))
}

/// Notes on an answer which state of the database it shows, so that the edge can give it its tag.
pub(in crate::api) fn mark(snapshot: &Snapshot, response: HttpResponse) -> HttpResponse {
    marked(SnapshotVersion::of(snapshot), response)
}

fn marked(shown: SnapshotVersion, mut response: HttpResponse) -> HttpResponse {
    response.extensions_mut().insert(shown);
    response
}
