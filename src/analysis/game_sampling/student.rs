//! How far off a mean of few draws may be: Student's quantile.

/// How far a mean of so many draws may be off in 95 % of cases, by its standard error: Student's quantile,
/// which is wider than two where draws are few.
pub fn within(standard_error: f64, draws: u32) -> f64 {
    standard_error * student(draws.saturating_sub(1))
}

/// The 97.5 % quantile of Student's distribution by degrees of freedom, never too small.
fn student(freedom: u32) -> f64 {
    const FIRST: [f64; 30] = [
        12.707, 4.303, 3.183, 2.777, 2.571, 2.447, 2.365, 2.307, 2.263, 2.229, 2.201, 2.179, 2.161,
        2.145, 2.132, 2.120, 2.110, 2.101, 2.094, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
        2.052, 2.049, 2.046, 2.043,
    ];
    match freedom {
        // A single draw tells nothing of its error.
        0 => f64::INFINITY,
        some @ 1..=30 => FIRST[some as usize - 1],
        31..=60 => 2.043,
        _ => 2.001,
    }
}
