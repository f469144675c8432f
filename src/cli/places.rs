//! Places as people name them: ids, names, or an area, which stands for its capital.

use super::exit::Failure;
use crate::country::{AreaIx, Country, PlaceIx, PlaceKind};
use crate::issues::nearest;

/// The place that a person means. A warehouse stands for its town, an area for its capital.
///
/// # Errors
/// Where none or several have the name; it tells which could be meant.
pub(super) fn place(country: &Country, asked: &str) -> Result<PlaceIx, Failure> {
    let wanted = asked.trim().to_lowercase();
    let wanted_id = wanted.replace([' ', '-'], "_");
    let all = || (0..country.places.len() as u32).map(PlaceIx);
    let of = |ix: &PlaceIx| &country.places[ix.index()];
    let town = |ix: PlaceIx| of(&ix).stands_in.unwrap_or(ix);
    if let Some(ix) = all().find(|ix| of(ix).id == wanted || of(ix).id == wanted_id) {
        return Ok(town(ix));
    }
    let mut found: Vec<PlaceIx> =
        all().filter(|ix| of(ix).name.to_lowercase() == wanted).map(town).collect();
    if found.is_empty() {
        let areas = (0..country.areas.len() as u32).map(AreaIx);
        let named = areas.filter(|ix| country.areas[ix.index()].is_called(&wanted));
        found = named.filter_map(|ix| country.areas[ix.index()].capital).collect();
    }
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [only] => Ok(*only),
        [] => {
            let named = all().filter(|ix| of(ix).kind != PlaceKind::Warehouse);
            let named = named.flat_map(|ix| [of(&ix).id.as_str(), of(&ix).name.as_str()]);
            let known = named.chain(country.areas.iter().map(|area| area.name.as_str()));
            let list = "`aidreach data show places` lists all of them";
            let help = match nearest(asked, known) {
                Some(near) => format!("did you mean `{near}`? {list}"),
                None => list.to_owned(),
            };
            Err(Failure::Usage(format!("there is no place `{asked}`"), help))
        }
        several => {
            let list: Vec<&str> = several.iter().map(|ix| of(ix).id.as_str()).collect();
            let help = format!("name one by its id: {}", list.join(", "));
            Err(Failure::Usage(format!("`{asked}` is the name of several places"), help))
        }
    }
}
