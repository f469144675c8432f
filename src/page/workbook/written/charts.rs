//! Charts that the spreadsheet draws from the sheets' own cells.

use super::front::CHARTS;
use super::paper::{Lies, set_up};
use super::sheets::FIRST_ROW;
use super::{Chart, Form, Formats, Shows, Workbook};
use rust_xlsxwriter::{
    Chart as Drawn, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill,
    ChartType, Workbook as File, XlsxError,
};

/// Pixels that a row and a column of the sheet are high and wide.
const ROW: u32 = 20;
const COLUMN: u32 = 64;
/// Columns that a chart is wide, and those from one chart to the next beside it.
const WIDE: u16 = 9;
const BESIDE: u16 = 10;
/// Charts beside each other on a page, rows of it, and its size in percent: a fourth of its width stays free,
/// for columns are wider where a spreadsheet has other letters.
const ACROSS: u16 = 2;
const ROWS_OF_PAGE: u32 = 48;
const SCALE: u16 = 66;

/// Charts, each with the row and the column where it begins.
pub(super) struct Placed<'a> {
    charts: Vec<(&'a Chart, u32, u16)>,
    pages: u32,
}

impl Placed<'_> {
    pub(super) fn pages(&self) -> u16 {
        self.pages as u16
    }
}

/// The charts that can be drawn: below each other, then beside these, then on the next page.
pub(super) fn placed(workbook: &Workbook) -> Placed<'_> {
    // The line at the top of a chart would be drawn at the foot of the page before, too.
    const TOP: u32 = 1;
    let (mut page, mut across, mut row) = (0, 0, TOP);
    let mut charts = Vec::new();
    let shown = |chart: &&Chart| workbook.sheets.iter().any(|sheet| sheet.table == chart.table);
    for chart in workbook.charts.iter().filter(shown) {
        let rows = height(chart).div_ceil(ROW) + 1;
        if row > TOP && row + rows > ROWS_OF_PAGE {
            (across, row) = (across + 1, TOP);
        }
        if across == ACROSS {
            (page, across) = (page + 1, 0);
        }
        charts.push((chart, page * ROWS_OF_PAGE + row, across * BESIDE));
        row += rows;
    }
    let pages = if charts.is_empty() { 0 } else { page + 1 };
    Placed { charts, pages }
}

pub(super) fn write(
    file: &mut File,
    workbook: &Workbook,
    Placed { charts, pages }: &Placed<'_>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if *pages == 0 {
        return Ok(());
    }
    let sheet = file.add_worksheet().set_name(CHARTS)?;
    set_up(sheet, &workbook.running, Lies::Lying, 1);
    // At one size, so that pages are broken between charts: fitted ones are broken anywhere.
    sheet.set_screen_gridlines(false).set_print_fit_to_pages(0, 0).set_print_scale(SCALE);
    for (chart, row, column) in charts {
        let Some(drawn) = drawn(chart, workbook, formats) else { continue };
        sheet.insert_chart(*row, *column, &drawn)?;
    }
    let breaks: Vec<u32> = (1..*pages).map(|page| page * ROWS_OF_PAGE).collect();
    sheet.set_page_breaks(&breaks)?;
    sheet.set_print_area(0, 0, pages * ROWS_OF_PAGE - 1, BESIDE * (ACROSS - 1) + WIDE)?;
    Ok(())
}

fn height(chart: &Chart) -> u32 {
    let high = match chart.form {
        Form::Columns => 320,
        Form::Bars => 120 + 18 * chart.rows as u32,
    };
    high.min((ROWS_OF_PAGE - 2) * ROW)
}

/// The chart; `None` where its sheet or a column is not there.
fn drawn(chart: &Chart, workbook: &Workbook, formats: &Formats) -> Option<Drawn> {
    let sheet = workbook.sheets.iter().find(|sheet| sheet.table == chart.table)?;
    let at = |name: &String| sheet.columns.iter().position(|c| c.name == *name).map(|n| n as u16);
    let last = FIRST_ROW + (chart.rows.min(sheet.rows.len()) as u32).saturating_sub(1);
    let names = at(&chart.names)?;
    let mut drawn = Drawn::new(match chart.form {
        Form::Columns => ChartType::Column,
        Form::Bars => ChartType::Bar,
    });
    for (n, (column, called)) in chart.series.iter().enumerate() {
        let column = at(column)?;
        let fill = ChartSolidFill::new().set_color(formats.series(n)).clone();
        let mut line = ChartLine::new();
        line.set_color("#404040").set_width(0.5);
        let series = drawn.add_series();
        series
            .set_name(called.as_str())
            .set_categories((sheet.name.as_str(), FIRST_ROW, names, last, names))
            .set_values((sheet.name.as_str(), FIRST_ROW, column, last, column))
            .set_gap(50)
            .set_format(ChartFormat::new().set_solid_fill(&fill).set_border(&line));
        if chart.form == Form::Columns {
            series.set_overlap(100);
        }
    }
    let mut title = ChartFont::new();
    title.set_size(12);
    drawn.title().set_name(chart.title.as_str()).set_font(&title);
    drawn.legend().set_position(ChartLegendPosition::Bottom);
    if chart.series.len() == 1 {
        drawn.legend().set_hidden();
    }
    let figures = sheet.columns.get(usize::from(at(&chart.series.first()?.0)?))?;
    let format = if figures.shows == Shows::Share { "0%" } else { "#,##0" };
    match chart.form {
        Form::Columns => {
            drawn.x_axis().set_text_axis(true).set_num_format("mmm yyyy");
            drawn.y_axis().set_num_format(format);
        }
        Form::Bars => {
            // Bars stand on the upright axis; without reversing it the first row is at the bottom.
            drawn.y_axis().set_reverse();
            drawn.x_axis().set_num_format(format);
        }
    }
    drawn.set_width(u32::from(WIDE) * COLUMN).set_height(height(chart));
    drawn.set_alt_text(chart.description.as_str());
    Some(drawn)
}
