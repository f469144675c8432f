//! Scenarios side by side, as it is told in every format.

use super::chart::chart;
use super::{Beside, ChainTold, SideBySide, SideTold, tables};
use crate::kit::headings;
use crate::kit::sentence::Joined;
use crate::kit::{Answered, Declared, Description, Part, Sentence, TableSchema, say};
use crate::report::findings::effect::{EffectTold, LostRow, lost};
use crate::report::findings::ranges::LostRangeTold;

/// A step of the chain: its key, its title, the differences, and what is said where there are none.
struct Step<'a> {
    key: &'static str,
    title: Sentence,
    differences: &'a [Sentence],
    none: Sentence,
}

impl ChainTold {
    /// What differs step by step.
    fn steps(&self) -> [Step<'_>; 5] {
        let step = |key, title, differences, none| Step { key, title, differences, none };
        [
            step(
                "decided",
                say!("compare.decided", "1. Decided otherwise"),
                &self.decided,
                say!("compare.decided.none", "Nothing was decided otherwise."),
            ),
            step(
                "permissions",
                say!("compare.permissions", "2. So these permissions differ"),
                &self.permissions,
                say!("compare.permissions.none", "No permission differs."),
            ),
            step(
                "links",
                say!("compare.links", "3. So these links differ"),
                &self.links,
                say!("compare.links.none", "No link differs."),
            ),
            step(
                "routes",
                say!("compare.routes", "4. So these routes carry more or less"),
                &self.routes,
                say!("compare.routes.none", "No route differs."),
            ),
            step(
                "areas",
                say!("compare.areas", "5. So these areas are served less or more"),
                &self.areas,
                say!("compare.areas.none", "No area is served otherwise."),
            ),
        ]
    }
}

/// Whom the plan of each later scenario costs what the first one's serves them.
const LOST: Declared<LostRow> = lost("compare-lost");
/// How many differences of a step a terminal tells.
const TOLD: usize = 8;

impl Answered for SideBySide {
    fn tables() -> Vec<TableSchema> {
        vec![
            tables::SCENARIOS.schema(),
            tables::CASCADE.schema(),
            tables::CEILINGS.schema(),
            LOST.schema(),
            tables::BESIDE.schema(),
            tables::CHAIN.schema(),
            tables::SPLITS.schema(),
        ]
    }

    fn described(&self) -> Description {
        let mut parts = self.side_by_side();
        let same = self.chains.iter().all(|chain| chain.same);
        if !same {
            parts.extend(self.ceilings());
            for (n, effect) in self.effects.iter().enumerate() {
                parts.extend(self.beside(n, effect));
            }
            parts.extend(self.under_splits());
            parts.push(Part::section("method", headings::how_to_read()));
            let caveat = |caveat: &Sentence| say!("compare.caveat", "{caveat}.", caveat);
            parts.push(Part::Bullets(self.caveats.iter().map(caveat).collect()));
        }
        let head = self.masthead.clone();
        Description {
            title: self.title(),
            subtitle: say!(
                "compare.subtitle",
                "{country}, by {level}, with hindsight",
                country = &head.country,
                level = &head.level_named,
            ),
            in_short: if same { vec![self.same_throughout()] } else { self.in_short() },
            head,
            parts,
        }
    }
}

impl SideBySide {
    fn title(&self) -> Sentence {
        let scenarios = self.scenarios.iter().map(|side| Sentence::of_others(&side.label));
        let scenarios = scenarios
            .reduce(|first, next| say!("compare.beside", "{first} beside {next}", first, next))
            .unwrap_or_else(|| Sentence::of_others(""));
        say!("compare.title", "Side by side: {scenarios}", scenarios)
    }

    fn in_short(&self) -> Vec<Sentence> {
        let first = |effect: &EffectTold| {
            let said = effect.said.first()?;
            let (scenario, reference) = (&effect.scenario, &effect.reference);
            Some(say!(
                "compare.in-short",
                "`{scenario}` beside `{reference}`: {said}",
                scenario,
                reference,
                said,
            ))
        };
        let range = |effect: &EffectTold| effect.lost_range.as_ref().map(LostRangeTold::said);
        let told = |effect: &EffectTold| first(effect).into_iter().chain(range(effect));
        self.effects.iter().flat_map(told).collect()
    }

    fn same_throughout(&self) -> Sentence {
        match self.scenarios.len() {
            2 => say!(
                "compare.same.both",
                "Nothing differs: both scenarios decide the same, and their plans are the same."
            ),
            n => say!(
                "compare.same.all",
                "Nothing differs: all {n} scenarios decide the same, and their plans are the same.",
                n
            ),
        }
    }

