//! Runs of capitalised words: where a name of any kind may stand.
//!
//! At the beginning of a sentence, and in headlines, a capital tells nothing; there a word counts if the
//! lists have it, or if the text never writes it small.

use std::sync::LazyLock;

use super::letters::{SEATS, is_post_nominal};
use super::names::Names;
use super::person_nouns::is_before_name;
use crate::extract::Doc;
use crate::extract::lexicon::words::{self, Words};
use crate::extract::text::particles::particles;
use crate::extract::text::sentence::Tokens;
use crate::extract::text::token::{Class, Gap, Shape, Token};
use crate::extract::text::word_boundary;

/// The words that a text writes without a capital, and its sentences in which nearly all have one.
#[derive(Debug)]
pub struct Case {
    /// Two bits for each hash; a word that is not there may seem to be, one time in ten thousand.
    small: Vec<u64>,
    /// The sentences in title case or in capitals, by index.
    headlines: Vec<bool>,
}

/// No name is longer, in tokens; keeps hostile texts linear.
const LONGEST: usize = 24;
const BITS: u32 = 1 << 16;

impl Case {
    /// Reads the text's words once.
    #[must_use]
    pub fn of(doc: &Doc<'_>) -> Self {
        let mut case =
            Self { small: vec![0; (BITS / 64) as usize], headlines: Vec::with_capacity(doc.sentences.len()) };
        for sentence in &doc.sentences {
            let tokens = &doc.tokens[sentence.range()];
            // "— Jane Roe of the Harbour Alliance" signs words.
            let signs = tokens.first().is_some_and(|first| first.class == Class::Dash);
            case.headlines.push(!signs && is_headline(tokens));
            for token in tokens.iter().filter(|token| token.class == Class::Word && token.shape == Shape::Lower) {
                case.note_small(token.key);
            }
        }
        case
    }

    fn note_small(&mut self, key: u32) {
        for at in places(key) {
            self.small[at / 64] |= 1 << (at % 64);
        }
    }

    /// Whether the text also has the word without a capital.
    #[must_use]
    pub fn is_small(&self, key: u32) -> bool {
        places(key).into_iter().all(|at| self.small[at / 64] & (1 << (at % 64)) != 0)
    }

    /// Whether nearly all words of the sentence have capitals.
    #[must_use]
    pub fn is_headline(&self, sentence: usize) -> bool {
        self.headlines.get(sentence).copied().unwrap_or_default()
    }
}

/// The two bits of a word: by one alone, one name in two hundred would seem to be a common word of its page.
fn places(key: u32) -> [usize; 2] {
    [(key % BITS) as usize, (key / BITS % BITS) as usize]
}

/// "China Hosts Talks With Syrian Aide", "TALKS BEGIN IN GENEVA".
fn is_headline(tokens: &[Token]) -> bool {
    let (mut capitals, mut small, mut shouted) = (0, 0, true);
    for word in tokens.iter().filter(|token| token.class == Class::Word) {
        shouted &= word.shape == Shape::Upper;
        match word.shape {
            _ if word.words.is_function() => {}
            Shape::Lower => small += 1,
            _ => capitals += 1,
        }
        // Most sentences show soon that they are none.
        if !shouted && small * 8 > tokens.len() {
            return false;
        }
    }
    capitals >= 4 && small * 8 <= capitals || shouted && capitals >= 2
}

/// Whether a sentence, or a quotation, begins with this token.
#[must_use]
pub fn is_start(tokens: &[Token], at: usize) -> bool {
    let breaks = |class| {
        matches!(
            class,
            Class::Stop | Class::Double | Class::Single | Class::Colon | Class::Dash | Class::Ellipsis | Class::Symbol
        )
    };
    if is_behind_words(tokens, at) {
        return false;
    }
    at == 0 || tokens[at].gap == Gap::Line || breaks(tokens[at - 1].class)
}

/// "…,” Roe said": whether the sentence goes on here behind words that end in a comma.
fn is_behind_words(tokens: &[Token], at: usize) -> bool {
    at > 1
        && tokens[at].gap == Gap::Space
        && matches!(tokens[at - 1].class, Class::Double | Class::Single)
        && tokens[at - 1].gap == Gap::None
        && tokens[at - 2].class == Class::Comma
}

