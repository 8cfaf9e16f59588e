import 'server-only'
import { searchIn } from '@/lib/ground/chercher'
import { lower } from '@/lib/ground/initiale'
import type { Univers } from '@/lib/ground/univers'
import { type AEcrire, DOMAINES, type Demarche } from './define'
import { DEMARCHES } from './registre'

type Ligne = Pick<Demarche, 'slug' | 'titre' | 'phrase' | 'minutes'>
/** Un message à écrire : la démarche qui le porte, et le chemin de son objet. */
export type Message = Pick<AEcrire, 'chemin' | 'titre'> & { slug: string }

/** Un domaine du catalogue : ses démarches, la plus demandée en tête ; et ce qui, sans formulaire à soi, s’y écrit, par thème. */
export type Domaine = { id: string; titre: string; demarches: readonly Ligne[]; themes: readonly { titre: string; messages: readonly Message[] }[] }

/** Combien de fois chaque démarche a été faite, par qui l’on regarde. */
export type Usages = Readonly<Record<string, number>>

const isCovered = ({ univers }: { univers: readonly Univers[] }, couverture: readonly Univers[]): boolean =>
  univers.some((un) => couverture.includes(un))

/** Ce qui s’écrit et que nulle démarche en ligne ne remplace. */
const MESSAGES = DEMARCHES.flatMap(({ slug, avant }) => avant?.aEcrire().flatMap((un) => (un.formulaire ? [] : [{ slug, ...un }])) ?? [])

/**
 * Le catalogue de cette entreprise : ce que sa couverture ouvre. Un domaine qui n’a rien est absent.
 * @param usages ce que l’entreprise a déjà fait : le plus fait d’abord, puis l’ordre du domaine.
 */
export const catalogueOf = (couverture: readonly Univers[], usages: Usages = {}): Domaine[] =>
  Object.entries(DOMAINES).flatMap(([id, titre]) => {
    const demarches = DEMARCHES.filter((d) => d.domaine === id && isCovered(d, couverture))
      .sort((a, b) => (usages[b.slug] ?? 0) - (usages[a.slug] ?? 0) || a.place - b.place)
      .map(lineOf)
    const messages = MESSAGES.filter((un) => un.domaine === id && isCovered(un, couverture))
    const themes = [...new Set(messages.map(({ theme }) => theme))].map((theme) => ({
      titre: theme,
      messages: messages.flatMap(({ slug, chemin, titre: nom, theme: sien }) => (sien === theme ? [{ slug, chemin, titre: nom }] : [])),
    }))
    return demarches.length + themes.length > 0 ? [{ id, titre, demarches, themes }] : []
  })

const lineOf = ({ slug, titre, phrase, minutes }: Demarche): Ligne => ({ slug, titre, phrase, minutes })

/** Une démarche ou un message trouvé. `pour` : les mots qui l’ont fait trouver, quand son nom ne les porte pas. */
export type Trouve = { slug: string; chemin: string | null; titre: string; phrase: string; pour: readonly string[] }

type Cherchable = Omit<Trouve, 'pour'> & { univers: readonly Univers[]; mots: string }

/** Un motif que remplace une démarche en ligne la fait trouver : ses mots sont les siens. */
const motsOf = (demarche: Demarche): string =>
  [
    demarche.mots ?? '',
    ...DEMARCHES.flatMap(({ avant }) => avant?.aEcrire().flatMap((un) => (un.formulaire === demarche.slug ? [un.titre, un.mots] : [])) ?? []),
  ].join(' ')

const CHERCHABLES: readonly Cherchable[] = [
  ...DEMARCHES.map((une) => ({ slug: une.slug, chemin: null, titre: une.titre, phrase: une.phrase, univers: une.univers, mots: motsOf(une) })),
  ...MESSAGES.map(({ slug, chemin, titre, theme, domaine, univers, mots }) => ({
    slug,
    chemin,
    titre,
    phrase: `${DOMAINES[domaine]}, ${lower(theme)}`,
    univers,
    mots,
  })),
]

/**
 * Ce que cette entreprise peut faire de ce qu’elle cherche, avec les mots de tous les jours et leurs fautes : « malade », « embauche », « RIB ».
 * @returns `null` quand rien n’est cherché.
 */
export function searchCatalogue(recherche: string, couverture: readonly Univers[]): readonly Trouve[] | null {
  const trouves = searchIn(
    CHERCHABLES.filter((un) => isCovered(un, couverture)),
    ({ titre, mots, phrase }) => [
      [5, titre],
      [4, mots],
      [1, phrase],
    ],
  )(recherche)
  return (
    trouves?.map(({ chose: { slug, chemin, titre, phrase }, mots }) => ({
      slug,
      chemin,
      titre,
      phrase,
      pour: mots.filter((mot) => !titre.toLocaleLowerCase('fr').includes(mot)),
    })) ?? null
  )
}
