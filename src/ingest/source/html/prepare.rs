//! What is set right in a page before the report is looked for in it.

use dom_query::Document;

/// Paragraphs that only assistive programs are to skip; sites mark so what stands behind a wall, and show it.
const SHOWN: &str = "p[aria-hidden='true']";
/// Who said a block quotation, in elements that elsewhere are a page's foot or the words under a picture.
const SIGNATURES: &str = "blockquote footer, figure > blockquote ~ figcaption, blockquote + figcaption";

/// Notices about consent, in the elements of the services that ask for it and of those that sites make themselves.
const CONSENT: &str = "[id*='onetrust'], [class*='onetrust'], [id^='ot-'], [class^='ot-sdk'], [id*='cookie-consent'], \
    [class*='cookie-consent'], [class*='cookie-banner'], [id*='cookie-banner'], [class*='consent-banner'], \
    [id*='didomi'], [class*='didomi'], [id*='qc-cmp'], [class*='qc-cmp'], [id^='sp_message'], [id*='truste-'], \
    [class*='gdpr-'], [id*='usercentrics'], [id*='CybotCookiebot']";

/// Sets right what would be taken for something else.
pub(super) fn prepare(document: &Document) {
    document.select(SHOWN).nodes().iter().for_each(|node| node.remove_attr("aria-hidden"));
    for node in document.select(CONSENT).nodes() {
        let holds = |name: &str| node.descendants_it().any(|inner| inner.has_name(name));
        if !["body", "html", "main", "article"].iter().any(|name| node.has_name(name))
            && !holds("article")
            && !holds("h1")
        {
            node.remove_from_parent();
        }
    }
    for node in document.select(SIGNATURES).nodes() {
        let text = node.text();
        // "— Ada Osei" is a signature; without the sign nothing tells a name from a sentence.
        let signed = text.trim_start().starts_with(['—', '–', '-', '―', '~']);
        node.rename("p");
        if !signed && !text.trim().is_empty() {
            node.prepend_html("— ");
        }
    }
}
