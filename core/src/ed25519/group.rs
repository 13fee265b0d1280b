//! The questions that every rule of validity asks of the group: encodings, torsion, the challenge.

use curve25519_dalek::edwards::{CompressedEdwardsY, EdwardsPoint};
use curve25519_dalek::scalar::Scalar;
use sha2::{Digest, Sha512};

use crate::Error;

const SIGN_BIT: u8 = 0x80;

/// p = 2^255 - 19, little-endian.
const P: [u8; 32] = [
    0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f,
];
const ONE: [u8; 32] = [
    0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
];
const MINUS_ONE: [u8; 32] = [
    0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f,
];
/// The y-coordinates of the eight points of small order: 0, 1, -1 and two of order 8; then p and
/// p + 1, the second encodings of 0 and 1. Checked against the curve library in the tests below.
const SMALL_ORDER_Y: [[u8; 32]; 7] = [
    [0; 32],
    ONE,
    MINUS_ONE,
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
        0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a,
        0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
    P,
    [
        0xee, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
        0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f,
    ],
];

/// The y-coordinate of an encoding: the low 255 bits.
const fn y_of(encoding: &[u8; 32]) -> [u8; 32] {
    let mut y = *encoding;
    let [.., last] = &mut y;
    *last &= !SIGN_BIT;
    y
}

/// Whether `encoding` is how RFC 8032 writes its point: y below p, and no minus sign on x = 0.
pub(super) fn is_canonical(encoding: &[u8; 32]) -> bool {
    let y = y_of(encoding);
    let below_p = y.iter().rev().lt(P.iter().rev());
    let negative_zero = y != *encoding && (y == ONE || y == MINUS_ONE);
    below_p && !negative_zero
}

/// Whether `encoding` decodes, canonically or not, to a point whose order divides 8.
pub(super) fn is_small_order(encoding: &[u8; 32]) -> bool {
    SMALL_ORDER_Y.contains(&y_of(encoding))
}

/// Decodes as ref10 does: y taken mod p, the sign of zero ignored.
pub(super) fn decode(encoding: &[u8; 32]) -> Option<EdwardsPoint> {
    CompressedEdwardsY(*encoding).decompress()
}

/// S as a scalar, if it is below the group order L.
pub(super) fn canonical_scalar(s: &[u8; 32]) -> Result<Scalar, Error> {
    Option::from(Scalar::from_canonical_bytes(*s)).ok_or(Error::SignatureNotCanonical)
}

/// Starts the challenge k = SHA-512(dom || R || A || M); the caller adds M. `domain` has absorbed
/// dom2, which is empty for pure Ed25519.
pub(super) fn challenge(domain: &Sha512, r: &[u8; 32], a: &[u8; 32]) -> Sha512 {
    domain.clone().chain_update(r).chain_update(a)
}

/// A hash as a scalar, reduced mod L.
pub(super) fn reduce(hash: Sha512) -> Scalar {
    Scalar::from_bytes_mod_order_wide(&hash.finalize().into())
}

/// [S]B - [k]A for a given -A. Variable time: everything here is public.
pub(super) fn recompute_r(s: &Scalar, k: &Scalar, minus_a: &EdwardsPoint) -> EdwardsPoint {
    EdwardsPoint::vartime_double_scalar_mul_basepoint(k, minus_a, s)
}

#[cfg(test)]
mod tests {
    use super::*;
    use curve25519_dalek::constants::{ED25519_BASEPOINT_POINT, EIGHT_TORSION};

    #[test]
    fn small_order_table_is_the_torsion_group() {
        for point in EIGHT_TORSION {
            let mut encoding = point.compress().0;
            assert!(is_small_order(&encoding));
            encoding[31] ^= SIGN_BIT;
            assert!(is_small_order(&encoding));
        }
        for y in SMALL_ORDER_Y {
            assert!(decode(&y).unwrap().is_small_order());
        }
        assert!(!is_small_order(ED25519_BASEPOINT_POINT.compress().as_bytes()));
    }

    #[test]
    fn canonical_means_equal_to_its_own_reencoding() {
        for low in 0..=255u8 {
            for high in [0u8, 0x7f, 0x80, 0xff] {
                for middle in [0u8, 0xff] {
                    let mut encoding = [middle; 32];
                    (encoding[0], encoding[31]) = (low, high);
                    if let Some(point) = decode(&encoding) {
                        assert_eq!(
                            is_canonical(&encoding),
                            point.compress().0 == encoding,
                            "{encoding:02x?}"
                        );
                    }
                }
            }
        }
    }
}
