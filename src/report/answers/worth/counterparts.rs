//! What all counterparts of a scenario are worth, as every answer tells it.

use crate::analysis::counterparts::{CounterpartWorth, Counterparts, Expectation};
use crate::analysis::game::Exact;
use crate::analysis::valued::How;
use crate::country::Country;
use crate::kit::columns::Meaning;
use crate::kit::figure::Figure;
use crate::kit::sentence::{Argument, in_percent};
use crate::kit::sheet::Cell;
use crate::kit::{Declared, Sentence, Table, col, in_data, known, means, on_pages_right, say};
use crate::report::findings::coalitions::{
    Estimated, ProofSummary, adding_up, give_or_take, share_of,
};
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
    certificate: Option<ProofSummary>,
    /// The one with most worth first; those on whom nothing hangs are left out.
    pub(super) each: Vec<CounterpartTold>,
}

/// A counterpart and the worth of all its permissions together.
#[derive(Clone, Debug, JsonSchema, Serialize)]
pub(in crate::report) struct CounterpartTold {
    pub(in crate::report) id: String,
    pub(in crate::report) counterpart: String,
    /// Its place, 1 for the most.
    #[serde(skip)]
    rank: usize,
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
    /// Its worth over what all bring.
    #[serde(skip)]
    worth_share: Figure,
}

/// All permissions of each counterpart, the one with most worth first.
pub(in crate::report::answers) const COUNTERPARTS: Declared<CounterpartTold> = Declared {
    name: "worth-counterparts",
    row: "A counterpart and what all its permissions are worth together",
    columns: &[
        in_data(known("rank", "", |c| Cell::Whole(c.rank as i64))),
        in_data(known("counterpart", "", |c| Cell::text(&c.id))),
        known("name", "Counterpart", |c| Cell::text(&c.counterpart)),
        in_data(known("permissions", "", |c| Cell::Whole(c.permissions as i64))),
        known("worth_person_months", "Worth", |c| Cell::Figure(c.worth_person_months)),
        on_pages_right("±", |c| width(c.give_or_take_person_months)),
        in_data(known("give_or_take_person_months", "", |c| {
            Cell::Figure(c.give_or_take_person_months.unwrap_or(Figure::whole(0)))
        })),
        known("hold_up_person_months", "Hangs on it", |c| Cell::Figure(c.hold_up_person_months)),
        on_pages_right("of it", |c| Cell::Text(c.hangs().to_string())),
        known("p_granted", "Odds", |c| Cell::Figure(c.p_granted)),
        col("worth_share", "Share", SHARE, |c| Cell::Figure(c.worth_share)),
        in_data(col(
            "hold_up_share",
            "",
            means::share("What is lost if it alone refuses over what all bring together, 0 to 1"),
            |c| Cell::figure(c.hold_up_share_of_gain),
        )),
        col(
            "ten_points_more_person_months",
            "+10 points",
            means::figure(
                0,
                "What ten points more chance that it grants add to what is to be expected at the pack's \
                 odds, in person-months",
            ),
            |c| Cell::Figure(c.ten_points_more_person_months),
        ),
    ],
};

pub(super) const SHARE: Meaning = means::share("Its worth over what all bring together, 0 to 1");

pub(super) const WORTH: Meaning = means::figure(
    0,
    "The mean of what it adds over all orders of asking (Shapley), in person-months",
);
pub(super) const WIDTH: Meaning = means::figure(
    0,
    "Within this of it the worth lies in about 95 % of cases, in person-months; empty where it is exact",
);

/// How far off a figure may be, as pages tell it; nothing where it is exact.
pub(super) fn width(width: Option<Figure>) -> Cell {
    width.map_or(Cell::Empty, |width| Cell::Text(width.grouped()))
}

