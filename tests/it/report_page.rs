//! The report of a plan as one page: what stands in it, for whom, and how its map is drawn.

use crate::page_pdf::pages;
use aidreach::country::{Country, PackFiles, embedded};
use aidreach::network::Network;
use aidreach::page::{Document, Look, Paper, html, markdown, pdf};
use aidreach::plan::{Settings, held_back, held_back_by_area, plan};
use aidreach::report::{About, Audit, Outcome, Sharing, Subject, Summary, plan_report};
use aidreach::scenario::{Needed, Scenario};

/// The report of a shipped scenario, as readers at a level see it.
fn report(pack: &str, id: &str, sharing: Sharing, look: Look) -> Document {
    report_and_coverage(pack, id, sharing, look).0
}

/// The report, and the share of its need that each province with an outline is reached, in their order.
fn report_and_coverage(pack: &str, id: &str, sharing: Sharing, look: Look) -> (Document, Vec<f64>) {
    let files = embedded(pack).expect("a pack of the program");
    let country = Country::load(&files).expect("a sound pack").0;
    let country = sharing.seen(&country).into_owned();
    let read = |name: &str| {
        let bytes = files.read(&format!("scenarios/{name}.toml")).ok()?;
        String::from_utf8(bytes.into_owned()).ok()
    };
    let scenario = Scenario::read(&country, id, &read, &[]).expect("a sound scenario").0;
    let needed = Needed::of(&country);
    let network = Network::new(&country, &scenario, &needed).expect("a network");
    let plan = plan(&country, &scenario, &needed, Settings::default()).expect("a plan");
    let audit = Audit::of(&files);
    let outcome = Outcome::Hindsight(&plan);
    let held = held_back(&network, &plan).expect("a cascade");
    let areas: Vec<_> = plan.areas.iter().map(|area| area.area).collect();
    let by_area = held_back_by_area(&network, &plan.areas, &areas).expect("cascades");
    let subject = Subject {
        country: &country,
        scenario: &scenario,
        network: &network,
        outcome,
        held: &held,
        by_area: &by_area,
        sure: None,
        audit: &audit,
        sharing,
    };
    let (summary, maps) = (Summary::of(&subject), country.maps(&files));
    let told = serde_json::to_value(&summary).expect("JSON");
    let coverage = maps.provinces.iter().map(|outline| {
        let pcode = &country.areas[outline.area.index()].pcode;
        let mut rows = told["provinces"].as_array().expect("provinces").iter();
        let row = rows.find(|row| row["admin1_code"] == pcode.as_str()).expect("a row");
        row["coverage_share"].as_f64().expect("a share")
    });
    let coverage = coverage.collect();
    let document = plan_report(&About {
        subject,
        summary: &summary,
        maps: &maps,
        beside: None,
        worth: None,
        routes: None,
        run: "0123456789ab",
        look,
    });
    (document, coverage)
}

/// What the legend of a map says of each fill: from how much on and up to how much, as shares.
fn classes(map: &roxmltree::Document<'_>) -> Vec<(String, [f64; 2])> {
    let samples = map
        .descendants()
        .filter(|node| node.has_tag_name("path") && node.attribute("stroke-width") == Some("0.8"));
    let class = |node: roxmltree::Node<'_, '_>| {
        let words = node.next_sibling_element()?;
        let words: String =
            words.descendants().filter(|n| n.is_text()).flat_map(|n| n.text()).collect();
        let words = words.replace(" %", "");
        let share = |percent: &str| percent.parse::<f64>().ok().map(|percent| percent / 100.0);
        let bounds = match words.strip_prefix("under ") {
            _ if words == "nobody" => [0.0, 0.0],
            Some(to) => [0.0, share(to)?],
            None => words
                .split_once('–')
                .map(|(from, to)| [share(from), share(to)])?
                .map(|n| n.expect("a percentage")),
        };
        Some((node.attribute("fill")?.to_owned(), bounds))
    };
    samples.filter_map(class).collect()
}

