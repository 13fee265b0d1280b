//! Races Sealstone against its peers.

fn main() {}
