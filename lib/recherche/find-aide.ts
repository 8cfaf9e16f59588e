import 'server-only'
import { listModeles } from '@/lib/bibliotheque/queries'
import type { Db } from '@/lib/data/prisma'
import { searchCatalogue } from '@/lib/demarches/catalogue'
import { plainOf } from '@/lib/faq/entree'
import { findEntrees } from '@/lib/faq/search'
import { searchIn } from '@/lib/ground/chercher'
import { addressOf } from '@/lib/ground/adresse'
import { markText } from '@/lib/ground/passage'
import { routes } from '@/lib/ground/routes'
import type { Univers } from '@/lib/ground/univers'
import { MONTRES } from './queries'
import { found, type Trouves } from './resultat'

/** Où les formulaires se remplissent : l’entreprise d’où l’on cherche, ou la seule ; `null` quand il faut d’abord en choisir une. */
export type Ou = { siren: string; raisonSociale: string } | null

/** Les formulaires et les messages du catalogue qui répondent, avec les mots de tous les jours. */
export function findFormulaires(q: string, couverture: readonly Univers[], ou: Ou): Trouves {
  const trouves = searchCatalogue(q, couverture) ?? []
  return {
    genre: 'formulaires',
    resultats: trouves.slice(0, MONTRES).map(({ slug, chemin, titre, phrase, pour }) => ({
      cle: `${slug} ${chemin ?? ''}`,
      href: ou
        ? chemin === null
          ? routes.demarche(ou.siren, slug)
          : routes.demarcheSur(ou.siren, slug, chemin)
        : `${routes.accueil()}#portefeuille`,
      fichier: false,
      titre: markText(q, titre),
      situe: `${chemin === null ? '' : 'Par message\u00a0: '}${phrase}${ou ? `, pour ${ou.raisonSociale}` : '. Choisissez d’abord l’entreprise'}`,
      pourquoi: pour.length > 0 ? { ou: 'Trouvé pour', passage: [{ texte: pour.join(', '), dit: true }] } : null,
    })),
    encore: trouves.length > MONTRES,
    tout:
      ou && trouves.length > MONTRES
        ? { href: addressOf(routes.rubrique(ou.siren, 'demarches'), { q }), nom: 'Tous dans «\u00a0Mes démarches en ligne\u00a0»' }
        : null,
  }
}

/** Les modèles et notices de la bibliothèque qui répondent : les mêmes pour tous, de ce qui est couvert. */
export async function findModeles(db: Db, q: string, couverture: readonly Univers[]): Promise<Trouves> {
  const modeles = await listModeles(db, { q: '', univers: undefined }, couverture)
  const trouves =
    searchIn(modeles, ({ titre, phrase }) => [
      [5, titre],
      [2, phrase],
    ])(q) ?? []
  return {
    genre: 'modeles',
    resultats: trouves.slice(0, MONTRES).map(({ chose: { id, titre, phrase }, mots }) =>
      found(mots.join(' '), {
        cle: id,
        href: routes.fichierModele(id),
        fichier: true,
        titre,
        situe: 'Bibliothèque de documents',
        dits: [['Il dit', phrase]],
      }),
    ),
    encore: trouves.length > MONTRES,
    tout: null,
  }
}

/** Les questions de l’aide qui répondent. */
export function findAide(q: string): Trouves {
  const trouves = findEntrees(q)
  return {
    genre: 'aide',
    resultats: trouves.slice(0, MONTRES).map(({ chose, mots }) =>
      found(mots.join(' '), {
        cle: chose.id,
        href: addressOf(routes.faq(), { q }, `#${chose.id}`),
        titre: chose.question,
        situe: chose.rubrique,
        dits: [
          ['Réponse', plainOf(chose)],
          ['Trouvé pour', chose.mots.join(', ')],
        ],
      }),
    ),
    encore: trouves.length > MONTRES,
    tout: trouves.length > MONTRES ? { href: addressOf(routes.faq(), { q }), nom: 'Toutes dans l’aide' } : null,
  }
}
