import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { ECRANS, NOUVEAUTES } from '@/lib/presentation/ecrans'
import { findPresentation } from '@/lib/presentation/queries'
import { seePresentation } from '@/lib/presentation/see-presentation'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base } from '../demandes/brouillon/people'

let claire: Actor
let karim: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  karim = await actorOf(PEOPLE.karim.email)
})

const find = (actor: Actor) => asReader(actor, (db) => findPresentation(actor, db))
const see = (actor: Actor, entree: string) => seePresentation(judge(actor, 'portefeuille:voir', null), { entree, suite: 'accueil' })
const events = (actor: Actor) => base().evenement.count({ where: { type: 'presentation.vue', acteurId: actor.utilisateur.id } })

it('le monde de démonstration a tout vu, sauf une personne', async () => {
  expect(await find(claire)).toBeNull()
  const neuves = await base().utilisateur.findMany({ where: { gestion: null, presentations: { none: {} } }, select: { email: true } })
  expect(neuves.map(({ email }) => email)).toEqual([expect.stringMatching(/@client300\.example$/)])
})

it('vue une fois, elle l’est pour toujours, avec un seul événement ; celle d’un autre ne change pas', async () => {
  await base().presentationVue.deleteMany({ where: { utilisateurId: { in: [claire.utilisateur.id, karim.utilisateur.id] } } })
  expect(await find(claire)).toEqual({ ecrans: ECRANS.administrateur })
  expect(await find(karim)).toEqual({ ecrans: ECRANS.expert_comptable })
  await Promise.all([see(claire, 'presentation'), see(claire, 'presentation')])
  expect(await events(claire)).toBe(1)
  expect(await find(claire), 'les nouveautés d’avant ne sont pas neuves').toBeNull()
  expect(await find(karim)).toEqual({ ecrans: ECRANS.expert_comptable })
})

it('une version qui apporte du neuf le dit une fois', async () => {
  const vueLe = new Date('2020-01-01T12:00:00Z')
  await base().presentationVue.updateMany({ where: { utilisateurId: claire.utilisateur.id, entree: 'presentation' }, data: { vueLe } })
  for (const neuve of NOUVEAUTES.filter(({ publics }) => publics.includes('administrateur'))) {
    expect(await find(claire)).toEqual({ neuve, depuis: vueLe })
    await see(claire, neuve.cle)
  }
  expect(await find(claire)).toBeNull()
})
