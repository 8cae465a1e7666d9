//! `GET /docs`: the description as a page for developers. Without scripts, and with its looks in a file of their own,
//! so that it works under the strictest policy there is.

use serde_json::{Map, Value};

pub(super) const STYLE: &str = include_str!("page.css");

/// One operation with its method and address.
struct Operation<'a> {
    method: &'a str,
    path: &'a str,
    said: &'a Value,
}

/// The page; `api` is the description as it is sent.
pub(super) fn render(api: &Value) -> String {
    let (title, about) = (text(&api["info"]["title"]), text(&api["info"]["description"]));
    let operations: Vec<Operation<'_>> = entries(&api["paths"]).flat_map(operations).collect();
    let tags: Vec<&str> = items(&api["tags"]).filter_map(|tag| tag["name"].as_str()).collect();
    let links: String = tags.iter().map(|tag| format!("<li><a href=\"#{tag}\">{tag}</a></li>")).collect();
    let sections: String = tags.iter().map(|tag| section(tag, &operations)).collect();
    let schemas: String = entries(&api["components"]["schemas"]).map(schema).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{title}: HTTP API</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"docs.css\"></head>\n\
         <body>\n<header><h1>{title}: HTTP API</h1>\n<p>{about}</p>\n\
         <p><a href=\"openapi.json\">The description as OpenAPI 3.1</a></p></header>\n\
         <nav aria-label=\"Sections\"><ul>{links}<li><a href=\"#schemas\">Schemas</a></li></ul></nav>\n\
         <main>\n{sections}<section aria-labelledby=\"schemas\"><h2 id=\"schemas\">Schemas</h2>\n{schemas}</section>\n\
         </main>\n</body>\n</html>\n"
    )
}

fn operations<'a>((path, item): (&'a String, &'a Value)) -> Vec<Operation<'a>> {
    entries(item).map(|(method, said)| Operation { method, path, said }).collect()
}

