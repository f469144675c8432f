//! Documents as data, and as what people read.

use aidreach::page::{Block, Cell, Document, Running, Side, Table, Text, markdown};
use expect_test::expect;

fn document() -> Document {
    let mut table = Table::new("People", &[("Area", Side::Start), ("People", Side::End)]);
    table.rows.push(vec![Cell::text("North | east"), Cell::figure("1,200", 1200.0)]);
    Document {
        title: "Who is reached".to_owned(),
        subtitle: "March".to_owned(),
        running: Running { mark: "For the team only".to_owned(), foot: "run 12ab".to_owned() },
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
