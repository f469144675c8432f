//! The adjustments of one scenario file.

mod named;

use super::Scenario;
use super::adjust::{Adjusted, Adjustment, Carries, Comes, MOST_ADJUSTMENTS};
use super::conditions::share;
use super::decide::{Day, dates, listed, rank, sources};
use super::keys::check_keys;
use super::manual::{self, keys};
use super::toml_reader::Page;
use super::toml_table::{Field, Table};
use crate::country::{AreaIx, Country, LinkIx};
use crate::evidence::SourceIx;
use crate::issues::folded;
use crate::time::{Month, Window};
use crate::units::{Factor, Grams};
use named::{areas, links, one_of, place};

/// An adjustment as its table says; months left out follow once the window is known.
pub(super) struct WrittenAdjustment {
    /// Where its table starts.
    pub(super) offset: usize,
    pub(super) from: Option<Month>,
    pub(super) to: Option<Month>,
    pub(super) what: Adjusted,
    pub(super) rank: u8,
    pub(super) sources: Vec<SourceIx>,
    pub(super) note: String,
}

/// The word for each kind of figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figure {
    Capacity,
    Supply,
    Need,
}

const FIGURES: [(&str, Figure); 3] =
    [("capacity", Figure::Capacity), ("supply", Figure::Supply), ("need", Figure::Need)];

/// Every readable `[[adjust]]`.
pub(super) fn adjustments(
    country: &Country,
    page: &mut Page,
    top: &Table,
) -> Vec<WrittenAdjustment> {
    let tables = listed(page, top, ("adjust", MOST_ADJUSTMENTS));
    let read = |table| adjustment(country, page, &table);
    tables.into_iter().filter_map(read).collect()
}

fn adjustment(country: &Country, page: &mut Page, table: &Table) -> Option<WrittenAdjustment> {
    check_keys(page, table, &keys(&manual::ADJUST));
    let months = months(page, table);
    let sources = sources(country, page, table);
    let note = table.get("note").and_then(|field| page.any_text(&field));
    let rank = rank(page, table);
    let Some(figure) = table.get("figure") else {
        let expected = "figure = capacity, supply or need, in quotes";
        page.say("E0415", (table.offset, "figure"), ["`figure` is missing", expected, ""]);
        return None;
    };
    let figure = page.word(&figure, &FIGURES)?;
    fits(page, table, figure);
    let what = match figure {
        Figure::Capacity => capacity(country, page, table),
        Figure::Supply => supply(country, page, table),
        Figure::Need => need(country, page, table),
    };
    let [from, to] = months?;
    Some(WrittenAdjustment {
        offset: table.offset,
        from,
        to,
        what: what?,
        rank,
        sources,
        note: folded(note.unwrap_or_default()),
    })
}

/// Tells the keys that say nothing of a kind of figure.
fn fits(page: &mut Page, table: &Table, figure: Figure) {
    let own: &[&str] = match figure {
        Figure::Capacity => &["link", "links", "place", "times", "mt_per_month"],
        Figure::Supply => &["place", "times", "late_share", "late_months"],
        Figure::Need => &["area", "areas", "times"],
    };
    let common = ["figure", "from", "to", "source", "note", "rank"];
    let known = manual::ADJUST.map(|(key, _)| key);
    for field in table.fields().filter(|field| known.contains(&field.key)) {
        if !own.contains(&field.key) && !common.contains(&field.key) {
            let seen = format!("`{}` says nothing of this figure", field.key);
            let expected = own.join(", ");
            page.say_of("E0412", &field, [&seen, &expected, ""]);
        }
    }
}

/// First and last month; `None` where one of them could not be read.
fn months(page: &mut Page, table: &Table) -> Option<[Option<Month>; 2]> {
    let [from, to]: [Option<Day>; 2] = dates(page, table, ["from", "to"]);
    if [("from", from), ("to", to)]
        .iter()
        .any(|(key, day)| day.is_none() && table.get(key).is_some())
    {
        return None;
    }
    let mut whole = true;
    if let Some((day, at)) = from
        && day.day() != 1
    {
        let told =
            [&format!("{day}"), "the first day of a month", "figures change by whole months"];
        page.say("E0412", (at, "from"), told);
        whole = false;
    }
    if let Some((day, at)) = to
        && day != Month::of(day).last_day()
    {
        let told = [&format!("{day}"), "the last day of a month", "figures change by whole months"];
        page.say("E0412", (at, "to"), told);
        whole = false;
    }
    let month = |day: Option<Day>| day.map(|(day, _)| Month::of(day));
    whole.then(|| [month(from), month(to)])
}

fn capacity(country: &Country, page: &mut Page, table: &Table) -> Option<Adjusted> {
    let links = links(country, page, table);
    let carries = match one_of(page, table, ["times", "mt_per_month"])? {
        field if field.key == "times" => Carries::Times(factor(page, &field)?),
        field => Carries::PerMonth(per_month(page, &field)?),
    };
    let links = links?;
    let unlimited = |link: &LinkIx| country.links[link.index()].capacity.is_none();
    if matches!(carries, Carries::Times(_))
        && let Some(link) = links.iter().find(|link| unlimited(link))
    {
        let seen = format!("nothing limits what `{}` carries", country.links[link.index()].id);
        let told =
            [seen.as_str(), "mt_per_month = how much it carries", "a factor changes nothing"];
        page.say("W0417", (table.offset, "times"), told);
    }
    Some(Adjusted::Capacity(links, carries))
}

