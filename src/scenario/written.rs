//! A scenario written out in full, with all it extends, for the record of a run.

use super::{
    Adjusted, Adjustment, Base, Carries, Comes, Decision, Even, Objective, Scenario, Switch,
    Trigger,
};
use crate::country::{Country, PermissionIx, State};
use crate::evidence::SourceIx;
use crate::units::{CentsPerMt, Share};
use jiff::civil::Date;
use toml::Value;

impl Scenario {
    /// The scenario as one file, in canonical order, every date and number in full. The same
    /// scenario gives the same bytes, and reading them as a file gives the same scenario with
    /// nothing left to extend; `known_on` and `switches`, where it has them, are for the record
    /// only and no file may hold them.
    pub fn written_out(&self, country: &Country) -> String {
        let mut text = String::new();
        if !self.extends.is_empty() {
            put_line(&mut text, &format!("# extended {}", self.extends.join(", ")));
        }
        put(&mut text, "name", self.name.as_str());
        put(&mut text, "why", self.why.as_str());
        match self.base {
            Base::Pack => {}
            Base::AllGranted => put(&mut text, "everything", "granted"),
            Base::AllDenied => put(&mut text, "everything", "denied"),
        }
        put_line(
            &mut text,
            &format!(
                "window = {{ from = {}, months = {} }}",
                self.window.span().from,
                self.window.n_months()
            ),
        );
        put(&mut text, "objective", self.objective.word());
        if let Objective::CheapestFor(share) = self.objective {
            put(&mut text, "cheapest_for_share", share.decimal());
        }
        if self.even != Even::Cells {
            put(&mut text, "even", self.even.word());
        }
        put(&mut text, "stance", self.stance.word());
        if let Some(ration) = self.ration {
            put(&mut text, "ration", country.rations[ration.index()].id.as_str());
        }
        put(&mut text, "supply_split", self.supply_split.as_str());
        if let Some(target) = &self.caseload {
            put(&mut text, "caseload", target.as_str());
        }
        if let Some(day) = self.known_on {
            put_day(&mut text, "known_on", day);
        }
        self.put_tables(country, &mut text);
        text
    }

    fn put_tables(&self, country: &Country, text: &mut String) {
        put_line(text, "\n[resources]");
        if let Some(cents) = self.resources.budget_cents {
            put(text, "budget_usd", cents as f64 / 100.0);
        }
        let share = self.resources.supply_share;
        put(text, "supply_share", *share.numer() as f64 / *share.denom() as f64);
        put_line(text, "\n[season]");
        let months = self.season.closures_start_months_earlier;
        put(text, "closures_start_months_earlier", i64::from(months));
        let lines = &self.red_lines;
        if !lines.is_empty() {
            put_line(text, "\n[red_lines]");
        }
        if !lines.permissions.is_empty() {
            put(text, "permissions", ids(country, &lines.permissions));
        }
        if let Some(most) = lines.most_levy {
            put(text, "most_levy_usd_per_mt", most.usd_per_mt());
        }
        if let Some(most) = lines.most_diversion {
            put(text, "most_diversion_share", most.decimal());
        }
        if !self.switches.is_empty() {
            put_line(text, "\n[switches]");
        }
        for (permission, switch) in &self.switches {
            let word = match switch {
                Switch::Off => "off",
                Switch::On => "on",
            };
            put(text, &country.permissions[permission.index()].id, word);
        }
        for decision in &self.decisions {
            put_decision(country, text, decision);
        }
        for trigger in &self.triggers {
            put_trigger(country, text, trigger);
        }
        for adjustment in &self.adjustments.0 {
            put_adjustment(country, text, adjustment);
        }
    }
}

