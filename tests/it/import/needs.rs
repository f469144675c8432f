//! People in need: rounds, periods, figures that contradict each other, and sources without phases.

use super::*;

pub(super) const WIDE: &str = "Date of analysis,Country,Total country population,Level 1,Area,Current from,Current to,\
Population analyzed current,Phase 3+ number current,Phase 1 number current,Phase 2 number current,\
Phase 3 number current,Phase 4 number current,Phase 5 number current,First projection from,\
First projection to,Population analyzed first projection,Phase 3+ number first projection,\
Phase 1 number first projection,Phase 2 number first projection,Phase 3 number first projection,\
Phase 4 number first projection,Phase 5 number first projection\n";

fn wide(rows: &str) -> String {
    format!("{WIDE}{rows}")
}

fn need(pack: &Pack, area: &str, month: &str) -> [String; 4] {
    let rows = rows(pack, "needs.csv");
    let row = rows.iter().find(|row| row["area"] == area && row["month"] == month);
    let row = row.expect("a need of the area in the month");
    ["population_analysed", "phase3", "phase4", "phase5"].map(|column| row[column].clone())
}

#[test]
fn towns_and_countryside_are_added_up_and_wrong_sums_told() {
    let mut pack = with_areas();
    let table = wide(
        "Apr 2023,XMA,1000,,Ea,2023-04-01,2023-05-31,600,100,300,200,70,30,0,2023-06-01,2023-07-31,600,60,340,200,50,10,0\n\
         Apr 2023,XMA,1000,,Ea Urban,2023-04-01,2023-05-31,200,7,100,50,30,20,0,2023-06-01,2023-07-31,200,50,100,50,40,10,0\n\
         Apr 2023,XMA,1000,,\"Bo, Bo Urban\",2023-04-01,2023-05-31,200,40,100,60,40,0,0,,,,,,,,,\n\
         Apr 2023,XMA,1000,Bo,Bo Camp,2023-04-01,2023-05-31,50,50,0,0,20,20,10,,,,,,,,,\n\
         Apr 2023,XMA,1000,Bo,Abyss,2023-04-01,2023-05-31,90,0,0,0,0,0,0,,,,,,,,,\n",
    );
    let made = put_text(&mut pack, Kind::Needs, "ipc.csv", &table);
    assert_eq!(need(&pack, "XM01", "2023-04"), ["800", "100", "50", "0"]);
    assert_eq!(need(&pack, "XM01", "2023-07"), ["800", "90", "20", "0"]);
    assert_eq!(need(&pack, "XM02", "2023-05"), ["250", "60", "20", "10"]);
    assert_eq!(told(&made, Became::Differs, "printed figures of phase 3"), 1);
    assert_eq!(told(&made, Became::Left, "not analysed"), 1);
    assert_eq!(told(&made, Became::Taken, "camps"), 1);
    assert!(text(&pack, "pack.toml").contains("window = { from = 2023-04-01, months = 4 }"));
    // Printed sums that are wrong are not written beside the phases.
    assert!(rows(&pack, "needs.csv").iter().all(|row| row["area"] != "XM01"
        || row["month"] != "2023-04"
        || row["phase3plus"].is_empty()));
}

#[test]
fn of_rounds_that_overlap_the_newest_counts_unless_it_looked_at_a_part() {
    let mut pack = with_areas();
    let table = wide(
        "Sep-22,XMA,,Bo,Bo,2022-09-01,2022-12-31,100,10,50,40,10,0,0,2023-01-01,2023-06-30,100,90,5,5,90,0,0\n\
         Jan-23,XMA,,Bo,Bo,2023-01-01,2023-03-31,100,20,40,40,20,0,0,,,,,,,,,\n\
         Feb-23,XMA,,Bo,A village,2023-02-01,2023-03-31,10,9,0,1,9,0,0,,,,,,,,,\n",
    );
    let dated = text(&pack, "pack.toml").replace(
        "window = { from = 2021-08-01, months = 8 }",
        "window = { from = 2023-01-01, months = 4 }",
    );
    pack.insert("pack.toml".to_owned(), dated.into_bytes());
    let made = put_text(&mut pack, Kind::Needs, "ipc.csv", &table);
    assert_eq!(need(&pack, "XM02", "2023-02")[1], "20");
    assert_eq!(need(&pack, "XM02", "2023-04")[1], "90");
    assert!(told(&made, Became::Left, "a part of a province only") > 0);
    assert_eq!(rows(&pack, "needs.csv").len(), 4, "no month outside the window");
}

