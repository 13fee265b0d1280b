//! Membership in the prime-order group, without a multiplication by L.
//!
//! Pornin halves the point, through isogenies of degree 2 (["Point-Halving and Subgroup Membership
//! in Twisted Edwards Curves"][halving]); Koshelev asks pairings (["Subgroup membership testing on
//! elliptic curves via the Tate pairing"][pairing]). Here one isogeny, which is half of a halving,
//! is followed by one pairing. Three exponentiations are all it costs.
//!
//! In Montgomery form the curve is E: v^2 = u(u^2 + Au + 1), u = (1 + y)/(1 - y), A = 486662. Let
//! E': V^2 = U(U^2 - 2AU + A^2 - 4) and let h: E' -> E be the isogeny u = V^2/4U^2,
//! v = V(A^2 - 4 - U^2)/8U^2, with kernel {O, K}, K = (0, 0). Both curves have 8L points over Fp.
//! Say odd for "of order 1 or L". For a P = (u, v) other than O, u decides: -P is odd if P is.
//!
//! 1. *Half a halving.* u is a square on h(E'), so a non-square u is refused. If u = w^2, let
//!    s^2 = u^2 + Au + 1 and U = A + 2u + 2s: then P' = (U, 2wU) lies on E' and h(P') = P or -P,
//!    whatever the signs of w and s. On odd points h is a bijection, so P is odd exactly if P' or
//!    P' + K is, that is, if P' is in {O, K} + {odd points}.
//! 2. *The rest is one character.* A + 2 = c^2, so U^2 - 2AU + A^2 - 4 = (U - c^2)(U - c^2 + 4) and
//!    E'(Fp) is Z/2 x Z/4 x {odd points}: its odd points are 4E', and 4E' + {O, K} has index 4. The point
//!    T = (c(c + 2), 2c(c + 2)) of E' has order 4, with 2T = (c^2, 0). As 4 divides p - 1, the reduced
//!    Tate pairing with T is a homomorphism from E'/4E' to the fourth roots of unity, and onto them
//!    because the pairing is perfect: P' -> f(P')^((p - 1)/4). Here
//!    f = (V - (c + 2)(U - c^2))^2 / (U - c^2), the square of the tangent at T over the vertical
//!    line through 2T, has the divisor 4(T) - 4(O). It maps K to 1: f(K) = -c^2 (c + 2)^2 is a fourth
//!    power, because -1 is a square but no fourth power (p = 5 mod 8), and of the two roots of A + 2
//!    we take the c for which c(c + 2) is not a square either. (One of them is such, because the
//!    product of c(c + 2) and -c(-c + 2) is (A + 2)(A - 2) and A - 2 is not a square.) So the kernel
//!    is 4E' + {O, K}, as step 1 asks.
//! 3. *In terms of y.* W = w(1 - y) and S = s(1 - y) are roots of 1 - y^2 and
//!    (A + 2) - (A - 2)y^2. With U - c^2 = 2(S + 2y)/(1 - y) and S^2 - 4y^2 = c^2 W^2, f(P') is, up to
//!    fourth powers, 2(1 + y)(S + 2y)(S + 2 - (c + 2)W)^2.
//!
//! That is 0 only for y = 1 and y = -1 and where P' is T or 2T. Such a P has small order and is
//! refused, rightly unless it is O: so y = 1 is asked first.
//!
//! [halving]: https://eprint.iacr.org/2022/1164
//! [pairing]: https://eprint.iacr.org/2022/037

use super::field::Field;

const TWO: Field = Field::small(2);
const A_PLUS_2: Field = Field::small(486_664);
const A_MINUS_2: Field = Field::small(486_660);
/// For the root c of A + 2 of which c(c + 2) is not a square.
const C_PLUS_2: Field =
    Field::from_limbs([0x5b7106377bbda, 0x71af6ad9382cb, 0x2d64427297b8, 0x6a81ef02c4294, 0x141b0b6806563]);

/// Whether `encoding` is that of a point P of the curve with \[L\]P = 0. The sign of x is not
/// looked at, and y is taken mod p. Variable time.
pub(super) fn is_torsion_free(encoding: &[u8; 32]) -> bool {
    let y = Field::from_bytes(encoding);
    y == Field::ONE || roots(y).is_some_and(|(w, s)| pairing(y, w, s).is_fourth_power())
}

/// W and S. As x^2 = -(A + 2) W^2/S^2, on the curve both exist or neither, and off it never both.
fn roots(y: Field) -> Option<(Field, Field)> {
    let y2 = y.square();
    Some(((Field::ONE - y2).sqrt()?, (A_PLUS_2 - A_MINUS_2 * y2).sqrt()?))
}

/// f(P') up to fourth powers.
fn pairing(y: Field, w: Field, s: Field) -> Field {
    TWO * (Field::ONE + y) * (s + TWO * y) * (s + TWO - C_PLUS_2 * w).square()
}

#[cfg(test)]
mod tests {
    use super::super::group;
    use super::*;
    use curve25519_dalek::constants::EIGHT_TORSION;
    use curve25519_dalek::edwards::EdwardsPoint;
    use curve25519_dalek::scalar::Scalar;
    use curve25519_dalek::traits::IsIdentity;
    use num_bigint::BigUint;
    use proptest::prelude::*;

