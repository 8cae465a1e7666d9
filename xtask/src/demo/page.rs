//! The page of the demo out of the app's own: its base path, what it may load, the script that plays the server, and
//! the banner.

use crate::failure::{Failure, Result};

use super::base::Base;

/// What the server says in a header, as far as a page can say it itself. The worker's script is a file of the site.
/// The description of the API opens as a blob, with its style sheet as another.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; \
    style-src 'self' blob:; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; base-uri 'self'; form-action 'self'";

pub struct Additions<'a> {
    pub base: &'a Base,
    /// Folder of the demo's own files, relative to the base path, with a slash at its end.
    pub folder: &'a str,
    pub banner: &'a str,
}

pub fn rewrite(app: &str, add: &Additions) -> Result<String> {
    refuse_inline(app)?;
    let head = format!("<meta http-equiv=\"content-security-policy\" content=\"{POLICY}\">{}", base_tag(add.base));
    let page = with_tag(app, "<base", |_| true, |_| head)?;
    let page = relative(&page);
    let folder = add.folder;
    let page = with_tag(&page, "<script", is_module, |tag| {
        format!(
            "<link rel=\"stylesheet\" href=\"{folder}demo.css\"><script type=\"module\" src=\"{folder}host.js\"></script>{}",
            // One that does not wait for its turn could run before what plays the server.
            tag.replacen(" async", "", 1)
        )
    })?;
    with_tag(&page, "<body", |_| true, |tag| format!("{tag}{}", add.banner.trim()))
}

pub fn base_tag(base: &Base) -> String {
    format!("<base href=\"{base}\">")
}

/// What stands in the page itself would need a hash in the policy.
fn refuse_inline(page: &str) -> Result<()> {
    let inline = tags(page, "<script").map(|(_, tag)| tag).find(|tag| !tag.contains("src="));
    match inline.or_else(|| tags(page, "<style").map(|(_, tag)| tag).next()) {
        Some(tag) => {
            Err(Failure::new(format!("the page has code or styles in itself ({tag}), which the demo refuses"))
                .advise("move them to a file of public/ or style/"))
        }
        None => Ok(()),
    }
}

fn is_module(tag: &str) -> bool {
    ["type=module", "type=\"module\""].iter().any(|form| tag.contains(form))
}

/// The page with the first such tag replaced by what `to` makes of it.
fn with_tag(page: &str, start: &str, such: impl Fn(&str) -> bool, to: impl FnOnce(&str) -> String) -> Result<String> {
    let Some((at, tag)) = tags(page, start).find(|(_, tag)| such(tag)) else {
        return Err(Failure::new(format!("the app's page has no `{start}…>` of the kind that the demo builds on"))
            .advise("see index.html and xtask/src/demo/page.rs"));
    };
    Ok(format!("{}{}{}", &page[..at], to(tag), &page[at + tag.len()..]))
}

/// Each tag that starts so, with its place.
fn tags<'a>(page: &'a str, start: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    page.match_indices(start).filter_map(|(at, _)| {
        let rest = &page[at..];
        let name_ends = rest[start.len()..].starts_with([' ', '>', '\n']);
        let end = rest.find('>')?;
        name_ends.then(|| (at, &rest[..=end]))
    })
}

/// Takes the first slash of every address of the site, so that the base path holds for it.
fn relative(page: &str) -> String {
    let (head, mut rest) = match tags(page, "<base").next() {
        Some((at, tag)) => page.split_at(at + tag.len()),
        None => ("", page),
    };
    let mut out = String::from(head);
    while let Some((at, form)) = first_address(rest) {
        let (before, address) = rest.split_at(at + form.len());
        out.push_str(before);
        rest = match address.strip_prefix('/') {
            Some(inside) if inside.starts_with('/') => address,
            Some(inside) if inside.starts_with(['"', '>', ' ']) => {
                out.push_str("./");
                inside
            }
            Some(inside) => inside,
            None => address,
        };
    }
    out + rest
}

fn first_address(page: &str) -> Option<(usize, &'static str)> {
    // The quoted forms first: the others are the beginnings of them.
    [" src=\"", " href=\"", " src=", " href="]
        .into_iter()
        .filter_map(|form| Some((page.find(form)?, form)))
        .min_by_key(|(at, form)| (*at, std::cmp::Reverse(form.len())))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const MINIFIED: &str = "<!doctype html><html lang=fr><meta charset=utf-8><base href=/><script src=boot.js></script>\
        <link href=/carnet-7d.css rel=stylesheet><link href=favicon.svg rel=icon>\
        <script async src=/carnet-71.js type=module></script></head><body><p>a > b</p><svg><use href=icons.svg#logo /></svg></body>";

    fn rewritten(page: &str, base: &str) -> Result<String> {
        let base = base.parse().unwrap();
        rewrite(page, &Additions { base: &base, folder: "demo/0123/", banner: "<aside>Démo</aside>\n" })
    }

    #[test]
    fn every_address_is_below_the_base_path() {
        let page = rewritten(MINIFIED, "/carnet/").unwrap();
        assert!(page.contains("<base href=\"/carnet/\">"), "{page}");
        assert!(page.contains("<link href=carnet-7d.css rel=stylesheet>"), "{page}");
        assert!(page.contains("<script src=carnet-71.js type=module>"), "{page}");
        assert!(page.contains("<use href=icons.svg#logo />"), "{page}");
        assert_eq!(page.matches("=/").count() + page.matches("=\"/").count(), 1, "the base alone is absolute: {page}");
    }

    #[test]
    fn the_same_with_quotes() {
        let page = MINIFIED.replace("=/carnet-7d.css", "=\"/carnet-7d.css\"").replace("type=module", "type=\"module\"");
        let page = rewritten(&page, "/").unwrap();
        assert!(page.contains("<link href=\"carnet-7d.css\" rel=stylesheet>"), "{page}");
        assert!(page.contains("host.js\"></script><script src=carnet-71.js type=\"module\">"), "{page}");
    }

    #[test]
    fn what_plays_the_server_is_there_before_the_app() {
        let page = rewritten(MINIFIED, "/carnet/").unwrap();
        let place = |text: &str| page.find(text).ok_or_else(|| format!("{text} is not in {page}")).unwrap();
        assert!(place("content-security-policy") < place("<base"), "the policy holds for all that follows");
        assert!(place("<base") < place("boot.js"));
        assert!(place("demo/0123/demo.css") < place("demo/0123/host.js"));
        assert!(place("demo/0123/host.js") < place("carnet-71.js"), "module scripts run in their order");
        assert!(page.contains("<body><aside>Démo</aside><p>"), "{page}");
    }

    #[test]
    fn links_to_the_start_and_to_other_hosts_stay_what_they_are() {
        let page =
            "<base href=/><a href=/>a</a><a href=\"/\">b</a><a href=//x/y>c</a><a href>d</a><a href=https://x/>e</a>";
        let out = relative(page);
        let wanted = page.replace("<a href=/>", "<a href=./>").replace("\"/\"", "\"./\"");
        assert_eq!(out, wanted);
    }

    #[test]
    fn a_page_that_cannot_become_the_demo_is_refused() {
        for (page, why) in [
            (MINIFIED.replace(" src=boot.js", ""), "<script>"),
            (MINIFIED.replace("</head>", "<style>a{}</style></head>"), "<style>"),
            (MINIFIED.replace("<base href=/>", ""), "<base…>"),
            (MINIFIED.replace(" type=module", ""), "<script…>"),
        ] {
            let message = rewritten(&page, "/").unwrap_err().to_string();
            assert!(message.contains(why), "{message}");
        }
    }
}
