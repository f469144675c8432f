//! Ways into the country, in words.

use crate::country::Country;
use crate::kit::{Sentence, say};
use crate::network::WayIn;

/// The key of a way in; empty where food was inside already.
pub(in crate::report) fn key(country: &Country, way: WayIn) -> String {
    match way {
        WayIn::Inside => String::new(),
        WayIn::Corridor(ix) => country.corridors[ix.index()].id.clone(),
        WayIn::Landed(ix) => country.places[ix.index()].id.clone(),
        WayIn::Unnamed(ix) => country.links[ix.index()].id.clone(),
    }
}

/// The name of a way in.
pub(in crate::report) fn name(country: &Country, way: WayIn) -> Sentence {
    match way {
        WayIn::Inside => say!("way-in.inside", "food inside the country already"),
        WayIn::Corridor(ix) => Sentence::of_others(&country.corridors[ix.index()].name),
        WayIn::Landed(ix) => {
            let place = &country.places[ix.index()].name;
            say!("way-in.landed", "{place}, where it enters", place)
        }
        WayIn::Unnamed(ix) => {
            let link = &country.links[ix.index()].name;
            say!("way-in.unnamed", "{link}, a link over the border without a corridor", link)
        }
    }
}