fn supply(country: &Country, page: &mut Page, table: &Table) -> Option<Adjusted> {
    let at = match table.get("place") {
        None => None,
        Some(field) => {
            let place = place(country, page, &field)?;
            if !country.supplies.iter().any(|supply| supply.place == place) {
                let seen = format!("no food is on offer at `{}`", country.places[place.index()].id);
                let expected = "a place of supplies.csv";
                page.say_of("E0412", &field, [&seen, expected, ""]);
                return None;
            }
            Some(place)
        }
    };
    let comes = match one_of(page, table, ["times", "late_share"])? {
        field if field.key == "times" => Comes::Times(factor(page, &field)?),
        field => {
            let late = share(page, &field)?;
            let months = match table.get("late_months") {
                Some(months) => page.whole(&months, 1..=60)? as u8,
                None => {
                    let expected = "late_months = by how many months";
                    let seen = "`late_months` is missing";
                    page.say_of("E0415", &field, [seen, expected, ""]);
                    return None;
                }
            };
            Comes::Late(late, months)
        }
    };
    Some(Adjusted::Supply(at, comes))
}

fn need(country: &Country, page: &mut Page, table: &Table) -> Option<Adjusted> {
    let areas = match (table.get("area"), table.get("areas")) {
        (None, None) => Vec::new(),
        (Some(field), None) => areas(country, page, &[field])?,
        (_, Some(_)) => {
            let field = one_of(page, table, ["area", "areas"])?;
            let named = page.texts(&field)?;
            areas(country, page, &named)?
        }
    };
    let concerns = |area: &AreaIx| {
        country.needs.iter().any(|need| {
            need.area == *area || country.areas[need.area.index()].parent == Some(*area)
        })
    };
    if let Some(area) = areas.iter().find(|area| !concerns(area)) {
        let area = &country.areas[area.index()];
        let seen = format!("nobody is planned for in {} ({}) by itself", area.name, area.pcode);
        let help = "name its province, or plan by district";
        page.say("E0412", (table.offset, "area"), [&seen, "an area with people in need", help]);
        return None;
    }
    let field = one_of(page, table, ["times"])?;
    Some(Adjusted::Need(areas, factor(page, &field)?))
}

fn factor(page: &mut Page, field: &Field) -> Option<Factor> {
    const MOST: f64 = 1_000.0;
    let times = page.amount(field)?;
    let factor = Factor::from_decimal(times).filter(|_| times <= MOST);
    if factor.is_none() {
        page.wrong_kind(field, "a factor from 0 to 1000, such as 0.5 or 2");
    }
    if factor == Some(Factor::NOUGHT) && times > 0.0 {
        page.uncounted(field, "0.000001");
    }
    factor
}

fn per_month(page: &mut Page, field: &Field) -> Option<Grams> {
    const MOST_MT: f64 = 1e9;
    let mt = page.amount(field)?;
    let grams = Grams::from_mt(mt).filter(|_| mt <= MOST_MT);
    if grams.is_none() {
        page.wrong_kind(field, "at most 1,000,000,000 tonnes");
    }
    if grams == Some(Grams(0)) && mt > 0.0 {
        page.uncounted(field, "0.000001 tonnes, which is a gram");
    }
    grams
}

/// Tells where a scenario has more people in need than live there; `None` then.
pub(super) fn may_live_there(
    country: &Country,
    scenario: &Scenario,
    page: &mut Page,
) -> Option<()> {
    let beyond = scenario.adjustments.beyond_residents(country, scenario.window);
    let Some((area, month, [people, residents])) = beyond else { return Some(()) };
    let area = &country.areas[area.index()].name;
    let seen = format!("{people} people in need of {residents} residents of {area} in {month}");
    let told = [seen.as_str(), "no more people in need than live there", "take a smaller factor"];
    page.say("E0412", (0, "adjust"), told);
    None
}

impl WrittenAdjustment {
    /// The adjustment in a window, of a file of the chain; `None`, and told, where it ends before it begins.
    pub(super) fn within(
        &self,
        page: &mut Page,
        window: Window,
        (id, rank, asked): (&str, u8, bool),
    ) -> Option<Adjustment> {
        let span = window.span();
        let whole = (Month::of(span.from), Month::of(span.to));
        let from = self.from.unwrap_or(self.to.map_or(whole.0, |to| to.min(whole.0)));
        let to = self.to.unwrap_or(whole.1.max(from));
        if to < from {
            let seen = format!("to = {} comes before from = {}", to.last_day(), from.first_day());
            page.say(
                "E0120",
                (self.offset, "to"),
                [&seen, "a last month on or after the first", ""],
            );
            return None;
        }
        if asked && (to < whole.0 || from > whole.1) {
            let seen = format!("{from} to {to} lies outside the window");
            let expected = format!("months from {} to {}", whole.0, whole.1);
            page.say("W0122", (self.offset, "from"), [&seen, &expected, "it changes nothing"]);
        }
        Some(Adjustment {
            what: self.what.clone(),
            months: (from, to),
            rank: rank + self.rank,
            written_in: id.to_owned(),
            sources: self.sources.clone(),
            note: self.note.clone(),
        })
    }
}
