//! Words of the page that tests a route.

texts! {
    title { fr: "Tester un routage", en: "Test a route" }
    lead {
        fr: "Voyez où partirait un document, et pourquoi, avant de l’envoyer.",
        en: "See where a document would go, and why, before you send it.",
    }
    what { fr: "Que voulez-vous tester\u{a0}?", en: "What do you want to test?" }
    by_values { fr: "Des identifiants", en: "Identifiers" }
    by_file { fr: "Un fichier UBL ou CII", en: "A UBL or CII file" }
    by_customer { fr: "Un de mes clients", en: "One of my customers" }
    nothing_sent { fr: "Rien n’est envoyé ni enregistré.", en: "Nothing is sent or stored." }
    read_here {
        fr: "Le document est lu dans votre navigateur\u{a0}; seuls ses identifiants servent à la recherche.",
        en: "The document is read in your browser; its identifiers alone are looked up.",
    }
    run { fr: "Tester", en: "Test" }
    one_at_least {
        fr: "Saisissez au moins un identifiant, par exemple le GLN 7300010000001.",
        en: "Enter at least one identifier, for example the GLN 7300010000001.",
    }

    kind { fr: "Type de document", en: "Document type" }
    kind_any { fr: "Facture ou avoir", en: "Invoice or credit note" }
    kind_invoice { fr: "Facture", en: "Invoice" }
    kind_credit_note { fr: "Avoir", en: "Credit note" }

    choose { fr: "Choisir un fichier", en: "Choose a file" }
    drop { fr: "ou déposez-le ici", en: "or drop it here" }
    paste { fr: "Ou collez le document", en: "Or paste the document" }
    paste_hint { fr: "UBL 2.1 ou CII, en XML, 5\u{a0}Mo au plus.", en: "UBL 2.1 or CII, in XML, at most 5 MB." }
    paste_empty { fr: "Choisissez un fichier ou collez un document.", en: "Choose a file or paste a document." }
    unreadable_file {
        fr: "Le navigateur n’a pas pu lire ce fichier. Choisissez-le de nouveau.",
        en: "The browser could not read this file. Choose it again.",
    }
    too_large { fr: "Ce document dépasse 5\u{a0}Mo.", en: "This document has more than 5 MB." }
    not_read(why) { fr: "Ce document n’a pas pu être lu. {why}", en: "This document could not be read. {why}" }
    at(line, column) { fr: "Ligne {line}, colonne {column}.", en: "Line {line}, column {column}." }

    search_customers { fr: "Nom, identifiant ou numéro de client", en: "Name, identifier or customer number" }
    find { fr: "Chercher", en: "Find" }
    found(n: count) { fr: "{n} client trouvé" | "{n} clients trouvés", en: "{n} customer found" | "{n} customers found" }
    more(n: count) {
        fr: "et {n} autre\u{a0}: précisez la recherche." | "et {n} autres\u{a0}: précisez la recherche.",
        en: "and {n} more: narrow the search." | "and {n} more: narrow the search.",
    }
    no_customer(q) {
        fr: "Aucun de vos clients ne correspond à «\u{a0}{q}\u{a0}».",
        en: "None of your customers matches “{q}”.",
    }
    search_public { fr: "Chercher dans l’annuaire public", en: "Search the public directory" }
    customer_needed { fr: "Saisissez un nom, un identifiant ou un numéro.", en: "Enter a name, an identifier or a number." }
    customers { fr: "Clients trouvés", en: "Customers found" }
    test_customer(name) { fr: "Tester {name}", en: "Test {name}" }

    read_title { fr: "Ce qui a été lu", en: "What was read" }
    tested_title { fr: "Ce qui est testé", en: "What is tested" }
    number { fr: "Numéro", en: "Number" }
    document { fr: "Document", en: "Document" }
    recipient { fr: "Destinataire", en: "Recipient" }
    identifiers { fr: "Identifiants", en: "Identifiers" }
    types { fr: "Il doit recevoir l’un de ces types", en: "It must receive one of these types" }
    no_identifier { fr: "Aucun identifiant.", en: "No identifier." }
    file_name { fr: "Fichier", en: "File" }

    result { fr: "Résultat", en: "Result" }
    empty {
        fr: "Le résultat s’affiche ici\u{a0}: où partirait le document, et chaque recherche faite pour le savoir.",
        en: "The result appears here: where the document would go, and each look-up on the way.",
    }
    testing { fr: "Recherche…", en: "Looking up…" }
    if_open { fr: "Et si le répertoire était ouvert\u{a0}?", en: "What if the directory were open?" }
    if_closed { fr: "Et si le répertoire était fermé\u{a0}?", en: "What if the directory were closed?" }
    now_open { fr: "Aujourd’hui, répertoire ouvert", en: "Today, directory open" }
    now_closed { fr: "Aujourd’hui, répertoire fermé", en: "Today, directory closed" }
    were_open { fr: "Si le répertoire était ouvert", en: "If the directory were open" }
    were_closed { fr: "Si le répertoire était fermé", en: "If the directory were closed" }
    other_trace_open { fr: "Recherches si le répertoire était ouvert", en: "Look-ups if the directory were open" }
    other_trace_closed { fr: "Recherches si le répertoire était fermé", en: "Look-ups if the directory were closed" }
    open_customer(name) { fr: "Ouvrir {name}", en: "Open {name}" }
    open_entry(name) { fr: "Voir la fiche de {name}", en: "See the entry of {name}" }
}
