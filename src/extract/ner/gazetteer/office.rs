//! Which of a person's posts a text of a given day means, and how it is written.

use super::{Gazetteer, Known};
use crate::domain::{Day, RegistryOffice};

/// How high a post is: of several held at once the highest is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    Other,
    Deputy,   // Spokespersons, envoys, deputies
    Minister, // Ministers, secretaries, ambassadors
    /// Heads of international organisations and of governments, vice-presidents.
    Premier,
    President, // Heads of state
}

impl Rank {
    /// The rank of a post with this title.
    #[must_use]
    pub fn of(title: &str) -> Self {
        let title = title.strip_prefix("Acting ").or(title.strip_prefix("Caretaker ")).unwrap_or(title);
        let starts = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
        if starts(&["President", "King", "Queen", "Emir", "Supreme Leader", "Pope", "Sultan"]) {
            Self::President
        } else if starts(&[
            "Prime Minister",
            "Premier",
            "Chancellor",
            "Secretary-General",
            "Vice-President",
            "Vice President",
        ]) {
            Self::Premier
        } else if starts(&[
            "Minister",
            "Secretary of",
            "Foreign Secretary",
            "Permanent Representative",
            "Ambassador",
            "High Rep",
        ]) {
            Self::Minister
        } else if starts(&[
            "Deputy",
            "Vice",
            "Spokes",
            "Assistant",
            "Special Envoy",
            "Joint Special",
            "Press Secretary",
        ]) {
            Self::Deputy
        } else {
            Self::Other
        }
    }
}

impl Known {
    /// The posts held on a day, the highest first. Dates that are known by the month or the year count
    /// whole, so that at a change both holders have the post.
    #[must_use]
    pub fn offices_on(&self, day: Day) -> Vec<&RegistryOffice> {
        let day = day.to_string();
        let held = |office: &&RegistryOffice| {
            office.from.as_str() <= shorter(&office.from, &day)
                && (office.to.is_empty() || shorter(&office.to, &day) <= office.to.as_str())
        };
        let mut offices: Vec<&RegistryOffice> = self.offices.iter().filter(held).collect();
        offices.sort_by(|a, b| Rank::of(&b.title).cmp(&Rank::of(&a.title)).then_with(|| b.from.cmp(&a.from)));
        offices
    }
}

/// The day as precise as the other date is.
fn shorter<'d>(other: &str, day: &'d str) -> &'d str {
    day.get(..other.len()).unwrap_or(day)
}

impl Gazetteer {
    /// How a post is written: "Minister of Foreign Affairs of Russia", "Spokesperson, Ministry of …".
    #[must_use]
    pub fn office_name(&self, office: &RegistryOffice) -> String {
        if let Some(state) = self.by_code(&office.of).and_then(|who| self.known(who)) {
            let name = with_article(&state.name);
            return match office.title.split_once(" to the ") {
                Some((post, to)) => format!("{post} of {name} to the {to}"),
                None => format!("{} of {name}", office.title),
            };
        }
        match self.by_id(&office.of).and_then(|who| self.known(who)) {
            Some(body) if leads(&office.title) => {
                let article = if body.name.contains(' ') { "the " } else { "" };
                format!("{} of {article}{}", office.title, body.name)
            }
            Some(body) => format!("{}, {}", office.title, body.name),
            None => office.title.clone(),
        }
    }
}

/// Whether the post is at the head of a body: "Secretary-General of the Arab League".
fn leads(title: &str) -> bool {
    let heads = ["Secretary-General", "Chairman", "President", "Leader", "Head", "Director-General", "Commander"];
    heads.iter().any(|head| title.ends_with(head))
}

/// "the United States", but "Russia".
fn with_article(state: &str) -> String {
    const TAKES: [&str; 12] = [
        "United",
        "Netherlands",
        "Philippines",
        "Bahamas",
        "Maldives",
        "Comoros",
        "Seychelles",
        "Gambia",
        "Soviet",
        "Central African",
        "Dominican Republic",
        "Marshall",
    ];
    if TAKES.iter().any(|start| state.starts_with(start)) { format!("the {state}") } else { state.to_owned() }
}