/// The words of a PDF, those of its pictures among them.
fn printed(document: &Document) -> String {
    pages(&pdf(document, Look::Colour, Paper::A4)).join(" ")
}

/// The pictures of a page, each as a tree of elements.
fn pictures(page: &str) -> Vec<String> {
    let parts = page.split("<svg").skip(1);
    let whole = parts.filter_map(|part| part.split_once("</svg>"));
    whole.map(|(inside, _)| format!("<svg{inside}</svg>")).collect()
}

/// The map among the pictures of a page.
fn map_of(pictures: &[String]) -> &str {
    pictures.iter().find(|picture| picture.contains("map-title")).expect("a map")
}

#[test]
fn bars_lead_from_need_to_reach() {
    for look in [Look::Colour, Look::Mono] {
        let page = html(&report("example", "baseline", Sharing::Internal, look), look);
        let pictures = pictures(&page);
        let bars = pictures.iter().find(|picture| picture.contains("cascade-title"));
        let tree = roxmltree::Document::parse(bars.expect("bars")).expect("well-formed SVG");
        let words: Vec<&str> = tree.descendants().filter_map(|node| node.text()).collect();
        for name in ["In need", "500,000", "Access ceiling: the ways can carry it", "Reached"] {
            assert!(words.contains(&name), "the bars say {name}");
        }
        let bar = |node: &roxmltree::Node<'_, '_>| {
            let edge = node.attribute("stroke-width") == Some("0.8");
            node.attribute("d").filter(|_| edge).map(width_of)
        };
        let bars: Vec<f64> =
            tree.descendants().filter(|n| n.has_tag_name("path")).filter_map(|n| bar(&n)).collect();
        assert!(bars.len() >= 4 && bars.windows(2).all(|pair| pair[1] <= pair[0]), "{bars:?}");
    }
}

/// How wide a path is, from its leftmost to its rightmost point.
fn width_of(path: &str) -> f64 {
    let steps = path.split(['M', 'L', 'Z']).filter_map(|step| step.split_once(' '));
    let xs = steps.filter_map(|(x, _)| x.parse::<f64>().ok());
    let (least, most) = xs.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
    most - least
}

#[test]
fn the_map_shades_every_province_and_is_well_formed() {
    for look in [Look::Colour, Look::Mono] {
        let (document, coverage) =
            report_and_coverage("afghanistan", "baseline", Sharing::Internal, look);
        let page = html(&document, look);
        let pictures = pictures(&page);
        assert_eq!(
            pictures.len(),
            12,
            "bars, five maps, each also for narrow screens, and a chart"
        );
        for picture in &pictures {
            let tree = roxmltree::Document::parse(picture).expect("well-formed SVG");
            let ids = |name: &str| tree.descendants().filter(|n| n.has_tag_name(name)).count();
            assert_eq!((ids("title"), ids("desc")), (1, 1));
        }
        let map = roxmltree::Document::parse(map_of(&pictures)).expect("well-formed SVG");
        let province = |node: &roxmltree::Node<'_, '_>| {
            node.has_tag_name("path") && node.attribute("stroke-width") == Some("0.9")
        };
        let fills = map.descendants().filter(province).filter_map(|node| node.attribute("fill"));
        let fills: Vec<&str> = fills.collect();
        assert!(fills.len() > 34, "every province, and some once more, enlarged");
        // Each has the shade that the legend gives its coverage.
        let classes = classes(&map);
        assert_eq!((classes.len(), coverage.len()), (6, 34), "{classes:?}");
        for (share, fill) in coverage.iter().zip(&fills) {
            let (_, [from, to]) = classes.iter().find(|(of, _)| of == fill).expect("in the legend");
            let within = from <= share && (share < to || from == to);
            assert!(within, "{share} is told as {from} to {to}");
        }
        let words: Vec<&str> = map.descendants().filter_map(|node| node.text()).collect();
        for name in ["Torkham [9]", "Iran", "200 km", "way in, used"] {
            assert!(words.contains(&name), "the map says {name}");
        }
    }
}

