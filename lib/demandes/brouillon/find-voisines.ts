import 'server-only'
import type { Db } from '@/lib/data/prisma'
import type { Answers, Defaut, Demarche, Raws } from '@/lib/demarches/define'
import { DEMARCHES } from '@/lib/demarches/registre'
import type { Contenu } from '@/lib/demandes/envoi/schema'
import { formatDate } from '@/lib/ground/date'
import { followedBy, lignesOf, listAutres, sujetOf } from './du-salarie'
import { clashes, type Voisine } from './periodes'
import type { Brouillon } from './queries'

/**
 * Ce que les autres demandes de l’entreprise font voir dans celle-ci, quel que soit celui qui les a envoyées (l’employeur ou son expert-comptable) : un
 * numéro qui n’est d’aucune, des jours dits deux fois, un trou, une reprise déjà déclarée. Rien n’empêche d’envoyer.
 * @param reponses ce qui est compris du brouillon.
 */
export async function findVoisines(db: Db, brouillon: Brouillon, raws: Raws, reponses: Answers): Promise<Defaut[]> {
  const { siren, demarche } = brouillon
  const ici = demarche.periode?.(reponses)
  if (!demarche.periode || !ici) return []
  const lignes = lignesOf(brouillon, raws)
  const numero = followedBy(demarche, lignes)
  if (numero !== null && !(await db.demande.findFirst({ where: { siren, numero }, select: { id: true } })))
    return [
      {
        champ: demarche.continue?.numero ?? '',
        message: `Aucune demande de cette entreprise ne porte le numéro ${numero}. Vérifiez-le dans «\u00a0Mes demandes\u00a0»\u202f; si l’arrêt a été déclaré pour une autre entreprise, vous pouvez envoyer ainsi.`,
      },
    ]
  const sujet = await sujetOf(db, brouillon, lignes)
  if (sujet === null) return []
  const autres = await listAutres(
    db,
    brouillon,
    sujet,
    COMPAREES.map(({ slug }) => slug),
  )
  const voisines = autres.flatMap((autre): Voisine[] => {
    const periode = COMPAREES.find(({ slug }) => slug === autre.contenu.demarche.slug)?.periode?.(datesOf(autre.contenu))
    return periode ? [{ ...periode, numero: autre.numero, par: authorOf(autre.contenu) }] : []
  })
  return clashes(ici, voisines)
}

/** Celles qui disent des jours. */
const COMPAREES: readonly Demarche[] = DEMARCHES.filter(({ periode }) => periode !== undefined)

const datesOf = ({ etapes }: Contenu): Answers =>
  Object.fromEntries(etapes.flatMap(({ lignes }) => lignes.flatMap((l) => (l.genre === 'date' ? [[l.champ, l.valeur ?? undefined]] : []))))

const authorOf = ({ auteur: { nom, cabinet }, envoyeeLe }: Contenu): string =>
  `${[nom, cabinet].filter(Boolean).join(', ')}, le ${formatDate(new Date(envoyeeLe))}`
