//! Why no route is open, in sentences, and what would open one.

use super::words::{Words, key};
use crate::analysis::route::{Closed, Missing};
use crate::kit::layout::Years;
use crate::kit::sentence::{Joined, months, term};
use crate::kit::{Sentence, say};
use crate::sharing::Content;
use std::collections::BTreeSet;

impl Words<'_> {
    /// Why nothing is open, and what would open a way.
    pub(super) fn missing(&self, missing: &Missing) -> Vec<Sentence> {
        let to = self.named.place(self.question.to);
        let open = self.open_in(missing);
        if !self.sharing.shows(Content::Limits) {
            let for_the_team = say!(
                "route.missing.for-the-team",
                "What closes it, and what would open it, is for the planning team."
            );
            return vec![open, for_the_team];
        }
        if missing.path.is_empty() {
            return vec![say!(
                "route.missing.no-links",
                "The tables have no links that lead from {from} to {to}, whoever grants what: {n} \
                 {n:place|places} can be got to from there. Add the link that is missing to links.csv.",
                from = self.named.place(self.question.from),
                to,
                n = missing.n_in_reach_of_start,
            )];
        }
        let up_to = say!(
            "route.missing.up-to",
            "Food gets as far as {place}; the route with fewest closed links has {closed} of {links}.",
            place = self.named.place(missing.up_to),
            closed = missing.closed.len(),
            links = missing.path.len(),
        );
        let mut told = vec![open, up_to];
        told.extend(missing.closed.iter().map(|closed| self.closed(closed)));
        told.extend(self.would_connect(missing));
        told
    }

    /// What closes a link.
    fn closed(&self, closed: &Closed) -> Sentence {
        let (country, network) = (self.network.country, self.network);
        let (link, ends) = (network.link(closed.way), network.ways[closed.way.index()]);
        let refused = closed.refused.iter().map(|ix| {
            let permission = &country.permissions[ix.index()];
            say!(
                "route.missing.refused",
                "`{id}` is not granted ({counterpart})",
                id = &permission.id,
                counterpart = &country.counterparts[permission.counterpart.index()].name,
            )
        });
        let mut why: Vec<Sentence> = refused.collect();
        why.extend(
            closed
                .season
                .as_ref()
                .map(|reason| say!("route.missing.season", "closed by season: {reason}", reason)),
        );
        if closed.by_quota {
            why.push(say!("route.missing.quota", "a quota lets nothing pass"));
        }
        if why.is_empty() {
            why.push(say!("route.missing.nothing", "the tables let it carry nothing"));
        }
        say!(
            "route.missing.closed",
            "{part} ({link}, {mode}): {why}.",
            part = self.named.between(ends.from, ends.to),
            link = &link.name,
            mode = term(link.mode.word()),
            why = Joined::And.list(why),
        )
    }

    /// Whose permission would open a way, where nothing else closes it.
    fn would_connect(&self, missing: &Missing) -> Option<Sentence> {
        let permissions = &self.network.country.permissions;
        let refused: BTreeSet<_> = missing.closed.iter().flat_map(|c| &c.refused).collect();
        let only_refused = |c: &Closed| !c.refused.is_empty() && c.season.is_none() && !c.by_quota;
        (!refused.is_empty() && missing.closed.iter().all(only_refused)).then(|| {
            let keys = refused.iter().map(|ix| key(&permissions[ix.index()].id));
            say!(
                "route.missing.would-connect",
                "Granting {permissions} would connect {to}.",
                permissions = Joined::And.list(keys),
                to = self.named.place(self.question.to),
            )
        })
    }

    /// In which months a route is open, where none is in the one asked about.
    fn open_in(&self, missing: &Missing) -> Sentence {
        let open: Vec<_> = missing.open.iter().map(|p| self.network.window.month(*p)).collect();
        match open.is_empty() {
            true => {
                say!("route.missing.never", "No route is open in any of the months planned for.")
            }
            false => say!(
                "route.missing.open-in",
                "A route is open in {months}.",
                months = months(&open, Years::Told)
            ),
        }
    }
}
