//! GF(p), p = 2^255 - 19, as far as the subgroup test needs it: the curve library does not export
//! its own.
//!
//! **Variable time.** Only public points come here, never a secret.

use core::ops::{Add, Mul, Sub};

const LOW_51_BITS: u64 = (1 << 51) - 1;

/// The sum of a_i 2^(51i), with every limb a_i below 2^52: each function here relies on that
/// bound and restores it. The value may exceed p.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field([u64; 5]);

impl Field {
    pub(super) const ONE: Self = Self::small(1);
    /// A square root of -1.
    const I: Self =
        Self([0x61b274a0ea0b0, 0xd5a5fc8f189d, 0x7ef5e9cbd0c60, 0x78595a6804c9e, 0x2b8324804fc1d]);

    /// An integer below 2^51.
    pub(super) const fn small(n: u64) -> Self {
        Self::from_limbs([n, 0, 0, 0, 0])
    }

    /// Limbs below 2^51.
    pub(super) const fn from_limbs(limbs: [u64; 5]) -> Self {
        Self(limbs)
    }

    /// 32 bytes, little-endian, the top bit ignored, taken mod p.
    pub(super) fn from_bytes(bytes: &[u8; 32]) -> Self {
        let mut words = [0; 4];
        for (word, chunk) in words.iter_mut().zip(bytes.as_chunks().0) {
            *word = u64::from_le_bytes(*chunk);
        }
        let [a, b, c, d] = words;
        Self([a, a >> 51 | b << 13, b >> 38 | c << 26, c >> 25 | d << 39, d >> 12].map(low_51_bits))
    }

    /// Carries limbs below 2^62. The carry out of the top, below 2^11, comes back at the bottom
    /// times 19, because 2^255 = 19; so each limb ends below 2^51 + 19 * 2^11.
    fn carried(limbs: [u64; 5]) -> Self {
        let [a, b, c, d, e] = limbs.map(|limb| limb >> 51);
        let [f, g, h, i, j] = limbs.map(low_51_bits);
        Self([f + 19 * e, g + a, h + b, i + c, j + d])
    }

    /// Carries sums of products. These are at most 77 * 2^104 < 2^111, and the top one, in which no
    /// product has a factor 19, is at most 5 * 2^104 < 2^107: the carries are below 2^60, and 19
    /// times the top one below 2^61. They are taken all at once because one by one is slower.
    #[expect(clippy::cast_possible_truncation, reason = "carries fit; of a sum, the low bits are meant")]
    fn carried_wide(sums: [u128; 5]) -> Self {
        let [a, b, c, d, e] = sums.map(|sum| (sum >> 51) as u64);
        let [f, g, h, i, j] = sums.map(|sum| low_51_bits(sum as u64));
        Self::carried([f + 19 * e, g + a, h + b, i + c, j + d])
    }

    // Inlined into the loop of `squared`, it saves a third of the time; with overflow checks the compiler
    // would not do so by itself.
    #[inline(always)]
    pub(super) fn square(self) -> Self {
        let Self([a0, a1, a2, a3, a4]) = self;
        let [b0, b1, b2, b3] = [2 * a0, 2 * a1, 2 * a2, 2 * a3];
        let [c3, c4] = [19 * a3, 19 * a4];
        Self::carried_wide([
            product(a0, a0) + product(b1, c4) + product(b2, c3),
            product(b0, a1) + product(b2, c4) + product(a3, c3),
            product(b0, a2) + product(a1, a1) + product(b3, c4),
            product(b0, a3) + product(b1, a2) + product(a4, c4),
            product(b0, a4) + product(b1, a3) + product(a2, a2),
        ])
    }

    /// a^(2^n).
    fn squared(self, n: u32) -> Self {
        (0..n).fold(self, |a, _| a.square())
    }

    /// a^((p - 5)/8) = a^(2^252 - 3), by way of the powers a^(2^n - 1).
    fn pow_p58(self) -> Self {
        let a2 = self.square();
        let a9 = a2.squared(2) * self;
        let ones_5 = (a9 * a2).square() * a9;
        let ones_10 = ones_5.squared(5) * ones_5;
        let ones_20 = ones_10.squared(10) * ones_10;
        let ones_40 = ones_20.squared(20) * ones_20;
        let ones_50 = ones_40.squared(10) * ones_10;
        let ones_100 = ones_50.squared(50) * ones_50;
        let ones_200 = ones_100.squared(100) * ones_100;
        let ones_250 = ones_200.squared(50) * ones_50;
        ones_250.squared(2) * self
    }

    /// A square root, if there is one. With r = a^((p + 3)/8), r^2 is a times a^((p - 1)/4), which
    /// is 1 or -1 exactly if a is a square other than 0; then r or ir is a root.
    pub(super) fn sqrt(self) -> Option<Self> {
        let r = self.pow_p58() * self;
        [r, r * Self::I].into_iter().find(|root| root.square() == self)
    }

    /// Whether a is a fourth power other than 0, that is, a^((p - 1)/4) = 1.
    pub(super) fn is_fourth_power(self) -> bool {
        self.pow_p58().square() * self == Self::ONE
    }

    /// The limbs of the value mod p, below 2^51. Once carried, a value v is below 2p, so v + 19
    /// overflows 255 bits exactly if v >= p; what it leaves in them is then v - p.
    fn canonical(self) -> [u64; 5] {
        let Self(limbs) = Self::carried(self.0);
        let overflow = limbs.iter().fold(19, |carry, limb| (limb + carry) >> 51);
        let mut carry = 19 * overflow;
        limbs.map(|limb| {
            let sum = limb + carry;
            carry = sum >> 51;
            low_51_bits(sum)
        })
    }
}

