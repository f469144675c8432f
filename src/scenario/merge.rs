//! A chain of files into one scenario: what is nearer speaks first, and dates left out follow
//! from the window.

use super::adjust::{Adjustment, MOST_ADJUSTMENTS};
use super::adjusting::{WrittenAdjustment, may_live_there};
use super::claims::{Claim, Claims};
use super::decide::{Day, WrittenDecision, WrittenTrigger};
use super::file::{NO_TARGET, Written};
use super::read::File;
use super::toml_reader::Page;
use super::{
    Base, Conditions, Decision, Objective, RedLines, Resources, Scenario, SeasonShift, Stance,
    Trigger,
};
use crate::country::{Country, PermissionIx, State};
use crate::time::{Span, Window};
use crate::units::Share;
use jiff::ToSpan;
use num_rational::Ratio;
use std::collections::BTreeSet;

/// The most decisions, and the most triggers, of a scenario.
pub(super) const MOST: usize = 10_000;
/// The most permissions that all decisions of a file set, each counted once a decision.
const MOST_SET: usize = 500_000;

/// One scenario out of the files, nearest first; `None` without any.
pub(super) fn merge(country: &Country, files: &mut [File]) -> Option<Scenario> {
    let chain: Vec<&Written> = files.iter().map(|file| &file.written).collect();
    let nearest = files.first()?;
    let window = first(&chain, |w| w.window).unwrap_or(country.about.window);
    let mut scenario = Scenario {
        name: nearest.written.name.clone(),
        why: nearest.written.why.clone(),
        extends: files[1..].iter().map(|file| file.id.clone()).collect(),
        objective: first(&chain, |w| w.objective).unwrap_or(Objective::Severity),
        even: first(&chain, |w| w.even).unwrap_or_default(),
        stance: first(&chain, |w| w.stance).unwrap_or(Stance::Cautious),
        ration: first(&chain, |w| w.ration),
        resources: Resources {
            budget_cents: first(&chain, |w| w.budget_cents),
            supply_share: first(&chain, |w| w.supply_share).unwrap_or(Ratio::from_integer(1)),
        },
        season: SeasonShift {
            closures_start_months_earlier: first(&chain, |w| w.closures_start_months_earlier)
                .unwrap_or(0),
        },
        base: first(&chain, |w| w.base).unwrap_or(Base::Pack),
        ..Scenario::bare(&nearest.id, window)
    };
    if let Some(split) = chain.iter().find_map(|w| w.supply_split.clone()) {
        scenario.supply_split = split;
    }
    let target = chain.iter().find_map(|w| w.caseload.clone());
    scenario.caseload = target.filter(|name| name != NO_TARGET);
    scenario.red_lines = red_lines(&chain);
    // Who sets every permission starts anew: what stands further up is not heard.
    let heard = chain.iter().position(|w| w.base.is_some());
    let heard = heard.map_or(files.len(), |n| n + 1);
    // Figures are adjusted on top of one another, whoever sets every permission.
    let (mut rank, mut figures) = (0, 0);
    for n in (0..files.len()).rev() {
        let own = Own { id: files[n].id.clone(), window, rank, figures, asked: n == 0 };
        let written = std::mem::take(&mut files[n].written);
        let page = &mut files[n].page;
        let decisions = own.decisions(country, page, &written.decisions);
        let triggers = own.triggers(country, page, &written.triggers);
        let adjustments = own.adjustments(page, &written.adjustments);
        figures = 1 + adjustments.iter().map(|a| a.rank).max().unwrap_or(figures);
        scenario.adjustments.0.extend(adjustments);
        if n >= heard {
            continue;
        }
        let ranks = decisions.iter().map(|d| d.rank);
        let ranks = ranks.chain(triggers.iter().map(|t| t.rank));
        rank = 1 + ranks.max().unwrap_or(rank);
        scenario.decisions.extend(decisions);
        // An event told again is told anew.
        let told: BTreeSet<&str> = triggers.iter().map(|t| t.event.as_str()).collect();
        scenario.triggers.retain(|t| !told.contains(t.event.as_str()));
        scenario.triggers.extend(triggers);
    }
    not_too_many(&scenario, &mut files.first_mut()?.page)?;
    put_in_order(&mut scenario);
    may_live_there(country, &scenario, &mut files.first_mut()?.page)?;
    Some(scenario)
}

