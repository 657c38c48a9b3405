//! `openapi`: prints the OpenAPI document.

use std::io::{self, Write};

use crate::api;
use crate::cli::args::Edition;
use crate::cli::{Exit, Failure};

/// Prints the OpenAPI document in the edition asked for.
pub fn openapi(edition: Edition) -> Result<Exit, Failure> {
    let document = match edition {
        Edition::V3_1 => api::openapi(),
        Edition::V3_0 => api::openapi_3_0(),
    };
    let document = serde_json::to_string_pretty(document).map_err(io::Error::from)?;
    writeln!(io::stdout(), "{document}")?;
    Ok(Exit::Done)
}
