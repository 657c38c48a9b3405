//! The command line: one documented struct, whose `--help` is the manual.
