//! Topics: the subjects of votes.

use std::sync::LazyLock;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::store::list::access_path::{AccessPaths, Resource};
use crate::store::list::json_row::{ColumnTypes, JsonRow};
use crate::store::list::keyset::{ALL, IndexScan, Order};
use crate::store::{Page, Paging, Result, Snapshot};

/// In which order topics are asked for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct TopicFilter {
    /// The sort order of the topics.
    #[param(required = false, inline)]
    pub sort: TopicSort,
}

/// The order of topics.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum TopicSort {
    /// Sorted by slug, from A to Z.
    #[default]
    #[serde(rename = "slug")]
    Slug,
    /// Those with most votes first.
    #[serde(rename = "-vote_count")]
    MostVotes,
}

/// The columns of a topic's JSON row.
static ROW: LazyLock<JsonRow> =
    LazyLock::new(|| JsonRow::new("t.slug, t.label, t.covers, t.vote_count", ColumnTypes::default()));

impl Snapshot {
    /// The topics, by default by slug.
    ///
    /// # Errors
    ///
    /// [`Error::BadCursor`](crate::store::Error::BadCursor).
    pub async fn topics<T: DeserializeOwned>(&mut self, filter: &TopicFilter, paging: &Paging) -> Result<Page<T>> {
        let order = match filter.sort {
            TopicSort::Slug => Order { keys: &["w.slug"], reverse: false, blocks: ALL },
            TopicSort::MostVotes => Order { keys: &["-w.vote_count", "w.slug"], reverse: false, blocks: ALL },
        };
        let resource = Resource::new("topics", filter, &ROW, "topic t ON t.pk = k.id");
        let list = AccessPaths::default().into_list(IndexScan::all("topic w", "w", "w.pk"), resource, order);
        list.page(self, paging).await
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::Topic;
    use serde_json::json;

    use super::*;
    use crate::store::council::fixture::{filter, snapshot};

    const EVERYTHING: Paging = Paging { limit: u32::MAX - 1, cursor: None, count: false };

    #[tokio::test]
    async fn topics_have_a_sentence_and_their_count() {
        let (_folder, mut snapshot) = snapshot().await;
        let record = crate::seeds::record();
        let topics = snapshot.topics::<Topic>(&TopicFilter::default(), &EVERYTHING).await.unwrap().items;
        assert_eq!(topics.len(), 117);
        assert!(topics.iter().map(|topic| &topic.slug).is_sorted());
        for topic in &topics {
            let votes = record.votes.iter().filter(|vote| vote.topic == topic.slug).count();
            assert!(topic.vote_count as usize == votes && votes > 0, "{}", topic.slug);
            assert!(topic.covers.ends_with('.') && !topic.label.is_empty(), "{}", topic.slug);
        }
        let most = snapshot.topics::<Topic>(&filter(json!({"sort": "-vote_count"})), &EVERYTHING).await.unwrap().items;
        assert!(most[0].slug == "membership" && most.windows(2).all(|two| two[0].vote_count >= two[1].vote_count));
    }
}
