//! What an import's files are as a source: its row of `sources.csv`.

use super::merge::NewRow;
use super::tables::Tables;

/// What a person says of the files; what is not said is told by the files' names.
#[derive(Clone, Debug, Default)]
pub struct Described {
    /// Key of a source, new or in `sources.csv` already.
    pub key: Option<String>,
    /// Title, in short.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Day or month of publication.
    pub date: Option<String>,
    /// Where it can be read.
    pub reference: Option<String>,
    /// Terms under which its figures may be passed on.
    pub licence: Option<String>,
    /// Who may see it: `public`, `internal` or `confidential`.
    pub sensitivity: String,
}

/// What is known of a public source whoever hands its files on.
#[derive(Clone, Copy)]
pub(super) struct Known {
    pub(super) publisher: &'static str,
    pub(super) reference: &'static str,
    pub(super) licence: &'static str,
}

/// A name as ids are written: small letters, digits, `-` and `_`.
pub(super) fn slug(name: &str) -> String {
    let plain = super::gazetteer::unaccented(name);
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let letters = plain.to_lowercase();
    let tidy: String = letters.chars().map(|c| if fits(c) { c } else { '-' }).take(60).collect();
    let parts: Vec<&str> = tidy.split('-').filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

impl Described {
    /// The key of the source.
    pub(super) fn key(&self, files: &[&str]) -> String {
        let stem = |name: &&str| name.rsplit_once('.').map_or("", |(stem, _)| stem).to_owned();
        let named = self.key.clone().unwrap_or_else(|| files.first().map(stem).unwrap_or_default());
        match slug(&named) {
            key if key.is_empty() => "import".to_owned(),
            key => key,
        }
    }

    /// What a person says, and what is known of a public source where a person says nothing.
    pub(super) fn or(&self, known: Known, date: Option<String>) -> Described {
        let or =
            |said: &Option<String>, known: &str| said.clone().or_else(|| Some(known.to_owned()));
        Described {
            publisher: or(&self.publisher, known.publisher),
            reference: or(&self.reference, known.reference),
            licence: or(&self.licence, known.licence),
            date: self.date.clone().or(date),
            ..self.clone()
        }
    }

    /// The row of the source; none where the pack has it already.
    pub(super) fn rows(&self, key: &str, files: &[&str], tables: &Tables) -> Vec<NewRow> {
        if tables.get("sources.csv").rows().any(|row| row.text("id") == key) {
            return Vec::new();
        }
        let title = self.title.clone().unwrap_or_else(|| files.join(", "));
        let publisher = self.publisher.clone().unwrap_or_else(|| "not said".to_owned());
        let may = |text: &Option<String>| text.clone().unwrap_or_default();
        let cells = [
            ("id", key.to_owned()),
            ("title", title),
            ("publisher", publisher),
            ("date", may(&self.date)),
            ("reference", may(&self.reference)),
            ("licence", may(&self.licence)),
            ("sensitivity", self.sensitivity.clone()),
        ];
        let cells = cells.into_iter().map(|(column, text)| (column.to_owned(), text)).collect();
        vec![NewRow { table: "sources.csv", cells, together: true }]
    }
}
