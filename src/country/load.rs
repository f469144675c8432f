//! A country out of the files of a pack: whole, or not at all with everything that is wrong.

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
        let keys = read::resolve(&mut sheets, &pack.shape, &mut issues);
        rows::check(&pack, &sheets, &keys, &mut issues);
        outlines::check(files, &keys, &mut issues);
        let about = pack.about.filter(|_| !issues.has_errors());
        let country = about.and_then(|about| assemble::assemble(about, &sheets, &keys));
        let Some(country) = country else {
            if !issues.has_errors() {
                // Every row was found right and yet one could not be used.
                let seen = "the checks passed and the country could not be put together";
                let help = "this is a fault of the program: please report it with the pack";
                let at = At::file(pack::FILE);
                issues.push(Issue::new(Code("E0099"), at, seen, "", help));
            }
            return Err(issues.in_order());
        };
        check::check(&country, &sheets, &mut issues);
        issues.in_order().or(country)
    }
}
