//! The text format of Prometheus, as far as it is used here.

use std::fmt::{Display, Write as _};

#[derive(Default)]
pub struct Text(pub String);

impl Text {
    /// What a figure is; its lines follow.
    pub fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    /// One line: the figure with its labels.
    pub fn line(&mut self, name: &str, value: impl Display) {
        let _ = writeln!(self.0, "{name} {value}");
    }

    /// A figure without labels.
    pub fn figure(&mut self, name: &str, kind: &str, help: &str, value: impl Display) {
        self.head(name, kind, help);
        self.line(name, value);
    }
}
