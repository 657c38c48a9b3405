//! Problem types: their names, statuses and meanings, in one table.
//!
//! The names are part of the contract: a client may compare `type` with them, and `/problems/{type}`
//! answers with a page on each. New ones may come; none goes or changes its status.

use actix_web::http::StatusCode;

/// A type of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::api) enum ProblemKind {
    InvalidParameters,
    UnknownValue,
    InvalidBody,
    MalformedRequest,
    NotFound,
    TextWithheld,
    MethodNotAllowed,
    NotAcceptable,
    RequestTimeout,
    StateUnknown,
    BodyTooLarge,
    UrlTooLong,
    UnsupportedMediaType,
    TooManyRequests,
    HeadersTooLarge,
    InternalError,
    Unavailable,
    DeadlineExceeded,
}

/// One type as the contract describes it.
struct Entry {
    kind: ProblemKind,
    name: &'static str,
    status: u16,
    title: &'static str,
    meaning: &'static str,
    remedy: &'static str,
}

/// Every problem, by status. The first of a status describes that status in the document.
const ENTRIES: [Entry; 18] = [
    Entry {
        kind: ProblemKind::InvalidParameters,
        name: "invalid-parameters",
        status: 400,
        title: "Invalid parameters",
        meaning: "Parameters of the query are unknown, given twice or have values that cannot be used.",
        remedy: "`errors` names every one of them at once, what is wrong with it and, where there is one, the nearest \
                 right name or value. A cursor belongs to the very filters and the order that it came with: begin \
                 without it after changing them.",
    },
    Entry {
        kind: ProblemKind::UnknownValue,
        name: "unknown-value",
        status: 400,
        title: "Unknown value",
        meaning: "A filter names somebody or something that neither the registry nor any stored row has or ever had.",
        remedy: "`errors` names each such value of speaker, speaker_state, speaker_organisation, actor, publisher, via and vote, \
                 and the nearest that is known, if there is one. A program that builds its filters from other data may read this answer as \
                 an empty list: no item has such a value.",
    },
    Entry {
        kind: ProblemKind::InvalidBody,
        name: "invalid-body",
        status: 400,
        title: "Invalid body",
        meaning: "The body is not the JSON that this operation reads.",
        remedy: "Compare it with the operation's request schema in /openapi.json.",
    },
    Entry {
        kind: ProblemKind::MalformedRequest,
        name: "malformed-request",
        status: 400,
        title: "Malformed request",
        meaning: "The request is not HTTP as RFC 9112 describes it.",
        remedy: "Look at the client or the proxy that sent it.",
    },
    Entry {
        kind: ProblemKind::NotFound,
        name: "not-found",
        status: 404,
        title: "Not found",
        meaning: "There is nothing at this path.",
        remedy: "Ids come from the lists; /openapi.json names every path.",
    },
    Entry {
        kind: ProblemKind::TextWithheld,
        name: "text-withheld",
        status: 404,
        title: "Text withheld",
        meaning: "The operator of this server may not publish the full texts of articles.",
        remedy: "The findings and an excerpt are served; the article's `url` says where its text stands.",
    },
    Entry {
        kind: ProblemKind::MethodNotAllowed,
        name: "method-not-allowed",
        status: 405,
        title: "Method not allowed",
        meaning: "This path does not answer to this method.",
        remedy: "The `Allow` header names the methods it answers to.",
    },
    Entry {
        kind: ProblemKind::NotAcceptable,
        name: "not-acceptable",
        status: 406,
        title: "Not acceptable",
        meaning: "The resource has none of the formats that the request accepts.",
        remedy: "Lists are served as application/json, text/csv and application/x-ndjson, single things as \
                 application/json. `format=` overrules the Accept header.",
    },
    Entry {
        kind: ProblemKind::RequestTimeout,
        name: "request-timeout",
        status: 408,
        title: "Request timeout",
        meaning: "The request took too long to arrive.",
        remedy: "Send it again, whole.",
    },
    Entry {
        kind: ProblemKind::StateUnknown,
        name: "state-unknown",
        status: 410,
        title: "State unknown",
        meaning: "This database never had the state that `since` names, or had it before it noted changes.",
        remedy: "Read everything anew: ask for /v1/changes without `since`, and keep the `next_since` of its last page. An \
                 earlier copy of the database may have been put back, or another one is served.",
    },
    Entry {
        kind: ProblemKind::BodyTooLarge,
        name: "body-too-large",
        status: 413,
        title: "Body too large",
        meaning: "The body is larger than this server reads.",
        remedy: "Send less. The operator of the server can raise the limit.",
    },
    Entry {
        kind: ProblemKind::UrlTooLong,
        name: "url-too-long",
        status: 414,
        title: "URL too long",
        meaning: "The URL is longer than this server reads.",
        remedy: "ListQuery for fewer values at a time.",
    },
    Entry {
        kind: ProblemKind::UnsupportedMediaType,
        name: "unsupported-media-type",
        status: 415,
        title: "Unsupported media type",
        meaning: "The body is not said to be JSON, or is compressed.",
        remedy: "Send `Content-Type: application/json`, and the body as it is, without `Content-Encoding`.",
    },
    Entry {
        kind: ProblemKind::TooManyRequests,
        name: "too-many-requests",
        status: 429,
        title: "Too many requests",
        meaning: "This client asks more often than the server allows.",
        remedy: "Wait as many seconds as `Retry-After` says. For everything at once, ask for CSV or NDJSON without \
                 `limit`: that is one request.",
    },
    Entry {
        kind: ProblemKind::HeadersTooLarge,
        name: "headers-too-large",
        status: 431,
        title: "Headers too large",
        meaning: "The request's headers are larger than this server reads.",
        remedy: "Send fewer or shorter ones; large cookies are the usual reason.",
    },
    Entry {
        kind: ProblemKind::InternalError,
        name: "internal-error",
        status: 500,
        title: "Internal error",
        meaning: "The server failed; the request may be right.",
        remedy: "Try again later. The `X-Request-Id` of the answer helps the operator of the server to find the reason.",
    },
    Entry {
        kind: ProblemKind::Unavailable,
        name: "unavailable",
        status: 503,
        title: "Unavailable",
        meaning: "The server is starting, stopping or has too much to do.",
        remedy: "Try again after as many seconds as `Retry-After` says.",
    },
    Entry {
        kind: ProblemKind::DeadlineExceeded,
        name: "deadline-exceeded",
        status: 503,
        title: "Deadline exceeded",
        meaning: "The answer took longer than this server allows and was given up.",
        remedy: "Ask for less: a shorter period, fewer words that stand everywhere, no `count`.",
    },
];

