//! Words of one's own preferences: name, language, looks, password, and where one is signed in.

texts! {
    lead {
        fr: "Vos choix et votre accès. Ils ne changent rien pour vos collègues.",
        en: "Your choices and your access. They change nothing for your colleagues.",
    }
    display { fr: "Nom et affichage", en: "Name and display" }
    name { fr: "Nom affiché", en: "Display name" }
    name_hint {
        fr: "Vos collègues le lisent dans l’historique et le journal d’audit.",
        en: "Your colleagues read it in histories and in the audit trail.",
    }
    name_required { fr: "Saisissez votre nom, par exemple Claire Martin.", en: "Enter your name, for example Claire Martin." }
    language_hint { fr: "Aussi pour les e-mails que Carnet vous envoie.", en: "Also for the e-mails that Carnet sends you." }
    here_hint { fr: "Pour ce navigateur seulement.", en: "For this browser only." }
    save { fr: "Enregistrer", en: "Save" }
    busy { fr: "Enregistrement…", en: "Saving…" }
    saved { fr: "Vos préférences sont enregistrées.", en: "Your preferences are saved." }

    password_title { fr: "Mot de passe", en: "Password" }
    current { fr: "Mot de passe actuel", en: "Current password" }
    current_required { fr: "Saisissez votre mot de passe actuel.", en: "Enter your current password." }
    change { fr: "Changer le mot de passe", en: "Change password" }
    changed {
        fr: "Votre mot de passe est changé. Toutes vos autres sessions sont fermées.",
        en: "Your password was changed. All your other sessions have ended.",
    }
    change_ends {
        fr: "Le changement ferme toutes vos autres sessions.",
        en: "The change ends all your other sessions.",
    }

    sessions { fr: "Sessions ouvertes", en: "Open sessions" }
    sessions_lead {
        fr: "Les navigateurs dans lesquels vous êtes connecté. Si vous ne reconnaissez pas l’un d’eux, déconnectez-le et changez votre mot de passe.",
        en: "The browsers in which you are signed in. If you do not recognize one, sign it out and change your password.",
    }
    browser_unknown { fr: "Navigateur inconnu", en: "Unknown browser" }
    this_one { fr: "Cette session", en: "This session" }
    since(date) { fr: "Connecté le {date}", en: "Signed in {date}" }
    last_seen(date) { fr: "Vu le {date}", en: "Last seen {date}" }
    end { fr: "Déconnecter", en: "Sign out" }
    end_of(browser, date) { fr: "Déconnecter {browser}, connecté le {date}", en: "Sign out {browser}, signed in {date}" }
    end_ask(browser) { fr: "Déconnecter {browser}\u{a0}?", en: "Sign out {browser}?" }
    end_why(date) {
        fr: "La session ouverte le {date} se ferme à l’instant\u{a0}; une saisie en cours y serait perdue.",
        en: "The session opened {date} ends at once; anything being typed there would be lost.",
    }
    end_done(browser) { fr: "{browser} est déconnecté.", en: "{browser} is signed out." }
    end_all { fr: "Déconnecter partout ailleurs", en: "Sign out everywhere else" }
    end_all_ask { fr: "Déconnecter partout ailleurs\u{a0}?", en: "Sign out everywhere else?" }
    end_all_why(n: count) {
        fr: "{n} autre session se ferme à l’instant. Celle-ci reste ouverte." | "{n} autres sessions se ferment à l’instant. Celle-ci reste ouverte.",
        en: "{n} other session ends at once. This one stays open." | "{n} other sessions end at once. This one stays open.",
    }
    end_all_done { fr: "Toutes vos autres sessions sont fermées.", en: "All your other sessions have ended." }
    only_this { fr: "Vous n’êtes connecté nulle part ailleurs.", en: "You are not signed in anywhere else." }
}
