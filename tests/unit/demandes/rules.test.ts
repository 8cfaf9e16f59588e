import { expect, it } from 'vitest'
import { type EtatInterne, statutOf } from '@/lib/demandes/rules'
import type { Statut } from '@/lib/demandes/tris'
import { EtatInterne as EtatsDeLaBase, StatutDemande as StatutsDeLaBase } from '@/lib/data/generated/enums'

const TABLE = {
  brouillon: 'a_finaliser',
  a_qualifier: 'envoyee',
  a_prendre: 'envoyee',
  en_traitement: 'en_cours',
  pieces_demandees: 'en_attente',
  cloturee: 'traitee',
} as const satisfies Record<EtatInterne, Statut>

it.each(Object.entries(TABLE))('%s se voit « %s »', (etat, statut) => {
  expect(statutOf(etat as EtatInterne)).toBe(statut)
})

it('connaît tous les états et tous les statuts de la base, et aucun autre', () => {
  expect(Object.keys(TABLE).sort()).toEqual(Object.values(EtatsDeLaBase).sort())
  expect([...new Set(Object.values(TABLE))].sort()).toEqual(Object.values(StatutsDeLaBase).sort())
})
