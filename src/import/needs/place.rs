//! Which province and which districts a row of an analysis is of, by the names that it gives.

use crate::import::gazetteer::{Gazetteer, Unknown, whole_area};
use crate::import::told::Told;
use crate::issues::At;

/// Where the people of a row are.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// The code of the province; empty for the country.
    pub(super) province: String,
    /// Codes of the districts, each with the residents by whom several are weighed; none where the row is of
    /// something else, such as a camp, or of the whole province.
    pub(super) districts: Vec<(String, u64)>,
}

/// The place of a row, by the names of its region or province and of its area. One cell may name several areas.
pub(super) fn place(
    areas: &Gazetteer,
    (level1, area): (&str, &str),
    told: &mut Told,
    at: &At,
) -> Result<Place, Unknown> {
    if let Some(province) = of_level1(areas, (level1, area))? {
        let districts = districts(areas, &province, area);
        tell_area(areas, &province, (area, &districts), told, at);
        return Ok(Place { province, districts });
    }
    let whole = if area.is_empty() { level1 } else { area };
    let province = match plain(areas, whole) {
        Ok(code) => code,
        Err(unknown) => {
            let codes: Option<Vec<String>> =
                parts(whole).map(|part| plain(areas, part).ok()).collect();
            match codes.as_deref() {
                Some([first, rest @ ..])
                    if !rest.is_empty() && rest.iter().all(|code| code == first) =>
                {
                    told.took("areas of several names in one cell", at.clone(), whole);
                    first.clone()
                }
                _ => return Err(unknown),
            }
        }
    };
    if whole_area(whole).is_some() {
        told.took("towns and countryside of an area, added up", at.clone(), whole);
    }
    // Where nothing else says which province it is, a name that a district has as well means the province.
    let of_province = |name: &str| {
        let is_own = |name: &str| areas.is_called(&province, name);
        is_own(name) || whole_area(name).is_some_and(is_own)
    };
    let districts = match of_province(whole) {
        true => Vec::new(),
        false => districts(areas, &province, area),
    };
    Ok(Place { province, districts })
}

/// The province that the first level of a row names. Where it has the name of a district alone, it may as well be a
/// region of that name, so that the area says which province it is; and where both name one, it must be the same.
fn of_level1(areas: &Gazetteer, (level1, area): (&str, &str)) -> Result<Option<String>, Unknown> {
    let Ok(province) = plain(areas, level1) else { return Ok(None) };
    let is_own = areas.named_province(level1).is_some();
    let by_area = if area.is_empty() { None } else { plain(areas, area).ok() };
    let is_district = || !districts(areas, &province, area).is_empty();
    let contradicts = |other: &str| {
        let [one, other] = [province.as_str(), other].map(|code| areas.name(code).to_owned());
        Unknown::Contradicts(format!("`{level1}` lies in {one}, and `{area}` in {other}"))
    };
    match by_area {
        _ if area.is_empty() || is_district() => Ok(Some(province)),
        Some(other) if other == province => Ok(Some(province)),
        Some(_) if !is_own && areas.named_province(area).is_some() => {
            // The first level is a region whose name a district elsewhere has.
            Ok(None)
        }
        Some(other) if !is_own || areas.named_province(area).is_some() => Err(contradicts(&other)),
        Some(_) | None if is_own => Ok(Some(province)),
        Some(_) | None => {
            let known = areas.name(&province);
            Err(Unknown::Contradicts(format!(
                "`{level1}` is no province, and lies in {known} or is a region of that name; no area is called \
                 `{area}`"
            )))
        }
    }
}

/// The province that a name means, as it stands or without the word for a part of it.
fn plain(areas: &Gazetteer, name: &str) -> Result<String, Unknown> {
    match areas.province(name) {
        Ok(code) => Ok(code.to_owned()),
        Err(unknown) => match whole_area(name).map(|name| areas.province(name)) {
            Some(Ok(code)) => Ok(code.to_owned()),
            Some(Err(of_whole)) => Err(of_whole),
            None => Err(unknown),
        },
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '/']).flat_map(|part| part.split(" and ")).map(str::trim)
}

/// The districts of a province that the name of an area means; none where it means something else.
fn districts(areas: &Gazetteer, province: &str, area: &str) -> Vec<(String, u64)> {
    let one = |name: &str| {
        let whole = || whole_area(name).and_then(|name| areas.district(province, name));
        areas.district(province, name).or_else(whole)
    };
    let codes: Option<Vec<&str>> = match one(area) {
        Some(code) => Some(vec![code]),
        None => parts(area).map(one).collect(),
    };
    let mut codes = codes.unwrap_or_default();
    codes.sort_unstable();
    codes.dedup();
    codes.into_iter().map(|code| (code.to_owned(), areas.residents(code))).collect()
}

/// Tells what became of an area below a province that is known.
fn tell_area(
    areas: &Gazetteer,
    province: &str,
    (area, districts): (&str, &[(String, u64)]),
    told: &mut Told,
    at: &At,
) {
    match districts {
        [] if area.is_empty() || !areas.has_districts(province) => {}
        [] => {
            let what = "areas that are no district of the pack, counted with their province alone";
            told.took(what, at.clone(), area);
        }
        [_] if whole_area(area).is_some() => {
            told.took("towns and countryside of an area, added up", at.clone(), area);
        }
        [_] => {}
        [_, ..] => told.took("areas of several names in one cell", at.clone(), area),
    }
}

/// Tells people who are no residents and are counted with the province that they are in.
pub(super) fn tell_camp(area: &str, told: &mut Told, at: &At) {
    let lower = area.to_lowercase();
    let words = ["camp", "idp", "pdi", "refugee", "réfugié", "displaced", "déplacé", "site"];
    if words.iter().any(|word| {
        lower.split(|c: char| !c.is_alphanumeric()).any(|w| w.trim_end_matches('s') == *word)
    }) {
        told.took("camps and displaced people, counted with their province", at.clone(), area);
    }
}

/// A count shared out by weights in whole people, none lost; by the codes where weights say nothing.
pub(super) fn shared_out(count: u64, weights: &[u64]) -> Vec<u64> {
    let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if all == 0 {
        return Vec::new();
    }
    let (mut given, mut sum) = (Vec::new(), 0_u128);
    let mut before = 0_u64;
    for weight in weights {
        sum += u128::from(*weight);
        // Shares of what stands before add up to all of it, whatever is rounded.
        let upto = (u128::from(count) * sum / all) as u64;
        given.push(upto - before);
        before = upto;
    }
    given
}
