//! People in need.

use super::{added, edited};
use expect_test::expect;

#[test]
fn more_in_need_than_there_are() {
    edited(
        "needs.csv",
        "XM02,2021-10,200000,25000",
        "XM02,2021-10,200000,250000",
        expect![[r#"
            E0501 needs.csv:6 [population_analysed]: XM02: 255,000 in need of 200,000 analysed -> no more than were analysed
        "#]],
    );
}

#[test]
fn printed_totals() {
    let with_total = |total: u64| {
        let text = super::text("needs.csv");
        let text = text.replace("phase5,", "phase5,phase3plus,");
        let rows = text.lines().map(|line| match line.starts_with("XM") {
            true if line.starts_with("XM01,2021-10") => {
                line.replace(",0,", &format!(",0,{total},"))
            }
            true => line.replacen(",autumn", ",,autumn", 1),
            false => line.to_owned(),
        });
        rows.collect::<Vec<String>>().join("\n")
    };
    super::written("needs.csv", with_total(60_000).as_bytes(), expect![""]);
    super::written(
        "needs.csv",
        with_total(60_002).as_bytes(),
        expect![[r#"
            W0502 needs.csv:2 [phase3plus]: 60,002 printed, phases 3 to 5 make 60,000: difference 2 -> the same
              help: the phases count; the printed total is only compared
        "#]],
    );
    super::written(
        "needs.csv",
        with_total(61_002).as_bytes(),
        expect![[r#"
            E0502 needs.csv:2 [phase3plus]: 61,002 printed, phases 3 to 5 make 60,000: difference 1,002 -> the same
              help: the phases count; the printed total is only compared
        "#]],
    );
}

#[test]
fn districts_and_their_province() {
    edited(
        "areas.csv",
        "dolat,200000",
        "dolat,150000",
        expect![[r#"
            W0503 areas.csv:5 [population]: 150,000 residents, and 200,000 in its districts (1) -> the same
              help: districts from another count? scale them to the province
        "#]],
    );
}

#[test]
fn needs_that_are_missing_or_doubled() {
    edited(
        "needs.csv",
        "XM03,2021-12,100000,24000,10000,1000,autumn 2021,assumed,made-up\n",
        "",
        expect![[r#"
            W0506 needs.csv: no need for XM03 in 2021-12 -> a row for every month of the pack's window
              help: taken as nobody in need; write rows of 0 if that is so
        "#]],
    );
    added(
        "needs.csv",
        "XM03,2021-12,100000,1,0,0,autumn 2021,assumed,made-up",
        expect![[r#"
            E0303 needs.csv:14 [area]: line 12 has the same `area` and `month` already -> once
        "#]],
    );
    edited(
        "areas.csv",
        "NE,vesh,",
        "NE,,",
        expect![[r#"
            E0505 areas.csv:7 [capital]: empty for XM03, with 35,000 people in need -> the id of a place
              help: food is handed out from the capital of a province
        "#]],
    );
}

#[test]
fn groups() {
    edited(
        "need-groups.csv",
        "drought,people critically threatened by drought,XM03",
        "drought,people short of rain,XM03",
        expect![[r#"
            E0125 need-groups.csv:3 [name]: `drought` is called `people critically threatened by drought` on line 2 -> the same name
        "#]],
    );
}

#[test]
fn caseloads() {
    const FILE: &str = "caseloads.csv";
    edited(
        FILE,
        "15000,25000,35000",
        "15000,45000,35000",
        expect![[r#"
        E0123 caseloads.csv:8 [people]: low 15000, best 45000, high 35000 -> rising from low to high
    "#]],
    );
    edited(
        FILE,
        "15000,25000,35000",
        "0,0,35000",
        expect![[r#"
        W0107 caseloads.csv:8 [people]: a caseload of 0 -> more than 0
          help: where nobody may be served, deny handing out, so that a reason shows
    "#]],
    );
    edited(FILE, "15000,25000,35000", "15000,25000,101000", expect![""]);
    edited(
        FILE,
        "15000,25000,35000",
        "15000,100001,101000",
        expect![[r#"
        W0507 caseloads.csv:8 [people]: 100,001 of 100,000 residents -> no more people than live there
    "#]],
    );
    edited(
        FILE,
        "100000,115000,125000",
        "100000,600001,600001",
        expect![[r#"
        W0507 caseloads.csv:7 [people]: 600,001 of 600,000 residents -> no more people than live there
    "#]],
    );
}

#[test]
fn names_months_and_areas_of_caseloads() {
    const FILE: &str = "caseloads.csv";
    edited(
        FILE,
        "2021-12,target,autumn-plan,24000",
        "2021-12,target,,24000",
        expect![[r#"
        E0125 caseloads.csv:6 [name]: empty for a target -> a name such as `plan-2021`
          help: scenarios choose a target by its name
    "#]],
    );
    edited(
        FILE,
        "2021-12,target,autumn-plan,24000",
        "2021-12,target,none,24000",
        expect![[r#"
        E0125 caseloads.csv:6 [name]: `none` -> another name
          help: in scenarios `none` stands for no target
    "#]],
    );
    edited(
        FILE,
        "2021-12,target,autumn-plan,24000",
        "2021-12,targets,autumn-plan,24000",
        expect![[r#"
            E0028 caseloads.csv:6 [kind]: `targets` -> one of target, capacity
              help: did you mean `target`?
        "#]],
    );
    edited(
        FILE,
        "\nXM03,",
        "\nXM0302,",
        expect![[r#"
        E0205 caseloads.csv:8 [area]: High Vesh (XM0302) is a district -> a province
    "#]],
    );
    edited(
        FILE,
        "\nXM03,2022-01",
        "\nXM03,2022-02",
        expect![[r#"
        W0122 caseloads.csv:8 [month]: 2022-02 -> a month of the pack's window, 2021-10 to 2022-01
          help: the row counts only for a scenario whose window reaches it
    "#]],
    );
    added(
        FILE,
        ",2022-01,capacity,,1,2,3,assumed,made-up,",
        expect![[r#"
        E0303 caseloads.csv:9 [area]: line 7 has the same `area` and `month` and `kind` and `name` already -> once
    "#]],
    );
}

#[test]
fn districts_without_residents_are_told_where_most_are_in_need_first() {
    let without = |pcodes: &[&str]| -> String {
        let line = |line: &str| -> String {
            let own = pcodes.iter().any(|pcode| line.starts_with(pcode));
            let cells = line.split(',').enumerate();
            let cell = |(n, cell)| if own && n == 9 { "" } else { cell };
            cells.map(cell).collect::<Vec<_>>().join(",") + "\n"
        };
        super::text("areas.csv").lines().map(line).collect()
    };
    super::written(
        "areas.csv",
        without(&["XM0201,"]).as_bytes(),
        expect![[r#"
        W0511 areas.csv:6 [population]: districts without residents where people are in need: Dolat (XM02): 1 without, 30,000 in need -> residents
          help: planned by district, the need of such a province cannot be shared out and stays at its capital: fill `population`, those named first before others, or write needs by district
    "#]],
    );
    // Dolat stands later than Sarn and has more people in need here.
    let mut files = super::example();
    files.insert("areas.csv".to_owned(), without(&["XM0101,", "XM0102,", "XM0201,"]).into_bytes());
    let needs = super::text("needs.csv")
        .replace("XM01,2021-10,300000,50000,10000", "XM01,2021-10,300000,5000,1000");
    let needs = needs.replace("XM01,2021-11,300000,50000,10000", "XM01,2021-11,300000,5000,1000");
    let needs = needs.replace("XM01,2021-12,300000,50000,10000", "XM01,2021-12,300000,5000,1000");
    let needs = needs.replace("XM01,2022-01,300000,50000,10000", "XM01,2022-01,300000,5000,1000");
    files.insert("needs.csv".to_owned(), needs.into_bytes());
    let told = super::told(&files).to_string();
    let [first, second] = ["Dolat (XM02): 1 without", "Sarn (XM01): 2 without, 6,000 in need"]
        .map(|words| told.find(words));
    assert!(first.is_some() && first < second, "{told}");
}
