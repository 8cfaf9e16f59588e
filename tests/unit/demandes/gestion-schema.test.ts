import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { COLONNES_ORDINAIRES, colonnesParam } from '@/lib/demandes/gestion/colonnes'
import { BannetteSearch, DemanderForm, JugerForm } from '@/lib/demandes/gestion/schema'

const numero = 'CP-2026-0000123-7'
const demander = (plus: Record<string, string>) =>
  DemanderForm.safeParse({ numero, cle: randomUUID(), echeance: '2026-12-31', corps: 'Il manque une pièce.', ...plus })
const juger = (motif: string) => JugerForm.safeParse({ numero, piece: randomUUID(), verdict: 'refuser', motif })

describe('les textes courts de la gestion, que le client lira', () => {
  it('n’ont ni signe de contrôle, que la base refuserait, ni signe qui retourne la lecture', () => {
    expect(demander({ autre: ' RIB\0 du \u202esalarié\r\n', pourquoi: 'Pour\u2066 payer' }).data).toMatchObject({
      autre: 'RIB du salarié',
      pourquoi: 'Pour payer',
    })
    expect(juger('La page\0 2\r\nmanque\u202e.').data).toMatchObject({ motif: 'La page 2\nmanque.' })
  })

  it('restent bornés, et ce qui n’est fait que de tels signes est vide', () => {
    expect([demander({ autre: 'é'.repeat(200) }).success, demander({ autre: 'é'.repeat(201) }).success]).toEqual([true, false])
    expect([juger('é'.repeat(500)).success, juger('é'.repeat(501)).success]).toEqual([true, false])
    expect(juger('\0\u202e ').data).toMatchObject({ motif: '' })
    expect(demander({}).data).not.toHaveProperty('autre')
  })
})

describe('les colonnes de la bannette', () => {
  const lues = (colonnes?: unknown) => BannetteSearch.parse(colonnes === undefined ? {} : { colonnes }).colonnes

  it('sans choix : l’ordinaire, que l’adresse ne dit pas', () => {
    expect(lues()).toEqual(COLONNES_ORDINAIRES)
    expect(colonnesParam(lues())).toBeUndefined()
  })

  it.each([
    ['des cases, et le champ caché', ['', 'age', 'canal'], ['canal', 'age']],
    ['une liste à virgules', 'age,canal', ['canal', 'age']],
    ['aucune', '', []],
    ['ce qui n’est pas une colonne', ['age', '__proto__', 'age'], ['age']],
  ])('%s', (_, choix, attendues) => {
    expect(lues(choix)).toEqual(attendues)
    expect(lues(colonnesParam(lues(choix)))).toEqual(attendues)
  })
})
