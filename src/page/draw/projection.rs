//! From the globe to paper: Lambert's conformal conic, which keeps shapes at middle latitudes.
//!
//! **Source.** J. Snyder, *Map Projections: A Working Manual* (US Geological Survey, 1987), pages
//! 106-107, equations 15-1 to 15-5 for the sphere; standard parallels a sixth of the way in from
//! south and north, page 99.

use super::mapped::{Frame, Point};
use super::marks::Spot;

/// Mean radius of the Earth in kilometres (IUGG).
const RADIUS_KM: f64 = 6371.009;

/// A projection fitted to a frame of paper.
#[derive(Clone, Copy, Debug)]
pub(super) struct Projection {
    n: f64,
    f: f64,
    lon0: f64,
    /// Paper to a kilometre.
    pub(super) scale: f64,
    west: f64,
    top: f64,
    /// Height of the frame on paper.
    pub(super) height: f64,
}

impl Projection {
    /// Fits a frame of the globe to a width of paper.
    pub(super) fn new(frame: Frame, width: f64) -> Projection {
        let (south, north) = (frame.south.to_radians(), frame.north.to_radians());
        let sixth = (north - south) / 6.0;
        let (one, two) = (south + sixth, north - sixth);
        let half = |lat: f64| (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan();
        let n = match (one - two).abs() < 1e-9 {
            true => one.sin(),
            false => (one.cos() / two.cos()).ln() / (half(two) / half(one)).ln(),
        };
        // On the equator the cone becomes a cylinder; a frame there is drawn with hardly a cone.
        let n = if n.abs() < 1e-3 { 1e-3 } else { n };
        let f = one.cos() * half(one).powf(n) / n;
        let lon0 = f64::midpoint(frame.west, frame.east).to_radians();
        let plain = Projection { n, f, lon0, scale: 1.0, west: 0.0, top: 0.0, height: 0.0 };
        let edge: Vec<Spot> = edge(frame).into_iter().map(|point| plain.spot(point)).collect();
        let least = |of: fn(&Spot) -> f64| edge.iter().map(of).fold(f64::INFINITY, f64::min);
        let most = |of: fn(&Spot) -> f64| edge.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (west, east) = (least(|s| s.x), most(|s| s.x));
        let (top, bottom) = (least(|s| s.y), most(|s| s.y));
        let scale = width / (east - west);
        Projection { scale, west, top, height: (bottom - top) * scale, ..plain }
    }

    /// As if a box of the paper were enlarged so many times, and its corner laid somewhere else.
    pub(super) fn enlarged(&self, corner: Spot, times: f64, to: Spot) -> Projection {
        let scale = self.scale * times;
        let west = self.west + corner.x / self.scale - to.x / scale;
        let top = self.top + corner.y / self.scale - to.y / scale;
        Projection { scale, west, top, ..*self }
    }

    /// Where a point of the globe lies on paper.
    pub(super) fn spot(&self, point: Point) -> Spot {
        let lat = point.lat.clamp(-89.0, 89.0).to_radians();
        let half = (std::f64::consts::FRAC_PI_4 + lat / 2.0).tan();
        let rho = RADIUS_KM * self.f / half.powf(self.n);
        let theta = self.n * (point.lon.to_radians() - self.lon0);
        let (x, y) = (rho * theta.sin(), rho * theta.cos());
        Spot { x: (x - self.west) * self.scale, y: (y - self.top) * self.scale }
    }
}

/// Points along the edge of a frame.
fn edge(frame: Frame) -> Vec<Point> {
    let along =
        |from: f64, to: f64| (0..=20).map(move |k| from + (to - from) * f64::from(k) / 20.0);
    let level = |lat: f64| along(frame.west, frame.east).map(move |lon| Point { lon, lat });
    let upright = |lon: f64| along(frame.south, frame.north).map(move |lat| Point { lon, lat });
    level(frame.south)
        .chain(level(frame.north))
        .chain(upright(frame.west))
        .chain(upright(frame.east))
        .collect()
}
