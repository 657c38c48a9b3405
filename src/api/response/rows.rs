//! Items as rows of CSV or NDJSON, and all of a list as a stream of them.

use std::error::Error;

use actix_web::HttpResponseBuilder;
use actix_web::web::Bytes;
use futures_util::stream;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::PartialSchema;

use super::csv;
use crate::api::extract::list_query::{ListQuery, RowOptions};
use crate::api::extract::negotiation::Format;
use crate::api::problem::{HandlerResult, Problem};
use crate::api::state::StoreHandle;
use crate::store::{BATCH, Page, Paging, Snapshot};

impl<F: 'static> ListQuery<F> {
    /// Answers with all of it, beginning with the batch already read.
    pub(super) fn stream<T, I, R>(
        self,
        mut response: HttpResponseBuilder,
        first: &Page<I>,
        store: StoreHandle,
        read: R,
    ) -> HandlerResult
    where
        T: PartialSchema + 'static,
        I: Serialize + 'static,
        R: AsyncFn(&mut Snapshot, &F, &Paging) -> Result<Page<I>, Problem> + 'static,
    {
        let mut text = String::new();
        begin::<T>(self.format, &self.rows, &mut text);
        rows(&first.items, self.format, &self.rows, &mut text).map_err(Problem::internal)?;
        let rest = Rest { query: self, store, read, text, cursor: first.page.next_cursor.clone() };
        Ok(response.streaming(stream::try_unfold(rest, Rest::step::<I>)))
    }
}

/// What is left of a stream.
struct Rest<F, R> {
    query: ListQuery<F>,
    store: StoreHandle,
    read: R,
    /// Written and not yet sent.
    text: String,
    /// The cursor of the next batch; none behind the last.
    cursor: Option<String>,
}

impl<F: 'static, R> Rest<F, R> {
    /// Sends what is written, and writes the next batch when it is asked for more.
    async fn step<I>(mut self) -> Result<Option<(Bytes, Self)>, Box<dyn Error>>
    where
        I: Serialize + 'static,
        R: AsyncFn(&mut Snapshot, &F, &Paging) -> Result<Page<I>, Problem>,
    {
        if self.text.is_empty() {
            let Some(cursor) = self.cursor.take() else { return Ok(None) };
            self.query.paging = Paging { limit: BATCH, cursor: Some(cursor), count: false };
            let _permit = self.store.stream_permit().await;
            let page = self.batch().await.inspect_err(|problem| problem.log("stream"))?;
            rows(&page.items, self.query.format, &self.query.rows, &mut self.text)?;
            self.cursor = page.page.next_cursor;
        }
        Ok(Some((Bytes::from(std::mem::take(&mut self.text)), self)))
    }

    async fn batch<I>(&self) -> Result<Page<I>, Problem>
    where
        R: AsyncFn(&mut Snapshot, &F, &Paging) -> Result<Page<I>, Problem>,
    {
        let mut snapshot = self.store.glance().await?;
        (self.read)(&mut snapshot, &self.query.filter, &self.query.paging).await
    }
}

/// Writes what comes before the rows.
pub(in crate::api) fn begin<T: PartialSchema>(format: Format, options: &RowOptions, text: &mut String) {
    if format == Format::Csv {
        text.push_str(if options.bom { "\u{feff}" } else { "" });
        csv::header::<T>(&options.fields, text);
    }
}

/// Writes the rows, one a line.
///
/// # Errors
/// Where an item is not flat.
pub(in crate::api) fn rows<I: Serialize>(
    items: &[I],
    format: Format,
    options: &RowOptions,
    text: &mut String,
) -> Result<(), Box<dyn Error>> {
    for item in items {
        if format == Format::Csv {
            csv::row(&serde_json::to_value(item)?, &options.fields, options.raw, text)?;
            continue;
        }
        if options.fields.is_empty() {
            text.push_str(&serde_json::to_string(item)?);
        } else {
            let all = serde_json::to_value(item)?;
            let chosen: Map<String, Value> =
                options.fields.iter().map(|name| (name.clone(), all[name].clone())).collect();
            text.push_str(&serde_json::to_string(&chosen)?);
        }
        text.push('\n');
    }
    Ok(())
}
