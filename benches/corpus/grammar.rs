//! The sentences: `grammar.txt`, read once, and said in one of its many ways.

use std::collections::HashMap;

use super::random::Random;
use super::scene::Scene;

/// A part of a way to say something.
#[derive(Debug)]
enum Part {
    Words(&'static str),
    /// Another name, and whether it begins with a capital letter.
    Name(usize, bool),
    /// What the scene or the moment gives, likewise.
    Given(&'static str, bool),
}

/// All names with their ways of saying them.
#[derive(Debug)]
pub struct Grammar {
    names: HashMap<&'static str, usize>,
    ways: Vec<Vec<Vec<Part>>>,
}

impl Grammar {
    /// Reads the sentences.
    pub fn new() -> Self {
        let lines = || include_str!("grammar.txt").lines().filter_map(|line| line.split_once(" = "));
        let mut names = HashMap::new();
        for (name, _) in lines().filter(|(name, _)| !name.starts_with('#')) {
            let next = names.len();
            names.entry(name).or_insert(next);
        }
        let mut ways: Vec<Vec<Vec<Part>>> = (0..names.len()).map(|_| Vec::new()).collect();
        for (name, words) in lines() {
            if let Some(&number) = names.get(name) {
                ways[number].push(parts(words, &names));
            }
        }
        Self { names, ways }
    }

    /// How many ways there are of saying `name`.
    pub fn ways(&self, name: &str) -> usize {
        self.names.get(name).map_or(0, |&number| self.ways[number].len())
    }

    /// The words of a name that has nothing but words, by number.
    pub fn words(&self, name: &str, way: usize) -> &'static str {
        match self.names.get(name).map(|&number| &self.ways[number][way][..]) {
            Some([Part::Words(words)]) => words,
            _ => panic!("{name} has more than words"),
        }
    }

    /// Says `name` at the end of `text`.
    pub fn say(&self, name: &str, scene: &Scene<'_>, random: &mut Random, text: &mut String) {
        let number = *self.names.get(name).unwrap_or_else(|| panic!("no sentence is called {name}"));
        self.say_number(number, scene, random, text);
    }

    fn say_number(&self, number: usize, scene: &Scene<'_>, random: &mut Random, text: &mut String) {
        for part in random.one(&self.ways[number]) {
            let start = text.len();
            let capital = match part {
                Part::Words(words) => {
                    text.push_str(words);
                    false
                }
                Part::Name(number, capital) => {
                    self.say_number(*number, scene, random, text);
                    *capital
                }
                Part::Given("topic", capital) => {
                    self.say(scene.topic, scene, random, text);
                    *capital
                }
                Part::Given(name, capital) => {
                    scene.give(name, random, text);
                    *capital
                }
            };
            if capital {
                capitalise(text, start);
            }
        }
    }
}

/// Makes the letter at `start` a capital.
pub fn capitalise(text: &mut String, start: usize) {
    if let Some(first) = text[start..].chars().next() {
        let upper: String = first.to_uppercase().collect();
        text.replace_range(start..start + first.len_utf8(), &upper);
    }
}

fn parts(words: &'static str, names: &HashMap<&'static str, usize>) -> Vec<Part> {
    let (mut parts, mut rest) = (Vec::new(), words);
    while let Some((before, (inside, after))) =
        rest.split_once('{').and_then(|(before, behind)| Some((before, behind.split_once('}')?)))
    {
        if !before.is_empty() {
            parts.push(Part::Words(before));
        }
        let (name, capital) = inside.strip_prefix('+').map_or((inside, false), |name| (name, true));
        parts.push(names.get(name).map_or(Part::Given(name, capital), |&number| Part::Name(number, capital)));
        rest = after;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest));
    }
    parts
}
