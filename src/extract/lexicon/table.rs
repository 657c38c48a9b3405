//! What lists say of words, found by their keys in little memory.
//!
//! Nearly every word of a text is looked up, and most are in no list. So the slots hold nothing but two bytes,
//! the place of an entry: they stay in the cache beside the models, which a table of whole entries would not.

/// Values by word key: open addressing over a power of two, at most a third full.
#[derive(Debug)]
pub(crate) struct Lookup<V> {
    /// The place of an entry; 0 where a slot is free.
    slots: Vec<u16>,
    /// The first stands for all words that have none.
    entries: Vec<(u32, V)>,
    shift: u32,
}

impl<V: Copy + Default> Lookup<V> {
    /// An empty table for at most so many words; what is beyond 65,535 is left out.
    pub(crate) fn for_words(count: usize) -> Self {
        let size = (count * 3).next_power_of_two().max(2);
        Self { slots: vec![0; size], entries: vec![(0, V::default())], shift: 32 - size.ilog2() }
    }

    /// The words of a text of lists, a line `name: word word …` each; lines without a known name are comments. `key` is that
    /// of words, and `join` adds to what is known of a word that it is in another list.
    pub(crate) fn of_lists(text: &str, lists: &[(&str, V)], key: fn(&str) -> u32, join: fn(&mut V, V)) -> Self {
        let mut table = Self::for_words(text.split_whitespace().count());
        for line in text.lines() {
            let Some((name, words)) = line.split_once(':') else { continue };
            let Some((_, list)) = lists.iter().find(|(known, _)| *known == name) else { continue };
            for word in words.split_whitespace() {
                join(table.entry_mut(key(word)), *list);
            }
        }
        table
    }

    /// What is known of the word with this key.
    #[inline]
    pub(crate) fn get(&self, key: u32) -> V {
        self.entries[self.entry(key).1].1
    }

    /// The value of a word, to be changed.
    pub(crate) fn entry_mut(&mut self, key: u32) -> &mut V {
        let (slot, mut at) = self.entry(key);
        if let (0, Ok(new)) = (at, u16::try_from(self.entries.len())) {
            self.entries.push((key, V::default()));
            self.slots[slot] = new;
            at = usize::from(new);
        }
        &mut self.entries[at].1
    }

    /// The slot of the key, or the free one it would take, and the place of its entry.
    #[inline]
    fn entry(&self, key: u32) -> (usize, usize) {
        let mut slot = (key.wrapping_mul(0x9E37_79B1) >> self.shift) as usize;
        loop {
            let at = usize::from(self.slots[slot]);
            if at == 0 || self.entries[at].0 == key {
                return (slot, at);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}

/// Lists as constants of a type of bits, and `LISTS`: the names by which their file has them.
macro_rules! lists {
    ($visibility:vis $type:ident; $($(#[$doc:meta])* $name:ident = $bit:literal $key:literal;)*) => {
        impl $type {
            $($(#[$doc])* $visibility const $name: Self = Self(1 << $bit);)*
        }
        const LISTS: &[(&str, $type)] = &[$(($key, $type::$name)),*];
    };
}
pub(crate) use lists;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_beside_others_of_their_slot() {
        let mut lookup = Lookup::for_words(1000);
        for key in 0..1000 {
            *lookup.entry_mut(key * 64) = key;
            *lookup.entry_mut(key * 64) += 1;
        }
        assert!((0..1000).all(|key| lookup.get(key * 64) == key + 1));
        assert!((0..1000).all(|key| lookup.get(key * 64 + 1) == 0));
    }
}
