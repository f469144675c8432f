//! What is told where a name is none, or that of several things.

use super::{KINDS, Kind, Names, Thing, plain};
use crate::issues::nearest;
use crate::scenario::words::{Misread, Of};
use std::collections::BTreeSet;

impl Names<'_> {
    /// Several things of one name, as a choice.
    pub(in crate::scenario::words) fn choice(&self, asked: &str, found: &[Thing]) -> Misread {
        let told: Vec<String> = found.iter().map(|thing| self.told(*thing)).collect();
        let what = format!("`{asked}` is the name of several things");
        Misread::new(Of::Name, what, format!("say which is meant: {}", told.join(", ")))
    }

    /// Names of which one is a part, as help for who said it.
    pub(in crate::scenario::words) fn holding(&self, asked: &str, kinds: &[Kind]) -> String {
        const MOST: usize = 5;
        let wanted = plain(asked);
        let all = kinds.iter().flat_map(|kind| self.all(*kind));
        let holds = |thing: &Thing| {
            self.names(*thing).iter().any(|name| {
                let name = plain(name);
                name != wanted && name.contains(&wanted)
            })
        };
        let told: Vec<String> =
            all.filter(holds).take(MOST).map(|thing| self.told(thing)).collect();
        match told.is_empty() {
            true => "`aidreach data show permissions` lists all permissions".to_owned(),
            false => format!("is one of these meant: {}?", told.join(", ")),
        }
    }

    pub(super) fn unknown(&self, asked: &str, kinds: &[Kind]) -> Misread {
        const NEAREST: usize = 3;
        let all: Vec<Thing> = kinds.iter().flat_map(|kind| self.all(*kind)).collect();
        let mut known: BTreeSet<&str> = all.iter().flat_map(|thing| self.names(*thing)).collect();
        let mut near = Vec::new();
        while let Some(name) =
            nearest(asked, known.iter().copied()).filter(|_| near.len() < NEAREST)
        {
            known.remove(name);
            near.push(format!("`{name}`"));
        }
        // A part of a name is no name, and points to it all the same.
        let wanted = plain(asked);
        let holds = |name: &&&str| wanted.chars().count() > 2 && plain(name).contains(&wanted);
        let holding: Vec<String> =
            known.iter().filter(holds).take(NEAREST).map(|name| format!("`{name}`")).collect();
        near.extend(holding);
        let words: Vec<&str> =
            KINDS.iter().filter(|(_, kind)| kinds.contains(kind)).map(|(word, _)| *word).collect();
        let what = format!("no {} is called `{asked}`", words.join(", ").replace(", ", " or "));
        let help = match near.is_empty() {
            true => {
                "`aidreach data show places`, `areas`, `permissions` and the like list all names"
                    .to_owned()
            }
            false => format!("did you mean {}?", near.join(" or ")),
        };
        Misread::new(Of::Name, what, help)
    }
}