/// "Bank of Ostmark said", "National Weather Service said": a word that begins a sentence and the name of a body.
fn begins_body(tokens: &[Token], at: usize) -> bool {
    const OF: [u32; 2] = [words::ascii_key("of"), words::ascii_key("for")];
    let joined = |at: usize| tokens.get(at).filter(|token| token.gap == Gap::Space);
    let is_head = |token: &Token| Names::of(token.key).is(Names::ORGANISATION);
    let first = &tokens[at];
    if is_head(first) && joined(at + 1).is_some_and(|of| OF.contains(&of.key)) {
        return joined(at + 2).is_some_and(Token::is_capital);
    }
    // "International Federation of Roads said", but "Former Bank of Ostmark …"
    let broad = BROAD.contains(&first.key) && joined(at + 1).is_some_and(is_head);
    if broad && joined(at + 2).is_some_and(|of| OF.contains(&of.key)) {
        return joined(at + 3).is_some_and(Token::is_capital);
    }
    // "Open Roads Foundation", but "Quoting Roads Foundation"
    let other = first.words.is_function() || first.is(Words::SAYING | Words::VERB | Words::MONTH | Words::DAY);
    if first.is(Words::TITLE | Words::ROLE)
        || other
        || ADVERBS.contains(&first.key)
        || !first.is(Words::ADJECTIVE) && first.end - first.start > 7
    {
        return false;
    }
    let plain = |token: &&Token| token.is_capital() && !token.words.is_function();
    let run = (at + 1..at + 6).map_while(joined).take_while(plain);
    run.clone().count() > 1 && run.last().is_some_and(is_head)
}

/// Adjectives that the names of bodies begin with.
const BROAD: [u32; 14] = [
    words::ascii_key("international"),
    words::ascii_key("independent"),
    words::ascii_key("national"),
    words::ascii_key("royal"),
    words::ascii_key("federal"),
    words::ascii_key("central"),
    words::ascii_key("global"),
    words::ascii_key("european"),
    words::ascii_key("african"),
    words::ascii_key("general"),
    words::ascii_key("joint"),
    words::ascii_key("united"),
    words::ascii_key("western"),
    words::ascii_key("northern"),
];

/// "Van der Roe said", "De Roe said": a particle that begins a sentence and a surname.
fn begins_surname(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    if !token.is(Words::NAME_PARTICLE) || token.words.is_function() || token.shape != Shape::Capital {
        return false;
    }
    let next = at + 1 + particles(tokens, at + 1, is_plain);
    tokens.get(next).is_some_and(|name| {
        name.gap == Gap::Space && name.shape == Shape::Capital && name.words == Words(0) && is_plain(name)
    })
}

/// Adverbs that begin a sentence with a capital before the name of its subject.
static ADVERBS: LazyLock<Vec<u32>> = LazyLock::new(|| {
    [
        "imagine",
        "suppose",
        "picture",
        "assume",
        "nobody",
        "unlike",
        "consider",
        "tonight",
        "last",
        "next",
        "afterwards",
        "separately",
        "elsewhere",
        "nonetheless",
        "nevertheless",
        "midweek",
    ]
    .iter()
    .map(|each| words::key(each))
    .collect()
});

/// Initials of two letters, with their stop.
static DIGRAPHS: LazyLock<Vec<u32>> =
    LazyLock::new(|| word_boundary::DIGRAPHS.iter().map(|each| words::key(&format!("{each}."))).collect());

/// "Jane Roe OBE", "Jane Roe, QC,", but "Port Roe MP Jane Doe": whether letters stand behind the name that they belong to.
fn follows_name(tokens: &[Token], at: usize) -> bool {
    let capital = |back: usize| at.checked_sub(back).is_some_and(|at| tokens[at].is_capital());
    let next = tokens.get(at + 1);
    let named = |next: &Token| next.gap == Gap::Space && next.shape == Shape::Capital && !next.words.is_function();
    let seat = SEATS.contains(&tokens[at].key) && next.is_some_and(named);
    let closed = next.is_none_or(|next| matches!(next.class, Class::Comma | Class::Stop));
    capital(1) && !seat || capital(2) && closed && tokens[at - 1].class == Class::Comma
}

