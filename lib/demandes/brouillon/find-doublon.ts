import 'server-only'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { readLignes } from '@/lib/demarches/engine'
import { frozenValue, subjectOf } from '@/lib/demandes/envoi/compose-envoi'
import { Contenu } from '@/lib/demandes/envoi/schema'
import { formatDate } from '@/lib/ground/date'
import { canonical } from '@/lib/ground/canonical'
import type { Brouillon } from './queries'

const DERNIER_RANG = { orderBy: { rang: 'desc' }, take: 1, select: { rang: true } } as const

/** Une demande déjà envoyée pour le même événement. */
export type Doublon = { numero: string; message: string }

/**
 * La demande déjà envoyée par cette entreprise pour le même salarié (même NIR) et le même événement (mêmes champs `unique`), d’après le dernier envoi
 * de chacune.
 * @returns `null` quand la démarche ne se compare pas, que le salarié n’est pas connu, ou que rien ne lui ressemble.
 */
export async function findDoublon(db: Db, { id, siren, demarche, contexte }: Brouillon, raws: Raws): Promise<Doublon | null> {
  const uniques = readLignes(demarche, raws, contexte).flatMap(({ lignes }) => lignes.filter(({ champ }) => demarche.unique?.includes(champ)))
  const sujet = subjectOf(demarche, uniques)
  if (!sujet) return null
  const candidats = await db.envoi.findMany({
    relationLoadStrategy: 'query',
    where: { siren, demarche: demarche.slug, sujet, demandeId: { not: id } },
    orderBy: { creeLe: 'desc' },
    select: { rang: true, contenu: true, demande: { select: { numero: true, envoyeeLe: true, envois: DERNIER_RANG } } },
  })
  const meme = candidats.find(({ rang, contenu, demande }) => {
    if (rang !== demande.envois[0]?.rang) return false
    const gardees = new Map(Contenu.parse(contenu).etapes.flatMap(({ lignes }) => lignes.map((ligne) => [ligne.champ, ligne.valeur])))
    return uniques.every((ligne) => toCompare(frozenValue(ligne, contexte)) === toCompare(gardees.get(ligne.champ) ?? null))
  })?.demande
  if (!meme?.numero) return null
  const quand = meme.envoyeeLe ? ` le ${formatDate(meme.envoyeeLe)}` : ''
  return {
    numero: meme.numero,
    message: `Une demande pour le même salarié et la même date a déjà été envoyée${quand}, sous le numéro ${meme.numero}. Vérifiez-la avant d’envoyer celle-ci.`,
  }
}

/** Une valeur figée, sans les libellés : ils peuvent changer d’une version de la démarche à l’autre, les codes non. */
const toCompare = (valeur: unknown): string => JSON.stringify(canonical(valeur), (cle, v) => (cle === 'libelle' ? undefined : v))
