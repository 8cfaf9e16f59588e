import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { listAFaire, TAILLE_A_FAIRE } from '@/lib/a-faire/queries'
import { countChoses } from '@/lib/a-faire/rules'
import { asReader } from '@/lib/data/as-actor'
import type { Db } from '@/lib/data/prisma'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base } from '../demandes/brouillon/people'

// Le lundi de Karim : trois cents entreprises, cinq mille anomalies de plus, et ce que la page en lit.
const JOUR = '2026-12-01'
const CAUSES = 5_000
let karim: Actor
beforeAll(async () => {
  karim = await actorOf(PEOPLE.karim.email)
  const sirens = karim.perimetre.sirens
  const id = randomUUID()
  const siren = sirens[0] ?? ''
  await base().retourDsn.create({
    data: {
      id,
      siren,
      siret: `${siren}00012`,
      mois: '2026-10',
      ordre: '0',
      identifiant: 'LUNDI',
      organisme: 'P0971',
      codeRetour: 1,
      libelle: 'essai',
      recuLe: new Date('2026-11-06'),
      publieParNom: 'Essai',
    },
  })
  await base().anomalieDsn.createMany({
    data: Array.from({ length: CAUSES }, (_, rang) => ({
      retourId: id,
      rang,
      siren: sirens[rang % sirens.length] ?? '',
      univers: 'prevoyance' as const,
      siret: `${siren}00012`,
      mois: '2026-10',
      code: 'E-POP-01',
      cause: `cause ${rang}`,
      individu: `${rang}`,
      nom: '',
      gravite: 'bloquante',
      rubrique: 'S21.G00.70.005',
      attendu: ['CA'],
      message: 'essai',
    })),
  })
}, 120_000)

/** Ce que lit « À faire », et en combien de requêtes. */
async function lire(actor: Actor, filtres: Parameters<typeof listAFaire>[3]) {
  let requetes = 0
  const liste = await asReader(actor, (db) => {
    const compte = new Proxy(db, {
      get: (cible, nom) => {
        if (nom === '$queryRaw') requetes += 1
        return Reflect.get(cible, nom)
      },
    }) as Db
    return listAFaire(actor, compte, JOUR, filtres)
  })
  return { ...liste, requetes }
}

it('cinq mille choses se comptent en base, en une requête, et douze en viennent', async () => {
  const trois: Actor = { ...karim, acces: karim.acces.slice(0, 1).map((titre) => ({ ...titre, sirens: titre.sirens.slice(0, 3) })) }
  const [tout, peu] = [await lire(karim, {}), await lire(trois, {})]
  expect([tout.requetes, peu.requetes]).toEqual([1, 1])
  expect(tout.lignes).toHaveLength(TAILLE_A_FAIRE)
  expect(tout.parType.anomalie).toBeGreaterThan(4_000)
  expect(tout.parType.anomalie ?? 0).toBeGreaterThan(peu.parType.anomalie ?? 0)
  const total = Object.values(tout.parType).reduce((somme, n) => somme + n, 0)
  expect([countChoses(tout.parJour), countChoses(tout.retenues)], 'un seul jeu de nombres').toEqual([total, total])
  const anomalies = await lire(karim, { type: 'anomalies', page: 3 })
  expect(countChoses(anomalies.retenues)).toBe(tout.parType.anomalie)
  expect(anomalies.lignes.map(({ type }) => type)).toEqual(Array(TAILLE_A_FAIRE).fill('anomalie'))
})

it('de la plus pressée à la moins pressée, et toutes ont la date de leur DSN', async () => {
  const { lignes } = await lire(karim, { taille: 6_000 })
  const dates = lignes.map(({ echeance }) => echeance ?? '9999')
  expect(dates).toEqual([...dates].sort())
  expect(lignes.filter(({ type, echeance }) => (type === 'anomalie' || type === 'fiche') && (echeance === null || echeance < JOUR))).toEqual([])
  expect(new Set(lignes.filter(({ type }) => type === 'anomalie').map(({ echeance }) => echeance)).size, 'le 5 et le 15').toBe(2)
})
