//! The country as readers at a level may see it, before anything is worked out on it.

use super::{Sharing, small};
use crate::country::{CounterpartKind, Country};
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Sharing {
    /// The country as readers at this level may see it: partners see what sort of party decides, not
    /// which; nobody else sees notes; small counts of people in need are taken out before anything is
    /// worked out.
    pub fn seen(self, country: &Country) -> Cow<'_, Country> {
        if self == Sharing::Internal {
            return Cow::Borrowed(country);
        }
        let mut masked = country.clone();
        let mut seen: BTreeMap<CounterpartKind, usize> = BTreeMap::new();
        for counterpart in &mut masked.counterparts {
            let n = seen.entry(counterpart.kind).or_default();
            *n += 1;
            let sort = match counterpart.kind {
                CounterpartKind::Authority => "an authority inside the country",
                CounterpartKind::Neighbour => "a country on the way",
                CounterpartKind::Financial => "banks or donors",
            };
            counterpart.id = format!("{}-{n}", counterpart.kind.word());
            counterpart.name = format!("{sort} ({n})");
        }
        for permission in &mut masked.permissions {
            permission.name.clone_from(&permission.id);
        }
        without_notes(&mut masked);
        small::coarsen(&mut masked);
        Cow::Owned(masked)
    }
}

/// What is written for the planning team.
fn without_notes(country: &mut Country) {
    country.caseloads.iter_mut().for_each(|row| row.note.clear());
    country.reported.iter_mut().for_each(|row| row.note.clear());
    country.reported_parts.iter_mut().for_each(|row| row.note.clear());
}