impl CounterpartsTold {
    /// Gathers what is told of all counterparts.
    pub(in crate::report) fn of(country: &Country, found: &Counterparts) -> CounterpartsTold {
        let gain = found.valued.gain();
        let worths: Vec<Exact> = found.each.iter().map(|c| c.worth.clone()).collect();
        let mut each: Vec<_> = found.each.iter().zip(adding_up(&worths)).collect();
        // A stable sort: equals stay in the order of the pack.
        each.sort_by_key(|(c, _)| Reverse(&c.worth));
        let told = |(n, (c, shown)): (usize, &(&CounterpartWorth, Figure))| {
            told(country, c, (n + 1, *shown), &gain)
        };
        CounterpartsTold {
            none_granted_person_months: Figure::long(&found.valued.none, 0),
            all_granted_person_months: Figure::long(&found.valued.all, 0),
            gain_person_months: Figure::long(&gain, 0),
            expected_person_months: Figure::long(&found.expected.value, 0),
            expected_give_or_take_person_months: off(&found.expected, 1.0),
            estimated: Estimated::of(&found.valued.how),
            certificate: match &found.valued.how {
                How::All(swept) => Some(ProofSummary::of(found.players.len(), swept)),
                How::Drawn { .. } => None,
            },
            each: each.iter().enumerate().map(told).collect(),
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
    pub(super) fn how(&self) -> Option<Sentence> {
        found(self.estimated.as_ref(), self.certificate.as_ref())
    }

    /// Who holds most, and where effort is best spent.
    pub(super) fn sentences(&self) -> Vec<Sentence> {
        let Some(first) = self.first() else { return Vec::new() };
        let mut told = vec![self.most_lies_with(first)];
        // The first of equals in the order told.
        let best = self.each.iter().rev().max_by_key(|c| c.ten_points_more_person_months);
        told.extend(best.map(|best| self.best_spent(best)));
        told
    }

    fn most_lies_with(&self, first: &CounterpartTold) -> Sentence {
        let (counterpart, n) = (&first.counterpart, self.each.len());
        let (share, hangs) = (first.share(), first.hangs());
        match first.give_or_take_person_months.filter(|width| !width.is_nought()) {
            Some(width) => say!(
                "worth.most.about",
                "Most lies with {counterpart}: among all {n} {n:counterpart|counterparts} it holds {share} \
                 of the worth in a fair parting (give or take {width} person-months), and {hangs} of it \
                 can be had only if it grants.",
                counterpart,
                n,
                share,
                width,
                hangs,
            ),
            None => say!(
                "worth.most",
                "Most lies with {counterpart}: among all {n} {n:counterpart|counterparts} it holds {share} \
                 of the worth in a fair parting, and {hangs} of it can be had only if it grants.",
                counterpart,
                n,
                share,
                hangs,
            ),
        }
    }

    fn best_spent(&self, best: &CounterpartTold) -> Sentence {
        let (expected, counterpart) = (self.expected_person_months, &best.counterpart);
        let more = best.ten_points_more_person_months;
        match self.expected_give_or_take_person_months {
            Some(_) => say!(
                "worth.effort.about",
                "At the pack's odds, with one draw for each counterpart, about {expected} person-months are \
                 to be expected; effort is best spent on {counterpart}, where ten points more chance add \
                 about {more}.",
                expected,
                counterpart,
                more,
            ),
            None => say!(
                "worth.effort",
                "At the pack's odds, with one draw for each counterpart, {expected} person-months are to be \
                 expected; effort is best spent on {counterpart}, where ten points more chance add {more}.",
                expected,
                counterpart,
                more,
            ),
        }
    }

    /// Its table.
    pub(super) fn table(&self) -> Table {
        let caption = say!(
            "worth.counterparts",
            "All permissions of each counterpart, among all counterparts, in person-months"
        );
        COUNTERPARTS.of(caption, &self.each)
    }
}

impl CounterpartTold {
    /// Its worth in percent of what all bring.
    pub(in crate::report) fn share(&self) -> Argument {
        in_percent(self.worth_share)
    }

    /// What hangs on it in percent of what all bring; nothing of nothing is nothing.
    pub(in crate::report) fn hangs(&self) -> Argument {
        in_percent(self.hold_up_share_of_gain.unwrap_or_default())
    }
}

/// How worths were found, as sentences.
pub(super) fn found(
    estimated: Option<&Estimated>,
    proven: Option<&ProofSummary>,
) -> Option<Sentence> {
    estimated.map(Estimated::sentence).or(proven.map(ProofSummary::sentence))
}

fn told(
    country: &Country,
    found: &CounterpartWorth,
    (rank, shown): (usize, Figure),
    gain: &Exact,
) -> CounterpartTold {
    let own = &country.counterparts[found.counterpart.index()];
    let share = |of: &Option<Exact>| of.as_ref().map(|share| Figure::long(share, 6));
    CounterpartTold {
        id: own.id.clone(),
        counterpart: own.name.clone(),
        rank,
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
        worth_share: share_of(&found.worth, gain),
    }
}

/// How far off so much of an expectation may be.
fn off(found: &Expectation, part: f64) -> Option<Figure> {
    found.within.map(|within| give_or_take(part * within))
}
