import { expect, it } from 'vitest'
import { ETAT_NOMS } from '@/lib/demandes/noms'
import { STATUT_NOMS } from '@/lib/copy/demande'
import { EtatInterne as EtatsDeLaBase } from '@/lib/data/generated/enums'
import { type EtatInterne, statutOf } from '@/lib/demandes/rules'
import { ACTE_DE, ACTES_CLIENT, ACTES_GESTION, type Acte, actesOf, canReopen, isComplete, isOpen, nextEtat } from '@/lib/demandes/transitions'

// Recopiée de `domain.md` 10.1 et de la décision 7, état par état : « – » n’est pas permis.
const TABLE: Record<EtatInterne, Record<Acte, EtatInterne | '–'>> = {
  brouillon: {
    prendre: '–',
    demander_pieces: '–',
    demander_correction: '–',
    annuler_correction: '–',
    repondre: '–',
    valider_piece: '–',
    refuser_piece: '–',
    cloturer: '–',
    rouvrir: '–',
    transferer: '–',
    renvoyer: '–',
    ecrire: '–',
    fournir_piece: '–',
    corriger: '–',
    annuler: '–',
    envoyer: 'a_prendre',
    completer: '–',
  },
  a_qualifier: {
    prendre: 'en_traitement',
    demander_pieces: '–',
    demander_correction: '–',
    annuler_correction: '–',
    repondre: '–',
    valider_piece: '–',
    refuser_piece: '–',
    cloturer: '–',
    rouvrir: '–',
    transferer: '–',
    renvoyer: '–',
    ecrire: 'a_qualifier',
    fournir_piece: '–',
    corriger: '–',
    annuler: 'cloturee',
    envoyer: '–',
    completer: '–',
  },
  a_prendre: {
    prendre: 'en_traitement',
    demander_pieces: '–',
    demander_correction: '–',
    annuler_correction: '–',
    repondre: '–',
    valider_piece: '–',
    refuser_piece: '–',
    cloturer: '–',
    rouvrir: '–',
    transferer: '–',
    renvoyer: '–',
    ecrire: 'a_prendre',
    fournir_piece: '–',
    corriger: '–',
    annuler: 'cloturee',
    envoyer: '–',
    completer: '–',
  },
  en_traitement: {
    prendre: '–',
    demander_pieces: 'pieces_demandees',
    demander_correction: 'pieces_demandees',
    annuler_correction: '–',
    repondre: 'en_traitement',
    valider_piece: 'en_traitement',
    refuser_piece: 'pieces_demandees',
    cloturer: 'cloturee',
    rouvrir: '–',
    transferer: 'en_traitement',
    renvoyer: 'a_prendre',
    ecrire: 'en_traitement',
    fournir_piece: '–',
    corriger: '–',
    annuler: '–',
    envoyer: '–',
    completer: '–',
  },
  pieces_demandees: {
    prendre: '–',
    demander_pieces: 'pieces_demandees',
    demander_correction: 'pieces_demandees',
    annuler_correction: 'pieces_demandees',
    repondre: 'pieces_demandees',
    valider_piece: 'pieces_demandees',
    refuser_piece: 'pieces_demandees',
    cloturer: 'cloturee',
    rouvrir: '–',
    transferer: 'pieces_demandees',
    renvoyer: '–',
    ecrire: 'pieces_demandees',
    fournir_piece: 'pieces_demandees',
    corriger: 'pieces_demandees',
    annuler: '–',
    envoyer: '–',
    completer: 'en_traitement',
  },
  cloturee: {
    prendre: '–',
    demander_pieces: '–',
    demander_correction: '–',
    annuler_correction: '–',
    repondre: '–',
    valider_piece: '–',
    refuser_piece: '–',
    cloturer: '–',
    rouvrir: 'en_traitement',
    transferer: '–',
    renvoyer: '–',
    ecrire: 'en_traitement',
    fournir_piece: '–',
    corriger: '–',
    annuler: '–',
    envoyer: '–',
    completer: '–',
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
  expect(actesOf('en_traitement')).toEqual([
    'demander_pieces',
    'demander_correction',
    'repondre',
    'valider_piece',
    'refuser_piece',
    'cloturer',
    'transferer',
    'renvoyer',
  ])
  expect(actesOf('cloturee')).toEqual(['rouvrir'])
  expect(actesOf('brouillon')).toEqual([])
})

it.each([
  ['pieces_demandees', 0, true],
  ['pieces_demandees', 1, false],
  ['cloturee', 0, false],
  ['en_traitement', 0, false],
] as const)('%s, %i pièce(s) ouverte(s) : ce que fait le client la complète, %s', (etat, ouvertes, complete) => {
  expect(isComplete(etat, ouvertes)).toBe(complete)
})

it('attend du client une pièce demandée ou refusée, et nulle autre', () => {
  expect(['demandee', 'recue', 'validee', 'refusee'].filter(isOpen)).toEqual(['demandee', 'refusee'])
})

it('chaque acte qui mène à un état est celui d’un événement, et d’un seul', () => {
  expect(Object.values(ACTE_DE).sort()).toEqual([...ACTES_GESTION, ...ACTES_CLIENT].sort())
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
