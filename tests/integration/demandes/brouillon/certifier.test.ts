import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { findBrouillon } from '@/lib/demandes/brouillon/queries'
import { seenOf } from '@/lib/demandes/brouillon/reponse'
import { asReader } from '@/lib/data/as-actor'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, demandeOf, DURAND, envoyer, fill, start } from './people'

let claire: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
})

/** L’empreinte de ce que le récapitulatif montre à Claire. */
const shown = (id: string): Promise<string> =>
  asReader(claire, async (db) => {
    const trouve = await findBrouillon(claire, db, DURAND, id)
    return 'brouillon' in trouve ? seenOf(trouve.brouillon) : ''
  })

it('une réponse ou une pièce changée depuis le récapitulatif montré ne se certifie pas ; relue, elle part', async () => {
  const id = await start(claire)
  await fill(claire, id)
  const changes = [
    () => base().reponse.updateMany({ where: { demandeId: id, champ: 'nomNaissance' }, data: { valeur: 'Autre' } }),
    () => base().piece.updateMany({ where: { demandeId: id }, data: { fichierNom: 'autre.pdf' } }),
  ]
  for (const change of changes) {
    const vu = await shown(id)
    await change()
    expect(await envoyer(claire, id, { doublon: 'oui', vu })).toMatchObject({
      status: 'refuse',
      message: expect.stringContaining('modifié depuis'),
      relire: { href: `/e/${DURAND}/brouillons/${id}/recapitulatif` },
    })
    expect((await demandeOf(id))?.statut).toBe('a_finaliser')
  }
  expect(await envoyer(claire, id, { doublon: 'oui', vu: await shown(id) })).toMatchObject({ vers: expect.stringContaining('/envoyee') })
}, 30_000)
