//! Figures and days that mean two things, figures that cannot be, shapes that are none, and files that are too large.

use super::twice::districts;
use super::*;

fn residents(cells: [&str; 3]) -> Result<([String; 3], Imported), String> {
    let mut pack = districts();
    let lines: Vec<String> =
        cells.iter().enumerate().map(|(n, cell)| format!("XM0{};{cell}\n", n + 1)).collect();
    let table = format!("ADM1_PCODE;T_TL\n{}", lines.concat());
    let asked = asked(Kind::Population, &[("ps.csv", table.as_bytes())]);
    let made = import(&asked, &pack).map_err(|issues| issues.to_string())?;
    for (name, bytes) in &made.files {
        pack.insert(name.clone(), bytes.clone());
    }
    let all = rows(&pack, "areas.csv");
    let of = |code: &str| {
        all.iter().find(|row| row["pcode"] == code).expect("an area")["population"].clone()
    };
    Ok(([of("XM01"), of("XM02"), of("XM03")], made))
}

#[test]
fn a_sign_before_three_digits_is_read_only_where_the_column_says_what_it_is() {
    let said = residents(["300.000", "200.500", "100.000"]).expect_err("two readings");
    assert!(said.contains("E0103 ps.csv:2 [T_TL]: `300.000`"), "{said}");
    assert!(said.contains("write 300000 or 300;"), "{said}");
    assert!(said.contains("write 200500 or 200.5;"), "{said}");
    let said = residents(["300,000", "200,500", "900"]).expect_err("two readings");
    assert!(said.contains("E0103 ps.csv:2 [T_TL]: `300,000`"), "{said}");
    for cells in [
        ["1.300.000", "200.500", "100.000"],
        ["1,300,000", "200,500", "100,000"],
        ["1300000", "200,500", "100,000"],
        ["1 300 000", "200500", "100000"],
    ] {
        let (read, made) = residents(cells).expect("one reading");
        assert_eq!(read, ["1300000", "200500", "100000"], "{cells:?}");
        let told = told(&made, Became::Taken, "other cells of their column show");
        assert_eq!(told > 0, cells[1].contains(['.', ',']), "{cells:?}");
    }
    // Signs that say both things decide nothing.
    let said = residents(["1.300.000", "12.5", "100.000"]).expect_err("two readings");
    assert!(said.contains("E0103 ps.csv:4"), "{said}");
}

#[test]
fn fractions_of_people_are_refused_but_for_shares_which_are_told() {
    let said = residents(["1300.25", "5", "6"]).expect_err("a fraction");
    assert!(said.contains("E0108 ps.csv:2 [T_TL]: `1300.25`"), "{said}");
    let table = "Date of analysis,Country,Level 1,Area,Validity period,From,To,Phase,Number\n\
                 Oct 2021,XMA,Ansa,,current,2021-10-01,2021-12-31,all,1000\n\
                 Oct 2021,XMA,Ansa,,current,2021-10-01,2021-12-31,3,60.7\n";
    let made = put_text(&mut districts(), Kind::Needs, "ipc.csv", table);
    assert_eq!(told(&made, Became::Taken, "fractions of people"), 1);
}

#[test]
fn figures_that_cannot_be_are_refused() {
    let said = residents(["100000000000000", "5", "6"]).expect_err("more than there are");
    assert!(said.contains("E0111 ps.csv:2 [T_TL]"), "{said}");
    let nodes = "lon,lat,name\n11,1,Ea\n13,1,Bo\n";
    let edges = "from,to,km,hours\n1,2,100000000000,1\n2,1,50,100000\n";
    let files: [(&str, &[u8]); 2] = [("n.csv", nodes.as_bytes()), ("e.csv", edges.as_bytes())];
    let said = refused(&with_areas(), &asked(Kind::Network, &files));
    assert!(said.contains("E0111 e.csv:2 [km]: 100000000000 km"), "{said}");
    assert!(said.contains("E0111 e.csv:3 [hours]: 100000 hours"), "{said}");
}

fn of_days(from: &str, to: &str, analysed: &str) -> String {
    let head = "Date of analysis,Country,Level 1,Area,Validity period,From,To,Phase,Number\n";
    let row = |phase: &str, people: u64| {
        format!("{analysed},XMA,Ansa,,current,{from},{to},{phase},{people}\n")
    };
    format!("{head}{}{}", row("all", 100), row("3", 60))
}

#[test]
fn days_that_may_be_two_days_are_refused_and_columns_decide() {
    let pack = districts();
    let refusal =
        |table: String| refused(&pack, &asked(Kind::Needs, &[("ipc.csv", table.as_bytes())]));
    let said = refusal(of_days("10/01/2021", "12/05/2021", "Oct 2021"));
    assert!(said.contains("E0117 ipc.csv:2"), "{said}");
    assert!(said.contains("write 2021-01-10 or 2021-10-01"), "{said}");
    let months = |table: String| -> Vec<String> {
        let mut pack = districts();
        put_text(&mut pack, Kind::Needs, "ipc.csv", &table);
        rows(&pack, "needs.csv").iter().map(|row| row["month"].clone()).collect()
    };
    let autumn = ["2021-10", "2021-11", "2021-12"];
    assert_eq!(months(of_days("10/01/2021", "12/31/2021", "Oct 2021")), autumn);
    assert_eq!(months(of_days("01/10/2021", "31/12/2021", "Oct 2021")), autumn);
    let late = refusal(of_days("2021-01-10", "2021-05-12", "Oct 2021"));
    assert!(late.contains("a current period to 2021-05-12, analysed in October 2021"), "{late}");
}

