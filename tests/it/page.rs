//! Documents as data, and as what people read.

use aidreach::page::{
    Block, Cell, Document, Look, Running, Setting, Side, Sorting, Table, Text, html, markdown,
};
use expect_test::expect;

fn document() -> Document {
    let mut table = Table::new("People", &[("Area", Side::Start), ("People", Side::End)]);
    table.rows.push(vec![Cell::text("North | east"), Cell::figure("1,200", 1200.0)]);
    Document {
        title: "Who is reached".to_owned(),
        subtitle: "March".to_owned(),
        running: Running {
            mark: "For the team only".to_owned(),
            foot: "run 12ab".to_owned(),
            ..Running::default()
        },
        setting: Setting::Pages,
        blocks: vec![
            Block::section("reach", "Reach"),
            Block::Paragraph(Text::plain("All of ").then_strong("1_200").then(" people.")),
            Block::bullets(&["one", "two"]),
            Block::Table(table),
            Block::Callout(Text::plain("No security advice.")),
            Block::PageBreak,
        ],
    }
}

#[test]
fn markdown_keeps_words_from_turning_into_marks() {
    expect![[r#"
        # Who is reached

        March

        For the team only

        ## Reach

        All of **1\_200** people.

        - one
        - two

        People

        | Area | People |
        | --- | ---: |
        | North \| east | 1,200 |

        > No security advice.

        ---

        run 12ab
    "#]]
    .assert_eq(&markdown(&document()));
}

#[test]
fn html_escapes_every_word_and_fetches_nothing() {
    let mut document = document();
    let odd = "</style><script>alert(\"1\")</script>&'";
    document.title = odd.to_owned();
    document.running = Running { mark: odd.to_owned(), foot: odd.to_owned(), ..Running::default() };
    document.blocks.push(Block::Paragraph(Text::plain(odd).then_in("کابل", "fa")));
    let mut table = Table::new(odd, &[(odd, Side::Start)]);
    table.rows.push(vec![Cell::text(odd)]);
    table.sorting = Sorting::Free;
    document.blocks.push(Block::Table(table));
    for look in [Look::Colour, Look::Mono] {
        let page = html(&document, look);
        assert_eq!(page.matches("</style>").count(), 1, "only the page's own style ends");
        assert_eq!(page.matches("<script>").count(), 1, "only the page's own script begins");
        assert!(page.contains("<bdi lang=\"fa\" dir=\"rtl\">کابل</bdi>"));
        assert!(page.contains("default-src 'none'"));
        for fetched in ["http:", "https:", "src=", "url(", "@import"] {
            assert!(!page.replace("-src '", "").contains(fetched), "{fetched}");
        }
        assert_eq!(page, html(&document, look), "the same bytes again");
    }
}

#[test]
fn html_keeps_totals_out_of_sorting_and_names_its_parts() {
    let mut table = Table::new("People", &[("Area", Side::Start), ("People", Side::End)]);
    table.rows.push(vec![Cell::text("North"), Cell::figure("1,200", 1200.0).with_bar(0.5)]);
    table.rows.push(vec![Cell::text("All"), Cell::figure("1,200", 1200.0)]);
    table.totals = 1;
    table.sorting = Sorting::Free;
    let mut document = document();
    document.blocks = vec![Block::section("people", "People"), Block::Table(table)];
    let page = html(&document, Look::Colour);
    let (body, foot) = page.split_once("<tfoot>").expect("a foot");
    assert!(body.contains("<th scope=\"row\">North</th>") && foot.contains(">All</th>"));
    assert!(body.contains("data-sort=\"1200\"") && body.contains("--share:50.0%"));
    assert!(page.contains("<section aria-labelledby=\"people\"><h2 id=\"people\">People</h2>"));
}
