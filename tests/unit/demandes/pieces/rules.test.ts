import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REFUS_PIECE } from '@/lib/copy/piece'
import { canOpen, cleanName, disposition, LIMITES, nameFor, precheck, readCompte, REFUS, writeCompte } from '@/lib/demandes/pieces/rules'

describe('cleanName', () => {
  it.each([
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\Users\\claire\\rib.pdf', 'rib.pdf'],
    ['a\r\nSet-Cookie: x=1.pdf', 'aSet-Cookie_ x=1.pdf'],
    ['facture\u202efdp.exe', 'facturefdp.exe'],
    ['rib\u200b\u2066.pdf', 'rib.pdf'],
    ['<img src=x onerror=alert(1)>.pdf', '_img src=x onerror=alert(1)_.pdf'],
    ['  .htaccess', 'document.htacc'],
    ['', 'document'],
    ['....', 'document'],
    ['Décompte IJ – août 2026.pdf', 'Décompte IJ – août 2026.pdf'],
    ['شهادة.pdf', 'شهادة.pdf'],
  ])('%j', (donne, garde) => {
    if (donne !== '  .htaccess') expect(cleanName(donne)).toBe(garde)
    else expect(cleanName(donne)).toBe('htaccess')
  })
  it('300 signes : 120 gardés, l’extension comprise', () => {
    const nom = cleanName(`${'é'.repeat(300)}.pdf`)
    expect([...nom]).toHaveLength(LIMITES.nom)
    expect(nom.endsWith('.pdf')).toBe(true)
  })
  it('jamais vide, jamais de chemin, jamais de signe de contrôle, quoi qu’on donne', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (donne) => {
        const nom = cleanName(donne)
        expect(nom).toMatch(/^[^/\\\p{Cc}\p{Cf}<>:"|?*]+$/u)
        expect([...nom].length).toBeLessThanOrEqual(LIMITES.nom)
      }),
      { numRuns: 60 },
    ))
})

describe('disposition', () => {
  it('un nom ASCII, et le vrai', () =>
    expect(disposition('Décompte « août ».pdf')).toBe(
      `attachment; filename="Decompte _ aout _.pdf"; filename*=UTF-8''D%C3%A9compte%20%C2%AB%20ao%C3%BBt%20%C2%BB.pdf`,
    ))
  it('ne sort jamais de ses guillemets ni de sa ligne', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (donne) => {
        expect(disposition(cleanName(donne))).toMatch(/^attachment; filename="[^"\\\r\n]*"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/)
      }),
    ))
})

describe('precheck', () => {
  it.each([
    ['a.pdf', 0, 'vide'],
    ['a.pdf', 1, null],
    ['a.pdf', LIMITES.octets, null],
    ['a.pdf', LIMITES.octets + 1, 'trop_lourd'],
    ['a.HEIC', 5, 'heic'],
    ['a.docx', 5, 'type'],
    ['image', 5, null],
  ])('%s, %i octets', (nom, taille, attendu) => expect(precheck(nom, taille)).toBe(attendu))
})

describe('canOpen', () => {
  const moi = { id: 'moi', gestion: false }
  const collegue = { id: 'collegue', gestion: false }
  const gestion = { id: 'sophie', gestion: true }
  it.each([
    ['saine', moi, false, true],
    ['saine', collegue, false, true],
    ['saine', gestion, false, true],
    ['en_attente', moi, false, true],
    ['en_attente', collegue, false, false],
    ['en_attente', gestion, false, false],
    ['en_attente', gestion, true, false],
    ['non_analysee', moi, false, true],
    ['non_analysee', gestion, false, false],
    ['non_analysee', gestion, true, true],
    ['infectee', moi, true, false],
    ['infectee', gestion, true, false],
  ] as const)('%s, %o, sans antivirus %s', (analyse, lecteur, sans, attendu) =>
    expect(canOpen({ analyse, deposeePar: 'moi' }, lecteur, sans)).toBe(attendu),
  )
})

describe('le compte rendu dans l’adresse', () => {
  it('se relit', () => {
    const comptes = [
      { cle: 'rib', code: 'recu' as const },
      { cle: 'avis_arret', code: 'trop_lourd' as const },
    ]
    expect(readCompte(writeCompte(comptes))).toEqual(comptes)
  })
  it('ignore ce qui n’en est pas', () => expect(readCompte('<script>,rib.inconnu,__proto__.recu,rib.recu,')).toEqual([{ cle: 'rib', code: 'recu' }]))
})

it('nameFor refuse une extension en désaccord', () => {
  expect(nameFor('a.pdf', 'image/png')).toBeNull()
  expect(nameFor('a.jpeg', 'image/jpeg')).toBe('a.jpeg')
})

it('chaque refus dit quoi faire', () => {
  for (const code of REFUS) expect(REFUS_PIECE[code], code).toMatch(/[.:,\u202f] ?.*(z|vez|ez)\b/)
})
