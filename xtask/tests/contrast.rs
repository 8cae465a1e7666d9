//! Contrast of the colours in `style/tokens.css`, computed by the WCAG 2.2 luminance formula, in both themes:
//! 4.5 for text (1.4.3), 3.0 for the edges of controls, focus rings and drawings (1.4.11). And how different the series
//! of the charts look to who sees fewer colours: the simulation of Machado, Oliveira and Fernandes (2009), CIE76.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;

const TEXT: f64 = 4.5;
const GRAPHIC: f64 = 3.0;

/// Foreground, backgrounds it is used on, least ratio.
const PAIRS: &[(&str, &[&str], f64)] = &[
    ("text", &["bg", "surface", "sunken", "selected", "raised", "mark"], TEXT),
    ("muted", &["bg", "surface", "sunken", "raised"], TEXT),
    ("link", &["bg", "surface", "sunken", "selected"], TEXT),
    ("primary", &["bg", "surface", "selected"], TEXT),
    ("on-primary", &["primary", "primary-hover"], TEXT),
    ("on-danger", &["danger-solid", "danger-solid-hover"], TEXT),
    ("success-fg", &["success-bg", "surface"], TEXT),
    ("info-fg", &["info-bg", "surface"], TEXT),
    ("warning-fg", &["warning-bg", "surface"], TEXT),
    ("danger-fg", &["danger-bg", "surface", "sunken", "raised"], TEXT),
    ("neutral-fg", &["neutral-bg", "surface"], TEXT),
    ("pending-fg", &["pending-bg", "surface"], TEXT),
    ("control", &["bg", "surface", "sunken", "raised"], GRAPHIC),
    ("focus", &["bg", "surface", "sunken", "selected", "raised"], GRAPHIC),
    ("chart-ok", &["surface"], GRAPHIC),
    ("chart-wait", &["surface"], GRAPHIC),
    ("chart-fix", &["surface"], GRAPHIC),
    ("chart-warn", &["surface"], GRAPHIC),
    ("chart-off", &["surface"], GRAPHIC),
];

/// Least distance between two series of a chart, whoever looks.
const APART: f64 = 14.0;
const SERIES: [&str; 5] = ["chart-ok", "chart-wait", "chart-fix", "chart-warn", "chart-off"];

type Matrix = [[f64; 3]; 3];

/// What of linear red, green and blue arrives, by who looks.
const SIGHTS: [(&str, Matrix); 4] = [
    ("all colours", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("no red", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    ("no green", [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    ("no blue", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];
/// Linear sRGB to XYZ, and the white of it (D65).
const XYZ: Matrix =
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]];
const WHITE: [f64; 3] = [0.95047, 1.0, 1.08883];

/// Name of a token and its colours, light then dark, each 0–255 per channel.
type Tokens = BTreeMap<String, [[u8; 3]; 2]>;

fn tokens() -> Tokens {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../style/tokens.css");
    let css = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("cannot read {path}: {error}"));
    css.lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            let (light, dark) = value.trim().strip_prefix("light-dark(")?.strip_suffix(");")?.split_once(',')?;
            Some((name.to_owned(), [colour(light), colour(dark)]))
        })
        .collect()
}

/// `#rrggbb`.
fn colour(text: &str) -> [u8; 3] {
    let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6);
    let digits = digits.unwrap_or_else(|| panic!("{text:?} is not #rrggbb"));
    [0, 2, 4].map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
}

fn linear(colour: [u8; 3]) -> [f64; 3] {
    colour.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = linear(colour);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn times(matrix: &Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// CIE L*a*b* of a colour as it arrives.
fn lab(sight: &Matrix, colour: [u8; 3]) -> [f64; 3] {
    let arriving = times(sight, linear(colour)).map(|channel| channel.clamp(0.0, 1.0));
    let xyz = times(&XYZ, arriving);
    let [x, y, z] = [0, 1, 2].map(|at| {
        let t = xyz[at] / WHITE[at];
        if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn ratio(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_formula_gives_known_ratios() {
    assert!((ratio([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((ratio([0x77; 3], [255; 3]) - 4.478).abs() < 0.001);
    assert_eq!(ratio([1, 2, 3], [1, 2, 3]), 1.0);
}

#[test]
fn every_pair_in_use_has_its_contrast_in_both_themes() {
    let tokens = tokens();
    let find = |name: &str| *tokens.get(name).unwrap_or_else(|| panic!("style/tokens.css has no --{name}"));
    let mut low = Vec::new();
    for (foreground, backgrounds, least) in PAIRS {
        for background in *backgrounds {
            for (theme, name) in ["light", "dark"].into_iter().enumerate() {
                let found = ratio(find(foreground)[theme], find(background)[theme]);
                if found < *least {
                    low.push(format!("--{foreground} on --{background}, {name}: {found:.2}, at least {least}"));
                }
            }
        }
    }
    assert!(low.is_empty(), "too little contrast:\n{}", low.join("\n"));
}

#[test]
fn the_distance_of_colours_is_the_known_one() {
    let everything = &SIGHTS[0].1;
    let [lightness, a, b] = lab(everything, [255, 0, 0]);
    assert!((lightness - 53.24).abs() < 0.01 && (a - 80.09).abs() < 0.02 && (b - 67.20).abs() < 0.02);
    assert!((distance(lab(everything, [0; 3]), lab(everything, [255; 3])) - 100.0).abs() < 0.01);
    // Red and green of the same lightness are far apart, but not to who sees no red.
    let (red, green) = ([200, 60, 60], [70, 120, 60]);
    let apart = |sight: &Matrix| distance(lab(sight, red), lab(sight, green));
    assert!(apart(everything) > 2.0 * apart(&SIGHTS[1].1));
}

#[test]
fn the_series_of_charts_differ_whoever_looks() {
    let tokens = tokens();
    let mut close = Vec::new();
    for (at, one) in SERIES.iter().enumerate() {
        for other in &SERIES[at + 1..] {
            for (sight, matrix) in &SIGHTS {
                for (theme, name) in ["light", "dark"].into_iter().enumerate() {
                    let found = distance(lab(matrix, tokens[*one][theme]), lab(matrix, tokens[*other][theme]));
                    if found < APART {
                        close.push(format!("--{one} and --{other}, {sight}, {name}: {found:.1}, at least {APART}"));
                    }
                }
            }
        }
    }
    assert!(close.is_empty(), "too much alike:\n{}", close.join("\n"));
}

#[test]
fn every_colour_of_a_chart_is_a_series() {
    let charts: Vec<_> = tokens().into_keys().filter(|name| name.starts_with("chart-")).collect();
    assert_eq!(charts.len(), SERIES.len(), "{charts:?}");
}

#[test]
fn no_state_colour_is_left_unmeasured() {
    let unmeasured: Vec<_> = tokens()
        .into_keys()
        .filter(|name| name.ends_with("-fg") || name.starts_with("chart-") || name.starts_with("on-"))
        .filter(|name| !PAIRS.iter().any(|(foreground, ..)| foreground == name))
        .collect();
    assert_eq!(unmeasured, Vec::<String>::new());
}
