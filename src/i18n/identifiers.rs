//! Words about single identifiers: what one was read as, and whether it can be right.

texts! {
    fits(name) { fr: "Reconnu\u{a0}: {name}.", en: "Recognized: {name}." }
    may_be(list) { fr: "Peut être\u{a0}: {list}.", en: "Could be: {list}." }
    check_digit(name) {
        fr: "La clé de contrôle de ce {name} ne correspond pas. Vérifiez les chiffres.",
        en: "The check digit of this {name} does not match. Check the digits.",
    }
    not_of_scheme(v, name) {
        fr: "«\u{a0}{v}\u{a0}» n’a pas la forme d’un {name}. Corrigez la valeur ou choisissez un autre type.",
        en: "“{v}” does not have the form of a {name}. Correct the value or choose another type.",
    }
    of_no_scheme(v) {
        fr: "«\u{a0}{v}\u{a0}» ne correspond à aucun type d’identifiant. Exemple\u{a0}: 732829320.",
        en: "“{v}” fits no identifier type. Example: 732829320.",
    }
}
