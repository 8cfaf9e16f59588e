import 'server-only'
import type { z } from 'zod'
import { type Acces, type Actor, accesOn } from '@/lib/access/actor'
import type { Univers } from '@/lib/ground/univers'
import { grants } from '@/lib/access/can'
import { asActor } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { prefill } from '@/lib/demarches/engine'
import { findDemarche } from '@/lib/demarches/registre'
import { record } from '@/lib/acts/record'
import type { Outcome } from '@/lib/ground/form-state'
import { notFound, refused } from '@/lib/ground/errors'
import { routes } from '@/lib/ground/routes'
import { loadContexte } from './contexte'
import { fieldsOf, store } from './reponse'
import { etapesOf } from './rules'
import type { StartForm } from './schema'
import { expiry } from './touch-brouillon'

/**
 * Commence une démarche : un brouillon, et ce que le compte sait déjà y répondre. Le titre (membre ou délégation) auquel
 * la personne agit y est inscrit. Deux envois du même formulaire n’en font qu’un : l’identifiant vient de la page.
 * @throws `notFound` quand la démarche n’a pas de formulaire ; `refused` quand aucun titre ne la permet ici, ou que l’identifiant est à un autre.
 */
export const startBrouillon = (actor: Actor, { siren, slug, id }: z.output<typeof StartForm>): Promise<Outcome> =>
  asActor(actor, async (db) => {
    const demarche = findDemarche(slug)
    if (!demarche) throw notFound()
    const titre = titreFor(actor, siren, demarche.univers)
    if (!titre) throw refused('Vous n’avez pas le droit de faire cette démarche pour cette entreprise.')
    const contexte = await loadContexte(actor, db, siren)
    const { utilisateur } = actor
    const premiere = etapesOf(demarche)[0]?.slug ?? ''
    const { count } = await db.demande.createMany({
      skipDuplicates: true,
      data: {
        id,
        siren,
        compteId: titre.acces.compteId,
        auteurId: utilisateur.id,
        auteurNom: `${utilisateur.prenom} ${utilisateur.nom}`,
        univers: titre.univers,
        demarche: slug,
        demarcheVersion: demarche.version,
        objet: demarche.titre,
        statut: 'a_finaliser',
        etat: 'brouillon',
        etape: premiere,
        etapesVues: [premiere],
        expireLe: expiry(),
        ...titleOf(titre.acces),
      },
    })
    if (count === 1) {
      const { raws, sources } = prefill(demarche, contexte)
      const champs = new Map(fieldsOf(demarche))
      await db.reponse.createMany({
        data: Object.entries(raws).flatMap(([champ, raw]) => {
          const field = champs.get(champ)
          if (!field) return []
          const { valeur, empreinte } = store(field, raw)
          return [{ demandeId: id, champ, siren, valeur: valeur as object, empreinte, source: sources[champ] ?? 'compte' }]
        }),
      })
      await record(
        db,
        actor,
        'brouillon.commence',
        { demandeId: id, demarche: slug },
        { siren, compteId: titre.acces.compteId, ...titleOf(titre.acces) },
      )
    } else if (!(await isHisOwn(db, { id, siren, auteurId: utilisateur.id, demarche: slug })))
      throw refused('Ce formulaire a déjà servi ailleurs. Rechargez la page, puis recommencez.')
    return { vers: routes.etape(siren, id, premiere) }
  })

/** L’identifiant vient de la page : il ne rend que ce que cette personne a commencé elle-même, ici, pour cette démarche. */
const isHisOwn = async (db: Db, where: { id: string; siren: string; auteurId: string; demarche: string }): Promise<boolean> =>
  (await db.demande.count({ where })) > 0

const titleOf = ({ voie, id }: Acces) => (voie === 'membre' ? { membreId: id } : { delegationId: id })

/** Le titre qui permet la démarche, membre d’abord, et l’univers où elle s’inscrit. */
function titreFor(actor: Actor, siren: string, univers: readonly Univers[]): { acces: Acces; univers: Univers } | null {
  const titres = accesOn(actor, siren).sort((a, b) => Number(a.voie === 'delegation') - Number(b.voie === 'delegation'))
  for (const u of univers) {
    const acces = titres.find((t) => grants(t, 'demande:deposer', u))
    if (acces) return { acces, univers: u }
  }
  return null
}
