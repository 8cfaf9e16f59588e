import 'server-only'
import type { Acces, Actor } from '@/lib/access/actor'
import { type Lieu, type Signature, signatureOf } from '@/lib/access/titre'
import type { Visit } from '@/lib/access/visit'
import { acteIn } from '@/lib/acts/acte'
import type { Db } from '@/lib/data/prisma'
import { type Fait, faitOf } from '@/lib/demandes/acte'
import { notFound } from '@/lib/ground/errors'
import type { BrouillonVise } from '@/lib/demandes/locate'
import { type Brouillon, findBrouillon } from './queries'

/** Un brouillon verrouillé, et de quoi écrire ce qui en est fait ; ou le numéro de la demande qu’il est devenu. */
export type BrouillonTenu = { db: Db; actor: Actor; brouillon: Brouillon; titre: Acces; signature: Signature; fait: Fait }
export type Trouvaille = BrouillonTenu | { envoyee: string }

type Relu = Lieu & { siren: string; compteId: string; trouve: { brouillon: Brouillon } | { envoyee: string } }

/**
 * Tient un brouillon : verrouillé (deux écritures du même se suivent), relu, le droit rejugé sur lui.
 * @throws `notFound` quand il n’existe pas, n’est pas à cette personne, ou n’a pas de formulaire ; `refused` comme `judge`.
 */
export const tenirBrouillon = <T>(db: Db, visit: Visit<'demande:deposer', BrouillonVise>, run: (trouve: Trouvaille) => Promise<T>): Promise<T> =>
  acteIn(
    db,
    visit,
    () => lock(db, visit),
    ({ actor, titre, objet: { trouve }, note }) => {
      if ('envoyee' in trouve) return run(trouve)
      const { brouillon } = trouve
      const fait = faitOf({ db, note }, { id: brouillon.id, siren: brouillon.siren, etat: 'brouillon' })
      return run({ db, actor, brouillon, titre: accesOf(titre), signature: signatureOf(actor, titre), fait })
    },
  )

async function lock(db: Db, { actor, objet }: Visit<'demande:deposer', BrouillonVise>): Promise<Relu> {
  const { id, siren, compteId, univers } = objet
  await db.$queryRaw`SELECT 1 FROM demande WHERE id = ${id}::uuid AND siren = ${siren} FOR UPDATE`
  const trouve = await findBrouillon(actor, db, siren, id)
  if ('envoyee' in trouve) return { siren, compteId, univers, trouve }
  const { brouillon } = trouve
  return { siren, compteId: brouillon.compteId, univers: brouillon.univers, titreId: brouillon.membreId ?? brouillon.delegationId, trouve }
}

/** Le titre d’un client : un droit d’entreprise n’en donne pas d’autre. */
export function accesOf(titre: Visit<'demande:deposer'>['titre']): Acces {
  if (titre.voie === 'gestion' || titre.voie === 'personne' || titre.voie === 'cabinet') throw notFound()
  return titre
}
