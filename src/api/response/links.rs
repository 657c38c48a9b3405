//! Links of a list to itself: its pages, its other formats, and the name of the file that it is saved as.

use actix_web::HttpResponseBuilder;
use actix_web::http::header::CONTENT_DISPOSITION;
use url::form_urlencoded;

use crate::api::extract::list_query::ListQuery;
use crate::api::extract::negotiation::Format;

impl<F> ListQuery<F> {
    /// Names the file that CSV and NDJSON are saved as, after the path: `actors-china-quotes.csv`.
    pub(super) fn name_file(&self, response: &mut HttpResponseBuilder) {
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
    pub(super) fn address(&self, format: Option<Format>, cursor: Option<&str>) -> String {
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
    pub(super) fn link(&self, relation: &str, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(&self.pairs);
        query.extend_pairs(cursor.map(|cursor| ("cursor", cursor)));
        let query = query.finish();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("<{}{mark}{query}>; rel=\"{relation}\"", self.path)
    }
}