impl Add for Field {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let (Self([a, b, c, d, e]), Self([f, g, h, i, j])) = (self, other);
        Self::carried([a + f, b + g, c + h, d + i, e + j])
    }
}

impl Sub for Field {
    type Output = Self;

    /// a + 4p - b: the limbs of 4p exceed 2^52, so none of the differences is negative.
    fn sub(self, other: Self) -> Self {
        const FIRST: u64 = 4 * (LOW_51_BITS - 18);
        const OTHER: u64 = 4 * LOW_51_BITS;
        let (Self([a, b, c, d, e]), Self([f, g, h, i, j])) = (self, other);
        Self::carried([a + FIRST - f, b + OTHER - g, c + OTHER - h, d + OTHER - i, e + OTHER - j])
    }
}

impl Mul for Field {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (Self([a0, a1, a2, a3, a4]), Self([b0, b1, b2, b3, b4])) = (self, other);
        let [c1, c2, c3, c4] = [19 * b1, 19 * b2, 19 * b3, 19 * b4];
        Self::carried_wide([
            product(a0, b0) + product(a1, c4) + product(a2, c3) + product(a3, c2) + product(a4, c1),
            product(a0, b1) + product(a1, b0) + product(a2, c4) + product(a3, c3) + product(a4, c2),
            product(a0, b2) + product(a1, b1) + product(a2, b0) + product(a3, c4) + product(a4, c3),
            product(a0, b3) + product(a1, b2) + product(a2, b1) + product(a3, b0) + product(a4, c4),
            product(a0, b4) + product(a1, b3) + product(a2, b2) + product(a3, b1) + product(a4, b0),
        ])
    }
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.canonical() == other.canonical()
    }
}

fn product(a: u64, b: u64) -> u128 {
    u128::from(a) * u128::from(b)
}

const fn low_51_bits(limb: u64) -> u64 {
    limb & LOW_51_BITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use num_bigint::BigUint;
    use proptest::prelude::*;

    fn p() -> BigUint {
        (BigUint::from(1u8) << 255u8) - 19u8
    }

    /// The residue that limbs stand for.
    fn residue(a: Field) -> BigUint {
        a.0.iter().rev().fold(BigUint::ZERO, |sum, limb| (sum << 51u8) + limb) % p()
    }

    /// Every operation against integers mod p, and the bound on the limbs.
    fn check(a: Field, b: Field) {
        let (x, y) = (residue(a), residue(b));
        let results = [(a + b, &x + &y), (a - b, &x + p() - &y), (a * b, &x * &y), (a.square(), &x * &x)];
        for (result, expected) in results {
            assert_eq!(residue(result), expected % p(), "{a:?} {b:?}");
            assert!(result.0.iter().all(|limb| limb >> 52 == 0), "{result:?}");
        }
        assert_eq!(a == b, x == y);
        assert_eq!(residue(Field(a.canonical())), x);
        assert!(a.canonical().iter().all(|limb| limb >> 51 == 0));
    }

    /// Roots and fourth powers against Euler's criterion.
    fn check_powers(a: Field) {
        let (x, one) = (residue(a), BigUint::from(1u8));
        let is_square = x == BigUint::ZERO || x.modpow(&((p() - 1u8) / 2u8), &p()) == one;
        assert_eq!(a.sqrt().map(Field::square), is_square.then_some(a), "{a:?}");
        assert_eq!(a.is_fourth_power(), x.modpow(&((p() - 1u8) / 4u8), &p()) == one, "{a:?}");
    }

    #[test]
    fn limbs_at_their_bounds() {
        const HIGH: u64 = LOW_51_BITS;
        let small = [0, 1, 2, 3, 4, 16, 18, 19].map(Field::small);
        // p - 2, p - 1, p, p + 1, p + 4, 2^255 - 1, 2^255, and a lowest limb of more than 51 bits.
        let around_p =
            [0, 1, 2, 3, 6, 20, 21, 1 << 50].map(|n| Field([HIGH - 20 + n, HIGH, HIGH, HIGH, HIGH]));
        let full = [HIGH + 1, 2 * HIGH, 2 * HIGH + 1].map(|limb| Field([limb; 5]));
        let twice_p = [0, 1, 2].map(|n| Field([2 * (HIGH - 18) + n, 2 * HIGH, 2 * HIGH, 2 * HIGH, 2 * HIGH]));
        let one_full = [0, 1, 2, 3, 4].map(|at| {
            let mut limbs = [0; 5];
            limbs[at] = 2 * HIGH + 1;
            Field(limbs)
        });
        let edges: Vec<_> = [&small[..], &around_p, &full, &twice_p, &one_full].concat();
        for a in &edges {
            check_powers(*a);
            for b in &edges {
                check(*a, *b);
            }
        }
    }

    #[test]
    fn i_is_a_root_of_minus_one() {
        assert_eq!(Field::I.square(), Field::small(0) - Field::ONE);
    }

    fn limbs() -> impl Strategy<Value = Field> {
        [0u64..1 << 52, 0u64..1 << 52, 0u64..1 << 52, 0u64..1 << 52, 0u64..1 << 52].prop_map(Field)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn arithmetic_is_that_of_integers_mod_p(a in limbs(), b in limbs()) {
            check(a, b);
            check_powers(a);
            check_powers(a.square());
            check_powers(a.square().square());
        }

        #[test]
        fn bytes_are_little_endian_without_the_top_bit(bytes: [u8; 32]) {
            let integer = BigUint::from_bytes_le(&bytes) % (BigUint::from(1u8) << 255u8);
            prop_assert_eq!(residue(Field::from_bytes(&bytes)), integer % p());
        }
    }
}
