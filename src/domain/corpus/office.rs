//! Posts as a text of a given day means them: which of a person's is shown, and how it is written.

use super::registry::RegistryOffice;
use crate::domain::Day;

/// How high a post is: of several held at once the highest is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// None of those below.
    Other,
    /// Spokespersons, envoys, deputies.
    Deputy,
    /// Ministers, secretaries, ambassadors.
    Minister,
    /// Heads of international organisations and of governments, vice-presidents.
    Premier,
    /// Heads of state.
    President,
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

/// What a post belongs to, by its short common name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfficeOf<'n> {
    /// A state.
    State(&'n str),
    /// An organisation.
    Body(&'n str),
    /// Nothing that is known.
    Unknown,
}

impl RegistryOffice {
    /// Those of these posts that are held on a day, the highest first. Dates that are known by the month or the year count
    /// whole, so that at a change both holders have the post.
    #[must_use]
    pub fn held_on(offices: &[Self], day: Day) -> Vec<&Self> {
        let day = day.to_string();
        let held = |office: &&Self| {
            office.from.as_str() <= shorter(&office.from, &day)
                && (office.to.is_empty() || shorter(&office.to, &day) <= office.to.as_str())
        };
        let mut offices: Vec<&Self> = offices.iter().filter(held).collect();
        offices.sort_by(|a, b| Rank::of(&b.title).cmp(&Rank::of(&a.title)).then_with(|| b.from.cmp(&a.from)));
        offices
    }

    /// What all of these posts have in common, by what `of` says of the state or body that each belongs to;
    /// none where they differ.
    #[must_use]
    pub fn common<T: PartialEq>(offices: &[Self], of: impl Fn(&str) -> Option<T>) -> Option<T> {
        let first = of(&offices.first()?.of)?;
        offices.iter().all(|office| of(&office.of).as_ref() == Some(&first)).then_some(first)
    }

    /// How the post is written beside a quote: "Minister of Foreign Affairs of Russia", "Spokesperson, Ministry of …".
    #[must_use]
    pub fn shown(&self, of: OfficeOf<'_>) -> String {
        match of {
            OfficeOf::State(state) => {
                let name = with_article(state);
                match self.title.split_once(" to the ") {
                    Some((post, to)) => format!("{post} of {name} to the {to}"),
                    None => format!("{} of {name}", self.title),
                }
            }
            OfficeOf::Body(body) if leads(&self.title) => {
                let article = if body.contains(' ') { "the " } else { "" };
                format!("{} of {article}{body}", self.title)
            }
            OfficeOf::Body(body) => format!("{}, {body}", self.title),
            OfficeOf::Unknown => self.title.clone(),
        }
    }
}

/// The day as precise as the other date is.
fn shorter<'d>(other: &str, day: &'d str) -> &'d str {
    day.get(..other.len()).unwrap_or(day)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn office(title: &str, from: &str, to: &str) -> RegistryOffice {
        let [title, of, from, to, basis] = [title, "RUS", from, to, "memory"].map(str::to_owned);
        RegistryOffice { title, of, from, to, basis }
    }

    #[test]
    fn of_the_posts_of_a_day_the_highest_is_first() {
        let offices = [
            office("Deputy Minister", "2001", "2012-05"),
            office("Minister", "2012-05-07", ""),
            office("Envoy", "", ""),
        ];
        let titles = |day: &str| {
            let held = RegistryOffice::held_on(&offices, day.parse().unwrap());
            held.into_iter().map(|office| office.title.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(titles("2000-12-31"), ["Envoy"]);
        assert_eq!(titles("2012-05-06"), ["Deputy Minister", "Envoy"]);
        assert_eq!(titles("2012-05-31"), ["Minister", "Deputy Minister", "Envoy"]);
        assert_eq!(titles("2012-06-01"), ["Minister", "Envoy"]);
    }

    #[test]
    fn a_post_is_written_with_what_it_belongs_to() {
        for (title, of, shown) in [
            ("Minister", OfficeOf::State("Russia"), "Minister of Russia"),
            ("Ambassador to the UN", OfficeOf::State("United States"), "Ambassador of the United States to the UN"),
            ("Secretary-General", OfficeOf::Body("Arab League"), "Secretary-General of the Arab League"),
            ("Spokesperson", OfficeOf::Body("Ministry of Works"), "Spokesperson, Ministry of Works"),
            ("Envoy", OfficeOf::Unknown, "Envoy"),
        ] {
            assert_eq!(office(title, "", "").shown(of), shown);
        }
    }
}
