//! Live verification (R32) from the command line to the answer: a register on DNS and a metadata publisher on HTTP are
//! played on this machine, everything between is real.

use std::time::{Duration, Instant};

use crate::{
    support::{PASSWORD, Place, Server},
    verify_support::{Dns, Http, Smp, ZONE, publisher, register},
};
use hickory_proto::op::ResponseCode;
use serde_json::{Value, json};

const INVOICE: &str = "busdox-docid-qns::urn:oasis:names:specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1";
const INVOICE_SEGMENT: &str = "busdox-docid-qns%3A%3Aurn%3Aoasis%3Anames%3Aspecification%3Aubl%3Aschema%3Axsd%3AInvoice-2%3A%3AInvoice%23%23urn%3Acen.eu%3Aen16931%3A2017%23compliant%23urn%3Afdc%3Apeppol.eu%3A2017%3Apoacc%3Abilling%3A3.0%3A%3A2.1";
const ORDER_SEGMENT: &str = "busdox-docid-qns%3A%3Aurn%3Aoasis%3Anames%3Aspecification%3Aubl%3Aschema%3Axsd%3AOrder-2%3A%3AOrder%23%23x%3A%3A2.1";
const PEPPOL: &str = "http://busdox.org/serviceMetadata/publishing/1.0/";
const OASIS: &str = "http://docs.oasis-open.org/bdxr/ns/SMP/2016/05";
const CERTIFICATE: &str = include_str!("fixtures/access_point.b64");

/// A server that has some participants in its directory, and somebody signed in.
struct World {
    server: Server,
    cookie: String,
    _place: Place,
}

fn world(ids: &[&str], options: &[&str]) -> World {
    let place = Place::new();
    assert!(place.add_user("admin@lumiere.example", "Lumière").status.success());
    let card = |id: &&str| {
        format!(
            r#"<businesscard><participant scheme="iso6523-actorid-upis" value="{id}"/><entity countrycode="SE">
            <name name="Company {id}"/></entity><doctypeid scheme="busdox-docid-qns" value="{}"/></businesscard>"#,
            INVOICE.strip_prefix("busdox-docid-qns::").unwrap()
        )
    };
    let cards: String = ids.iter().map(card).collect();
    let file = place.path().join("cards.xml");
    std::fs::write(&file, format!("<root creationdt=\"2026-03-04T05:06:07Z\">{cards}</root>")).unwrap();
    let imported = place.run(&["import", "peppol-cards", file.to_str().unwrap()]);
    assert!(imported.status.success(), "{imported:?}");
    let server = place.serve(options);
    let body = json!({ "email": "admin@lumiere.example", "password": PASSWORD }).to_string();
    let signed_in = server.send("POST", "/api/v1/session", &["Content-Type: application/json"], &body);
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap().to_owned();
    World { server, cookie, _place: place }
}

/// A world whose register answers so, and whose server may go to this machine.
fn asking(answers: &[(&str, Dns)]) -> World {
    let nameserver = register(answers).to_string();
    let ids: Vec<&str> = answers.iter().map(|(id, _)| *id).collect();
    let options = ["--sml-zone", ZONE, "--sml-nameserver", &nameserver, "--verify-timeout", "1"];
    world(&ids, &[&options[..], &["--allow-private-network"]].concat())
}

impl World {
    fn call(&self, method: &str, path: &str) -> Value {
        let cookie = format!("Cookie: {}", self.cookie);
        self.server.send(method, path, &[&cookie, "Content-Type: application/json"], "").json()
    }

    fn verify(&self, id: &str) -> Value {
        self.call("POST", &format!("/api/v1/participants/{id}/verify"))
    }

    fn failed(&self, id: &str, source: &str, why: &str) {
        let found = self.verify(id);
        let (answer, detail) = (&found["answer"], found["detail"].as_str().unwrap_or_default());
        assert_eq!((answer, &found["determinate"]), (&json!("failed"), &json!(false)), "{id}: {found}");
        assert!(detail.contains(why), "{id}: {detail}");
        assert_eq!(found["source"], source, "{id}");
        let read = self.call("GET", &format!("/api/v1/participants/{id}"));
        assert_eq!((&read["networkStatus"], &read["check"]["answer"]), (&json!("registered"), &Value::Null), "{id}");
        assert_eq!(read["check"]["failedSource"], source, "{id}");
    }
}

