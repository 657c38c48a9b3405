//! The formats that commands write.

use clap::ValueEnum;

/// The formats of log lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines of text for people.
    Text,
    /// One JSON object a line.
    Json,
}

/// The formats of a command's report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// Lines of text for people.
    Text,
    /// A single JSON object.
    Json,
}

/// The OpenAPI versions of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Edition {
    /// The document in OpenAPI 3.1, as derived from the routes.
    #[value(name = "3.1")]
    V3_1,
    /// The document rewritten for generators that read only OpenAPI 3.0.
    #[value(name = "3.0")]
    V3_0,
}

/// The formats of printed findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FindingsFormat {
    /// One indented JSON array.
    Json,
    /// One JSON object a line.
    Jsonl,
}

/// The formats of exported files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BulkFile {
    /// RFC 4180, with a header.
    Csv,
    /// One JSON object a line.
    Ndjson,
}
