//! A country out of the files of a pack: whole, or not at all with everything that is wrong.

use super::pack::Pack;
use super::read::Sheets;
use super::{Country, PackFiles, assemble, check, outlines, pack, read, rows};
use crate::issues::{At, Code, Issue, Issues};

impl Country {
    /// Reads a pack. The country comes with what is worth knowing about its files.
    ///
    /// # Errors
    /// Everything wrong with any of the files, in the order of files and lines.
    pub fn load(files: &dyn PackFiles) -> Result<(Country, Issues), Issues> {
        let mut issues = Issues::default();
        if !read::pack_fits(files, &mut issues) {
            return Err(issues);
        }
        let pack = pack::pack(files, &mut issues);
        let mut sheets = read::sheets(files, &pack.shape, &mut issues);
        let loaded = Country::of_sheets(files, pack, &mut sheets, &mut issues);
        sheets.show_lines(&mut issues);
        let issues = issues.in_order();
        match loaded {
            Some(country) => issues.or(country),
            None => Err(issues),
        }
    }

    /// The country that tables tell of; `None` where something is wrong, which is among the issues.
    fn of_sheets(
        files: &dyn PackFiles,
        pack: Pack,
        sheets: &mut Sheets,
        issues: &mut Issues,
    ) -> Option<Country> {
        let keys = read::resolve(sheets, &pack.shape, issues);
        rows::check(&pack, sheets, &keys, issues);
        outlines::check(files, &keys, issues);
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
        check::check(&country, sheets, issues);
        Some(country)
    }
}
