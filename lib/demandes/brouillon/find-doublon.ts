import 'server-only'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { kindOf } from '@/lib/demarches/read'
import { frozenValue } from '@/lib/demandes/envoi/compose-envoi'
import { formatDate } from '@/lib/ground/date'
import { canonical } from '@/lib/ground/canonical'
import { lignesOf, listAutres, sujetOf } from './du-salarie'
import type { Brouillon } from './queries'

/** Une demande déjà envoyée pour le même événement. */
export type Doublon = { numero: string; message: string }

/**
 * La demande déjà envoyée par cette entreprise pour le même salarié, désigné par son numéro de sécurité sociale ou par la demande que l’on continue, et le
 * même événement (mêmes champs `unique`), d’après le dernier envoi de chacune.
 * @returns `null` quand la démarche ne se compare pas, que le salarié n’est pas connu, ou que rien ne lui ressemble.
 */
export async function findDoublon(db: Db, brouillon: Brouillon, raws: Raws): Promise<Doublon | null> {
  const { demarche, contexte } = brouillon
  const lignes = lignesOf(brouillon, raws)
  // Le salarié est comparé par son sujet : l’un l’a dit par son numéro, l’autre par celui de la demande.
  const dates = lignes.filter(({ champ, field }) => demarche.unique?.includes(champ) && !kindOf(field).sensible)
  const sujet = dates.length > 0 ? await sujetOf(db, brouillon, lignes) : null
  if (!sujet) return null
  const meme = (await listAutres(db, brouillon, sujet, [demarche.slug])).find(({ contenu }) => {
    const gardees = new Map(contenu.etapes.flatMap((etape) => etape.lignes.map((ligne) => [ligne.champ, ligne.valeur])))
    return dates.every((ligne) => toCompare(frozenValue(ligne, contexte)) === toCompare(gardees.get(ligne.champ) ?? null))
  })
  if (!meme) return null
  const quand = meme.envoyeeLe ? ` le ${formatDate(meme.envoyeeLe)}` : ''
  return {
    numero: meme.numero,
    message: `Une demande pour le même salarié et la même date a déjà été envoyée${quand}, sous le numéro ${meme.numero}. Vérifiez-la avant d’envoyer celle-ci.`,
  }
}

/** Une valeur figée, sans les libellés : ils peuvent changer d’une version de la démarche à l’autre, les codes non. */
const toCompare = (valeur: unknown): string => JSON.stringify(canonical(valeur), (cle, v) => (cle === 'libelle' ? undefined : v))
