//! Maintenance commands on a database, one file a command.

pub(super) mod backup;
pub(super) mod check;
pub(super) mod copy;
pub(super) mod correct;
pub(super) mod export;
pub(super) mod health;
pub(super) mod openapi;
pub(super) mod record;
pub(super) mod registry;
pub(super) mod remove;
pub(super) mod runs;
