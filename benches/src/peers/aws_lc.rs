use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, ParsedPublicKey};

use super::{Peer, Sign, Verify};

/// AWS-LC through aws-lc-rs.
pub struct AwsLc;

impl Peer for AwsLc {
    fn name(&self) -> &'static str {
        "aws-lc-rs"
    }

    fn version(&self) -> String {
        super::locked_version("aws-lc-rs")
    }

    fn verifier(&self, key: &[u8; 32]) -> Option<Verify> {
        let key = ParsedPublicKey::new(&ED25519, key).ok()?;
        Some(Box::new(move |message, signature| key.verify_sig(message, signature).is_ok()))
    }

    fn signer(&self, seed: &[u8; 32]) -> Sign {
        let key = Ed25519KeyPair::from_seed_unchecked(seed).expect("any 32 bytes are a seed");
        Box::new(move |message| key.sign(message).as_ref().try_into().expect("64 bytes"))
    }
}
