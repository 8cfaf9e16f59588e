import { describe, expect, it } from 'vitest'
import { isNumero } from '@/lib/ground/numero-demande'
import { daysBetween } from '@/lib/ground/date'
import { UNREAD } from '@/prisma/seed/notifications'
import { buildWorld, numbered } from '@/prisma/seed/world'

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

  it('a des pièces attendues en retard, pour aujourd’hui, dans deux jours et la semaine suivante', () => {
    const durand = world.pieces
      .filter((p) => p.echeanceLe && ['900000019', '900000027', '900000035'].includes(p.siren))
      .map((p) => ecart(p.echeanceLe))
    expect(durand).toEqual(expect.arrayContaining([-3, 0, 2, 6, 7]))
    const clients = world.pieces.filter((p) => p.echeanceLe && p.siren > '900000099').map((p) => ecart(p.echeanceLe))
    expect(clients).toHaveLength(30)
    expect(clients).toEqual(expect.arrayContaining([-4, -1, 0, 2, 7]))
  })

  it('a des brouillons qui expirent aujourd’hui ou plus tard, et une délégation à laquelle il reste à répondre', () => {
    const expirations = world.demandes.filter((d) => d.statut === 'a_finaliser').map((d) => ecart(d.expireLe))
    expect(Math.min(...expirations)).toBe(0)
    const attente = world.delegations.filter((d) => d.etat === 'en_attente')
    expect(attente.map((d) => ecart(d.repondreAvant))).toEqual([6])
  })

  it('ne place rien après maintenant, ni la fin avant le début', () => {
    const passes = [
      ...world.demandes.flatMap((d) => [d.creeLe, d.envoyeeLe, d.modifieLe, d.traiteeLe]),
      ...world.messages.map((m) => m.envoyeLe),
      ...world.pieces.flatMap((p) => [p.demandeeLe, p.recueLe]),
      ...world.courriers.flatMap((c) => [c.publieLe, c.luLe]),
      ...world.notifications.flatMap((n) => [n.creeLe, n.luLe]),
    ]
    expect(passes.filter((d) => date(d) > today)).toEqual([])
    expect(world.demandes.filter((d) => d.envoyeeLe && date(d.creeLe) > date(d.envoyeeLe))).toEqual([])
    expect(world.demandes.filter((d) => d.traiteeLe && date(d.traiteeLe) < date(d.envoyeeLe))).toEqual([])
    expect(world.courriers.filter((c) => c.luLe && c.luLe < date(c.publieLe))).toEqual([])
    const threads = Map.groupBy(world.messages, (m) => m.demandeId)
    expect([...threads.values()].filter((fil) => fil.some((m, i) => i > 0 && date(m.envoyeLe) < date(fil[i - 1]?.envoyeLe)))).toEqual([])
  })

  it('numérote les demandes envoyées dans l’ordre des envois, et elles seules', () => {
    const demandes = numbered(world.demandes, 1)
    expect(demandes.filter((d) => (d.numero == null) !== (d.statut === 'a_finaliser'))).toEqual([])
    const envoyees = demandes.filter((d) => d.numero).sort((a, b) => date(a.envoyeeLe).getTime() - date(b.envoyeeLe).getTime())
    expect(envoyees.filter((d) => !isNumero(d.numero ?? ''))).toEqual([])
    expect(envoyees.map((d) => Number(d.numero?.slice(8, 15)))).toEqual(envoyees.map((_d, i) => i + 1))
  })
})

it('est le même à chaque création, aux dates près', () => {
  const [un, deux] = [buildWorld(new Date('2026-11-23T11:00:00Z')), buildWorld(new Date('2027-06-02T11:00:00Z'))]
  expect(deux.entreprises).toEqual(un.entreprises)
  expect(deux.utilisateurs).toEqual(un.utilisateurs)
  expect(deux.demandes.map(({ id, objet, statut }) => ({ id, objet, statut }))).toEqual(
    un.demandes.map(({ id, objet, statut }) => ({ id, objet, statut })),
  )
})

it('n’a ni identifiant ni adresse en double, et le nombre de notifications annoncé', () => {
  const world = buildWorld(new Date('2026-11-23T11:00:00Z'))
  for (const lignes of [world.utilisateurs, world.demandes, world.messages, world.pieces, world.courriers, world.notifications]) {
    expect(new Set(lignes.map((l) => l.id)).size).toBe(lignes.length)
  }
  expect(new Set(world.utilisateurs.map((u) => u.email)).size).toBe(307)
  const total = Object.values(UNREAD).reduce((somme, n) => somme + n, 0)
  expect(world.notifications.filter((n) => n.luLe === null)).toHaveLength(total)
})
