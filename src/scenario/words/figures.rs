//! Changes to figures of the country, money and ration.

use super::amounts::ending;
use super::decided::needs;
use super::names::{Kind, Thing};
use super::{About, Lines, Misread, Of, Said, amounts, spans, text};
use crate::country::LinkIx;
use crate::issues::nearest;
use crate::time::{Month, Span};
use std::collections::BTreeSet;

impl About<'_> {
    /// What links carry.
    pub(super) fn capacity(&self, said: &Said) -> Result<Lines, Misread> {
        let (rest, span) = self.months(said)?;
        let lacking = || needs(said, "how much, such as `East Gate x2` or `East Gate 1200 MT`");
        let (name, key, done) = match ending(&rest, amounts::factor)? {
            Some((name, factor)) => {
                let done = format!("carry {} times as much", text::shown(factor));
                (name, format!("times = {}", text::decimal(factor)), done)
            }
            None => {
                let (name, mt) = tonnes(&rest)?.ok_or_else(lacking)?;
                let done = format!("carry {} MT a month each", text::shown(mt));
                (name, format!("mt_per_month = {}", text::decimal(mt)), done)
            }
        };
        let (_, links) = self.ways_called(&name)?;
        self.on_links(&links, &key, &done, span)
    }

    /// The links at a place, of a crossing, or one by itself, with its name in full.
    pub(super) fn ways_called(&self, name: &str) -> Result<(String, Vec<LinkIx>), Misread> {
        let found = self.names.called(name, &[Kind::Corridor, Kind::Place, Kind::Link])?;
        let found = self.place_first(found);
        let all: Vec<(Thing, Vec<LinkIx>)> =
            found.iter().map(|thing| (*thing, self.links_at(*thing))).collect();
        let sets: BTreeSet<&Vec<LinkIx>> =
            all.iter().map(|(_, links)| links).filter(|links| !links.is_empty()).collect();
        let first = all.iter().find(|(_, links)| !links.is_empty());
        match (first, sets.len()) {
            (Some((thing, links)), 1) => Ok((self.names.name(*thing).to_owned(), links.clone())),
            (Some(_), _) => Err(self.names.choice(name, &found)),
            (None, _) => Err(Misread::new(
                Of::Name,
                format!("no link begins or ends at `{name}`"),
                "name a place that some road, railway or flight leads to".to_owned(),
            )),
        }
    }

    /// An adjustment of what links carry.
    pub(super) fn on_links(
        &self,
        links: &[LinkIx],
        key: &str,
        done: &str,
        span: Option<Span>,
    ) -> Result<Lines, Misread> {
        whole_months(span)?;
        let link = |ix: &LinkIx| &self.country.links[ix.index()];
        let ids: Vec<String> = links.iter().map(|ix| link(ix).id.clone()).collect();
        let names: Vec<String> = links.iter().map(|ix| link(ix).name.clone()).collect();
        let mut keys = vec![
            "figure = \"capacity\"".to_owned(),
            format!("links = {}", text::list(&ids)),
            key.to_owned(),
        ];
        keys.extend(text::days(span));
        let explained = format!("{}: {done}{}", text::some_of(&names), text::when(span));
        let title = "other capacities".to_owned();
        Ok(Lines { explained, title, table: Some(("adjust", keys)), ..Lines::default() })
    }

    /// How much food comes, or how late.
    pub(super) fn supplies(&self, said: &Said) -> Result<Lines, Misread> {
        let (rest, span) = self.months(said)?;
        let (name, factor) = ending(&rest, amounts::factor)?
            .ok_or_else(|| needs(said, "how much, such as `x0.5` or `Port Ambar x0.5`"))?;
        let done = format!("comes {} times as much", text::shown(factor));
        self.food(&name, vec![format!("times = {}", text::decimal(factor))], &done, span)
    }

    /// How late food comes.
    pub(super) fn late(&self, said: &Said) -> Result<Lines, Misread> {
        let (rest, span) = self.months(said)?;
        let lacking = || needs(said, "how much and how late, such as `Port Ambar 50% 1`");
        let mut words: Vec<&str> = rest.split_whitespace().collect();
        if words
            .last()
            .is_some_and(|word| ["month", "months"].contains(&word.to_lowercase().as_str()))
        {
            words.pop();
        }
        let months = words.pop().ok_or_else(lacking)?;
        let late: u8 = match months.to_lowercase().as_str() {
            "a" | "one" => 1,
            "two" => 2,
            "three" => 3,
            digits => digits.parse().map_err(|_| lacking())?,
        };
        if !(1..=60).contains(&late) {
            let what = format!("`{months}` months late");
            return Err(Misread::new(
                Of::Amount,
                what,
                "a whole number of months from 1 to 60".to_owned(),
            ));
        }
        if words.last().is_some_and(|word| word.eq_ignore_ascii_case("by")) {
            words.pop();
        }
        let rest = words.join(" ");
        // What says no share is late as a whole.
        let (name, share) = match ending(&rest, amounts::share)? {
            Some(found) => found,
            None => (rest, 1.0),
        };
        let keys =
            vec![format!("late_share = {}", text::decimal(share)), format!("late_months = {late}")];
        let plural = if late == 1 { "month" } else { "months" };
        let done = format!("{} % of it comes {late} {plural} late", text::shown(share * 100.0));
        self.food(&name, keys, &done, span)
    }

    /// An adjustment of food on offer at a place, or everywhere.
    fn food(
        &self,
        name: &str,
        keys: Vec<String>,
        done: &str,
        span: Option<Span>,
    ) -> Result<Lines, Misread> {
        let country = self.country;
        let mut all = vec!["figure = \"supply\"".to_owned()];
        let everywhere = ["", "all", "everywhere", "all food", "all supplies"];
        let food = if everywhere.contains(&name.to_lowercase().as_str()) {
            "all food on offer".to_owned()
        } else {
            let places: BTreeSet<usize> =
                country.supplies.iter().map(|supply| supply.place.index()).collect();
            let found = self.names.called(name, &[Kind::Place])?;
            let supplied = |thing: &&Thing| match thing {
                Thing::Place(place) => places.contains(&place.index()),
                Thing::Permission(_)
                | Thing::Counterpart(_)
                | Thing::Corridor(_)
                | Thing::Area(_)
                | Thing::Link(_) => false,
            };
            let here: Vec<Thing> = found.iter().filter(supplied).copied().collect();
            match here.as_slice() {
                [Thing::Place(place)] => {
                    let place = &country.places[place.index()];
                    all.push(format!("place = {}", text::quoted(&place.id)));
                    format!("food on offer at {}", place.name)
                }
                [] => {
                    let names: Vec<String> =
                        places.iter().map(|n| country.places[*n].name.clone()).collect();
                    let help = format!("food is on offer at {}", names.join(", "));
                    return Err(Misread::new(
                        Of::Name,
                        format!("no food is on offer at `{name}`"),
                        help,
                    ));
                }
                several => return Err(self.names.choice(name, several)),
            }
        };
        all.extend(keys);
        all.extend(text::days(span));
        let explained = format!("{food}: {done}{}", text::when(span));
        let title = "other supplies".to_owned();
        Ok(Lines { explained, title, table: Some(("adjust", all)), ..Lines::default() })
    }

    /// How many people are in need.
    pub(super) fn need(&self, said: &Said) -> Result<Lines, Misread> {
        let (rest, span) = self.months(said)?;
        let (name, factor) = ending(&rest, amounts::factor)?
            .ok_or_else(|| needs(said, "how many times as many, such as `Vesh x1.3`"))?;
        let mut keys = vec!["figure = \"need\"".to_owned()];
        let everywhere = ["", "all", "everywhere"];
        let place = if everywhere.contains(&name.to_lowercase().as_str()) {
            "everywhere".to_owned()
        } else {
            let found = self.names.called(&name, &[Kind::Area])?;
            let [Thing::Area(area)] = found.as_slice() else {
                return Err(self.names.choice(&name, &found));
            };
            let needs = &self.country.needs;
            let within = |of: crate::country::AreaIx| {
                of == *area || self.country.areas[of.index()].parent == Some(*area)
            };
            let planned = needs.iter().any(|need| within(need.area));
            let area = &self.country.areas[area.index()];
            if !planned {
                let what =
                    format!("nobody is planned for in {} ({}) by itself", area.name, area.pcode);
                let help = "name its province, or plan with --level district";
                return Err(Misread::new(Of::Name, what, help.to_owned()));
            }
            keys.push(format!("area = {}", text::quoted(&area.pcode)));
            format!("in {}", area.name)
        };
        keys.push(format!("times = {}", text::decimal(factor)));
        keys.extend(text::days(span));
        let times = text::shown(factor);
        let explained = format!("{times} times as many people in need {place}{}", text::when(span));
        let title = format!("other need {place}");
        Ok(Lines { explained, title, table: Some(("adjust", keys)), ..Lines::default() })
    }

    /// Money for the window.
    pub(super) fn budget(&self, said: &Said) -> Result<Lines, Misread> {
        if said.rest.is_empty() {
            return Err(needs(said, "how much, such as `100m`"));
        }
        let usd = amounts::dollars(&said.rest)?;
        let explained = format!("{} US dollars for the whole window", text::grouped(usd));
        let resources = vec![format!("budget_usd = {}", text::decimal(usd))];
        let title = "another budget".to_owned();
        Ok(Lines { explained, title, resources, ..Lines::default() })
    }

    /// The ration handed out.
    pub(super) fn ration(&self, said: &Said) -> Result<Lines, Misread> {
        let wanted = said.rest.to_lowercase();
        let rations = &self.country.rations;
        let found = rations.iter().find(|ration| {
            ration.id.to_lowercase() == wanted || ration.name.to_lowercase() == wanted
        });
        let Some(ration) = found else {
            let ids: Vec<&str> = rations.iter().map(|ration| ration.id.as_str()).collect();
            let near = nearest(&wanted, ids.iter().copied());
            let near = near.map_or(String::new(), |near| format!("did you mean `{near}`? "));
            let help = format!("{near}rations of the pack: {}", ids.join(", "));
            return Err(Misread::new(
                Of::Name,
                format!("there is no ration `{}`", said.rest),
                help,
            ));
        };
        let explained = format!("handed out is the ration {}", ration.name);
        let top = vec![format!("ration = {}", text::quoted(&ration.id))];
        let title = format!("ration {}", ration.name);
        Ok(Lines { explained, title, top, ..Lines::default() })
    }

    /// What was said without its time, which must be whole months.
    fn months(&self, said: &Said) -> Result<(String, Option<Span>), Misread> {
        let (rest, span) = spans::split(&said.rest, self.base.window)?;
        whole_months(span)?;
        Ok((rest, span))
    }
}

