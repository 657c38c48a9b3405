//! What a query asks of the indexes: of FTS5 as an expression, of the postings as words.

use super::analysis::fields::SPEAKER;
use super::query_parser::{Query, Term};
use crate::store::sqlite::full_text;

/// Who may be meant by the words of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Speakers {
    /// Nobody: only what is said is searched.
    Left,
    /// Also who says it.
    Searched,
}

/// What FTS5 is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) enum Expression {
    Match(String),
    /// Rows that do not match.
    Except(String),
}

/// A word that is looked for among the postings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct QueryWord {
    pub word: String,
    /// Whether it may go on.
    pub prefix: bool,
}

/// A query where only words can be looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct ByWords {
    /// One of each group must stand in a row.
    pub groups: Vec<Vec<QueryWord>>,
    /// None of them may.
    pub not: Vec<QueryWord>,
    /// Whether all rows that are left match: there is no phrase.
    pub exact: bool,
}

impl Query {
    /// The expression that FTS5 is asked.
    pub fn expression(&self, speakers: Speakers) -> Expression {
        let any = |terms: &[Term]| full_text::any(terms.iter().flat_map(|term| term.alternatives(speakers)));
        let not = any(&self.not);
        if self.groups.is_empty() {
            return Expression::Except(not);
        }
        let all = full_text::all(self.groups.iter().map(|group| any(group)));
        Expression::Match(if self.not.is_empty() { all } else { full_text::but_not(&all, &not) })
    }

    /// What has to be met where only words can be looked for, which leaves all that this query does and more; none where all
    /// it says is what may not occur.
    pub fn by_words(&self, speakers: Speakers) -> Option<ByWords> {
        let mut found = ByWords { exact: true, ..ByWords::default() };
        for group in &self.groups {
            match &group[..] {
                [phrase] if phrase.is_phrase() => {
                    found.exact = false;
                    found.groups.extend((0..phrase.words.len()).map(|place| phrase.word(place, speakers)));
                }
                // Of a phrase among others any word leaves all that the phrase does.
                terms => {
                    found.exact &= !terms.iter().any(Term::is_phrase);
                    found.groups.push(terms.iter().flat_map(|term| term.any_word(speakers)).collect());
                }
            }
        }
        found.exact &= !self.not.iter().any(Term::is_phrase);
        found.not = self.not.iter().filter(|term| !term.is_phrase()).flat_map(|term| term.forms(speakers)).collect();
        (!found.groups.is_empty()).then_some(found)
    }
}

impl Term {
    /// Expressions of FTS5, any of which will do.
    fn alternatives(&self, speakers: Speakers) -> Vec<String> {
        if !self.is_phrase() {
            return self.forms(speakers).iter().map(|form| full_text::word(&form.word, form.prefix)).collect();
        }
        let mut all = vec![full_text::phrase(&self.words.join(" "), self.prefix)];
        if speakers == Speakers::Searched {
            let name: Vec<String> = self.words.iter().map(|word| of_speaker(word)).collect();
            all.push(full_text::word(&name.join(" "), self.prefix));
        }
        all
    }

    /// Its forms, or the words of a phrase.
    fn any_word(&self, speakers: Speakers) -> Vec<QueryWord> {
        if self.is_phrase() {
            (0..self.words.len()).flat_map(|place| self.word(place, speakers)).collect()
        } else {
            self.forms(speakers)
        }
    }

    /// The words that stand for its forms.
    fn forms(&self, speakers: Speakers) -> Vec<QueryWord> {
        let mut forms = self.word(0, speakers);
        forms.extend(self.stem().map(|word| QueryWord { word, prefix: false }));
        forms
    }

    /// One of its words, in a text or a speaker's name.
    fn word(&self, place: usize, speakers: Speakers) -> Vec<QueryWord> {
        let (word, prefix) = (&self.words[place], self.prefix && place + 1 == self.words.len());
        let mut all = vec![QueryWord { word: word.clone(), prefix }];
        if speakers == Speakers::Searched {
            all.push(QueryWord { word: of_speaker(word), prefix });
        }
        all
    }
}

fn of_speaker(word: &str) -> String {
    format!("{SPEAKER}{word}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fts5_is_asked() {
        let asked = |text: &str, speakers| match Query::parse(text).unwrap().expression(speakers) {
            Expression::Match(text) => text,
            Expression::Except(text) => format!("except {text}"),
        };
        for (text, expected) in [
            ("veto", "\"veto\""),
            ("vetoed", "\"vetoed\" OR \"veto\""),
            ("Russia vetoed", "(\"russia\") AND (\"vetoed\" OR \"veto\")"),
            ("\"vetoed it\"", "{title text} : \"vetoed it\""),
            ("\"veto\"*", "{title text} : \"veto\" *"),
            ("vet*", "\"vet\" *"),
            ("veto -Syria", "(\"veto\") NOT (\"syria\")"),
            ("-Syria", "except \"syria\""),
        ] {
            assert_eq!(asked(text, Speakers::Left), expected, "{text}");
        }
        for (text, expected) in
            [("Lavrov", "\"lavrov\" OR \"@lavrov\""), ("\"li bao\"*", "{title text} : \"li bao\" * OR \"@li @bao\" *")]
        {
            assert_eq!(asked(text, Speakers::Searched), expected, "{text}");
        }
    }

    #[test]
    fn what_words_alone_can_tell() {
        let words = |text: &str, speakers| {
            let found = Query::parse(text).unwrap().by_words(speakers)?;
            let group = |words: &[QueryWord]| {
                let all = words.iter().map(|one| format!("{}{}", one.word, if one.prefix { "*" } else { "" }));
                all.collect::<Vec<_>>().join("|")
            };
            let groups = found.groups.iter().map(|words| group(words)).collect::<Vec<_>>().join(" ");
            Some((format!("{groups} -{}", group(&found.not)), found.exact))
        };
        for (text, expected) in [
            ("vetoes draft", Some(("vetoes|veto draft -", true))),
            ("\"the vetoes\" a", Some(("the vetoes a -", false))),
            ("veto -\"a b\" -vetoes", Some(("veto -vetoes|veto", false))),
            ("a OR \"b c\"", Some(("a|b|c -", false))),
            ("-a", None),
        ] {
            let expected = expected.map(|(text, exact)| (text.to_owned(), exact));
            assert_eq!(words(text, Speakers::Left), expected, "{text}");
        }
        assert_eq!(words("\"li bao\"*", Speakers::Searched).unwrap().0, "li|@li bao*|@bao* -");
    }
}
