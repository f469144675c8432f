//! How layers are drawn, and the same as a QGIS style (QML).

use super::{Kind, Layer};
use xmlwriter::{Indent, Options, XmlWriter};

/// How a layer is drawn: each row by the first rules that hold for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Style {
    /// The rules, in the order of the legend.
    pub rules: Vec<Rule>,
    /// The column that names rows on the map, and the size of its letters in points.
    pub label: Option<(String, f64)>,
}

/// A rule: which rows, and how they are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What the legend says.
    pub legend: String,
    /// Rows for which all of this holds.
    pub when: Vec<When>,
    /// How they are drawn.
    pub symbol: Symbol,
}

/// What holds for a row.
#[derive(Clone, Debug, PartialEq)]
pub enum When {
    /// A column of words says this.
    Is(&'static str, String),
    /// A column of words says something else.
    IsNot(&'static str, String),
    /// A column of numbers holds nothing or nought.
    Nought(&'static str),
    /// A column of numbers holds more than this.
    Above(&'static str, f64),
    /// A column of numbers holds at least this.
    AtLeast(&'static str, f64),
    /// A column of numbers holds less than this.
    Below(&'static str, f64),
    /// A column of numbers holds at most this.
    AtMost(&'static str, f64),
}

/// How a row is drawn; colours are `#rrggbb`, sizes millimetres.
#[derive(Clone, Debug, PartialEq)]
pub enum Symbol {
    /// An area filled with a colour, with a thin outline.
    Fill(String),
    /// A line.
    Line {
        /// Its colour.
        colour: String,
        /// Its width.
        width: f64,
        /// Lengths of its dashes and gaps; none for a line without gaps.
        dashes: Vec<f64>,
    },
    /// A sign at a point.
    Mark {
        /// Which.
        sign: Sign,
        /// What it is filled with.
        colour: String,
        /// Its size.
        size: f64,
    },
}

/// A sign at a point, by the word QGIS has for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A disc.
    Circle,
    /// A square.
    Square,
    /// A triangle.
    Triangle,
    /// A diamond.
    Diamond,
    /// Two crossed lines.
    Cross,
}

impl Sign {
    fn word(self) -> &'static str {
        match self {
            Sign::Circle => "circle",
            Sign::Square => "square",
            Sign::Triangle => "triangle",
            Sign::Diamond => "diamond",
            Sign::Cross => "cross2",
        }
    }
}

/// The style of a layer as QGIS (3.16 and later) reads it from a GeoPackage or beside a file.
pub fn qml(layer: &Layer) -> String {
    let options = Options { indent: Indent::Spaces(1), ..Options::default() };
    let mut xml = Xml { to: XmlWriter::new(options) };
    let style = &layer.style;
    let labelled = if style.label.is_some() { "1" } else { "0" };
    xml.begin(
        "qgis",
        &[
            ("version", "3.16"),
            ("styleCategories", "Symbology|Labeling"),
            ("labelsEnabled", labelled),
        ],
    );
    xml.begin("renderer-v2", &[("type", "RuleRenderer"), ("symbollevels", "0")]);
    xml.begin("rules", &[("key", "rules")]);
    for (n, rule) in style.rules.iter().enumerate() {
        let (key, symbol) = (format!("rule{n}"), n.to_string());
        let filter = rule.when.iter().map(expression).collect::<Vec<_>>().join(" AND ");
        let mut said = vec![("key", key.as_str()), ("symbol", &symbol), ("label", &rule.legend)];
        if !filter.is_empty() {
            said.push(("filter", &filter));
        }
        xml.whole("rule", &said);
    }
    xml.end();
    xml.begin("symbols", &[]);
    for (n, rule) in style.rules.iter().enumerate() {
        xml.symbol(&n.to_string(), &rule.symbol);
    }
    xml.end();
    xml.end();
    if let Some((column, size)) = &style.label {
        xml.labels(column, *size, layer.kind);
    }
    xml.end();
    format!("<!DOCTYPE qgis>\n{}", xml.to.end_document())
}

/// What holds for a row as an expression of QGIS.
fn expression(when: &When) -> String {
    let column = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
    match when {
        When::Is(name, word) => format!("{} = '{}'", column(name), word.replace('\'', "''")),
        When::IsNot(name, word) => format!("{} <> '{}'", column(name), word.replace('\'', "''")),
        When::Nought(name) => format!("coalesce({}, 0) = 0", column(name)),
        When::Above(name, bound) => format!("{} > {bound}", column(name)),
        When::AtLeast(name, bound) => format!("{} >= {bound}", column(name)),
        When::Below(name, bound) => format!("{} < {bound}", column(name)),
        When::AtMost(name, bound) => format!("{} <= {bound}", column(name)),
    }
}

/// `#rrggbb` as QGIS writes colours: four numbers up to 255, the last for how solid it is.
fn rgba(colour: &str, solid: u8) -> String {
    let part = |n: usize| {
        let digits = colour.get(1 + 2 * n..3 + 2 * n);
        digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0)
    };
    format!("{},{},{},{solid}", part(0), part(1), part(2))
}

struct Xml {
    to: XmlWriter,
}

impl Xml {
    fn begin(&mut self, name: &str, said: &[(&str, &str)]) {
        self.to.start_element(name);
        for (name, value) in said {
            // The writer leaves all but quotation marks as they are.
            let escaped = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            self.to.write_attribute(name, &escaped);
        }
    }

    fn end(&mut self) {
        self.to.end_element();
    }

    fn whole(&mut self, name: &str, said: &[(&str, &str)]) {
        self.begin(name, said);
        self.end();
    }

    fn symbol(&mut self, name: &str, symbol: &Symbol) {
        let (kind, layers) = match symbol {
            Symbol::Fill(colour) => ("fill", vec![fill(colour)]),
            Symbol::Line { colour, width, dashes } => {
                // A light line below keeps thick ones apart from dark areas.
                let below = (*width > HAIRLINE).then(|| line("#ffffff", width + 0.6, &[], 200));
                let layers = below.into_iter().chain([line(colour, *width, dashes, 255)]);
                ("line", layers.collect())
            }
            Symbol::Mark { sign, colour, size } => ("marker", vec![mark(*sign, colour, *size)]),
        };
        let said = [("name", name), ("type", kind), ("alpha", "1"), ("clip_to_extent", "1")];
        self.begin("symbol", &said);
        for (class, properties) in &layers {
            self.begin("layer", &[("class", class), ("enabled", "1"), ("pass", "0")]);
            self.begin("Option", &[("type", "Map")]);
            for (name, value) in properties {
                self.whole("Option", &[("name", name), ("value", value), ("type", "QString")]);
            }
            self.end();
            // Before 3.18 the same is read from here.
            for (name, value) in properties {
                self.whole("prop", &[("k", name), ("v", value)]);
            }
            self.end();
        }
        self.end();
    }

    fn labels(&mut self, column: &str, size: f64, kind: Kind) {
        let size = size.to_string();
        // 0: around a point; 2: along a line; 1: over the middle of an area.
        let (placement, around) = match kind {
            Kind::Points => ("0", "2"),
            Kind::Lines => ("2", "0"),
            Kind::Areas => ("1", "0"),
        };
        self.begin("labeling", &[("type", "simple")]);
        self.begin("settings", &[]);
        let text = [
            ("fieldName", column),
            ("isExpression", "0"),
            ("fontFamily", "Sans Serif"),
            ("fontSize", &size),
            ("fontSizeUnit", "Point"),
            ("textColor", "30,30,30,255"),
        ];
        self.begin("text-style", &text);
        let halo = [
            ("bufferDraw", "1"),
            ("bufferSize", "0.8"),
            ("bufferSizeUnits", "MM"),
            ("bufferColor", "255,255,255,255"),
        ];
        self.whole("text-buffer", &halo);
        self.end();
        let place = [("placement", placement), ("dist", around), ("distUnits", "MM")];
        self.whole("placement", &place);
        self.end();
        self.end();
    }
}

/// Millimetres up to which a line is drawn by itself.
const HAIRLINE: f64 = 0.3;

type Drawn = (&'static str, Vec<(&'static str, String)>);

fn fill(colour: &str) -> Drawn {
    let said = vec![
        ("color", rgba(colour, 255)),
        ("style", "solid".to_owned()),
        ("outline_color", rgba("#7a7a7a", 255)),
        ("outline_style", "solid".to_owned()),
        ("outline_width", "0.2".to_owned()),
        ("outline_width_unit", "MM".to_owned()),
    ];
    ("SimpleFill", said)
}

fn line(colour: &str, width: f64, dashes: &[f64], solid: u8) -> Drawn {
    let lengths: Vec<String> = dashes.iter().map(f64::to_string).collect();
    let said = vec![
        ("line_color", rgba(colour, solid)),
        ("line_style", "solid".to_owned()),
        ("line_width", width.to_string()),
        ("line_width_unit", "MM".to_owned()),
        ("capstyle", if dashes.is_empty() { "round" } else { "flat" }.to_owned()),
        ("joinstyle", "round".to_owned()),
        ("use_custom_dash", if dashes.is_empty() { "0" } else { "1" }.to_owned()),
        ("customdash", if dashes.is_empty() { "5;2".to_owned() } else { lengths.join(";") }),
        ("customdash_unit", "MM".to_owned()),
    ];
    ("SimpleLine", said)
}

fn mark(sign: Sign, colour: &str, size: f64) -> Drawn {
    let outline = if sign == Sign::Cross { colour } else { "#ffffff" };
    let said = vec![
        ("name", sign.word().to_owned()),
        ("color", rgba(colour, 255)),
        ("size", size.to_string()),
        ("size_unit", "MM".to_owned()),
        ("outline_color", rgba(outline, 255)),
        ("outline_style", "solid".to_owned()),
        ("outline_width", if sign == Sign::Cross { "0.7" } else { "0.3" }.to_owned()),
        ("outline_width_unit", "MM".to_owned()),
    ];
    ("SimpleMarker", said)
}
