//! What is found in sentences of our own, and what must not be.

mod actors;
mod claims;
mod credits;
mod fuzz;
mod modality;
mod quotes;
mod reported;
mod scraped;
mod segments;
mod speakers;
mod tables;
