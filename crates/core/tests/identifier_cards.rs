//! Real participant cards, where they lie beside the project: whatever is registered can be found by typing it.

use std::path::PathBuf;

use carnet_core::identifier::{Level, Lookup, ParticipantId, canonical, check, key, lookups, read, scheme};

/// Values of the attributes `scheme` and `value` of every element with this name.
fn elements<'x>(xml: &'x str, name: &str) -> Vec<(&'x str, &'x str)> {
    let open = format!("<{name} ");
    xml.match_indices(&open)
        .filter_map(|(at, _)| {
            let tag = &xml[at..at + xml[at..].find('>')?];
            Some((attribute(tag, "scheme")?, attribute(tag, "value")?))
        })
        .collect()
}

fn attribute<'x>(tag: &'x str, name: &str) -> Option<&'x str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let len = tag[start..].find('"')?;
    Some(&tag[start..start + len])
}

fn matches(lookup: &Lookup, scheme: &str, own: &str) -> bool {
    let hit = match lookup.key.strip_suffix('*') {
        Some(prefix) => own.starts_with(prefix),
        None => own == lookup.key,
    };
    hit && lookup.scheme.as_deref().is_none_or(|only| only == scheme)
}

#[test]
fn what_is_registered_is_found_by_typing_it() {
    let folder = std::env::var_os("CARNET_DATA")
        .map(PathBuf::from)
        .unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"));
    let path = folder.join("participant-cards.xml");
    let Ok(xml) = std::fs::read_to_string(&path) else {
        println!("skipped: {} is not there; name its folder in CARNET_DATA", path.display());
        return;
    };
    let participants = elements(&xml, "participant");
    assert!(participants.len() > 100, "the cards were read");
    let (mut odd, mut doubtful) = (Vec::new(), Vec::new());
    for (_, id) in &participants {
        let id = ParticipantId::parse(id).unwrap();
        assert!(scheme(id.scheme()).is_some(), "{id}: the table knows every scheme that is in use");
        let own = key(id.value());
        // With its scheme, and alone.
        for text in [id.to_string(), id.value().to_owned(), id.value().to_uppercase()] {
            let found = lookups(&read(&text)).iter().any(|lookup| matches(lookup, id.scheme(), &own));
            assert!(found, "{text} finds {id}");
        }
        match check(id.scheme(), id.value()) {
            None => odd.push(id.to_string()),
            Some(Level::CheckDigit) => doubtful.push(id.to_string()),
            Some(Level::Ok) => {}
        }
    }
    println!("{} of {} do not have the form of their scheme: {odd:?}", odd.len(), participants.len());
    println!("{} fail their check digit: {doubtful:?}", doubtful.len());
    assert!(doubtful.len() * 20 < participants.len(), "a rule that real values break often is wrong: {doubtful:?}");
    assert!(odd.len() * 20 < participants.len(), "forms that real values break often are wrong: {odd:?}");

    let mut unknown = Vec::new();
    let identifiers = elements(&xml, "id");
    for (label, value) in &identifiers {
        let identifier = canonical(label, value, "LU");
        assert!(value.ends_with(&identifier.value));
        if scheme(&identifier.scheme).is_none() {
            unknown.push(format!("{label} {value}"));
        }
    }
    println!("{} of {} labels stay as they are: {unknown:?}", unknown.len(), identifiers.len());
    assert!(unknown.len() * 4 < identifiers.len(), "most labels are known: {unknown:?}");
}
