//! What one scenario file says, before what it extends is put under it.

use super::adjusting::{WrittenAdjustment, adjustments};
use super::conditions::{levy, share};
use super::decide::{WrittenDecision, WrittenTrigger, decisions, permissions, triggers};
use super::keys::check_keys;
use super::manual::{self, keys};
use super::shown::{did_you_mean, listed, of_another_country, of_another_version, shown};
use super::syntax::parse;
use super::toml_reader::Page;
use super::toml_table::{Field, Table};
use super::{Base, Even, Objective, RedLines, Stance};
use crate::country::{Country, RationIx};
use crate::issues::folded;
use crate::time::{Month, Window};
use crate::units::Share;
use num_rational::Ratio;
use std::collections::BTreeSet;

/// The keys of one file; `None` where the file is silent and what it extends speaks.
#[derive(Default)]
pub(super) struct Written {
    pub(super) name: String,
    pub(super) why: String,
    /// The id it extends, and where it says so.
    pub(super) extends: Option<(String, usize)>,
    pub(super) base: Option<Base>,
    pub(super) window: Option<Window>,
    pub(super) objective: Option<Objective>,
    pub(super) even: Option<Even>,
    pub(super) stance: Option<Stance>,
    pub(super) ration: Option<RationIx>,
    pub(super) supply_split: Option<String>,
    pub(super) caseload: Option<String>,
    pub(super) budget_cents: Option<i64>,
    pub(super) supply_share: Option<Ratio<i64>>,
    pub(super) closures_start_months_earlier: Option<u8>,
    pub(super) red_lines: RedLines,
    pub(super) decisions: Vec<WrittenDecision>,
    pub(super) triggers: Vec<WrittenTrigger>,
    pub(super) adjustments: Vec<WrittenAdjustment>,
}

/// The word for no target, where what is extended goes by one.
pub(super) const NO_TARGET: &str = "none";

/// Reads a file; `None` where it is too broken to say what it means.
pub(super) fn read_file(country: &Country, page: &mut Page, text: &str) -> Option<Written> {
    let document = parse(page, text)?;
    page.screen(&document);
    let top = Table::top(&document);
    check_keys(page, &top, &keys(&manual::TOP));
    if let Some(field) = top.get("country")
        && let Some(code) = page.text(&field)
        && code != country.about.iso3
    {
        // Its names would only be told as unknown.
        let told = of_another_country(&shown(code), country);
        page.say_of("E0419", &field, [&told[0], &told[1], &told[2]]);
        return None;
    }
    if let Some(field) = top.get("pack_version")
        && let Some(version) = page.text(&field)
        && version != country.about.version
    {
        let told = of_another_version(&shown(version), country);
        page.say_of("W0422", &field, [&told[0], &told[1], &told[2]]);
    }
    let mut written = Written {
        name: required(page, &top, "name"),
        why: required(page, &top, "why"),
        ..Written::default()
    };
    if let Some(field) = top.get("extends") {
        let id = page.text(&field);
        written.extends = id.map(|id| (id.to_owned(), field.offset));
    }
    if let Some(field) = top.get("everything") {
        let words = [("granted", Base::AllGranted), ("denied", Base::AllDenied)];
        written.base = page.word(&field, &words);
    }
    if let Some(field) = top.get("stance") {
        let words: Vec<_> = Stance::ALL.iter().map(|s| (s.word(), *s)).collect();
        written.stance = page.word(&field, &words);
    }
    written.window = window(country, page, &top);
    written.objective = objective(page, &top);
    let words = [Even::Cells, Even::Window].map(|even| (even.word(), even));
    written.even = top.get("even").and_then(|field| page.word(&field, &words));
    stock(country, page, &top, &mut written);
    resources(page, &top, &mut written);
    if let Some(field) = top.get("season")
        && let Some(season) = page.table(&field, "season.")
    {
        check_keys(page, &season, &keys(&manual::SEASON));
        let months =
            season.get("closures_start_months_earlier").and_then(|field| page.whole(&field, 0..=6));
        written.closures_start_months_earlier = months.map(|months| months as u8);
    }
    if let Some(field) = top.get("red_lines")
        && let Some(table) = page.table(&field, "red_lines.")
    {
        written.red_lines = red_lines(country, page, &table);
    }
    written.decisions = decisions(country, page, &top);
    written.triggers = triggers(country, page, &top);
    written.adjustments = adjustments(country, page, &top);
    Some(written)
}

