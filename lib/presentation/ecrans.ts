/** À qui parle la présentation. */
export type Public = 'administrateur' | 'collaborateur' | 'expert_comptable'

/** Un écran : son image (prise des vrais écrans, `public/images/presentation`), ce qu’elle montre, et deux phrases. */
export type Ecran = { image: string; montre: string; titre: string; texte: string }

/** Une nouveauté d’une version : dite une fois, à qui avait vu la présentation avant ce jour. `lien` : où l’essayer. */
export type Nouveaute = { cle: string; le: string; publics: readonly Public[]; titre: string; texte: string; lien: 'faq' | 'questions' | null }

const DEMANDE: Ecran = {
  image: 'demande',
  montre: 'Une demande en attente, avec les pièces attendues et leur date.',
  titre: 'Chaque demande dit qui attend qui',
  texte: 'En orange, c’est vous. La pastille de «\u00a0Mes demandes\u00a0» compte ce que vous n’avez pas encore lu.',
}
const ANOMALIES: Ecran = {
  image: 'anomalies-cabinet',
  montre: 'Les anomalies DSN de tous les clients, rangées par cause.',
  titre: 'Les anomalies DSN, par cause',
  texte: 'Une même erreur chez dix clients se corrige de la même façon\u00a0: la cause d’abord, puis chaque entreprise et ses mois.',
}
const PLAQUE: Ecran = {
  image: 'plaque',
  montre: 'La plaque de l’entreprise choisie, avec son SIREN et sa couleur.',
  titre: 'Une plaque par entreprise',
  texte: 'Sa couleur ne change jamais. Cliquez dessus pour passer d’un SIREN à l’autre sans quitter la page.',
}
const ACCUEIL: Ecran = {
  image: 'accueil',
  montre: 'L’accueil d’une entreprise\u00a0: ce qui attend, par date.',
  titre: 'L’accueil commence par ce qui vous attend',
  texte: 'Une pièce, une fiche, un brouillon\u00a0: la date d’abord, le geste à droite. Le reste est rangé dessous, selon vos contrats.',
}

/** Les quatre écrans de chacun, dans l’ordre où ils se montrent. */
export const ECRANS: Record<Public, readonly [Ecran, Ecran, Ecran, Ecran]> = {
  administrateur: [
    ACCUEIL,
    PLAQUE,
    DEMANDE,
    {
      image: 'menu',
      montre: 'Le menu ouvert sous le nom, avec l’administration du compte.',
      titre: 'Votre nom ouvre le menu',
      texte: 'Vos entreprises, vos collègues, votre expert-comptable. Et «\u00a0?\u00a0» rejoue cette présentation.',
    },
  ],
  collaborateur: [
    ACCUEIL,
    PLAQUE,
    DEMANDE,
    {
      image: 'menu',
      montre: 'Le menu ouvert sous le nom.',
      titre: 'Votre nom ouvre le menu',
      texte: 'Votre profil, vos notifications, les entreprises et les collègues de votre compte. Et «\u00a0?\u00a0» rejoue cette présentation.',
    },
  ],
  expert_comptable: [
    {
      image: 'accueil-cabinet',
      montre: 'L’accueil d’un cabinet\u00a0: ce qui attend, tous clients réunis.',
      titre: 'Tous vos clients, une seule liste',
      texte: 'Ce qui attend est rangé par date, quel que soit le client. Dessous, votre portefeuille se cherche par nom ou par SIREN.',
    },
    {
      image: 'plaque-cabinet',
      montre: 'La plaque du client choisi, avec le nom du compte pour lequel on agit.',
      titre: 'Une plaque par client',
      texte: 'Sa couleur ne change jamais\u00a0: deux onglets sur deux clients ne se confondent pas. À côté, pour le compte de qui vous agissez.',
    },
    ANOMALIES,
    {
      image: 'menu-cabinet',
      montre: 'Le menu ouvert sous le nom.',
      titre: 'Votre nom ouvre le menu',
      texte: 'Votre profil, vos notifications, le retour à vos clients. Et «\u00a0?\u00a0» rejoue cette présentation.',
    },
  ],
}

/** Ce qu’apportent les versions, la plus récente d’abord. Une entrée de plus suffit à la dire, une fois, à ceux qu’elle regarde. */
export const NOUVEAUTES: readonly Nouveaute[] = [
  {
    cle: 'avis',
    le: '2026-11-30',
    publics: ['administrateur', 'collaborateur', 'expert_comptable'],
    titre: 'Choisissez ce que vous recevez',
    texte:
      'Dans «\u00a0Mes notifications\u00a0»\u00a0: chaque courriel aussitôt, dans un résumé du jour, ou jamais, et une entreprise en sourdine. Chaque ligne dit l’acte qui suit et sa date, et se marque lue ou non lue.',
    lien: null,
  },
  {
    cle: 'recherche',
    le: '2026-11-30',
    publics: ['administrateur', 'collaborateur', 'expert_comptable'],
    titre: 'Une case pour tout chercher',
    texte:
      'En haut de chaque page, ou par la touche «\u00a0/\u00a0»\u00a0: une entreprise, un salarié, une demande, un courrier, une démarche. Une faute de frappe ne gêne pas.',
    lien: null,
  },
  {
    cle: 'dsn',
    le: '2026-11-30',
    publics: ['administrateur', 'collaborateur', 'expert_comptable'],
    titre: '«\u00a0À faire\u00a0» suit aussi vos DSN',
    texte:
      'Les anomalies de vos comptes rendus, par cause, les fiches à paramétrer en paie, les déclarations et les paiements de la semaine, les documents à lire\u00a0: à leur date, dans la même liste.',
    lien: null,
  },
  {
    cle: 'administration',
    le: '2026-11-30',
    publics: ['administrateur'],
    titre: 'Votre compte s’administre ici',
    texte:
      'Entreprises, utilisateurs, experts-comptables\u00a0: ajoutez, corrigez, retirez. Une phrase dit ce qui change avant d’enregistrer, et «\u00a0Voir comme\u00a0» montre ce que chacun voit.',
    lien: null,
  },
  {
    cle: 'clients',
    le: '2026-11-30',
    publics: ['expert_comptable'],
    titre: '«\u00a0Mes clients\u00a0» attend votre réponse',
    texte:
      'Chaque demande se lit avant d’être acceptée\u00a0: ce qu’elle donne, jusqu’à quand, comment l’arrêter. Vos collègues y prennent leur part.',
    lien: null,
  },
  {
    cle: 'contact',
    le: '2026-11-30',
    publics: ['administrateur', 'collaborateur', 'expert_comptable'],
    titre: 'Une question sans formulaire\u00a0? Écrivez-nous d’ici',
    texte: 'Le formulaire de contact montre d’abord ce qui peut déjà répondre. Vos courriers arrivent ici aussi, et un e-mail vous le dit.',
    lien: null,
  },
  {
    cle: 'correction',
    le: '2026-11-30',
    publics: ['administrateur', 'collaborateur', 'expert_comptable'],
    titre: 'Une réponse à corriger se corrige seule',
    texte:
      'Le centre de gestion vous montre les seules réponses à revoir, avec son mot. Votre premier envoi est gardé à côté du second, chacun avec son accusé.',
    lien: null,
  },
  {
    cle: 'reprise',
    le: '2026-11-30',
    publics: ['administrateur', 'collaborateur', 'expert_comptable'],
    titre: 'Une session qui se ferme ne perd plus rien',
    texte: 'Deux minutes avant, le portail enregistre et vous demande si vous êtes là. Reconnecté, vous reprenez à la même page, à la même étape.',
    lien: null,
  },
]
