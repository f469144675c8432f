//! Headers, and rows above and below the data.

use super::{added, edited, text, written};
use expect_test::expect;

#[test]
fn headers() {
    edited(
        "prices.csv",
        "basis,source",
        "basis,usd_per_mt",
        expect![[r#"
            E0010 prices.csv:1 [usd_per_mt]: the column stands twice, at 3 and 6 -> once
            E0012 prices.csv:1: no column `source`
              help: Who said so: keys of `sources.csv`
        "#]],
    );
    edited(
        "prices.csv",
        ",note",
        ",",
        expect![[r#"
        E0011 prices.csv:1: column 7 has no name -> a name
          help: name it, or delete it where it is empty
    "#]],
    );
    edited(
        "areas.csv",
        "pcode,level",
        "ADM2_PCODE,level",
        expect![[r#"
            E0012 areas.csv:1: no column `pcode`
              help: is it `ADM2_PCODE`? rename it to `pcode`
        "#]],
    );
    edited(
        "links.csv",
        "length_km",
        "lenght_km",
        expect![[r#"
            E0012 links.csv:1: no column `length_km`
              help: is it `lenght_km`? rename it to `length_km`
        "#]],
    );
}

#[test]
fn a_column_of_keys_under_another_name() {
    edited(
        "links.csv",
        "id,from,to",
        "route_code,from,to",
        expect![[r#"
        E0012 links.csv:1: no column `id`
          help: `route_code` holds a key in every row: is it that? rename it to `id`
    "#]],
    );
    edited(
        "links.csv",
        "id,from,to",
        "id_link,from,to",
        expect![[r#"
        E0012 links.csv:1: no column `id`
          help: is it `id_link`? rename it to `id`
    "#]],
    );
    edited(
        "link-months.csv",
        "link,month",
        "segment,month",
        expect![[r#"
        E0012 link-months.csv:1: no column `link`
          help: `segment` holds a key in every row: is it that? rename it to `link`
    "#]],
    );
    // Two that could be it: none is named.
    edited(
        "link-months.csv",
        "link,month,open_share,reason",
        "segment,month,open_share,why",
        expect![[r#"
            E0012 link-months.csv:1: no column `link`
              help: The link
            E0012 link-months.csv:1: no column `reason`
              help: Why, such as `snow`
            W0013 link-months.csv:1 [segment]: not a column of this table, so not read
            W0013 link-months.csv:1 [why]: not a column of this table, so not read
        "#]],
    );
}

#[test]
fn columns_that_should_not_be_there() {
    edited(
        "stores.csv",
        ",note",
        ",notes",
        expect![[r#"
        W0013 stores.csv:1 [notes]: not a column of this table, so not read
          help: did you mean `note`?
    "#]],
    );
    edited(
        "rations.csv",
        "kg_per_person_month",
        "kg_per_household_month",
        expect![[r#"
            E0115 rations.csv:1: weight by household in `kg_per_household_month` -> `kg_per_person_month`
              help: divide by the people in a household, and say by how many in the note
        "#]],
    );
    edited(
        "places.csv",
        ",note",
        ",phone_number",
        expect![[r#"
        E0801 places.csv:1 [phone_number]: looks like a column on persons -> no personal data
          help: delete the column: the planner needs no names, numbers or homes of people
    "#]],
    );
    edited(
        "reported.csv",
        "note\n",
        "note,name_of_head\n",
        expect![[r#"
            E0801 reported.csv:1 [name_of_head]: looks like a column on persons -> no personal data
              help: delete the column: the planner needs no names, numbers or homes of people
            E0008 reported.csv:2: 7 fields -> 8, as in the header
              help: a text with a comma in it stands between double quotes
            E0008 reported.csv:3: 7 fields -> 8, as in the header
              help: a text with a comma in it stands between double quotes
        "#]],
    );
}

#[test]
fn files_that_are_no_tables() {
    written(
        "link-month.csv",
        b"link\n",
        expect![[r#"
            W0013 link-month.csv: not a file that a pack has, so not read -> the name of a table
        "#]],
    );
    written("LICENCE.md", b"terms", expect![[""]]);
}

#[test]
fn hxl_tags() {
    edited(
        "needs.csv",
        "basis,source\n",
        "basis,source\n#adm1+code,#date,#population,#inneed,#inneed,#inneed,,,\n",
        expect![[r#"
            I0014 needs.csv:2: a row of HXL tags, skipped
        "#]],
    );
    edited(
        "needs.csv",
        "basis,source\n",
        "basis,source\n#adm1+code,#date,#inneed,#inneed+f,#reached,#inneed,,,\n",
        expect![[r#"
            I0014 needs.csv:2: a row of HXL tags, skipped
            W0015 needs.csv:2 [population_analysed]: the column is tagged `#inneed` -> `#population`
              help: check that the column holds what its name says
            W0015 needs.csv:2 [phase4]: the column is tagged `#reached` -> `#inneed` or `#affected`
              help: check that the column holds what its name says
        "#]],
    );
}

#[test]
fn titles_above_the_header() {
    let titled = format!("People in need,,,,,,,,\nas of autumn,,,,,,,,\n\n{}", text("needs.csv"));
    written(
        "needs.csv",
        titled.as_bytes(),
        expect![[r#"
        E0016 needs.csv:1: the header is not here; it looks like line 4 -> the names of the columns
          help: delete the lines above line 4
    "#]],
    );
}

#[test]
fn a_row_of_totals() {
    added(
        "need-groups.csv",
        "Total,,,21000,,",
        expect![[r#"
        E0017 need-groups.csv:4: row `Total`, where `people` is the sum of the column -> rows of data only
          help: delete the row
    "#]],
    );
    added(
        "need-groups.csv",
        "total,,,20000,,",
        expect![[r#"
        E0017 need-groups.csv:4: row `total` -> rows of data only
          help: delete the row
    "#]],
    );
}
