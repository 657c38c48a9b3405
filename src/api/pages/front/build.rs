//! Where those begin who build on the API.

use maud::{Markup, html};

use super::Resource;

/// Documentation, and every list with what it holds.
pub(super) fn build(resources: &[Resource]) -> Markup {
    html! {
        section.build aria-labelledby="build-title" {
            h2 #build-title { "Build on it" }
            div.cards {
                p { a href="/docs/" { b { "API reference" } } br; "Every operation, its parameters and an example; try any of them from the page." }
                p {
                    a href="/openapi.json" { b { "OpenAPI 3.1 document" } } br;
                    "The contract, to generate clients from; also " a href="/openapi-3.0.json" { "in 3.0" } "."
                }
                p {
                    a href="/v1/votes?format=csv" { b { "Spreadsheets and notebooks" } } br;
                    "Every list is also CSV and NDJSON: add " code { "format=csv" } "."
                }
                p {
                    b { "Any page as JSON" } br;
                    "Put " code { "/v1" } " before the path of a report, an actor, a vote or a claim."
                }
            }
            details {
                summary { "Where to begin: every list and what it holds" }
                dl.entries {
                    @for resource in resources { dt { (resource.summary) } dd { a href=(resource.path) { code { (resource.path) } } } }
                }
            }
        }
    }
}