fn required(page: &mut Page, top: &Table, key: &str) -> String {
    match top.get(key) {
        Some(field) => folded(page.text(&field).unwrap_or_default()),
        None => {
            let seen = format!("`{key}` is missing");
            let expected = format!("{key} = \"…\" at the top of the file");
            page.say("E0415", (0, key), [&seen, &expected, ""]);
            String::new()
        }
    }
}

fn window(country: &Country, page: &mut Page, top: &Table) -> Option<Window> {
    let field = top.get("window")?;
    let table = page.table(&field, "window.")?;
    check_keys(page, &table, &keys(&manual::WINDOW));
    let (Some(from), Some(months)) = (table.get("from"), table.get("months")) else {
        let expected = "both, such as { from = 2021-08-01, months = 8 }";
        page.say_of("E0415", &field, ["`from` or `months` is missing", expected, ""]);
        return None;
    };
    let day = page.date(&from);
    let months = page.whole(&months, 1..=i64::from(Window::MOST_MONTHS));
    let day = day?;
    if day.day() != 1 {
        page.wrong_kind(&from, "the first day of a month");
        return None;
    }
    let window = Window::new(Month::of(day), months? as u8)?;
    let pack = country.about.window.span();
    if window.span().from < pack.from || window.span().to > pack.to {
        let seen = format!("the window runs {} to {}", window.span().from, window.span().to);
        let expected = format!("within the pack's, {} to {}", pack.from, pack.to);
        let help = "months outside it may have no figures";
        page.say_of("W0122", &field, [&seen, &expected, help]);
    }
    Some(window)
}

fn objective(page: &mut Page, top: &Table) -> Option<Objective> {
    const EXPECTED: &str = "cheapest_for_share = 0.8 beside objective = \"cheapest-for\"";
    let share = top.get("cheapest_for_share");
    let field = top.get("objective");
    // The share is put in once both keys are read.
    let words = [
        ("severity", Objective::Severity),
        ("most-people", Objective::MostPeople),
        ("fairest", Objective::Fairest),
        ("cheapest-for", Objective::CheapestFor(Share::ALL)),
    ];
    let objective = field.and_then(|field| page.word(&field, &words));
    let cheapest = matches!(objective, Some(Objective::CheapestFor(_)));
    match (share, cheapest) {
        (Some(share), true) => Some(Objective::CheapestFor(positive_share(page, &share)?)),
        (Some(share), false) => {
            page.say_of("E0412", &share, ["a share without its objective", EXPECTED, ""]);
            objective
        }
        (None, true) => {
            let at = field.map_or(0, |field| field.offset);
            let seen = "`cheapest_for_share` is missing";
            page.say("E0415", (at, "objective"), [seen, EXPECTED, ""]);
            None
        }
        (None, false) => objective,
    }
}

fn red_lines(country: &Country, page: &mut Page, table: &Table) -> RedLines {
    check_keys(page, table, &keys(&manual::RED_LINES));
    let mut lines = RedLines::default();
    if ["permission", "permissions", "counterpart"].iter().any(|key| table.get(key).is_some()) {
        lines.permissions = permissions(country, page, table);
    }
    if let Some(field) = table.get("most_levy_usd_per_mt") {
        lines.most_levy = Some(levy(page, &field));
    }
    if let Some(field) = table.get("most_diversion_share") {
        lines.most_diversion = share(page, &field);
    }
    lines
}

