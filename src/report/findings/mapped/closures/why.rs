//! Why links are not open throughout: who decided what, what the pack says by itself, and the seasons.

use crate::country::{CounterpartIx, LinkIx, PermissionIx, State};
use crate::kit::layout::Years;
use crate::kit::sentence::{Argument, Joined, months};
use crate::kit::{Sentence, say};
use crate::network::Network;
use crate::report::findings::mapped::ground::Ground;
use crate::report::findings::states::state_in_words;
use crate::report::findings::terms::terms;
use crate::scenario::{Base, Cause, Decision};
use crate::sharing::Content;
use crate::time::{Month, Period, Span};
use crate::units::Share;
use std::collections::BTreeMap;

/// Why links are not open throughout, in some months.
pub(super) struct Why<'a> {
    pub(super) ground: &'a Ground<'a>,
    pub(super) network: &'a Network<'a>,
    pub(super) periods: &'a [Period],
    /// Whose decisions alone are told, and no seasons; anybody's and all, where nobody is named.
    pub(super) by: Option<CounterpartIx>,
}

impl Why<'_> {
    /// Why and when a link is not open throughout.
    pub(super) fn reasons(&self, link: LinkIx) -> Vec<Sentence> {
        let mut told = Vec::new();
        let whose = |permission: &PermissionIx| {
            self.network.country.permissions[permission.index()].counterpart
        };
        let needed = self.network.needed.needed_by_link(link).iter();
        for permission in needed.filter(|ix| self.by.is_none_or(|by| by == whose(ix))) {
            match self.ground.sharing.shows(Content::Notes) {
                true => told.extend(self.decided(*permission)),
                false => told.extend(self.withheld(*permission)),
            }
        }
        if self.by.is_none() {
            told.extend(self.seasons(link));
        }
        told
    }

    /// Who decided what, on which days, and what is noted of it.
    fn decided(&self, permission: PermissionIx) -> Vec<Sentence> {
        let network = self.network;
        let (country, scenario) = (network.country, network.scenario);
        let counterpart = country.permissions[permission.index()].counterpart;
        let by = &country.counterparts[counterpart.index()].name;
        let mut causes: BTreeMap<Cause, (u32, Vec<Month>)> = BTreeMap::new();
        for period in self.periods {
            for ruling in network.access.rulings(permission, *period) {
                if ruling.open < Share::ALL && ruling.days > 0 {
                    let (days, when) = causes.entry(ruling.cause).or_default();
                    *days += u32::from(ruling.days);
                    when.push(network.window.month(*period));
                }
            }
        }
        let one = |(cause, (days, when)): (_, (u32, Vec<_>))| {
            let when = months(&when, Years::Told);
            match cause {
                Cause::Decision(ix) => {
                    let decision = &scenario.decisions[ix.index()];
                    let when = match self.ruled(permission, cause, decision.span) {
                        Some([from, to]) => say!("map.shut.from-to", "{from} to {to}", from, to),
                        None => {
                            say!("map.shut.days", "on {days} {days:day|days} of {when}", days, when,)
                        }
                    };
                    decided(decision, by, when)
                }
                Cause::Trigger(ix) => {
                    let event = &scenario.triggers[ix.index()].event;
                    say!("map.shut.event", "{event}, {when} ({by})", event, when, by)
                }
                Cause::Base => self.by_default(permission, by, when),
                Cause::RedLine => say!("map.shut.red-line", "behind a red line, {when}", when),
                Cause::Switch => say!("map.shut.switched", "refused, {when}", when),
            }
        };
        causes.into_iter().map(one).collect()
    }

    /// What the pack itself says of a permission that no decision rules.
    fn by_default(&self, permission: PermissionIx, by: &str, when: Argument) -> Sentence {
        let permission = &self.network.country.permissions[permission.index()];
        let state = match (self.network.scenario.base, permission.default_state) {
            (Base::AllDenied, _) => State::Denied,
            (Base::Pack | Base::AllGranted, state) => state,
        };
        say!(
            "map.shut.by-default",
            "{permission}: {state}, {when} ({by})",
            permission = &permission.name,
            state = state_in_words(state),
            when,
            by,
        )
    }

    /// The first and the last day of a span within the window; `None` where others rule over some of it.
    fn ruled(&self, permission: PermissionIx, cause: Cause, span: Span) -> Option<[String; 2]> {
        let window = self.network.window;
        let all = |period: Period| {
            let rulings = self.network.access.rulings(permission, period);
            let its = rulings.iter().filter(|ruling| ruling.cause == cause);
            let days: i64 = its.map(|ruling| i64::from(ruling.days)).sum();
            days == window.days_within(period, span)
        };
        let whole = window.span();
        let ends = [span.from.max(whole.from), span.to.min(whole.to)];
        window.periods().all(all).then(|| ends.map(|day| day.to_string()))
    }

    /// In which months a permission is not open throughout, for readers who may not know more.
    fn withheld(&self, permission: PermissionIx) -> Vec<Sentence> {
        let network = self.network;
        let in_months = |wanted: &dyn Fn(Share) -> bool| -> Vec<Month> {
            let of = |period: &&Period| wanted(network.access.state_share(permission, **period));
            self.periods.iter().filter(of).map(|period| network.window.month(*period)).collect()
        };
        let refused = in_months(&|share| share == Share::NONE);
        let in_part = in_months(&|share| share > Share::NONE && share < Share::ALL);
        let refused = (!refused.is_empty()).then(|| {
            let when = months(&refused, Years::Told);
            say!("map.shut.withheld", "not granted, {when}", when)
        });
        let in_part = (!in_part.is_empty()).then(|| {
            let when = months(&in_part, Years::Told);
            say!("map.shut.withheld.in-part", "granted for a part, {when}", when)
        });
        refused.into_iter().chain(in_part).collect()
    }

    /// What seasons do to a link, by reason.
    fn seasons(&self, link: LinkIx) -> Vec<Sentence> {
        let link = &self.ground.country.links[link.index()];
        let window = self.network.window;
        let noted = self.ground.sharing.shows(Content::Notes);
        let mut by_reason: BTreeMap<&str, Vec<Month>> = BTreeMap::new();
        for month in self.periods.iter().map(|period| window.month(*period)) {
            if let Some(season) = link.months.get(&month).filter(|season| season.open < Share::ALL)
            {
                // Reasons are notes.
                let reason = if noted { season.reason.as_str() } else { "" };
                by_reason.entry(reason).or_default().push(month);
            }
        }
        let one = |(reason, when): (&str, Vec<Month>)| {
            let when = months(&when, Years::Told);
            match reason.is_empty() {
                true => say!("map.shut.season.withheld", "shut in season, {when}", when),
                false => say!("map.shut.season", "{reason}, {when}", reason, when),
            }
        };
        by_reason.into_iter().map(one).collect()
    }
}

fn decided(decision: &Decision, by: &str, when: Sentence) -> Sentence {
    let state = state_in_words(decision.state);
    let terms = terms(&decision.conditions);
    let state = match terms.is_empty() {
        true => state,
        false => say!(
            "map.shut.decision.under",
            "{state} with {terms}",
            state,
            terms = Joined::Commas.list(terms),
        ),
    };
    let note = decision.note.trim().trim_end_matches('.');
    match note.is_empty() {
        true => say!("map.shut.decision", "{state} {when} ({by})", state, when, by),
        false => {
            say!("map.shut.decision.note", "{state} {when} ({by}): {note}", state, when, by, note)
        }
    }
}