#[test]
fn names_that_no_area_has_are_refused_once_or_left_as_asked() {
    let pack = with_areas();
    let table = wide(
        "Apr 2023,XMA,,,Boo,2023-04-01,2023-05-31,10,0,10,0,0,0,0,,,,,,,,,\n\
         Apr 2023,XMA,,,Bo,2023-04-01,2023-05-31,10,1,9,0,1,0,0,,,,,,,,,\n",
    );
    let one = asked(Kind::Needs, &[("ipc.csv", table.as_bytes())]);
    let said = refused(&pack, &one);
    assert!(said.contains("E0210 ipc.csv:2 [Area]: no area is called `Boo`"), "{said}");
    assert!(said.contains("is it Bo (XM02)?"), "{said}");
    let made = import(&Asked { leave_unknown: true, ..one }, &pack).expect("left");
    assert_eq!(told(&made, Became::Left, "their people are missing"), 1);
}

#[test]
fn a_newer_analysis_of_unknown_names_does_not_pass_for_one_that_is_not_used() {
    let table = wide(
        "Sep-22,XMA,,Bo,Bo,2022-09-01,2022-12-31,100,10,50,40,10,0,0,,,,,,,,,\n\
         Jan-23,XMA,,Boo,Boo,2022-11-01,2022-12-31,100,90,5,5,90,0,0,,,,,,,,,\n",
    );
    let said = refused(&with_areas(), &asked(Kind::Needs, &[("ipc.csv", table.as_bytes())]));
    assert!(said.contains("no area is called `Boo`"), "{said}");
}

#[test]
fn residents_are_those_whom_the_newest_analysis_looked_at_where_no_census_is() {
    let table = wide(
        "Sep-22,XMA,,Bo,Bo,2022-09-01,2022-12-31,80,10,50,20,10,0,0,,,,,,,,,\n\
         Jan-23,XMA,,Bo,Bo,2023-01-01,2023-03-31,100,20,40,40,20,0,0,,,,,,,,,\n\
         Jan-23,XMA,,Bo,Bo,2023-01-01,2023-03-31,100,20,40,40,20,0,0,,,,,,,,,\n",
    );
    let mut pack = with_areas();
    put_text(&mut pack, Kind::Population, "ipc.csv", &table);
    let areas = rows(&pack, "areas.csv");
    assert_eq!([&areas[1]["population"], &areas[1]["basis"]], ["100", "derived"]);
}

#[test]
fn long_and_wide_tables_say_the_same() {
    let mut by_wide = with_areas();
    let rows_wide = "Apr 2023,XMA,,Bo,Bo,2023-04-01,2023-05-31,100,30,40,30,20,8,2,,,,,,,,,\n";
    put_text(&mut by_wide, Kind::Needs, "ipc.csv", &wide(rows_wide));
    let mut long =
        "Date of analysis,Country,Level 1,Area,Validity period,From,To,Phase,Number,Percentage\n"
            .to_owned();
    for (phase, people) in
        [("all", 100), ("3+", 30), ("1", 40), ("2", 30), ("3", 20), ("4", 8), ("5", 2)]
    {
        long += &format!("Apr 2023,XMA,Bo,Bo,current,01/04/2023,31/05/2023,{phase},{people},0.1\n");
    }
    let mut by_long = with_areas();
    put_text(&mut by_long, Kind::Needs, "ipc.csv", &long);
    assert_eq!(by_wide["needs.csv"], by_long["needs.csv"]);
}

