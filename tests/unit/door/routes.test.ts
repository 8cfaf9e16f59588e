import { describe, expect, it } from 'vitest'
import { PORTES } from '@/app/portes'
import { patternsOf } from '@/scripts/door/routes.ts'

const PATRONS = [
  '/',
  '/[...chemin]',
  '/accueil',
  '/e/[siren]',
  '/e/[siren]/demandes',
  '/e/[siren]/demandes/[numero]',
  '/e/[siren]/brouillons/[id]/[etape]',
]
const patron = patternsOf([...PATRONS, '/e/[siren]/brouillons/[id]/recapitulatif', '/demo/courriels/[id]/brut'], (chemin) => chemin === '/mark.svg')

describe('le patron d’un chemin', () => {
  it.each([
    ['/', '/'],
    ['/accueil', '/accueil'],
    ['/accueil/', '/accueil'],
    ['/e/900000019', '/e/[siren]'],
    ['/e/900000019/demandes/CP-2026-0000123-7', '/e/[siren]/demandes/[numero]'],
    ['/e/900000019/brouillons/0199/recapitulatif', '/e/[siren]/brouillons/[id]/recapitulatif'],
    ['/e/900000019/brouillons/0199/arret', '/e/[siren]/brouillons/[id]/[etape]'],
    ['/e/claire.durand@durand.example/nir/185053818504628', '/[...chemin]'],
    ['/accueilx', '/[...chemin]'],
    ['/mark.svg', '[fichier]'],
  ])('%s : %s', (chemin, attendu) => expect(patron(chemin)).toBe(attendu))

  it('ne rend rien de ce que quelqu’un a écrit, même sans aucun patron', () => {
    expect(patternsOf([], () => false)('/e/haddad')).toBe('[inconnue]')
  })

  it('nomme chaque porte du portail par son adresse', () => {
    const adresses = Object.keys(PORTES)
    const dit = patternsOf(adresses, () => false)
    for (const adresse of adresses) expect(dit(adresse.replaceAll(/\[\.{0,3}[^\]]+\]/g, 'x9'))).toBe(adresse)
  })
})
