//! Scenarios side by side, as it is told in every format.

use super::{Beside, ChainTold, SideBySide, SideTold, tables};
use crate::report::findings::effect::{EffectTold, LostRow, lost};
use crate::report::kit::{Answered, Declared, Description, Part, TableSchema};

impl ChainTold {
    /// What differs step by step: its key, its title, the differences, and what is said where there are
    /// none.
    fn steps(&self) -> [(&'static str, &'static str, &[String], &'static str); 5] {
        [
            ("decided", "1. Decided otherwise", &self.decided, "Nothing was decided otherwise."),
            (
                "permissions",
                "2. So these permissions differ",
                &self.permissions,
                "No permission differs.",
            ),
            ("links", "3. So these links differ", &self.links, "No link differs."),
            ("routes", "4. So these routes carry more or less", &self.routes, "No route differs."),
            (
                "areas",
                "5. So these areas are served less or more",
                &self.areas,
                "No area is served otherwise.",
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
            parts.push(Part::section("method", "How to read it"));
            let caveats: Vec<String> = self.caveats.iter().map(|told| format!("{told}.")).collect();
            parts.push(Part::bullets(&caveats));
        }
        let labels: Vec<&str> = self.scenarios.iter().map(|side| side.label.as_str()).collect();
        let head = self.masthead.clone();
        Description {
            title: format!("Side by side: {}", labels.join(" beside ")).into(),
            subtitle: format!("{}, by {}, with hindsight", head.country, head.level).into(),
            in_short: if same {
                vec![self.same_throughout().into()]
            } else {
                self.in_short().into_iter().map(Into::into).collect()
            },
            head,
            parts,
        }
    }
}

impl SideBySide {
    fn in_short(&self) -> Vec<String> {
        let first = |effect: &EffectTold| {
            let said = effect.said.first().map_or("", String::as_str);
            format!("`{}` beside `{}`: {said}", effect.scenario, effect.reference)
        };
        self.effects.iter().map(first).collect()
    }

    fn same_throughout(&self) -> String {
        let all = match self.scenarios.len() {
            2 => "both".to_owned(),
            n => format!("all {n}"),
        };
        format!("Nothing differs: {all} scenarios decide the same, and their plans are the same.")
    }

    /// Totals, and the cascades: what each limit takes, and what is left.
    fn side_by_side(&self) -> Vec<Part> {
        let first = self.scenarios.first().map(|side| &side.cascade.sentences);
        let said = |(n, side): (usize, &SideTold)| {
            let told = match n > 0 && first == Some(&side.cascade.sentences) {
                true => "the same.".to_owned(),
                false => side.cascade.sentences.join(" "),
            };
            format!("{}: {told}", side.label)
        };
        let said: Vec<String> = self.scenarios.iter().enumerate().map(said).collect();
        let caption = "Person-months that could be reached with the limits so far";
        vec![
            Part::section("scenarios", "Scenarios side by side"),
            Part::Table(tables::SCENARIOS.of("What each comes to", &self.scenarios).in_order()),
            Part::section("cascade", "From need to reach"),
            Part::Table(tables::CASCADE.of(caption, &tables::steps(&self.scenarios)).across()),
            Part::bullets(&said),
        ]
    }

    /// Whom access shuts out, whatever food there is: a caseload that all share can hide it in a sum.
    fn ceilings(&self) -> Vec<Part> {
        if self.ceilings_by_area.is_empty() {
            return Vec::new();
        }
        let some = match self.ceilings_of_some_areas {
            true => "; worked out for areas that lose most",
            false => "",
        };
        let caption = format!(
            "Person-months that any plan could reach in an area if food were ample and only its need \
             counted{some}"
        );
        let rows = tables::ceilings(&self.scenarios, &self.ceilings_by_area);
        vec![
            Part::section("access", "Where access allows less or more"),
            Part::Table(tables::CEILINGS.of(&caption, &rows).across()),
        ]
    }

    /// What a later scenario costs beside the first, and why.
    fn beside(&self, n: usize, effect: &EffectTold) -> Vec<Part> {
        let (first, other) = (&effect.reference, &effect.scenario);
        let id = |what: &str| format!("{what}-{}", n + 1);
        let title = format!("What `{other}` costs beside `{first}`");
        let mut parts = vec![Part::section(&id("costs"), &title)];
        parts.push(Part::bullets(&effect.said[1.min(effect.said.len())..]));
        parts.extend(effect.tables(&LOST).into_iter().map(Part::Table));
        let title = format!("Reached in `{first}` and in `{other}`");
        parts.push(Part::section(&id("reached"), &title));
        let rows = &self.beside[n];
        let by = [
            ("month", "Month", "By month: person-months reached"),
            ("way-in", "Way in", "By way into the country: person-months reached"),
            ("area", "Area", "By area: person-months reached"),
        ];
        for (by, heading, caption) in by {
            let rows: Vec<&Beside> = rows.iter().filter(|row| row.by == by).collect();
            let table = tables::BESIDE.of(caption, rows).headed("name", heading);
            let table = table.headed("first_reached_person_months", first);
            parts.push(Part::Table(table.headed("reached_person_months", other)));
        }
        parts.push(Part::section(&id("chain"), &format!("From `{first}` to `{other}`")));
        parts.extend(chain(&self.chains[n], other));
        parts
    }

    fn under_splits(&self) -> Vec<Part> {
        if self.by_split.is_empty() {
            return Vec::new();
        }
        let rows = tables::splits(&self.scenarios, &self.by_split);
        let caption = "Person-months reached where food comes from other places, which is assumed";
        vec![
            Part::section("splits", "With the supplies split otherwise"),
            Part::Table(tables::SPLITS.of(caption, &rows).across()),
        ]
    }
}

/// From decisions to people, step by step.
fn chain(chain: &ChainTold, scenario: &str) -> Vec<Part> {
    if chain.same {
        let same = "Nothing differs: both decide the same, and their plans are the same.";
        return vec![Part::paragraph(same)];
    }
    let step = |(step, title, lines, nothing): (&'static str, &str, &[String], &str)| {
        if lines.is_empty() {
            return Part::paragraph(&format!("{title}: {nothing}"));
        }
        let link = |(n, line): (usize, &String)| tables::Link {
            scenario: scenario.to_owned(),
            step,
            number: n + 1,
            difference: line.clone(),
        };
        let rows: Vec<_> = lines.iter().enumerate().map(link).collect();
        Part::Table(tables::CHAIN.of(title, &rows).in_order().in_short(TOLD))
    };
    chain.steps().into_iter().map(step).collect()
}
