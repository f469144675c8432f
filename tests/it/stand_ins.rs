//! Whether a way can stand in for what a what-if shuts, month by month.

use crate::shipped::shipped;
use aidreach::analysis::compare::compare;
use aidreach::analysis::stand_in::{StandIn, stand_in};
use aidreach::country::LinkIx;
use aidreach::network::Network;
use aidreach::plan::{Exact, Settings};
use aidreach::report::{Rendered, Sharing, WhatIfAsked, WhatIfReport};
use aidreach::scenario::{Needed, Switch};
use aidreach::units::Share;

/// One permission of the baseline denied in all months, and a corridor's links asked about.
fn answered(pack: &str, denied: &str, corridor: &str) -> (StandIn, String) {
    let (country, baseline) = shipped(pack, "baseline");
    let permission = country.permissions.iter().position(|p| p.id == denied).expect("it");
    let permission = aidreach::country::PermissionIx(permission as u32);
    let both = [baseline.clone(), baseline.with_permission(permission, Switch::Off)];
    let found = compare(&country, &both, Settings::default(), None, (&|_, _| (), &|| false));
    let found = found.expect("plans");
    let needed = Needed::of(&country);
    let [before, after] = both.each_ref().map(|s| Network::new(&country, s, &needed).expect("it"));
    let at = country.corridors.iter().position(|c| c.id == corridor).expect("a corridor");
    let way: Vec<LinkIx> = (0..country.links.len() as u32)
        .map(LinkIx)
        .filter(|ix| country.links[ix.index()].corridor.is_some_and(|c| c.index() == at))
        .collect();
    let plans = [&found.sides[0].plan, &found.sides[1].plan];
    let beside = stand_in([&before, &after], plans, &way);
    let asked = WhatIfAsked {
        otherwise: Vec::new(),
        command: String::new(),
        stand_in: Some((corridor, beside.clone())),
    };
    let report = WhatIfReport::of(&country, &found, &asked, Sharing::Internal).expect("an effect");
    let text = Rendered::of(&report).text();
    (beside, text.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn months_add_up_to_what_is_told_of_all() {
    for (pack, denied, corridor) in
        [("sudan", "entry-adre", "chad-tine"), ("sudan", "entry-tine", "chad-adre")]
    {
        let (found, _) = answered(pack, denied, corridor);
        let sum = |of: &dyn Fn(&aidreach::analysis::stand_in::InMonth) -> Exact| -> Exact {
            found.months.iter().map(of).sum()
        };
        assert_eq!(sum(&|month| month.shut), found.shut.grams, "{denied}");
        let [before, after] = &found.by_it;
        assert_eq!(sum(&|month| month.more), after.grams - before.grams, "{denied}");
        let room: Option<Exact> = found.months.iter().map(|month| month.room_left).sum();
        assert_eq!(room, found.room_left, "{denied}");
    }
}

#[test]
fn where_rain_closes_the_other_way_its_months_are_told() {
    let (found, text) = answered("sudan", "entry-adre", "chad-tine");
    let wet = found.months.iter().find(|month| month.month.to_string() == "2024-08");
    let wet = wet.expect("a month in which food loses its way");
    assert_eq!(wet.season, Share::of(1, 10).expect("a share"));
    assert!(wet.reason.starts_with("rain"), "{}", wet.reason);
    assert_eq!(wet.more, Exact::default());
    let said = "nothing more in Aug 2024 (2,609 MT lose their way; the season leaves it open for 10.0 % of the \
                month)";
    assert!(text.contains(said), "{text}");
    assert!(text.contains("a part in Apr 2024 (441 of 973 MT), Sep 2024"), "{text}");
    let dry = found.months.iter().find(|month| month.month.to_string() == "2024-12");
    assert_eq!(dry.expect("a month").season, Share::ALL);
}
