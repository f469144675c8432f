//! A country out of the files of a pack: whole, or not at all with everything that is wrong.

use super::pack::Pack;
use super::read::Sheets;
use super::{
    Country, DECIDING, PackFiles, RestsOn, TABLES, assemble, check, outlines, pack, read, rows,
};
use crate::issues::{At, Code, Issue, Issues};

impl Country {
    /// Reads a pack. The country comes with what is worth knowing about its files. The program's own packs
    /// keep every rule, as its tests see to, so that they are not held to them at every start.
    ///
    /// # Errors
    /// Everything wrong with any of the files, in the order of files and lines.
    pub fn load(files: &dyn PackFiles) -> Result<(Country, Issues), Issues> {
        Country::read(files, !files.are_tested())
    }

    /// Reads a pack and holds it to every rule, the program's own packs too.
    ///
    /// # Errors
    /// As [`Country::load`].
    pub fn checked(files: &dyn PackFiles) -> Result<(Country, Issues), Issues> {
        Country::read(files, true)
    }

    fn read(files: &dyn PackFiles, by_rules: bool) -> Result<(Country, Issues), Issues> {
        let mut issues = Issues::default();
        if !read::pack_fits(files, &mut issues) || !read::is_a_pack(files, &mut issues) {
            return Err(issues.at(|at| files.place(at)));
        }
        let pack = pack::pack(files, &mut issues);
        let mut sheets = read::sheets(files, &pack.shape, &mut issues);
        let held = by_rules.then_some(files);
        let loaded = Country::of_sheets(held, pack, &mut sheets, &mut issues);
        sheets.show_lines(&mut issues);
        let mut issues = in_place(issues.in_order_of(filled_as), files);
        issues.append(files.notes());
        match loaded {
            Some(mut country) => {
                // Counted only in tables that were found right, for others may be of any size.
                let rests_on = RestsOn::of(files);
                let deciding: Vec<&str> =
                    DECIDING.iter().flat_map(|(_, files)| files.iter().copied()).collect();
                country.about.rests_on = rests_on.all();
                country.about.decided_by = rests_on.of_tables(&deciding);
                country.about.needs_of = rests_on.needs_of;
                issues.or(country)
            }
            None => Err(issues),
        }
    }

    /// The country that tables tell of, held to the rules together with the other files where these are
    /// given; `None` where something is wrong, which is among the issues.
    fn of_sheets(
        files: Option<&dyn PackFiles>,
        pack: Pack,
        sheets: &mut Sheets,
        issues: &mut Issues,
    ) -> Option<Country> {
        let keys = read::resolve(sheets, &pack.shape, issues);
        if let Some(files) = files {
            rows::check(&pack, sheets, &keys, issues);
            outlines::check(files, &keys, issues);
        }
        let about = pack.about.filter(|_| !issues.has_errors());
        let country = about.and_then(|about| assemble::assemble(about, sheets, &keys));
        let Some(country) = country else {
            if !issues.has_errors() {
                // Every row was found right and yet one could not be used.
                let seen = "the checks passed and the country could not be put together";
                let help = "this is a fault of the program: please report it with the pack";
                let at = At::file(pack::FILE);
                issues.push(Issue::new(Code("E0099"), at, seen, "", help));
            }
            return None;
        };
        if let Some(files) = files {
            check::check(&country, sheets, files, issues);
        }
        Some(country)
    }
}

/// Issues at the places, and in the words, of what the files stand for.
pub fn in_place(issues: Issues, files: &dyn PackFiles) -> Issues {
    let told = issues.in_words(|file, text| files.in_its_words(file, text));
    told.at(|at| files.place(at))
}

/// In which order the files of a pack are filled: what it says of itself, then its tables, then all else.
fn filled_as(file: &str) -> usize {
    match file == pack::FILE {
        true => 0,
        false => TABLES.iter().position(|table| table.file == file).map_or(usize::MAX, |n| n + 1),
    }
}
