//! What holds for every scenario.

use super::made_up::{PERMISSIONS, country, scenario, share};
use aidreach::country::PermissionIx;
use aidreach::scenario::{AccessTable, Scenario, Stance, Switch};
use aidreach::time::Period;
use aidreach::units::Share;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use num_rational::Ratio;
use proptest::prelude::*;

/// A decision as text; each has its own day of declaration, so that none contradicts another.
#[derive(Clone, Debug)]
struct Table {
    permission: usize,
    state: &'static str,
    from: i64,
    days: i64,
    notice: u8,
    days_open: Option<u8>,
}

fn day(n: i64) -> Date {
    date(2021, 8, 1).checked_add(n.days()).expect("a day")
}

impl Table {
    fn text(&self, declared: i64) -> String {
        let mut text = format!(
            "[[decide]]\npermission = \"{}\"\nstate = \"{}\"\nfrom = {}\nto = {}\ndeclared = {}\n",
            PERMISSIONS[self.permission],
            self.state,
            day(self.from),
            day(self.from + self.days),
            day(declared),
        );
        if self.state == "partial" {
            text += "share = 0.3\n";
        }
        if self.state != "denied" {
            text += &format!("notice_days = {}\n", self.notice);
            if let Some(days) = self.days_open {
                text += &format!("days_open_per_month = {days}\n");
            }
        }
        text
    }
}

fn table() -> impl Strategy<Value = Table> {
    let state = prop::sample::select(vec!["granted", "partial", "denied", "unknown"]);
    let conditions = (0..10_u8, prop::option::of(0..31_u8));
    let days = (0..240_i64, 0..120_i64);
    (0..PERMISSIONS.len(), state, days, conditions).prop_map(
        |(permission, state, (from, days), (notice, days_open))| Table {
            permission,
            state,
            from,
            days,
            notice,
            days_open,
        },
    )
}

/// Decisions declared on different days of the window, in the order of their declaration.
fn tables() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(table(), 0..8).prop_map(|tables| {
        let texts = tables.iter().enumerate();
        texts.map(|(n, table)| table.text(n as i64 * 17)).collect()
    })
}

fn with_stance(texts: &[String], stance: Stance) -> Scenario {
    scenario(&format!("stance = \"{}\"\n{}", stance.word(), texts.concat()))
}

fn shares(scenario: &Scenario) -> Vec<Share> {
    let table = AccessTable::new(&country(), scenario);
    cells(scenario).map(|(ix, period)| table.state_share(ix, period)).collect()
}

fn cells(scenario: &Scenario) -> impl Iterator<Item = (PermissionIx, Period)> {
    let window = scenario.window;
    let permissions = (0..PERMISSIONS.len() as u32).map(PermissionIx);
    permissions.flat_map(move |ix| window.periods().map(move |period| (ix, period)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_tables_in_a_file_changes_nothing(
        (texts, shuffled) in tables().prop_flat_map(|t| (Just(t.clone()), Just(t).prop_shuffle()))
    ) {
        let one = scenario(&texts.concat());
        let other = scenario(&shuffled.concat());
        prop_assert_eq!(one.written_out(&country()), other.written_out(&country()));
        prop_assert_eq!(one, other);
    }

    #[test]
    fn hopeful_is_at_least_expected_and_that_at_least_cautious(texts in tables()) {
        let [cautious, expected, hopeful] =
            [Stance::Cautious, Stance::Expected, Stance::Hopeful].map(|s| shares(&with_stance(&texts, s)));
        for ((c, e), h) in cautious.iter().zip(&expected).zip(&hopeful) {
            prop_assert!(Share::NONE <= *c && c <= e && e <= h && *h <= Share::ALL);
        }
    }

    #[test]
    fn rulings_cover_each_day_once_and_make_up_the_share(texts in tables()) {
        let scenario = with_stance(&texts, Stance::Expected);
        let table = AccessTable::new(&country(), &scenario);
        for (ix, period) in cells(&scenario) {
            let n_days = scenario.window.month(period).days();
            let rulings = table.rulings(ix, period);
            prop_assert_eq!(rulings.iter().map(|r| i64::from(r.days)).sum::<i64>(), n_days);
            let weighed = rulings.iter().map(|r| r.open.ratio() * i64::from(r.days));
            let mean = weighed.sum::<Ratio<i64>>() / n_days;
            prop_assert_eq!(mean, table.state_share(ix, period).ratio());
        }
    }

    #[test]
    fn known_on_a_months_last_day_it_is_hindsight_for_that_month(texts in tables()) {
        let scenario = with_stance(&texts, Stance::Expected);
        // Declared by the last day, ends known the day after: nothing is left to learn.
        let country = country();
        let hindsight = AccessTable::new(&country, &scenario);
        let period = Period(7);
        let known = scenario.known_on(scenario.window.month(period).last_day());
        let known = AccessTable::new(&country, &known);
        for n in 0..PERMISSIONS.len() as u32 {
            let ix = PermissionIx(n);
            prop_assert_eq!(known.state_share(ix, period), hindsight.state_share(ix, period));
        }
    }

    #[test]
    fn a_player_is_never_more_open_off_than_on(texts in tables()) {
        let scenario = with_stance(&texts, Stance::Cautious);
        let table = AccessTable::new(&country(), &scenario);
        for (ix, period) in cells(&scenario) {
            let [off, on] = [Switch::Off, Switch::On]
                .map(|switch| table.switching([(ix, switch)]).state_share(ix, period));
            prop_assert!(off <= table.state_share(ix, period));
            prop_assert!(table.state_share(ix, period) <= on);
        }
    }

    #[test]
    fn opening_one_more_permission_lowers_no_share_and_no_quota(
        texts in tables(), first in 0..240_i64, days in 0..60_i64
    ) {
        let before = with_stance(&texts, Stance::Cautious);
        let more = Table { permission: 4, state: "granted", from: first, days, notice: 0, days_open: None };
        let mut longer = texts.clone();
        longer.push(more.text(239));
        let after = with_stance(&longer, Stance::Cautious);
        for (one, other) in shares(&before).into_iter().zip(shares(&after)) {
            prop_assert!(one <= other);
        }
        let money = [before, after].map(|s| AccessTable::new(&country(), &s).budget_share());
        prop_assert!(money[0] <= money[1] && money[1] <= share(1, 1));
    }
}
