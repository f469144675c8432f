//! The wire format of Protocol Buffers: fields of a message, one after another, each bounded by the bytes that are
//! there. Whatever the bytes are, reading ends, and takes no memory of its own.

/// Bytes that are no message, or one that ends too early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// A whole number.
    Number(u64),
    /// A text, a message within the message, or a list of numbers.
    Bytes(&'a [u8]),
    /// Four or eight bytes, which no message of these files needs.
    Fixed,
}

/// The fields of a message that are still to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<'a>(pub(super) &'a [u8]);

impl<'a> Message<'a> {
    /// The next field with its number; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<(u64, Value<'a>)>, Broken> {
        if self.0.is_empty() {
            return Ok(None);
        }
        let key = varint(&mut self.0)?;
        let value = match key & 7 {
            0 => Value::Number(varint(&mut self.0)?),
            1 => self.skip(8)?,
            2 => {
                let length = usize::try_from(varint(&mut self.0)?).map_err(|_| Broken)?;
                let (bytes, rest) = self.0.split_at_checked(length).ok_or(Broken)?;
                self.0 = rest;
                Value::Bytes(bytes)
            }
            5 => self.skip(4)?,
            _ => return Err(Broken),
        };
        Ok(Some((key >> 3, value)))
    }

    fn skip(&mut self, bytes: usize) -> Result<Value<'a>, Broken> {
        self.0 = self.0.get(bytes..).ok_or(Broken)?;
        Ok(Value::Fixed)
    }
}

/// A whole number of at most ten bytes, seven bits a byte.
pub(super) fn varint(bytes: &mut &[u8]) -> Result<u64, Broken> {
    let mut number = 0u64;
    for (n, byte) in bytes.iter().take(10).enumerate() {
        number |= u64::from(byte & 0x7F).wrapping_shl(7 * n as u32);
        if *byte < 0x80 {
            *bytes = &bytes[n + 1..];
            return Ok(number);
        }
    }
    Err(Broken)
}

/// A whole number with a sign, as zigzag.
pub(super) fn signed(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
}

/// A list of numbers, each the difference to the one before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deltas<'a> {
    bytes: &'a [u8],
    sum: i64,
}

impl<'a> Deltas<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Deltas<'a> {
        Deltas { bytes, sum: 0 }
    }

    /// The next number; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<i64>, Broken> {
        if self.bytes.is_empty() {
            return Ok(None);
        }
        self.sum = self.sum.wrapping_add(signed(varint(&mut self.bytes)?));
        Ok(Some(self.sum))
    }
}

/// How many numbers a list has: each ends with a byte below 128.
pub(super) fn numbers(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte < 0x80).count() as u64
}
