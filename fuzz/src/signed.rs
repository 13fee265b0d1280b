//! Signatures made from fuzzing input. Random bytes are never near a valid signature, so most are
//! computed: points with any torsion in any encoding, and an S that fits them.

use curve25519_dalek::constants::EIGHT_TORSION;
use curve25519_dalek::edwards::EdwardsPoint;
use curve25519_dalek::scalar::Scalar;
use sha2::{Digest, Sha512};

use crate::input::Input;

pub(crate) struct Signed<'a> {
    pub(crate) key: [u8; 32],
    pub(crate) message: &'a [u8],
    pub(crate) signature: [u8; 64],
}

const SIGN_BIT: u8 = 0x80;
/// L, little-endian.
const L: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

impl<'a> Signed<'a> {
    /// The first byte says whether the bytes are taken as they stand.
    pub(crate) fn take(input: &mut Input<'a>) -> Self {
        let flags = input.byte();
        if flags == 0 { Self::raw(input) } else { Self::made(flags, input) }
    }

    /// KEY, SIGNATURE, and a message with its length before it.
    fn raw(input: &mut Input<'a>) -> Self {
        let (key, signature) = (input.array(), input.array());
        let length = input.byte();
        Self { key, signature, message: input.slice(length.into()) }
    }

    fn made(flags: u8, input: &mut Input<'a>) -> Self {
        let (a, key) = point(input);
        let (r, r_encoding) = point(input);
        let length = input.byte() % 32;
        let message = input.slice(length.into());
        let k = Sha512::new().chain_update(r_encoding).chain_update(key).chain_update(message);
        let k = Scalar::from_bytes_mod_order_wide(&k.finalize().into());
        let error = if flags & 2 == 0 { Scalar::ZERO } else { Scalar::from(input.byte()) };
        let mut s = (r + k * a + error).to_bytes();
        if flags & 4 != 0 {
            s = add(&s, &L);
        }
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&r_encoding);
        signature[32..].copy_from_slice(&s);
        Self { key, message, signature }
    }
}

/// A point and its discrete logarithm but for torsion. Two bytes of input: few scalars, so that
/// keys meet again in a batch; torsion and encoding.
fn point(input: &mut Input<'_>) -> (Scalar, [u8; 32]) {
    let (which, shape) = (input.byte(), input.byte());
    let scalar = match which % 16 {
        0 => Scalar::ZERO,
        n => Scalar::from_bytes_mod_order_wide(&Sha512::digest([n]).into()),
    };
    let point = EdwardsPoint::mul_base(&scalar) + EIGHT_TORSION[usize::from(shape % 8)];
    let mut encoding = point.compress().0;
    if shape & 8 != 0 {
        add_p_if_it_fits(&mut encoding);
    }
    if shape & 16 != 0 {
        encoding[31] ^= SIGN_BIT; // -0 if x = 0, else the negated point
    }
    (scalar, encoding)
}

/// y + p, for y below 19, is the other encoding of y.
fn add_p_if_it_fits(encoding: &mut [u8; 32]) {
    if encoding[0] < 19 && encoding[1..31].iter().all(|byte| *byte == 0) && encoding[31] & !SIGN_BIT == 0 {
        encoding[0] += 0xed;
        encoding[1..31].fill(0xff);
        encoding[31] |= !SIGN_BIT;
    }
}

/// The sum of two little-endian numbers, which does not overflow for S + L.
fn add(a: &[u8; 32], b: &[u8; 32]) -> [u8; 32] {
    let mut carry = 0;
    std::array::from_fn(|i| {
        let sum = u16::from(a[i]) + u16::from(b[i]) + carry;
        carry = sum >> 8;
        sum.to_le_bytes()[0]
    })
}
