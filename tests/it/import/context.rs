//! Who works where, and people displaced: context that is counted into no need.

use super::needs::with_districts;
use super::*;

const PRESENCE: &str = "location_code,admin1_code,admin1_name,admin2_code,admin_level,org_acronym,org_name,\
                        org_type_description,sector_name,reference_period_start,reference_period_end,contact\n\
                        XMA,XM01,Éa,XM0101,2,AA,Aid for All,National NGO,Nutrition,2023-01-01,2023-06-30,a person\n\
                        XMA,XM01,Éa,XM0101,2,AA,Aid for All,National NGO,Nutrition,2022-01-01,2022-06-30,a person\n\
                        XMA,XM01,Éa,XM0199,2,BB,Bread,International NGO,Food Security,2017-05-09,2029-12-30,\n\
                        XMA,,,,0,CC,Country Care,UN,Food Security,2023-01-01,2023-06-30,\n\
                        YYA,YY01,Else,,1,DD,Dignity,UN,Food Security,2023-01-01,2023-06-30,\n";

fn presence(table: &str) -> Asked {
    let mut asked = asked(Kind::Presence, &[("presence.csv", table.as_bytes())]);
    asked.described.key = Some("who-where".to_owned());
    asked.described.sensitivity = Kind::Presence.usual_sensitivity().to_owned();
    asked
}

#[test]
fn who_works_where_is_kept_for_the_planning_team() {
    let mut pack = with_districts();
    let made = put(&mut pack, &presence(PRESENCE));
    let there = rows(&pack, "presence.csv");
    let of = |row: &BTreeMap<String, String>| {
        ["area", "organisation", "sector", "from", "sensitivity"].map(|column| row[column].clone())
    };
    let there: Vec<[String; 5]> = there.iter().map(of).collect();
    assert_eq!(
        there,
        [
            ["XM01", "Bread", "Food Security", "2017-05-09", "internal"],
            ["XM0101", "Aid for All", "Nutrition", "2023-01-01", "internal"],
        ]
    );
    assert!(!text(&pack, "presence.csv").contains("a person"), "no contacts");
    assert!(text(&pack, "sources.csv").lines().any(|line| line.ends_with(",internal")));
    assert_eq!(told(&made, Became::Left, "again"), 1);
    assert_eq!(told(&made, Became::Left, "other countries"), 1);
    assert_eq!(told(&made, Became::Left, "whole country"), 1);
    assert_eq!(told(&made, Became::Taken, "more than three years"), 1);
    assert_eq!(told(&made, Became::Taken, "by their province"), 1);
    assert_eq!(told(&made, Became::Taken, "as internal"), 1);
    let again = import(&presence(PRESENCE), &pack).expect("the same");
    assert!(again.files.is_empty(), "the same file twice changes nothing");
}

/// As the tracking matrix is published: rows by reason and origin, tags below the header, operations of their own.
const TRACKED: &str = "id,operation,admin0Name,admin0Pcode,admin1Name,admin1Pcode,admin2Name,admin2Pcode,adminLevel,\
                       numPresentIdpInd,reportingDate,roundNumber,displacementReason,assessmentType\n\
                       #id+code,#operation+name,#country+name,#country+code,#adm1+name,#adm1+code,#adm2+name,\
                       #adm2+code,#adm+level,#affected+idps,#date+reported,#round+code,#cause+type,#assessment+type\n\
                       1,Monthly,Land,XMA,Éa,XM01,,,1,400,2023-04-30T00:00:00,7,Conflict,BA\n\
                       2,Monthly,Land,XMA,Éa,XM01,,,1,50,2023-04-30T00:00:00,7,Natural disaster,BA\n\
                       3,Monthly,Land,XMA,Éa,XM01,,,1,900,2023-01-31T00:00:00,6,Conflict,BA\n\
                       4,Weekly,Land,XMA,Éa,XM01,,,1,120,2023-05-07T00:00:00,31,Conflict,SA\n\
                       5,Monthly,Land,XMA,Bo,XM02,Port,XM0201,2,30,2023-04-30T00:00:00,7,Conflict,BA\n\
                       6,Monthly,Land,XMA,,,,,0,5000,2023-04-30T00:00:00,7,Conflict,BA\n";

fn stock(pack: &Pack) -> Vec<[String; 6]> {
    let of = |row: &BTreeMap<String, String>| {
        ["area", "operation", "day", "people", "round", "basis"].map(|column| row[column].clone())
    };
    rows(pack, "displaced.csv").iter().map(of).collect()
}

