//! Tables of a scenario's text, and their fields with where they stand.

use toml::de::{DeTable, DeValue};

/// A value with its key and place.
#[derive(Clone, Copy)]
pub(super) struct Field<'t> {
    /// The table it stands in: empty at the top, else such as `window.`.
    pub(super) within: &'static str,
    pub(super) key: &'t str,
    pub(super) offset: usize,
    pub(super) value: &'t DeValue<'t>,
}

/// A table with its place.
#[derive(Clone, Copy)]
pub(super) struct Table<'t> {
    pub(super) within: &'static str,
    pub(super) offset: usize,
    pub(super) entries: &'t DeTable<'t>,
}

impl<'t> Table<'t> {
    /// The whole document.
    pub(super) fn top(entries: &'t DeTable<'t>) -> Table<'t> {
        Table { within: "", offset: 0, entries }
    }

    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<Field<'t>> {
        self.fields().find(|field| field.key == key)
    }

    /// Every value.
    pub(super) fn fields(&self) -> impl Iterator<Item = Field<'t>> + use<'t> {
        let within = self.within;
        self.entries.iter().map(move |(key, value)| Field {
            within,
            key: key.get_ref().as_ref(),
            offset: value.span().start,
            value: value.get_ref(),
        })
    }

    /// Every key with its place.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&'t str, usize)> + use<'t> {
        let keys = self.entries.keys();
        keys.map(|key| (key.get_ref().as_ref(), key.span().start))
    }
}
