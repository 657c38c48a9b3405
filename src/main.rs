//! The program: reads the command line and calls the room that does the work.

fn main() {}
