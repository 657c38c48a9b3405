//! Which of a person's posts a text of a given day means, and what it belongs to.

use super::{Gazetteer, Known};
use crate::domain::{Day, OfficeOf, RegistryOffice};

impl Known {
    /// The posts held on a day, the highest first.
    #[must_use]
    pub fn offices_on(&self, day: Day) -> Vec<&RegistryOffice> {
        RegistryOffice::held_on(&self.offices, day)
    }
}

impl Gazetteer {
    /// How a post is written: "Minister of Foreign Affairs of Russia", "Spokesperson, Ministry of …".
    #[must_use]
    pub fn office_name(&self, office: &RegistryOffice) -> String {
        let name = |who| self.known(who).map(|known| known.name.as_str());
        let state = self.by_code(&office.of).and_then(name).map(OfficeOf::State);
        let body = || self.by_id(&office.of).and_then(name).map(OfficeOf::Body);
        office.shown(state.or_else(body).unwrap_or(OfficeOf::Unknown))
    }
}
