//! Documents as PDF: the same bytes again, nothing lost at an edge, every page marked.

use aidreach::page::draw::bars::{Bar, Bars, Beside, Key, Length, Weight, draw};
use aidreach::page::{
    Block, Cell, Document, Look, Paper, Picture, Running, Setting, Side, Table, Text, pdf,
};

/// The words of each page, in the order in which they are drawn, one space between them.
pub(crate) fn pages(file: &[u8]) -> Vec<String> {
    let read = lopdf::Document::load_mem(file).expect("a PDF");
    let numbers: Vec<u32> = read.get_pages().into_keys().collect();
    let text = numbers.into_iter().map(|page| read.extract_text(&[page]).expect("its words"));
    text.map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn document(setting: Setting, blocks: Vec<Block>) -> Document {
    Document {
        title: "Who is reached".to_owned(),
        subtitle: "March".to_owned(),
        running: Running {
            mark: "For the team only".to_owned(),
            foot: "run 12ab".to_owned(),
            ..Running::default()
        },
        setting,
        blocks,
    }
}

fn table(rows: usize) -> Table {
    let mut table = Table::new("People", &[("Area", Side::Start), ("Number", Side::End)]);
    for n in 0..rows {
        let figure = Cell::figure(&format!("{n},000"), n as f64).with_bar(0.5);
        table.rows.push(vec![Cell::text(&format!("Area {n}.")), figure]);
    }
    table.rows.push(vec![Cell::text("Sum of all"), Cell::text("1")]);
    table.totals = 1;
    table
}

fn printed(blocks: Vec<Block>) -> Vec<String> {
    pages(&pdf(&document(Setting::Pages, blocks), Look::Colour, Paper::A4))
}

#[test]
fn a_pdf_comes_out_the_same_again_and_every_page_is_marked() {
    let blocks = vec![
        Block::section("reach", "Reach"),
        Block::bullets(&["one", "two"]),
        Block::Table(table(200)),
        Block::Callout(Text::plain("No security advice.")),
    ];
    for setting in [Setting::Pages, Setting::OnePage] {
        for (look, paper) in [(Look::Colour, Paper::A4), (Look::Mono, Paper::Letter)] {
            let document = document(setting, blocks.clone());
            let file = pdf(&document, look, paper);
            assert_eq!(file, pdf(&document, look, paper), "the same bytes again");
            let pages = pages(&file);
            assert!(pages.len() > 1);
            for (n, page) in pages.iter().enumerate() {
                let number = format!("Page {} of {}", n + 1, pages.len());
                for wanted in ["For the team only", "run 12ab", &number] {
                    assert!(page.contains(wanted), "page {n} lacks {wanted}");
                }
            }
        }
    }
}

#[test]
fn a_long_table_loses_no_row_and_repeats_its_head() {
    let pages = printed(vec![Block::Table(table(300))]);
    let whole = pages.join(" ");
    for n in 0..300 {
        assert_eq!(whole.matches(&format!("Area {n}. {n},000")).count(), 1, "row {n}");
    }
    for page in &pages {
        assert_eq!(page.matches("Area Number").count(), 1, "one head a page");
    }
    let last = pages.last().expect("a page");
    assert!(last.contains("Area 299.") && last.ends_with("Sum of all 1"), "totals not alone");
}

#[test]
fn a_heading_is_never_parted_from_what_follows() {
    for lines in 30..50 {
        let mut blocks: Vec<Block> =
            (0..lines).map(|n| Block::paragraph(&format!("Line {n}."))).collect();
        blocks.push(Block::section("next", "Next"));
        blocks.push(Block::part("part", "In detail"));
        blocks.push(Block::Table(table(5)));
        let pages = printed(blocks);
        let page = pages.iter().find(|page| page.contains("Next In detail")).expect("the heading");
        assert!(page.contains("Next In detail People Area Number Area 0. 0,000 Area 1. 1,000"));
    }
}

#[test]
fn a_long_document_begins_with_its_contents() {
    let sections = |count: usize| {
        let parts = (0..count).flat_map(|n| {
            let id = format!("s{n}");
            [Block::section(&id, &format!("Section {n}")), Block::paragraph("."), Block::PageBreak]
        });
        document(Setting::Pages, parts.collect())
    };
    let long = pdf(&sections(7), Look::Colour, Paper::A4);
    let first = pages(&long).remove(0);
    let told: String = (0..7).map(|n| format!("Section {n} {} ", n + 1)).collect();
    assert!(first.contains(told.trim()), "{first}");
    let read = lopdf::Document::load_mem(&long).expect("a PDF");
    let front = *read.get_pages().get(&1).expect("a page");
    assert_eq!(read.get_page_annotations(front).expect("links").len(), 7);
    let short = pages(&pdf(&sections(3), Look::Colour, Paper::A4)).remove(0);
    assert!(!short.contains("Section 1"), "{short}");
}

#[test]
fn what_is_larger_than_a_page_goes_on_over_the_next() {
    let long: String = (0..4000).map(|n| format!("word{n}. ")).collect();
    let mut tall = Table::new("Tall", &[("Key", Side::Start), ("Words", Side::Start)]);
    tall.rows.push(vec![Cell::text("a"), Cell::text(&long)]);
    let wide = "w".repeat(900);
    for blocks in [
        vec![Block::paragraph(&long)],
        vec![Block::Callout(Text::plain(&long))],
        vec![Block::bullets(&[&long])],
        vec![Block::section("long", &long)],
        vec![Block::Table(tall)],
    ] {
        let pages = printed(blocks);
        assert!(pages.len() > 5, "they cannot stand on {} pages", pages.len());
        let whole = pages.join(" ");
        let lost: Vec<usize> =
            (0..4000).filter(|n| !whole.contains(&format!("word{n}."))).collect();
        assert!(lost.is_empty(), "{lost:?}");
    }
    let whole: String = printed(vec![Block::paragraph(&wide)]).concat();
    assert!(whole.matches('w').count() >= 900, "a word wider than the page is broken");
}

#[test]
fn letters_of_other_scripts_are_set_and_unknown_ones_are_signs() {
    let text = Text::plain("≥ 5 °C → km²: ").then_strong("Київ").then_in("کابل", "fa").then(" 字");
    let whole = printed(vec![Block::Paragraph(text)]).concat();
    // As they stand on the page, from left to right.
    let seen: String = "کابل".chars().rev().collect();
    for wanted in ["≥ 5 °C → km²", "Київ", seen.as_str(), "\u{fffd}"] {
        assert!(whole.contains(wanted), "{wanted} is not in {whole}");
    }
}

#[test]
fn what_is_short_keeps_to_one_page_and_what_is_long_loses_nothing() {
    let blocks = |sections: usize| {
        let parts = (0..sections).flat_map(|n| {
            let points: Vec<String> = (0..4).map(|k| format!("point {n}.{k} to be made")).collect();
            [Block::section(&format!("s{n}"), &format!("Section {n}.")), Block::bullets(&points)]
        });
        parts.collect::<Vec<Block>>()
    };
    for (sections, one) in [(0, true), (1, true), (12, true), (60, false)] {
        let document = document(Setting::OnePage, blocks(sections));
        let pages = pages(&pdf(&document, Look::Colour, Paper::A4));
        assert_eq!(pages.len() == 1, one, "{sections} sections on {} pages", pages.len());
        let whole = pages.join(" ");
        assert!((0..sections).all(|n| whole.contains(&format!("point {n}.3 to be made"))));
    }
}

/// A picture without anything in it.
fn nothing_drawn(look: Look) -> Picture {
    let bars = Bars {
        id: "none".to_owned(),
        title: "Map".to_owned(),
        description: "Shows nothing.".to_owned(),
        caption: Text::plain("Below it"),
        key: Key::None,
        bars: Vec::new(),
    };
    draw(&bars, look)
}

#[test]
fn what_is_to_keep_to_one_page_does_so_with_its_picture_on_the_back() {
    let picture = nothing_drawn(Look::Colour);
    let mut held = 0;
    for points in (10..=90).step_by(20) {
        let text = |n: usize| Block::paragraph(&format!("Point {n} to be made. ").repeat(4));
        let text: Vec<Block> = (0..points).map(text).collect();
        let whole = [&text[..], &[Block::Picture(picture.clone())]].concat();
        let plain = pages(&pdf(&document(Setting::OnePage, text), Look::Colour, Paper::A4));
        let drawn = pages(&pdf(&document(Setting::OnePage, whole), Look::Colour, Paper::A4));
        if plain.len() == 1 {
            let last = format!("Point {} to be made.", points - 1);
            assert!(drawn[0].contains(&last), "{points} points are on the first side");
            assert!(drawn.len() <= 2, "{points} points and a picture on {} pages", drawn.len());
            held += 1;
        }
    }
    assert!((2..5).contains(&held), "{held} of 5 keep to one page without a picture");
}

#[test]
fn a_tall_picture_leaves_room_for_its_caption() {
    for lines in 1..12 {
        let long = |n: u32| Bar {
            name: format!("Way {n}"),
            figure: Length { figure: 1.0, told: "1".to_owned() },
            beside: Beside::Nothing,
            weight: Weight::Plain,
        };
        let bars = Bars {
            id: "tall".to_owned(),
            title: "Ways".to_owned(),
            description: "Many.".to_owned(),
            caption: Text::plain(
                &"Where the outlines come from and what they show. ".repeat(2 * lines),
            ),
            key: Key::None,
            bars: (0..60).map(long).collect(),
        };
        let picture = draw(&bars, Look::Colour);
        let before = Block::paragraph("A sentence on the first page.");
        let ways = Block::section("ways", "Ways");
        let pages = printed(vec![before, ways, Block::Picture(picture)]);
        assert!(pages.len() <= 2, "a caption of about {lines} lines goes on over the page");
        let last = pages.last().expect("a page");
        assert!(last.contains("Ways Way 0"), "the heading stands above its picture: {pages:?}");
        let told = last.matches("Where the outlines come from").count();
        assert_eq!(told, 2 * lines, "the whole caption stands below its picture: {pages:?}");
    }
}

#[test]
fn odd_documents_are_printed_all_the_same() {
    let picture = nothing_drawn(Look::Mono);
    let mut blocks = vec![
        Block::Picture(picture),
        Block::Table(Table::new("", &[])),
        Block::Table(Table::new("Without rows", &[("Area", Side::Start)])),
        Block::paragraph("tab\tline\nbell\u{7}private\u{e000}mark\u{200f}"),
        Block::paragraph(""),
        Block::bullets::<&str>(&[]),
        Block::PageBreak,
        Block::PageBreak,
        Block::section("", ""),
    ];
    let mut uneven = Table::new("", &[("A", Side::Start), ("B", Side::End)]);
    uneven.rows.push(vec![Cell::text("one cell only")]);
    uneven.totals = 5;
    blocks.push(Block::Table(uneven));
    let told = printed(blocks.clone()).concat();
    assert!(told.contains("Below it"), "{told}");
    let mut bare = document(Setting::OnePage, blocks);
    bare.title = String::new();
    bare.subtitle = String::new();
    bare.running = Running::default();
    for blocks in [bare.blocks.clone(), Vec::new()] {
        bare.blocks = blocks;
        assert!(!pages(&pdf(&bare, Look::Mono, Paper::Letter)).is_empty());
    }
}
