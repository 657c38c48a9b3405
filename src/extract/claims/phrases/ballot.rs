//! The phrases by which members are said to have voted, before and behind the members.

use crate::domain::VoteOption;
use VoteOption::{Abstain, No, NotVoting, Yes};

/// "was one of two countries that voted against"
macro_rules! one_of {
    ($did:literal) => {
        concat!("was|were one|some|two|three of ?the ?# countries|members|states|nations that|who|which ", $did)
    };
}

/// "was one of those who voted against it"
macro_rules! one_of_those {
    ($did:literal) => {
        concat!("was|were one|some|two|three of ?the those who|that|which ", $did)
    };
}

/// "joined the majority in voting for"
macro_rules! joined {
    ($did:literal) => {
        concat!("joined|joins|joining ?the those|others|countries|members|majority|minority ?who|that|in ", $did)
    };
}

/// "among the members that voted against"
macro_rules! among {
    ($did:literal) => {
        concat!("among ?the those|countries|members|states ?who|that|which ", $did)
    };
}

/// "the countries that opposed the draft were"
macro_rules! were {
    ($did:literal) => {
        concat!("those|countries|members|states|nations that|who|which ", $did, " * included|include|were|are|was @")
    };
}

/// "votes against the draft came from"
macro_rules! came_of {
    ($votes:literal) => {
        concat!($votes, " * included|include|were|was|came ?from ?that|those ?of @")
    };
}