/// Whether the word may be (a part of) a name where it stands.
#[must_use]
pub fn is_name_word(tokens: &[Token], at: usize, case: &Case) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.is_capital()) else { return false };
    if token.is(Words::DAY) {
        return is_day_name(tokens, at);
    }
    if token.words.is_function() || token.is(Words::MONTH) {
        let small = is_small_name(tokens, at);
        return small || is_homonym(tokens, at) || is_middle_name(tokens, at) || is_title_cased(tokens, at);
    }
    if token.shape != Shape::Capital && is_post_nominal(token) && follows_name(tokens, at) {
        return false;
    }
    if !is_start(tokens, at) {
        return true;
    }
    // "Deflated, he went back": a participle, and the pronoun of who is so.
    let pronoun = matches!(tokens.get(at + 1..at + 3), Some([comma, he]) if comma.class == Class::Comma
        && he.is(Words::PRONOUN) && he.is(Words::MALE | Words::FEMALE));
    if pronoun && token.words == Words(0) && !Names::of(token.key).is_given() {
        return false;
    }
    // "Tonight Jane Roe said", "….” Said Roe"
    let inverted = at > 0 && tokens[at - 1].class == Class::Double && token.is(Words::SAYING_SURE);
    let other = tokens[at + 1..].iter().take(5).any(|next| next.is(Words::SAYING_SURE));
    if ADVERBS.contains(&token.key) || inverted && !other {
        return false;
    }
    if begins_body(tokens, at) || begins_surname(tokens, at) {
        return true;
    }
    // "R. L. Roe", "Ts. Roe"
    let letter = token.shape == Shape::Upper && token.end - token.start == 2;
    let initial = (letter || DIGRAPHS.contains(&token.key)) && token.words.0 & !Words::NAME_SUFFIX.0 == 0;
    if initial && tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space && next.is_capital()) {
        return true;
    }
    // "Thin Thin Roe"
    if tokens.get(at + 1).is_some_and(|next| next.gap == Gap::Space && next.key == token.key && next.is_capital()) {
        return true;
    }
    let names = Names::of(token.key);
    let listed = Names::AREA.or(Names::AFFILIATION).or(Names::FAMILY_FIRST);
    let goes_on = tokens.get(at + 1).is_some_and(|next| {
        next.gap == Gap::Space && next.is_capital() && !next.words.is_function() && next.words == Words(0)
    });
    if (names.is_given() && (goes_on || !names.is(Names::WORD))) || names.is(listed) || token.is(Words::TITLE) {
        return true;
    }
    token.words == Words(0) && !case.is_small(token.key)
}

/// "Theresa May", "Will Smith": words of closed classes that are names beside other parts of a name.
fn is_homonym(tokens: &[Token], at: usize) -> bool {
    let names = Names::of(tokens[at].key);
    let touches = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space && token.is_capital());
    let behind_given = at > 0 && touches(at) && {
        let before = &tokens[at - 1];
        Names::of(before.key).is_given() && !before.words.is_function() && before.is_capital()
    };
    let is_surname = tokens[at].is(Words::MONTH | Words::MODAL);
    let before_name = names.is_given() && touches(at + 1) && !is_start(tokens, at);
    // "Will Popescu said": a question has no past behind its subject.
    let modal = tokens[at].is(Words::MODAL)
        && names.is_given()
        && touches(at + 1)
        && tokens[at + 1].words == Words(0)
        && tokens.get(at + 2).is_some_and(|verb| verb.is(Words::SAYING_SURE));
    modal
        || (behind_given && is_surname)
        || (before_name && !tokens[at + 1].words.is_function())
        || (tokens[at].is(Words::MONTH) && is_month_name(tokens, at))
}

