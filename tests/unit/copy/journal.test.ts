import { describe, expect, it } from 'vitest'
import type { EventType } from '@/lib/acts/catalogue'
import { FAMILLE_NOMS, JOURNAL, sayEvent, typesDuJournal } from '@/lib/copy/journal'
import { FAMILLES } from '@/lib/acts/familles'

/** Tout ce qu’un événement peut porter : chaque phrase y prend ce qui la regarde. */
const DONNEES = {
  genre: 'refuse',
  nombre: 2,
  suite: true,
  invitationId: 'i',
  delegationId: 'd',
  champs: ['nom', 'téléphone'],
  par: 'compte',
  membreId: 'm',
  utilisateurId: 'u',
  brouillons: 2,
  fermee: true,
  depuis: '2026-08-31',
  voie: 'delegation',
  nom: 'Marc Leroy',
  adresse: '/e/900000019/demandes',
  pieces: ['p', 'q'],
  echeance: '2026-12-08',
  jour: '2026-12-08',
  issue: 'acceptee',
  champ: 'nir',
  avant: { role: 'collaborateur', portee: 'manuelle' },
  apres: { role: 'administrateur', portee: 'portefeuille' },
  donnes: ['900000035'],
  retires: [],
  confies: 2,
  mois: '2026-10',
}
const CONNU = {
  entreprise: 'Durand Voyages',
  demande: 'la demande CP-2026-0000123-7',
  membre: () => 'Marc Leroy',
  delegation: () => 'Cabinet Fictif',
  invite: () => 'Lucie Fabre',
}
const say = (type: string, plus: object = {}) => sayEvent(type, { ...DONNEES, ...plus }, CONNU)

describe('le journal d’un compte, en phrases', () => {
  it.each(typesDuJournal())('%s : une phrase entière', (type) => {
    expect(say(type)).toMatch(/^[A-ZÀ-Ý].*\.$/)
    expect(say(type)).not.toMatch(/undefined|null|\[object/)
  })

  it('chaque sorte a ses événements, et chacun n’est que d’une', () => {
    const tous = FAMILLES.flatMap((famille) => typesDuJournal(famille))
    expect([...tous].sort()).toEqual([...typesDuJournal()].sort())
    for (const famille of FAMILLES) expect(typesDuJournal(famille).length, FAMILLE_NOMS[famille]).toBeGreaterThan(0)
  })

  it('dit qui, avant et après, et ne montre ni une valeur protégée ni un événement d’ailleurs', () => {
    expect(say('membre.invite')).toBe('A invité Lucie Fabre dans le compte.')
    expect(say('delegation.demandee')).toBe('A déclaré le cabinet Cabinet Fictif.')
    expect(say('delegation.revoquee')).toBe('A supprimé le cabinet Cabinet Fictif\u00a0: ses droits ont pris fin.')
    expect(say('delegation.revoquee', { par: 'cabinet' })).toBe('A renoncé pour le cabinet Cabinet Fictif.')
    expect(say('entreprise.detachee')).toBe('A supprimé Durand Voyages du compte, et abandonné 2\u00a0brouillons.')
    expect(say('entreprise.detachee', { brouillons: 0 })).toBe('A supprimé Durand Voyages du compte.')
    expect(say('entreprise.etat_lu')).toContain('fermée depuis le')
    expect(say('entreprise.etat_lu', { depuis: null })).toBe('L’annuaire public dit Durand Voyages fermée\u00a0; elle était en activité.')
    expect(say('entreprise.etat_lu', { fermee: false })).toBe('L’annuaire public ne dit plus Durand Voyages fermée.')
    expect(say('membre.habilite')).toBe(
      'A changé les droits de Marc Leroy\u00a0: de collaborateur à administrateur, 1\u00a0entreprise donnée, celles à venir comprises.',
    )
    expect(say('membre.habilite', { apres: { role: 'collaborateur', portee: 'manuelle' }, donnes: [], retires: ['1', '2'] })).toBe(
      'A changé les droits de Marc Leroy\u00a0: 2\u00a0entreprises retirées.',
    )
    expect(say('membre.retire')).toBe('A supprimé l’accès de Marc Leroy, et confié 2\u00a0brouillons à un collègue.')
    expect(say('membre.retire', { confies: 0 })).toBe('A supprimé l’accès de Marc Leroy.')
    expect(say('regard.ouvert')).toBe('A commencé à voir le portail comme Marc Leroy, expert-comptable, en lecture seule.')
    expect(say('regard.ouvert', { voie: 'membre' })).toBe('A commencé à voir le portail comme Marc Leroy, en lecture seule.')
    expect(say('acces.refuse')).toContain('fois de plus')
    expect(say('acces.refuse', { genre: 'cadence', suite: false })).toMatch(/ralenti.*temps\.$/)
    expect(say('valeur.revelee')).toBe('A montré en clair le numéro de sécurité sociale de la demande CP-2026-0000123-7.')
    expect(say('valeur.revelee', { champ: 'autre' })).toContain('une valeur protégée')
    expect(
      (Object.keys(JOURNAL) as EventType[]).filter((type) => /^(session|motdepasse|questions|adresse|inscription)\./.test(type) && JOURNAL[type]),
    ).toEqual([])
    expect(say('session.ouverte')).toBe('')
    expect(say('inconnu')).toBe('')
  })
})
