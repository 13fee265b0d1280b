//! Sealstone beside the other Ed25519 implementations in use.
//!
//! [`peers`] puts them behind one interface. `tests/peer_matrix.rs` compares what they accept, the
//! program `race` compares how fast they are, and `benches/` follows Sealstone alone over time.

pub mod inputs;
pub mod peers;
pub mod race;
