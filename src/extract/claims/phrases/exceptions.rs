//! The phrases that set members apart from the rest, or count the permanent members as one.

use crate::domain::VoteOption;

/// "all members but Russia", "everyone other than China": what follows whom it would count.
macro_rules! but_for {
    ($all:literal) => {
        concat!($all, " ?, but|except|bar|save|barring|excluding|besides|other|apart|minus ?for|than|from @ ~")
    };
}

/// How the rest voted, whether the rest are the permanent members, and the words that set apart.
pub(in crate::extract::claims) const PHRASES: [(Option<VoteOption>, bool, &str); 28] = [
    (
        None,
        false,
        "apart|aside from @ ~ , all|every|each|the ?of ?its|the ?other ?15|fifteen|whole ?un ?security ?council members|member|council",
    ),
    (
        None,
        false,
        "except|save|but ?for @ ~ , all|every|each ?of ?its|the ?other ?15|fifteen ?un ?security ?council members|member",
    ),
    (
        None,
        false,
        "with the exception|exceptions of @ ~ , all|every|each|the ?of ?its|the ?other ?15|fifteen|whole|entire ?un ?security ?council members|member|council",
    ),
    (Some(VoteOption::Yes), false, "save|except for @ , the ?un ?security council was|stood united behind"),
    (None, false, but_for!("all|every|each ?un ?security council member|members")),
    (
        Some(VoteOption::Yes),
        false,
        but_for!(
            "support|backing|votes|vote|yes of|from all|every|everyone|everybody|each ?of ?its|the ?other ?council ?member|members ?of ?the ?un ?security ?council"
        ),
    ),
    (None, true, but_for!("of the permanent five ?, all")),
    (None, true, but_for!("all|every of the permanent five|members")),
    (
        None,
        true,
        but_for!("all|every|each ?of ?the ?other ?five permanent member|members ?% ?of ?the ?security ?council"),
    ),
    (None, true, "four|4 of the|its ?council's ?five permanent members * ?, ?but ?and ?only @ did not"),
    (None, true, "of the ?five permanent members ?, only|just @ did not"),
    (None, true, "of the ?five permanent members ?, ?only|just @ alone did not"),
    (
        None,
        false,
        but_for!(
            "all|every|each ?one ?of ?the ?other ?15|fifteen ?council member|members ?of ?the|its ?un|united ?nations ?security ?council"
        ),
    ),
    (None, false, but_for!("everyone|everybody|all")),
    (
        Some(VoteOption::Yes),
        false,
        "@ was|is the only|sole|lone ?security ?council|permanent ?council member|country|state|one ?of * not to vote|support|back",
    ),
    (Some(VoteOption::Yes), false, "@ alone did not support|back|vote|endorse"),
    (Some(VoteOption::Yes), false, "@ was alone in not voting|supporting|backing"),
    (Some(VoteOption::Yes), false, "only|just @ did not vote|support|back ?for ?in"),
    (
        Some(VoteOption::Yes),
        false,
        "@ was|is the only|sole|lone ?security ?council ?member|country|state ?not ?to that|which|who did not vote|support|back",
    ),
    (Some(VoteOption::Yes), false, "with|, only|just @ not voting|supporting|backing"),
    (Some(VoteOption::Yes), false, "only|just @ withheld"),
    (Some(VoteOption::Yes), false, "the exception|exceptions ?of|being|was @"),
    (
        Some(VoteOption::Yes),
        false,
        but_for!(
            "voted|backed|supported|endorsed|approved ?for by all|everyone|everybody|every ?15|fifteen ?one ?of ?its|the ?council ?members|member ?of ?the ?un ?security ?council"
        ),
    ),
    (
        None,
        false,
        "@ aside|apart|excepted , all|every|each|the ?of ?its|the ?other ?15|fifteen|whole ?un|united ?nations ?security ?council members|member|council",
    ),
    (
        None,
        false,
        "entire|whole|full ?un|united ?nations ?security council ?, but|except|bar|save|barring|excluding|minus ?for @",
    ),
    (
        None,
        false,
        "everyone|everybody|every|all ?state|country|member on|in|of ?the ?un|united ?nations ?security council ?, but|except|bar|save|barring|excluding|minus ?for @",
    ),
    (
        None,
        false,
        "all 15|fifteen ?council members ?of ?the ?un|united ?nations ?security ?council ?, with the exception|exceptions of @",
    ),
    (Some(VoteOption::Yes), false, "only|just|nobody|none ?but @ failed|declined|refused to support|back|endorse|vote"),
];

