//! The words by which reports tell of votes, in classes; a word may be in several.
//!
//! One probe of a small table per token, keyed by the hash that the token already has.

use std::ops::BitOr;
use std::sync::LazyLock;

use super::phrases;
use crate::extract::lexicon::maps::ByKey;
use crate::extract::lexicon::words::key;

/// Classes of words, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag(pub u64);

impl Tag {
    /// Whether it has one of the classes of `any`.
    pub const fn is(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }
}

impl BitOr for Tag {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

macro_rules! tags {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $words:literal;)*) => {
        $($(#[$doc])* pub(super) const $name: Tag = Tag(1 << $bit);)*
        const LISTS: &[(Tag, &str)] = &[$(($name, $words)),*];
    };
}

tags! {
    /// Verb or noun: the neighbours tell.
    VETO = 0 "veto vetoes vetos";
    /// Forms that are verbs.
    VETOED = 1 "vetoed vetoing";
    /// Verbs for a veto that do not say the word.
    BLOCK = 2 "blocked blocks block blocking quashed quashing scuppered scuttled torpedoed thwarted derailed killed kills sank sunk sinks spiked doomed struck shot";
    ABSTAIN = 3 "abstain abstains abstained abstaining";
    ABSTENTION = 4 "abstention abstentions";
    VOTE_VERB = 5 "voted vote votes voting";
    VOTE_NOUN = 6 "vote votes ballot ballots";
    ADOPT = 7 "green-lit green-lights oks okays greenlights greenlit adopt adopts adopted adopting pass passes passed passing approve approves approved approving endorse endorses endorsed endorsing okayed";
    REJECT = 8 "reject rejects rejected rejecting defeated";
    /// What is voted on.
    DRAFT = 9 "res res. unscr resolution resolutions draft drafts text texts measure measures proposal proposals motion motions amendment amendments sanctions";
    /// More than one of it.
    DRAFTS = 10 "resolutions drafts texts measures proposals motions amendments efforts attempts moves bids calls initiatives actions";
    RESOLUTION = 11 "resolution resolutions unscr res res.";
    /// What may be blocked without being a draft by name.
    EFFORT = 12 "efforts effort attempts attempt moves move bids bid calls call action actions initiative initiatives condemnation push";
    UN = 13 "un u.n. unsc unscr";
    /// Bodies and papers that are not the Council's.
    FOREIGN = 14 "bill bills legislation parliament parliamentary congress congressional senate senators senator knesset duma bundestag governor governors lawmakers lawmaker mps mp legislature legislative eu european brussels budget mayor merger takeover referendum cabinet shareholders statehouse republicans republican democrats gop override congressman constitution nato iaea opcw opec wto imf shareholder board electorate voters commons lords filibuster tax abortion immigration delegates constituents primary caucus ballot-box imo osce";
    /// Adverbs and phrases of one word that count.
    TIMES = 15 "once twice thrice";
    ORDINAL = 16 "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth another";
    NUMBER = 17 "no none zero nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty dozen";
    /// "repeatedly": more than once.
    MANY = 18 "repeatedly repeated multiple several numerous many various successive consecutive series string frequently routinely consistently regularly all";
    /// Verbs that make a veto of the noun.
    CAST = 19 "cast casts casting used uses use using exercised exercises exercise exercising wielded wields wield wielding issued invoked invokes invoke invoking employed deployed imposed delivered handed exerted resorted resorts resort resorting availed avails";
    /// Before "to": something yet to come.
    PLAN = 20 "threaten threatens threatened threatening vow vows vowed vowing promise promises promised plan plans planned planning intend intends intended prepare prepares prepared preparing pledge pledged expected expects expect poised set likely ready urge urges urged urging ask asks asked want wants wanted agree agreed going about decide decides due certain sure bound determined willing reluctant scheduled hope hopes hoped hoping likelihood threat threats plans readiness intention decision able consider considers considered considering considers mulling called calls call calling pressed pressing pressing persuade persuaded convince convinced encourage encouraged aims aim aiming needs need needed seeking sought seek try tries tried trying";
    /// Before "to" or "from": it did not happen.
    UNDONE = 21 "refused refuses refuse refusing declined declines decline declining failed fails fail failing refrained refrain refrains refraining stopped prevented prevent preventing prevents dissuade dissuaded deter deterred instead rather avoid avoids avoided avoiding avert averted averting unwilling without unlikely neither short";
    /// Before "to": it did happen.
    DONE = 22 "teamed team teams joined voted went proceeded opted chose managed moved chosen had allowed allowing enabled enabling let letting";
    /// Around a noun: it may happen.
    MAYBE = 23 "threat threats threatened threatening threaten threatens possible potential potentially likely expected looming fear fears feared fearing risk risks risked risking prospect prospects possibility chance face faces facing warn warned warning warns certain inevitable would-be unless if anticipated impending promised hypothetical danger hopes fearing dreading anticipate anticipates anticipating foresee foresees predict predicts predicted bracing braced brace";
    /// Behind "veto": the right, not its use.
    POWER = 24 "power powers right rights privilege privileges threat threats wielding wielding-member holding holder holders player players override overrides reform pen session initiative system authority prerogative option";
    /// Subjects of a bare veto: "the veto drew condemnation".
    DREW = 25 "came drew was were followed prompted sparked triggered provoked marked left killed means meant has have had brought angered dismayed outraged ended dealt drawn comes came blocked prevented shields shielded protects protected caused infuriated is";
    IN_FAVOUR = 26 "favour favor";
    AGAINST = 27 "against opposed opposing dissenting negative";
    COUNTRIES = 28 "governments countries country members member nations nation states state delegations ambassadors envoys";
    UNANIMOUS = 29 "unanimously unanimous unanimity";
    COUNCIL = 30 "council";
    UNSC = 40 "unsc unscr";
    IF = 31 "if unless whether lest should provided";
    /// Subjects that point back to members.
    BACK = 32 "they both their it its who which";
    HEAD = 33 "delegation delegations government governments ambassador ambassadors envoy envoys representative representatives side diplomats mission leadership administration regime authorities delegates delegate";
    /// Behind a demonym: its paper, so a sponsor.
    PAPER = 34 "draft drafts resolution resolutions text texts proposal proposals amendment amendments motion motions version plan initiative measure language draft-resolution";
    STATEMENT = 35 "statement statements communique declaration communiqué presidential report reports letter agenda agreement deal peace nominee nomination candidacy";
    MEMBERSHIP = 36 "accession enlargement membership entry";
    REPORTED = 37 "accused accuses accusing claimed claims claiming alleged alleges according blamed blames blaming calling describing";
    NATIONS = 39 "nations";
    /// What the Council does in resolutions, where it is said that it voted.
    ACT = 41 "authorised authorized extended renewed imposed established backed supported demanded condemned lifted";
    /// What the Council can only do by adopting a resolution, and what it is said to have turned down.
    DECIDES = 46 "authorised authorized authorises authorizes extended extends renewed renews imposed imposes established establishes created creates lifted lifts prolonged tightened tightens reimposed slaps slapped okays okayed oks greenlights approves approved rejects rejected";
    /// Before a number of votes: they are those in favour.
    WON = 42 "won winning received receiving garnered garnering secured securing gained gaining got getting mustered mustering attracted drew earned";
    /// That only one did so.
    LONE = 43 "lone only sole single solitary";
    /// Nouns for what became of a draft.
    RESULT_NOUN = 44 "adoption approval passage extension renewal rejection defeat";
    CALL_FOR = 38 "call calls called calling urge urged urging demand demanded demanding seek seeks sought push pushed pushing await awaiting ahead toward towards support supports back despite block blocked blocking oppose opposed prevent prevented delay delayed vote hopes hope before until for";
}

/// First words of the phrases for results, and of those for ballots: they follow from the phrases.
pub(super) const RESULT: Tag = Tag(1 << 45);
pub(super) const BALLOT: Tag = Tag(1 << 47);

/// Words that a text about votes has at least one of, or that names who votes.
const TRIGGERS: Tag = Tag(VETO.0 | VETOED.0 | ABSTAIN.0 | ABSTENTION.0 | RESOLUTION.0 | COUNCIL.0 | UN.0 | NATIONS.0);

static TABLE: LazyLock<ByKey<Tag>> = LazyLock::new(|| {
    let mut table = ByKey::<Tag>::default();
    let listed = LISTS.iter().flat_map(|(tag, words)| words.split_whitespace().map(move |word| (*tag, word)));
    let results = phrases::result::first_words().map(|word| (RESULT, word));
    let ballots = phrases::ballot::first_words().map(|word| (BALLOT, word));
    for (tag, word) in listed.chain(results).chain(ballots) {
        let own = table.entry(key(word)).or_default();
        *own = *own | tag;
    }
    table
});

/// One bit for each word that is a trigger, by the low bits of its key.
static SIEVE: LazyLock<Box<[u64; 256]>> = LazyLock::new(|| {
    let mut sieve = Box::new([0u64; 256]);
    for (&key, tag) in TABLE.iter() {
        if tag.is(TRIGGERS) {
            sieve[(key >> 6) as usize & 255] |= 1 << (key & 63);
        }
    }
    sieve
});

/// The classes of the word with this key.
pub(super) fn tag(key: u32) -> Tag {
    TABLE.get(&key).copied().unwrap_or_default()
}

/// Whether a sentence with this word may tell of a vote: one probe for nearly every word.
pub(super) fn is_trigger(sieve: &[u64; 256], key: u32) -> bool {
    sieve[(key >> 6) as usize & 255] & (1 << (key & 63)) != 0 && tag(key).is(TRIGGERS)
}

/// The table behind [`is_trigger`].
pub(super) fn sieve() -> &'static [u64; 256] {
    &SIEVE
}
