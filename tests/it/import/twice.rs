//! Files that would count people twice, in another place, or not at all: what is taken of them, and what is refused.

use super::*;

const AREAS: &str = "admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode\n\
                     Ansa,XM01,Ansa Town,XM0101\nAnsa,XM01,Gate,XM0102\nBero,XM02,Bero Town,XM0201\n\
                     Bero,XM02,Central,XM0202\nCale,XM03,Low Cale,XM0301\nCale,XM03,High Cale,XM0302\n";

/// Three provinces of two districts each.
pub(super) fn districts() -> Pack {
    let mut pack = fresh();
    put_text(&mut pack, Kind::Areas, "areas.csv", AREAS);
    pack
}

const LONG: &str = "Date of analysis,Country,Level 1,Area,Validity period,From,To,Phase,Number\n";

/// Rows of an area in a long table: tens of people times a factor.
fn long(analysed: &str, area: &str, span: &str, n: u64) -> String {
    let phases = [("all", 30), ("1", 10), ("2", 10), ("3", 6), ("4", 3), ("5", 1), ("3+", 10)];
    let row = |(phase, people): (&str, u64)| {
        format!("{analysed},XMA,{area},{span},{phase},{}\n", people * n)
    };
    phases.into_iter().map(row).collect()
}

const AUTUMN: &str = "current,2021-10-01,2021-12-31";

pub(super) fn of_areas(areas: &[(&str, u64)]) -> String {
    let rows = areas.iter().map(|(area, n)| long("Oct 2021", area, AUTUMN, *n));
    LONG.to_owned() + &rows.collect::<String>()
}

/// People in phase 3 and above of an area in October, as phases and as a total.
pub(super) fn needy(pack: &Pack, area: &str) -> [String; 3] {
    let all = rows(pack, "needs.csv");
    let row = all.iter().find(|row| row["area"] == area && row["month"] == "2021-10");
    let row = row.expect("a need of the area in October");
    ["phase3", "phase5", "phase3plus"].map(|column| row[column].clone())
}

#[test]
fn a_region_with_the_name_of_a_district_elsewhere_takes_nobody_there() {
    let mut pack = districts();
    let table = of_areas(&[("Central,Ansa", 1), ("Central,Cale", 10)]);
    put_text(&mut pack, Kind::Needs, "ipc.csv", &table);
    assert_eq!(needy(&pack, "XM01")[0], "6");
    assert_eq!(needy(&pack, "XM03")[0], "60");
    assert!(rows(&pack, "needs.csv").iter().all(|row| row["area"] != "XM02"));
    // Where both name a province, and where the area says nothing, nothing is guessed.
    for (area, says) in [
        ("Bero,Cale", "E0207 ipc.csv:2 [Level 1]: `Bero` lies in Bero, and `Cale` in Cale"),
        ("Central,Gate", "`Central` lies in Bero, and `Gate` in Ansa"),
        ("Central,Nowhere", "or is a region of that name; no area is called `Nowhere`"),
    ] {
        let said =
            refused(&pack, &asked(Kind::Needs, &[("ipc.csv", of_areas(&[(area, 1)]).as_bytes())]));
        assert!(said.contains(says), "{area}: {said}");
    }
    put_text(&mut districts(), Kind::Needs, "ipc.csv", &of_areas(&[("Bero,Central", 1)]));
}

#[test]
fn an_area_that_stands_twice_counts_once() {
    let mut pack = districts();
    let table = of_areas(&[("Ansa,Ansa Town", 1), ("Ansa,Ansa town", 1), ("ansa,ANSA TOWN ", 1)]);
    let made = put_text(&mut pack, Kind::Needs, "ipc.csv", &table);
    assert_eq!(needy(&pack, "XM01")[0], "6");
    assert_eq!(told(&made, Became::Left, "areas that stand twice"), 2);
}

const HAPI: &str = "location_code,provider_admin1_name,provider_admin2_name,admin1_code,admin1_name,admin2_code,\
                    admin2_name,admin_level,ipc_phase,ipc_type,population_in_phase,reference_period_start,\
                    reference_period_end,error\n";

