//! Corrections of findings: read from a table, entered or taken back, and the articles concerned searched again, all in one
//! transaction.

use std::path::Path;

use csv::StringRecord;
use uuid::Uuid;

use super::operator_table::{TableError, header};
use super::renewal::Renewal;
use crate::domain::{AskedCorrection, CorrectedFinding, CorrectedPart, Correction, Registry};
use crate::store::{AnsweredCorrections, Put, Writer};

/// Enters corrections, or takes those back that say nothing new; returns what became of them and of the articles.
///
/// # Errors
///
/// [`TableError::Faults`] where one of them cannot be: then nothing is changed.
pub async fn correct(
    writer: &mut Writer,
    asked: &[AskedCorrection],
    undo: bool,
    registry: &Registry,
    renewal: Renewal<'_>,
) -> Result<(AnsweredCorrections, Put), TableError> {
    let mut storing = writer.begin().await?;
    let answered =
        if undo { storing.take_back(asked).await? } else { storing.correct(asked, (renewal.clock)()).await? };
    if !answered.faults.is_empty() {
        return Err(TableError::Faults(answered.faults));
    }
    let articles = storing.numbers_of(&answered.articles).await?;
    let put = renewal.renew(&mut storing, &articles, registry).await?;
    storing.commit((renewal.clock)()).await?;
    Ok((answered, put))
}

/// The columns that say what is corrected; those of an anchor are [`ANCHOR`].
const COLUMNS: [&str; 4] = ["id", "start", "change", "actor_id"];
/// Without an anchor, the id is looked up.
const ANCHOR: [&str; 6] = ["article_id", "finding", "kind", "text", "prefix", "suffix"];
/// What is listed besides.
const OTHERS: [&str; 6] = ["number", "actor_name", "actor_kind", "old_value", "corrected_at", "placed"];

/// The corrections in a table.
///
/// # Errors
///
/// [`TableError::File`] for what is no such table, with its line.
pub fn read_corrections(path: &Path) -> Result<Vec<AskedCorrection>, TableError> {
    read(path).map_err(|reason| TableError::File { path: path.to_owned(), reason })
}

fn read(path: &Path) -> Result<Vec<AskedCorrection>, String> {
    let mut reader = csv::ReaderBuilder::new().from_path(path).map_err(|error| error.to_string())?;
    let header = header(&mut reader)?;
    let unknown = header.iter().find(|name| ![&COLUMNS[..], &ANCHOR, &OTHERS].concat().contains(&name.as_str()));
    let has = |name: &str| header.iter().any(|column| column == name);
    if unknown.is_some() || !has("change") || !(has("id") || ANCHOR.iter().all(|name| has(name))) {
        let wrong = unknown.map(|name| format!("{name:?} is no column of it; ")).unwrap_or_default();
        return Err(format!(
            "{wrong}a table of corrections has the columns {}, or is one that `communique correct --list` or \
             `communique export` wrote",
            COLUMNS.join(",")
        ));
    }
    let mut asked = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| error.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let row = Row { header: &header, record: &record };
        asked.push(
            row.asked(&format!("{} line {line}", path.display())).map_err(|fault| format!("line {line}: {fault}"))?,
        );
    }
    Ok(asked)
}

/// A row of the table.
struct Row<'r> {
    header: &'r [String],
    record: &'r StringRecord,
}

