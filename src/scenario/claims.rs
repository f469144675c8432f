//! Decisions of one file that contradict each other on a day.

use super::Conditions;
use super::toml_reader::Page;
use crate::country::{Country, PermissionIx, State};
use crate::time::Span;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The most claims on one permission, declared on one day, that are compared with one another: more of
/// them than a window has days cannot be without a contradiction, and the first of those is told.
const MOST_CLAIMS: usize = 1_000;

/// What a table says of its permissions on its days.
#[derive(Clone, Copy)]
pub(super) struct Claim {
    pub(super) line: u64,
    pub(super) span: Span,
    pub(super) effect: (State, Conditions),
}

impl Claim {
    /// Whether another claim says nothing that this one does not say.
    fn holds(&self, other: &Claim) -> bool {
        let within = self.span.from <= other.span.from && other.span.to <= self.span.to;
        let noticed = self.effect.1.notice_days > 0 && self.span != other.span;
        within && self.effect == other.effect && !noticed
    }

    fn contradicts(&self, other: &Claim) -> bool {
        let overlap = self.span.from <= other.span.to && other.span.from <= self.span.to;
        // Notice counts from the first day, so the same notice from two days is not the same.
        let noticed = self.effect.1.notice_days > 0 && self.span.from != other.span.from;
        overlap && (self.effect != other.effect || noticed)
    }
}

/// The claims of one file so far, by permission and by rank and day of declaration: among those
/// of one day no one is the later.
#[derive(Default)]
pub(super) struct Claims(BTreeMap<(PermissionIx, (u8, Date)), Vec<Claim>>);

type Claimed<'a> = (&'a [PermissionIx], (u8, Date), Claim);

impl Claims {
    /// Tells the first contradiction with an earlier line.
    pub(super) fn check(
        &mut self,
        country: &Country,
        page: &mut Page,
        offset: usize,
        (permissions, key, claim): Claimed,
    ) {
        let mut told = false;
        for permission in permissions {
            let earlier = self.0.entry((*permission, key)).or_default();
            let against = earlier.iter().find(|other| other.contradicts(&claim));
            if let Some(other) = against.filter(|_| !told) {
                told = true;
                let id = &country.permissions[permission.index()].id;
                let seen = format!(
                    "`{id}` is {}, but line {} says {}, both declared on {}",
                    in_words(&claim),
                    other.line,
                    in_words(other),
                    key.1
                );
                let help = "give the one decided later a later `declared`";
                page.say("E0402", (offset, ""), [&seen, "one state on one day", help]);
            }
            // What lies within an earlier claim contradicts nothing that the earlier one does not.
            if !earlier.iter().any(|other| other.holds(&claim)) && earlier.len() < MOST_CLAIMS {
                earlier.push(claim);
            }
        }
    }
}

fn in_words(claim: &Claim) -> String {
    let state = match claim.effect.0 {
        State::Granted => "granted",
        State::Partial(_) => "granted in part",
        State::Denied => "denied",
        State::Unknown => "unknown",
    };
    let plain = claim.effect.1 == Conditions::default();
    let strings = if plain { "" } else { " on conditions" };
    format!("{state}{strings} from {} to {}", claim.span.from, claim.span.to)
}
