//! For the operator: health and metrics.

pub(crate) mod metrics;
pub(crate) mod readiness;
pub(crate) mod service;
