//! Bodies among the operator's own rows: what an organ of a state and an international body have to be.

use super::registry::{Body, RegistryActor};

/// Why an actor cannot be the organ or the international body that it is said to be. `is_state` tells the codes of states.
pub(super) fn standing_fault(actor: &RegistryActor, is_state: impl Fn(&str) -> bool) -> Option<String> {
    let code = actor.iso3.as_deref();
    match actor.body? {
        _ if actor.is_outlet => Some("it is an outlet, and those speak for no state and no body".to_owned()),
        Body::Organ if !code.is_some_and(is_state) => {
            Some("an organ is of a state: give the actor the state's code in iso3".to_owned())
        }
        Body::International => {
            code.map(|code| format!("an international body is of no state, and the actor is of {code}"))
        }
        Body::Organ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::own::tests::{bundled, row};
    use super::*;
    use crate::domain::OwnTable::{Actors, Bodies, Publishers};

    #[test]
    fn organs_are_of_a_state_and_international_bodies_of_none() {
        let fault = |code: &str, kind: &str, outlet: bool| {
            let mut rows = vec![
                row(Actors, &format!("harbor-office,organisation,Harbor Office,,{code},,office of ports")),
                row(Bodies, &format!("harbor-office,{kind}")),
            ];
            rows.extend(outlet.then(|| row(Publishers, "harbor-office,site,harbor.example")));
            let registry = bundled().with(&rows);
            let actor = registry.actors.iter().find(|actor| actor.id == "harbor-office").unwrap();
            standing_fault(actor, |code| code == "CHN").unwrap_or_default()
        };
        for (code, kind) in [("CHN", "organ"), ("", "international"), ("CHN", "none"), ("", "none")] {
            assert_eq!(fault(code, kind, false), "", "{code} {kind}");
        }
        assert!(fault("", "organ", false).contains("of a state"));
        assert!(fault("XYZ", "organ", false).contains("of a state"));
        assert!(fault("CHN", "international", false).contains("the actor is of CHN"));
        assert!(fault("CHN", "organ", true).contains("an outlet"));
        assert_eq!(fault("CHN", "none", true), "");
    }
}
