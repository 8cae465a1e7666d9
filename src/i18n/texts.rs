//! The `texts!` macro.
//!
//! ```text
//! texts! {
//!     close { fr: "Fermer", en: "Close" }
//!     holder(name) { fr: "Numéro de {name}", en: "Number of {name}" }
//!     rows(n: count) { fr: "{n} ligne" | "{n} lignes", en: "{n} row" | "{n} rows" }
//! }
//! ```
//! gives `close(locale) -> &'static str`, `holder(locale, name: &str) -> String` and
//! `rows(locale, n: u64) -> String`. A `count` is written with the separators of the language; with `|` the
//! first form is the singular: 0 and 1 in French, 1 in English, by the first argument.

macro_rules! texts {
    ($($(#[$doc:meta])* $key:ident $(($($args:tt)*))? { $($body:tt)* })*) => {
        $(text! { [$(#[$doc])*] $key ($($($args)*)?) $($body)* })*
    };
}

macro_rules! text {
    ([$($doc:tt)*] $key:ident () fr: $fr:literal, en: $en:literal $(,)?) => {
        $($doc)*
        pub fn $key(locale: $crate::i18n::Locale) -> &'static str {
            match locale {
                $crate::i18n::Locale::Fr => $fr,
                $crate::i18n::Locale::En => $en,
            }
        }
    };
    ([$($doc:tt)*] $key:ident ($($arg:ident $(: $kind:ident)?),+ $(,)?) fr: $fr:literal, en: $en:literal $(,)?) => {
        $($doc)*
        pub fn $key(locale: $crate::i18n::Locale, $($arg: text_type!($($kind)?)),+) -> String {
            $(let $arg = text_value!(locale, $arg $(, $kind)?);)+
            match locale {
                $crate::i18n::Locale::Fr => format!($fr),
                $crate::i18n::Locale::En => format!($en),
            }
        }
    };
    ([$($doc:tt)*] $key:ident ($n:ident: count $(, $arg:ident $(: $kind:ident)?)* $(,)?)
        fr: $fr_one:literal | $fr_many:literal, en: $en_one:literal | $en_many:literal $(,)?) => {
        $($doc)*
        // A plural may say the number elsewhere, in bigger type.
        #[allow(unused_variables)]
        pub fn $key(locale: $crate::i18n::Locale, $n: u64 $(, $arg: text_type!($($kind)?))*) -> String {
            let one = $crate::i18n::format::is_singular(locale, $n);
            let $n = text_value!(locale, $n, count);
            $(let $arg = text_value!(locale, $arg $(, $kind)?);)*
            match (locale, one) {
                ($crate::i18n::Locale::Fr, true) => format!($fr_one),
                ($crate::i18n::Locale::Fr, false) => format!($fr_many),
                ($crate::i18n::Locale::En, true) => format!($en_one),
                ($crate::i18n::Locale::En, false) => format!($en_many),
            }
        }
    };
}

macro_rules! text_type {
    () => {
        &str
    };
    (count) => {
        u64
    };
}

macro_rules! text_value {
    ($locale:ident, $arg:ident) => {
        $arg
    };
    ($locale:ident, $arg:ident, count) => {
        $crate::i18n::format::number($locale, $arg)
    };
}