/// "tailor Nor Azizah binti Roe", "said So Roe": names that are small words of English, before another part of a name.
fn is_small_name(tokens: &[Token], at: usize) -> bool {
    const SMALL: [u32; 6] = [
        words::ascii_key("nor"),
        words::ascii_key("so"),
        words::ascii_key("do"),
        words::ascii_key("an"),
        words::ascii_key("he"),
        words::ascii_key("yet"),
    ];
    let plain = |at: usize| {
        let next = tokens.get(at).filter(|next| next.gap == Gap::Space);
        next.is_some_and(|next| next.shape == Shape::Capital && next.words == Words(0) && next.class == Class::Word)
    };
    if tokens[at].shape != Shape::Capital || !SMALL.contains(&tokens[at].key) || !plain(at + 1) {
        return false;
    }
    // "Nor did", but "Nor Azizah binti Roe"
    let goes_on = plain(at + 2) || particles(tokens, at + 2, is_plain) > 0;
    if is_start(tokens, at) {
        return tokens[at].key == SMALL[0] && goes_on;
    }
    // In a title or headline a capital tells nothing.
    is_behind_words(tokens, at) || tokens[at - 1].shape == Shape::Lower && tokens[at].gap == Gap::Space
}

/// "Serdar Can Yıldız": a word of a closed class between two that can only be names.
fn is_middle_name(tokens: &[Token], at: usize) -> bool {
    let plain = |at: usize| {
        let token = &tokens[at];
        token.class == Class::Word && token.shape == Shape::Capital && token.words == Words(0)
    };
    let function =
        tokens[at].shape == Shape::Capital && !tokens[at].is(Words::MONTH | Words::PREPOSITION | Words::ARTICLE);
    let touches = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    function && at > 0 && touches(at) && touches(at + 1) && plain(at - 1) && plain(at + 1)
}

/// "Doctors Without Borders": a preposition that a name of three words has in capitals.
fn is_title_cased(tokens: &[Token], at: usize) -> bool {
    let joined = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    let plain = |at: usize| {
        let token = &tokens[at];
        token.class == Class::Word && token.shape == Shape::Capital && !token.words.is_function()
    };
    tokens[at].shape == Shape::Capital
        && tokens[at].is(Words::PREPOSITION)
        && tokens[at].end - tokens[at].start > 5
        && at > 0
        && joined(at)
        && joined(at + 1)
        && plain(at - 1)
        && plain(at + 1)
}

/// Whether the subject of a verb of saying may begin here.
fn begins(tokens: &[Token], at: usize) -> bool {
    is_start(tokens, at) || is_behind_words(tokens, at)
}

/// "Sunday Okafor said", "said Friday Adamu, a farmer", "Minister Monday Ubani": a day where a given name stands.
fn is_day_name(tokens: &[Token], at: usize) -> bool {
    let plain = |token: &Token| {
        token.gap == Gap::Space
            && token.shape == Shape::Capital
            && token.class == Class::Word
            && token.words == Words(0)
    };
    let Some(end) = tokens.get(at + 1).filter(|next| plain(next)).and_then(|_| tokens.get(at + 2)) else {
        return false;
    };
    let comma = end.class == Class::Comma;
    let before = at.checked_sub(1).filter(|_| tokens[at].gap == Gap::Space).map(|at| &tokens[at]);
    let inverted = || {
        at > 1
            && tokens[at - 1].is(Words::SAYING_SURE)
            && matches!(tokens[at - 2].class, Class::Double | Class::Single | Class::Comma)
    };
    // Whether it is a day, the reporter would say "on".
    let post = before.is_some_and(|before| {
        let lower = before.shape == Shape::Lower && before.is(Words::ROLE | Words::TITLE) && !before.is(Words::PLURAL);
        is_before_name(before) && (before.is_capital() || lower && !end.is_capital())
    });
    tokens[at].shape == Shape::Capital
        && (post || begins(tokens, at) && (end.is(Words::SAYING_SURE) || comma) || comma && inverted())
}

