//! What people call the two tiers of areas.

use super::Keys;
use crate::country::{AreaLevel, PackMeta};

impl Keys<'_> {
    /// `None` where they are wrong, and nothing in it where the key is left out.
    pub(super) fn levels(&mut self) -> Option<Option<[String; 4]>> {
        if !self.table.contains_key("levels") {
            return Some(None);
        }
        let levels = self.texts("levels")?;
        let filled = |levels: &[String; 4]| levels.iter().all(|word| !word.trim().is_empty());
        let levels = <[String; 4]>::try_from(levels).ok().filter(filled);
        const FORM: &str =
            "four words, such as [\"state\", \"states\", \"locality\", \"localities\"]";
        levels.map(Some).or_else(|| self.wrong("levels", FORM, ""))
    }
}

impl PackMeta {
    /// What an area of a tier is called.
    pub fn level(&self, level: AreaLevel) -> &str {
        match (&self.levels, level) {
            (Some([one, ..]), AreaLevel::Province)
            | (Some([_, _, one, _]), AreaLevel::District) => one,
            (None, level) => level.word(),
        }
    }

    /// What several areas of a tier are called.
    pub fn levels_of(&self, level: AreaLevel) -> &str {
        match (&self.levels, level) {
            (Some([_, several, ..]), AreaLevel::Province)
            | (Some([_, _, _, several]), AreaLevel::District) => several,
            (None, AreaLevel::Province) => "provinces",
            (None, AreaLevel::District) => "districts",
        }
    }
}
