import 'server-only'
import type { Actor } from '@/lib/access/actor'
import type { Db, Prisma } from '@/lib/data/prisma'
import { corbeilleOf, demandesOf } from '@/lib/data/reach'
import type { Raw } from '@/lib/demarches/define'
import { findDemarche, titreOf } from '@/lib/demarches/registre'
import { textOf } from '@/lib/demarches/saisie'
import { firstOf, pageOf } from '@/lib/ground/pages'
import { etapesOf } from './rules'

/** Les cartes d’une page, et les brouillons jetés que montre la corbeille : les derniers. */
export const TAILLE_CARTES = 20
const CORBEILLE_MONTREE = 50

/** Ce que montre la carte d’un brouillon. */
export const CARTE = {
  id: true,
  siren: true,
  compteId: true,
  demarche: true,
  objet: true,
  etape: true,
  auteurNom: true,
  modifieLe: true,
  expireLe: true,
  entreprise: { select: { raisonSociale: true } },
  reponses: { select: { champ: true, valeur: true, modifieLe: true, modifieParNom: true } },
} as const satisfies Prisma.DemandeSelect

type Ligne = Prisma.DemandeGetPayload<{ select: typeof CARTE }>

/** Un brouillon sur sa carte : de quoi, de qui, où il s’arrête (`null` : une étape qui n’est plus), qui l’a enregistré en dernier. */
export type Carte = Omit<Ligne, 'demarche' | 'etape' | 'entreprise' | 'reponses'> & {
  titre: string
  raisonSociale: string
  salarie: string | null
  etape: { rang: number; sur: number; titre: string } | null
  enregistrePar: string | null
}

/** Ce que dit la carte d’un brouillon. Une démarche ou une étape qui n’existe plus n’empêche pas de la montrer. */
export function carteOf({ demarche, etape, entreprise, reponses, ...reste }: Ligne): Carte {
  const connue = findDemarche(demarche)
  const etapes = connue ? etapesOf(connue) : []
  const rang = etapes.findIndex(({ slug }) => slug === etape)
  const ici = etapes[rang]
  const dit = (champ: string) => textOf((reponses.find((r) => r.champ === champ)?.valeur ?? '') as Raw)
  const nom = dit('nomUsage') || dit('nomNaissance')
  const [prenom = ''] = dit('prenoms').split(/[\s,]+/)
  const derniere = reponses.reduce<Ligne['reponses'][number] | null>((une, r) => (une && une.modifieLe >= r.modifieLe ? une : r), null)
  return {
    ...reste,
    titre: titreOf(demarche),
    raisonSociale: entreprise.raisonSociale,
    salarie: nom ? `${prenom} ${nom}`.trim() : null,
    // Le récapitulatif compte, comme dans la barre des étapes.
    etape: ici ? { rang: rang + 1, sur: etapes.length + 1, titre: ici.titre } : null,
    enregistrePar: derniere?.modifieParNom ?? null,
  }
}

/** Ce qui reste à finaliser, sur toutes les entreprises que la personne atteint, le premier qui s’efface en tête ; et ce qui se restaure encore. */
export async function readAFinaliser(actor: Actor, db: Db, demandee: number) {
  const where = { AND: [{ statut: 'a_finaliser' as const, version: { gt: 0 } }, demandesOf(actor, 'demande:deposer')] }
  const ici = pageOf(await db.demande.count({ where }), demandee, TAILLE_CARTES)
  const brouillons = await db.demande.findMany({
    where,
    orderBy: [{ expireLe: 'asc' }, { id: 'asc' }],
    skip: (ici.page - 1) * TAILLE_CARTES,
    take: TAILLE_CARTES,
    select: CARTE,
  })
  const jetes = await db.demande.findMany({
    where: { AND: [{ version: { gt: 0 } }, corbeilleOf(actor, 'demande:deposer')] },
    orderBy: [{ jeteLe: 'desc' }, { id: 'asc' }],
    take: CORBEILLE_MONTREE + 1,
    select: { id: true, siren: true, demarche: true, objet: true, jeteLe: true, jeteParNom: true, expireLe: true, entreprise: CARTE.entreprise },
  })
  const { lignes, encore } = firstOf(jetes, CORBEILLE_MONTREE)
  return {
    brouillons: brouillons.map(carteOf),
    corbeille: {
      encore,
      lignes: lignes.map(({ demarche, entreprise, ...un }) => ({ ...un, titre: titreOf(demarche), raisonSociale: entreprise.raisonSociale })),
    },
    ici,
  }
}
export type AFinaliser = Awaited<ReturnType<typeof readAFinaliser>>
