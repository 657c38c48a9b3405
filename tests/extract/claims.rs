//! What is stated about votes.
