//! How the scenario that is changed stands to a decision: whether it brings anything about.

use super::super::names::Thing;
use super::{About, Decided};
use crate::country::{LinkIx, PermissionIx, State};
use crate::scenario::AccessTable;
use crate::scenario::words::{Misread, Of};
use crate::time::Span;
use crate::units::Share;

impl About<'_> {
    /// Whether denying some permissions closes a place: the ways by which food enters the country there, or
    /// where it does not enter there, all ways.
    pub(super) fn closes(&self, found: &[Thing], permissions: &[PermissionIx]) -> bool {
        let closed = |link: &LinkIx| {
            let needed = self.needed.needed_by_link(*link);
            needed.iter().any(|needed| permissions.contains(needed))
        };
        let places = found.iter().filter(|thing| matches!(thing, Thing::Place(_)));
        places.into_iter().all(|place| {
            let links = self.links_at(*place);
            let enters = |link: &&LinkIx| self.country.links[link.index()].corridor.is_some();
            match links.iter().any(|link| enters(&link)) {
                true => links.iter().filter(enters).all(closed),
                false => links.iter().all(closed),
            }
        })
    }

    /// Whether each of some permissions is granted to a share, the same in all months of a span.
    fn has_state(&self, permissions: &[PermissionIx], span: Option<Span>, state: Share) -> bool {
        let table = AccessTable::new(self.country, self.base);
        let (window, whole) = (self.base.window, span.unwrap_or(self.base.window.span()));
        let mut periods = window.periods().filter(|period| window.days_within(*period, whole) > 0);
        periods.all(|period| permissions.iter().all(|ix| table.state_share(*ix, period) == state))
    }

    /// Whether a scenario has some permissions as a decision would have them.
    pub(super) fn stands_so(
        &self,
        permissions: &[PermissionIx],
        decided: &Decided,
        span: Option<Span>,
    ) -> bool {
        match decided {
            Decided::Granted => self.has_state(permissions, span, Share::ALL),
            Decided::Denied => self.has_state(permissions, span, Share::NONE),
            Decided::Partial(_) | Decided::Levy(_) => false,
        }
    }

    /// A levy is put on a grant: where something is not granted all along, it would be opened by it.
    pub(super) fn levied_on_a_grant(
        &self,
        permissions: &[PermissionIx],
        decided: &Decided,
        span: Option<Span>,
    ) -> Result<(), Misread> {
        let Decided::Levy(_) = decided else { return Ok(()) };
        if self.has_state(permissions, span, Share::ALL) {
            return Ok(());
        }
        let told = permissions.first().map(|ix| self.names.told(Thing::Permission(*ix)));
        let what = format!(
            "{} is not granted on all days then, and a levy would open it",
            told.unwrap_or_default()
        );
        let help = "name days on which it is granted, or write the levy into a scenario's file";
        Err(Misread::new(Of::Name, what, help.to_owned()))
    }

    /// What a decision cannot bring about, because something else rules over it.
    pub(super) fn undone(
        &self,
        permissions: &[PermissionIx],
        decided: &Decided,
        span: Option<Span>,
    ) -> Result<(), Misread> {
        let denied = matches!(decided, Decided::Denied);
        let whole = span.unwrap_or(self.base.window.span());
        let told = |ix: &PermissionIx| self.names.told(Thing::Permission(*ix));
        let behind = |ix: &&PermissionIx| self.base.red_lines.permissions.contains(ix);
        if let Some(ix) = permissions.iter().find(behind).filter(|_| !denied) {
            let what = format!("{} lies behind a red line of `{}`", told(ix), self.base.id);
            return Err(Misread::new(Of::Name, what, "a what-if crosses no red line".to_owned()));
        }
        for trigger in &self.base.triggers {
            let Some(event) = trigger.span else { continue };
            if denied && trigger.state == State::Denied {
                continue;
            }
            let together = event.from.max(whole.from) <= event.to.min(whole.to);
            let ix = trigger.permissions.iter().find(|ix| permissions.contains(ix));
            if let Some(ix) = ix.filter(|_| together) {
                let what = format!(
                    "the event \"{}\" of `{}` decides on {} from {} to {}",
                    trigger.event,
                    self.base.id,
                    told(ix),
                    event.from,
                    event.to
                );
                let help = "an event that happens rules over what is said here; ask of a scenario without it";
                return Err(Misread::new(Of::Name, what, help.to_owned()));
            }
        }
        Ok(())
    }
}
