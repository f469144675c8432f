//! The names of an area: one in English or as people write it in Latin letters, one in each language that the files
//! name, and other spellings.

use super::Found;
use crate::import::gazetteer::plain;
use crate::import::told::Told;

/// Names for the columns of an area, and other spellings.
#[derive(Default)]
pub(super) struct Named {
    /// The name that every area has.
    pub(super) main: String,
    /// Names by their columns.
    pub(super) columns: Vec<(String, String)>,
    /// Other spellings.
    pub(super) others: Vec<String>,
}

/// Whether a name is written in Latin letters.
fn is_latin(name: &str) -> bool {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    letters().next().is_some()
        && letters().all(|c| u32::from(c) < 0x250 || (0x1E00..0x1F00).contains(&u32::from(c)))
}

/// Whether a text is a code of a language as columns of names have it (BCP 47): letters, and what it is written in.
fn is_language(code: &str) -> bool {
    let mut parts = code.split('-');
    let first = parts.next().unwrap_or_default();
    let plain = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(plain)
}

/// The names of an area.
pub(super) fn named(found: &Found, told: &mut Told) -> Named {
    let said = &found.said;
    let english = said.names.get("en").map(|name| ("en", name));
    let mut others = said.names.iter().filter(|(_, name)| is_latin(name));
    let main = english.or_else(|| others.next().map(|(language, name)| (language.as_str(), name)));
    let reference = || said.others.iter().find(|name| is_latin(name)).map(|name| ("", name));
    let any = || said.names.iter().next().map(|(language, name)| (language.as_str(), name));
    let Some((language, main)) = main.or_else(reference).or_else(any) else {
        return Named::default();
    };
    if !["en", ""].contains(&language) {
        let what = format!("names in `{language}`, where the files have none in English");
        told.took(&what, found.at.clone(), main);
    }
    let mut named = Named { main: main.clone(), ..Named::default() };
    let mut spell = |name: &String| {
        let known = |other: &String| plain(other) == plain(name);
        if !name.is_empty() && plain(name) != plain(main) && !named.others.iter().any(known) {
            named.others.push(name.replace('|', "/"));
        }
    };
    for (language, name) in said.names.iter().filter(|(language, _)| language.as_str() != "en") {
        match is_language(language) {
            true => named.columns.push((format!("name_{language}"), name.clone())),
            false => spell(name),
        }
    }
    said.others.iter().for_each(spell);
    named
}
