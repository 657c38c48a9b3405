//! Words that tell the modality of a quotation.

/// Verbs that say of the next one that it did not happen.
pub(super) const DENIES: &str = "deny denies denied denying refuse refuses refused refusing decline declines declined declining \
    avoid avoids avoided avoiding fail fails failed failing forget forgets forgot omitted neglected without unwilling \
    unable reluctant";
/// Verbs that, denied themselves, leave the next one a fact: "did not hesitate to say".
pub(super) const BUT_DOES: &str = "hesitate hesitated tire tired stop stops stopped cease ceased fail failed forget forgot help \
    shy mind refrain deny denied";
/// What is expected to happen.
pub(super) const PLANS: &str = "expected set due scheduled going about preparing prepared poised slated supposed plan plans \
    planned planning intend intends intended intending hope hopes hoping aim aims likely expects certain bound ready";
/// Adverbs that make "would say" a fact of the past.
pub(super) const HABIT: &str =
    "later then often always sometimes frequently repeatedly usually eventually subsequently soon";
/// What opens something imagined.
pub(super) const IMAGINED: &str = "if suppose supposing imagine imagining perhaps maybe picture pretend unless";
/// What is not what it seems.
pub(super) const FAKE: &str = "fake faked fakes bogus doctored fabricated forged false phony phoney invented made-up manipulated \
    altered deepfake hoax spurious fictitious satirical parody counterfeit ai-generated apocryphal invents fabricates \
    edited staged misattributed unauthentic inauthentic";
/// What words are taken from.
pub(super) const SOURCES: &str = "post posts tweet tweets quote quotes quotation quotations video videos clip clips letter letters \
    image images article articles interview interviews statement statements screenshot screenshots audio recording \
    recordings message messages meme memes account accounts story stories document documents headline email e-mail memo \
    transcript ad card graphic photo photograph speech release line words remark remarks poster leaflet";
/// What such a thing turns out to be.
pub(super) const FORGERIES: &str = "forgery forgeries fake fakes hoax hoaxes fabrication fabrications deepfake deepfakes parody \
    satire invention montage";