fn section(tag: &str, operations: &[Operation<'_>]) -> String {
    let of_tag = operations.iter().filter(|operation| operation.said["tags"][0] == tag);
    let articles: String = of_tag.map(article).collect();
    format!("<section aria-labelledby=\"{tag}\"><h2 id=\"{tag}\">{tag}</h2>\n{articles}</section>\n")
}

fn article(Operation { method, path, said }: &Operation<'_>) -> String {
    let id = text(&said["operationId"]);
    let who: Vec<&str> = items(&said["security"]).flat_map(entries).map(|(name, _)| name.as_str()).collect();
    let who = if who.is_empty() { "nobody needs to sign in".to_owned() } else { who.join(" or ") };
    let parameters: String = items(&said["parameters"]).map(parameter).collect();
    let body: String = entries(&said["requestBody"]["content"])
        .map(|(media_type, content)| row("Body", &format!("{}: {}", escaped(media_type), kind(&content["schema"]))))
        .collect();
    let answers: String = entries(&said["responses"]).map(answer).collect();
    format!(
        "<article aria-labelledby=\"{id}\"><h3 id=\"{id}\"><code>{} {}</code></h3>\n<p>{}</p>\n\
         <dl>{}{parameters}{body}{answers}</dl></article>\n",
        method.to_uppercase(),
        escaped(path),
        text(&said["summary"]),
        row("Who", &who),
    )
}

fn parameter(parameter: &Value) -> String {
    let required = if parameter["required"] == true { ", required" } else { "" };
    let place = text(&parameter["in"]);
    let about = parameter["description"].as_str().map(|about| format!(". {}", prose(about))).unwrap_or_default();
    let name = format!("<code>{}</code>", text(&parameter["name"]));
    row(&name, &format!("{place}{required}: {}{about}", kind(&parameter["schema"])))
}

fn answer((status, answer): (&String, &Value)) -> String {
    let contents: Vec<String> = entries(&answer["content"])
        .map(|(media_type, content)| format!("{}: {}", escaped(media_type), kind(&content["schema"])))
        .collect();
    let about = text(&answer["description"]);
    let gap = if contents.is_empty() || about.is_empty() { "" } else { ". " };
    row(&escaped(status), &format!("{}{gap}{about}", contents.join(", ")))
}

fn schema((name, schema): (&String, &Value)) -> String {
    let name = escaped(name);
    let about = schema["description"].as_str().map(|about| format!("<p>{}</p>", prose(about))).unwrap_or_default();
    let required: Vec<&str> = items(&schema["required"]).filter_map(Value::as_str).collect();
    let fields: String =
        entries(&schema["properties"]).map(|(field, schema)| self::field(field, schema, &required)).collect();
    let words = if fields.is_empty() { format!("<p>{}</p>", kind(schema)) } else { format!("<dl>{fields}</dl>") };
    format!(
        "<article aria-labelledby=\"schema-{name}\"><h3 id=\"schema-{name}\">{name}</h3>\n{about}{words}</article>\n"
    )
}

fn field(name: &str, schema: &Value, required: &[&str]) -> String {
    let optional = if required.contains(&name) { "" } else { ", optional" };
    let about = schema["description"].as_str().map(|about| format!(". {}", prose(about))).unwrap_or_default();
    row(&code(name), &format!("{}{optional}{about}", kind(schema)))
}

/// What a value may be, in a few words; other schemas are links.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = escaped(reference.rsplit('/').next().unwrap_or(reference));
        return format!("<a href=\"#schema-{name}\">{name}</a>");
    }
    for choice in ["allOf", "anyOf", "oneOf"] {
        if schema[choice].is_array() {
            return items(&schema[choice]).map(kind).collect::<Vec<_>>().join(" or ");
        }
    }
    let words: Vec<String> =
        items(&schema["enum"]).chain(Some(&schema["const"])).filter_map(Value::as_str).map(code).collect();
    if !words.is_empty() {
        return words.join(" or ");
    }
    if schema["items"].is_object() {
        return format!("list of {}", kind(&schema["items"]));
    }
    match &schema["type"] {
        Value::String(one) => escaped(one),
        Value::Array(several) => several.iter().map(text).collect::<Vec<_>>().join(" or "),
        _ => "anything".to_owned(),
    }
}

fn code(word: &str) -> String {
    format!("<code>{}</code>", escaped(word))
}

fn row(term: &str, description: &str) -> String {
    format!("<dt>{term}</dt><dd>{description}</dd>\n")
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flat_map(Map::iter)
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn text(value: &Value) -> String {
    prose(value.as_str().unwrap_or_default())
}

/// A description, with what stands between backticks as code. A single backtick is itself.
fn prose(text: &str) -> String {
    let pieces: Vec<&str> = text.split('`').collect();
    let paired = pieces.len() - (pieces.len() + 1) % 2;
    let (pairs, rest) = pieces.split_at(paired);
    let mut html = String::new();
    for (at, piece) in pairs.iter().enumerate() {
        html += &if at % 2 == 1 { code(piece) } else { escaped(piece) };
    }
    for piece in rest {
        html += &format!("`{}", escaped(piece));
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_said_is_text() {
        let api = json!({
            "info": { "title": "<b>", "description": "a & b, `x<y`, `" },
            "tags": [{ "name": "t" }],
            "paths": { "/x": { "get": { "tags": ["t"], "operationId": "x", "summary": "\"<i>\"", "responses": {} } } },
        });
        let page = render(&api);
        assert!(
            page.contains("&lt;b&gt;")
                && page.contains("a &amp; b, <code>x&lt;y</code>, `<")
                && page.contains("&quot;&lt;i&gt;&quot;")
        );
        assert!(page.contains("<h3 id=\"x\"><code>GET /x</code></h3>") && !page.contains("<i>"), "{page}");
    }
}
