//! Requests for corrections, and to take them back: what cannot be meant is refused with what to do.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::place::Squeezed;
use super::rows::{delete, insert, named, of_articles};
use super::suggest::{actor, nearest};
use super::target::{target, text};
use crate::domain::{AskedCorrection, CorrectedFinding, CorrectedPart, Correction};
use crate::store::Result;
use crate::store::sql::engine::Engine;

/// What became of corrections that were asked for, or asked to be taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnsweredCorrections {
    /// Corrections that are new, or were taken back.
    pub changed: u64,
    /// Those that were there just so.
    pub unchanged: u64,
    /// Articles whose findings change with them.
    pub articles: BTreeSet<Uuid>,
    /// What cannot be done, each with what would do; where there is any, nothing must be kept of the others.
    pub faults: Vec<String>,
}

/// Texts that corrections are placed in, read once.
#[derive(Default)]
struct Texts(HashMap<Uuid, Option<Squeezed>>);

impl Texts {
    async fn of(&mut self, conn: &mut impl Engine, article: Uuid) -> Result<Option<&Squeezed>> {
        let squeezed = match self.0.entry(article) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(none) => none.insert(text(conn, article).await?.map(|text| Squeezed::new(&text))),
        };
        Ok(squeezed.as_ref())
    }
}

/// Enters corrections, unless there are faults.
pub(in crate::store) async fn enter(
    conn: &mut impl Engine,
    asked: &[AskedCorrection],
    now: &str,
) -> Result<AnsweredCorrections> {
    let (mut answered, mut texts, mut labels) = (AnsweredCorrections::default(), Texts::default(), HashMap::new());
    for one in asked {
        let mut correction = match corrected(conn, one, &labels).await? {
            Ok(correction) => Correction { corrected_at: now.to_owned(), ..correction },
            Err(fault) => {
                answered.faults.push(format!("{}: {fault}", one.label));
                continue;
            }
        };
        match rival(conn, &correction, &mut texts).await? {
            Some(rival) if rival.says_same(&correction) => answered.unchanged += 1,
            Some(rival) => answered.faults.push(format!("{}: {}", one.label, contradiction(&rival, &labels))),
            None => {
                correction.number = insert(conn, &correction).await?;
                labels.insert(correction.number, one.label.clone());
                answered.changed += 1;
                answered.articles.insert(correction.article_id);
            }
        }
    }
    Ok(answered)
}

/// Takes corrections back, unless there are faults.
pub(in crate::store) async fn take_back(
    conn: &mut impl Engine,
    asked: &[AskedCorrection],
) -> Result<AnsweredCorrections> {
    let (mut answered, mut texts) = (AnsweredCorrections::default(), Texts::default());
    for one in asked {
        let found = match (named(conn, one.id.trim()).await?, one.start) {
            (found, None) if !found.is_empty() => found,
            _ => match target(conn, one).await? {
                // Its id may be another than when it was corrected.
                Ok(finding) => rival(conn, &finding, &mut texts).await?.into_iter().collect(),
                Err(_) => gone(conn, one).await?,
            },
        };
        if found.is_empty() {
            let what = one.start.map_or_else(|| one.id.clone(), |start| format!("{} at {start}", one.id));
            answered.faults.push(format!("nothing is corrected of {what}: `communique correct --list` lists what is"));
        }
        let numbers: Vec<i64> = found.iter().map(|correction| correction.number).collect();
        delete(conn, &numbers).await?;
        answered.changed += numbers.len() as u64;
        answered.articles.extend(found.iter().map(|correction| correction.article_id));
    }
    Ok(answered)
}

/// The correction of a mention that is none, or of an article that has gone: by the place that it had.
async fn gone(conn: &mut impl Engine, asked: &AskedCorrection) -> Result<Vec<Correction>> {
    let (Ok(article), Some(start)) = (asked.id.trim().parse::<Uuid>(), asked.start) else { return Ok(Vec::new()) };
    let mut found = of_articles(conn, std::iter::once(article)).await?.remove(&article).unwrap_or_default();
    found.retain(|other| (other.finding, other.start) == (CorrectedFinding::Mention, start));
    Ok(found)
}

/// A correction, or why it cannot be.
type Possible = std::result::Result<Correction, String>;

