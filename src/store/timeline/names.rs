//! Names of what a timeline is split by, read for the values of a page alone: there may be a speaker in each article.

use std::collections::{BTreeSet, HashMap};

use crate::domain::{SplitBy, TimelineItem};
use crate::store::pool::batch::Then;
use crate::store::sql::builder::Sql;
use crate::store::{Result, Snapshot};

/// The name of a value, as an expression; none of what is a name or a word already.
pub(in crate::store) fn name(by: SplitBy) -> Option<&'static str> {
    match by {
        SplitBy::Speaker | SplitBy::SpeakerOrganisation => Some("(SELECT name FROM actor WHERE slug = j.value)"),
        // A state that only the record knows: the Soviet Union.
        SplitBy::SpeakerState => Some(
            "coalesce((SELECT name FROM actor WHERE iso3 = j.value), (SELECT name FROM member WHERE iso3 = j.value))",
        ),
        SplitBy::Topic => Some("(SELECT label FROM topic WHERE slug = j.value)"),
        SplitBy::Member => Some("(SELECT name FROM member WHERE iso3 = j.value)"),
        // An outlet that the registry does not know is spelled as in the newest article that names it.
        SplitBy::Via => Some(
            "coalesce((SELECT name FROM actor WHERE slug = j.value), \
             (SELECT via FROM quote WHERE via_key = j.value ORDER BY age, article_key, start LIMIT 1), \
             (SELECT via FROM claim WHERE via_key = j.value ORDER BY age, article_key, start LIMIT 1))",
        ),
        SplitBy::Publisher | SplitBy::Outcome | SplitBy::Kind | SplitBy::Verdict => None,
    }
}

/// Whether values of any of these splits have names.
pub(in crate::store) fn have_names(splits: &[SplitBy]) -> bool {
    splits.iter().any(|by| name(*by).is_some())
}

/// A value that may have a name, and the place for it.
fn fields(by: SplitBy, item: &mut TimelineItem) -> Option<(Option<&str>, &mut Option<String>)> {
    let (value, name) = match by {
        SplitBy::Speaker => (&item.speaker, &mut item.speaker_name),
        SplitBy::SpeakerState => (&item.speaker_state, &mut item.speaker_state_name),
        SplitBy::SpeakerOrganisation => (&item.speaker_organisation, &mut item.speaker_organisation_name),
        SplitBy::Topic => (&item.topic, &mut item.topic_name),
        SplitBy::Member => (&item.member, &mut item.member_name),
        SplitBy::Via => (&item.via, &mut item.via_name),
        SplitBy::Publisher | SplitBy::Outcome | SplitBy::Kind | SplitBy::Verdict => return None,
    };
    Some((value.as_deref(), name))
}

impl Snapshot {
    /// Gives the items the names of what they are split by: the last that is read.
    pub(in crate::store) async fn name_splits(&mut self, splits: &[SplitBy], items: &mut [TimelineItem]) -> Result<()> {
        let named: Vec<(SplitBy, &str)> = splits.iter().filter_map(|by| Some((*by, name(*by)?))).collect();
        if named.is_empty() {
            return Ok(());
        }
        let mut asked = Vec::new();
        for (by, name) in &named {
            let values: BTreeSet<String> =
                items.iter_mut().filter_map(|item| Some(fields(*by, item)?.0?.to_owned())).collect();
            let sql = format!("SELECT json_group_object(j.value, {name}) FROM json_each(?) j");
            asked.push(Sql::with(sql, serde_json::to_string(&values).unwrap_or_default()));
        }
        let answered = self.run_batch(asked, Then::Nothing).await?;
        for ((by, _), rows) in named.iter().zip(answered) {
            let text: Option<&str> = rows.first().map(|row| row.try_get(0)).transpose()?;
            let by_value: HashMap<String, Option<String>> = serde_json::from_str(text.unwrap_or("{}"))?;
            for (value, name) in items.iter_mut().filter_map(|item| fields(*by, item)) {
                *name = value.and_then(|value| by_value.get(value).cloned().flatten());
            }
        }
        Ok(())
    }
}