/// Behind the members that voted so. Those with a mark need the word "vote" or the Council's name in the sentence,
/// since members also back and oppose what is not voted on.
pub(in crate::extract::claims) const OF_SUBJECT: [(VoteOption, bool, &str); 107] = [
    (No, false, "joined|joins|joining * in ?the opposition"),
    (Abstain, false, "was|were recorded|listed|registered as abstaining|abstained"),
    (No, false, "voted|votes in the negative"),
    (Yes, false, "voted|votes in the affirmative"),
    (No, false, "said|says no ."),
    (No, false, "said|says no ,|and"),
    (No, false, "voted|votes down"),
    (NotVoting, false, "opted|opts|chose not to vote"),
    (
        Yes,
        false,
        "gave|gives|give the|it|this ?draft|text|resolution|measure|motion|proposal ?its|their support|backing|vote|votes",
    ),
    (Yes, false, "threw|throw|throws ?its|their support|weight|vote|votes behind"),
    (No, false, "said|says no with ?its|their|a veto"),
    (Yes, false, "voted|votes|voting with the majority"),
    (Yes, false, "voted|votes|voting \"|“|' yes"),
    (No, false, "voted|votes|voting \"|“|' no"),
    (Yes, false, "voted|votes|voting affirmatively|favourably|favorably"),
    (Yes, false, "voted|votes|voting with the majority for|in"),
    (Yes, false, "cast|casts|casting ?a|the yes|affirmative|positive|favourable|favorable vote|votes|ballot"),
    (Abstain, false, "cast|casts|recorded|records|registered|registers ?an|a abstention"),
    (No, false, one_of!("voted against")),
    (Yes, false, one_of!("supported|backed|endorsed|approved")),
    (Yes, false, one_of!("voted for|in")),
    (Abstain, false, one_of!("abstained")),
    (No, false, one_of!("opposed|rejected")),
    (No, false, joined!("voting|voted|vote against")),
    (Yes, false, joined!("voting|voted|vote for")),
    (Yes, false, joined!("voting|voted|vote in favour|favor")),
    (Abstain, false, joined!("abstaining|abstained")),
    (NotVoting, false, "was|were not present|there for|at|during ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "was|were not present|there when"),
    (NotVoting, false, "declined|declines|refused|refuses to take part in ?the|a|that vote|voting|ballot"),
    (Abstain, false, "opted|opts|chose|chooses|elected for ?an|a abstention"),
    (Yes, true, "backed|supported|endorsed"),
    (Yes, true, "gave|give|gives ?its|their|the * support|backing|vote|votes ?to"),
    (Yes, false, "lent ?its|their vote|votes|support to"),
    (Yes, false, "cast|casts|casting ?its|their ?a|the|one|only|lone vote|votes|ballot|ballots for"),
    (Yes, false, "cast|casts|casting ?its|their ?a|the|one vote|votes|ballot|ballots in favour|favor"),
    (Yes, false, "cast|casts ?a|the ?affirmative|positive|yes affirmative|positive|yes vote|votes"),
    (Yes, false, "raised|raising|raises ?its|their hand|hands for"),
    (Yes, false, "raised|raising|raises ?its|their hand|hands in favour|favor|support"),
    (Yes, true, "said|says|saying yes to"),
    (Yes, false, among!("voted|voting for|yes|aye")),
    (Yes, false, among!("voted|voting in favour|favor")),
    (Yes, false, among!("backed|backing|supported|supporting")),
    (Yes, true, "came|come|comes out for"),
    (Yes, true, "came|come|comes out in favour|favor of"),
    (Yes, true, "was|were in favour|favor of"),
    (Yes, false, "voted|votes|voting yes"),
    (Yes, false, "voted|votes|voting to adopt|approve|pass|support|back|extend|renew|lift"),
    (No, true, "opposed|rejected"),
    (
        No,
        false,
        "cast|casts|casting ?its|their ?a|the|one|only|lone|negative|no ?negative|no vote|votes|ballot against",
    ),
    (No, false, "raised|raising|raises ?its|their hand|hands against"),
    (No, true, "said|says|saying no to"),
    (No, false, among!("voted|voting against|no|nay")),
    (No, false, among!("opposed|opposing")),
    (No, true, "came|come|comes out against"),
    (No, true, "turned|turns ?its|their ?back|backs against"),
    (Abstain, false, among!("abstained|abstaining")),
    (Abstain, false, "among ?the abstainers|abstentions"),
    (Abstain, false, "withheld|withholds|withholding ?its|their vote|votes|support"),
    (NotVoting, false, "did|does not take part in ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "did|does not participate in ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "took|takes no part in ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "did|does not take part|participate when"),
    (NotVoting, false, "did|does not participate when"),
    (NotVoting, false, "took|takes no part when"),
    (NotVoting, false, "stayed|stays|kept away from ?the|a|that vote|voting|ballot|session"),
    (NotVoting, false, "stayed|stays|kept away when"),
    (NotVoting, false, "was|were absent from ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "was|were absent when"),
    (NotVoting, false, "boycotted|skipped|missed ?the|a|that vote|voting|ballot"),
    (NotVoting, false, "not taking part in ?the vote"),
    (NotVoting, false, "not participating in ?the vote"),
    (Yes, true, "stood|stands behind"),
    (No, true, "stood|stands against"),
    (Yes, true, "threw ?its|their weight behind"),
    (Yes, true, "sided|sides with"),
    (Yes, true, "lined|lines up|themselves behind"),
    (Yes, false, "cast|casts|casting her|his|its|their country|nation|government ?'s|’s vote in favour|favor"),
    (Yes, false, "cast|casts|casting her|his|its|their country|nation|government ?'s|’s vote for"),
    (No, false, "cast|casts|casting her|his|its|their country|nation|government ?'s|’s vote against"),
    (
        Yes,
        false,
        "among ?the dozen|#|few|many countries|members|states|nations who|that|which backed|supported|approved",
    ),
    (Yes, false, "among ?the dozen|#|few|many countries|members|states|nations who|that|which voted for|yes"),
    (Abstain, false, "refrained|refrains|refraining from voting either way"),
    (Abstain, false, "declined|declines to vote either way"),
    (Abstain, false, "did|does not take sides|position in ?the|a vote"),
    (Abstain, false, "among|one ?of ?the #|those countries|members|states|nations who|that|which abstained|abstaining"),
    (Abstain, false, "sat|sits on the fence * vote|abstaining"),
    (Abstain, false, "sat|sits out * abstaining"),
    (Yes, false, "cast|casts|casting an|its|their affirmative|approving vote|ballot"),
    (Yes, false, "voted|votes|voting aye"),
    (No, false, "voted|votes|voting nay"),
    (Yes, false, "put|puts|putting ?its|their weight behind"),
    (No, false, one_of_those!("voted|opposed|rejected against|no|it|the|a")),
    (Yes, false, one_of_those!("voted|backed|supported for|yes|it|the|a")),
    (Abstain, false, one_of_those!("abstained")),
    (Yes, false, "among ?the yes|affirmative|favourable|positive votes|voters"),
    (No, false, "among ?the no|negative|dissenting votes|voters"),
    (NotVoting, false, "cast|casts|casting no vote|ballot on|in|for"),
    (Abstain, false, "was|were the ?only|sole|# abstainer|abstainers ?in|on"),
    (No, false, "was|were the ?only|sole|# dissenter|dissenters|opponents ?in|on"),
    (Abstain, false, "recorded|records|entered|enters|noted|delivered|chose|preferred ?an|a abstention"),
    (Yes, true, "came|come|comes down in favour|favor of"),
    (No, true, "came|come|comes down against"),
    (Yes, false, "counted ?itself among ?the yes|affirmative|favourable votes"),
    (No, false, "counted ?itself among ?the no|negative|dissenting votes"),
    (No, false, "joined|joins|joining ?the those|others|countries|members ?who|that voting|voted no|nay"),
    (Yes, false, "joined|joins|joining ?the those|others|countries|members ?who|that voting|voted yes|aye"),
];

/// Before the members that voted so.
pub(in crate::extract::claims) const OF_OBJECT: [(VoteOption, bool, &str); 64] = [
    (Yes, false, "with|on ?the vote|votes of|from @"),
    (No, false, "voting against * : @"),
    (Yes, false, "voting for|in * : @"),
    (No, false, "noes|nays ?in|on * came|were ?cast ?from|by @"),
    (Yes, false, "ayes ?in|on * came|were ?cast ?from|by @"),
    (Yes, false, "enjoyed|enjoys the support|backing of @"),
    (Yes, false, "voting in favour|favor * were|was|included ?, ?among ?others ?, @"),
    (Abstain, false, "abstention|abstentions was|were recorded|registered|noted|entered for|from|by @"),
    (Abstain, false, "abstaining|abstainers|abstentions was|were|being @"),
    (Abstain, false, "abstaining|abstainers|abstained|abstentions :|( @"),
    (No, false, "against|opposed|no :|( @"),
    (Yes, false, "favour|favor|yes :|( @"),
    (Yes, false, "for : @"),
    (Yes, false, "those|supporters in|voting support|favour|favor included|include|were|was @"),
    (No, false, "those|opponents ?in|voting opposition|against included|include|were|was @"),
    (No, false, were!("voted against")),
    (Yes, false, were!("voted for")),
    (Yes, false, were!("voted in favour|favor")),
    (Yes, false, were!("supported|backed")),
    (Abstain, false, were!("abstained")),
    (Abstain, false, "those|countries|members|states|nations abstaining * included|include|were|are|was @"),
    (No, false, were!("opposed")),
    (Yes, false, "voting for * were|was|included @"),
    (Yes, false, "voting in favour|favor * were|was|included @"),
    (No, false, "voting against * were|was|included @"),
    (Yes, true, "backed|supported|endorsed|favoured|favored * by @"),
    (Yes, false, "had|has|got|won|received|have ?the vote|votes|support|backing of|from @"),
    (
        Yes,
        false,
        "had|has|got|won|received|have ?the|favourable|favorable|affirmative|positive ?favourable|favorable|yes vote|votes|support|backing of|from @",
    ),
    (Yes, false, "among ?the|its supporters|backers * was|were ?that|those ?of @"),
    (Yes, false, "among ?the|its votes|those for * was|were ?that|those ?of @"),
    (Yes, false, "among ?the|its votes|those in favour|favor * was|were ?that|those ?of @"),
    (Yes, false, "among ?the those ?who|that voting|voted for|in * was|were @"),
    (Yes, false, "among ?the those ?who|that supporting|backing * was|were @"),
    (Yes, false, "yes|affirmative|favourable|positive vote|votes by|of|from ?the ?permanent ?council ?members @"),
    (Yes, false, "vote|votes for * came|cast from|by @"),
    (No, true, "opposed|rejected * by @"),
    (No, false, "among ?the|its opponents * was|were ?that|those ?of @"),
    (No, false, "among ?the|its votes|those against * was|were ?that|those ?of @"),
    (No, false, "among ?the those ?who|that voting|voted|opposing against * was|were @"),
    (No, false, "negative|no|dissenting vote|votes by|of|from ?the ?permanent ?council ?members @"),
    (No, false, "vote|votes against * came|cast from|by @"),
    (No, false, "vote|votes by|of|from @ against"),
    (Abstain, false, "among ?the those ?who|that abstaining|abstained * was|were @"),
    (Abstain, false, "among ?the abstainers|abstentions * was|were ?that|those ?of @"),
    (Abstain, false, "the|those|countries|members ?who|that abstaining|abstained|abstainers was|were @"),
    (Abstain, false, "abstention|abstentions came from @"),
    (Yes, false, "vote|votes in favour|favor * came|cast from|by @"),
    (Yes, false, "in favour|favor were|was @"),
    (No, false, "against were|was @"),
    (No, true, "opposition to * came|was from @"),
    (Yes, true, "support for * came|was from @"),
    (Yes, true, "voted for by @"),
    (No, true, "voted against by @"),
    (Abstain, false, came_of!("abstention|abstentions|abstaining")),
    (Yes, false, came_of!("yes|affirmative|favourable|positive votes|vote")),
    (No, false, came_of!("no|negative|dissenting votes|vote")),
    (Yes, false, came_of!("votes|vote for")),
    (Yes, false, came_of!("votes|vote in favour|favor")),
    (No, false, came_of!("votes|vote against")),
    (No, false, "opponents|critics * included|include|were ?that|those ?of @"),
    (Yes, false, "supporters|backers * included|include|were ?that|those ?of @"),
    (No, true, "met|meets|ran ?with|into ?a no|nay|opposition|rejection from|by @"),
    (Abstain, false, "abstention , that of @"),
    (Yes, true, "won|wins|had|has|secured|found the support|backing|vote|votes of|from @"),
];

/// The words that these phrases begin with.
pub(in crate::extract::claims) fn first_words() -> impl Iterator<Item = &'static str> {
    OF_SUBJECT.iter().chain(&OF_OBJECT).flat_map(|(.., phrase)| super::first_words(phrase))
}
