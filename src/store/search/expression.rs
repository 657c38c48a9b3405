//! What a query asks of the indexes: of FTS5 as an expression, of the postings as words.

use super::analysis::fields::SPEAKER;
use super::query_parser::{Query, Term};
use crate::store::sqlite::full_text::{self, FullText};

/// What the words of a query are looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Scope {
    /// Texts, in any of their forms.
    Texts,
    /// Texts, and the names of those who say them.
    TextsAndSpeakers,
    /// Names, which have no other forms: a Williams is no William.
    Names,
}

impl Scope {
    /// That of an index of FTS5.
    pub fn of(table: &str) -> Self {
        if table == FullText::Actor.table() { Self::Names } else { Self::Texts }
    }
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
    pub fn expression(&self, scope: Scope) -> Expression {
        let any = |terms: &[Term]| full_text::any(terms.iter().flat_map(|term| term.alternatives(scope)));
        let not = any(&self.not);
        if self.groups.is_empty() {
            return Expression::Except(not);
        }
        let all = full_text::all(self.groups.iter().map(|group| any(group)));
        Expression::Match(if self.not.is_empty() { all } else { full_text::but_not(&all, &not) })
    }

    /// What has to be met where only words can be looked for, which leaves all that this query does and more; none where all
    /// it says is what may not occur.
    pub fn by_words(&self, scope: Scope) -> Option<ByWords> {
        let mut found = ByWords { exact: true, ..ByWords::default() };
        for group in &self.groups {
            match &group[..] {
                [phrase] if phrase.is_phrase() => {
                    found.exact = false;
                    found.groups.extend((0..phrase.words.len()).map(|place| phrase.word(place, scope)));
                }
                // Of a phrase among others any word leaves all that the phrase does.
                terms => {
                    found.exact &= !terms.iter().any(Term::is_phrase);
                    found.groups.push(terms.iter().flat_map(|term| term.any_word(scope)).collect());
                }
            }
        }
        found.exact &= !self.not.iter().any(Term::is_phrase);
        found.not = self.not.iter().filter(|term| !term.is_phrase()).flat_map(|term| term.forms(scope)).collect();
        (!found.groups.is_empty()).then_some(found)
    }
}

impl Term {
    /// Expressions of FTS5, any of which will do.
    fn alternatives(&self, scope: Scope) -> Vec<String> {
        if !self.is_phrase() {
            return self.forms(scope).iter().map(|form| full_text::word(&form.word, form.prefix)).collect();
        }
        let mut all = vec![full_text::phrase(&self.words.join(" "), self.prefix)];
        if scope == Scope::TextsAndSpeakers {
            let name: Vec<String> = self.words.iter().map(|word| of_speaker(word)).collect();
            all.push(full_text::word(&name.join(" "), self.prefix));
        }
        all
    }

    /// Its forms, or the words of a phrase.
    fn any_word(&self, scope: Scope) -> Vec<QueryWord> {
        if self.is_phrase() {
            (0..self.words.len()).flat_map(|place| self.word(place, scope)).collect()
        } else {
            self.forms(scope)
        }
    }

    /// The words that stand for its forms.
    fn forms(&self, scope: Scope) -> Vec<QueryWord> {
        let mut forms = self.word(0, scope);
        forms.extend(self.stem().filter(|_| scope != Scope::Names).map(|word| QueryWord { word, prefix: false }));
        forms
    }

    /// One of its words, in a text or a speaker's name.
    fn word(&self, place: usize, scope: Scope) -> Vec<QueryWord> {
        let (word, prefix) = (&self.words[place], self.prefix && place + 1 == self.words.len());
        let mut all = vec![QueryWord { word: word.clone(), prefix }];
        if scope == Scope::TextsAndSpeakers {
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
        let asked = |text: &str, scope| match Query::parse(text).unwrap().expression(scope) {
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
            ("a OR \"b c\"", "\"a\" OR {title text} : \"b c\""),
        ] {
            assert_eq!(asked(text, Scope::Texts), expected, "{text}");
        }
        assert_eq!(asked("Williams", Scope::of("actor_fts")), "\"williams\"");
        for (text, expected) in
            [("Lavrov", "\"lavrov\" OR \"@lavrov\""), ("\"li bao\"*", "{title text} : \"li bao\" * OR \"@li @bao\" *")]
        {
            assert_eq!(asked(text, Scope::TextsAndSpeakers), expected, "{text}");
        }
    }

    #[test]
    fn what_words_alone_can_tell() {
        let words = |text: &str, scope| {
            let found = Query::parse(text).unwrap().by_words(scope)?;
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
            assert_eq!(words(text, Scope::Texts), expected, "{text}");
        }
        assert_eq!(words("\"li bao\"*", Scope::TextsAndSpeakers).unwrap().0, "li|@li bao*|@bao* -");
    }
}
