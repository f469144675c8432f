//! `pack.toml`: what the pack says of itself.

mod cells;
mod figures;
mod levels;

#[cfg(not(target_arch = "wasm32"))]
pub(in crate::country) use cells::{IN_PARTS, holds_text, holds_texts, line, place_of_key};
pub use cells::{about_in_cells, key_meaning};

use super::PackFiles;
use super::PackMeta;
use super::read::{self, Shape, shown};
use super::screen::screen;
use crate::issues::{At, Code, Excerpt, Issue, Issues, LineStarts, folded, nearest};
use crate::time::Window;
use serde_spanned::Spanned;
use sha2::{Digest, Sha256};
use toml::de::{DeTable, DeValue};

/// Its name in the pack.
pub(super) const FILE: &str = "pack.toml";

/// The keys of the file with what each means, in the order of the manual.
pub(super) const KEYS: [(&str, &str); 13] = [
    ("iso2", "Two-letter country code, which most often begins the P-codes."),
    ("iso3", "Three-letter country code."),
    ("name", "The country as people call it."),
    ("version", "Version of the tables."),
    ("currency", "Currency of all figures; only USD."),
    ("licence", "Terms for the pack as a whole."),
    ("attribution", "Who must be named; a list of texts."),
    ("window", "First month, as its first day, and number of months planned for."),
    (
        "bounds",
        "West, south, east and north of the country in degrees; a country across the 180th meridian has its west east of Greenwich and its east west of it.",
    ),
    (
        "pcode_digits",
        "Digits after the two letters in the P-code of a province and of a district, as a check; left out \
         where codes are made otherwise.",
    ),
    (
        "levels",
        "What people there call the upper and the lower tier, each for one and for several: [\"state\", \"states\", \
         \"locality\", \"localities\"]; left out: province and district.",
    ),
    ("ration", "Key of the ration where neither scenario nor command line names one."),
    ("notes", "Sentences every report on this country must carry; a list of texts."),
];

/// What could be read of the file, so that the tables can be checked against it even where
/// something else in it is wrong.
#[derive(Debug, Default)]
pub(super) struct Pack {
    /// Everything, where everything is right.
    pub(super) about: Option<PackMeta>,
    /// How P-codes are made.
    pub(super) shape: Shape,
    /// West, south, east, north.
    pub(super) bounds: Option<[f64; 4]>,
    /// Months planned for.
    pub(super) window: Option<Window>,
    /// Ration with where it stands.
    pub(super) ration: Option<(String, At)>,
}

/// Reads the file.
pub(super) fn pack(files: &dyn PackFiles, issues: &mut Issues) -> Pack {
    let bytes = match read::bytes(files, FILE, issues) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let help = "`aidreach new` writes one with every key explained";
            let at = At::file(FILE);
            issues.push(Issue::new(
                Code("E0001"),
                at,
                "not found",
                "what the pack says of itself",
                help,
            ));
            return Pack::default();
        }
        Err(()) => return Pack::default(),
    };
    let Some(text) = read::decode(FILE, &bytes, issues) else {
        return Pack::default();
    };
    match DeTable::parse(text) {
        Ok(table) => {
            let before = issues.n_errors_in(FILE);
            screen(FILE, text, table.get_ref(), issues);
            let readable = issues.n_errors_in(FILE) == before;
            let starts = LineStarts::of(text);
            let mut keys = Keys { text, starts, table: table.get_ref(), issues };
            let mut pack = keys.pack();
            if let Some(about) = &mut pack.about {
                about.sha256 = sum(files);
            }
            pack.about = pack.about.filter(|_| readable);
            pack
        }
        Err(error) => {
            let start = error.span().map_or(0, |span| span.start);
            let line = LineStarts::of(text).line(start);
            let place = error.span().unwrap_or(0..0);
            let at = At::line(FILE, line).showing(Excerpt::of(text.as_bytes(), place, line));
            let (code, seen, expected) = match error.message().contains("recursion") {
                true => ("E0410", "nested too deep".to_owned(), "no lists within lists"),
                false => {
                    let seen = format!("not TOML: {}", error.message());
                    ("E0414", seen, "key = value, a line each")
                }
            };
            issues.push(Issue::new(Code(code), at, &seen, expected, ""));
            Pack::default()
        }
    }
}

/// SHA-256 over the names and bytes of all files.
fn sum(files: &dyn PackFiles) -> String {
    let mut digest = Sha256::new();
    for name in files.names() {
        // A file that cannot be read stands in no table either.
        let bytes = files.read(&name).unwrap_or_default();
        for part in [name.as_bytes(), &bytes] {
            digest.update((part.len() as u64).to_le_bytes());
            digest.update(part);
        }
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Degrees east within bounds that may go on beyond 180, across the antimeridian.
pub(super) fn unrolled([west, _, east, _]: [f64; 4], lon: f64) -> f64 {
    // Halfway round the globe from the middle of the country.
    let far = f64::midpoint(west, east) - 180.0;
    if east > 180.0 && lon < far { lon + 360.0 } else { lon }
}

/// What a key means, without the full stop of the manual.
fn means(key: &str) -> &'static str {
    let found = KEYS.iter().find(|(known, _)| *known == key);
    found.map_or("", |(_, means)| means.trim_end_matches('.'))
}

/// Reads keys one by one and reports what is wrong with them.
struct Keys<'a> {
    text: &'a str,
    starts: LineStarts,
    table: &'a DeTable<'a>,
    issues: &'a mut Issues,
}

