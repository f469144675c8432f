//! A document as one HTML file that needs nothing but a browser: no network, no other file, no
//! fonts of its own; for a phone, a screen, a reader of screens, and A4 paper.

mod svg;

use super::{Block, Cell, Document, Heading, List, Look, Order, Picture, Script, Side, Sorting};
use super::{RowsFor, Setting, Table, Text};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("style.css");
const SORT: &str = include_str!("sort.js");

/// Nothing is fetched from anywhere; what the page needs stands in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      img-src data:; base-uri 'none'; form-action 'none'";

/// The whole file. Every word is escaped; pictures are taken as they are.
pub fn html(document: &Document, look: Look) -> String {
    let running = &document.running;
    let page: Markup = html! {
        (DOCTYPE)
        html lang="en" class={ (look_class(look)) (setting_class(document.setting)) } {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (document.title) }
                style { (PreEscaped(STYLE)) (PreEscaped(every_page(document))) }
            }
            body {
                a class="skip" href="#content" { "Skip to the contents" }
                header {
                    @if !running.mark.is_empty() { p class="mark" { (running.mark) } }
                    h1 { (document.title) }
                    @if !document.subtitle.is_empty() { p class="subtitle" { (document.subtitle) } }
                }
                (contents(&document.blocks))
                main id="content" tabindex="-1" { (sections(&document.blocks)) }
                @if !running.foot.is_empty() { footer { p { (running.foot) } } }
                @if has_sorting(&document.blocks) { script { (PreEscaped(SORT)) } }
            }
        }
    };
    page.into_string() + "\n"
}

fn look_class(look: Look) -> &'static str {
    match look {
        Look::Colour => "colour",
        Look::Mono => "mono",
    }
}

fn setting_class(setting: Setting) -> &'static str {
    match setting {
        Setting::Pages => "",
        Setting::OnePage => " one-page",
        Setting::Slides => " slides",
    }
}

/// What stands in the margins of every printed page.
fn every_page(document: &Document) -> String {
    let running = &document.running;
    let lying = if document.setting == Setting::Slides { "size:A4 landscape;" } else { "" };
    format!(
        "@page{{{lying}@top-left{{content:{}}}@top-right{{content:{}}}@bottom-left{{content:{}}}}}",
        quoted(&running.mark),
        quoted(&document.title),
        quoted(&running.foot),
    )
}

/// A text as a CSS string; what could end the string or the style is written as its number.
fn quoted(text: &str) -> String {
    let mut safe = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' | '<' | '>' | '&' | '\n' | '\r' => {
                safe.push_str(&format!("\\{:x} ", u32::from(c)));
            }
            _ => safe.push(c),
        }
    }
    safe + "\""
}

fn has_sorting(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| matches!(block, Block::Table(t) if t.sorting == Sorting::Free))
}

fn contents(blocks: &[Block]) -> Markup {
    let headings: Vec<&Heading> = blocks.iter().filter_map(section).collect();
    html! {
        @if headings.len() > 2 {
            nav aria-label="Contents" {
                ul {
                    @for heading in headings {
                        li { a href={ "#" (heading.id) } { (heading.text) } }
                    }
                }
            }
        }
    }
}

fn section(block: &Block) -> Option<&Heading> {
    let Block::Heading(heading) = block else { return None };
    (heading.level == 1).then_some(heading)
}

/// Blocks in sections, each with its heading as its name.
fn sections(blocks: &[Block]) -> Markup {
    let starts = (0..blocks.len()).filter(|&n| n > 0 && section(&blocks[n]).is_some());
    let bounds: Vec<usize> = std::iter::once(0).chain(starts).chain([blocks.len()]).collect();
    let named: Vec<(&Block, String)> = blocks.iter().zip(labels(blocks)).collect();
    html! {
        @for part in bounds.windows(2).map(|ends| &named[ends[0]..ends[1]]) {
            @match part.first().and_then(|(first, _)| section(first)) {
                Some(heading) => section aria-labelledby=(heading.id) {
                    @for (one, label) in part { (block(one, label)) }
                },
                None => @for (one, label) in part { (block(one, label)) },
            }
        }
    }
}