/// Rows of the humanitarian API: duplicates are left, rows without a code kept.
#[test]
fn the_humanitarian_api_counts_nobody_twice_and_forgets_no_camp() {
    let head = "location_code,provider_admin1_name,provider_admin2_name,admin1_code,admin2_code,admin_level,\
                ipc_phase,ipc_type,population_in_phase,reference_period_start,reference_period_end,error\n";
    let mut table = head.to_owned();
    let mut area = |name: &str, code: &str, n: u64, error: &str| {
        for (phase, people) in
            [("all", 10 * n), ("3+", n), ("1", 9 * n), ("2", 0), ("3", 0), ("4", 0), ("5", n)]
        {
            table += &format!(
                "XMA,Bo,{name},{code},,2,{phase},current,{people},2023-04-01,2023-05-31,{error}\n"
            );
        }
    };
    area("Bo", "XM02", 100, "");
    area("Bo", "XM02", 90, "Duplicate row with earlier date of analysis excluded");
    area("Bo Camp", "", 5, "Ignoring camp pattern");
    let mut pack = with_areas();
    let made = put_text(&mut pack, Kind::Needs, "hapi.csv", &format!("\u{FEFF}{table}"));
    assert_eq!(need(&pack, "XM02", "2023-04"), ["1050", "0", "0", "105"]);
    assert_eq!(told(&made, Became::Left, "calls duplicates"), 7);
}

#[test]
fn people_in_need_of_a_plan_come_without_phases() {
    let table = "Admin 1 PCode,Admin 1 Name,Admin 2 PCode,Cluster,Category,Population,In Need\n\
                 #adm1+code,#adm1+name,#adm2+code,#sector,#category,#population,#inneed\n\
                 ,,,FSC,,,900\nXM01,Éa,,FSC,total,,400\nXM01,Éa,,FSC,Female,,200\nXM02,Bo,,WSH,total,,300\n";
    let mut pack = with_areas();
    let undated = put_text(&mut pack, Kind::Needs, "hno.csv", table);
    assert_eq!(told(&undated, Became::Left, "choose `window`"), 1);
    let dated = text(&pack, "pack.toml").replace("months = 8 }", "months = 2 }");
    pack.insert("pack.toml".to_owned(), dated.into_bytes());
    let made = put_text(&mut pack, Kind::Needs, "hno.csv", table);
    assert_eq!(told(&made, Became::Differs, "of the country and of its areas"), 1);
    assert_eq!(told(&made, Became::Assumed, "without phases"), 1);
    assert_eq!(need(&pack, "XM01", "2021-08"), ["400", "", "", ""]);
    assert_eq!(rows(&pack, "needs.csv").len(), 2);
    let said = issues_of(&pack);
    assert!(said.contains("W0509 needs.csv:2 [phase3plus]: 2 rows have no phases"), "{said}");
}

#[test]
fn people_in_need_of_a_plan_are_taken_by_district() {
    let table = "Admin 1 PCode,Admin 2 PCode,Cluster,Category,In Need\n,XM0101,FSC,,40\n,XM0102,FSC,total,60\n\
                 XM02,,FSC,,50\n,XM0201,FSC,,45\n,XM0201,FSC,IDP,5\n";
    let mut pack = with_districts();
    let dated = text(&pack, "pack.toml").replace("months = 8 }", "months = 2 }");
    pack.insert("pack.toml".to_owned(), dated.into_bytes());
    let made = put_text(&mut pack, Kind::Needs, "hno.csv", table);
    let whole = |area: &str| {
        let rows = rows(&pack, "needs.csv");
        let row = rows.iter().find(|row| row["area"] == area).expect("a need");
        [row["phase3plus"].clone(), row["basis"].clone()]
    };
    assert_eq!(whole("XM0101"), ["40", "published"]);
    assert_eq!(whole("XM01"), ["100", "derived"]);
    assert_eq!(whole("XM02"), ["50", "published"]);
    assert_eq!(told(&made, Became::Differs, "and their districts that do not agree"), 1);
}

/// Three districts of one province, with residents, and one of another.
pub(super) fn with_districts() -> Pack {
    let mut pack = with_areas();
    let table = "ADM1_FR,ADM1_PCODE,ADM2_FR,ADM2_PCODE,ADM0_PCODE\nÉa,XM01,Nor,XM0101,XM\nÉa,XM01,Sul,XM0102,XM\n\
                 Éa,XM01,Éa,XM0103,XM\nBo,XM02,Port,XM0201,XM\n";
    put_text(&mut pack, Kind::Areas, "adm2.csv", table);
    let people = "adm2_pcode,T_TL\nXM0101,300\nXM0102,100\nXM0103,400\nXM0201,50\n";
    put_text(&mut pack, Kind::Population, "ps.csv", people);
    pack
}

