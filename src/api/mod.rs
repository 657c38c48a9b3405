//! Routes, parameters, formats, problems and the OpenAPI document.
