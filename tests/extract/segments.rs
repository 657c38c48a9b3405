//! What is the report and what surrounds it.
