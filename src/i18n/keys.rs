//! Words of API keys.

use carnet_core::wire::KeyAccess;

use super::Locale;

texts! {
    lead {
        fr: "Une clé laisse un programme agir pour votre entreprise, sans personne devant l’écran. Ce qu’il fait est dans le journal d’audit au nom de la clé.",
        en: "A key lets a program act for your company without anybody at the screen. What it does is in the audit trail under the name of the key.",
    }
    docs { fr: "Documentation de l’API", en: "API documentation" }
    list { fr: "Clés d’API", en: "API keys" }
    total(n: count) { fr: "{n} clé" | "{n} clés", en: "{n} key" | "{n} keys" }
    none { fr: "Aucune clé. Créez-en une pour chaque programme, afin de pouvoir la révoquer seule.", en: "No key. Create one for each program, so that each can be revoked alone." }
    col_name { fr: "Nom", en: "Name" }
    col_access { fr: "Droits", en: "Access" }
    col_ending { fr: "Se termine par", en: "Ends with" }
    col_created { fr: "Créée", en: "Created" }
    col_used { fr: "Dernière utilisation", en: "Last used" }
    col_state { fr: "État", en: "State" }
    col_actions { fr: "Actions", en: "Actions" }
    created_by(name) { fr: "par {name}", en: "by {name}" }
    never { fr: "jamais", en: "never" }
    in_use { fr: "Active", en: "Active" }
    revoked { fr: "Révoquée", en: "Revoked" }
    revoked_since(date) { fr: "Le {date}", en: "On {date}" }
    read { fr: "Lecture", en: "Read" }
    write { fr: "Lecture et écriture", en: "Read and write" }
    read_may { fr: "Lit clients, fournisseurs et documents. Ne change rien.", en: "Reads customers, suppliers and documents. Changes nothing." }
    write_may {
        fr: "Ajoute et modifie aussi, comme un membre. Ne touche ni aux paramètres ni aux utilisateurs.",
        en: "Adds and changes too, as a member does. Touches neither settings nor users.",
    }

    create { fr: "Créer une clé", en: "Create a key" }
    create_go { fr: "Créer la clé", en: "Create the key" }
    busy { fr: "En cours…", en: "Working…" }
    name { fr: "Nom de la clé", en: "Name of the key" }
    name_hint { fr: "À quoi elle sert, par exemple Export comptable.", en: "What it is for, for example Accounting export." }
    name_required { fr: "Saisissez un nom, par exemple Export comptable.", en: "Enter a name, for example Accounting export." }
    secret_title(name) { fr: "Clé «\u{a0}{name}\u{a0}»", en: "Key “{name}”" }
    secret_once {
        fr: "Copiez la clé maintenant\u{a0}: elle n’est affichée que cette fois. Qui la possède peut agir pour votre entreprise, gardez-la comme un mot de passe.",
        en: "Copy the key now: it is shown this once only. Whoever has it can act for your company, so keep it like a password.",
    }
    secret { fr: "Clé", en: "Key" }
    secret_what { fr: "la clé", en: "the key" }
    usage { fr: "Un premier essai, dans un terminal\u{a0}:", en: "A first try, in a terminal:" }
    usage_nowhere {
        fr: "Ici, aucun programme ne peut s’en servir\u{a0}: rien ne sort de ce navigateur. Sur un serveur, un premier essai dans un terminal ressemble à ceci\u{a0}:",
        en: "No program can use it here: nothing leaves this browser. On a server, a first try in a terminal looks like this:"
    }
    usage_what { fr: "la commande", en: "the command" }
    done { fr: "J’ai copié la clé", en: "I have copied the key" }

    revoke { fr: "Révoquer", en: "Revoke" }
    revoke_of(name) { fr: "Révoquer {name}", en: "Revoke {name}" }
    revoke_ask(name) { fr: "Révoquer la clé «\u{a0}{name}\u{a0}»\u{a0}?", en: "Revoke the key “{name}”?" }
    revoke_why(ending) {
        fr: "Le programme qui utilise la clé se terminant par {ending} sera refusé à l’instant. C’est définitif\u{a0}: il lui faudra une nouvelle clé.",
        en: "The program that uses the key ending with {ending} will be refused at once. This is final: it will need a new key.",
    }
    revoke_used(date) { fr: "Dernière utilisation le {date}.", en: "Last used {date}." }
    revoke_unused { fr: "Elle n’a jamais servi.", en: "It has never been used." }
    keep { fr: "Conserver", en: "Keep" }
    revoked_done(name) { fr: "La clé «\u{a0}{name}\u{a0}» est révoquée.", en: "The key “{name}” was revoked." }
}

pub fn access(locale: Locale, access: KeyAccess) -> &'static str {
    match access {
        KeyAccess::Read => read(locale),
        KeyAccess::Write => write(locale),
    }
}
