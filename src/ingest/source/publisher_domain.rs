//! Publisher domains: the outlet of each domain, from the registry.

use std::collections::HashMap;

use url::Url;

use crate::domain::Registry;

/// Outlets by their domains.
#[derive(Debug, Default)]
pub(super) struct Outlets {
    names: HashMap<String, String>,
}

impl Outlets {
    /// The outlets of `registry` that have a domain.
    pub fn new(registry: &Registry) -> Self {
        let host = |domain: &str| domain.trim_start_matches("www.").to_ascii_lowercase();
        let actors = registry.actors.iter();
        let names = actors.filter_map(|actor| Some((host(actor.domain.as_deref()?), actor.name.clone()))).collect();
        Self { names }
    }

    /// The outlet of the document at `url`: that of its host, or of the domain the host is part of.
    pub fn of(&self, url: &str) -> Option<&str> {
        let url = Url::parse(url.trim()).ok()?;
        let mut host = url.host_str()?;
        loop {
            if let Some(name) = self.names.get(host) {
                return Some(name);
            }
            host = host.split_once('.')?.1;
        }
    }
}
