//! The fonts of printed pages. They stand in the program: no font of the machine is ever used, so a
//! page looks the same and has the same bytes everywhere.

use super::words::Brush;
use krilla::text::Font;
use parley::fontique::{Blob, Charmap, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontData, LayoutContext};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Latin and Arabic letters, those of Dari and Pashto among them.
pub(super) const MAIN: &str = "Vazirmatn";
/// Arrows, signs, and the letters of other alphabets.
pub(super) const OTHER: &str = "DejaVu Sans";

const FILES: [&[u8]; 3] = [
    include_bytes!("../fonts/Vazirmatn-Regular.ttf"),
    include_bytes!("../fonts/Vazirmatn-Bold.ttf"),
    include_bytes!("../fonts/DejaVuSans-symbols.ttf"),
];

/// What stands for a letter that no font has; better than an empty box, which looks like a fault.
const UNKNOWN: char = '\u{fffd}';

/// The fonts, and what is needed to set words in them.
pub(super) struct Fonts {
    pub(super) faces: FontContext,
    pub(super) layouts: LayoutContext<Brush>,
    letters: Vec<Charmap<'static>>,
    embedded: BTreeMap<u64, Font>,
}

impl Fonts {
    /// The fonts of the program.
    pub(super) fn new() -> Fonts {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let mut letters = Vec::new();
        for file in FILES {
            let known = collection.register_fonts(Blob::new(Arc::new(file)), None);
            let faces = known.iter().flat_map(|(_, faces)| faces);
            letters.extend(faces.filter_map(|face| face.charmap_index().charmap(file)));
        }
        Fonts {
            faces: FontContext { collection, source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            letters,
            embedded: BTreeMap::new(),
        }
    }

    /// Puts a sign in place of every letter that no font has.
    pub(super) fn legible(&self, words: &str) -> String {
        let known = |c: char| c.is_control() || self.letters.iter().any(|font| has(font, c));
        words.chars().map(|c| if known(c) { c } else { UNKNOWN }).collect()
    }

    /// A font as the PDF embeds it.
    pub(super) fn embedded(&mut self, data: &FontData) -> Option<Font> {
        let (bytes, id) = data.data.clone().into_raw_parts();
        if let Some(font) = self.embedded.get(&id) {
            return Some(font.clone());
        }
        let font = Font::new(bytes.into(), data.index)?;
        self.embedded.insert(id, font.clone());
        Some(font)
    }
}

fn has(font: &Charmap<'_>, letter: char) -> bool {
    font.map(letter).is_some_and(|glyph| glyph != 0)
}
