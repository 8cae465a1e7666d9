//! Words of a company's addresses and of their validity.

texts! {
    title { fr: "Autres adresses de l’entreprise", en: "Other addresses of the company" }
    active { fr: "Adresse active", en: "Active address" }
    since(from) { fr: "Depuis le {from}.", en: "Since {from}." }
    starting(from) { fr: "À partir du {from}.", en: "From {from}." }
    until(to) { fr: "Jusqu’au {to}.", en: "Until {to}." }
    between(from, to) { fr: "Du {from} au {to}.", en: "From {from} to {to}." }
    never { fr: "Jamais active, à notre connaissance.", en: "Never active, as far as we know." }
    validity { fr: "Validité de l’adresse", en: "Validity of the address" }
    unbounded { fr: "Sans fin connue.", en: "No known end." }
    beyond {
        fr: "Elle contient un caractère que Peppol n’achemine pas.",
        en: "It contains a character that Peppol does not carry.",
    }
    not_listed { fr: "Absente de l’annuaire public", en: "Not in the public directory" }
    open { fr: "Ouvrir le client", en: "Open the customer" }
    open_named(address) { fr: "Ouvrir le client de {address}", en: "Open the customer of {address}" }
    add_named(address) { fr: "Ajouter {address}", en: "Add {address}" }
    shown(shown: count, total: count) {
        fr: "{shown} des {total} adresses sont affichées.",
        en: "{shown} of the {total} addresses are shown.",
    }
}
