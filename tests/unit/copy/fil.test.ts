import { describe, expect, it } from 'vitest'
import { AU_FIL, isAuFil } from '@/lib/acts/catalogue'
import { lineOf, sayEtat, sayFil } from '@/lib/copy/fil'
import { REFUS_ACTE } from '@/lib/demandes/refus'

const connu = { par: 'Sophie Martin', piece: (id: string) => ({ p1: 'RIB' })[id] ?? '?' }
const demandeId = 'd'

describe('la ligne du fil que dessine un événement', () => {
  it.each([
    [
      lineOf('demande.enregistree', { demandeId, numero: 'CP-2026-0000123-7', canal: 'papier', recueLe: '2026-11-24' }, connu),
      'Demande reçue par courrier le 24/11/2026, enregistrée par Sophie Martin.',
    ],
    [lineOf('demande.annulee', { demandeId }, connu), 'Demande annulée par Sophie Martin.'],
    [lineOf('demande.prise_en_charge', { demandeId }, connu), 'Demande prise en charge par Sophie Martin.'],
    [
      lineOf('demande.pieces_demandees', { demandeId, messageId: 'm', pieces: ['p1'], echeance: '2026-12-11' }, connu),
      'Statut\u00a0: En attente de 1\u00a0pièce, avant le vendredi 11 décembre.',
    ],
    [
      lineOf('demande.pieces_demandees', { demandeId, messageId: 'm', pieces: ['p1', 'p2'], echeance: '2026-12-01' }, connu),
      'Statut\u00a0: En attente de 2\u00a0pièces, avant le mardi 1er décembre.',
    ],
    [
      lineOf('demande.correction_demandee', { demandeId, messageId: 'm', correctionId: 'c', champs: ['debut'], echeance: '2026-12-11' }, connu),
      'Statut\u00a0: En attente d’une correction de 1\u00a0réponse, avant le vendredi 11 décembre.',
    ],
    [
      lineOf('demande.correction_annulee', { demandeId, correctionId: 'c' }, connu),
      'Correction annulée par Sophie Martin\u00a0: elle n’est plus attendue.',
    ],
    [
      lineOf('demande.corrigee', { demandeId, correctionId: 'c', rang: 2, champs: ['debut', 'fin'] }, connu),
      '2\u00a0réponses corrigées par Sophie Martin\u00a0: envoi n°\u00a02, à côté du premier.',
    ],
    [lineOf('demande.completee', { demandeId, par: 'correction' }, connu), 'La correction est envoyée\u00a0: la demande repart.'],
    [lineOf('demande.completee', { demandeId, par: 'annulation' }, connu), 'Plus rien n’est attendu\u00a0: la demande repart.'],
    [lineOf('demande.completee', { demandeId, par: 'pieces' }, connu), 'Toutes les pièces demandées sont déposées\u00a0: la demande repart.'],
    [lineOf('demande.completee', { demandeId, par: 'message' }, connu), 'Vous avez répondu\u00a0: la demande repart.'],
    [lineOf('demande.cloturee', { demandeId, messageId: 'm', issue: 'acceptee' }, connu), 'Statut\u00a0: Traitée, acceptée.'],
    [lineOf('demande.cloturee', { demandeId, messageId: 'm', issue: 'refusee' }, connu), 'Statut\u00a0: Traitée, refusée.'],
    [lineOf('demande.cloturee', { demandeId, messageId: 'm', issue: 'sans_suite' }, connu), 'Statut\u00a0: Traitée, sans suite.'],
    [lineOf('demande.cloturee', { demandeId, messageId: 'm', issue: 'transferee' }, connu), 'Statut\u00a0: Traitée, transférée.'],
    [lineOf('demande.rouverte', { demandeId, messageId: 'm', par: 'client' }, connu), 'Demande rouverte par le message de Sophie Martin.'],
    [lineOf('demande.rouverte', { demandeId, messageId: 'm', par: 'gestion' }, connu), 'Demande rouverte par Sophie Martin.'],
    [
      lineOf('demande.transferee', { demandeId, gestionnaireId: 'g', nom: 'Luc Bernard' }, connu),
      'Demande confiée à Luc Bernard, qui la suit désormais.',
    ],
    [
      lineOf('demande.renvoyee', { demandeId, centre: 'sante' }, connu),
      'Demande transmise au Centre de gestion Santé transport, qui va la prendre en charge.',
    ],
    [lineOf('piece.fournie', { demandeId, pieceId: 'p1', taille: 1 }, connu), 'Pièce déposée par Sophie Martin\u00a0: RIB.'],
    [lineOf('piece.validee', { demandeId, pieceId: 'p1' }, connu), 'Pièce validée\u00a0: RIB.'],
    [lineOf('piece.ecartee', { demandeId, pieceId: 'p1' }, connu), 'Écartée par l’antivirus\u00a0: RIB. Ce fichier ne s’ouvre plus.'],
    [lineOf('piece.refusee', { demandeId, pieceId: 'p1' }, connu), 'Pièce refusée\u00a0: RIB.'],
  ])('%s', (dite, attendue) => {
    expect(dite).toBe(attendue)
  })

  it('le fil se dit d’après ses événements ; une ligne d’avant et un message gardent leur texte', () => {
    const ligne = { type: 'piece.validee', donnees: { demandeId, pieceId: 'p1' }, acteurNom: 'Sophie Martin' }
    const messages = [
      { corps: '', evenement: ligne },
      { corps: '', evenement: { ...ligne, donnees: { demandeId, pieceId: 'p9' } } },
      { corps: 'Relance envoyée.', evenement: null },
      { corps: 'Bonjour', evenement: { ...ligne, type: 'demande.consultee' } },
    ]
    expect(sayFil({ libelles: { p1: 'RIB' }, messages, autre: 1 })).toEqual({
      libelles: { p1: 'RIB' },
      autre: 1,
      messages: ['Pièce validée\u00a0: RIB.', 'Pièce validée\u00a0: une pièce.', 'Relance envoyée.', 'Bonjour'].map((corps) => ({
        corps,
        evenement: null,
      })),
    })
  })

  it('un état passé se dit comme sa ligne', () => {
    const donnees = { demandeId, messageId: 'm', issue: 'refusee' }
    expect(sayEtat({ type: 'demande.cloturee', donnees, acteurNom: 'Sophie Martin' })).toBe('Statut\u00a0: Traitée, refusée.')
  })

  it('ce que la journée d’un dossier a de privé n’en est pas une', () => {
    const lignes = Object.keys(AU_FIL).filter(isAuFil)
    expect(lignes).toHaveLength(16)
    for (const type of ['demande.consultee', 'demande.notee', 'piece.consultee', 'brouillon.enregistre', 'session.ouverte', 'toString'])
      expect(isAuFil(type)).toBe(false)
  })
})