/// "China was the only one to abstain"
pub(in crate::extract::claims) const ALONE: [(VoteOption, &str); 25] = [
    (
        VoteOption::No,
        "@ was|is the only|sole|lone|single opponent|dissenter|dissenting|opposing ?voice|vote|member|country ?in ?on ?the ?security ?council",
    ),
    (
        VoteOption::No,
        "@ was|is the only|sole|lone ?security ?council ?member nation|nations ?to|that|who|which vote|voted|oppose|opposed ?against",
    ),
    (
        VoteOption::Abstain,
        "@ was|is|being the only|sole|lone ?security ?council ?member|country|state|one|abstainer ?to|that|who|which abstain|abstained|abstaining|abstainer",
    ),
    (VoteOption::Abstain, "@ being the only|sole one|member|country to abstain"),
    (VoteOption::Abstain, "@ alone abstained|abstaining"),
    (VoteOption::Abstain, "only|just @ abstained|abstaining|abstain"),
    (VoteOption::Abstain, "the only|sole|lone|single abstention|abstainer ?came ?was ?being ?from|by|of @"),
    (
        VoteOption::No,
        "@ was|is the only|sole|lone ?security ?council ?member|country|state|one ?to|that|who|which vote|voted|oppose|opposed against",
    ),
    (VoteOption::No, "@ alone voted|opposed against"),
    (VoteOption::No, "@ alone opposed|rejected"),
    (VoteOption::Yes, "@ alone voted ?in for|favour|favor"),
    (VoteOption::Yes, "@ alone voted in its favour|favor"),
    (VoteOption::No, "only|just @ voted|opposed against"),
    (VoteOption::Abstain, "only|just @ chose to abstain"),
    (VoteOption::Abstain, "@ ?was the only ?security ?council member ?of|in ?the ?security ?council to abstain"),
    (VoteOption::No, "@ stood|stands alone against|in ?voting ?opposing ?rejecting ?against"),
    (VoteOption::No, "only|just @ said no"),
    (VoteOption::Yes, "only|just @ said yes"),
    (VoteOption::Abstain, "@ was|were|is alone in abstaining"),
    (VoteOption::Abstain, "nobody|noone|none but|except @ abstained"),
    (VoteOption::Abstain, "@ was|were|is the only|sole|lone|single abstainer|abstention"),
    (VoteOption::Abstain, "the|a only|sole|lone|single abstention * came|was|being|is from|by|of|that ?of @"),
    (VoteOption::Abstain, "the|a only|sole|lone|single abstention , that of @"),
    (VoteOption::No, "nobody|noone|none but|except @ voted against"),
    (VoteOption::No, "@ was|were|is alone in voting|opposing|rejecting ?against"),
];

/// The permanent members as one: "all five permanent members voted in favour".
pub(in crate::extract::claims) const PERMANENT: [&str; 6] = [
    "all|each|every ?of the p5|p-5 ?members voted|backed|supported|endorsed|approved",
    "all|each|every ?of ?the ?its ?council ?'s|’s ?five|5 permanent members|member ?of ?the ?un ?security ?council voted|backed|supported|endorsed|approved",
    "the|its ?council ?'s|’s ?five|5 permanent members ?of ?the ?un ?security ?council ?all|each|unanimously voted|backed|supported|endorsed|approved",
    "all ?of ?the permanent five|5 ?members voted|backed|supported|endorsed|approved",
    "the permanent five ?members ?all|each|unanimously voted|backed|supported|endorsed|approved",
    "backed|supported|endorsed|approved by all ?of ?the ?five|5 permanent members",
];
