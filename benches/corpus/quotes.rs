//! What speakers say, in the ways reports have of quoting them.

use super::grammar::{Grammar, capitalise};
use super::people::Speaker;
use super::random::Random;
use super::scene::Scene;

/// Writes paragraphs with somebody's words in them.
pub struct Quoting<'c> {
    pub grammar: &'c Grammar,
    pub scene: &'c Scene<'c>,
    /// The report's quotation marks.
    pub marks: [char; 2],
}

impl Quoting<'_> {
    /// A paragraph in which `speaker` is quoted; the first of a report is always in quotation marks.
    pub fn paragraph(&self, speaker: &Speaker, first: bool, random: &mut Random) -> String {
        let Speaker { introduced, again, pronoun } = speaker;
        let bare = introduced.trim_end_matches(',');
        let said = self.words("said", random);
        let says = self.words("says", random);
        let mut text = match random.below(if first { 6 } else { 9 }) {
            // “We will wait,” said Foreign Minister Somebody.
            0 => format!("{} said {bare}.", self.quoted("spoken", ",", random)),
            1 => format!("{} {introduced} {said}.", self.quoted("spoken", ",", random)),
            2 => format!("{introduced} {says}: {}", self.quoted("spoken", ".", random)),
            // “We will wait,” Somebody warned. “And we mean it.”
            3 => {
                let (one, two) = (self.quoted("spoken", ",", random), self.quoted("more", ".", random));
                format!("{one} {introduced} {said}. {two}")
            }
            4 => {
                let (one, two) = (self.quoted("spoken", ",", random), self.quoted("spoken", ".", random));
                format!("{one} {introduced} {says}, adding: {two}")
            }
            5 => format!("According to {bare}, {}", self.quoted("spoken", ".", random)),
            6 => format!("{introduced} {} {}.", self.words("calls", random), self.quoted("fragment", "", random)),
            7 => format!("{introduced} {} {}.", self.words("reports", random), self.words("clause", random)),
            // A man called Somebody said they came at night.
            _ => {
                let clause = self.words("clause", random);
                format!("{introduced} {says} that {clause}, and spoke of {}.", self.quoted("fragment", "", random))
            }
        };
        capitalise(&mut text, 0);
        if random.chance(25) {
            let who = if random.chance(50) { pronoun } else { again.as_str() };
            let (words, said) = (self.quoted("spoken", ",", random), self.words("said", random));
            text.extend([" ", words.as_str(), " ", who, " ", said.as_str(), "."]);
        }
        text
    }

    fn words(&self, name: &str, random: &mut Random) -> String {
        let mut text = String::new();
        self.grammar.say(name, self.scene, random, &mut text);
        text
    }

    fn quoted(&self, name: &str, end: &str, random: &mut Random) -> String {
        let mut text = String::from(self.marks[0]);
        self.grammar.say(name, self.scene, random, &mut text);
        text.push_str(end);
        text.push(self.marks[1]);
        text
    }
}