fn group(namespace: &str, segments: &[&str]) -> Http {
    let reference =
        |segment: &&str| format!("<ServiceMetadataReference href=\"https://x.example/p/services/{segment}\"/>");
    let references: String = segments.iter().map(reference).collect();
    Http::Xml(format!(
        "<ServiceGroup xmlns=\"{namespace}\"><ServiceMetadataReferenceCollection>{references}</ServiceMetadataReferenceCollection></ServiceGroup>"
    ))
}

fn metadata(inner: &str) -> Http {
    Http::Xml(format!(
        "<SignedServiceMetadata xmlns=\"{PEPPOL}\"><ServiceMetadata>{inner}</ServiceMetadata></SignedServiceMetadata>"
    ))
}

fn endpoint(certificate: &str) -> Http {
    metadata(&format!(
        "<ServiceInformation><ProcessList><Process><ServiceEndpointList><Endpoint transportProfile=\"peppol-transport-as4-v2_0\">
         <Certificate>{certificate}</Certificate></Endpoint></ServiceEndpointList></Process></ProcessList></ServiceInformation>"
    ))
}

/// Where the publisher has a participant.
fn at(id: &str) -> String {
    format!("/iso6523-actorid-upis%3A%3A{}", id.to_lowercase().replace(':', "%3A"))
}

fn services(id: &str) -> String {
    format!("{}/services/{INVOICE_SEGMENT}", at(id))
}

#[test]
fn the_four_answers_are_kept_apart() {
    let smp = Smp::start();
    let (receives, oasis, absent, orders, gone, other) = (
        "0088:7300010000001",
        "9915:AbC",
        "0088:7300010000018",
        "0088:7300010000025",
        "0088:7300010000032",
        "0088:7300010000049",
    );
    let base = publisher(&smp.base);
    let world = asking(&[
        (receives, base.clone()),
        (oasis, publisher(&format!("{}/bdxr/", smp.base))),
        (absent, base.clone()),
        (orders, base),
        (gone, Dns::Code(ResponseCode::NXDomain)),
        (other, Dns::Records(vec![("U", "Meta:Other", "!.*!https://x.example!".to_owned())])),
    ]);
    smp.put(&at(receives), group(PEPPOL, &[ORDER_SEGMENT, INVOICE_SEGMENT]));
    smp.put(&services(receives), endpoint(CERTIFICATE));
    smp.put(&format!("/bdxr{}", at(oasis)), group(OASIS, &[INVOICE_SEGMENT]));
    let redirect = format!("<Redirect href=\"{}/elsewhere\"><CertificateUID>x</CertificateUID></Redirect>", smp.base);
    smp.put(&format!("/bdxr{}", services(oasis)), metadata(&redirect));
    smp.put("/elsewhere", endpoint("bm8gY2VydGlmaWNhdGU="));
    smp.put(&at(orders), group(PEPPOL, &[ORDER_SEGMENT]));

    let host = smp.base.strip_prefix("http://").unwrap().split(':').next().unwrap();
    let found = world.verify(receives);
    assert_eq!((&found["answer"], &found["determinate"]), (&json!("receives"), &json!(true)), "{found}");
    assert_eq!((&found["provider"], &found["source"]), (&json!("Plateforme Lumière SAS"), &json!(host)));
    assert_eq!(found["certificateUntil"], "2028-11-25T15:51:37Z");
    assert_eq!(found["documentTypes"][1], INVOICE);
    assert_eq!(smp.asked(), [at(receives), services(receives)]);

    let found = world.verify(oasis);
    assert_eq!((&found["answer"], &found["provider"]), (&json!("receives"), &Value::Null), "{found}");
    assert!(found["detail"].as_str().unwrap().contains("certificate"), "{found}");
    assert_eq!(smp.asked().last().unwrap(), "/elsewhere");

    assert_eq!(world.verify(absent)["answer"], "notServed");
    assert_eq!(world.verify(orders)["answer"], "cannotReceive");
    for id in [gone, other] {
        let found = world.verify(id);
        assert_eq!((&found["answer"], &found["source"]), (&json!("notRegistered"), &json!(ZONE)), "{found}");
        let read = world.call("GET", &format!("/api/v1/participants/{id}"));
        assert_eq!(read["networkStatus"], "removed", "{id}");
    }
}

