/** Ce que chaque variable d’une réponse dit, pour qui l’écrit. */
export const VARIABLES_REPONSE = {
  numero: 'le numéro de la demande',
  objet: 'l’objet de la demande',
  client: 'le nom de qui l’a envoyée',
  entreprise: 'la raison sociale',
  recueLe: 'le jour où elle est arrivée',
  signature: 'votre nom',
} as const satisfies Record<string, string>

export type VariableReponse = keyof typeof VARIABLES_REPONSE
export type ValeursReponse = Record<VariableReponse, string>

/** Une réponse usuelle, avec ses variables entre accolades ; entre crochets, ce qui reste à écrire. `pour` : les démarches où elle vient d’abord. */
export type ModeleReponse = { code: string; nom: string; corps: string; pour: readonly string[] }

const lettre = (...paragraphes: string[]): string => ['Bonjour,', ...paragraphes, '{signature}'].join('\n\n')
const ARRETS = ['arret-de-travail', 'prolongation', 'reprise-d-activite']

/** Les réponses usuelles de la gestion. */
export const MODELES_REPONSE: readonly ModeleReponse[] = [
  {
    code: 'bien-recue',
    nom: 'Bien reçue, en cours d’étude',
    corps: lettre(
      'Nous avons bien reçu votre demande «\u00a0{objet}\u00a0» ({numero}) le {recueLe}. Elle est en cours d’étude\u00a0: vous n’avez rien à faire.',
      'S’il nous manque un document, nous vous l’écrirons ici.',
    ),
    pour: [],
  },
  {
    code: 'paiement-parti',
    nom: 'Le paiement est parti',
    corps: lettre(
      'Le règlement de «\u00a0{objet}\u00a0» est parti le [date]. Il paraît sur le compte de {entreprise} sous trois à cinq jours ouvrés.',
      'Le détail du calcul vous parvient dans «\u00a0Mes courriers\u00a0».',
    ),
    pour: ARRETS,
  },
  {
    code: 'decompte-attendu',
    nom: 'Dans l’attente du décompte de la Sécurité sociale',
    corps: lettre(
      'Votre déclaration «\u00a0{objet}\u00a0» est complète. Nous calculons le complément dès que le décompte des indemnités journalières nous parvient.',
      'Déposez-le ici dès que la CPAM ou la MSA vous l’adresse\u00a0: le paiement suit.',
    ),
    pour: ARRETS,
  },
  {
    code: 'hors-perimetre',
    nom: 'Ne dépend pas de nous',
    corps: lettre(
      'Votre demande {numero} porte sur [sujet], qui ne dépend pas de notre centre. Adressez-vous à [organisme], qui vous répondra.',
      'Si nous avons mal compris, répondez à ce message en précisant ce que vous attendez de nous.',
    ),
    pour: ['contact'],
  },
  {
    code: 'rappel',
    nom: 'Nous vous rappelons',
    corps: lettre(
      'Bonjour {client}, un gestionnaire vous rappelle le [jour] entre [heures], au numéro donné dans votre demande {numero}.',
      'Un autre moment vous convient mieux\u00a0? Répondez ici.',
    ),
    pour: ['contact'],
  },
]

/** Les réponses usuelles, celles de cette démarche d’abord, remplies. Une variable inconnue reste telle quelle : l’aperçu la montre. */
export function fillModeles(demarche: string, valeurs: ValeursReponse): { code: string; nom: string; texte: string }[] {
  const siens = MODELES_REPONSE.filter(({ pour }) => pour.includes(demarche))
  return [...siens, ...MODELES_REPONSE.filter((un) => !siens.includes(un))].map(({ code, nom, corps }) => ({
    code,
    nom,
    texte: fill(corps, valeurs),
  }))
}

const fill = (corps: string, valeurs: ValeursReponse): string =>
  corps.replaceAll(/\{(\w+)\}/g, (tel, nom: string) => (Object.hasOwn(valeurs, nom) ? valeurs[nom as VariableReponse] : tel))

/** Ce qui reste à écrire à la main dans un texte : le premier crochet, ou une variable inconnue ; `null` quand rien ne reste. */
export const unfilled = (texte: string): string | null => /\[[^[\]\n]{1,80}\]|\{\w{1,40}\}/.exec(texte)?.[0] ?? null

/** Le texte d’où l’on part : ce qui est déjà écrit n’est pas perdu, le modèle vient après. */
export const withModele = (enCours: string, texte: string): string =>
  enCours.trim() === '' || enCours.includes(texte) ? enCours.trim() || texte : `${enCours.trimEnd()}\n\n${texte}`

/** Le même, du modèle choisi parmi ceux-ci ; sans modèle, ce qui est déjà écrit. */
export function startFrom(
  enCours: string,
  { choisi, tous }: { choisi: string | undefined; tous: readonly { code: string; texte: string }[] },
): string {
  const modele = tous.find(({ code }) => code === choisi)
  return modele ? withModele(enCours, modele.texte) : enCours
}
