//! The API from outside: in process, against one database built from the bundled seeds; and once over a
//! real port.

mod edge;
mod house;
mod openapi;
mod problems;
