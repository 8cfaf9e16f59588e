import { describe, expect, it } from 'vitest'
import { MODELES_COURRIER } from '@/lib/courriers/modeles'
import { fillVariables, type Valeurs } from '@/lib/courriers/variables'

const TOUTES: Valeurs = {
  entreprise: 'Transports Durand',
  siren: '900 000 019',
  contrat: 'TRM-NC-0000123',
  garantie: 'Prévoyance des non-cadres',
  date: '30 novembre 2026',
  reponse: '15 janvier 2027',
}

describe('les variables d’un courrier', () => {
  it('se remplissent, autant de fois qu’elles paraissent', () => {
    expect(fillVariables('{entreprise}, {siren}. {entreprise}.', TOUTES)).toEqual({ texte: 'Transports Durand, 900 000 019. Transports Durand.' })
    expect(fillVariables('Rien à remplir.', TOUTES)).toEqual({ texte: 'Rien à remplir.' })
  })
  it('ce qu’elles valent n’est pas relu : un nom qui ressemble à une variable reste un nom', () => {
    expect(fillVariables('{entreprise}', { ...TOUTES, entreprise: '{siren} [x]' })).toEqual({ texte: '{siren} [x]' })
  })
  it.each([
    ['une inconnue', 'Bonjour {salaire}', /^La variable \{salaire\} n’existe pas\..*\{entreprise\}/],
    ['un nom hérité', '{toString}', /n’existe pas/],
    ['une vide', '{}', /^La variable \{\}/],
    ['un crochet à compléter', 'Soit [montant].', /^Remplacez \[montant\]/],
  ])('%s se dit', (_nom, texte, phrase) => {
    expect(fillVariables(texte, TOUTES)).toEqual({ faute: expect.stringMatching(phrase) })
  })
  it.each(['contrat', 'garantie', 'reponse', 'date'] as const)('%s, que rien ne dit encore, se demande', (nom) => {
    expect(fillVariables(`{${nom}}`, { ...TOUTES, [nom]: null })).toEqual({ faute: expect.stringContaining(`{${nom}}`) })
  })
  it('chaque modèle n’emploie que celles qui existent, et se remplit une fois ses crochets écrits', () => {
    for (const { code, objet, corps } of MODELES_COURRIER)
      for (const texte of [objet, corps]) expect(fillVariables(texte.replaceAll(/\[[^\]]+\]/g, 'x'), TOUTES), code).toHaveProperty('texte')
  })
})
