//! What was typed, kept while the page is open: closing the dialog by mistake loses nothing.

/// The text of the box per participant id.
#[derive(Default)]
pub struct Kept(Vec<(String, String)>);

impl Kept {
    pub fn get(&self, id: &str) -> String {
        self.0.iter().find(|(known, _)| known == id).map_or_else(String::new, |(_, text)| text.clone())
    }

    pub fn put(&mut self, id: &str, text: &str) {
        self.0.retain(|(known, _)| known != id);
        self.0.push((id.to_owned(), text.to_owned()));
    }
}