#[test]
fn rows_of_another_country_are_told_once() {
    let pack = districts();
    let codes = "Admin 1 PCode,Cluster,In Need\nYY01,FSC,5\nYY02,FSC,6\nYY03,FSC,7\n";
    let said = refused(&pack, &asked(Kind::Needs, &[("hno.csv", codes.as_bytes())]));
    assert!(said.contains("the codes begin with `YY`"), "{said}");
    assert_eq!(said.matches("E0206").count(), 1, "{said}");
    let people = "ADM1_PCODE,T_TL\nYY01,5\nYY02,6\n";
    let said = refused(&pack, &asked(Kind::Population, &[("ps.csv", people.as_bytes())]));
    assert_eq!(said.matches("E0206").count(), 1, "{said}");
    let others = "Country ISO3,Admin 1 PCode,Cluster,In Need\nYYA,YY01,FSC,5\n";
    let one = asked(Kind::Needs, &[("hno.csv", others.as_bytes())]);
    let said = refused(&pack, &Asked { country: Some("XMA".to_owned()), ..one });
    assert!(said.contains("E0002 hno.csv: no rows for XMA"), "{said}");
}

fn shapes(outlines: &[&str]) -> String {
    let feature = |(n, outline): (usize, &&str)| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"adm1_name\":\"Land {n}\",\"adm1_pcode\":\"XM0{n}\"}},\
             \"geometry\":{outline}}}"
        )
    };
    let features: Vec<String> = outlines.iter().enumerate().map(feature).collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[{}]}}", features.join(","))
}

#[test]
fn outlines_that_are_missing_or_no_area_are_told() {
    let table = shapes(&[
        "null",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[2,2],[3,3],[1,1]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[1,1],[3,3],[3,1],[1,3],[1,1]]]}",
        "{\"type\":\"Polygon\",\"coordinates\":[[[5,5],[6,5],[6,6],[5,6],[5,5]]]}",
    ]);
    let made = put_text(&mut fresh(), Kind::Areas, "shapes.geojson", &table);
    assert_eq!(told(&made, Became::Left, "areas without an outline"), 2);
    assert_eq!(told(&made, Became::Left, "a point or a line and no area"), 1);
    assert_eq!(told(&made, Became::Differs, "cross themselves"), 1);
    let damaged = shapes(&["null"]).replace("Land 0", "La\\u0000nd");
    let said = refused(&fresh(), &asked(Kind::Areas, &[("s.geojson", damaged.as_bytes())]));
    assert!(said.contains("E0005 s.geojson:1"), "{said}");
}

#[test]
fn an_outline_that_winds_to_and_fro_is_made_simpler_on_any_stack() {
    let n = 60_000;
    let mut ring: Vec<String> = (0..n)
        .map(|at| format!("[{},{}]", f64::from(at) * 1e-4, if at % 2 == 0 { 0.0 } else { 1.0 }))
        .collect();
    ring.extend(["[6,-1]", "[0,-1]", "[0,0]"].map(str::to_owned));
    let outline = format!("{{\"type\":\"Polygon\",\"coordinates\":[[{}]]}}", ring.join(","));
    let table = shapes(&[&outline]);
    let work = move || put_text(&mut fresh(), Kind::Areas, "z.geojson", &table).files.len();
    let stack = std::thread::Builder::new().stack_size(1 << 20);
    assert!(stack.spawn(work).expect("a thread").join().expect("no overflow") > 0);
}

#[test]
fn tables_of_too_many_lines_or_columns_are_refused_before_they_are_held() {
    let lines = "a\n".repeat(2_000_002);
    let said = refused(&districts(), &asked(Kind::Needs, &[("a.csv", lines.as_bytes())]));
    assert!(said.contains("E0019 a.csv: more than 2,000,000 lines"), "{said}");
    let wide = ",".repeat(6_000);
    let said = refused(&districts(), &asked(Kind::Needs, &[("a.csv", wide.as_bytes())]));
    assert!(said.contains("E0019 a.csv: more than 5,000 columns"), "{said}");
}

#[test]
fn districts_without_residents_stop_no_plan_by_province() {
    let mut pack = districts();
    let empty = |pack: &Pack| issues_of(pack).matches("E0027 areas.csv").count();
    let of_residents = |pack: &Pack| {
        let said = issues_of(pack);
        said.lines()
            .filter(|line| line.contains("E0027 areas.csv") && line.contains("[population]"))
            .count()
    };
    assert!(empty(&pack) > 0);
    let provinces = "ADM1_PCODE,T_TL\nXM01,5000\nXM02,6000\nXM03,7000\n";
    put_text(&mut pack, Kind::Population, "ps.csv", provinces);
    assert_eq!(of_residents(&pack), 0, "{}", issues_of(&pack));
    // Shares of a province are made by all of its districts or by none.
    put_text(&mut pack, Kind::Population, "ps2.csv", "ADM2_PCODE,T_TL\nXM0101,5000\n");
    assert_eq!(of_residents(&pack), 1, "{}", issues_of(&pack));
}
