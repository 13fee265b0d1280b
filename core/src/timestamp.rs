//! A second of UTC, as seals write it.

use core::fmt;
use core::str::FromStr;

use crate::Error;

const SECONDS_PER_DAY: i64 = 86_400;
/// Days from 0000-03-01 to 1970-01-01, in the proleptic Gregorian calendar.
const EPOCH: i64 = 719_468;
const DAYS_PER_ERA: i64 = 146_097;

/// A UTC second of the years 0001 to 9999, written `YYYY-MM-DDTHH:MM:SSZ` ([RFC 3339]) in one way
/// only: no fraction, no offset, no leap second.
///
/// It is what a signer *says*. Only a log or a witness proves a time.
///
/// ```
/// use sealstone::Timestamp;
/// let time: Timestamp = "2026-11-23T14:00:00Z".parse()?;
/// assert_eq!(time.unix_seconds(), 1_795_442_400);
/// assert_eq!(time.to_string(), "2026-11-23T14:00:00Z");
/// assert!("2026-02-30T00:00:00Z".parse::<Timestamp>().is_err());
/// # Ok::<(), sealstone::Error>(())
/// ```
///
/// [RFC 3339]: https://www.rfc-editor.org/rfc/rfc3339
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The length of the written form in bytes.
    pub const TEXT_LENGTH: usize = 20;
    /// 0001-01-01T00:00:00Z.
    pub const MIN: Self = Self(-62_135_596_800);
    /// 9999-12-31T23:59:59Z.
    pub const MAX: Self = Self(253_402_300_799);

    /// Takes seconds since 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// [`Error::SealTimeInvalid`] outside the years 0001 to 9999.
    pub fn from_unix_seconds(seconds: i64) -> Result<Self, Error> {
        let time = Self(seconds);
        if (Self::MIN..=Self::MAX).contains(&time) { Ok(time) } else { Err(Error::SealTimeInvalid) }
    }

    /// Seconds since 1970-01-01T00:00:00Z; negative before.
    #[must_use]
    pub fn unix_seconds(self) -> i64 {
        self.0
    }

    /// The system clock's time, to the second.
    ///
    /// # Errors
    /// [`Error::SealTimeInvalid`] if the clock is outside the years 0001 to 9999.
    #[cfg(feature = "std")]
    pub fn now() -> Result<Self, Error> {
        let clock = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let seconds = clock.map_err(|_| Error::SealTimeInvalid)?.as_secs();
        Self::from_unix_seconds(i64::try_from(seconds).map_err(|_| Error::SealTimeInvalid)?)
    }
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text.as_bytes()).ok_or(Error::SealTimeInvalid)
    }
}

fn parse(text: &[u8]) -> Option<Timestamp> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T', rest @ ..] = text else { return None };
    let [h1, h2, b':', n1, n2, b':', s1, s2, b'Z'] = rest else { return None };
    let (year, month, day) = (number(&[*y1, *y2, *y3, *y4])?, number(&[*m1, *m2])?, number(&[*d1, *d2])?);
    let (hour, minute, second) = (number(&[*h1, *h2])?, number(&[*n1, *n2])?, number(&[*s1, *s2])?);
    if year == 0 || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let days = days_from_date(year, month, day);
    // A month or day that does not exist comes back as another date.
    if date_from_days(days) != (year, month, day) {
        return None;
    }
    Some(Timestamp(days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second))
}

fn number(digits: &[u8]) -> Option<i64> {
    digits
        .iter()
        .try_fold(0, |value, digit| digit.is_ascii_digit().then(|| value * 10 + i64::from(digit - b'0')))
}

/// Days since 1970-01-01. Years are counted from March, so that the leap day is a year's last.
fn days_from_date(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9).rem_euclid(12);
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    era * DAYS_PER_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - EPOCH
}

/// The inverse of [`days_from_date`]: (year, month, day).
fn date_from_days(days: i64) -> (i64, i64, i64) {
    let days = days + EPOCH;
    let era = days.div_euclid(DAYS_PER_ERA);
    let day_of_era = days.rem_euclid(DAYS_PER_ERA);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = date_from_days(self.0.div_euclid(SECONDS_PER_DAY));
        let second = self.0.rem_euclid(SECONDS_PER_DAY);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn bounds_are_the_years_1_and_9999() {
        assert_eq!(Timestamp::MIN.to_string(), "0001-01-01T00:00:00Z");
        assert_eq!(Timestamp::MAX.to_string(), "9999-12-31T23:59:59Z");
        assert!(Timestamp::from_unix_seconds(Timestamp::MIN.0 - 1).is_err());
        assert!(Timestamp::from_unix_seconds(Timestamp::MAX.0 + 1).is_err());
    }

    #[test]
    fn every_day_reads_back_and_follows_the_one_before() {
        let mut previous = (0, 12, 31);
        let days = Timestamp::MIN.0 / SECONDS_PER_DAY..=Timestamp::MAX.0 / SECONDS_PER_DAY;
        for day in days {
            let date = date_from_days(day);
            assert_eq!(days_from_date(date.0, date.1, date.2), day);
            assert!(date > previous, "{date:?} after {previous:?}");
            previous = date;
        }
        assert_eq!(previous, (9999, 12, 31));
    }

    #[test]
    fn nonsense_is_refused() {
        let bad = [
            "",
            "2026-11-23",
            "2026-11-23T14:00:00",
            "2026-11-23t14:00:00Z",
            "2026-11-23T14:00:00z",
            "2026-11-23T14:00:60Z",
            "2026-11-23T24:00:00Z",
            "2026-11-23T14:60:00Z",
            "0000-01-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-04-31T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-11-23T14:00:00.0Z",
            "2026-11-23T14:00:00+00:00",
            "+026-11-23T14:00:00Z",
            "2026-99-99T00:00:00Z",
        ];
        for text in bad {
            assert_eq!(text.parse::<Timestamp>(), Err(Error::SealTimeInvalid), "{text}");
        }
        for text in ["2000-02-29T00:00:00Z", "2024-02-29T23:59:59Z"] {
            assert_eq!(text.parse::<Timestamp>().unwrap().to_string(), text);
        }
    }
}
