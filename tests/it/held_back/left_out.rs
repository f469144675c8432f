//! Who is left with nothing: every area and month is counted once, by what is handed out there.

use super::held;
use crate::shipped::shipped;
use aidreach::network::Network;
use aidreach::plan::{AreaPlan, Exact, MonthFigures, left_out};
use aidreach::scenario::Needed;

fn month(need: [u64; 3], served: [i128; 3]) -> MonthFigures {
    let served = served.map(Exact::from_integer);
    MonthFigures { need, served, shown: [0; 3], grams: Exact::default() }
}

#[test]
fn areas_and_months_without_anybody_served_are_told_by_people() {
    let area =
        |n: u32, months: Vec<MonthFigures>| AreaPlan { area: aidreach::country::AreaIx(n), months };
    let areas = [
        area(0, vec![month([100, 10, 0], [0, 10, 0]), month([50, 0, 0], [0, 0, 0])]),
        area(1, vec![month([200, 0, 0], [0, 0, 0]), month([0, 0, 0], [0, 0, 0])]),
        area(2, vec![month([90, 0, 10], [9, 0, 0]), month([91, 0, 9], [10, 0, 0])]),
    ];
    let left = left_out(&areas);
    let cells = |cells: &[aidreach::plan::Cell]| -> Vec<(u32, u8, u64)> {
        cells.iter().map(|cell| (cell.area.0, cell.period.0, cell.need)).collect()
    };
    // The second area has nobody in need in its second month.
    assert_eq!(left.cells, 5);
    assert_eq!(cells(&left.nobody), [(1, 0, 200), (0, 1, 50)]);
    // 9 of 100 are fewer than a tenth, 10 of 100 and 10 of 110 are and are not.
    assert_eq!(cells(&left.below_a_tenth), [(0, 0, 110), (2, 0, 100)]);
    assert_eq!(cells(&left.by_phase[0]), [(1, 0, 200), (0, 0, 100), (0, 1, 50)]);
    assert_eq!(cells(&left.by_phase[1]), []);
    assert_eq!(cells(&left.by_phase[2]), [(2, 0, 10), (2, 1, 9)]);
    let highest = |cells: &[aidreach::plan::Cell]| -> Vec<u8> {
        cells.iter().map(|cell| cell.highest_phase).collect()
    };
    assert_eq!(highest(&left.nobody), [3, 3]);
    assert_eq!(highest(&left.below_a_tenth), [4, 5]);
}

#[test]
fn part_of_a_ration_serves_nobody() {
    let third = MonthFigures {
        served: [Exact::new(1, 3), Exact::new(1, 3), Exact::default()],
        ..month([5, 5, 0], [0; 3])
    };
    let areas = [AreaPlan { area: aidreach::country::AreaIx(0), months: vec![third] }];
    assert_eq!(left_out(&areas).nobody.len(), 1);
}

#[test]
fn whoever_is_shown_as_reached_is_not_left_with_nothing() {
    for (pack, id) in [("afghanistan", "baseline"), ("example", "short-of-money")] {
        let (country, scenario) = shipped(pack, id);
        let needed = Needed::of(&country);
        let network = Network::new(&country, &scenario, &needed).expect("a network");
        let (plan, _) = held(&network);
        let left = left_out(&plan.areas);
        let mut nobody = 0;
        for area in &plan.areas {
            for month in &area.months {
                let (need, shown): (u64, u64) = (month.need.iter().sum(), month.shown.iter().sum());
                nobody += usize::from(need > 0 && shown == 0);
            }
        }
        assert_eq!(left.nobody.len(), nobody, "{pack} {id}");
        assert!(left.nobody.windows(2).all(|pair| pair[0].need >= pair[1].need));
    }
}