/// "Zhang Jun told", "April Keller said": a month beside the other part of a name, and no day or year behind it.
fn is_month_name(tokens: &[Token], at: usize) -> bool {
    let joined = |at: usize| tokens.get(at).filter(|token| token.gap == Gap::Space);
    // "April Bishop"
    let plain = |token: &Token| {
        let family = token.words == Words(0) || Names::of(token.key).is(Names::FAMILY_TOO) && !token.is(Words::MONTH);
        token.class == Class::Word && token.shape == Shape::Capital && family
    };
    let dated = tokens.get(at + 1).is_some_and(|next| next.class == Class::Number);
    let says =
        |at: usize| tokens.get(at).is_some_and(|token| token.is(Words::SAYING_SURE) || token.class == Class::Suffix);
    let behind = at > 0 && tokens[at].gap == Gap::Space && {
        let before = &tokens[at - 1];
        let alone =
            at < 2 || !tokens[at - 2].is_capital() || is_start(tokens, at - 1) || tokens[at - 2].is(Words::TITLE);
        let unit = at > 1 && tokens[at - 2].shape == Shape::Upper;
        plain(before) && (alone || unit) && (Names::of(before.key).is(Names::FAMILY_FIRST) || says(at + 1))
    };
    let post = at > 0 && tokens[at].gap == Gap::Space && tokens[at - 1].is_capital() && is_before_name(&tokens[at - 1]);
    let before = joined(at + 1).is_some_and(plain)
        && (begins(tokens, at) && (says(at + 2) || joined(at + 2).is_some_and(plain) || is_joined(tokens, at + 2))
            || post);
    // "May Winters said": no question ends so.
    let modal = tokens[at].words.is_auxiliary() && !(before && tokens[at + 2].is(Words::SAYING_SURE));
    // "“…,” April said"
    let quoted = at > 1 && matches!(tokens[at - 1].class, Class::Double | Class::Single);
    let alone = (at == 0 || tokens[at].gap == Gap::Line || quoted) && joined(at + 1).is_some_and(|_| says(at + 1));
    // "Jan van der Roe"
    let count = particles(tokens, at + 1, is_plain);
    let joined_by = count > 0 && joined(at + 1 + count).is_some_and(Token::is_capital);
    tokens[at].shape == Shape::Capital && !modal && !dated && (behind || before || alone || joined_by)
}

/// "Jan Bart van de Roe": whether particles and a capital follow.
fn is_joined(tokens: &[Token], at: usize) -> bool {
    let count = particles(tokens, at, is_plain);
    count > 0 && tokens.get(at + count).is_some_and(|name| name.gap == Gap::Space && name.is_capital())
}

/// The run that begins with this token; none where no name can.
#[must_use]
pub fn run(doc: &Doc<'_>, case: &Case, at: usize) -> Option<Tokens> {
    let tokens = &doc.tokens;
    if !is_name_word(tokens, at, case) {
        return None;
    }
    let mut end = at + 1;
    while end < at + LONGEST {
        let joins = |at: usize| tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
        // "Ursula von der Leyen": at most two particles.
        let particles = particles(tokens, end, is_plain);
        if joins(end + particles) && is_name_word(tokens, end + particles, case) {
            end += particles + 1;
        } else if let Some(behind) = nickname(tokens, end, case) {
            end = behind + 1;
        } else {
            break;
        }
    }
    let index = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Some(Tokens { first: index(at), end: index(end) })
}

/// Whether a word beside a rare particle can be a part of a name.
fn is_plain(token: &Token) -> bool {
    let others = Names::ORGANISATION.or(Names::AFFILIATION).or(Names::ABBREVIATION);
    !Names::of(token.key).is(others)
}

/// `Jane “Bunny” Roe`: the index of the name behind a nickname in marks of one or two words.
fn nickname(tokens: &[Token], open: usize, case: &Case) -> Option<usize> {
    let is_mark = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.class, Class::Double | Class::Single));
    let near = tokens.get(open).is_some_and(|token| token.gap == Gap::Space);
    if !near || !is_mark(open) {
        return None;
    }
    let close = (open + 2..open + 4).find(|&at| is_mark(at))?;
    let inside = tokens[open + 1..close].iter().all(|token| token.is_capital() && !token.words.is_function());
    let touches = tokens[open + 1].gap == Gap::None && tokens[close].gap == Gap::None;
    // `Jane “Bunny” van der Roe`
    let name = close + 1 + particles(tokens, close + 1, is_plain);
    let next = tokens.get(name).filter(|token| token.gap == Gap::Space)?;
    (inside && touches && next.is_capital() && is_name_word(tokens, name, case)).then_some(name)
}
