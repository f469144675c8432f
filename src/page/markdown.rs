//! A document as Markdown, readable as it stands and by every tool that knows tables.

use super::{Block, Document, List, Order, Picture, Side, Table, Text};

/// The whole document. Pictures are left to their descriptions.
pub fn markdown(document: &Document) -> String {
    let mut text = format!("# {}\n", escaped(&document.title));
    for line in [&document.subtitle, &document.running.mark] {
        if !line.is_empty() {
            text.push_str(&format!("\n{}\n", escaped(line)));
        }
    }
    for block in &document.blocks {
        let told = match block {
            Block::Heading(heading) => {
                let marks = "#".repeat(usize::from(heading.level) + 1);
                format!("{marks} {}\n", escaped(&heading.text))
            }
            Block::Paragraph(words) => line(words) + "\n",
            Block::Callout(words) => format!("> {}\n", line(words)),
            Block::List(points) => list(points),
            Block::Table(table) => rows(table),
            Block::Picture(picture) => described(picture),
            Block::PageBreak => continue,
        };
        text.push('\n');
        text.push_str(&told);
    }
    if !document.running.foot.is_empty() {
        text.push_str(&format!("\n---\n\n{}\n", escaped(&document.running.foot)));
    }
    text
}

fn line(text: &Text) -> String {
    let told = text.spans.iter().map(|span| {
        let words = escaped(&span.text);
        if span.strong { format!("**{words}**") } else { words }
    });
    told.collect()
}

fn list(list: &List) -> String {
    let mut text = String::new();
    for (n, item) in list.items.iter().enumerate() {
        let mark = match list.order {
            Order::Numbered => format!("{}.", n + 1),
            Order::Bulleted => "-".to_owned(),
        };
        text.push_str(&format!("{mark} {}\n", line(item)));
    }
    text
}

fn rows(table: &Table) -> String {
    let mut text = String::new();
    if !table.caption.is_empty() {
        text.push_str(&format!("{}\n\n", escaped(&table.caption)));
    }
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    text.push_str(&row(table.columns.iter().map(|c| cell(&escaped(&c.title))).collect()));
    let sides = table.columns.iter().map(|column| match column.side {
        Side::Start => "---".to_owned(),
        Side::End => "---:".to_owned(),
    });
    text.push_str(&row(sides.collect()));
    for cells in &table.rows {
        text.push_str(&row(cells.iter().map(|c| cell(&line(&c.text))).collect()));
    }
    text
}

/// A cell holds no bar of its own and stays on one line.
fn cell(words: &str) -> String {
    words.replace('|', "\\|").replace('\n', " ")
}

fn described(picture: &Picture) -> String {
    format!("*{}.* {}\n", escaped(&picture.title), escaped(&picture.description))
}

/// Words that Markdown would take for marks get a backslash before them.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
