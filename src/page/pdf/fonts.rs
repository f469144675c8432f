//! The fonts of printed pages. They stand in the program: no font of the machine is ever used, so a
//! page looks the same and has the same bytes everywhere.

use super::words::Brush;
use krilla::text::Font;
use parley::fontique::{Blob, Charmap, Collection, CollectionOptions, SourceCache};
use parley::{FontContext, FontData, LayoutContext};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Latin and Arabic letters, those that Persian and Pashto add among them.
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
    missing: BTreeSet<char>,
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
            missing: BTreeSet::new(),
            embedded: BTreeMap::new(),
        }
    }

    /// Puts a sign in place of every letter that no font has, and keeps in mind which these were.
    pub(super) fn legible(&mut self, words: &str) -> String {
        let mut legible = String::with_capacity(words.len());
        for letter in words.chars() {
            if self.has(letter) {
                legible.push(letter);
            } else {
                self.missing.insert(letter);
                legible.push(UNKNOWN);
            }
        }
        legible
    }

    fn has(&self, letter: char) -> bool {
        letter.is_control() || self.letters.iter().any(|font| has(font, letter))
    }

    /// What a reader must know of letters that could not be set; nothing where all could be.
    pub(super) fn not_set(&self) -> Option<String> {
        let first = self.missing.first()?;
        let n = self.missing.len();
        Some(format!(
            "{UNKNOWN} stands for letters that no font of the program has: {n} different {}, such as U+{:04X}. A \
             browser shows them in the same report as HTML.",
            if n == 1 { "one" } else { "ones" },
            u32::from(*first)
        ))
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

/// The letters of a text that no font of the program has, each once.
pub fn not_printed(text: &str) -> Vec<char> {
    let fonts = Fonts::new();
    let letters: BTreeSet<char> = text.chars().collect();
    letters.into_iter().filter(|letter| !fonts.has(*letter)).collect()
}

fn has(font: &Charmap<'_>, letter: char) -> bool {
    font.map(letter).is_some_and(|glyph| glyph != 0)
}
