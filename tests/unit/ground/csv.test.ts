import { describe, expect, it } from 'vitest'
import { toCsv } from '@/lib/ground/csv'

const TEXTE = { Texte: (valeur: string) => valeur }
const write = (valeurs: readonly string[], note?: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(toCsv(TEXTE, valeurs, note))

describe('un tableau écrit pour un tableur', () => {
  it('commence par la marque d’UTF-8 et les titres, une ligne par rang', () => {
    expect(write(['é', 'ü'])).toBe('\uFEFF"Texte"\r\n"é"\r\n"ü"\r\n')
  })

  it.each(['=1+1', '+33', '-2', '@SUM(A1)', '\t=1', ' =cmd|calc', '\r=1', '＝1', '=HYPERLINK("https://x.example")'])(
    '%j ne devient pas une formule',
    (texte) => {
      const [, ligne = ''] = write([texte]).split('\r\n')
      expect(ligne.startsWith(`"'`)).toBe(true)
    },
  )

  it.each(['Arrêt de travail', 'CP-2026-0000123-7', '900000019', 'a=b', ''])('%j reste tel quel', (texte) => {
    expect(write([texte])).toContain(`"${texte}"`)
  })

  it('ni guillemet, ni point-virgule, ni retour à la ligne ne sortent d’une cellule', () => {
    expect(write(['a";"b\nc'])).toBe('\uFEFF"Texte"\r\n"a"";""b c"\r\n')
  })

  it('dit à sa dernière ligne ce qu’il n’a pas pu porter', () => {
    expect(write(['a'], 'Fichier arrêté').split('\r\n')).toEqual(['\uFEFF"Texte"', '"a"', '"Fichier arrêté"', ''])
  })
})