impl Row<'_> {
    /// A cell as it was before it was written for spreadsheets, which take what begins so for a formula.
    fn cell(&self, name: &str) -> &str {
        let at = self.header.iter().position(|column| column == name);
        let cell = at.and_then(|at| self.record.get(at)).unwrap_or_default();
        cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@', '\t', '\r'])).unwrap_or(cell)
    }

    fn filled(&self, name: &str) -> Option<String> {
        Some(self.cell(name).to_owned()).filter(|cell| !cell.is_empty())
    }

    fn asked(&self, label: &str) -> Result<AskedCorrection, String> {
        let change = match self.cell("change").trim() {
            "speaker" => CorrectedPart::Speaker,
            "actor" => CorrectedPart::Actor,
            "false" => CorrectedPart::False,
            other => return Err(format!("{other:?} is no change: speaker, actor or false")),
        };
        let start = self.filled("start").map(|start| {
            start.trim().parse().map_err(|_| format!("{start:?} is no offset: the number of characters before it"))
        });
        let start: Option<u32> = start.transpose()?;
        let actor = self.filled("actor_id").map(|actor| actor.trim().to_owned());
        let anchor = if self.cell("text").is_empty() { None } else { Some(self.anchor(start.unwrap_or(0), change)?) };
        let id = self.cell("id").trim().to_owned();
        if anchor.is_none() && id.is_empty() {
            return Err("it names no finding: id, or an anchor with article_id and text".to_owned());
        }
        Ok(AskedCorrection { label: label.to_owned(), id, start, anchor, change: Some(change), actor })
    }

    fn anchor(&self, start: u32, change: CorrectedPart) -> Result<Correction, String> {
        let uuid = |name: &str| {
            let read = |id: String| id.trim().parse::<Uuid>().map_err(|_| format!("{id:?} is no id of {name}"));
            self.filled(name).map(read).transpose()
        };
        let finding = match self.cell("finding").trim() {
            "quote" => CorrectedFinding::Quote,
            "claim" => CorrectedFinding::Claim,
            "mention" => CorrectedFinding::Mention,
            other => return Err(format!("{other:?} is no finding: quote, claim or mention")),
        };
        let [kind, text, prefix, suffix] = ["kind", "text", "prefix", "suffix"].map(|name| self.cell(name).to_owned());
        Ok(Correction {
            number: 0,
            id: uuid("id")?,
            article_id: uuid("article_id")?.ok_or("it has no article_id")?,
            finding,
            kind,
            start,
            text,
            prefix,
            suffix,
            change,
            actor_id: self.filled("actor_id"),
            actor_name: self.filled("actor_name"),
            actor_kind: self.filled("actor_kind"),
            old_value: self.filled("old_value"),
            corrected_at: String::new(),
            placed: false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> Result<Vec<AskedCorrection>, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("corrections.csv");
        std::fs::write(&path, text).unwrap();
        read(&path)
    }

    #[test]
    fn rows_name_findings_by_id_or_by_their_words() {
        let id = "8d5e957f-2978-5f27-8c0c-9a5b3f0a9a10";
        let asked = read_text(&format!("id,start,change,actor_id\n{id},,speaker,ada\n{id},12,actor,\n{id},,false,\n"));
        let asked = asked.unwrap();
        let told = |one: &AskedCorrection| (one.start, one.change, one.actor.clone());
        assert_eq!(
            asked.iter().map(told).collect::<Vec<_>>(),
            [
                (None, Some(CorrectedPart::Speaker), Some("ada".to_owned())),
                (Some(12), Some(CorrectedPart::Actor), None),
                (None, Some(CorrectedPart::False), None)
            ]
        );
        let header = "number,id,article_id,finding,kind,start,text,prefix,suffix,change,actor_id,actor_name\n";
        let asked = read_text(&format!("{header}7,,{id},mention,name,3,Ada,'- ,\" so, \",actor,ada-other,Ada Other\n"));
        let anchor = asked.unwrap()[0].anchor.clone().unwrap();
        assert_eq!((anchor.prefix.as_str(), anchor.suffix.as_str(), anchor.start), ("- ", " so, ", 3));
        assert_eq!(anchor.actor_name.as_deref(), Some("Ada Other"));
    }

    #[test]
    fn what_is_no_table_of_corrections_is_told() {
        for (text, told) in [
            ("name,age\nAda,7\n", "\"name\" is no column"),
            ("id,start\n1,2\n", "has the columns id,start,change,actor_id"),
            ("id,change\n1,wrong\n", "line 2: \"wrong\" is no change"),
            ("id,start,change\n1,x,false\n", "line 2: \"x\" is no offset"),
            ("id,change\n,false\n", "names no finding"),
            ("id,change,article_id,finding,kind,text,prefix,suffix\n,false,1,quote,direct,a,b,c\n", "is no id of"),
            ("id,change,article_id,finding,kind,text,prefix,suffix\n,false,1,word,direct,a,b,c\n", "no finding: quote"),
        ] {
            let fault = read_text(text).unwrap_err();
            assert!(fault.contains(told), "{told}: {fault}");
        }
    }
}
