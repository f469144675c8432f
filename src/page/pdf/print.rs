//! Draws pieces on pages, with what stands on every page, and writes the file.

use super::super::{Document, Look, Side, Text};
use super::drawing;
use super::flow::{Contents, Mark, Piece, Placed};
use super::fonts::Fonts;
use super::style::{Ink, Type, Weight, colour};
use super::tags::Place;
use super::words::{Laid, draw, lay};
use super::{BOTTOM, LEFT, Set, used};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::{Path, PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use krilla::{Document as File, SerializeSettings};

/// The whole file, as PDF/UA where what stands in it allows that; a letter that no reader of screens
/// can speak is no reason to have no file.
pub(super) fn print(document: &Document, set: &mut Set, fonts: &mut Fonts) -> Vec<u8> {
    let accessible = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .unwrap_or_default();
    match written(document, set, fonts, accessible) {
        Ok(file) => file,
        Err(_) => written(document, set, fonts, Configuration::default())
            .expect("a file that claims no standard fails none"),
    }
}

fn written(
    document: &Document,
    set: &mut Set,
    fonts: &mut Fonts,
    configuration: Configuration,
) -> Result<Vec<u8>, KrillaError> {
    set.tags.undraw();
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut file = File::new_with(settings);
    let pages = used(&set.placed).div_ceil(set.page.columns);
    let mut contents = Vec::new();
    for n in 0..pages {
        let size = PageSettings::from_wh(set.page.width, set.page.height);
        let mut page = file.start_page_with(size.expect("paper has a width and a height"));
        let mut surface = page.surface();
        let mut pen = Pen { set, fonts, surface: &mut surface, page: n, links: Vec::new() };
        pen.running(document, pages);
        pen.page(&mut contents);
        let links = pen.links;
        surface.finish();
        for link in links {
            let Some(section) = set.sections.get(link.to) else { continue };
            let to = Target::Destination(at(section.page, section.y).into());
            let words = format!("{}, page {}", section.title, section.page + 1);
            let pressed = Annotation::new_link(LinkAnnotation::new(link.area, to), Some(words));
            set.tags.drawn(link.of, vec![page.add_tagged_annotation(pressed)]);
        }
        page.finish();
    }
    file.set_outline(outline(contents));
    file.set_tag_tree(set.tags.tree());
    let metadata = Metadata::new()
        .title(document.title.clone())
        .description(document.subtitle.clone())
        .language("en".to_owned())
        .creator("aidreach".to_owned());
    file.set_metadata(metadata);
    file.finish()
}

/// Headings with where they stand.
type Found = Vec<(Contents, usize, f32)>;

fn outline(found: Found) -> Outline {
    let mut outline = Outline::new();
    let mut section: Option<OutlineNode> = None;
    for (heading, page, y) in found {
        let node = OutlineNode::new(heading.text, at(page, y));
        match (&mut section, heading.level > 1) {
            (Some(section), true) => section.push_child(node),
            _ => {
                if let Some(done) = section.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(last) = section {
        outline.push_child(last);
    }
    outline
}

/// A place that one can go to, with a little of what stands above it.
fn at(page: usize, y: f32) -> XyzDestination {
    XyzDestination::new(page, Point::from_xy(0.0, (y - 12.0).max(0.0)))
}

/// Where words above and below the columns stand, from the edge of the paper.
const MARK_Y: f32 = 26.0;
const FOOT_Y: f32 = 38.0;
/// Room for the page's number.
const NUMBER: f32 = 80.0;

/// What draws on a page.
struct Pen<'a, 'b> {
    set: &'a mut Set,
    fonts: &'a mut Fonts,
    surface: &'a mut Surface<'b>,
    page: usize,
    links: Vec<Link>,
}

/// An area of the page that leads to a section.
struct Link {
    area: Rect,
    to: usize,
    of: Place,
}

impl Pen<'_, '_> {
    /// What stands on every page: who may read it, what it is called, what it belongs to, its number.
    fn running(&mut self, document: &Document, pages: usize) {
        let width = self.set.page.width - LEFT * 2.0;
        let plain = Type { size: 7.6, leading: 10.0, weight: Weight::Regular, ink: Ink::Quiet };
        let mark = Type { ink: Ink::Warn, ..plain }.bold();
        let mark = lay(&Text::plain(&document.running.mark), mark, self.fonts);
        let taken = mark.widths().1;
        let mark = mark.within(width, Side::Start);
        let header = ArtifactType::Header;
        self.artifact(header, &mark, LEFT, MARK_Y);
        // The first page bears the title anyway.
        let title = lay(&Text::plain(&document.title), plain, self.fonts);
        if self.page > 0 && taken + title.widths().1 + 20.0 < width {
            let title = title.within(width, Side::End);
            self.artifact(header, &title, LEFT, MARK_Y);
        }
        let under = MARK_Y + mark.height() + 3.0;
        self.rule(under, width);
        let bottom = self.set.page.height;
        self.rule(bottom - BOTTOM + 9.0, width);
        let foot = lay(&Text::plain(&document.running.foot), plain, self.fonts);
        let foot = foot.within(width - NUMBER, Side::Start);
        self.artifact(ArtifactType::Footer, &foot, LEFT, bottom - FOOT_Y);
        let number = format!("Page {} of {pages}", self.page + 1);
        let number = lay(&Text::plain(&number), plain, self.fonts).within(NUMBER, Side::End);
        self.artifact(ArtifactType::Footer, &number, LEFT + width - NUMBER, bottom - FOOT_Y);
    }

    fn rule(&mut self, y: f32, width: f32) {
        self.filled(LEFT, y, width, 0.4, Ink::Line);
    }

    /// Words that are no part of what the document says.
    fn artifact(&mut self, kind: ArtifactType, laid: &Laid, x: f32, y: f32) {
        let look = self.look();
        self.surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
        for line in 0..laid.lines() {
            let at = Point::from_xy(x, y + line as f32 * laid.set.leading);
            draw(laid, line, at, look, self.fonts, self.surface, Tagged::No);
        }
        self.surface.end_tagged();
    }

    fn look(&self) -> Look {
        self.set.style.look
    }

    /// All pieces of the page.
    fn page(&mut self, contents: &mut Found) {
        if self.page == 0 {
            let head = std::mem::take(&mut self.set.head);
            let mut y = super::TOP;
            for piece in &head {
                y += piece.above;
                self.piece(piece, LEFT, y, Tagged::Yes);
                y += piece.height;
            }
            self.set.head = head;
        }
        let (columns, page) = (self.set.page.columns, self.page);
        let pieces = std::mem::take(&mut self.set.pieces);
        let here = |placed: &&Placed| placed.column / columns == page;
        let placed: Vec<Placed> = self.set.placed.iter().filter(here).copied().collect();
        for one in placed {
            let piece = &pieces[one.piece];
            let (x, y) = (self.set.page.left(one.column), self.set.page.top(page) + one.y);
            if let Some(heading) = &piece.contents {
                contents.push((heading.clone(), page, y));
            }
            self.piece(piece, x, y, if one.again { Tagged::No } else { Tagged::Yes });
        }
        self.set.pieces = pieces;
    }

    fn piece(&mut self, piece: &Piece, left: f32, top: f32, tagged: Tagged) {
        let look = self.look();
        for mark in &piece.marks {
            match mark {
                Mark::Box { x, y, width, height, ink } => {
                    self.filled(left + x, top + y, *width, *height, *ink);
                }
                Mark::Line { laid, line, x, y, of } => {
                    let at = Point::from_xy(left + x, top + y);
                    if tagged == Tagged::No {
                        let kind = Artifact::with_kind(ArtifactType::PaginationOther);
                        self.surface.start_tagged(ContentTag::Artifact(kind));
                    }
                    let leaves = draw(laid, *line, at, look, self.fonts, self.surface, tagged);
                    match tagged {
                        Tagged::Yes => self.set.tags.drawn(*of, leaves),
                        Tagged::No => self.surface.end_tagged(),
                    }
                }
                Mark::Link { to, x, y, width, height, of } => {
                    let area = Rect::from_xywh(left + x, top + y, *width, *height);
                    let link = area.map(|area| Link { area, to: *to, of: *of });
                    self.links.extend(link);
                }
                Mark::Picture { drawing, x, y, scale, of } => {
                    let leaf = self.surface.start_tagged(ContentTag::Other);
                    let corner = Point::from_xy(left + x, top + y);
                    drawing::draw(drawing, corner, *scale, self.fonts, self.surface);
                    self.surface.end_tagged();
                    self.set.tags.drawn(*of, vec![leaf]);
                }
            }
        }
    }

    fn filled(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        let Some(path) = rectangle(x, y, width, height) else { return };
        let kind = Artifact::with_kind(ArtifactType::Layout);
        self.surface.start_tagged(ContentTag::Artifact(kind));
        self.surface.set_stroke(None);
        self.surface.set_fill(Some(Fill {
            paint: colour(ink, self.look()).into(),
            opacity: NormalizedF32::ONE,
            rule: Default::default(),
        }));
        self.surface.draw_path(&path);
        self.surface.end_tagged();
    }
}

/// Whether what is drawn is part of what the document says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tagged {
    Yes,
    No,
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.push_rect(Rect::from_xywh(x, y, width, height)?);
    path.finish()
}