impl ProblemKind {
    /// Every problem, by status.
    pub(in crate::api) fn all() -> impl Iterator<Item = Self> {
        ENTRIES.iter().map(|entry| entry.kind)
    }

    /// The problem with this name, if there is one.
    pub(in crate::api) fn from_name(name: &str) -> Option<Self> {
        ENTRIES.iter().find(|entry| entry.name == name).map(|entry| entry.kind)
    }

    /// The problem of a status that came without one.
    pub(in crate::api) fn of_status(status: StatusCode) -> Self {
        let first = ENTRIES.iter().find(|entry| entry.status == status.as_u16());
        let class = if status.is_server_error() { Self::InternalError } else { Self::MalformedRequest };
        first.map_or(class, |entry| entry.kind)
    }

    fn entry(self) -> &'static Entry {
        // The table has a row for each, which a test below counts; the fallback only spares a panic.
        ENTRIES.iter().find(|entry| entry.kind == self).unwrap_or(&ENTRIES[15])
    }

    /// The last part of `type`.
    pub(in crate::api) fn name(self) -> &'static str {
        self.entry().name
    }

    pub(in crate::api) fn url(self) -> String {
        format!("/problems/{}", self.name())
    }

    pub(in crate::api) fn status(self) -> StatusCode {
        StatusCode::from_u16(self.entry().status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    pub(in crate::api) fn title(self) -> &'static str {
        self.entry().title
    }

    pub(in crate::api) fn meaning(self) -> &'static str {
        self.entry().meaning
    }

    pub(in crate::api) fn remedy(self) -> &'static str {
        self.entry().remedy
    }

    /// The name of the response component that documents all problems of its status.
    pub(in crate::api) fn component(self) -> String {
        let first = ENTRIES.iter().find(|entry| entry.status == self.entry().status).unwrap_or(self.entry());
        format!("{}Problem", first.title.split(' ').map(capitalised).collect::<String>())
    }
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_found_by_its_name_and_has_its_own() {
        for kind in ProblemKind::all() {
            assert_eq!(ProblemKind::from_name(kind.name()), Some(kind));
            assert_eq!(kind.entry().kind, kind);
        }
        assert_eq!(ProblemKind::DeadlineExceeded.component(), "UnavailableProblem");
    }

    #[test]
    fn a_status_without_a_problem_has_its_class() {
        assert_eq!(ProblemKind::of_status(StatusCode::IM_A_TEAPOT), ProblemKind::MalformedRequest);
        assert_eq!(ProblemKind::of_status(StatusCode::BAD_GATEWAY), ProblemKind::InternalError);
        assert_eq!(ProblemKind::of_status(StatusCode::CONFLICT).status(), 400);
    }
}
