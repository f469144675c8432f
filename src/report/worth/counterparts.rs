//! What all counterparts of a scenario are worth, as every answer tells it.

use super::super::asked::{Estimated, Proven, give_or_take, percent};
use super::super::figure::{Figure, counted, people};
use super::super::layout::grid;
use crate::analysis::counterparts::{CounterpartWorth, Counterparts, Expectation};
use crate::analysis::game::Exact;
use crate::analysis::players::By;
use crate::analysis::valued::How;
use crate::country::Country;
use crate::page::{Cell, Side, Table};
use crate::report::asked::adding_up;
use crate::report::pictures::drawn;
use crate::report::{Cell as SheetCell, Sheet};
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// The game of all counterparts of a scenario, each with all its permissions.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct CounterpartsTold {
    none_granted_person_months: Figure,
    all_granted_person_months: Figure,
    gain_person_months: Figure,
    /// To be expected at the pack's odds, with one draw for each counterpart.
    expected_person_months: Figure,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected_give_or_take_person_months: Option<Figure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    estimated: Option<Estimated>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<Proven>,
    /// The one with most worth first; those on whom nothing hangs are left out.
    each: Vec<CounterpartTold>,
}

/// A counterpart and the worth of all its permissions together.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct CounterpartTold {
    pub(in crate::report) id: String,
    pub(in crate::report) counterpart: String,
    /// How many permissions it decides.
    permissions: usize,
    pub(in crate::report) worth_person_months: Figure,
    /// Within this of it the worth lies in about 95 % of cases; left out where it is exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::report) give_or_take_person_months: Option<Figure>,
    /// Within which all estimates lie at once with the confidence told, whatever the network is like.
    #[serde(skip_serializing_if = "Option::is_none")]
    surely_within_person_months: Option<Figure>,
    granted_first_person_months: Figure,
    /// Lost if it alone refuses everything; always exact.
    pub(in crate::report) hold_up_person_months: Figure,
    hold_up_share_of_gain: Option<Figure>,
    hold_up_share_of_reach: Option<Figure>,
    p_granted: Figure,
    ten_points_more_person_months: Figure,
    #[serde(skip_serializing_if = "Option::is_none")]
    ten_points_more_give_or_take_person_months: Option<Figure>,
    /// Its worth in percent of what all bring.
    #[serde(skip)]
    pub(in crate::report) share: String,
    #[serde(skip)]
    pub(in crate::report) hangs: String,
}

impl CounterpartsTold {
    /// Gathers what is told of all counterparts.
    pub(in crate::report) fn of(country: &Country, found: &Counterparts) -> CounterpartsTold {
        let gain = found.valued.gain();
        let worths: Vec<Exact> = found.each.iter().map(|c| c.worth.clone()).collect();
        let mut each: Vec<_> = found.each.iter().zip(adding_up(&worths)).collect();
        // A stable sort: equals stay in the order of the pack.
        each.sort_by_key(|(c, _)| Reverse(&c.worth));
        let told = |(c, shown): &(&CounterpartWorth, Figure)| told(country, c, *shown, &gain);
        CounterpartsTold {
            none_granted_person_months: Figure::long(&found.valued.none, 0),
            all_granted_person_months: Figure::long(&found.valued.all, 0),
            gain_person_months: Figure::long(&gain, 0),
            expected_person_months: Figure::long(&found.expected.value, 0),
            expected_give_or_take_person_months: off(&found.expected, 1.0),
            estimated: Estimated::of(&found.valued.how),
            certificate: match &found.valued.how {
                How::All(swept) => Some(Proven::of(found.players.len(), swept)),
                How::Drawn { .. } => None,
            },
            each: each.iter().map(told).collect(),
        }
    }

    pub(in crate::report) fn first(&self) -> Option<&CounterpartTold> {
        self.each.first()
    }

    /// A counterpart by its key, if anything hangs on it.
    pub(in crate::report) fn named(&self, id: &str) -> Option<&CounterpartTold> {
        self.each.iter().find(|told| told.id == id)
    }

    /// How the worths were found, as sentences.
    pub(in crate::report) fn how(&self) -> String {
        match (&self.estimated, &self.certificate) {
            (Some(estimated), _) => estimated.sentence(),
            (None, Some(proven)) => proven.sentence(),
            (None, None) => String::new(),
        }
    }

    /// Who holds most, and where effort is best spent.
    pub(super) fn sentences(&self) -> Vec<String> {
        let Some(first) = self.first() else { return Vec::new() };
        let range = match first.give_or_take_person_months.filter(|width| !width.is_nought()) {
            Some(width) => format!(" (give or take {} person-months)", width.grouped()),
            None => String::new(),
        };
        let mut told = vec![format!(
            "Most lies with {}: among all {} it holds {} of the worth in a fair parting{range}, and {} \
             of it can be had only if it grants.",
            first.counterpart,
            counted(self.each.len(), By::Counterpart.word()),
            first.share,
            first.hangs,
        )];
        // The first of equals in the order told.
        let best = self.each.iter().rev().max_by_key(|c| c.ten_points_more_person_months);
        if let Some(best) = best {
            let about =
                if self.expected_give_or_take_person_months.is_some() { "about " } else { "" };
            told.push(format!(
                "At the pack's odds, with one draw for each counterpart, {about}{} person-months are \
                 to be expected; effort is best spent on {}, where ten points more chance add \
                 {about}{}.",
                self.expected_person_months.grouped(),
                best.counterpart,
                best.ten_points_more_person_months.grouped(),
            ));
        }
        told
    }

