//! HTML for people: the frame that all pages share, the words in it, and the page of a problem.
//!
//! # Design
//!
//! Pages are written on the server with [`maud`]: every text is escaped where it is put in, so that nothing an article
//! says can become part of the page, and the policy has the browser refuse what is not ours all the same. No page needs
//! a script. Colours and measures are in `page.css`, what findings and votes look like in `findings.css`, the front page in `front.css`.

pub(crate) mod frame;
pub(crate) mod problem;
pub(crate) mod site;
pub(crate) mod words;