/// Where coverage is the same everywhere, these maps tell who is left out, when, and what access allows.
#[test]
fn maps_of_one_figure_tell_provinces_apart() {
    for look in [Look::Colour, Look::Mono] {
        let page = html(&report("afghanistan", "baseline", Sharing::Internal, look), look);
        let pictures = pictures(&page);
        for (id, least) in [("map-left-out", 4), ("map-worst-month", 2), ("map-ceiling", 2)] {
            let title = format!("{id}-title");
            let map = pictures.iter().find(|p| p.contains(&title)).expect(id);
            let tree = roxmltree::Document::parse(map).expect("well-formed SVG");
            let provinces = tree.descendants().filter(|node| {
                node.has_tag_name("path") && node.attribute("stroke-width") == Some("0.9")
            });
            let fills: Vec<&str> = provinces.filter_map(|node| node.attribute("fill")).collect();
            assert!(fills.len() >= 34, "{id}: {} shapes", fills.len());
            let told: std::collections::BTreeSet<&str> = fills.into_iter().collect();
            assert!(told.len() >= least, "{id}: {told:?}");
        }
    }
    let page = report("afghanistan", "baseline", Sharing::Internal, Look::Colour);
    let page = html(&page, Look::Colour);
    let worst = "shaded by coverage in the worst month: from 0 % in Farah to ";
    assert!(page.contains(worst), "who is left with nothing in a month is named");
}

#[test]
fn closed_ways_are_crossed_out() {
    let crosses = |scenario: &str| {
        let page = report("example", scenario, Sharing::Internal, Look::Colour);
        map_of(&pictures(&html(&page, Look::Colour))).matches("stroke-width=\"2.4\"").count()
    };
    // One of the crosses stands in the legend.
    assert!(crosses("all-denied") > crosses("full-access"));
    assert_eq!(crosses("full-access"), 0);
}

#[test]
fn a_public_page_tells_totals_of_provinces_only() {
    let pack = "afghanistan";
    let files = embedded(pack).expect("a pack of the program");
    let country = Country::load(&files).expect("a sound pack").0;
    let document = report(pack, "baseline", Sharing::Public, Look::Colour);
    for page in [html(&document, Look::Colour), markdown(&document), printed(&document)] {
        let provinces: Vec<&str> = country.areas.iter().map(|area| area.name.as_str()).collect();
        let told = |name: &str| page.contains(name) && !provinces.iter().any(|p| p.contains(name));
        // A capital may bear the name of its province, and a neighbour's name stands on the map.
        for place in country.places.iter().filter(|p| p.country == country.about.iso2) {
            assert!(!told(&place.name), "the page names {}", place.name);
        }
        for permission in &country.permissions {
            assert!(!told(&permission.id), "the page names {}", permission.id);
            assert!(!told(&permission.name), "the page names {}", permission.name);
        }
        for counterpart in country.counterparts.iter().filter(|c| c.id.starts_with("dfa")) {
            assert!(!told(&counterpart.name), "the page names {}", counterpart.name);
        }
        for corridor in &country.corridors {
            assert!(!told(&corridor.name), "the page names {}", corridor.name);
        }
        assert!(page.contains("PUBLIC"), "the page says who may read it");
        assert!(!page.contains("What holds reach back"), "no limit is ranked");
    }
}

#[test]
fn partners_see_no_ranking_and_no_names_of_who_decides() {
    let document = report("example", "baseline", Sharing::Partner, Look::Colour);
    for page in [html(&document, Look::Colour), printed(&document)] {
        for hidden in ["Council of Marwa", "Foreign banks", "What holds reach back"] {
            assert!(!page.contains(hidden), "the page says {hidden}");
        }
        assert!(page.contains("PARTNER: for partner organisations only"));
    }
}

#[test]
fn a_page_comes_out_the_same_again() {
    for look in [Look::Colour, Look::Mono] {
        let page = || html(&report("example", "baseline", Sharing::Internal, look), look);
        assert_eq!(page(), page());
    }
}