#[test]
fn displaced_people_are_a_stock_of_the_newest_day_of_each_operation() {
    let mut pack = with_districts();
    let made = put_text(&mut pack, Kind::Displaced, "dtm.csv", TRACKED);
    // The months that a new pack begins with lie before; somebody has to choose them first.
    let figures = [
        ["XM01", "Monthly", "2023-04-30", "450", "7", "derived"],
        ["XM01", "Weekly", "2023-05-07", "120", "31", "published"],
        ["XM0201", "Monthly", "2023-04-30", "30", "7", "published"],
    ];
    assert_eq!(stock(&pack), figures);
    assert_eq!(told(&made, Became::Taken, "added up"), 1);
    assert_eq!(told(&made, Became::Left, "older days"), 1);
    assert_eq!(told(&made, Became::Left, "whole country"), 1);
    assert_eq!(told(&made, Became::Differs, "several operations"), 1);
    assert_eq!(told(&made, Became::Taken, "counted into no need"), 1);
    assert!(rows(&pack, "need-groups.csv").is_empty() && rows(&pack, "needs.csv").is_empty());
    // A newer round replaces it only where asked to.
    let newer =
        TRACKED.replace("2023-04-30T00:00:00,7", "2023-05-31T00:00:00,8").replace(",400,", ",410,");
    let update = Asked { update: true, ..asked(Kind::Displaced, &[("dtm.csv", newer.as_bytes())]) };
    put(&mut pack, &update);
    assert_eq!(stock(&pack)[0], ["XM01", "Monthly", "2023-05-31", "460", "8", "derived"]);
}

#[test]
fn days_after_the_months_of_the_pack_do_not_count() {
    let mut pack = with_districts();
    let dated = text(&pack, "pack.toml").replace("from = 2021-08-01", "from = 2023-01-01");
    let dated = dated.replace("months = 8 }", "months = 2 }");
    pack.insert("pack.toml".to_owned(), dated.into_bytes());
    let made = put_text(&mut pack, Kind::Displaced, "dtm.csv", TRACKED);
    assert_eq!(stock(&pack), [["XM01", "Monthly", "2023-01-31", "900", "6", "published"]]);
    assert_eq!(told(&made, Became::Left, "after the months"), 3, "one of two rows");
}

/// The humanitarian API has reasons added up: what stands twice there is a repetition.
#[test]
fn displaced_people_of_the_humanitarian_api_are_counted_once() {
    let table = "\u{FEFF}location_code,provider_admin1_name,admin1_code,admin2_code,admin_level,operation,\
                 assessment_type,population,reporting_round,reference_period_start,reference_period_end,error\n\
                 XMA,Éa,XM01,XM0101,2,Monthly,BA,70,7,2023-04-30,2023-04-30,\n\
                 XMA,Éa,XM01,XM0101,2,Monthly,BA,70,7,2023-04-30,2023-04-30,\n\
                 XMA,Éa,XM01,XM0101,2,Monthly,SA,90,7,2023-04-30,2023-04-30,\n\
                 XMA,Ea,,,1,Monthly,BA,300,7,2023-04-30,2023-04-30,\n\
                 XMA,Boo,,,1,Monthly,BA,5,7,2023-04-30,2023-04-30,\n";
    let mut pack = with_districts();
    let one = asked(Kind::Displaced, &[("idps.csv", table.as_bytes())]);
    let said = refused(&pack, &one);
    assert!(said.contains("E0210 idps.csv:6: no area is called `Boo`"), "{said}");
    let made = put(&mut pack, &Asked { leave_unknown: true, ..one });
    let figures = [
        ["XM01", "Monthly", "2023-04-30", "300", "7", "published"],
        ["XM0101", "Monthly", "2023-04-30", "90", "7", "published"],
    ];
    assert_eq!(stock(&pack), figures);
    assert_eq!(told(&made, Became::Left, "stand twice"), 1);
    assert_eq!(told(&made, Became::Left, "other assessments"), 1);
}

#[test]
fn displaced_people_are_a_part_of_the_need_only_where_asked() {
    let mut pack = with_districts();
    let one = asked(Kind::Displaced, &[("dtm.csv", TRACKED.as_bytes())]);
    put(&mut pack, &Asked { as_group: Some("Displaced people".to_owned()), ..one });
    let groups = rows(&pack, "need-groups.csv");
    let of = |row: &BTreeMap<String, String>| {
        ["group", "name", "area", "people"].map(|column| row[column].clone())
    };
    let groups: Vec<[String; 4]> = groups.iter().map(of).collect();
    // Of two operations in one province the one with the newer day.
    let displaced = ["displaced-people", "Displaced people"];
    let [id, name] = displaced;
    assert_eq!(groups, [[id, name, "XM01", "120"], [id, name, "XM02", "30"]]);
    assert!(rows(&pack, "needs.csv").is_empty());
}

#[test]
fn tables_of_something_else_are_refused_by_name() {
    let pack = with_districts();
    for kind in [Kind::Presence, Kind::Displaced] {
        let said = refused(&pack, &asked(kind, &[("a.csv", b"a,b\n1,2\n")]));
        assert!(said.contains("E0012 a.csv: no table of"), "{said}");
    }
    let said = refused(&fresh(), &presence(PRESENCE));
    assert!(said.contains("E0002 areas.csv: no areas"), "{said}");
}
