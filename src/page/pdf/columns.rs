//! How wide the columns of a table are.

/// What a column asks for, without the space to its sides.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Wants {
    /// Without breaking a word or a figure.
    pub(super) least: f32,
    /// Without breaking a line.
    pub(super) most: f32,
    /// Each of its cells without breaking a line.
    pub(super) cells: Vec<f32>,
}

/// Widths of columns, the space to their sides included, and whether no word had to be broken.
///
/// Where there is room, nothing is broken and each column gets a little more, so that short tables
/// are not torn apart over the whole page. Where there is not, lines are broken where that makes the
/// table least tall.
pub(super) fn fit(wants: &[Wants], beside: f32, room: f32, more: f32) -> (Vec<f32>, bool) {
    let count = wants.len().max(1) as f32;
    let inner = room - beside * count;
    let most: f32 = wants.iter().map(|column| column.most).sum();
    let least: f32 = wants.iter().map(|column| column.least).sum();
    let widths: Vec<f32> = if most <= inner {
        let more = more.min((inner - most) / count);
        wants.iter().map(|column| column.most + more).collect()
    } else if least <= inner {
        least_tall(wants, inner)
    } else {
        let share = (inner / least).max(0.0);
        wants.iter().map(|column| column.least * share).collect()
    };
    (widths.iter().map(|width| width + beside).collect(), least <= inner)
}

/// All columns as equally wide as they may be, then width moved from column to column as long as
/// that saves height.
fn least_tall(wants: &[Wants], inner: f32) -> Vec<f32> {
    let level = level(wants, inner);
    let mut widths: Vec<f32> = wants.iter().map(|column| within(level, column)).collect();
    let mut best = height(wants, &widths);
    for step in [32.0, 16.0, 8.0, 4.0, 2.0] {
        while let Some((from, to, tall)) = move_that_saves_most(wants, &mut widths, step, best) {
            widths[from] -= step;
            widths[to] += step;
            best = tall;
        }
    }
    widths
}

fn move_that_saves_most(
    wants: &[Wants],
    widths: &mut [f32],
    step: f32,
    best: f32,
) -> Option<(usize, usize, f32)> {
    let mut found: Option<(usize, usize, f32)> = None;
    for from in 0..wants.len() {
        for to in 0..wants.len() {
            let may = widths[from] - step >= wants[from].least
                && widths[to] + step <= wants[to].most.max(wants[to].least);
            if from == to || !may {
                continue;
            }
            widths[from] -= step;
            widths[to] += step;
            let tall = height(wants, widths);
            widths[from] += step;
            widths[to] -= step;
            if tall < found.map_or(best, |(_, _, tall)| tall) - 1e-3 {
                found = Some((from, to, tall));
            }
        }
    }
    found
}

/// Lines are seldom filled to the end.
const RAGGED: f32 = 1.07;
/// What a cell that fills more of its lines counts beside a line of a row, so that width still moves
/// to where it will save a line.
const FULLER: f32 = 0.02;

/// About how tall a table is, in lines.
fn height(wants: &[Wants], widths: &[f32]) -> f32 {
    let rows = wants.iter().map(|column| column.cells.len()).max().unwrap_or(0);
    let mut tall = 0.0;
    for row in 0..rows {
        let mut lines = 1.0_f32;
        for (column, width) in wants.iter().zip(widths) {
            let cell = column.cells.get(row).copied().unwrap_or(0.0);
            if cell > *width {
                let filled = cell * RAGGED / width.max(1.0);
                lines = lines.max(filled.ceil());
                tall += filled * FULLER;
            }
        }
        tall += lines;
    }
    tall
}

fn within(level: f32, column: &Wants) -> f32 {
    level.clamp(column.least, column.most.max(column.least))
}

/// The width up to which all columns may grow to fill the room.
fn level(wants: &[Wants], inner: f32) -> f32 {
    let (mut low, mut high) = (0.0, inner);
    // Halved often enough to be exact to what print can show.
    for _ in 0..30 {
        let middle = (low + high) / 2.0;
        let filled: f32 = wants.iter().map(|column| within(middle, column)).sum();
        if filled <= inner { low = middle } else { high = middle }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::{Wants, fit};

    fn column(least: f32, cells: &[f32]) -> Wants {
        let most = cells.iter().copied().fold(least, f32::max);
        Wants { least, most, cells: cells.to_vec() }
    }

    #[test]
    fn a_short_table_keeps_together() {
        let (widths, fits) =
            fit(&[column(20.0, &[40.0]), column(30.0, &[30.0])], 10.0, 500.0, 15.0);
        assert!(fits);
        assert_eq!(widths, [65.0, 55.0]);
    }

    #[test]
    fn a_long_column_gets_what_short_ones_leave() {
        let long = column(40.0, &[900.0, 800.0, 700.0]);
        let short = column(30.0, &[60.0, 50.0, 40.0]);
        let (widths, fits) = fit(&[long, short], 10.0, 400.0, 15.0);
        assert!(fits);
        assert!((widths.iter().sum::<f32>() - 400.0).abs() < 0.1, "{widths:?}");
        assert!(widths[0] > 300.0, "{widths:?}");
    }

    #[test]
    fn a_table_too_wide_is_told_and_still_stays_within_the_page() {
        let (widths, fits) =
            fit(&[column(300.0, &[300.0]), column(300.0, &[300.0])], 10.0, 400.0, 15.0);
        assert!(!fits);
        assert!(widths.iter().sum::<f32>() <= 400.1, "{widths:?}");
    }
}