    /// Totals, and the cascades: what each limit takes, and what is left.
    fn side_by_side(&self) -> Vec<Part> {
        let first = self.scenarios.first().map(|side| &side.cascade.sentences);
        let said = |(n, side): (usize, &SideTold)| {
            let (scenario, sentences) = (&side.label, &side.cascade.sentences);
            match n > 0 && first == Some(sentences) {
                true => say!("compare.cascade.same", "{scenario}: the same.", scenario),
                false => say!(
                    "compare.cascade.of",
                    "{scenario}: {sentences}",
                    scenario,
                    sentences = Joined::Spaces.list(sentences),
                ),
            }
        };
        let what = say!(
            "compare.scenarios.table",
            "What each comes to; what is lost to access, too, is in person-months"
        );
        let so_far = say!(
            "compare.cascade.table",
            "Person-months that could be reached with the limits so far"
        );
        vec![
            Part::section("scenarios", say!("compare.scenarios", "Scenarios side by side")),
            Part::Table(tables::SCENARIOS.of(what, &self.scenarios).in_order()),
            Part::section("cascade", say!("compare.cascade", "From need to reach")),
            Part::Table(tables::CASCADE.of(so_far, &tables::steps(&self.scenarios)).across()),
            Part::Bullets(self.scenarios.iter().enumerate().map(said).collect()),
        ]
    }

    /// Whom access shuts out, whatever food there is: a caseload that all share can hide it in a sum.
    fn ceilings(&self) -> Vec<Part> {
        if self.ceilings_by_area.is_empty() {
            return Vec::new();
        }
        let caption = match self.ceilings_of_some_areas {
            true => say!(
                "compare.access.some",
                "Person-months that any plan could reach in an area if food were ample and only its need \
                 counted; worked out for areas that lose most"
            ),
            false => say!(
                "compare.access.table",
                "Person-months that any plan could reach in an area if food were ample and only its need \
                 counted"
            ),
        };
        let rows = tables::ceilings(&self.scenarios, &self.ceilings_by_area);
        vec![
            Part::section("access", say!("compare.access", "Where access allows less or more")),
            Part::Table(tables::CEILINGS.of(caption, &rows).across()),
        ]
    }

    /// What a later scenario costs beside the first, and why.
    fn beside(&self, n: usize, effect: &EffectTold) -> Vec<Part> {
        let (first, other) = (&effect.reference, &effect.scenario);
        let id = |what: &str| format!("{what}-{}", n + 1);
        let title = say!("compare.costs", "What `{other}` costs beside `{first}`", other, first);
        let mut parts = vec![Part::section(&id("costs"), title)];
        parts.push(Part::bullets(&effect.said[1.min(effect.said.len())..]));
        parts.extend(chart(n, effect).map(Part::Chart));
        parts.extend(effect.tables(&LOST).into_iter().map(Part::Table));
        let title = say!("compare.reached", "Reached in `{first}` and in `{other}`", first, other);
        parts.push(Part::section(&id("reached"), title));
        let rows = &self.beside[n];
        let by = [
            ("month", "Month", say!("compare.by-month", "By month: person-months reached")),
            (
                "way-in",
                "Way in",
                say!("compare.by-way-in", "By way into the country: person-months reached"),
            ),
            ("area", "Area", say!("compare.by-area", "By area: person-months reached")),
        ];
        for (by, heading, caption) in by {
            let rows: Vec<&Beside> = rows.iter().filter(|row| row.by == by).collect();
            let table = tables::BESIDE.of(caption, rows).headed("name", heading);
            let table = table.headed("first_reached_person_months", first);
            parts.push(Part::Table(table.headed("reached_person_months", other)));
        }
        let title = say!("compare.chain", "From `{first}` to `{other}`", first, other);
        parts.push(Part::section(&id("chain"), title));
        parts.extend(chain(&self.chains[n], other));
        parts
    }

    fn under_splits(&self) -> Vec<Part> {
        if self.by_split.is_empty() {
            return Vec::new();
        }
        let rows = tables::splits(&self.scenarios, &self.by_split);
        let title = headings::by_split();
        let caption = say!(
            "compare.splits.table",
            "Person-months reached where food comes from other places, which is assumed"
        );
        vec![
            Part::section("splits", title),
            Part::Table(tables::SPLITS.of(caption, &rows).across()),
        ]
    }
}

/// From decisions to people, step by step.
fn chain(chain: &ChainTold, scenario: &str) -> Vec<Part> {
    if chain.same {
        return vec![Part::paragraph(say!(
            "compare.chain.same",
            "Nothing differs: both decide the same, and their plans are the same."
        ))];
    }
    let step = |step: Step<'_>| {
        let Step { key, title, differences, none } = step;
        if differences.is_empty() {
            return Part::paragraph(say!("compare.step.none", "{title}: {none}", title, none));
        }
        let link = |(n, difference): (usize, &Sentence)| tables::Link {
            scenario: scenario.to_owned(),
            step: key,
            number: n + 1,
            difference: difference.clone(),
        };
        let rows: Vec<_> = differences.iter().enumerate().map(link).collect();
        Part::Table(tables::CHAIN.of(title, &rows).in_order().in_short(TOLD))
    };
    chain.steps().into_iter().map(step).collect()
}