/// Figures change by whole months.
fn whole_months(span: Option<Span>) -> Result<(), Misread> {
    let Some(span) = span else { return Ok(()) };
    let whole = span.from.day() == 1 && span.to == Month::of(span.to).last_day();
    match whole {
        true => Ok(()),
        false => Err(Misread::new(
            Of::Time,
            format!("{} to {} are no whole months", span.from, span.to),
            "figures change by whole months: write `in 2021-11` or `from 2021-11 to 2021-12`"
                .to_owned(),
        )),
    }
}

/// A name and tonnes: `East Gate 1200 MT`, `East Gate 1,200`, `East Gate 1200 MT a month`.
fn tonnes(text: &str) -> Result<Option<(String, f64)>, Misread> {
    let units = ["a month", "per month", "/month", "tonnes", "mt", "t"];
    let mut left = text.trim();
    while let Some(shorter) = units.iter().find_map(|unit| {
        let at = left.len().checked_sub(unit.len())?;
        let end = left.get(at..)?;
        let before = left.get(..at)?.chars().next_back();
        let apart = before.is_none_or(|sign| sign == ' ' || sign.is_ascii_digit());
        (end.eq_ignore_ascii_case(unit) && apart).then(|| left[..at].trim_end())
    }) {
        left = shorter;
    }
    // Without a unit a number may be a factor as well as tonnes.
    if left.len() == text.trim().len() {
        return Ok(None);
    }
    ending(left, |word| match word.starts_with(|c: char| c.is_ascii_digit()) {
        true => amounts::number(word).map(Some),
        false => Ok(None),
    })
}
