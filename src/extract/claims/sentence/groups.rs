//! States named together in a sentence: "China and Russia", "the Russian and Chinese".

use super::View;
use crate::extract::claims::states::{Code, Naming, is_permanent};
use crate::extract::claims::vocabulary;
use crate::extract::lexicon::words::Words;
use crate::extract::text::token::Class;

/// States named together: "China and Russia", "the Russian and Chinese".
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract::claims) struct Group {
    /// Index of the first token.
    pub first: usize,
    /// Index behind the last, with the noun that a demonym stands before ("the Russian delegation").
    pub end: usize,
    /// Who is named, in the order of the text.
    pub members: Vec<Code>,
    /// Whether the last is a demonym with no noun of its own behind it.
    pub adjective: bool,
}

impl Group {
    /// Whether all of them can veto.
    pub fn is_permanent(&self) -> bool {
        self.members.iter().all(|&code| is_permanent(code))
    }
}

impl View<'_> {
    pub(super) fn grouped(&self) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for named in self.named.iter().filter(|named| named.naming != Naming::Subject && !named.members.is_empty()) {
            let adjective = named.naming == Naming::Demonym;
            let first = named.first;
            // "the United States (US)"
            if let Some(last) = groups.last_mut()
                && last.end + 1 == first
                && self.class(last.end) == Some(Class::Open)
                && self.class(named.end) == Some(Class::Close)
                && named.members.iter().all(|code| last.members.contains(code))
            {
                last.end = named.end + 1;
                continue;
            }
            if let Some(subject) = self.before_apposition(&groups, first) {
                // "Russia, a key ally of Syria, and China": the state within the apposition is no subject.
                let behind = self.behind_head(named.end);
                let led = groups.drain(subject + 1..).count();
                debug_assert!(led > 0, "an apposition names a state");
                groups[subject].members.extend(named.members.iter().copied());
                groups[subject].end = behind;
                groups[subject].adjective = adjective && behind == named.end;
                continue;
            }
            if let Some(last) = groups.last_mut()
                && self.joins(last, first)
            {
                last.members.extend(
                    named.members.iter().filter(|&code| !last.members.contains(code)).copied().collect::<Vec<_>>(),
                );
                last.end = self.behind_head(named.end);
                last.adjective = adjective && last.end == named.end;
                continue;
            }
            let end = self.behind_head(named.end);
            let adjective = adjective && end == named.end;
            groups.push(Group { first, end, members: named.members.to_vec(), adjective });
        }
        groups
    }

    /// Index of the group that an apposition with another state in it follows, where what begins at `next` joins it:
    /// "Russia, a key ally of the Syrian government, and China".
    fn before_apposition(&self, groups: &[Group], next: usize) -> Option<usize> {
        let and = next.checked_sub(1 + usize::from(self.any(next.wrapping_sub(1), &["the"])))?;
        let comma = and.wrapping_sub(1);
        let inner = groups.last().filter(|inner| self.any(and, &["and"]) && inner.end == comma)?;
        let of = self.before_the(inner.first);
        let outer = groups.len().checked_sub(2)?;
        let opens = groups[outer].end;
        let noun = opens + 1 + usize::from(self.any(opens + 1, &["a", "an", "the"]));
        let apposition = self.class(opens) == Some(Class::Comma)
            && self.class(comma) == Some(Class::Comma)
            && self.any(of, &["of", "to", "with"])
            && of > opens + 1
            && of - opens < 8
            && (noun > opens + 1 || self.class(noun) == Some(Class::Word))
            && (opens + 1..of).all(|at| self.class(at) == Some(Class::Word) || self.class(at) == Some(Class::Suffix));
        apposition.then_some(outer)
    }

    /// "Russia, with China, vetoed": another comma behind the name, and no list of its own.
    fn is_set_off(&self, next: usize) -> bool {
        let named = self.named.iter().find(|named| named.first == next);
        named.is_some_and(|named| {
            let another = |at: usize| self.named.iter().any(|named| named.first == at || named.first == at + 1);
            self.class(named.end) == Some(Class::Comma) && !another(named.end + 1)
        })
    }

    /// Behind "delegation" in "the Russian delegation", behind the name in "Russia's ambassador Jane Doe".
    fn behind_head(&self, mut at: usize) -> usize {
        let from = at;
        if self.tokens.get(at).is_some_and(|token| token.class == Class::Suffix) {
            at += 1;
        }
        if self.is(at, vocabulary::UN) {
            at += 1;
        }
        if !self.is(at, vocabulary::HEAD) {
            return from;
        }
        at += 1;
        if self.any(at, &["to"]) && self.names_un(at + 1, at + 3) {
            at += 2 + usize::from(self.any(at + 1, &["the", "united"])) + usize::from(self.any(at + 2, &["united"]));
        }
        while self.inside(at) && self.tokens[at].is_capital() && !self.is(at, vocabulary::UN) {
            at += 1;
        }
        at
    }

    /// Whether what stands between the group and the next name joins them: "and", ",", "as well as".
    fn joins(&self, group: &Group, next: usize) -> bool {
        let between: Vec<usize> = (group.end..next).collect();
        // "vetoed by Russia, with China abstaining": the other did something else.
        let behind = self.named.iter().find(|named| named.first == next).map_or(next, |named| named.end);
        if between.iter().any(|&at| self.any(at, &["with"])) && self.word(behind).ends_with("ing") {
            return false;
        }
        // "on Gaza and the Palestinians, and the UK": who never sat on the Council is no member of a list.
        if group.members.iter().any(|code| code == b"PSE") {
            return false;
        }
        // "criticised by Britain and the US, China vetoed it": behind "and" a comma begins something else.
        let last = self.named.iter().rev().find(|named| named.end <= group.end && group.first < named.first);
        let closed = last.is_some_and(|last| {
            let before = last.first - 1 - usize::from(self.any(last.first - 1, &["the"]));
            self.any(before, &["and"])
        });
        let by = group.first - usize::from(self.any(group.first.wrapping_sub(1), &["the"]));
        if closed
            && self.class(group.end) == Some(Class::Comma)
            && !self.any(group.end + 1, &["and", "as", "together", "along"])
            && self.any(by.wrapping_sub(1), &["by", "from", "with"])
        {
            return false;
        }
        // "a resolution on Syria and Russia vetoed another": behind "and" a member that acts joins no topic.
        if self.is_object(group) && !group.is_permanent() && self.acts_alone(next, behind) {
            return false;
        }
        match between[..] {
            // "A, B and C, as well as D"
            [comma, one, two, three] => {
                self.class(comma) == Some(Class::Comma)
                    && self.any(one, &["as"])
                    && self.any(two, &["well"])
                    && self.any(three, &["as"])
            }
            // "Russia, China veto", "Russian, Chinese vetoes"
            [one] => {
                self.class(one) == Some(Class::Comma) && self.lists(group, next)
                    || self.any(one, &["and", "&", "nor", "or"])
            }
            [one, two] => {
                // "Russia’s and China’s vetoes"
                (self.class(one) == Some(Class::Suffix) && self.any(two, &["and"]))
                    || (self.class(one) == Some(Class::Comma)
                        && self.any(two, &["with"])
                        && self.is_set_off(next)
                        && !self.is_object(group))
                    || (self.any(one, &["and"]) && self.any(two, &["the", "then"]))
                    || (self.class(one) == Some(Class::Comma)
                        && self.any(two, &["and", "the"])
                        && self.lists(group, next))
                    || (self.any(one, &["along"]) && self.any(two, &["with"]))
            }
            [one, two, three] => {
                (self.any(one, &["as"]) && self.any(two, &["well"]) && self.any(three, &["as"]))
                    || (self.class(one) == Some(Class::Comma)
                        && self.any(two, &["together", "along"])
                        && self.any(three, &["with"]))
                    || (self.class(one) == Some(Class::Comma)
                        && self.any(two, &["and"])
                        && self.any(three, &["the", "also"]))
            }
            _ => false,
        }
    }

    /// Whether a permanent member stands here with a verb of its own behind it.
    fn acts_alone(&self, next: usize, behind: usize) -> bool {
        let verbs = vocabulary::VETOED | vocabulary::ABSTAIN | vocabulary::VOTE_VERB;
        self.named.iter().any(|named| named.first == next && named.members.iter().all(|&code| is_permanent(code)))
            // "with Angola, Malaysia and Russia abstaining" is a list of all three.
            && !self.word(behind).ends_with("ing")
            && (self.is(behind, verbs) || self.any(behind, &["did", "followed", "joined", "said", "used", "cast"]))
    }

    /// "After a vote on Syria, Russia said": no list of two, while "Syria, Iran and Libya" is one.
    fn lists(&self, group: &Group, next: usize) -> bool {
        let about = self.is_object(group);
        let more = (next + 1..next + 4).any(|at| self.any(at, &["and", "or"]) || self.class(at) == Some(Class::Comma));
        !about || more && !self.opens_before(group, next)
    }

    /// Whether the group is what something is about, by the preposition before it.
    fn is_object(&self, group: &Group) -> bool {
        let before = group.first - usize::from(self.any(group.first.wrapping_sub(1), &["the"]));
        self.any(
            before.wrapping_sub(1),
            &["on", "in", "to", "with", "over", "against", "for", "at", "about", "near", "concerning", "regarding"],
        )
    }

    /// "In Friday's vote on Libya, Russia and France abstained": the comma ends what the sentence opens with, since the
    /// names behind it are followed by a verb.
    fn opens_before(&self, group: &Group, next: usize) -> bool {
        let first = self.first + usize::from(self.class(self.first) == Some(Class::Double));
        let opens = self.has(first, Words::PREPOSITION)
            && !(self.first..group.first).any(|at| self.class(at) == Some(Class::Comma));
        let behind = (next..self.end).find(|&at| {
            let joins = self.any(at, &["and", "the", "or"]) || self.class(at) == Some(Class::Comma);
            !(joins || self.named.iter().any(|named| named.first <= at && at < named.end))
        });
        // "By 12 votes, with the United States, Britain and Russia abstaining": the list has the participle.
        let absolute = |at: usize| self.any(self.before_the(group.first), &["with"]) && self.word(at).ends_with("ing");
        opens && behind.is_some_and(|at| self.class(at - 1) != Some(Class::Comma) && !absolute(at))
    }

    /// The group that covers this token.
    pub fn group_at(&self, at: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.first <= at && at < group.end)
    }

    /// The group whose end is here.
    pub fn group_ending(&self, end: usize) -> Option<&Group> {
        self.groups.iter().find(|group| group.end == end)
    }

    /// The group that begins here, behind an article.
    pub fn group_from(&self, at: usize) -> Option<&Group> {
        let skip = usize::from(self.any(at, &["the", "both"]));
        self.groups.iter().find(|group| group.first == at + skip)
    }
}