fn positive_share(page: &mut Page, field: &Field) -> Option<Share> {
    let share = share(page, field)?;
    if share == Share::NONE {
        page.say_of("E0408", field, ["a share of nought", "above 0, up to 1", ""]);
        return None;
    }
    Some(share)
}

fn stock(country: &Country, page: &mut Page, top: &Table, written: &mut Written) {
    if let Some(field) = top.get("ration")
        && let Some(id) = page.text(&field)
    {
        let found = country.rations.iter().position(|ration| ration.id == id);
        if found.is_none() {
            let mut known = country.rations.iter().map(|ration| ration.id.as_str());
            unknown(page, &field, "ration", (id, &mut known));
        }
        written.ration = found.map(|n| RationIx(n as u8));
    }
    if let Some(field) = top.get("supply_split")
        && let Some(split) = page.text(&field)
    {
        let known: BTreeSet<&str> = country.supplies.iter().map(|s| s.split.as_str()).collect();
        if !known.contains(split) && split != "main" {
            unknown(page, &field, "split of supplies", (split, &mut known.into_iter()));
        }
        written.supply_split = Some(split.to_owned());
    }
    if let Some(field) = top.get("caseload")
        && let Some(target) = page.text(&field)
    {
        let known: BTreeSet<&str> = country.targets().into_iter().collect();
        if target != NO_TARGET && !known.contains(target) {
            let what = "target in caseloads.csv called";
            unknown(page, &field, what, (target, &mut known.into_iter()));
        }
        written.caseload = Some(target.to_owned());
    }
}

/// Tells that the pack has nothing of a name.
pub(super) fn unknown(
    page: &mut Page,
    field: &Field,
    what: &str,
    (name, known): (&str, &mut dyn Iterator<Item = &str>),
) {
    const MOST: usize = 12;
    let seen = format!("there is no {what} `{}`", shown(name));
    if !page.looks_for_words("E0411") {
        page.say_of("E0411", field, [&seen, "a name of the pack", ""]);
        return;
    }
    let known: BTreeSet<&str> = known.collect();
    let all: Vec<&str> = known.iter().copied().collect();
    let expected = match all.len() {
        0 => "the pack has none".to_owned(),
        n if n > MOST => format!("one of the pack's {n}"),
        _ => listed(&all),
    };
    let help = did_you_mean(name, known.into_iter());
    page.say_of("E0411", field, [&seen, &expected, &help]);
}

fn resources(page: &mut Page, top: &Table, written: &mut Written) {
    let Some(field) = top.get("resources") else {
        return;
    };
    let Some(table) = page.table(&field, "resources.") else {
        return;
    };
    check_keys(page, &table, &keys(&manual::RESOURCES));
    if let Some(field) = table.get("budget_usd")
        && let Some(usd) = page.amount(&field)
    {
        // Cents must count exactly, and no sum of them may leave what a computer counts in.
        const MOST_USD: f64 = 1e13;
        if usd <= MOST_USD {
            written.budget_cents = Some((usd * 100.0).round() as i64);
            if usd > 0.0 && written.budget_cents == Some(0) {
                page.uncounted(&field, "0.01 US dollars");
            }
        } else {
            page.wrong_kind(&field, "at most 10,000,000,000,000 US dollars");
        }
    }
    if let Some(field) = table.get("supply_share")
        && let Some(share) = page.amount(&field)
    {
        const MOST: f64 = 1000.0;
        if share <= MOST {
            let counted = Ratio::new((share * 1e6).round() as i64, 1_000_000);
            written.supply_share = Some(counted);
            if share > 0.0 && *counted.numer() == 0 {
                page.uncounted(&field, "0.000001");
            }
        } else {
            let seen = format!("`{}` times every supply", page.written(&field));
            page.say_of("E0408", &field, [&seen, "from 0 to 1000; 1 is as in the pack", ""]);
        }
    }
}
