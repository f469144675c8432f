//! Words broken into lines, shaped and put in order, also where they run from right to left.

use super::super::{Look, Script, Side, Text};
use super::fonts::{Fonts, MAIN, OTHER};
use super::print::Tagged;
use super::style::{Type, Weight, colour};
use krilla::geom::Point;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{ContentTag, Identifier, SpanTag};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use parley::layout::Cluster;
use parley::{
    Alignment, AlignmentOptions, FontFamily, FontFamilyName, FontWeight, Layout, OverflowWrap,
    StyleProperty,
};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// What letters carry beside their look: their language, where it is not the document's.
pub(super) type Brush = Option<Arc<str>>;

/// Letters that run from right to left look small beside Latin ones of the same size.
const RIGHT_TO_LEFT: f32 = 1.08;
/// Keeps the direction of a run to itself, and ends it. The marks have a place in every font.
const BEGIN: char = '\u{202b}';
const END: [char; 2] = ['\u{202c}', '\u{200e}'];
/// From the middle of a line down to where its letters stand, in sizes: half a capital's height.
const TO_BASELINE: f32 = 0.355;

/// Words, set and broken.
pub(super) struct Laid {
    layout: Layout<Brush>,
    text: String,
    pub(super) set: Type,
}

/// Sets words, without breaking them yet.
pub(super) fn lay(words: &Text, set: Type, fonts: &mut Fonts) -> Laid {
    lay_spaced(words, set, 0.0, fonts)
}

/// Lays words out on one line, with so many points between letters.
pub(super) fn lay_spaced(words: &Text, set: Type, spacing: f32, fonts: &mut Fonts) -> Laid {
    let mut text = String::new();
    let mut runs = Vec::new();
    for span in &words.spans {
        let start = text.len();
        let own = unbroken(&fonts.legible(&span.text));
        match &span.script {
            Script::Own | Script::LeftToRight(_) => text.push_str(&own),
            Script::RightToLeft(_) => {
                text.push(BEGIN);
                text.push_str(&own);
                text.extend(END);
            }
        }
        runs.push((start..text.len(), span));
    }
    let families = [MAIN, OTHER].map(|name| FontFamilyName::Named(Cow::Borrowed(name)));
    let mut builder = fonts.layouts.ranged_builder(&mut fonts.faces, &text, 1.0, false);
    builder.push_default(StyleProperty::FontFamily(FontFamily::List(Cow::Borrowed(&families))));
    builder.push_default(StyleProperty::FontSize(set.size));
    builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::BreakWord));
    if spacing != 0.0 {
        builder.push_default(StyleProperty::LetterSpacing(spacing));
    }
    if set.weight == Weight::Bold {
        builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
    }
    for (range, span) in runs {
        if span.strong {
            builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
        }
        let language = match &span.script {
            Script::Own => continue,
            Script::LeftToRight(language) => language,
            Script::RightToLeft(language) => {
                builder.push(StyleProperty::FontSize(set.size * RIGHT_TO_LEFT), range.clone());
                language
            }
        };
        builder.push(StyleProperty::Brush(Some(language.as_str().into())), range);
    }
    let mut layout = builder.build(&text);
    layout.break_all_lines(None);
    Laid { layout, text, set }
}

/// Keeps figures on one line with the sign of percent after them.
fn unbroken(words: &str) -> String {
    let mut kept = String::with_capacity(words.len());
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        let bound = c == ' ' && before.is_ascii_digit() && words[at + 1..].starts_with('%');
        kept.push(if bound { '\u{a0}' } else { c });
        before = c;
    }
    kept
}

impl Laid {
    /// Breaks the words into lines no wider than this.
    pub(super) fn within(mut self, width: f32, side: Side) -> Laid {
        self.layout.break_all_lines(Some(width));
        let alignment = match side {
            Side::Start => Alignment::Left,
            Side::End => Alignment::Right,
        };
        self.layout.align(alignment, AlignmentOptions::default());
        self
    }

    /// Breaks the words into as few lines, as equally long as they can be: for titles.
    pub(super) fn balanced(mut self, width: f32) -> Laid {
        self = self.within(width, Side::Start);
        let lines = self.lines();
        let (mut low, mut high) = (width / 2.0, width);
        for _ in 0..8 {
            let middle = (low + high) / 2.0;
            self = self.within(middle, Side::Start);
            if self.lines() > lines { low = middle } else { high = middle }
        }
        self.within(high, Side::Start)
    }

    /// How wide it must be not to break a word, and to stand on one line.
    pub(super) fn widths(&self) -> (f32, f32) {
        let widths = self.layout.calculate_content_widths();
        // A hair more, so that what just fits is not broken by the last bit of a float.
        (widths.min + 0.01, widths.max + 0.01)
    }

    /// How many lines it has.
    pub(super) fn lines(&self) -> usize {
        self.layout.len()
    }

    /// How tall it is.
    pub(super) fn height(&self) -> f32 {
        self.lines() as f32 * self.set.leading
    }
}

