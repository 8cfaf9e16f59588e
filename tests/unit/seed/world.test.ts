import { describe, expect, it } from 'vitest'
import { JOURS_GARDES } from '@/lib/demandes/brouillon/rules'
import { daysBetween } from '@/lib/ground/date'
import { buildWorld } from '@/prisma/seed/world'

const JOURS = [
  ['un lundi à midi', '2026-11-23T11:00:00Z'],
  ['un dimanche soir', '2026-11-22T22:30:00Z'],
  ['un lundi juste après minuit à Paris', '2026-11-22T23:01:00Z'],
  ['le premier de l’an', '2026-12-31T23:10:00Z'],
  ['le jour du passage à l’heure d’été', '2027-03-28T01:30:00Z'],
  ['le jour du retour à l’heure d’hiver', '2027-10-31T00:30:00Z'],
  ['un 29 février', '2028-02-29T08:00:00Z'],
] as const

const date = (valeur: Date | string | null | undefined): Date => new Date(valeur ?? 0)

describe.each(JOURS)('le monde créé %s', (_, instant) => {
  const today = new Date(instant)
  const world = buildWorld(today)
  const ecart = (jour: Date | string | null | undefined) => daysBetween(today, date(jour))

  const stories = world.histoires.map(({ story }) => story)
  const gestes = world.histoires.flatMap((h) => h.gestes)

  it('a des pièces attendues en retard, pour aujourd’hui, dans deux jours et la semaine suivante', () => {
    const echeances = (petits: boolean) =>
      stories.flatMap((s) => (s.siren > '900000099' === petits ? (s.pieces ?? []).flatMap((p) => p.echeance ?? []) : []))
    expect(echeances(false)).toEqual(expect.arrayContaining([-3, 0, 2, 6, 7]))
    expect(echeances(true)).toHaveLength(30)
    expect(echeances(true)).toEqual(expect.arrayContaining([-4, -1, 0, 2, 7]))
  })

  it('a des brouillons qui expirent aujourd’hui ou plus tard, et une délégation à laquelle il reste à répondre', () => {
    const laisses = world.histoires.filter(({ story }) => story.etat === 'brouillon').map(({ gestes: [premier] }) => ecart(premier?.quand))
    expect(Math.min(...laisses) + JOURS_GARDES).toBe(0)
    const attente = world.delegations.filter((d) => d.etat === 'en_attente')
    expect(attente.map((d) => ecart(d.repondreAvant))).toEqual([6])
  })

  it('ne place rien après maintenant, ni la fin avant le début', () => {
    const passes = [
      ...gestes.map((g) => g.quand),
      ...world.courriers.flatMap((c) => [c.publieLe, c.luLe]),
      ...world.notifications.flatMap((n) => [n.creeLe, n.luLe]),
    ]
    expect(passes.filter((d) => date(d) > today)).toEqual([])
    expect(world.courriers.filter((c) => c.luLe && c.luLe < date(c.publieLe))).toEqual([])
    for (const { story, gestes: suite } of world.histoires) {
      const sansLire = suite.filter((g) => g.quoi !== 'lire')
      expect(
        sansLire.filter((g, i) => i > 0 && g.quand < date(sansLire[i - 1]?.quand)),
        story.cle,
      ).toEqual([])
      // Une lecture ne précède jamais ce qui est lu.
      expect(
        suite.filter((g, i) => g.quoi === 'lire' && g.quand < date(suite[i - 1]?.quand)),
        story.cle,
      ).toEqual([])
    }
  })

  it('ne fait agir personne avant que son titre ait commencé', () => {
    const debuts = new Map([
      ...world.membres.map((m) => [m.id, date(m.etatLe)] as const),
      ...world.delegations.map((d) => [d.id, date(d.etatLe)] as const),
    ])
    const fautes = world.histoires.flatMap(({ story, gestes: suite }) =>
      suite.filter(({ qui, quand }) => quand < date(debuts.get(qui.membreId ?? qui.delegationId ?? ''))).map(({ quoi }) => `${story.cle} ${quoi}`),
    )
    expect(fautes).toEqual([])
  })
})

it('est le même à chaque création, aux dates près', () => {
  const [un, deux] = [buildWorld(new Date('2026-11-23T11:00:00Z')), buildWorld(new Date('2027-06-02T11:00:00Z'))]
  expect(deux.entreprises).toEqual(un.entreprises)
  expect(deux.utilisateurs).toEqual(un.utilisateurs)
  const dites = ({ histoires }: typeof un) => histoires.map(({ story, gestes }) => [story.cle, story.objet, story.etat, gestes.map((g) => g.quoi)])
  expect(dites(deux)).toEqual(dites(un))
})

it('n’a ni identifiant ni adresse en double, et les notifications de courrier qu’il annonce', () => {
  const world = buildWorld(new Date('2026-11-23T11:00:00Z'))
  for (const lignes of [world.utilisateurs, world.courriers, world.notifications]) {
    expect(new Set(lignes.map((l) => l.id)).size).toBe(lignes.length)
  }
  expect(new Set(world.histoires.map(({ story }) => story.cle)).size).toBe(world.histoires.length)
  expect(new Set(world.utilisateurs.map((u) => u.email)).size).toBe(307)
  expect(world.notifications.filter((n) => n.luLe === null)).toHaveLength(4)
})