/// Rows of an area of the humanitarian API, by its names, codes and level.
fn hapi(areas: &[&str]) -> String {
    let mut table = HAPI.to_owned();
    for area in areas {
        for (phase, people) in
            [("1", 200), ("3", 60), ("4", 30), ("5", 10), ("3+", 100), ("all", 300)]
        {
            table += &format!("XMA,{area},{phase},current,{people},2021-10-01,2021-12-31,\n");
        }
    }
    table
}

#[test]
fn levels_written_as_fractions_are_levels_and_two_spellings_of_a_code_one_district() {
    let mut pack = districts();
    let table = hapi(&[
        "Ansa,,XM01,Ansa,,,1.0",
        "Ansa,Gate,XM01,Ansa,XM0102,Gate,2",
        "Ansa,The Gate,XM01,Ansa,XM0102,Gate,2.0",
    ]);
    let made = put_text(&mut pack, Kind::Needs, "hapi.csv", &table);
    // The province's own row is no area beside its districts.
    assert_eq!(needy(&pack, "XM01")[0], "60");
    assert_eq!(needy(&pack, "XM0102")[0], "60");
    assert_eq!(told(&made, Became::Left, "the same people under two names"), 1);
    let odd = hapi(&["Ansa,,XM01,Ansa,,,first"]);
    let said = refused(&pack, &asked(Kind::Needs, &[("hapi.csv", odd.as_bytes())]));
    assert!(said.contains("E0028 hapi.csv:2 [admin_level]: `first`"), "{said}");
}

#[test]
fn a_code_beside_the_name_of_another_area_is_refused() {
    let pack = districts();
    let said = |table: &str| refused(&pack, &asked(Kind::Needs, &[("hapi.csv", table.as_bytes())]));
    let by_name = said(&hapi(&["Ansa,,XM03,Ansa,,,1"]));
    assert!(by_name.contains("E0207"), "{by_name}");
    assert!(by_name.contains("`Ansa` beside XM03, which is Cale; Ansa is XM01"), "{by_name}");
    let by_parent = said(&hapi(&["Ansa,Low Cale,XM01,Ansa,XM0301,Low Cale,2"]));
    assert!(by_parent.contains("XM0301 lies in XM03 and not in XM01"), "{by_parent}");
    let residents = "ADM1_PCODE,ADM1_EN,T_TL\nXM01,Cale,5000\n";
    let people = refused(&pack, &asked(Kind::Population, &[("ps.csv", residents.as_bytes())]));
    assert!(people.contains("E0207 ps.csv:2: `Cale` beside XM01"), "{people}");
    let plan = "Admin 1 PCode,Admin 1 Name,Cluster,In Need\nXM01,Cale,FSC,5\n";
    let plan = refused(&pack, &asked(Kind::Needs, &[("hno.csv", plan.as_bytes())]));
    assert!(plan.contains("E0207 hno.csv:2: `Cale` beside XM01"), "{plan}");
    // Names of regions beside codes that agree with their own names are told.
    let region = hapi(&["Cale,,XM01,Ansa,,,1"]);
    let made =
        import(&asked(Kind::Needs, &[("hapi.csv", region.as_bytes())]), &pack).expect("taken");
    assert_eq!(told(&made, Became::Differs, "those of other areas"), 1);
}

#[test]
fn one_name_of_the_cluster_of_food_counts_and_districts_once() {
    let mut pack = districts();
    let dated = text(&pack, "pack.toml").replace("months = 8 }", "months = 1 }");
    pack.insert("pack.toml".to_owned(), dated.into_bytes());
    let table = "location_code,admin1_code,admin2_code,cluster,category,in_need\n\
                 XMA,XM01,XM0101,FSC,total,1000\nXMA,XM01,XM0101,FSC,total,1000\nXMA,XM01,XM0102,FSC,total,500\n\
                 XMA,XM03,XM0301,FSC,total,300\nXMA,XM03,XM0301,FoodSecurity,all,300\n";
    let made = put_text(&mut pack, Kind::Needs, "hno.csv", table);
    let all = rows(&pack, "needs.csv");
    let of = |area: &str| {
        all.iter().find(|row| row["area"] == area).expect("a need")["phase3plus"].clone()
    };
    assert_eq!([of("XM01"), of("XM03")], ["1500", "300"]);
    assert_eq!(told(&made, Became::Left, "areas that stand twice"), 1);
    assert_eq!(told(&made, Became::Left, "another name for the cluster of food"), 1);
}