    /// The table on a terminal: at most so many rows, and how many are left out.
    pub(super) fn table(&self, most: usize) -> String {
        let estimated = self.estimated.is_some();
        let rows = self.each.iter().take(most).map(|c| {
            let mut row = vec![c.counterpart.clone(), c.worth_person_months.grouped()];
            if estimated {
                row.push(c.give_or_take_person_months.map_or(String::new(), Figure::grouped));
            }
            row.extend([
                c.share.clone(),
                c.hold_up_person_months.grouped(),
                c.hangs.clone(),
                c.p_granted.plain(),
                c.ten_points_more_person_months.grouped(),
            ]);
            row
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let mut header = vec!["Counterpart", ">Worth"];
        header.extend(estimated.then_some(">±"));
        header.extend([">Share", ">Hangs on it", ">of it", ">Odds", ">+10 points"]);
        let mut text = grid(&header, &rows);
        let left = self.each.get(most..).unwrap_or_default();
        if let Some(next) = left.first() {
            text.push_str(&format!(
                "{} more hold {} or less each (--by counterpart tells all).\n",
                people(left.len() as u64),
                next.worth_person_months.grouped(),
            ));
        }
        text
    }

    /// The same for a page.
    pub(super) fn page_table(&self, most: usize) -> Table {
        let columns = [
            ("Counterpart", Side::Start),
            ("Worth", Side::End),
            ("Give or take", Side::End),
            ("Share", Side::End),
            ("Hangs on it", Side::End),
            ("of it", Side::End),
            ("Odds", Side::End),
        ];
        let caption = match self.each.len().saturating_sub(most) {
            0 => "All permissions of each counterpart, in person-months".to_owned(),
            more => format!("All permissions of each counterpart, in person-months ({more} more)"),
        };
        let mut table = Table::new(&caption, &columns);
        let longest = self.each.iter().map(|c| drawn(c.worth_person_months.exact()));
        let longest = longest.fold(1.0, f64::max);
        for c in self.each.iter().take(most) {
            let figure = |figure: Figure| Cell::figure(&figure.grouped(), drawn(figure.exact()));
            let worth = c.worth_person_months;
            table.rows.push(vec![
                Cell::text(&c.counterpart),
                figure(worth).with_bar(drawn(worth.exact()) / longest),
                c.give_or_take_person_months.map_or(Cell::text("exact"), figure),
                Cell::text(&c.share),
                figure(c.hold_up_person_months),
                Cell::text(&c.hangs),
                Cell::text(&c.p_granted.plain()),
            ]);
        }
        table
    }

    /// `worth-counterparts.csv`: one row a counterpart.
    pub(in crate::report) fn sheet(&self) -> Sheet {
        let columns = [
            "rank",
            "counterpart",
            "name",
            "permissions",
            "worth_person_months",
            "give_or_take_person_months",
            "hold_up_person_months",
            "p_granted",
        ];
        let mut sheet = Sheet::new("worth-counterparts", &columns);
        for (n, c) in self.each.iter().enumerate() {
            let nothing = Figure::whole(0);
            sheet.rows.push(vec![
                SheetCell::Whole(n as i64 + 1),
                SheetCell::text(&c.id),
                SheetCell::text(&c.counterpart),
                SheetCell::Whole(c.permissions as i64),
                SheetCell::Figure(c.worth_person_months),
                SheetCell::Figure(c.give_or_take_person_months.unwrap_or(nothing)),
                SheetCell::Figure(c.hold_up_person_months),
                SheetCell::Figure(c.p_granted),
            ]);
        }
        sheet
    }
}

fn told(
    country: &Country,
    found: &CounterpartWorth,
    shown: Figure,
    gain: &Exact,
) -> CounterpartTold {
    let own = &country.counterparts[found.counterpart.index()];
    let share = |of: &Option<Exact>| of.as_ref().map(|share| Figure::long(share, 6));
    CounterpartTold {
        id: own.id.clone(),
        counterpart: own.name.clone(),
        permissions: found.permissions.len(),
        worth_person_months: shown,
        give_or_take_person_months: found.spread.map(|s| give_or_take(s.within)),
        surely_within_person_months: found.spread.and_then(|s| s.bound).map(Figure::upwards),
        granted_first_person_months: Figure::long(&found.first, 0),
        hold_up_person_months: Figure::long(&found.hold_up.lost, 0),
        hold_up_share_of_gain: share(&found.hold_up.of_gain),
        hold_up_share_of_reach: share(&found.hold_up.of_all),
        p_granted: Figure::long(&found.odds, 2),
        ten_points_more_person_months: Figure::long(
            &(&found.effort.value / Exact::from_integer(10.into())),
            0,
        ),
        ten_points_more_give_or_take_person_months: off(&found.effort, 0.1),
        share: percent(&found.worth, gain),
        hangs: percent(&found.hold_up.lost, gain),
    }
}

/// How far off so much of an expectation may be.
fn off(found: &Expectation, part: f64) -> Option<Figure> {
    found.within.map(|within| give_or_take(part * within))
}
