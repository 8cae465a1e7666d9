//! The public look-up in XML: well-formed, in the order of its published schema, and the same as in JSON.

use serde_json::{Value, json};

use crate::lookup::{ask, open, raw};

/// An element of XML as a JSON value: its name, its attributes, its text, and what is in it.
fn parsed(xml: &str) -> Value {
    let mut open: Vec<Value> = vec![json!({ "in": [] })];
    let mut rest = xml.strip_prefix(r#"<?xml version="1.0" encoding="UTF-8"?>"#).expect("a declaration");
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix('<') {
            let (tag, after) = tag.split_once('>').expect("a tag ends");
            rest = after;
            if let Some(name) = tag.strip_prefix('/') {
                let done = open.pop().unwrap();
                assert_eq!(done["name"], name, "tags are nested");
                open.last_mut().unwrap()["in"].as_array_mut().unwrap().push(done);
                continue;
            }
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            let mut element = json!({ "name": name, "text": "", "in": [] });
            for attribute in attributes.split_terminator("\" ").map(|one| one.trim_end_matches('"')) {
                let (key, value) = attribute.split_once("=\"").expect("an attribute has a value in quotes");
                element["attributes"][key] = json!(unescaped(value));
            }
            open.push(element);
        } else {
            let end = rest.find('<').expect("text stands in an element");
            let text = unescaped(&rest[..end]);
            let last = open.last_mut().unwrap();
            last["text"] = json!(format!("{}{}", last["text"].as_str().unwrap_or_default(), text));
            rest = &rest[end..];
        }
    }
    assert_eq!(open.len(), 1, "every element is closed");
    open[0]["in"][0].clone()
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains(['<', '"']), "{text}");
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let rest = text.replace("&amp;", "");
    assert!(!rest.contains('&'), "{text}");
    text.replace("&amp;", "&")
}

/// What the XML says, under the names and in the shape of the JSON.
fn as_json(root: &Value) -> Value {
    let texts = |element: &Value, name: &str, map: &dyn Fn(&Value) -> Value| -> Vec<Value> {
        element["in"].as_array().unwrap().iter().filter(|one| one["name"] == name).map(map).collect()
    };
    let id = |one: &Value| json!({ "scheme": one["attributes"]["scheme"], "value": one["text"] });
    let plain = |one: &Value| one["text"].clone();
    let name = |one: &Value| match one["attributes"]["language"].as_str() {
        Some(language) => json!({ "name": one["text"], "language": language }),
        None => json!({ "name": one["text"] }),
    };
    let entity = |one: &Value| {
        let mut entity =
            json!({ "name": texts(one, "name", &name), "countryCode": texts(one, "countryCode", &plain)[0] });
        for (key, found) in
            [("identifiers", texts(one, "identifier", &id)), ("websites", texts(one, "website", &plain))]
        {
            if !found.is_empty() {
                entity[key] = json!(found);
            }
        }
        if let Some(place) = texts(one, "geoInfo", &plain).first() {
            entity["geoInfo"] = place.clone();
        }
        entity
    };
    let matched = |one: &Value| {
        let mut matched =
            json!({ "participantID": texts(one, "participantID", &id)[0], "entities": texts(one, "entity", &entity) });
        let types = texts(one, "docTypeID", &id);
        if !types.is_empty() {
            matched["docTypes"] = json!(types);
        }
        matched
    };
    let mut all = json!({ "matches": texts(root, "match", &matched) });
    for (key, value) in root["attributes"].as_object().unwrap() {
        let number = value.as_str().unwrap().parse::<i64>().map(|number| json!(number));
        all[key] = if key == "version" { value.clone() } else { number.unwrap_or_else(|_| value.clone()) };
    }
    all
}

/// Children in the order of the published schema (directory-search-result-list, version 1).
fn is_in_order(root: &Value) {
    let order = |element: &Value, names: &[&str]| {
        let places: Vec<usize> = element["in"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| names.iter().position(|name| one["name"] == *name).unwrap_or_else(|| panic!("{one}")))
            .collect();
        assert!(places.is_sorted(), "{element}");
    };
    assert_eq!(root["name"], "resultlist");
    assert_eq!(root["attributes"].as_object().unwrap().len(), 9);
    order(root, &["match"]);
    for matched in root["in"].as_array().unwrap() {
        order(matched, &["participantID", "docTypeID", "entity"]);
        for entity in matched["in"].as_array().unwrap().iter().filter(|one| one["name"] == "entity") {
            order(entity, &["name", "countryCode", "geoInfo", "identifier", "website"]);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 1)]
async fn xml_and_json_say_the_same() {
    let api = open().await;
    for query in ["q=a", "country=AT", "name=nobody&q=%3C%26%22", "q=e&rpi=1&rpc=3", "name=handelsfabriken"] {
        let json = ask(&api, query).await.json;
        let (status, headers, xml) = raw(&api, &format!("/search/1.0/xml?{query}")).await;
        assert_eq!((status, headers["content-type"].to_str().unwrap()), (200, "application/xml"));
        let root = parsed(&xml);
        is_in_order(&root);
        assert_eq!(as_json(&root), json, "{query}");
        assert_eq!(raw(&api, &format!("/search/1.0?{query}")).await.2, xml, "without a format it is XML");
        let (_, _, pretty) = raw(&api, &format!("/search/1.0/xml?{query}&beautify=true")).await;
        assert!(pretty.contains("\n<resultlist ") && !xml.contains('\n'));
        assert_eq!(pretty.lines().map(str::trim_start).collect::<String>(), xml);
        let (_, _, pretty) = raw(&api, &format!("/search/1.0/json?{query}&beautify=true")).await;
        assert!(pretty.contains('\n'));
        assert_eq!(serde_json::from_str::<Value>(&pretty).unwrap(), json);
        assert!(!raw(&api, &format!("/search/1.0/json?{query}&beautify=1")).await.2.contains('\n'));
    }
}
