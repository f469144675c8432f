//! Round figures along an axis.

/// A round step and how many of them hold a figure.
pub(super) fn steps(most: f64) -> (f64, u32) {
    if most <= 0.0 {
        return (1.0, 1);
    }
    let rough = most / 4.0;
    let power = 10f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].map(|n| n * power).into_iter().find(|s| *s >= rough);
    let step = step.unwrap_or(power * 10.0);
    (step, (most / step).ceil() as u32)
}

/// A figure in few letters: `2.1 m`, `18,000` as `18 k`.
pub(super) fn short(figure: f64) -> String {
    let cut = |n: f64| {
        let text = if n < 9.95 { format!("{n:.1}") } else { format!("{n:.0}") };
        text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
    };
    match figure {
        f if f >= 999_500.0 => format!("{} m", cut(f / 1e6)),
        f if f >= 1_000.0 => format!("{} k", cut(f / 1e3)),
        f => cut(f),
    }
}

/// A whole figure with a comma between thousands.
pub(super) fn grouped(figure: f64) -> String {
    let digits = format!("{:.0}", figure.abs());
    let mut text = if figure <= -0.5 { "-".to_owned() } else { String::new() };
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
