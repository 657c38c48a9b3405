//! Response headers, as the document shows them.

use serde_json::{Value, json};

/// Adds the headers that the middleware sets, and its 304.
pub(super) fn add_headers(document: &mut Value) {
    document["components"]["headers"] = headers();
    let paths = document["paths"].as_object_mut().into_iter().flatten();
    for (path, item) in paths {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            let list = operation["responses"]["200"]["content"].get("text/csv").is_some();
            let mut names = vec!["X-Request-Id"];
            if path.starts_with("/v1/") {
                names.extend(["RateLimit", "RateLimit-Policy"]);
                if method == "get" {
                    names.extend(["ETag", "Last-Modified"]);
                    operation["responses"]["304"] = json!({
                        "description": "Nothing has changed since the answer whose `ETag` the request names.",
                        "headers": {"ETag": header("ETag")},
                    });
                }
                if path == "/v1/votes/{id}" {
                    names.push("Content-Location");
                }
                if list {
                    names.extend(["Content-Disposition", "Link", "X-Total-Count"]);
                }
            } else if let Some(responses) = operation["responses"].as_object_mut() {
                // Only `/v1` is counted.
                responses.remove("429");
            }
            operation["responses"]["200"]["headers"] = names.into_iter().map(|name| (name, header(name))).collect();
            if let Some(responses) = operation["responses"].as_object_mut() {
                responses.sort_keys();
            }
        }
    }
    let requested = ["RateLimit", "RateLimit-Policy", "X-Request-Id"];
    for (name, response) in document["components"]["responses"].as_object_mut().into_iter().flatten() {
        response["headers"]["X-Request-Id"] = header("X-Request-Id");
        if name == "TooManyRequestsProblem" {
            response["headers"] = requested.into_iter().map(|name| (name, header(name))).collect();
        }
        if name == "TooManyRequestsProblem" || name == "UnavailableProblem" {
            response["headers"]["Retry-After"] = header("Retry-After");
        }
    }
}

fn headers() -> Value {
    let text = |description: &str, example: &str| json!({"description": description, "schema": {"type": "string"}, "example": example});
    let count = |description: &str, example: u32| json!({"description": description, "schema": {"type": "integer", "minimum": 0}, "example": example});
    json!({
        "Content-Disposition": text("The name of the file that CSV and NDJSON are saved as.", "attachment; filename=\"quotes.csv\""),
        "Content-Location": text("Where the vote stands by its id, if it was asked for by a symbol.", "/v1/votes/S-2012-77"),
        "ETag": text("Names this state of this answer; for `If-None-Match`. A whole list as CSV or NDJSON has none.",
                     "\"7-0b5f2f4e6d0c5a539a520f6f0c1d2e3f\""),
        "Last-Modified": text("When the database last changed.", "Thu, 01 Jan 2026 00:00:00 GMT"),
        "Link": text("The list's first page, unless this is the last its next, and where there is one its Atom feed (RFC 8288).",
                     "</v1/votes?cursor=00>; rel=\"next\""),
        "RateLimit": text("Requests left, and seconds until all are there again.", "\"client\";r=199;t=1"),
        "RateLimit-Policy": text("Requests allowed within a window of seconds.", "\"client\";q=200;w=4"),
        "Retry-After": count("Seconds to wait before asking again.", 1),
        "X-Request-Id": text("Names this request in the server's log.", "5f0c2b1e7a934d0b9d3f1f7a2c4e6b80"),
        "X-Total-Count": count("Items of the whole selection; only with `count=true`.", 3216),
    })
}

fn header(name: &str) -> Value {
    json!({"$ref": format!("#/components/headers/{name}")})
}
