//! Web archives (WARC, ISO 28500): the HTML pages that were answered with, record by record.
//!
//! # Design
//!
//! The thread that reads sources only cuts records apart and looks at their heads ([`records`]); what takes time, the
//! codings of HTTP and the digests, is done by the workers ([`page`]). A damaged record is named, and reading goes on at
//! the next one, in a compressed file at the next member. The day on which a page was archived is not when it was
//! published, so it dates nothing.
//!
//! The crate warc 0.4 ends at the first damaged byte, and reads what is no page into memory as well.

mod digest;
mod head;
mod http;
mod members;
pub(super) mod page;
pub(super) mod records;
