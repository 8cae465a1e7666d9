//! The sentences about routes; which of them holds is decided in the modules beside.

texts! {
    number { fr: "Numéro de client", en: "Customer number" }
    electronic_id { fr: "ID de facture électronique", en: "E-invoice ID" }
    ovt { fr: "Numéro OVT", en: "OVT number" }
    iban { fr: "Numéro IBAN", en: "IBAN" }
    gln { fr: "GLN", en: "GLN" }
    organization { fr: "Numéro d’organisation", en: "Organization number" }
    vat { fr: "Numéro de TVA", en: "VAT number" }

    zero { fr: "zéro en tête", en: "leading zero" }
    space { fr: "espace", en: "space" }
    case { fr: "majuscule ou minuscule", en: "upper or lower case" }
    hyphen { fr: "tiret", en: "hyphen" }
    characters { fr: "autres caractères", en: "other characters" }

    badge_no_identifier { fr: "Sans identifiant", en: "No identifier" }
    badge_not_in_network { fr: "Introuvable", en: "Not found" }
    badge_closed { fr: "Répertoire fermé", en: "Directory closed" }
    badge_differs { fr: "Valeur différente", en: "Value differs" }
    badge_routing { fr: "Routage non activé", en: "Routing not active" }
    badge_no_platform { fr: "Sans prestataire", en: "No provider" }
    badge_inactive { fr: "Adresse inactive", en: "Inactive address" }
    badge_unanswered { fr: "Annuaire sans réponse", en: "No answer" }

    no_identifier {
        fr: "Le document ne porte aucun identifiant à rechercher.",
        en: "The document carries no identifier to look up.",
    }
    not_in_network {
        fr: "Aucun identifiant du document n’est dans votre répertoire ni dans l’annuaire public.",
        en: "No identifier of the document is in your directory or in the public directory.",
    }
    not_in_directory(name) {
        fr: "{name} est dans l’annuaire public, mais votre répertoire clients est fermé et ne le contient pas.",
        en: "{name} is in the public directory, but your customer directory is closed and does not contain it.",
    }
    number_differs(doc, dir, difference) {
        fr: "Le document porte le numéro «\u{a0}{doc}\u{a0}», votre répertoire «\u{a0}{dir}\u{a0}» ({difference}).",
        en: "The document has number “{doc}”, your directory “{dir}” ({difference}).",
    }
    value_differs(kind, doc, name, dir, difference) {
        fr: "Le document porte «\u{a0}{doc}\u{a0}» ({kind}), votre répertoire «\u{a0}{dir}\u{a0}» pour {name} ({difference}).",
        en: "The document has “{doc}” ({kind}), your directory “{dir}” for {name} ({difference}).",
    }
    same_name(name) {
        fr: "Aucun identifiant du document ne mène à un client, mais {name} est dans votre répertoire sous ce nom.",
        en: "No identifier of the document leads to a customer, but {name} is in your directory by that name.",
    }
    deactivated(name) {
        fr: "{name} est désactivé dans votre répertoire.",
        en: "{name} is deactivated in your directory.",
    }
    deactivated_since(name, date) {
        fr: "{name} est désactivé dans votre répertoire depuis le {date}.",
        en: "{name} has been deactivated in your directory since {date}.",
    }
    deactivated_by(name, date, who) {
        fr: "{name} est désactivé dans votre répertoire depuis le {date} ({who}).",
        en: "{name} has been deactivated in your directory since {date} ({who}).",
    }
    non_existing(name) { fr: "{name} a été désactivé du réseau.", en: "{name} was deactivated from the network." }
    awaiting_acceptance(name) {
        fr: "{name} n’a pas encore accepté votre demande.",
        en: "{name} has not accepted your request yet.",
    }
    awaiting_acceptance_since(name, date) {
        fr: "{name} n’a pas encore accepté votre demande du {date}.",
        en: "{name} has not accepted your request of {date}.",
    }
    refused(name) { fr: "{name} a refusé votre demande.", en: "{name} refused your request." }
    cancelled(name) {
        fr: "La demande à {name} a été annulée\u{a0}; rien n’a été convenu.",
        en: "The request to {name} was cancelled; nothing has been agreed.",
    }
    awaiting_routing(name) { fr: "Le routage vers {name} n’est pas activé.", en: "Routing to {name} is not active." }
    no_platform(name) {
        fr: "Aucun prestataire de services n’achemine de documents vers {name}.",
        en: "No service provider carries documents to {name}.",
    }
    inactive(address, name) {
        fr: "{address} n’est pas active aujourd’hui\u{a0}; l’adresse est celle de {name}.",
        en: "{address} is not active today; the address is that of {name}.",
    }
    inactive_company(address, siren) {
        fr: "{address} n’est pas active aujourd’hui\u{a0}; l’entreprise {siren} est connue.",
        en: "{address} is not active today; company {siren} is known.",
    }
    inactive_until(address, date, siren) {
        fr: "{address} ne sera active qu’à partir du {date}\u{a0}; l’entreprise {siren} est connue.",
        en: "{address} is active only from {date}; company {siren} is known.",
    }
    inactive_since(address, date, siren) {
        fr: "{address} n’est plus active depuis le {date}\u{a0}; l’entreprise {siren} est connue.",
        en: "{address} has not been active since {date}; company {siren} is known.",
    }
    no_document_type(address) {
        fr: "{address} ne reçoit pas ce type de document.",
        en: "{address} does not receive this type of document.",
    }
    lookup_failed { fr: "L’annuaire public n’a pas répondu.", en: "The public directory did not answer." }

    goes(provider, address, identifier) {
        fr: "Ce document partirait chez {provider}, à {address}. Identifiant retenu\u{a0}: {identifier}.",
        en: "This document would go to {provider}, at {address}. Identifier used: {identifier}.",
    }
    stops(cause) { fr: "Ce document serait arrêté\u{a0}: {cause}", en: "This document would be stopped: {cause}" }
    waits(cause) { fr: "Ce document attendrait\u{a0}: {cause}", en: "This document would wait: {cause}" }
    recipient(name, provider, address) {
        fr: "Destinataire\u{a0}: {name}, chez {provider}, à {address}.",
        en: "Recipient: {name}, with {provider}, at {address}.",
    }

    add(name) { fr: "Ajouter {name}", en: "Add {name}" }
    add_resend(name) { fr: "Ajouter {name} et renvoyer", en: "Add {name} and resend" }
    add_number(doc, name) { fr: "Ajouter «\u{a0}{doc}\u{a0}» à {name}", en: "Add “{doc}” to {name}" }
    add_number_resend(doc, name) {
        fr: "Ajouter «\u{a0}{doc}\u{a0}» à {name} et renvoyer",
        en: "Add “{doc}” to {name} and resend",
    }
    suggest { fr: "Proposer ce client", en: "Suggest this customer" }
    correct { fr: "Corriger les identifiants", en: "Correct the identifiers" }
    correct_resend { fr: "Corriger et renvoyer", en: "Correct and resend" }
    activate(name) { fr: "Activer {name}", en: "Activate {name}" }
    activate_resend { fr: "Activer et renvoyer", en: "Activate and resend" }
    replacement { fr: "Chercher un remplaçant", en: "Look for a replacement" }
    see_request { fr: "Voir la demande", en: "See the request" }
    request_again { fr: "Faire une nouvelle demande", en: "Make a new request" }
    activate_routing { fr: "Activer le routage", en: "Activate routing" }
    activate_routing_resend { fr: "Activer le routage et renvoyer", en: "Activate routing and resend" }
    write(name) { fr: "Écrire à {name}", en: "Write to {name}" }
    choose_address { fr: "Choisir une adresse active", en: "Choose an active address" }
    other_addresses { fr: "Voir ses autres adresses", en: "See its other addresses" }
    try_again { fr: "Réessayer maintenant", en: "Try now" }

    two_companies(one, a, other, b) {
        fr: "Le document désigne deux entreprises\u{a0}: {one} → {a}, {other} → {b}. {a} l’emporte.",
        en: "The document points to two companies: {one} → {a}, {other} → {b}. {a} wins.",
    }
    other_company(kind, name) {
        fr: "Le document désigne aussi une autre entreprise\u{a0}: {kind} → {name}.",
        en: "The document also points to another company: {kind} → {name}.",
    }
    near(kind, doc, dir, name, difference) {
        fr: "{kind}\u{a0}: «\u{a0}{doc}\u{a0}» ressemble à «\u{a0}{dir}\u{a0}» de {name} ({difference}).",
        en: "{kind}: “{doc}” is almost “{dir}” of {name} ({difference}).",
    }
    check_digit(kind, value) {
        fr: "{kind}\u{a0}: la clé de contrôle de «\u{a0}{value}\u{a0}» ne correspond pas. Vérifiez les chiffres.",
        en: "{kind}: the check digit of “{value}” does not match. Check the digits.",
    }
    retired(value) {
        fr: "«\u{a0}{value}\u{a0}» est d’un schéma qui n’est plus utilisé.",
        en: "“{value}” is of a scheme that is no longer used.",
    }
    retired_for(value, other) {
        fr: "«\u{a0}{value}\u{a0}» est d’un schéma qui n’est plus utilisé\u{a0}; utilisez {other}.",
        en: "“{value}” is of a scheme that is no longer used; use {other}.",
    }
    several(kind, value, name) {
        fr: "{kind}\u{a0}: «\u{a0}{value}\u{a0}» désigne plusieurs destinataires, dont {name}.",
        en: "{kind}: “{value}” points to several recipients, among them {name}.",
    }
    inactive_other(value) {
        fr: "«\u{a0}{value}\u{a0}» n’est pas active aujourd’hui\u{a0}; un autre identifiant l’emporte.",
        en: "“{value}” is not active today; another identifier wins.",
    }

    own_section { fr: "1. Votre répertoire", en: "1. Your directory" }
    public_section { fr: "2. Annuaire public", en: "2. Public directory" }
    for_information {
        fr: "— consulté pour information\u{a0}: répertoire fermé",
        en: "— asked for information: directory closed",
    }
    absent { fr: "absent du document", en: "not in the document" }
    absent_all { fr: "absents du document", en: "not in the document" }
    no_match { fr: "aucune correspondance", en: "no match" }
    matches(name) { fr: "correspond à {name}", en: "matches {name}" }
    matches_at(name, provider, date) {
        fr: "correspond à {name} · {provider} · vérifié le {date}",
        en: "matches {name} · {provider} · checked {date}",
    }
    blocked(name, badge) { fr: "correspond à {name} · {badge}", en: "matches {name} · {badge}" }
    did_not_count {
        fr: "n’a pas compté (une correspondance a été trouvée avant)",
        en: "did not count (a match was found before)",
    }
    unanswered { fr: "pas de réponse", en: "no answer" }
    near_note(dir, name, difference) {
        fr: "Proche\u{a0}: «\u{a0}{dir}\u{a0}» est à {name} ({difference})",
        en: "Close: “{dir}” belongs to {name} ({difference})",
    }
    other_company_note(name) {
        fr: "Désigne une autre entreprise\u{a0}: {name}",
        en: "Points to another company: {name}",
    }
}