fn put_decision(country: &Country, text: &mut String, decision: &Decision) {
    put_line(text, "\n[[decide]]");
    put(text, "permissions", ids(country, &decision.permissions));
    put_state(text, decision.state);
    put_day(text, "from", decision.span.from);
    put_day(text, "to", decision.span.to);
    put_day(text, "declared", decision.declared);
    put_day(text, "end_known", decision.end_known);
    let conditions = &decision.conditions;
    if conditions.levy > CentsPerMt(0) {
        put(text, "levy_usd_per_mt", conditions.levy.usd_per_mt());
    }
    if let Some(quota) = conditions.quota {
        put(text, "quota_mt_per_month", quota.mt());
    }
    if let Some(days) = conditions.days_open_per_month {
        put(text, "days_open_per_month", i64::from(days));
    }
    if conditions.notice_days > 0 {
        put(text, "notice_days", i64::from(conditions.notice_days));
    }
    if conditions.diversion > Share::NONE {
        put(text, "diversion_share", conditions.diversion.decimal());
    }
    put_sources(country, text, &decision.sources);
    if !decision.note.is_empty() {
        put(text, "note", decision.note.as_str());
    }
    put(text, "rank", i64::from(decision.rank));
}

fn put_trigger(country: &Country, text: &mut String, trigger: &Trigger) {
    put_line(text, "\n[[trigger]]");
    put(text, "event", trigger.event.as_str());
    if let Some(span) = trigger.span {
        put_day(text, "on", span.from);
        put_day(text, "to", span.to);
    }
    put(text, "permissions", ids(country, &trigger.permissions));
    put_state(text, trigger.state);
    if !trigger.why.is_empty() {
        put(text, "why", trigger.why.as_str());
    }
    put_sources(country, text, &trigger.sources);
    put(text, "rank", i64::from(trigger.rank));
}

fn put_adjustment(country: &Country, text: &mut String, adjustment: &Adjustment) {
    put_line(text, "\n[[adjust]]");
    let mut times = None;
    match &adjustment.what {
        Adjusted::Capacity(links, carries) => {
            put(text, "figure", "capacity");
            let ids = links.iter().map(|ix| country.links[ix.index()].id.clone());
            put(text, "links", ids.collect::<Vec<String>>());
            match carries {
                Carries::Times(factor) => times = Some(factor),
                Carries::PerMonth(grams) => put(text, "mt_per_month", grams.mt()),
            }
        }
        Adjusted::Supply(place, comes) => {
            put(text, "figure", "supply");
            if let Some(place) = place {
                put(text, "place", country.places[place.index()].id.as_str());
            }
            match comes {
                Comes::Times(factor) => times = Some(factor),
                Comes::Late(share, months) => {
                    put(text, "late_share", share.decimal());
                    put(text, "late_months", i64::from(*months));
                }
            }
        }
        Adjusted::Need(areas, factor) => {
            put(text, "figure", "need");
            let codes = areas.iter().map(|ix| country.areas[ix.index()].pcode.clone());
            let codes: Vec<String> = codes.collect();
            if !codes.is_empty() {
                put(text, "areas", codes);
            }
            times = Some(factor);
        }
    }
    if let Some(factor) = times {
        put(text, "times", factor.decimal());
    }
    put_day(text, "from", adjustment.months.0.first_day());
    put_day(text, "to", adjustment.months.1.last_day());
    put_sources(country, text, &adjustment.sources);
    if !adjustment.note.is_empty() {
        put(text, "note", adjustment.note.as_str());
    }
    put(text, "rank", i64::from(adjustment.rank));
}

fn put_state(text: &mut String, state: State) {
    put(text, "state", state.word());
    if let State::Partial(share) = state {
        put(text, "share", share.decimal());
    }
}

fn put_sources(country: &Country, text: &mut String, sources: &[SourceIx]) {
    if !sources.is_empty() {
        let id = |ix: &SourceIx| country.sources[ix.index()].id.as_str();
        let ids: Vec<&str> = sources.iter().map(id).collect();
        put(text, "source", ids.join("|"));
    }
}

fn ids(country: &Country, permissions: &[PermissionIx]) -> Vec<String> {
    let id = |ix: &PermissionIx| country.permissions[ix.index()].id.clone();
    permissions.iter().map(id).collect()
}

fn put_day(text: &mut String, key: &str, day: Date) {
    put_line(text, &format!("{key} = {day}"));
}

fn put(text: &mut String, key: &str, value: impl Into<Value>) {
    put_line(text, &format!("{key} = {}", value.into()));
}

fn put_line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}