/// Whether decisions, events and adjustments, with those of what is extended, are few enough; told where not.
fn not_too_many(scenario: &Scenario, page: &mut Page) -> Option<()> {
    let merged = [
        ("adjust", scenario.adjustments.0.len(), MOST_ADJUSTMENTS),
        ("decide", scenario.decisions.len(), MOST),
        ("trigger", scenario.triggers.len(), MOST),
    ];
    let Some((key, n, most)) = merged.into_iter().find(|(_, n, most)| n > most) else {
        return Some(());
    };
    let seen = format!("{n} tables of `{key}`, with those of what it extends");
    let expected = format!("{most} at the most");
    page.say("E0019", (0, key), [&seen, &expected, "name more in one table, or longer spans"]);
    None
}

/// A line drawn anywhere in the chain stays.
fn red_lines(chain: &[&Written]) -> RedLines {
    let all = || chain.iter().map(|w| &w.red_lines);
    let permissions: BTreeSet<PermissionIx> =
        all().flat_map(|lines| lines.permissions.iter().copied()).collect();
    RedLines {
        permissions: permissions.into_iter().collect(),
        most_levy: all().filter_map(|lines| lines.most_levy).min(),
        most_diversion: all().filter_map(|lines| lines.most_diversion).min(),
    }
}

fn first<T>(chain: &[&Written], value: impl Fn(&Written) -> Option<T>) -> Option<T> {
    chain.iter().find_map(|written| value(written))
}

/// The canonical order: whoever comes later overrides on the same days. The order of the tables
/// in a file plays no part.
fn put_in_order(scenario: &mut Scenario) {
    scenario.decisions.sort_by_cached_key(|d| {
        let dates = (d.declared, d.span, d.end_known);
        let effect = (in_order(d.state), d.conditions);
        let said = (d.written_in.clone(), d.sources.clone(), d.note.clone());
        ((d.rank, dates, d.permissions.clone(), effect), said)
    });
    scenario.triggers.sort_by_cached_key(|t| {
        let said = (t.written_in.clone(), t.sources.clone(), t.why.clone());
        let effect = (t.permissions.clone(), in_order(t.state));
        ((t.rank, t.span, t.event.clone(), effect), said)
    });
    scenario.adjustments.put_in_order();
    for (n, decision) in scenario.decisions.iter_mut().enumerate() {
        decision.number = n as u32 + 1;
    }
    for (n, trigger) in scenario.triggers.iter_mut().enumerate() {
        trigger.number = n as u32 + 1;
    }
}

fn in_order(state: State) -> (u8, Share) {
    match state {
        State::Granted => (0, Share::ALL),
        State::Partial(share) => (1, share),
        State::Denied => (2, Share::NONE),
        State::Unknown => (3, Share::NONE),
    }
}

/// What all decisions of one file have in common.
struct Own {
    id: String,
    window: Window,
    rank: u8,
    /// The rank of its adjustments.
    figures: u8,
    /// Whether it is the scenario asked for and not one it extends.
    asked: bool,
}