/// Letters that are drawn in one go.
struct Stretch {
    font: Font,
    size: f32,
    language: Brush,
    x: f32,
    glyphs: Vec<KrillaGlyph>,
}

/// Draws a line of words with its top left at a point, as leaves of the document's tree of tags.
pub(super) fn draw(
    laid: &Laid,
    line: usize,
    at: Point,
    look: Look,
    fonts: &mut Fonts,
    surface: &mut Surface<'_>,
    tagged: Tagged,
) -> Vec<Identifier> {
    let baseline = at.y + laid.set.leading / 2.0 + laid.set.size * TO_BASELINE;
    let fill = Fill {
        paint: colour(laid.set.ink, look).into(),
        opacity: NormalizedF32::ONE,
        rule: Default::default(),
    };
    let pen = Pen { fill: Some(fill), stroke: None };
    pen.take(surface);
    let mut leaves = Vec::new();
    let stretches = stretches(laid, line, fonts);
    for same in stretches.chunk_by(|a, b| a.language == b.language) {
        let language = same.first().and_then(|one| one.language.as_deref());
        let span = SpanTag::empty().with_lang(language);
        if tagged == Tagged::Yes {
            leaves.push(surface.start_tagged(ContentTag::Span(span)));
        }
        for one in same {
            let from = Point::from_xy(at.x + one.x, baseline);
            surface.draw_glyphs(from, &one.glyphs, one.font.clone(), &laid.text, one.size, false);
        }
        if tagged == Tagged::Yes {
            surface.end_tagged();
        }
    }
    leaves
}

/// What letters are drawn with.
pub(super) struct Pen {
    pub(super) fill: Option<Fill>,
    pub(super) stroke: Option<Stroke>,
}

impl Pen {
    fn take(&self, surface: &mut Surface<'_>) {
        surface.set_fill(self.fill.clone());
        surface.set_stroke(self.stroke.clone());
    }
}

/// Draws words on one line that begins at a point.
pub(super) fn letters(
    laid: &Laid,
    from: Point,
    pen: &Pen,
    fonts: &mut Fonts,
    surface: &mut Surface<'_>,
) {
    pen.take(surface);
    for one in stretches(laid, 0, fonts) {
        let at = Point::from_xy(from.x + one.x, from.y);
        surface.draw_glyphs(at, &one.glyphs, one.font.clone(), &laid.text, one.size, false);
    }
}

fn stretches(laid: &Laid, line: usize, fonts: &mut Fonts) -> Vec<Stretch> {
    let mut done: Vec<Stretch> = Vec::new();
    let Some(line) = laid.layout.get(line) else { return done };
    let mut x = line.metrics().offset;
    for run in line.runs() {
        let Some(font) = fonts.embedded(run.font()) else { continue };
        let size = run.font_size();
        let mut current: Option<Stretch> = None;
        let mut joined = None;
        for cluster in run.visual_clusters() {
            let language = cluster.first_style().brush.clone();
            if current.as_ref().is_some_and(|one| one.language != language) {
                done.extend(current.take());
            }
            let one = current.get_or_insert_with(|| Stretch {
                font: font.clone(),
                size,
                language,
                x,
                glyphs: Vec::new(),
            });
            x += glyphs(laid, &cluster, size, &mut one.glyphs, &mut joined);
        }
        done.extend(current);
    }
    done.retain(|one| !one.glyphs.is_empty());
    done
}

/// Adds the glyphs of a cluster and tells how far they reach; marks of direction are not drawn.
///
/// Letters joined in one glyph follow it from left to right and come before it from right to left;
/// the latter wait in `joined` for their glyph, so that it is copied as all of its letters.
fn glyphs(
    laid: &Laid,
    of: &Cluster<'_, Brush>,
    size: f32,
    to: &mut Vec<KrillaGlyph>,
    joined: &mut Option<Range<usize>>,
) -> f32 {
    let mut range = of.text_range();
    if of.is_ligature_continuation() {
        match (of.is_rtl(), to.last_mut()) {
            (true, _) => *joined = Some(joined.take().map_or(range.clone(), |j| both(&j, &range))),
            (false, Some(last)) => last.text_range = both(&last.text_range, &range),
            (false, None) => {}
        }
        return 0.0;
    }
    if laid.text[range.clone()].chars().all(|c| c == BEGIN || END.contains(&c)) {
        return 0.0;
    }
    if let Some(waiting) = joined.take() {
        range = both(&waiting, &range);
    }
    let mut advance = 0.0;
    for glyph in of.glyphs() {
        to.push(KrillaGlyph::new(
            GlyphId::new(glyph.id),
            glyph.advance / size,
            glyph.x / size,
            glyph.y / size,
            0.0,
            range.clone(),
            None,
        ));
        advance += glyph.advance;
    }
    advance
}

fn both(one: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    one.start.min(other.start)..one.end.max(other.end)
}
