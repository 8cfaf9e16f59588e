import { describe, expect, it } from 'vitest'
import { type ActeDelegation, allows, type EtatDelegation, refusalOf, TRANSITIONS } from '@/lib/delegations/transitions'

const ETATS = ['en_attente', 'acceptee', 'refusee', 'annulee', 'revoquee', 'expiree'] as const satisfies readonly EtatDelegation[]
const ICI = new Date('2026-11-30T10:00:00Z')
const situation = (etat: EtatDelegation, jours = 10) => ({
  etat,
  etatLe: new Date('2026-11-20T10:00:00Z'),
  repondreAvant: new Date(ICI.getTime() + jours * 86_400_000),
})

/** Ce que chaque acte peut, écrit à la main : d’où il part, où il mène. */
const ATTENDU: Record<ActeDelegation, [EtatDelegation[], EtatDelegation | null]> = {
  accepter: [['en_attente'], 'acceptee'],
  refuser: [['en_attente'], 'refusee'],
  corriger: [['en_attente'], 'en_attente'],
  renoncer: [['acceptee'], 'revoquee'],
  modifier: [['en_attente', 'acceptee'], null],
  relancer: [['en_attente'], 'en_attente'],
  annuler: [['en_attente'], 'annulee'],
  revoquer: [['acceptee'], 'revoquee'],
  expirer: [['en_attente'], 'expiree'],
}

describe('la vie d’une délégation', () => {
  it.each(Object.keys(ATTENDU) as ActeDelegation[])('%s', (acte) => {
    const [de, vers] = ATTENDU[acte]
    expect(TRANSITIONS[acte].vers).toBe(vers)
    for (const etat of ETATS) expect(allows(acte, situation(etat), ICI), etat).toBe(de.includes(etat))
  })

  it('passé le terme, on ne répond plus ; le client, lui, peut encore relancer ou annuler', () => {
    const tard = situation('en_attente', 0)
    for (const acte of ['accepter', 'refuser', 'corriger'] as const) expect(allows(acte, tard, ICI), acte).toBe(false)
    for (const acte of ['relancer', 'annuler', 'modifier', 'expirer'] as const) expect(allows(acte, tard, ICI), acte).toBe(true)
  })

  it.each(ETATS)('%s : un refus dit ce qu’il en est, et quand', (etat) => {
    const dit = refusalOf(situation(etat), ICI)
    if (etat === 'en_attente') expect(dit).toContain('rechargez la page')
    else expect(dit).toContain('20 novembre 2026')
    expect(refusalOf(situation('en_attente', 0), ICI)).toContain('a expiré')
  })
})
