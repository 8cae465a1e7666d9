//! `xml`: quick-xml alone over a file: every event read and dropped, attributes unescaped, as whoever wants their values
//! has to.

use std::{fs::File, io::BufReader, path::Path, time::Instant};

use quick_xml::{Reader, events::Event};
use serde_json::json;

use crate::peer::Result;

pub fn run(path: &Path) -> Result<()> {
    let started = Instant::now();
    let mut reader = Reader::from_reader(BufReader::with_capacity(256 * 1024, File::open(path)?));
    let (mut buffer, mut cards, mut bytes) = (Vec::new(), 0_u64, 0_usize);
    loop {
        match reader.read_event_into(&mut buffer)? {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) => {
                cards += u64::from(element.name().into_inner() == "businesscard");
                for attribute in element.attributes() {
                    bytes += attribute?.value.len();
                }
            }
            _ => {}
        }
        buffer.clear();
    }
    println!("{}", json!({ "seconds": started.elapsed().as_secs_f64(), "cards": cards, "attributeBytes": bytes }));
    Ok(())
}
