//! What hangs together in the tables, in sentences.

use super::Said;
use crate::analysis::keep_open::Connectivity;
use crate::country::PlaceIx;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, Joined, plainly};
use crate::kit::{Sentence, say};

impl Said<'_> {
    pub(super) fn audit(&self, audit: &Connectivity) -> Vec<Sentence> {
        let count = |n: usize| plainly(Figure::whole(n as u64));
        let mut told = vec![say!(
            "network.audit.links",
            "{links} {links:link joins|links join} {places} {places:place|places}.",
            links = count(audit.n_links),
            places = count(audit.n_places),
        )];
        if audit.apart.is_empty() {
            told.push(say!(
                "network.audit.together",
                "All of them hang together when everything is granted."
            ));
        }
        told.extend(audit.apart.iter().map(|set| {
            let places = self.places(set);
            say!("network.audit.apart", "Joined to no other place: {places}.", places)
        }));
        if !audit.without_links.is_empty() {
            let places = self.places(&audit.without_links);
            told.push(say!("network.audit.loose", "Places without any link: {places}.", places));
        }
        if !audit.stranded.is_empty() {
            told.push(say!(
                "network.audit.stranded",
                "Stores in towns without any link: {places}.",
                places = self.places(&audit.stranded),
            ));
        }
        told.push(match audit.shorter_than_straight.len() {
            0 => say!(
                "network.audit.lengths",
                "No link is shorter than the straight line between its ends."
            ),
            n => say!(
                "network.audit.too-short",
                "Shorter than the straight line between their ends, so a length or a position is off: {n}: \
                 {links}.",
                n,
                links =
                    Joined::And.list(audit.shorter_than_straight.iter().map(|ix| self.link(*ix))),
            ),
        });
        if let Some(winding) = audit.winding {
            let [least, middle, most] = winding.map(|factor| plainly(Figure::measured(factor, 2)));
            told.push(say!(
                "network.audit.winding",
                "Roads of at least ten kilometres are {middle} times as long as the straight line in the \
                 middle ({least} at least, {most} at most).",
                middle,
                least,
                most,
            ));
        }
        told
    }

    fn places(&self, places: &[PlaceIx]) -> Argument {
        Joined::And.list(places.iter().map(|ix| self.place(*ix)))
    }
}
