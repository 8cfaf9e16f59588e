import 'server-only'
import type { Db } from '@/lib/data/prisma'
import type { Raws } from '@/lib/demarches/define'
import { formatDate } from '@/lib/format/date'
import type { Brouillon } from './queries'
import { digest, fieldsOf, fingerprint, isSensible, unstore } from './reponse'

/** Une demande déjà envoyée pour le même événement. */
export type Doublon = { numero: string; message: string }

/**
 * La demande déjà envoyée par cette entreprise pour le même salarié (même NIR) et le même événement (mêmes champs `unique`).
 * @returns `null` quand la démarche ne se compare pas, ou que rien ne lui ressemble.
 */
export async function findDoublon(db: Db, { id, siren, demarche }: Brouillon, raws: Raws): Promise<Doublon | null> {
  const uniques = fieldsOf(demarche).filter(([nom]) => demarche.unique?.includes(nom))
  const cle = uniques.find(([, field]) => isSensible(field))
  const empreinte = cle && raws[cle[0]] !== undefined ? fingerprint(cle[1], raws[cle[0]] ?? '') : null
  if (!cle || !empreinte) return null
  const autres = uniques.filter(([nom]) => nom !== cle[0])
  const candidates = await db.demande.findMany({
    where: {
      siren,
      demarche: demarche.slug,
      id: { not: id },
      statut: { not: 'a_finaliser' },
      reponses: { some: { siren, champ: cle[0], empreinte } },
    },
    orderBy: { envoyeeLe: 'desc' },
    select: {
      numero: true,
      envoyeeLe: true,
      reponses: { where: { champ: { in: autres.map(([nom]) => nom) } }, select: { champ: true, valeur: true } },
    },
  })
  const meme = candidates.find(({ reponses }) =>
    autres.every(([nom, field]) => digest(unstore(field, reponses.find((r) => r.champ === nom)?.valeur ?? '')) === digest(raws[nom] ?? '')),
  )
  if (!meme?.numero) return null
  const quand = meme.envoyeeLe ? ` le ${formatDate(meme.envoyeeLe)}` : ''
  return {
    numero: meme.numero,
    message: `Une demande pour le même salarié et la même date a déjà été envoyée${quand}, sous le numéro ${meme.numero}. Vérifiez-la avant d’envoyer celle-ci.`,
  }
}