impl<'a> Keys<'a> {
    fn pack(&mut self) -> Pack {
        self.unknown_keys();
        let iso2 = self.code("iso2", 2);
        let iso3 = self.code("iso3", 3);
        let name = self.filled("name");
        let version = self.filled("version");
        let currency = self.currency();
        let licence = self.filled("licence");
        let ration = self.filled("ration");
        let window = self.window();
        let bounds = self.bounds();
        let digits = self.digits();
        let levels = self.levels();
        let attribution = self.texts("attribution");
        let notes = self.texts("notes");
        let at = self.at("ration");
        let pack = Pack {
            about: None,
            shape: Shape { iso2: iso2.clone(), digits: digits.flatten() },
            bounds,
            window,
            ration: ration.clone().map(|ration| (ration, at)),
        };
        let about = || {
            Some(PackMeta {
                iso2: iso2?,
                iso3: iso3?,
                name: name?,
                version: version?,
                currency: currency?,
                licence: licence?,
                attribution: attribution?,
                window: window?,
                bounds: bounds?,
                pcode_digits: digits?,
                levels: levels?,
                ration: ration?,
                notes: notes?,
                sha256: String::new(),
                rests_on: [0; 3],
                decided_by: [0; 3],
                needs_of: String::new(),
            })
        };
        Pack { about: about(), ..pack }
    }

    /// Where the value of a key stands, or the key itself where it is unknown.
    fn at(&self, key: &str) -> At {
        let known = KEYS.iter().any(|(known, _)| *known == key);
        let found = self.table.get_key_value(key);
        let at = At { column: Some(key.to_owned()), ..At::file(FILE) };
        let Some((name, value)) = found else { return at };
        let line = self.starts.line(value.span().start);
        let place = if known { value.span() } else { name.span() };
        let place_line = self.starts.line(place.start);
        let excerpt = Excerpt::of(self.text.as_bytes(), place, place_line);
        At { line: Some(line), ..at }.showing(excerpt)
    }

    fn issue(&mut self, code: &'static str, key: &str, seen: &str, expected: &str, help: &str) {
        let at = self.at(key);
        self.issues.push(Issue::new(Code(code), at, seen, expected, help));
    }

    fn unknown_keys(&mut self) {
        let known = || KEYS.iter().map(|(key, _)| *key);
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if known().any(|known| known == name) {
                continue;
            }
            if self.issues.is_full(Code("E0401"), FILE) {
                self.issue("E0401", name, "", "", "");
                continue;
            }
            let near = nearest(name, known());
            let help = near.map_or(String::new(), |near| format!("did you mean `{near}`?"));
            let expected = known().collect::<Vec<&str>>().join(", ");
            self.issue("E0401", name, "not a key of this file", &expected, &help);
        }
    }

    /// The value of a key, or an issue where there is none.
    fn value(&mut self, key: &str) -> Option<&'a DeValue<'a>> {
        let value = self.table.get(key).map(Spanned::get_ref);
        if value.is_none() {
            self.issue("E0415", key, "the key is missing", "", means(key));
        }
        value
    }

    /// What stands in the file for the value of a key.
    fn seen(&self, key: &str) -> String {
        let span = self.table.get(key).map(Spanned::span);
        let text = span.and_then(|span| self.text.get(span));
        shown(text.unwrap_or_default())
    }

    fn wrong<T>(&mut self, key: &str, expected: &str, help: &str) -> Option<T> {
        let seen = self.seen(key);
        self.issue("E0412", key, &seen, expected, help);
        None
    }

    /// A text that may not be empty.
    fn filled(&mut self, key: &str) -> Option<String> {
        let DeValue::String(text) = self.value(key)? else {
            return self.wrong(key, "a text between quotes", "");
        };
        if text.trim().is_empty() {
            self.issue("E0027", key, "empty", "a text", means(key));
            return None;
        }
        Some(folded(text))
    }

    fn code(&mut self, key: &str, n: usize) -> Option<String> {
        let code = self.filled(key)?;
        if code.len() == n && code.bytes().all(|b| b.is_ascii_uppercase()) {
            return Some(code);
        }
        let expected = format!("{n} capital letters");
        self.wrong(key, &expected, "the codes are those of ISO 3166")
    }

    fn currency(&mut self) -> Option<String> {
        let currency = self.filled("currency")?;
        if currency == "USD" {
            return Some(currency);
        }
        let seen = format!("currency {}", shown(&currency));
        let help = "turn the figures into US dollars, and give rate and day in the notes";
        self.issue("E0116", "currency", &seen, "USD", help);
        None
    }

    fn texts(&mut self, key: &str) -> Option<Vec<String>> {
        let value = self.value(key)?;
        let text = |value: &Spanned<DeValue<'_>>| value.get_ref().as_str().map(folded);
        let texts = value.as_array().and_then(|list| list.iter().map(text).collect());
        texts.or_else(|| self.wrong(key, "a list of texts", ""))
    }
}