    /// [L]P = 0, asked as [L - 1]P = -P because a `Scalar` holds at most L - 1.
    fn by_definition(point: &EdwardsPoint) -> bool {
        let l_minus_one = Scalar::ZERO - Scalar::ONE;
        let product = EdwardsPoint::vartime_double_scalar_mul_basepoint(&l_minus_one, point, &Scalar::ZERO);
        (product + point).is_identity()
    }

    /// Holds the test against the definition, and says whether `encoding` decodes. One that does not
    /// is not torsion-free.
    fn check(encoding: &[u8; 32]) -> bool {
        let point = group::decode(encoding);
        let expected = point.is_some_and(|point| by_definition(&point));
        assert_eq!(is_torsion_free(encoding), expected, "{encoding:02x?}");
        point.is_some()
    }

    /// The verdict for every choice of signs of W and S.
    fn for_all_signs(encoding: &[u8; 32]) -> [bool; 4] {
        let y = Field::from_bytes(encoding);
        let verdict = |w, s| pairing(y, w, s).is_fourth_power();
        roots(y).map_or([false; 4], |(w, s)| {
            let (minus_w, minus_s) = (Field::small(0) - w, Field::small(0) - s);
            [verdict(w, s), verdict(w, minus_s), verdict(minus_w, s), verdict(minus_w, minus_s)]
        })
    }

    #[test]
    fn constants() {
        let c = C_PLUS_2 - TWO;
        assert_eq!(c.square(), A_PLUS_2);
        assert!((c * C_PLUS_2).sqrt().is_none());
        assert!(A_MINUS_2.sqrt().is_none());
    }

    #[test]
    fn small_order() {
        for torsion in EIGHT_TORSION {
            assert_eq!(is_torsion_free(&torsion.compress().0), torsion.is_identity());
            check(&torsion.compress().0);
        }
    }

    fn p() -> BigUint {
        (BigUint::from(1u8) << 255u8) - 19u8
    }

    fn encode(y: &BigUint) -> [u8; 32] {
        let mut encoding = [0; 32];
        let bytes = y.to_bytes_le();
        encoding[..bytes.len()].copy_from_slice(&bytes);
        encoding
    }

    /// y near 0, near p and, up to 2^255 - 1, above it, with both signs: the 0, 1, -1, 2, -2, and every
    /// encoding of y that is not canonical.
    #[test]
    fn small_y() {
        let below = (0..1000u32).map(|n| encode(&n.into()));
        let around_p = (0..1019u32).map(|n| encode(&(p() + 18u8 - n)));
        let mut decoded = 0;
        for mut encoding in below.chain(around_p) {
            for sign in [0, 0x80] {
                encoding[31] = encoding[31] & 0x7f | sign;
                decoded += usize::from(check(&encoding));
            }
        }
        assert!(decoded > 1900, "{decoded}");
    }

    /// Where u = (1 + y)/(1 - y) is one of the numbers of the derivation.
    #[test]
    fn special_u() {
        let (one, zero) = (BigUint::from(1u8), BigUint::ZERO);
        let root = |a: &BigUint, b: &BigUint| (a.modpow(&((p() + 3u8) / 8u8), &p()) * b) % p();
        let i = BigUint::from(2u8).modpow(&((p() - 1u8) / 4u8), &p());
        let big_a = BigUint::from(486_662u32);
        let c = [&one, &i].map(|unit| root(&(&big_a + 2u8), unit));
        let c = c.into_iter().find(|c| (c * c) % p() == &big_a + 2u8).unwrap();
        let of_interest =
            [zero, one.clone(), big_a, i, c.clone(), (&c * (&c + 2u8)) % p(), c.modpow(&3u8.into(), &p())];
        for value in of_interest {
            for n in 0..5u8 {
                for u in [&value + n, &value + p() - n, p() + p() - &value + n, p() + p() - &value - n] {
                    let y = (&u + p() - 1u8) * (&u + 1u8).modpow(&(p() - 2u8), &p()) % p();
                    check(&encode(&y));
                    check(&encode(&(p() - y)));
                }
            }
        }
    }

    #[test]
    fn the_signs_of_the_roots_do_not_matter() {
        for n in 1..=100u32 {
            let odd = EdwardsPoint::mul_base(&Scalar::from(n).invert());
            for torsion in EIGHT_TORSION {
                let encoding = (odd + torsion).compress().0;
                assert_eq!(for_all_signs(&encoding), [torsion.is_identity(); 4]);
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn only_the_torsion_free_point_of_each_coset(seed: [u8; 32]) {
            let odd = EdwardsPoint::mul_base(&Scalar::from_bytes_mod_order(seed));
            for torsion in EIGHT_TORSION {
                let encoding = (odd + torsion).compress().0;
                prop_assert!(check(&encoding));
                prop_assert_eq!(is_torsion_free(&encoding), torsion.is_identity());
            }
        }

        #[test]
        fn any_32_bytes(encoding: [u8; 32]) {
            check(&encoding);
        }
    }
}
