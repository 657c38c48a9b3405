//! The API from outside: in process, against one database built from the bundled seeds; and once over a
//! real port.

#![expect(clippy::unwrap_used, reason = "what these tests take for granted, they may panic without")]

mod base_path;
mod cache;
mod changes;
mod conditional;
mod contract;
mod copies;
mod corpus;
mod corrections;
mod edge;
mod examples;
mod extract;
mod homonyms;
mod hostile;
mod house;
mod lists;
mod modality;
mod nulls;
mod openapi;
mod pages;
mod port;
mod problems;
mod readme;
mod record;
mod slow;
mod statements;
mod strange;
mod values;
