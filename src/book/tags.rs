//! The tags of an XML part one after the other, as the library takes them: what stands in comments, in quotes or in
//! texts kept as they are is no tag.

/// A tag with what stands before it.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Its name with its prefix; `!` where it is a declaration.
    pub(super) name: &'a [u8],
    attributes: &'a [u8],
    /// Whether it ends an element that began before.
    pub(super) ends: bool,
    /// Whether the element ends with it, too.
    pub(super) alone: bool,
    /// What stands between the tag before and this one.
    pub(super) before: &'a [u8],
}

impl<'a> Tag<'a> {
    /// Its name without a prefix.
    pub(super) fn local(&self) -> &'a [u8] {
        self.name.rsplit(|byte| *byte == b':').next().unwrap_or(self.name)
    }

    /// How many bytes its attributes have.
    pub(super) fn n_bytes(&self) -> usize {
        self.attributes.len()
    }

    /// Its attributes with their values, as they are written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            let equals = rest.iter().position(|byte| *byte == b'=')?;
            let key = rest[..equals].trim_ascii();
            let (quote, after) = rest[equals + 1..].trim_ascii_start().split_first()?;
            let end = b"\"'".contains(quote).then(|| after.iter().position(|b| b == quote))??;
            rest = &after[end + 1..];
            Some((key, &after[..end]))
        })
    }

    pub(super) fn attribute(&self, wanted: &[u8]) -> Option<&'a [u8]> {
        self.attributes().find(|(key, _)| *key == wanted).map(|(_, value)| value)
    }

    /// The largest number that an attribute says, however often it stands; what is none is taken for too large.
    pub(super) fn number(&self, wanted: &[u8]) -> Option<u64> {
        let said = self.attributes().filter(|(key, _)| *key == wanted);
        said.map(|(_, value)| number(value).unwrap_or(u64::MAX)).max()
    }
}

fn number(text: &[u8]) -> Option<u64> {
    std::str::from_utf8(text).ok()?.trim().parse().ok()
}

/// All tags of a part.
pub(super) fn tags(part: &[u8]) -> impl Iterator<Item = Tag<'_>> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let mut at = 0;
        loop {
            at += rest.get(at..)?.iter().position(|byte| *byte == b'<')?;
            let here = &rest[at..];
            let (mark, end) = match () {
                () if here.starts_with(b"<!--") => (4, &b"-->"[..]),
                () if here.starts_with(b"<![CDATA[") => (9, &b"]]>"[..]),
                () if here.starts_with(b"<?") => (2, &b"?>"[..]),
                () => break,
            };
            at += mark + find(&here[mark..], end)? + end.len();
        }
        let (before, inner) = (&rest[..at], &rest[at + 1..]);
        let end = end_of(inner)?;
        rest = &inner[end + 1..];
        Some(tag(&inner[..end], before))
    })
}

/// Where a tag ends: the first bracket that stands in no quotes.
fn end_of(inner: &[u8]) -> Option<usize> {
    let mut quote = None;
    let is_end = |byte: &u8| match quote {
        Some(open) => {
            quote = (*byte != open).then_some(open);
            false
        }
        None => {
            quote = b"\"'".contains(byte).then_some(*byte);
            *byte == b'>'
        }
    };
    match inner.first() {
        Some(b'/') => inner.iter().position(|byte| *byte == b'>'),
        Some(_) | None => inner.iter().position(is_end),
    }
}

fn tag<'a>(inner: &'a [u8], before: &'a [u8]) -> Tag<'a> {
    let (ends, inner) = inner.strip_prefix(b"/").map_or((false, inner), |inner| (true, inner));
    let (alone, inner) = inner.strip_suffix(b"/").map_or((false, inner), |inner| (true, inner));
    let declares = inner.starts_with(b"!");
    let end = inner.iter().position(u8::is_ascii_whitespace).unwrap_or(inner.len());
    let name = if declares { b"!" } else { &inner[..end] };
    Tag { name, attributes: &inner[end..], ends, alone, before }
}

fn find(text: &[u8], mark: &[u8]) -> Option<usize> {
    text.windows(mark.len()).position(|window| window == mark)
}
