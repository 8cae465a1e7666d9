//! Words of the footer and of the pages it leads to: the site map and the accessibility statement.

texts! {
    site_map { fr: "Plan du site", en: "Site map" }
    home_and_messages { fr: "Accueil et messages", en: "Home and messages" }
    help { fr: "Aide", en: "Help" }
    without_sign_in { fr: "Sans connexion", en: "Without signing in" }

    accessibility { fr: "Accessibilité\u{a0}: non conforme", en: "Accessibility: not compliant" }
    compliance { fr: "État de conformité", en: "State of compliance" }
    compliance_why {
        fr: "Carnet n’est pas conforme au référentiel général d’amélioration de l’accessibilité (RGAA 4.1.2)\u{a0}: aucun audit n’a encore été fait. L’objectif est la conformité au RGAA et aux WCAG 2.2, niveaux A et AA.",
        en: "Carnet does not comply with the French accessibility framework (RGAA 4.1.2): no audit has been made yet. The aim is compliance with the RGAA and with WCAG 2.2, levels A and AA.",
    }
    checked { fr: "Ce qui est vérifié à chaque version", en: "What is checked for every version" }
    checked_rules {
        fr: "Les règles automatiques des WCAG 2.0 à 2.2, niveaux A et AA, sur les pages en français et en anglais, à 1280 et à 320 pixels de large.",
        en: "The automatic rules of WCAG 2.0 to 2.2, levels A and AA, on the pages in French and English, 1280 and 320 pixels wide.",
    }
    checked_contrast {
        fr: "Les contrastes des thèmes clair et sombre.",
        en: "The contrasts of the light and the dark theme.",
    }
    checked_reflow {
        fr: "L’absence de défilement horizontal à 320 pixels de large.",
        en: "That nothing scrolls sideways at 320 pixels wide.",
    }
    checked_keyboard {
        fr: "Les parcours au clavier seul\u{a0}: chercher, ajouter, régler, corriger et renvoyer.",
        en: "The walks with the keyboard alone: searching, adding, settings, correcting and resending.",
    }
    unchecked { fr: "Ce qui ne l’est pas encore", en: "What is not checked yet" }
    unchecked_readers {
        fr: "L’écoute des pages avec NVDA et VoiceOver, par des personnes qui les utilisent.",
        en: "Listening to the pages with NVDA and VoiceOver, by people who use them.",
    }
    unchecked_audit { fr: "Les 106 critères du RGAA, un par un.", en: "The 106 criteria of the RGAA, one by one." }
    blocked { fr: "Si quelque chose vous bloque", en: "If something blocks you" }
    blocked_why {
        fr: "Dites quelle page et quelle action vous posent problème\u{a0}: l’opérateur du réseau vous répond, et vous aide à obtenir ce que vous cherchiez.",
        en: "Say which page and which action are a problem: the network’s operator answers, and helps you get what you were looking for.",
    }
    blocked_outside {
        fr: "Dites à l’administrateur de compte de votre entreprise ce qui vous empêche de vous connecter.",
        en: "Tell your company’s account administrator what keeps you from signing in.",
    }
    write { fr: "Écrire à l’assistance", en: "Write to support" }
    recourse { fr: "Voies de recours", en: "Recourse" }
    recourse_why {
        fr: "En France, si vous n’obtenez pas de réponse satisfaisante, vous pouvez saisir le Défenseur des droits.",
        en: "In France, if you do not get a satisfactory answer, you can turn to the Defender of Rights.",
    }
}
