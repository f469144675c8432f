//! Maps of packs whose outlines are of districts, or that have none.

use crate::cli::run;
use crate::country::{Files, example};
use aidreach::country::Country;

/// The outlines of the example, each as that of the first district of its province.
fn outlined_by_district() -> Files {
    let mut files = example();
    let text = String::from_utf8(files["boundaries.geojson"].clone()).expect("text");
    let text = ["XM01", "XM02", "XM03"]
        .iter()
        .fold(text, |text, code| text.replace(&format!("\"{code}\""), &format!("\"{code}01\"")));
    files.insert("boundaries.geojson".to_owned(), text.into_bytes());
    files
}

/// The page of a plan of a pack.
fn page(files: &Files) -> String {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
        std::fs::write(path, bytes).expect("writing a table");
    }
    let country = folder.path().display().to_string();
    let ran = run(&["report", "baseline", "--country", &country, "--format", "html", "--out", "-"]);
    assert_eq!(ran.exit, 0, "{}", ran.err);
    ran.out
}

/// Every area was painted as one where nobody is in need.
#[test]
fn outlines_of_districts_show_the_figures_of_their_province() {
    let files = outlined_by_district();
    let country = Country::load(&files).expect("it loads").0;
    let maps = country.maps(&files);
    let codes = |outlines: &[aidreach::country::Outline]| -> Vec<String> {
        outlines.iter().map(|of| country.areas[of.area.index()].pcode.clone()).collect()
    };
    assert_eq!(codes(&maps.provinces), ["XM01", "XM02", "XM03"]);
    assert_eq!(codes(&maps.districts), ["XM0101", "XM0201", "XM0301"]);
    let [own, joined] = [page(&example()), page(&files)];
    let nobody = |page: &str| page.matches(">nobody<").count();
    assert_eq!(nobody(&joined), nobody(&own));
    let maps = |page: &str| page.matches("<svg").count();
    assert_eq!(maps(&joined), maps(&own));
}

#[test]
fn a_pack_without_outlines_has_maps_of_discs() {
    let mut files = example();
    files.remove("boundaries.geojson");
    let [own, discs] = [page(&example()), page(&files)];
    let maps = |page: &str| page.matches("<svg").count();
    assert_eq!(maps(&discs), maps(&own));
    assert!(
        discs.contains("The pack has no outlines: discs stand where the labels of provinces do")
    );
}