#[test]
fn a_register_that_does_not_answer_says_nothing() {
    let base = |text: &str| Dns::Records(vec![("U", "Meta:SMP", text.to_owned())]);
    let answers = [
        ("0088:7300010000001", Dns::Code(ResponseCode::ServFail), "DNS"),
        ("0088:7300010000018", Dns::Code(ResponseCode::Refused), "DNS"),
        ("0088:7300010000025", Dns::Silence, "DNS"),
        ("0088:7300010000032", Dns::Garbage, "DNS"),
        ("0088:7300010000049", base("!.*!"), "names no address"),
        ("0088:7300010000056", base("!.*!ftp://smp.example!"), "not of HTTPS"),
        ("0088:7300010000063", base("!.*!nonsense!"), "no address"),
    ];
    let only: Vec<(&str, Dns)> = answers.iter().map(|(id, dns, _)| (*id, dns.clone())).collect();
    let world = asking(&only);
    for (id, _, why) in &answers {
        let begun = Instant::now();
        world.failed(id, ZONE, why);
        assert!(begun.elapsed() < Duration::from_secs(5), "{id}: {:?}", begun.elapsed());
    }
}

#[test]
fn a_publisher_that_does_not_answer_says_nothing() {
    let smp = Smp::start();
    let text = |status, header, body: &str| Http::Plain(status, header, body.to_owned());
    let html = text(200, "Content-Type: text/html", "<html/>");
    let doctype = Http::Xml("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><ServiceGroup/>".to_owned());
    let answers = [
        ("0088:7300010000001", text(500, "X: y", "no"), "status 500"),
        ("0088:7300010000018", text(403, "X: y", "no"), "status 403"),
        ("0088:7300010000025", html, "instead of XML"),
        ("0088:7300010000032", Http::Xml("<ServiceGroup".to_owned()), "cannot be read"),
        ("0088:7300010000049", doctype, "declaration"),
        ("0088:7300010000056", Http::Endless, "longer than"),
        ("0088:7300010000063", Http::Silence, "in time"),
        ("0088:7300010000070", Http::Redirect("ftp://127.0.0.1/x".to_owned()), "not of HTTPS"),
        ("0088:7300010000087", Http::Redirect("/turn".to_owned()), "leads on"),
        ("0088:7300010000094", group(PEPPOL, &[INVOICE_SEGMENT]), "does not serve"),
    ];
    smp.put("/turn", Http::Redirect("/turn".to_owned()));
    let only: Vec<(&str, Dns)> = answers.iter().map(|(id, ..)| (*id, publisher(&smp.base))).collect();
    let world = asking(&only);
    for (id, answer, why) in answers {
        smp.put(&at(id), answer);
        world.failed(id, "127.0.0.1", why);
    }
}

#[test]
fn nobody_leads_the_server_to_private_addresses() {
    let smp = Smp::start();
    let secure = smp.base.replace("http:", "https:");
    let (plain, literal, named) = ("0088:7300010000001", "0088:7300010000018", "0088:7300010000025");
    let answers = [
        (plain, publisher(&smp.base)),
        (literal, publisher(&secure)),
        (named, publisher(&secure.replace("127.0.0.1", "localhost"))),
    ];
    let nameserver = register(&answers).to_string();
    let options = ["--sml-zone", ZONE, "--sml-nameserver", &nameserver, "--verify-timeout", "1"];
    let world = world(&answers.clone().map(|(id, _)| id), &options);
    world.failed(plain, ZONE, "not of HTTPS");
    world.failed(literal, "127.0.0.1", "no public address");
    world.failed(named, "localhost", "no public address");
    assert_eq!(smp.asked(), [""; 0]);
}

#[test]
fn what_is_no_setting_is_said_at_the_start() {
    let place = Place::new();
    for (options, words) in [
        (&["--sml-zone", "a..b"][..], "--sml-zone"),
        (&["--sml-zone", ZONE, "--sml-nameserver", "nobody"], "--sml-nameserver"),
        (&["--sml-zone", ZONE, "--verify-timeout", "60"], "--verify-timeout"),
        (&["--verify-before-send"], "--sml-zone"),
    ] {
        let ended = place.run(&[&["serve", "--listen", "127.0.0.1:0"], options].concat());
        let said = String::from_utf8(ended.stderr).unwrap();
        assert!(!ended.status.success() && said.contains(words), "{options:?}: {said}");
    }
}
