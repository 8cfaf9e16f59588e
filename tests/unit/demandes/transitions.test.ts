import { describe, expect, it } from 'vitest'
import { ETAT_NOMS } from '@/lib/demandes/noms'
import { STATUT_NOMS } from '@/lib/copy/demande'
import { EtatInterne as EtatsDeLaBase } from '@/lib/data/generated/enums'
import { type EtatInterne, statutOf } from '@/lib/demandes/rules'
import { ACTES_CLIENT, ACTES_GESTION, type Acte, actesOf, afterClient, canReopen, nextEtat } from '@/lib/demandes/transitions'

// Recopiée de `domain.md` 10.1 et de la décision 7, état par état : « – » n’est pas permis.
const TABLE: Record<EtatInterne, Record<Acte, EtatInterne | '–'>> = {
  brouillon: {
    prendre: '–',
    demander_pieces: '–',
    repondre: '–',
    valider_piece: '–',
    refuser_piece: '–',
    cloturer: '–',
    rouvrir: '–',
    ecrire: '–',
    fournir_piece: '–',
    annuler: '–',
  },
  a_qualifier: {
    prendre: 'en_traitement',
    demander_pieces: '–',
    repondre: '–',
    valider_piece: '–',
    refuser_piece: '–',
    cloturer: '–',
    rouvrir: '–',
    ecrire: 'a_qualifier',
    fournir_piece: '–',
    annuler: 'cloturee',
  },
  a_prendre: {
    prendre: 'en_traitement',
    demander_pieces: '–',
    repondre: '–',
    valider_piece: '–',
    refuser_piece: '–',
    cloturer: '–',
    rouvrir: '–',
    ecrire: 'a_prendre',
    fournir_piece: '–',
    annuler: 'cloturee',
  },
  en_traitement: {
    prendre: '–',
    demander_pieces: 'pieces_demandees',
    repondre: 'en_traitement',
    valider_piece: 'en_traitement',
    refuser_piece: 'pieces_demandees',
    cloturer: 'cloturee',
    rouvrir: '–',
    ecrire: 'en_traitement',
    fournir_piece: '–',
    annuler: '–',
  },
  pieces_demandees: {
    prendre: '–',
    demander_pieces: 'pieces_demandees',
    repondre: 'pieces_demandees',
    valider_piece: 'pieces_demandees',
    refuser_piece: 'pieces_demandees',
    cloturer: 'cloturee',
    rouvrir: '–',
    ecrire: 'pieces_demandees',
    fournir_piece: 'pieces_demandees',
    annuler: '–',
  },
  cloturee: {
    prendre: '–',
    demander_pieces: '–',
    repondre: '–',
    valider_piece: '–',
    refuser_piece: '–',
    cloturer: '–',
    rouvrir: 'en_traitement',
    ecrire: 'en_traitement',
    fournir_piece: '–',
    annuler: '–',
  },
}

const CAS = Object.entries(TABLE).flatMap(([etat, ligne]) =>
  Object.entries(ligne).map(([acte, vers]) => [acte as Acte, etat as EtatInterne, vers] as const),
)

it.each(CAS)('%s depuis %s mène à %s', (acte, etat, vers) => {
  expect(nextEtat(acte, etat) ?? '–').toBe(vers)
})

it('connaît chaque état de la base et chaque acte', () => {
  expect(Object.keys(TABLE).sort()).toEqual(Object.values(EtatsDeLaBase).sort())
  for (const ligne of Object.values(TABLE)) expect(Object.keys(ligne).sort()).toEqual([...ACTES_GESTION, ...ACTES_CLIENT].sort())
})

it.each(Object.values(EtatsDeLaBase))('%s a un nom pour le client, et un pour la gestion s’il lui parvient', (etat) => {
  expect(STATUT_NOMS[statutOf(etat)]).not.toBe('')
  if (etat !== 'brouillon') expect(ETAT_NOMS[etat].un).not.toBe('')
})

it('n’offre au gestionnaire que ce que l’état permet', () => {
  expect(actesOf('a_prendre')).toEqual(['prendre'])
  expect(actesOf('en_traitement')).toEqual(['demander_pieces', 'repondre', 'valider_piece', 'refuser_piece', 'cloturer'])
  expect(actesOf('cloturee')).toEqual(['rouvrir'])
  expect(actesOf('brouillon')).toEqual([])
})

describe('ce que fait un client d’une demande qui attend', () => {
  it.each([
    ['ecrire', 'pieces_demandees', 0, 'en_traitement'],
    ['ecrire', 'pieces_demandees', 1, 'pieces_demandees'],
    ['fournir_piece', 'pieces_demandees', 0, 'en_traitement'],
    ['fournir_piece', 'pieces_demandees', 2, 'pieces_demandees'],
    ['fournir_piece', 'cloturee', 0, null],
    ['ecrire', 'a_prendre', 0, 'a_prendre'],
  ] as const)('%s, %s, %i pièce(s) ouverte(s) : %s', (acte, etat, ouvertes, vers) => {
    expect(afterClient(acte, etat, ouvertes)).toBe(vers)
  })
})

it.each([
  [59, true],
  [60, true],
  [60.001, false],
] as const)('un message %d jours après la clôture rouvre la demande : %s', (jours, rouvre) => {
  const close = new Date('2026-01-01T10:00:00Z')
  expect(canReopen(close, new Date(close.getTime() + jours * 86_400_000))).toBe(rouvre)
})

it('ne rouvre pas une demande qui n’a jamais été close', () => {
  expect(canReopen(null, new Date())).toBe(false)
})
