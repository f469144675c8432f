//! A pack with scenarios of one's own beside its own.

use crate::country::{PackFiles, SCENARIOS, toml_name};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;

/// A pack with scenarios of one's own, which stand before the pack's.
pub struct Carried {
    files: Box<dyn PackFiles>,
    own: BTreeMap<String, Vec<u8>>,
}

impl Carried {
    /// A pack with the texts of scenarios by their ids.
    pub fn new(files: Box<dyn PackFiles>, texts: &BTreeMap<String, String>) -> Carried {
        let file =
            |(id, text): (&String, &String)| (toml_name(SCENARIOS, id), text.clone().into_bytes());
        Carried { files, own: texts.iter().map(file).collect() }
    }
}

impl PackFiles for Carried {
    fn names(&self) -> Vec<String> {
        let mut names = self.files.names();
        names.extend(self.own.keys().cloned());
        names.sort();
        names.dedup();
        names
    }

    fn folders(&self) -> Vec<String> {
        self.files.folders()
    }

    fn are_tested(&self) -> bool {
        self.files.are_tested()
    }

    fn size(&self, name: &str) -> io::Result<u64> {
        self.own.get(name).map_or_else(|| self.files.size(name), |own| Ok(own.len() as u64))
    }

    fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        match self.own.get(name) {
            Some(own) => Ok(Cow::Borrowed(own)),
            None => self.files.read(name),
        }
    }
}