#[test]
fn women_and_men_are_added_once_each_and_neither_passes_for_all() {
    let mut pack = districts();
    let head = "location_code,admin1_code,gender,age_range,population,reference_period_start\n";
    let table = format!(
        "{head}XMA,XM01,f,all,150000,2021\nXMA,XM02,f,all,100000,2021\nXMA,XM02,m,all,90000,2021\n\
         XMA,XM03,f,all,50000,2021\nXMA,XM03,f,all,50000,2021\nXMA,XM03,m,all,40000,2021\n"
    );
    let made = put_text(&mut pack, Kind::Population, "ps.csv", &table);
    let areas = rows(&pack, "areas.csv");
    let of = |code: &str| {
        areas.iter().find(|row| row["pcode"] == code).expect("an area")["population"].clone()
    };
    assert_eq!([of("XM01"), of("XM02"), of("XM03")], ["", "190000", "90000"]);
    assert_eq!(told(&made, Became::Left, "women or of men alone"), 1);
    assert_eq!(told(&made, Became::Left, "rows that stand twice"), 1);
    assert_eq!(told(&made, Became::Taken, "women and men added up"), 2);
    let other = format!("{head}XMA,XM03,f,all,5,2021\nXMA,XM03,f,all,6,2021\n");
    let said = refused(&pack, &asked(Kind::Population, &[("ps.csv", other.as_bytes())]));
    assert!(said.contains("E0125 ps.csv:3"), "{said}");
}

#[test]
fn parts_of_a_province_do_not_become_its_residents() {
    let mut pack = districts();
    let table = "ADM2_PCODE,T_TL\nXM0101,200000\nXM0201,150000\nXM0202,90000\n";
    let made = put_text(&mut pack, Kind::Population, "ps.csv", table);
    let areas = rows(&pack, "areas.csv");
    let of = |code: &str| {
        areas.iter().find(|row| row["pcode"] == code).expect("an area")["population"].clone()
    };
    assert_eq!([of("XM01"), of("XM0101"), of("XM02")], ["", "200000", "240000"]);
    let note = made.told.notes.iter().find(|note| note.what.contains("some districts only"));
    assert_eq!(note.expect("told").example, "XM01: XM0102 of 2 are missing");
}

#[test]
fn phase_3_and_above_alone_is_a_need_without_phases() {
    let mut pack = districts();
    let mut table = LONG.to_owned();
    for (area, phase, people) in [
        ("Ansa,", "all", 12_000),
        ("Ansa,", "3+", 10_000),
        ("Bero,", "1", 10),
        ("Bero,", "4", 30),
        ("Bero,", "3+", 100),
        ("Cale,", "3", 60),
        ("Cale,", "4", 40),
        ("Cale,", "3+", 100),
    ] {
        table += &format!("Oct 2021,XMA,{area},{AUTUMN},{phase},{people}\n");
    }
    let made = put_text(&mut pack, Kind::Needs, "ipc.csv", &table);
    assert_eq!(needy(&pack, "XM01"), ["", "", "10000"]);
    assert_eq!(needy(&pack, "XM02"), ["", "", "100"], "phase 3 is missing and not nought");
    assert_eq!(needy(&pack, "XM03"), ["60", "0", "100"]);
    assert_eq!(told(&made, Became::Assumed, "phase 3 and above only"), 2);
    assert_eq!(told(&made, Became::Left, "not analysed"), 0);
}

#[test]
fn an_older_analysis_takes_no_newer_ones_place_unasked() {
    let mut pack = districts();
    put_text(&mut pack, Kind::Needs, "new.csv", &of_areas(&[("Ansa,", 10)]));
    let older = long("Apr 2021", "Ansa,", "first projection,2021-10-01,2021-12-31", 1);
    let older = format!("{LONG}{older}");
    let again = Asked { update: true, ..asked(Kind::Needs, &[("old.csv", older.as_bytes())]) };
    let made = put(&mut pack, &again);
    assert_eq!(needy(&pack, "XM01")[0], "60");
    assert_eq!(told(&made, Became::Left, "a newer analysis, which stays"), 3);
    put(&mut pack, &Asked { older: true, ..again });
    assert_eq!(needy(&pack, "XM01")[0], "6");
}
