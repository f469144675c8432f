//! How the cells of a workbook look.

use super::{Shows, Value};
use crate::page::{Look, runs_right_to_left};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Dark blue of headings and headers.
const INK: u32 = 0x1F_3A_5F;

/// How a line of the first sheet looks.
pub(super) struct Line {
    pub(super) format: Format,
    /// Size of its letters.
    pub(super) points: f64,
}

impl Line {
    /// Size of letters where nothing else is said.
    pub(super) const USUAL: f64 = 11.0;

    fn new(points: f64, format: Format) -> Line {
        Line { format: format.set_font_size(points), points }
    }
}

/// How the cells of a workbook look.
pub(super) struct Formats {
    pub(super) title: Line,
    pub(super) subtitle: Line,
    pub(super) mark: Line,
    pub(super) heading: Line,
    pub(super) part: Line,
    pub(super) prose: Line,
    pub(super) callout: Line,
    pub(super) link: Line,
    /// Over the lists and the rows of a sheet to be filled in.
    pub(super) header: Format,
    /// Names for programs, below headings.
    name: Format,
    look: Look,
}

impl Formats {
    pub(super) fn new(look: Look) -> Formats {
        let ink = match look {
            Look::Colour => Color::RGB(INK),
            Look::Mono => Color::Black,
        };
        let wrapped = || Format::new().set_text_wrap().set_align(FormatAlign::Top);
        let coloured = || wrapped().set_bold().set_font_color(ink);
        let header = Format::new()
            .set_bold()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin);
        let header = match look {
            Look::Colour => header.set_background_color(ink).set_font_color(Color::White),
            Look::Mono => header,
        };
        let usual = Line::USUAL;
        Formats {
            title: Line::new(18.0, coloured()),
            subtitle: Line::new(12.0, wrapped()),
            mark: Line::new(usual, wrapped().set_bold().set_border(FormatBorder::Medium)),
            heading: Line::new(14.0, coloured().set_border_bottom(FormatBorder::Thin)),
            part: Line::new(usual, wrapped().set_bold()),
            prose: Line::new(usual, wrapped()),
            callout: Line::new(usual, wrapped().set_border(FormatBorder::Thin)),
            link: Line::new(usual, wrapped().set_hyperlink()),
            header,
            name: wrapped()
                .set_font_size(8)
                .set_italic()
                .set_font_color(Color::RGB(0x59_59_59))
                .set_border_bottom(FormatBorder::Thin),
            look,
        }
    }

    /// A heading in words, at the side of what stands below.
    pub(super) fn heading_of(&self, is_figure: bool) -> Format {
        let heading = self.header.clone().set_text_wrap();
        if is_figure { heading.set_align(FormatAlign::Right) } else { at_start(heading) }
    }

    /// A name for programs, at the side of its heading.
    pub(super) fn name_of(&self, is_figure: bool) -> Format {
        let name = self.name.clone();
        if is_figure { name.set_align(FormatAlign::Right) } else { at_start(name) }
    }

    /// Words in a column, at the side of the numbers where they stand for one, such as `<10`.
    pub(super) fn words_of(&self, shows: Shows, value: &Value, look: &Format) -> Format {
        match (shows, value) {
            (Shows::Name, Value::Words(name)) if runs_right_to_left(name) => {
                look.clone().set_reading_direction(2).set_align(FormatAlign::Right)
            }
            (Shows::Words | Shows::Name | Shows::Code, _) => look.clone(),
            (
                Shows::Number
                | Shows::Figure(_)
                | Shows::Change(_)
                | Shows::Share
                | Shows::Day
                | Shows::Month,
                _,
            ) => Format::new().set_align(FormatAlign::Top).set_align(FormatAlign::Right),
        }
    }

    /// How the cells of a column look.
    pub(super) fn cell(&self, shows: Shows) -> Format {
        let format = Format::new().set_align(FormatAlign::Top);
        match shows {
            Shows::Words => at_start(format).set_text_wrap(),
            Shows::Name => at_start(format),
            Shows::Code => at_start(format).set_num_format("@").set_text_wrap(),
            Shows::Number => format.set_num_format("0"),
            Shows::Figure(places) => format.set_num_format(digits(places)),
            Shows::Change(places) => {
                let digits = digits(places);
                format.set_num_format(format!("+{digits};-{digits};{digits}"))
            }
            Shows::Share => format.set_num_format("0.0%"),
            Shows::Day => at_start(format).set_num_format("yyyy-mm-dd"),
            Shows::Month => at_start(format).set_num_format("yyyy-mm"),
        }
    }

    /// What a series of a chart is drawn in, as colour or as grey.
    pub(super) fn series(&self, n: usize) -> Color {
        let colours = match self.look {
            Look::Colour => [0xC3_D8_EA, 0x2A_6C_A6, 0xB4_5F_06],
            Look::Mono => [0xD9_D9_D9, 0x40_40_40, 0x80_80_80],
        };
        Color::RGB(colours[n % colours.len()])
    }
}

/// At the left side, but apart from figures that end there.
fn at_start(format: Format) -> Format {
    format.set_align(FormatAlign::Left).set_indent(1)
}

/// A number with a comma between thousands and so many decimal places.
fn digits(places: u8) -> String {
    match places {
        0 => "#,##0".to_owned(),
        places => format!("#,##0.{}", "0".repeat(usize::from(places))),
    }
}