#[test]
fn areas_that_are_districts_give_needs_by_district_and_camps_stay_with_their_province() {
    let mut pack = with_districts();
    let table = wide(
        "Apr 2023,XMA,1000,Ea,Nor,2023-04-01,2023-05-31,100,20,50,30,10,8,2,,,,,,,,,\n\
         Apr 2023,XMA,1000,Ea,Nor Urban,2023-04-01,2023-05-31,50,10,20,20,10,0,0,,,,,,,,,\n\
         Apr 2023,XMA,1000,Ea,Ea IDP camp,2023-04-01,2023-05-31,30,30,0,0,0,0,30,,,,,,,,,\n\
         Apr 2023,XMA,1000,Ea,\"Sul, Ea\",2023-04-01,2023-05-31,110,11,50,49,11,0,0,,,,,,,,,\n\
         Apr 2023,XMA,1000,,Bo,2023-04-01,2023-05-31,50,5,25,20,5,0,0,,,,,,,,,\n",
    );
    let made = put_text(&mut pack, Kind::Needs, "ipc.csv", &table);
    assert_eq!(need(&pack, "XM0101", "2023-05"), ["150", "20", "8", "2"]);
    // Two districts in one cell, of 100 and 400 residents: 11 people as 2 and 9.
    assert_eq!(need(&pack, "XM0102", "2023-05"), ["22", "2", "0", "0"]);
    assert_eq!(need(&pack, "XM0103", "2023-05"), ["88", "9", "0", "0"]);
    assert_eq!(need(&pack, "XM01", "2023-05"), ["290", "31", "8", "32"]);
    // A name of a province alone is no district.
    assert_eq!(need(&pack, "XM02", "2023-05"), ["50", "5", "0", "0"]);
    assert!(rows(&pack, "needs.csv").iter().all(|row| row["area"] != "XM0201"));
    assert_eq!(told(&made, Became::Assumed, "by their residents"), 1);
    assert_eq!(told(&made, Became::Taken, "districts with needs of their own"), 3);
    assert_eq!(told(&made, Became::Taken, "people in need of no district"), 2);
    let basis = |area: &str| {
        let rows = rows(&pack, "needs.csv");
        rows.iter().find(|row| row["area"] == area).map(|row| row["basis"].clone())
    };
    assert_eq!(basis("XM0101").as_deref(), Some("derived"), "towns and countryside added up");
    let said = issues_of(&pack);
    assert!(said.contains("W0508") && !said.contains("E0301 needs.csv"), "{said}");
}

/// Rows of the humanitarian API for districts, by code or by name, beside a row of their province that differs.
#[test]
fn the_humanitarian_api_gives_needs_by_district_and_differences_are_told() {
    let mut table = "location_code,provider_admin1_name,provider_admin2_name,admin1_code,admin2_code,admin_level,\
                     ipc_phase,ipc_type,population_in_phase,reference_period_start,reference_period_end,error\n"
        .to_owned();
    let mut area = |names: &str, level: u8, people: [u64; 5]| {
        for (phase, people) in ["1", "2", "3", "4", "5"].iter().zip(people) {
            table +=
                &format!("XMA,{names},{level},{phase},current,{people},2023-04-01,2023-05-31,\n");
        }
    };
    area("Éa,Nor,XM01,XM0101", 2, [10, 0, 9, 0, 0]);
    area("Éa,Sul,XM01,", 2, [10, 0, 0, 7, 0]);
    area("Éa,,XM01,", 1, [40, 0, 30, 10, 0]);
    let mut pack = with_districts();
    let made = put_text(&mut pack, Kind::Needs, "hapi.csv", &table);
    assert_eq!(need(&pack, "XM0101", "2023-04"), ["19", "9", "0", "0"]);
    assert_eq!(need(&pack, "XM0102", "2023-04"), ["17", "0", "7", "0"]);
    assert_eq!(need(&pack, "XM01", "2023-04"), ["36", "9", "7", "0"]);
    assert_eq!(told(&made, Became::Differs, "provinces and their areas that do not agree"), 1);
}
