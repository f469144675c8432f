//! The area that a code or a name in a cell means.

use super::{Gazetteer, MOST_NAMED, Shape, is_codelike, is_scientific, malformed};
use crate::country::AreaLevel;
use crate::country::read::{Cell, shown};
use crate::issues::{Code, Issues};

/// The area that a code or a name in a cell means. A name is taken only where it is spelt as the
/// pack spells it, by name or by alias, and only one area has it; what is merely like it is told.
pub(in crate::country::read) fn meant(
    cell: Cell<'_>,
    level: Option<AreaLevel>,
    known: &Gazetteer,
    shape: &Shape,
    issues: &mut Issues,
) -> Option<String> {
    let text = cell.text;
    if known.areas.contains_key(text) {
        return of_level(cell, text.to_owned(), level, known, issues);
    }
    let upper = text.to_uppercase();
    if known.areas.contains_key(&upper) {
        let seen = format!("{} read as {upper}", shown(text));
        issues.push(cell.issue("W0201", &seen, "capital letters", ""));
        return of_level(cell, upper, level, known, issues);
    }
    if let Some(pcode) = known.older.get(&upper) {
        let seen = format!("{} is a code of an older list, read as {pcode}", shown(text));
        issues.push(cell.issue("W0212", &seen, "a code of areas.csv", ""));
        return of_level(cell, pcode.clone(), level, known, issues);
    }
    if shape.fits(&upper) && is_codelike(text, shape) {
        issues.push_with(Code("E0206"), cell.file, || {
            let help = match known.one_off(&upper, level).as_slice() {
                [] => String::new(),
                near => format!("one character off: {}", near.join(", ")),
            };
            let seen = format!("no area has the code {}", shown(text));
            cell.issue("E0206", &seen, "a code of areas.csv", &help)
        });
        return None;
    }
    if is_scientific(text) || is_codelike(text, shape) {
        issues.push(malformed(cell, shape));
        return None;
    }
    named(cell, level, known, issues)
}

fn of_level(
    cell: Cell<'_>,
    pcode: String,
    level: Option<AreaLevel>,
    known: &Gazetteer,
    issues: &mut Issues,
) -> Option<String> {
    if known.is(&pcode, level) {
        return Some(pcode);
    }
    let [expected, other] = match level {
        Some(AreaLevel::District) => ["a district", "a province"],
        _ => ["a province", "a district"],
    };
    let seen = format!("{} is {other}", known.called(&pcode));
    issues.push(cell.issue("E0205", &seen, expected, ""));
    None
}

fn named(
    cell: Cell<'_>,
    level: Option<AreaLevel>,
    known: &Gazetteer,
    issues: &mut Issues,
) -> Option<String> {
    let text = cell.text;
    let called = |pcodes: &[&str]| {
        let called: Vec<String> = pcodes.iter().map(|pcode| known.called(pcode)).collect();
        called.join(", ")
    };
    match known.spelt(text, level).as_slice() {
        [] => {}
        [one] => {
            let seen = format!("{} read as {}", shown(text), known.called(one));
            issues.push(cell.issue("I0209", &seen, "", ""));
            return Some((*one).to_owned());
        }
        several => {
            let n = match several.len() {
                n if n > MOST_NAMED => format!("more than {MOST_NAMED}"),
                n => n.to_string(),
            };
            let named = &several[..several.len().min(MOST_NAMED)];
            let seen = format!("{n} areas are called {}", shown(text));
            let help = format!("write the code: {}", called(named));
            issues.push(cell.issue("E0208", &seen, "a P-code", &help));
            return None;
        }
    }
    let city = text.strip_suffix("Urban").or_else(|| text.strip_suffix("urban"));
    if let Some(city) = city
        && let [one] = known.spelt(city, Some(AreaLevel::Province)).as_slice()
        && known.is(one, level)
    {
        let seen =
            format!("{}, the towns of a province, read as {}", shown(text), known.called(one));
        issues.push(cell.issue("I0211", &seen, "", ""));
        return Some((*one).to_owned());
    }
    issues.push_with(Code("E0210"), cell.file, || {
        let help = match known.like(text, level).as_slice() {
            [] => "names can be added to `aliases.csv`".to_owned(),
            [one] => format!("did you mean {}?", known.called(one)),
            several => format!("did you mean one of {}? none is chosen", called(several)),
        };
        let seen = format!("no area is called {}", shown(text));
        cell.issue("E0210", &seen, "a P-code", &help)
    });
    None
}
