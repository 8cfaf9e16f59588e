import { describe, expect, it } from 'vitest'
import { centreDe, CENTRES } from '@/lib/demandes/gestion/centres'
import { fillModeles, MODELES_REPONSE, startFrom, unfilled, VARIABLES_REPONSE, withModele } from '@/lib/demandes/gestion/modeles-reponse'
import { TransfererForm } from '@/lib/demandes/gestion/schema'

const VALEURS = {
  numero: 'CP-2026-0000123-7',
  objet: 'Arrêt de travail de Karim Haddad',
  client: 'Claire Durand',
  entreprise: 'Transports Durand',
  recueLe: '30 novembre 2026',
  signature: 'Sophie Martin',
}

describe('les réponses usuelles', () => {
  it('ne citent que des variables qui existent, chacune remplie', () => {
    for (const { corps } of MODELES_REPONSE)
      for (const [, nom = ''] of corps.matchAll(/\{(\w+)\}/g)) expect(Object.keys(VARIABLES_REPONSE)).toContain(nom)
    for (const { texte } of fillModeles('contact', VALEURS)) expect(texte).not.toMatch(/[{}]/)
    expect(fillModeles('contact', VALEURS).find(({ code }) => code === 'bien-recue')?.texte).toContain(
      '«\u00a0Arrêt de travail de Karim Haddad\u00a0» (CP-2026-0000123-7) le 30 novembre 2026',
    )
  })
  it('celles de la démarche viennent d’abord, toutes y sont, une fois', () => {
    const codes = fillModeles('contact', VALEURS).map(({ code }) => code)
    expect(codes.slice(0, 2)).toEqual(['hors-perimetre', 'rappel'])
    expect([...codes].sort()).toEqual(MODELES_REPONSE.map(({ code }) => code).sort())
  })
  it('ce qui reste à écrire se dit ; ce que l’on a déjà écrit ne se perd pas, et un modèle ne vient qu’une fois', () => {
    expect(unfilled('Parti le [date].')).toBe('[date]')
    expect(unfilled('Cher {inconnu}')).toBe('{inconnu}')
    expect(unfilled('Parti le 3.')).toBeNull()
    const tous = [{ code: 'un', texte: 'Modèle' }]
    expect(startFrom('Écrit', { choisi: undefined, tous })).toBe('Écrit')
    expect(startFrom('Écrit', { choisi: 'autre', tous })).toBe('Écrit')
    expect(startFrom('Écrit', { choisi: 'un', tous })).toBe('Écrit\n\nModèle')
    expect(withModele('', 'Modèle')).toBe('Modèle')
    expect(withModele('Déjà dit. ', 'Modèle')).toBe('Déjà dit.\n\nModèle')
    expect(withModele('Déjà dit.\n\nModèle', 'Modèle')).toBe('Déjà dit.\n\nModèle')
  })
})

describe('à qui transmettre', () => {
  const lu = (vers: unknown) => TransfererForm.safeParse({ numero: 'CP-2026-0000123-7', vers }).data?.vers
  it('un collègue ou un centre, rien d’autre', () => {
    const id = '0199f0a0-0000-7000-8000-000000000001'
    expect(lu(`collegue:${id}`)).toEqual({ collegue: id })
    expect(lu('centre:sante')).toEqual({ centre: 'sante' })
    for (const faux of ['', 'sante', 'centre:', 'collegue:x', 'role:superviseur', undefined]) expect(lu(faux), String(faux)).toBeUndefined()
  })
  it('une demande est du centre où elle a été transmise, sinon de celui de son univers', () => {
    expect(CENTRES.map(({ code }) => code)).toEqual(['sante', 'prevoyance'])
    expect(centreDe({ centre: null, univers: 'prevoyance' })).toBe('prevoyance')
    expect(centreDe({ centre: 'sante', univers: 'prevoyance' })).toBe('sante')
    expect(centreDe({ centre: null, univers: 'retraite' })).toBeNull()
  })
})