describe('ce qui empêche un acte', () => {
  const demande = { etat: 'en_traitement', etatLe: new Date('2026-11-24T16:42:00Z'), gestionnaireNom: 'Sophie Martin' } as const
  it.each([
    [REFUS_ACTE.suivie(demande), 'Cette demande est déjà suivie par Sophie Martin, depuis le mardi 24 novembre à 17\u00a0h\u00a042.'],
    [
      REFUS_ACTE.etat(demande),
      'Cette demande est « En traitement » depuis le mardi 24 novembre à 17\u00a0h\u00a042, suivie par Sophie Martin\u00a0: cet acte n’y est plus possible. Rechargez la page.',
    ],
    [
      REFUS_ACTE.etat({ ...demande, etat: 'a_prendre', gestionnaireNom: null }),
      'Cette demande est « À prendre » depuis le mardi 24 novembre à 17\u00a0h\u00a042\u00a0: cet acte n’y est plus possible. Rechargez la page.',
    ],
    [REFUS_ACTE.autrui(demande), 'Cette demande est suivie par Sophie Martin\u00a0: lui seul peut agir, ou un superviseur.'],
    [
      REFUS_ACTE.autrui({ ...demande, gestionnaireNom: null }),
      'Cette demande est suivie par un autre gestionnaire\u00a0: lui seul peut agir, ou un superviseur.',
    ],
  ])('%s', (dit, attendu) => {
    expect(dit).toBe(attendu)
  })
})
