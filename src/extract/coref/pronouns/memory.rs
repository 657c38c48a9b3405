//! What pronouns look back on: who was mentioned where, how much each mention draws, and whom unnamed speakers put out of
//! sight.

use std::sync::LazyLock;

use crate::domain::ActorKind;
use crate::extract::Stretch;
use crate::extract::coref::salience::QUOTES;
use crate::extract::coref::{Cast, Named};

/// How many mentions back a pronoun looks.
pub(super) const REACH: usize = 40;
/// How much each sentence between takes away.
const FADE: f32 = 0.6;
/// What is left of those whom somebody unknown spoke of.
pub(super) const SPOKEN_OF: f32 = 0.1;
/// What being named often adds (times the logarithm of how often).
const OFTEN: f32 = 0.05;

/// A mention as pronouns see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Seen {
    pub(super) who: u32,
    pub(super) sentence: usize,
    /// How many sentences of the reporter's own stand before.
    pub(super) told: usize,
    pub(super) weight: f32,
}

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Memory {
    pub(super) seen: Vec<Seen>,
    /// For each entity, how often it was named, and what that adds.
    pub(super) named: Vec<(u16, f32)>,
    /// For each entity, how many pronouns meant it: of a man's, of a woman's.
    pub(super) called: Vec<[u8; 2]>,
    /// How many sentences have begun that no quotation holds: words that somebody says leave the names before them as near as they were.
    pub(super) told: usize,
    /// To whom direct quotes are given, by the words that say so: where these begin and end.
    voices: Vec<(Stretch, u32)>,
    /// The last sentence in which somebody speaks who is not named: "the teenager said", "her aunt added".
    pub(super) unnamed: Option<usize>,
}

impl Memory {
    /// Whether words that a direct quote is given to hold this mention of whom they mean, in whatever way they describe them.
    fn voices(&self, named: &Named, who: u32) -> bool {
        let to = self.voices.partition_point(|(span, _)| span.start <= named.span.start);
        let near = self.voices[to.saturating_sub(2)..to].iter();
        near.rev().any(|&(span, voice)| voice == who && named.span.end <= span.end)
    }
}

/// What is left of a mention's weight so many sentences behind it: powers are slow to compute.
pub(super) static FADED: LazyLock<[f32; 41]> = LazyLock::new(|| {
    #[expect(clippy::cast_precision_loss, reason = "forty sentences at most")]
    std::array::from_fn(|far| FADE.powf(far as f32))
});

/// What being named so often makes of a weight.
pub(super) fn often(count: u16) -> f32 {
    1.0 + OFTEN * (1.0 + f32::from(count)).ln()
}

impl Cast<'_, '_> {
    /// An empty memory.
    pub(super) fn memory(&self) -> Memory {
        let all = self.entities.all.len();
        let named = vec![(0, often(0)); all];
        Memory { named, called: vec![[0, 0]; all], voices: self.voices(), ..Memory::default() }
    }

    /// Whom the words mean that direct quotes are given to: of "the head of the Harbour Board, Jane Roe," that is Jane Roe.
    fn voices(&self) -> Vec<(Stretch, u32)> {
        let of_several = |span: &&Stretch| self.doc.slice(**span).contains(' ');
        let read = |span: &Stretch| {
            let speaker = self.speaker(*span);
            speaker.who.map(|who| (speaker.span, who))
        };
        let mut voices: Vec<(Stretch, u32)> = self.voiced.iter().filter(of_several).filter_map(read).collect();
        voices.sort_unstable_by_key(|(span, _)| span.start);
        voices
    }

    /// Of those seen, all whom "he" or "she" behind a surname of two could mean besides the two.
    pub(super) fn dim_beside(&self, memory: &mut Memory, named: &Named) {
        let namesakes = self.entities.surnamed(self.doc.tokens[named.tokens.end as usize - 1].key);
        let open = namesakes.iter().any(|&who| self.entity(who).gender.is_none());
        let may = |gender: char| open || namesakes.iter().any(|&who| self.entity(who).gender == Some(gender));
        let others = memory.seen.iter_mut().rev().take(REACH).filter(|seen| !namesakes.contains(&seen.who));
        let others = others.filter(|seen| self.entity(seen.who).gender.is_none_or(may));
        others.for_each(|seen| seen.weight *= SPOKEN_OF);
    }

    pub(super) fn remember(&self, memory: &mut Memory, named: &Named, sentence: usize) {
        let Some(who) = named.who.filter(|&who| self.entity(who).kind == ActorKind::Person) else { return };
        let weight = if memory.voices(named, who) { QUOTES } else { self.weight(named) };
        memory.seen.push(Seen { who, sentence, told: memory.told, weight });
        if let Some((count, adds)) = memory.named.get_mut(who as usize) {
            *count = count.saturating_add(1);
            *adds = often(*count);
        }
    }
}
