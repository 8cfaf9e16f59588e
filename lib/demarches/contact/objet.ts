import { lower } from '@/lib/ground/initiale'
import type { AEcrire, Answers, Avant, Branche, Contexte, Field } from '../define'
import { SLUGS } from '../generated/slugs'
import { ARBRE } from './arbre'
import type { Domaine, Motif, Theme } from './motif'

/** Un chemin de l’arbre, suivi jusqu’au motif. */
export type Chemin = { domaine: Domaine; theme: Theme; motif: Motif }

/** L’adresse d’un motif : « prevoyance/arret/paiement ». */
export const pathOf = ({ domaine, theme, motif }: Chemin): string => [domaine, theme, motif].map(({ code }) => code).join('/')

/** Tous les motifs, dans l’ordre de l’arbre. */
export const listChemins = (): Chemin[] =>
  ARBRE.flatMap((domaine) => domaine.themes.flatMap((theme) => theme.motifs.map((motif) => ({ domaine, theme, motif }))))

/** Le motif de cette adresse ; `null` quand l’arbre n’en a pas. */
export const findChemin = (adresse: unknown): Chemin | null => listChemins().find((chemin) => pathOf(chemin) === adresse) ?? null

/** La démarche dédiée à ce motif, dès qu’elle existe en ligne. */
export const formulaireOf = ({ formulaire }: Motif): string | null => (formulaire && SLUGS.includes(formulaire) ? formulaire : null)

const motifBranch = (motif: Motif): Branche => ({
  code: motif.code,
  libelle: motif.libelle,
  ...(formulaireOf(motif) ? { note: 'démarche' } : {}),
})

/** Ce qui se choisit, d’après les contrats de l’entreprise : un domaine où elle n’en a pas n’y est pas. */
const offered = ({ contrats }: Pick<Contexte, 'contrats'>): Branche[] =>
  ARBRE.filter(({ univers }) => univers.includes('retraite') || contrats.some((contrat) => univers.includes(contrat.univers))).map(
    ({ code, libelle, themes }) => ({
      code,
      libelle,
      branches: themes.map((theme) => ({ code: theme.code, libelle: theme.libelle, branches: theme.motifs.map(motifBranch) })),
    }),
  )

/** Domaine, thème, motif (référence, « Formulaire de contact »). */
export const objetField = {
  kind: 'arbre',
  label: 'Objet de la demande',
  manque: 'Choisissez un domaine, puis un thème et un motif, par exemple «\u00a0Cotisations\u00a0».',
  niveaux: [
    { cle: 'domaine', label: 'Domaine', manque: 'Le domaine n’est pas choisi. Choisissez-en un, par exemple «\u00a0Cotisations\u00a0».' },
    { cle: 'theme', label: 'Thème', manque: 'Le thème n’est pas choisi. Choisissez celui qui approche le plus.' },
    { cle: 'motif', label: 'Motif', manque: 'Le motif n’est pas choisi. Choisissez celui qui approche le plus.' },
  ],
  branches: offered,
} as const satisfies Field

const DELAI = 'Un gestionnaire lit votre message sous 2 jours ouvrés.'

/** Ce qui peut répondre avant que l’on écrive (idée 21 de l’expérience) ; `null` tant que le motif n’est pas choisi. */
export function avantOf({ objet }: Answers): Avant | null {
  const chemin = findChemin(objet)
  if (!chemin) return null
  const { domaine, theme, motif } = chemin
  const [univers, ...autres] = domaine.univers
  const seul = domaine.themes.length === 1
  return {
    chemin: [domaine.libelle, theme.libelle, motif.libelle],
    sujet: motif.libelle,
    semblable: seul ? { partie: 'domaine', code: domaine.code } : { partie: 'theme', code: theme.code },
    formulaire: formulaireOf(motif),
    questions: [...new Set([...(motif.questions ?? []), ...theme.questions])].slice(0, 2),
    demandes: theme.demandes,
    univers: autres.length === 0 ? (univers ?? null) : null,
    delai: domaine.delai ?? DELAI,
  }
}

/** « Paiement non reçu, arrêt de travail » : ce que la demande dit d’elle-même partout. */
export function objetOf({ objet }: Answers): string {
  const chemin = findChemin(objet)
  if (!chemin) return 'Formulaire de contact'
  const { domaine, theme, motif } = chemin
  const large = (domaine.themes.length > 1 ? theme : domaine).libelle
  return `${motif.libelle} (${lower(large)})`
}

/** Tout ce qui peut s’écrire : un motif chacun, pour le catalogue. */
export const listAEcrire = (): AEcrire[] =>
  listChemins().map((chemin) => ({
    chemin: pathOf(chemin),
    titre: chemin.motif.libelle,
    theme: chemin.theme.libelle,
    domaine: chemin.domaine.place,
    univers: chemin.domaine.univers,
    mots: chemin.motif.mots,
    formulaire: formulaireOf(chemin.motif),
  }))
