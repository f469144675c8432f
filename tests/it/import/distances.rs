//! Matrices of distances: there and back, against the links of the pack, and what they fill.

use super::*;

fn land() -> Pack {
    let mut pack = with_areas();
    let places = "name,lat,lon\nEa,1,11\nMid,1,11.5\nBo,1,13\nOff,0.5,13.5\n";
    put_text(&mut pack, Kind::Places, "own-source.csv", places);
    let links = "id,from,to,mode,direction,surface,name,length_km,length_basis,length_source,hours,hours_basis,\
        hours_source,corridor,overflies,truck,road_class,lead_months,note\n\
        ea__mid,ea,mid,road,both,paved,Ea – Mid,,,,,,,,,,,,\n\
        bo__mid,bo,mid,road,both,paved,Bo – Mid,160,derived,other-source,3,assumed,other-source,,,,,,\n";
    pack.insert("links.csv".to_owned(), links.as_bytes().to_vec());
    pack
}

const KM: &str = "Distances in km,,,\n,Ea,Mid,Bo\nEa,,60,1300\nMid,55,,161\nBo,220 km,0,\n";

#[test]
fn a_matrix_fills_what_links_lack_and_tells_every_contradiction() {
    let mut pack = land();
    let made = put_text(&mut pack, Kind::Distances, "matrix.csv", KM);
    let links = rows(&pack, "links.csv");
    assert_eq!(
        ["length_km", "length_basis", "length_source"].map(|column| links[0][column].as_str()),
        ["55", "published", "own-source"]
    );
    assert_eq!(links[1]["length_km"], "160", "what a person wrote stays");
    // There and back within 15 % are one distance; 1,300 and 220 are not.
    assert_eq!(
        told(
            &made,
            Became::Differs,
            "bo to ea is 220 km, and ea to bo is 1,300 km: the smaller is taken"
        ),
        1
    );
    assert_eq!(told(&made, Became::Differs, "ea to mid"), 0);
    assert_eq!(told(&made, Became::Left, "zeros"), 1);
    assert_eq!(told(&made, Became::Left, "they stay"), 1);
    // Ea to Mid had no length, so there was none by links to compare with; now there is: 215 km and 220.
    let again = put_text(&mut pack, Kind::Distances, "matrix.csv", KM);
    assert_eq!(again.files.len(), 0, "{:?}", again.merged);
    assert_eq!(told(&again, Became::Differs, "links of the pack"), 0);
    let longer = KM.replace("220 km", "260").replace("161", "200");
    let made = put_text(&mut pack, Kind::Distances, "matrix.csv", &longer);
    assert_eq!(
        told(
            &made,
            Became::Differs,
            "bo and ea: 260 km in the matrix, 215 km by 2 links of the pack"
        ),
        1
    );
    assert_eq!(
        told(
            &made,
            Became::Differs,
            "bo and mid: 200 km in the matrix, 160 km by its link of the pack"
        ),
        1
    );
}

#[test]
fn the_larger_figure_is_taken_where_asked_and_an_update_replaces_it() {
    let mut pack = land();
    let files: [(&str, &[u8]); 1] = [("matrix.csv", KM.as_bytes())];
    let larger = Choices { larger: true, ..Choices::default() };
    put(&mut pack, &Asked { choices: larger, ..asked(Kind::Distances, &files) });
    assert_eq!(rows(&pack, "links.csv")[0]["length_km"], "60");
    let made = put(&mut pack, &asked(Kind::Distances, &files));
    assert_eq!(
        (rows(&pack, "links.csv")[0]["length_km"].as_str(), made.changes[0].fate),
        ("60", Fate::Waits)
    );
    put(&mut pack, &Asked { update: true, ..asked(Kind::Distances, &files) });
    assert_eq!(rows(&pack, "links.csv")[0]["length_km"], "55");
}

#[test]
fn hours_and_days_are_times() {
    let mut pack = land();
    let days = "Days,Ea,Mid\nEa,-,0.5 day\nMid,,\n";
    let made = put_text(&mut pack, Kind::Distances, "times.csv", days);
    let link = &rows(&pack, "links.csv")[0];
    assert_eq!([&link["hours"], &link["hours_basis"], &link["length_km"]], ["5", "published", ""]);
    assert_eq!(told(&made, Became::Assumed, "days as 10 hours"), 1);
    let mut pack = land();
    put_text(&mut pack, Kind::Distances, "hours.csv", ",Ea,Mid\nEa,,1.5\nMid,,\n");
    assert_eq!(rows(&pack, "links.csv")[0]["hours"], "1.5");
}

#[test]
fn all_that_is_wrong_with_a_matrix_is_told_at_once() {
    let wrong = "km,Ea,Mid,Boo\nEa,,sixty,3\nMid,,,-5\nBoo,,,\n";
    let said = refused(&land(), &asked(Kind::Distances, &[("matrix.csv", wrong.as_bytes())]));
    assert!(said.contains("E0101 matrix.csv:2 [Mid]: `sixty`"), "{said}");
    assert!(said.contains("E0101 matrix.csv:3 [Boo]: `-5`"), "{said}");
    assert!(said.contains("no place is called `Boo`"), "{said}");
    let unnamed = KM.replace("Distances in km,,,\n", "");
    let said = refused(&land(), &asked(Kind::Distances, &[("matrix.csv", unnamed.as_bytes())]));
    assert!(said.contains("nothing says what the matrix measures"), "{said}");
    let none = "a,b\n1,2\n";
    let said = refused(&land(), &asked(Kind::Distances, &[("matrix.csv", none.as_bytes())]));
    assert!(said.contains("no matrix"), "{said}");
    let left = KM.replace("Bo", "Boo");
    let files: [(&str, &[u8]); 1] = [("matrix.csv", left.as_bytes())];
    let made = import(&Asked { leave_unknown: true, ..asked(Kind::Distances, &files) }, &land());
    assert_eq!(told(&made.expect("a matrix"), Became::Left, "no place of the pack"), 1);
}
