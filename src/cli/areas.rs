//! Areas as people name them: P-codes, names in any language of the pack, aliases.

use super::exit::Failure;
use crate::country::{Area, AreaIx, AreaLevel, Country};
use crate::issues::nearest;

/// The area of a tier that a person means.
///
/// # Errors
/// Where none or several have the name; it tells which could be meant.
pub(super) fn area(country: &Country, level: AreaLevel, asked: &str) -> Result<AreaIx, Failure> {
    let wanted = asked.trim().to_lowercase();
    let all = || (0..country.areas.len() as u32).map(AreaIx);
    let of = |ix: &AreaIx| &country.areas[ix.index()];
    let named = |ix: &AreaIx| of(ix).is_called(&wanted);
    let found: Vec<AreaIx> = all().filter(named).collect();
    let here: Vec<AreaIx> = found.iter().copied().filter(|ix| of(ix).level == level).collect();
    match (here.as_slice(), found.as_slice()) {
        ([only], _) => Ok(*only),
        ([], []) => {
            let known = country.areas.iter().filter(|a| a.level == level).flat_map(Area::names);
            let list = format!("`aidreach data show areas` lists every {}", level.word());
            let help = match nearest(asked, known) {
                Some(near) => format!("did you mean `{near}`? {list}"),
                None => list,
            };
            Err(Failure::Usage(format!("there is no area `{asked}`"), help))
        }
        ([], [other, ..]) => {
            let other = of(other);
            let what = format!("{} ({}) is a {}", other.name, other.pcode, other.level.word());
            let help = format!("ask with --level {}, or for another area", other.level.word());
            Err(Failure::Usage(what, help))
        }
        (several, _) => {
            let told = |ix: &AreaIx| {
                let inside = of(ix).parent.map(|parent| format!(" in {}", of(&parent).name));
                format!("{} ({}{})", of(ix).pcode, of(ix).name, inside.unwrap_or_default())
            };
            let list: Vec<String> = several.iter().map(told).collect();
            let help = format!("name one by its P-code: {}", list.join(", "));
            Err(Failure::Usage(format!("`{asked}` is the name of several areas"), help))
        }
    }
}
