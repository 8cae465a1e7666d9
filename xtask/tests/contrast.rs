//! Contrast of the colours in `style/tokens.css`, computed by the WCAG 2.2 luminance formula, in both themes:
//! 4.5 for text (1.4.3), 3.0 for the edges of controls, focus rings and drawings (1.4.11).

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
    ("control", &["surface", "sunken"], GRAPHIC),
    ("focus", &["bg", "surface", "sunken", "selected"], GRAPHIC),
    ("chart-ok", &["surface"], GRAPHIC),
    ("chart-wait", &["surface"], GRAPHIC),
    ("chart-fix", &["surface"], GRAPHIC),
    ("chart-warn", &["surface"], GRAPHIC),
    ("chart-off", &["surface"], GRAPHIC),
];

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

fn luminance(colour: [u8; 3]) -> f64 {
    let [r, g, b] = colour.map(|channel| {
        let c = f64::from(channel) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
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
fn no_state_colour_is_left_unmeasured() {
    let unmeasured: Vec<_> = tokens()
        .into_keys()
        .filter(|name| name.ends_with("-fg") || name.starts_with("chart-") || name.starts_with("on-"))
        .filter(|name| !PAIRS.iter().any(|(foreground, ..)| foreground == name))
        .collect();
    assert_eq!(unmeasured, Vec::<String>::new());
}
