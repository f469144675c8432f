//! Charts that the spreadsheet draws from the sheets' own cells.

use super::front::CHARTS;
use super::{Chart, Form, Formats, Shows, Workbook, set_up};
use rust_xlsxwriter::{
    Chart as Drawn, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill,
    ChartType, Workbook as File, XlsxError,
};

/// Pixels across a page of A4.
const WIDTH: u32 = 640;
/// Pixels that a row of a sheet is high.
const ROW: u32 = 20;
/// Rows of a page of A4 between its header and its footer.
const ROWS_OF_PAGE: u32 = 48;

pub(super) fn write(
    file: &mut File,
    workbook: &Workbook,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let sheet = file.add_worksheet().set_name(CHARTS)?;
    set_up(sheet, &workbook.running);
    // At full size, so that pages may be broken between charts.
    sheet.set_screen_gridlines(false).set_print_scale(100);
    let (mut row, mut page, mut breaks) = (0, 0, Vec::new());
    for chart in &workbook.charts {
        let Some(drawn) = drawn(chart, workbook, formats) else { continue };
        let rows = height(chart).div_ceil(ROW) + 1;
        if row > page && row + rows > page + ROWS_OF_PAGE {
            breaks.push(row);
            page = row;
        }
        sheet.insert_chart(row, 0, &drawn)?;
        row += rows;
    }
    sheet.set_page_breaks(&breaks)?;
    Ok(())
}

fn height(chart: &Chart) -> u32 {
    match chart.form {
        Form::Columns => 320,
        Form::Bars => 120 + 18 * chart.rows as u32,
    }
}

/// The chart; `None` where its sheet or a column is not there.
fn drawn(chart: &Chart, workbook: &Workbook, formats: &Formats) -> Option<Drawn> {
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == chart.sheet)?;
    let at = |name: &String| sheet.columns.iter().position(|c| c.name == *name).map(|n| n as u16);
    let last = chart.rows.min(sheet.rows.len()) as u32;
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
            .set_categories((sheet.name.as_str(), 1, names, last, names))
            .set_values((sheet.name.as_str(), 1, column, last, column))
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
    drawn.set_width(WIDTH).set_height(height(chart));
    drawn.set_alt_text(chart.description.as_str());
    Some(drawn)
}
