//! Writes packs of made-up countries as large as wanted, the same for the same seed.
//!
//! ```sh
//! cargo bench --bench packs -- FOLDER AREAS LINKS MONTHS [SEED]
//! ```
//!
//! Areas lie in a square and have a place each. Roads join neighbours, further roads join places up to
//! eight rows apart. Every third place on the rim has a crossing to one of four neighbouring countries,
//! each with a port where food lands. Areas are put into regions of about 64, and the authority of a
//! region grants moving and handing out in it.

mod country;
mod fixed;
mod people;
mod random;

use country::Shape;
use std::path::Path;
use std::{env, fs, process};

/// The seed where none is given.
const SEED: u64 = 20_210_815;

/// Rows of a table under its header.
pub(crate) struct Table {
    file: &'static str,
    text: String,
}

impl Table {
    /// An empty table.
    pub(crate) fn new(file: &'static str, header: &str) -> Table {
        Table { file, text: format!("{header}\n") }
    }

    /// Puts a row in. No value that is made up here has a comma in it.
    pub(crate) fn row(&mut self, row: &str) {
        self.text.push_str(row);
        self.text.push('\n');
    }
}

fn main() {
    // Cargo tells benchmarks that they are benchmarks.
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let number = |n: usize| words.get(n).and_then(|word| word.parse::<u32>().ok());
    let (Some(folder), Some(areas), Some(links), Some(months)) =
        (words.first(), number(1), number(2), number(3))
    else {
        eprintln!("packs FOLDER AREAS LINKS MONTHS [SEED]");
        process::exit(2);
    };
    let seed = words.get(4).and_then(|word| word.parse().ok()).unwrap_or(SEED);
    if let Err(why) = Shape::new(areas, links, months).and_then(|shape| {
        let written = written(&shape, seed);
        put(Path::new(folder), &written).map_err(|error| format!("{folder}: {error}"))
    }) {
        eprintln!("{why}");
        process::exit(1);
    }
}

/// The files of a pack by name.
fn written(shape: &Shape, seed: u64) -> Vec<(String, String)> {
    let mut tables = country::tables(shape, seed);
    tables.extend(people::tables(shape, seed));
    let fixed = fixed::TABLES.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned()));
    let mut files: Vec<(String, String)> = fixed.collect();
    files.extend(tables.into_iter().map(|table| (table.file.to_owned(), table.text)));
    files.push(("pack.toml".to_owned(), fixed::pack(shape)));
    files.push(("scenarios/baseline.toml".to_owned(), fixed::scenario(shape)));
    files
}

fn put(folder: &Path, files: &[(String, String)]) -> std::io::Result<()> {
    fs::create_dir_all(folder.join("scenarios"))?;
    for (name, text) in files {
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}
