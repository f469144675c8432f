//! Shades from none to most, as colours that colour-blind readers can tell apart and as hatching.

use super::super::Look;
use maud::{Markup, html};

/// How many shades there are: one for none, then from least to most.
pub const SHADES: usize = 6;

/// Warm for none, then blues from light to dark: told apart by lightness alone.
pub const COLOURS: [&str; SHADES] =
    ["#f4d6c0", "#e6eef6", "#c3d8ea", "#8fb8da", "#5592c4", "#2a6ca6"];

/// What fills a shape of a shade; `id` is the picture's own.
pub(super) fn fill(shade: usize, look: Look, id: &str) -> String {
    let shade = shade.min(SHADES - 1);
    match look {
        Look::Colour => COLOURS[shade].to_owned(),
        Look::Mono => format!("url(#{id}-s{shade})"),
    }
}

/// Whether words on a shade must be white to be read.
pub(super) fn is_dark(shade: usize, look: Look) -> bool {
    look == Look::Colour && shade + 1 == SHADES
}

/// The hatchings that a picture in black and white refers to.
pub(super) fn patterns(look: Look, id: &str) -> Markup {
    let gaps = [0.0, 9.0, 6.0, 4.2, 3.0];
    html! {
        @if look == Look::Mono {
            defs {
                pattern id={ (id) "-s0" } width="8" height="8" patternUnits="userSpaceOnUse" {
                    rect width="8" height="8" fill="#fff" {}
                    circle cx="2" cy="2" r=".7" fill="#000" {}
                    circle cx="6" cy="6" r=".7" fill="#000" {}
                }
                @for shade in 1..SHADES {
                    @let gap = gaps.get(shade).copied().unwrap_or(3.0);
                    pattern id={ (id) "-s" (shade) } width=(gap) height=(gap)
                        patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                        rect width=(gap) height=(gap) fill="#fff" {}
                        line x1="0" y1="0" x2="0" y2=(gap) stroke="#000" stroke-width="1.1" {}
                        @if shade == SHADES - 1 {
                            line x1="0" y1="0" x2=(gap) y2="0" stroke="#000" stroke-width="1.1" {}
                        }
                    }
                }
            }
        }
    }
}