/// The correction as it is asked for.
async fn corrected(conn: &mut impl Engine, asked: &AskedCorrection, labels: &HashMap<i64, String>) -> Result<Possible> {
    if asked.start.is_none() && asked.anchor.is_none() {
        // What was called false has no row any more.
        let found = named(conn, asked.id.trim()).await?;
        if let Some(other) = found.into_iter().find(|other| other.change == CorrectedPart::False) {
            let is_same = asked.change == Some(CorrectedPart::False);
            return Ok(if is_same { Ok(other) } else { Err(contradiction(&other, labels)) });
        }
    }
    let change = asked.change.unwrap_or(CorrectedPart::False);
    let finding = match target(conn, asked).await? {
        Ok(finding) => finding,
        Err(fault) => return Ok(Err(fault)),
    };
    if let Some(fault) = misfit(finding.finding, change) {
        return Ok(Err(fault.to_owned()));
    }
    let nobody = Correction { change, actor_id: None, actor_name: None, actor_kind: None, ..finding };
    match asked.actor.as_deref().filter(|_| change != CorrectedPart::False) {
        None => Ok(Ok(nobody)),
        Some(given) => with_actor(conn, nobody, given, asked.anchor.as_ref()).await,
    }
}

/// Why a finding has nothing that could be so corrected, if it has not.
fn misfit(finding: CorrectedFinding, change: CorrectedPart) -> Option<&'static str> {
    match (finding, change) {
        (CorrectedFinding::Mention, CorrectedPart::Speaker) => {
            Some("a mention has no speaker: --actor says whom it means")
        }
        (CorrectedFinding::Quote | CorrectedFinding::Claim, CorrectedPart::Actor) => Some(
            "only a mention has an actor: --speaker says who speaks, and a mention is named by its article and --start",
        ),
        _ => None,
    }
}

/// The correction with this actor.
async fn with_actor(
    conn: &mut impl Engine,
    correction: Correction,
    given: &str,
    anchor: Option<&Correction>,
) -> Result<Possible> {
    if let Some(meant) = actor(conn, given).await? {
        let (actor_id, actor_name, actor_kind) = (Some(meant.slug), Some(meant.name), Some(meant.kind));
        return Ok(Ok(Correction { actor_id, actor_name, actor_kind, ..correction }));
    }
    // From another database, an actor comes with a name, and is found when its articles are loaded.
    if let Some(anchor) = anchor.filter(|anchor| anchor.actor_name.is_some()) {
        let (actor_name, actor_kind) = (anchor.actor_name.clone(), anchor.actor_kind.clone());
        return Ok(Ok(Correction { actor_id: Some(given.to_owned()), actor_name, actor_kind, ..correction }));
    }
    let meant = nearest(conn, given).await?.map(|id| format!(" (did you mean {id}?)")).unwrap_or_default();
    Ok(Err(format!(
        "no actor has the id {given:?}{meant}: /v1/actors?q= finds ids by name, and `communique registry add` adds actors"
    )))
}

/// What is said already of the same place.
async fn rival(conn: &mut impl Engine, correction: &Correction, texts: &mut Texts) -> Result<Option<Correction>> {
    let article = correction.article_id;
    let others = of_articles(conn, std::iter::once(article)).await?.remove(&article).unwrap_or_default();
    let others: Vec<Correction> = others.into_iter().filter(|other| other.is_about_same(correction)).collect();
    if others.is_empty() {
        return Ok(None);
    }
    let text = texts.of(conn, article).await?;
    let place = text.and_then(|text| text.place(correction));
    let meets = |other: &Correction| match (place, text.and_then(|text| text.place(other))) {
        (Some(one), Some(two)) => one == two,
        _ => other.has_anchor_of(correction),
    };
    Ok(others.into_iter().find(meets))
}

fn contradiction(rival: &Correction, labels: &HashMap<i64, String>) -> String {
    let Correction { number, .. } = rival;
    let said = match (rival.change, &rival.actor_id) {
        (CorrectedPart::False, _) => "is none".to_owned(),
        (CorrectedPart::Speaker, Some(id)) => format!("is said by {id}"),
        (CorrectedPart::Actor, Some(id)) => format!("means {id}"),
        (_, None) => "is nobody's that is known".to_owned(),
    };
    match labels.get(number) {
        Some(label) => format!("two corrections for one place: {label} says that it {said}; leave one of them out"),
        None => format!(
            "it is corrected already: number {number} says that it {said}; `communique correct {number} --undo` takes that back"
        ),
    }
}