impl Own {
    fn decisions(
        &self,
        country: &Country,
        page: &mut Page,
        written: &[WrittenDecision],
    ) -> Vec<Decision> {
        let mut claims = Claims::default();
        let mut decisions = Vec::new();
        let set: usize = written.iter().map(|w| w.permissions.len()).sum();
        if set > MOST_SET {
            let seen =
                format!("decisions that set {set} permissions, each counted once a decision");
            let expected = format!("{MOST_SET} at the most");
            let help = "say `everything` first, and decide on what differs";
            page.say("E0019", (0, "decide"), [&seen, &expected, help]);
            return decisions;
        }
        for w in written {
            let Some(span) = self.span(page, w.offset, [("from", w.from), ("to", w.to)]) else {
                continue;
            };
            let declared = w.declared.map_or(span.from, |(day, _)| day);
            let day_after = span.to.checked_add(1.day()).unwrap_or(span.to);
            let (end_known, at) = w.end_known.unwrap_or((day_after.max(declared), w.offset));
            if end_known < declared {
                let seen = format!("the end was known on {end_known}");
                let expected = format!("not before {declared}, when it was declared");
                page.say("E0412", (at, "end_known"), [&seen, &expected, ""]);
            }
            let claim = Claim { line: page.line(w.offset), span, effect: (w.state, w.conditions) };
            let key = (w.rank, declared);
            claims.check(country, page, w.offset, (&w.permissions, key, claim));
            decisions.push(Decision {
                number: 0,
                permissions: w.permissions.clone(),
                state: w.state,
                span,
                declared,
                end_known,
                conditions: w.conditions,
                rank: self.rank + w.rank,
                written_in: self.id.clone(),
                sources: w.sources.clone(),
                note: w.note.clone(),
            });
        }
        decisions
    }

    fn adjustments(&self, page: &mut Page, written: &[WrittenAdjustment]) -> Vec<Adjustment> {
        let mut adjustments: Vec<Adjustment> = Vec::new();
        for w in written {
            let own = (self.id.as_str(), self.figures, self.asked);
            let Some(adjustment) = w.within(page, self.window, own) else { continue };
            if adjustments.iter().any(|other| other.contradicts(&adjustment)) {
                let seen = "another amount for a link of these in the same month";
                let told = [seen, "one amount for a link in a month", ""];
                page.say("E0402", (w.offset, "mt_per_month"), told);
            }
            adjustments.push(adjustment);
        }
        adjustments
    }

    fn triggers(
        &self,
        country: &Country,
        page: &mut Page,
        written: &[WrittenTrigger],
    ) -> Vec<Trigger> {
        let mut claims = Claims::default();
        let mut triggers = Vec::new();
        for w in written {
            let mut span = None;
            if w.on.is_some() {
                span = self.span(page, w.offset, [("on", w.on), ("to", w.to)]);
            }
            if let Some(span) = span {
                let claim = Claim {
                    line: page.line(w.offset),
                    span,
                    effect: (w.state, Conditions::default()),
                };
                let key = (w.rank, span.from);
                claims.check(country, page, w.offset, (&w.permissions, key, claim));
            }
            triggers.push(Trigger {
                number: 0,
                event: w.event.clone(),
                span,
                permissions: w.permissions.clone(),
                state: w.state,
                rank: self.rank + w.rank,
                written_in: self.id.clone(),
                why: w.why.clone(),
                sources: w.sources.clone(),
            });
        }
        triggers
    }

    /// The days meant: what is left out lasts from the window's first day or to its last.
    fn span(
        &self,
        page: &mut Page,
        offset: usize,
        [(first, from), (last, to)]: [(&str, Option<Day>); 2],
    ) -> Option<Span> {
        let whole = self.window.span();
        if let (Some((from, _)), Some((to, at))) = (from, to)
            && to < from
        {
            let seen = format!("{last} = {to} comes before {first} = {from}");
            let expected = "a last day on or after the first";
            page.say("E0120", (at, last), [&seen, expected, ""]);
            return None;
        }
        let (key, at) = match (from, to) {
            (Some((_, at)), _) => (first, at),
            (None, Some((_, at))) => (last, at),
            (None, None) => ("", offset),
        };
        let day = |written: Option<Day>| written.map(|(day, _)| day);
        let from = day(from).unwrap_or(day(to).map_or(whole.from, |to| to.min(whole.from)));
        let to = day(to).unwrap_or(whole.to.max(from));
        if self.asked && (to < whole.from || from > whole.to) {
            let seen = format!("{from} to {to} lies outside the window");
            let expected = format!("days from {} to {}", whole.from, whole.to);
            page.say("W0122", (at, key), [&seen, &expected, "it changes nothing"]);
        }
        Some(Span { from, to })
    }
}
