//! The packs that travel inside the program: every folder of `data/` with a `pack.toml`.

use super::PackFiles;
use include_dir::{Dir, include_dir};
use std::borrow::Cow;
use std::io;
use std::path::Path;

static DATA: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../data");

/// A pack inside the program.
#[derive(Clone, Copy, Debug)]
pub struct Embedded(&'static Dir<'static>);

/// The names of the packs inside the program, in order.
pub fn embedded_names() -> Vec<&'static str> {
    let packs = DATA.dirs().filter(|dir| dir.contains(dir.path().join("pack.toml")));
    let mut names: Vec<&str> = packs.filter_map(|dir| dir.path().to_str()).collect();
    names.sort_unstable();
    names
}

/// The pack of a name, where the program carries one.
pub fn embedded(name: &str) -> Option<Embedded> {
    embedded_names().contains(&name).then_some(())?;
    DATA.get_dir(name).map(Embedded)
}

/// A file's name relative to its pack, with `/` on every system.
fn name_within(pack: &Dir<'_>, file: &Path) -> Option<String> {
    let parts = file.strip_prefix(pack.path()).ok()?.iter();
    let parts: Option<Vec<&str>> = parts.map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

impl PackFiles for Embedded {
    fn names(&self) -> Vec<String> {
        let within = self.0.dirs().flat_map(Dir::files);
        let files = self.0.files().chain(within);
        let mut names: Vec<String> =
            files.filter_map(|file| name_within(self.0, file.path())).collect();
        names.sort();
        names
    }

    fn are_tested(&self) -> bool {
        true
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        self.read(name).map(|bytes| bytes.len() as u64)
    }

    fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        let file = self.0.get_file(self.0.path().join(name));
        let file = file.ok_or(io::ErrorKind::NotFound)?;
        Ok(Cow::Borrowed(file.contents()))
    }
}
