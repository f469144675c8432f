//! Values that are no number, day, word or window.

use super::{TOP, told, told_of};
use expect_test::expect;

#[test]
fn shares_out_of_range() {
    told(
        "objective = \"cheapest-for\"\ncheapest_for_share = 0\n[resources]\nsupply_share = 5000\n[[decide]]\npermission = \"inland\"\nstate = \"partial\"\nshare = 45\n[[decide]]\npermission = \"hand-out-north\"\nstate = \"granted\"\ndiversion_share = 1.0\n",
        expect![[r#"
            E0408 bad.toml:4 [cheapest_for_share]: a share of nought -> above 0, up to 1
            E0408 bad.toml:6 [resources.supply_share]: `5000` times every supply -> from 0 to 1000; 1 is as in the pack
            E0408 bad.toml:10 [share]: `45` as a share -> from 0 to 1
              help: a percentage? write 0.45
            E0408 bad.toml:14 [diversion_share]: all of it diverted -> below 1
              help: deny the permission instead
        "#]],
    );
}

#[test]
fn wrong_words() {
    told(
        "objective = \"severe\"\nstance = \"hopefull\"\neverything = \"open\"\n[[decide]]\npermission = \"inland\"\nstate = \"deny\"\n",
        expect![[r#"
            E0412 bad.toml:3 [objective]: `severe` is no word for `objective` -> severity, most-people, fairest or cheapest-for
              help: did you mean `severity`?
            E0412 bad.toml:4 [stance]: `hopefull` is no word for `stance` -> cautious, hopeful or expected
              help: did you mean `hopeful`?
            E0412 bad.toml:5 [everything]: `open` is no word for `everything` -> granted or denied
            E0412 bad.toml:8 [state]: `deny` is no word for `state` -> granted, partial, denied or unknown
              help: did you mean `denied`?
        "#]],
    );
}

#[test]
fn wrong_kinds_of_value() {
    told(
        "extends = 5\nwindow = 8\n[resources]\nbudget_usd = \"much\"\nsupply_share = true\n[season]\nclosures_start_months_earlier = 1.5\n[[decide]]\npermissions = \"inland\"\nstate = [\"denied\"]\n[[decide]]\npermissions = []\nstate = \"denied\"\n[[decide]]\npermission = \" \"\nstate = \"denied\"\n",
        expect![[r#"
            E0412 bad.toml:3 [extends]: `5` -> text in quotes
            E0412 bad.toml:4 [window]: `8` -> a table, such as [window]
            E0412 bad.toml:6 [resources.budget_usd]: `"much"` -> a number
            E0412 bad.toml:7 [resources.supply_share]: `true` -> a number
            E0412 bad.toml:9 [season.closures_start_months_earlier]: `1.5` -> a whole number from 0 to 6
            E0412 bad.toml:11 [permissions]: `"inland"` -> a list of texts, such as ["one", "another"]
            E0412 bad.toml:12 [state]: `["denied"]` -> text in quotes
            E0412 bad.toml:14 [permissions]: an empty list -> a list of texts, such as ["one", "another"]
            E0412 bad.toml:17 [permission]: nothing between the quotes -> text
        "#]],
    );
    told(
        "decide = \"inland\"\ntrigger = [1]\nresources = 5\n",
        expect![[r#"
            E0412 bad.toml:3 [decide]: `"inland"` -> tables, each under its own [[decide]]
            E0412 bad.toml:4 [trigger]: `1` -> tables, each under its own [[trigger]]
            E0412 bad.toml:5 [resources]: `5` -> a table, such as [resources]
        "#]],
    );
}

#[test]
fn numbers_that_are_none() {
    told(
        "[resources]\nbudget_usd = nan\nsupply_share = inf\n[[decide]]\npermission = \"west-crossing\"\nstate = \"granted\"\nlevy_usd_per_mt = -5\nquota_mt_per_month = 1e999\n[[decide]]\npermission = \"east-crossing\"\nstate = \"granted\"\nlevy_usd_per_mt = 1e9\nquota_mt_per_month = 1e12\n",
        expect![[r#"
            E0105 bad.toml:4 [resources.budget_usd]: `nan` is not a finite number -> a finite number
            E0105 bad.toml:5 [resources.supply_share]: `inf` is not a finite number -> a finite number
            E0106 bad.toml:9 [levy_usd_per_mt]: `-5` is below nought -> nought or more
            E0105 bad.toml:10 [quota_mt_per_month]: `1e999` is not a finite number -> a finite number
            E0412 bad.toml:14 [levy_usd_per_mt]: `1e9` -> at most 10,000,000 US dollars a tonne
            E0412 bad.toml:15 [quota_mt_per_month]: `1e12` -> at most 1,000,000,000 tonnes
        "#]],
    );
    told(
        "[resources]\nbudget_usd = 1,5\nsupply_share = 99999999999999999999\n",
        expect![[r#"
            E0102 bad.toml:4 [budget_usd]: a comma in a number -> a point for decimals, and no sign between thousands
            E0408 bad.toml:5 [resources.supply_share]: `99999999999999999999` times every supply -> from 0 to 1000; 1 is as in the pack
        "#]],
    );
}

#[test]
fn whole_numbers_out_of_range() {
    told(
        "window = { from = 2021-08-01, months = 61 }\n[season]\nclosures_start_months_earlier = 9\n[[decide]]\npermission = \"inland\"\nstate = \"granted\"\ndays_open_per_month = 32\nnotice_days = 1000\nrank = 21\n",
        expect![[r#"
            E0412 bad.toml:3 [window.months]: `61` -> a whole number from 1 to 60
            E0412 bad.toml:5 [season.closures_start_months_earlier]: `9` -> a whole number from 0 to 6
            E0412 bad.toml:9 [days_open_per_month]: `32` -> a whole number from 0 to 31
            E0412 bad.toml:10 [notice_days]: `1000` -> a whole number from 0 to 366
            E0412 bad.toml:11 [rank]: `21` -> a whole number from 0 to 20
        "#]],
    );
}

#[test]
fn dates_that_are_none() {
    told(
        "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 2021-02-31\n[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 03/04/2021\nto = \"2021-10-05\"\n[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 2021-9-1\nto = 2021-10-05T12:00:00\n[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 1400-05-24\nto = 44423\n",
        expect![[r#"
            E0121 bad.toml:6 [from]: there is no 2021-02-31 -> a day between 01 and 28
            E0117 bad.toml:10 [from]: `03/04/2021` -> a date such as 2021-10-05
              help: 03/04/2021 is read differently in different places
            E0412 bad.toml:11 [to]: `"2021-10-05"` -> a date without quotes, such as 2021-10-05
            E0412 bad.toml:15 [from]: `2021-9-1` -> a date such as 2021-10-05
            E0412 bad.toml:16 [to]: `2021-10-05T12:00:00` -> a date without quotes, such as 2021-10-05
            E0119 bad.toml:20 [from]: the year 1400 -> a year from 1900 to 2200
              help: years are Gregorian; is this a Solar Hijri date?
            E0412 bad.toml:21 [to]: `44423` -> a date without quotes, such as 2021-10-05
        "#]],
    );
}

#[test]
fn days_the_wrong_way_round() {
    told(
        "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 2021-10-05\nto = 2021-10-04\n[[decide]]\npermission = \"transit\"\nstate = \"denied\"\nfrom = 2021-10-05\nend_known = 2021-10-01\n[[trigger]]\nevent = \"strikes\"\non = 2021-10-05\nto = 2021-10-04\npermission = \"overflight\"\n",
        expect![[r#"
            E0120 bad.toml:7 [to]: to = 2021-10-04 comes before from = 2021-10-05 -> a last day on or after the first
            E0412 bad.toml:12 [end_known]: the end was known on 2021-10-01 -> not before 2021-10-05, when it was declared
            E0120 bad.toml:16 [to]: to = 2021-10-04 comes before on = 2021-10-05 -> a last day on or after the first
        "#]],
    );
}

#[test]
fn days_outside_the_window() {
    told(
        "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\nfrom = 2022-04-01\n[[decide]]\npermission = \"transit\"\nstate = \"denied\"\nto = 2021-07-31\n[[trigger]]\nevent = \"strikes\"\non = 2020-01-01\nto = 2020-01-02\npermission = \"overflight\"\n",
        expect![[r#"
            W0122 bad.toml:6 [from]: 2022-04-01 to 2022-04-01 lies outside the window -> days from 2021-08-01 to 2022-03-31
              help: it changes nothing
            W0122 bad.toml:10 [to]: 2021-07-31 to 2021-07-31 lies outside the window -> days from 2021-08-01 to 2022-03-31
              help: it changes nothing
            W0122 bad.toml:13 [on]: 2020-01-01 to 2020-01-02 lies outside the window -> days from 2021-08-01 to 2022-03-31
              help: it changes nothing
        "#]],
    );
    told(
        "window = { from = 2021-08-01, months = 20 }\n",
        expect![[r#"
            W0122 bad.toml:3 [window]: the window runs 2021-08-01 to 2023-03-31 -> within the pack's, 2021-08-01 to 2022-03-31
              help: months outside it may have no figures
        "#]],
    );
}

#[test]
fn windows_that_are_none() {
    told(
        "window = { from = 2021-08-15, months = 8 }\n",
        expect![[r#"
            E0412 bad.toml:3 [window.from]: `2021-08-15` -> the first day of a month
        "#]],
    );
    told(
        "window = { from = 2021-08-01 }\n",
        expect![[r#"
        E0415 bad.toml:3 [window]: `from` or `months` is missing -> both, such as { from = 2021-08-01, months = 8 }
    "#]],
    );
    told(
        "window = { from = 2021-08-01, months = 8, weeks = 2 }\n",
        expect![[r#"
            E0401 bad.toml:3 [window.weeks]: there is no key `weeks` here -> from or months
        "#]],
    );
}

#[test]
fn more_decisions_and_adjustments_than_anyone_takes_with_those_it_extends() {
    let decide = "[[decide]]\npermission = \"inland\"\nstate = \"denied\"\n".repeat(5_001);
    let adjust = "[[adjust]]\nfigure = \"supply\"\ntimes = 0.5\n".repeat(501);
    for (table, expected) in [
        (
            decide,
            expect![[r#"
        E0019 bad.toml:1 [decide]: 10002 tables of `decide`, with those of what it extends -> 10000 at the most
          help: name more in one table, or longer spans
    "#]],
        ),
        (
            adjust,
            expect![[r#"
                E0019 bad.toml:1 [adjust]: 1002 tables of `adjust`, with those of what it extends -> 1000 at the most
                  help: name more in one table, or longer spans
            "#]],
        ),
    ] {
        let base = format!("{TOP}{table}");
        let bad = format!("{TOP}extends = \"base\"\n{table}");
        told_of(&[("base", &base), ("bad", &bad)], "bad", expected);
    }
}

#[test]
fn another_version_of_the_pack() {
    let own = &crate::scenario::made_up::country().about.version;
    told(&format!("pack_version = \"{own}\"\n"), expect![[r#""#]]);
    told(
        "pack_version = \"of another day\"\n",
        expect![[r#"
            W0422 bad.toml:3 [pack_version]: made on version `of another day` of its pack, and the pack here is `1` -> the version that it was made on
              help: figures may differ, and names may mean something else: look at `aidreach pack diff` of the two, then write the version here
        "#]],
    );
}
