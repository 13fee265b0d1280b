//! `Serialize` and `Deserialize` for what is public; never for secrets.
//!
//! Keys and signatures are bytes where the format has bytes, and lower-case hexadecimal where
//! people read it, as this crate shows them elsewhere; unlike base64, it has one form only.
//! What has a text form of its own keeps it everywhere. Reading checks as the constructors do.

use core::fmt;

use ::serde::de::{Error as _, Visitor};
use ::serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::text::Hex;
use crate::{KeyName, Signature, Timestamp, TrustedKey, Verifier, VerifyingKey};

fn serialize_bytes<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
    if serializer.is_human_readable() {
        serializer.collect_str(&Hex(bytes))
    } else {
        serializer.serialize_bytes(bytes)
    }
}

impl Serialize for VerifyingKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_bytes(self.as_bytes(), serializer)
    }
}

impl<'de> Deserialize<'de> for VerifyingKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Bytes(bytes) = Bytes::deserialize(deserializer)?;
        Self::from_bytes(&bytes).map_err(D::Error::custom)
    }
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_bytes(&self.to_bytes(), serializer)
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Bytes(bytes) = Bytes::deserialize(deserializer)?;
        Ok(Self::from_bytes(&bytes))
    }
}

/// N bytes, or their hexadecimal.
struct Bytes<const N: usize>([u8; N]);

impl<'de, const N: usize> Deserialize<'de> for Bytes<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_str(BytesVisitor)
        } else {
            deserializer.deserialize_bytes(BytesVisitor)
        }
    }
}

struct BytesVisitor<const N: usize>;

impl<const N: usize> Visitor<'_> for BytesVisitor<N> {
    type Value = Bytes<N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{N} bytes or their lower-case hexadecimal")
    }

    fn visit_bytes<E: ::serde::de::Error>(self, bytes: &[u8]) -> Result<Bytes<N>, E> {
        bytes.try_into().map(Bytes).map_err(|_| E::invalid_length(bytes.len(), &self))
    }

    fn visit_str<E: ::serde::de::Error>(self, text: &str) -> Result<Bytes<N>, E> {
        let (pairs, rest) = text.as_bytes().as_chunks();
        if pairs.len() != N || !rest.is_empty() {
            return Err(E::invalid_length(text.len() / 2, &self));
        }
        let mut bytes = [0; N];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            let digits = digit(*high).zip(digit(*low));
            *byte = digits.map(|(high, low)| high << 4 | low).ok_or_else(|| E::custom("not hexadecimal"))?;
        }
        Ok(Bytes(bytes))
    }
}

fn digit(c: u8) -> Option<u8> {
    match c {
        b'0'..=b'9' => Some(c - b'0'),
        b'a'..=b'f' => Some(c - b'a' + 10),
        _ => None,
    }
}

/// For types with a text form: `Display` writes it, `FromStr` reads it.
macro_rules! as_text {
    ($($type:ident: $expected:literal;)+) => {
        $(
            impl Serialize for $type {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $type {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    struct Text;

                    impl Visitor<'_> for Text {
                        type Value = $type;

                        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                            f.write_str($expected)
                        }

                        fn visit_str<E: ::serde::de::Error>(self, text: &str) -> Result<$type, E> {
                            text.parse().map_err(E::custom)
                        }
                    }

                    deserializer.deserialize_str(Text)
                }
            }
        )+
    };
}

as_text! {
    KeyName: "a key name";
    Verifier: "a vkey";
    TrustedKey: "a line of a keyring file";
    Timestamp: "a UTC time as YYYY-MM-DDTHH:MM:SSZ";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SigningKey;
    use ::serde::de::DeserializeOwned;
    use ::serde::de::value::{BytesDeserializer, Error as ValueError};
    use alloc::string::ToString;
    use core::fmt::Debug;

    fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, text: &str) {
        assert_eq!(serde_json::to_value(value).unwrap(), text);
        assert_eq!(&serde_json::from_value::<T>(text.into()).unwrap(), value);
    }

    #[test]
    fn each_type_has_one_text() {
        let key = *SigningKey::from_bytes(&[1; 32]).verifying_key();
        round_trip(&key, &Hex(key.as_bytes()).to_string());
        round_trip(&Signature::from_bytes(&[0xa7; 64]), &"a7".repeat(64));
        let verifier = Verifier::new("example.com/signer", key).unwrap();
        round_trip(&verifier, &verifier.to_string());
        round_trip(verifier.name(), "example.com/signer");
        let trusted = TrustedKey::new(verifier);
        round_trip(&trusted, &trusted.to_string());
        round_trip::<Timestamp>(&"2026-11-23T14:00:00Z".parse().unwrap(), "2026-11-23T14:00:00Z");
    }

    #[test]
    fn reading_checks() {
        let identity = ["01", &"00".repeat(31)].concat();
        let refused = serde_json::from_value::<VerifyingKey>(identity.into()).unwrap_err();
        assert_eq!(refused.to_string(), crate::Error::KeySmallOrder.to_string());
        for text in ["A7".repeat(64), "a7".repeat(63), "a7".repeat(65), ["a", &"a7".repeat(63), "g"].concat()]
        {
            assert!(serde_json::from_value::<Signature>(text.into()).is_err());
        }
    }

    #[test]
    fn bytes_are_read_by_formats_that_have_them() {
        let read = |bytes| BytesVisitor::<64>.visit_bytes::<ValueError>(bytes).map(|Bytes(bytes)| bytes);
        assert_eq!(read(&[7; 64]).unwrap(), [7; 64]);
        assert!(read(&[7; 63]).is_err());
        let text = BytesDeserializer::<ValueError>::new(b"2026-11-23T14:00:00Z");
        assert!(Timestamp::deserialize(text).is_err());
    }
}
