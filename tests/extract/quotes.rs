//! Words in quotation marks and their speakers.