/// What screen readers call the tables and pictures: their captions and titles, numbered from the second
/// of the same words on.
fn labels(blocks: &[Block]) -> Vec<String> {
    let words = |block: &Block| match block {
        Block::Table(table) => table.caption.clone(),
        Block::Picture(picture) => picture.title.clone(),
        Block::Heading(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Callout(_)
        | Block::PageBreak => String::new(),
    };
    let all: Vec<String> = blocks.iter().map(words).collect();
    let label = |(n, words): (usize, &String)| match all[..n]
        .iter()
        .filter(|known| *known == words)
        .count()
    {
        0 => words.clone(),
        before => format!("{words} ({})", before + 1),
    };
    all.iter().enumerate().map(label).collect()
}

fn block(block: &Block, label: &str) -> Markup {
    match block {
        Block::Heading(heading) => html! {
            @if heading.level == 1 { h2 id=(heading.id) { (heading.text) } }
            @else { h3 id=(heading.id) { (heading.text) } }
        },
        Block::Paragraph(words) => html! { p { (text(words)) } },
        Block::Callout(words) => html! { p class="callout" { (text(words)) } },
        Block::List(points) => list(points),
        Block::Table(rows) => table(rows, label),
        Block::Picture(shown) => picture(shown, label),
        Block::PageBreak => html! { div class="page-break" {} },
    }
}

fn text(text: &Text) -> Markup {
    html! {
        @for span in &text.spans {
            @match (&span.script, span.strong) {
                (Script::Own, false) => (span.text),
                (Script::Own, true) => strong { (span.text) },
                (Script::RightToLeft(language), _) =>
                    bdi lang=(language) dir="rtl" { (span.text) },
                (Script::LeftToRight(language), _) => bdi lang=(language) { (span.text) },
            }
        }
    }
}

fn list(list: &List) -> Markup {
    let items = html! { @for item in &list.items { li { (text(item)) } } };
    match list.order {
        Order::Numbered => html! { ol { (items) } },
        Order::Bulleted => html! { ul { (items) } },
    }
}

fn table(table: &Table, label: &str) -> Markup {
    let (body, totals) = table.rows.split_at(table.rows.len().saturating_sub(table.totals));
    let free = table.sorting == Sorting::Free;
    html! {
        div class="scroll" role="region" aria-label=(label) tabindex="0" {
            table class=[class(table)] {
                caption { (table.caption) }
                thead {
                    tr {
                        @for column in &table.columns {
                            th scope="col" class=[end(column.side)] {
                                @if free {
                                    button type="button" { (column.title) }
                                    // Browsers leave buttons out of headings repeated in print.
                                    span class="printed" aria-hidden="true" { (column.title) }
                                } @else { (column.title) }
                            }
                        }
                    }
                }
                tbody { @for row in body { (cells(table, row)) } }
                @if !totals.is_empty() { tfoot { @for row in totals { (cells(table, row)) } } }
            }
        }
    }
}

fn class(table: &Table) -> Option<&'static str> {
    match (table.sorting, table.rows_for) {
        (_, RowsFor::Writing) => Some("to-write"),
        (Sorting::Free, RowsFor::Reading) => Some("sortable"),
        (Sorting::Fixed, RowsFor::Reading) => None,
    }
}

fn end(side: Side) -> Option<&'static str> {
    (side == Side::End).then_some("end")
}

fn cells(table: &Table, row: &[Cell]) -> Markup {
    html! {
        tr {
            @for (n, (column, cell)) in table.columns.iter().zip(row).enumerate() {
                @let bar = cell.bar.map(|share| format!("--share:{:.1}%", share * 100.0));
                @let sort = cell.sort.map(|figure| figure.to_string());
                @if n == 0 {
                    th scope="row" class=[end(column.side)] data-sort=[sort] { (text(&cell.text)) }
                } @else {
                    td class=[end(column.side)] data-sort=[sort] data-bar=[bar.as_ref().map(|_| "")]
                        style=[bar.as_deref()] { (text(&cell.text)) }
                }
            }
        }
    }
}

fn picture(picture: &Picture, label: &str) -> Markup {
    html! {
        figure {
            div class="scroll" role="region" aria-label=(label) tabindex="0" {
                (svg::svg(picture))
            }
            @if !picture.caption.spans.is_empty() || !picture.notes.is_empty() {
                figcaption {
                    (text(&picture.caption))
                    @if !picture.notes.is_empty() {
                        ol class="notes" { @for note in &picture.notes { li { (text(note)) } } }
                    }
                }
            }
        }
    }
}
