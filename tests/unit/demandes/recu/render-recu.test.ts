import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { EnvoiLu } from '@/lib/demandes/envoi/queries'
import { runsOf } from '@/lib/papier/fonts'
import { makeRecu } from '@/lib/demandes/envoi/make-recu'
import { renderRecu } from '@/lib/demandes/envoi/render-recu'
import { cost } from '../../../support/cost'

const SHA = 'a3f5'.repeat(16)
const ligne = (label: string, texte: string | null) => ({ champ: label, label, texte, source: 'saisie', genre: 'text' as const, valeur: texte })
const envoi: EnvoiLu = {
  forme: 1,
  demande: { id: 'd', numero: 'CP-2026-0000123-7', rang: 1, objet: 'Arrêt de travail de Karim Haddad', univers: 'prevoyance' },
  demarche: { slug: 'arret-de-travail', version: 1, titre: 'Déclarer un arrêt de travail', suite: [] },
  entreprise: { raisonSociale: 'Transports Dvořák & fils', siren: '900000019' },
  auteur: {
    id: 'k',
    nom: 'Karim Belkacem',
    voie: 'delegation',
    titre: 't',
    compte: { id: 'c', nom: 'Transports Dvořák & fils' },
    cabinet: 'Cabinet Morel',
  },
  commenceeLe: '2026-11-20T09:00:00.000Z',
  envoyeeLe: '2026-11-23T14:05:00.000Z',
  etapes: [
    {
      slug: 'salarie',
      titre: 'Le salarié',
      lignes: [
        ligne('Numéro de sécurité sociale', '1 85 ** ** *** *** **'),
        ligne('Salaire\u202f: brut', '1\u202f234,56\u00a0€'),
        ligne('Téléphone', null),
      ],
    },
  ],
  pieces: [
    {
      id: 'p',
      emplacement: 'decomptes_ij',
      libelle: 'Décompte de la CPAM',
      nom: 'décompte “mai”.pdf',
      taille: 1_234_567,
      type: 'application/pdf',
      sha256: SHA,
    },
  ],
  empreinte: '0123456789abcdef'.repeat(4),
}

/** Le texte d’un PDF : les glyphes de chaque flux, traduits par la table ToUnicode de leur police. */
function textOf(pdf: Buffer): string {
  const brut = pdf.toString('latin1')
  const objets = new Map([...brut.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', corps = '']) => [id, corps]))
  const flux = (id: string): string => /stream\n([\s\S]*?)\nendstream/.exec(objets.get(id) ?? '')?.[1] ?? ''
  const lire = (id: string): string =>
    /FlateDecode/.test(objets.get(id) ?? '') ? inflateSync(Buffer.from(flux(id), 'latin1')).toString('latin1') : flux(id)
  const tables = new Map<string, Map<number, string>>()
  for (const corps of objets.values()) {
    for (const [, nom = '', police = ''] of corps.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const id = /\/ToUnicode (\d+) 0 R/.exec(objets.get(police) ?? '')?.[1]
      if (!id) continue
      const table = new Map<number, string>()
      for (const [, debut = '0', , codes = ''] of lire(id).matchAll(/<([0-9a-f]+)> <([0-9a-f]+)> \[([^\]]*)\]/gi))
        for (const [rang, code] of (codes.match(/<[0-9a-f ]+>/gi) ?? []).entries())
          table.set(Number.parseInt(debut, 16) + rang, Buffer.from(code.replaceAll(/[<> ]/g, ''), 'hex').swap16().toString('utf16le'))
      tables.set(nom, table)
    }
  }
  let table = new Map<number, string>()
  let texte = ''
  for (const corps of objets.keys()) {
    for (const [, police, glyphes] of lire(corps).matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]+>|[-\d. ]+)*)\] TJ/gi)) {
      if (police) table = tables.get(police) ?? new Map()
      else {
        for (const [, hexa = ''] of (glyphes ?? '').matchAll(/<([0-9a-f]+)>/gi))
          for (const g of hexa.match(/.{4}/g) ?? []) texte += table.get(Number.parseInt(g, 16)) ?? '�'
        texte += ' '
      }
    }
  }
  return texte.replaceAll('\u00a0', ' ').replaceAll(/ +/g, ' ')
}

describe('l’accusé de réception', () => {
  it('se lit : numéro, dates, entreprise, déclarant, réponses masquées, fichiers et empreintes', async () => {
    const texte = textOf(await renderRecu(envoi))
    for (const attendu of [
      'Accusé de réception',
      envoi.demande.numero,
      envoi.demande.objet,
      '23 novembre 2026 à 15 h 05',
      'Transports Dvo ř ák & fils, SIREN 900 000 019',
      'Karim Belkacem, Cabinet Morel, pour le compte de',
      '1 85 ** ** *** *** **',
      '1 234,56 €',
      '0123 4567 89ab cdef',
      'Non renseigné',
      'décompte “mai”.pdf',
      '1,2 Mo',
      'Il ne vaut pas acceptation',
      'page 1 sur 1',
    ])
      expect(texte).toContain(attendu)
    expect(texte.replaceAll(' ', '')).toContain(SHA)
    expect(texte).not.toContain('�')
  })

  it('est un PDF 1.7 balisé, en français, titré, aux polices embarquées', async () => {
    const brut = (await renderRecu(envoi, false)).toString('latin1')
    expect(brut.startsWith('%PDF-1.7')).toBe(true)
    for (const attendu of ['/Lang (fr-FR)', '/Marked true', '/DisplayDocTitle true', '/S /H1', '/S /LBody', '/FontFile2', '/ToUnicode'])
      expect(brut).toContain(attendu)
    expect(brut).not.toMatch(/\/BaseFont \/(Helvetica|Times|Courier)/)
    for (const [, nom] of brut.matchAll(/\/BaseFont \/(\S+)/g)) expect(nom).toMatch(/HankenGrotesk/)
    expect(brut).not.toMatch(/\/(JavaScript|OpenAction|URI|Launch)\b/)
  })

  it('met les salaires en tableau balisé, avec leur total et leur moyenne, d’après les montants gardés', async () => {
    const lignes = Array.from({ length: 12 }, (_, i) => ({
      cle: `2026-${String(i + 1).padStart(2, '0')}`,
      cellules: { brut: i === 5 ? 212_333 : 245_000, ...(i === 5 ? { absences: 4 } : {}) },
    }))
    const colonnes = [
      { nom: 'brut', label: 'Brut', genre: 'money' as const },
      { nom: 'absences', label: 'Jours d’absence', genre: 'number' as const },
    ]
    const salaires = { ...ligne('Salaires avant l’arrêt', 'illisible'), genre: 'mois' as const, valeur: { colonnes, lignes } }
    const avec = { ...envoi, etapes: [{ slug: 'salaires', titre: 'Salaires', lignes: [salaires] }] }
    const texte = textOf(await renderRecu(avec))
    for (const attendu of [
      'janvier 2026',
      'décembre 2026',
      '2 450,00 €',
      '2 123,33 €',
      'Jours d’absence : 4',
      'Total 29 073,33 €',
      'Moyenne 2 422,78 €',
    ])
      expect(texte).toContain(attendu)
    expect(texte).not.toContain('illisible')
    const brut = (await renderRecu(avec, false)).toString('latin1')
    // Chaque mois sur sa ligne.
    const hauteurs = new Set([...brut.matchAll(/1 0 0 1 [\d.]+ ([\d.]+) Tm/g)].map(([, y]) => y))
    expect(hauteurs.size).toBeGreaterThan(38)
    expect([brut.match(/\/S \/TR\b/g)?.length, brut.match(/\/S \/Table\b/g)?.length]).toEqual([15, 1])
  })

  it('est le même, octet pour octet, chaque fois', async () => expect((await renderRecu(envoi)).equals(await renderRecu(envoi))).toBe(true))

  it('tient en plusieurs pages quand il le faut, chacune numérotée', async () => {
    const lignes = Array.from({ length: 120 }, (_, i) => ligne(`Question ${i + 1}`, i === 60 ? 'mot '.repeat(2000) : `Réponse ${i + 1}`))
    const texte = textOf(await renderRecu({ ...envoi, etapes: [{ slug: 'longue', titre: 'Longue', lignes }] }))
    const pages = Number(/page 1 sur (\d+)/.exec(texte)?.[1])
    expect(pages).toBeGreaterThan(3)
    for (let page = 1; page <= pages; page++) expect(texte).toContain(`page ${page} sur ${pages}`)
    for (const { label } of lignes) expect(texte).toContain(label)
    expect(texte).toContain('Réponse 120')
  })
})

describe('les signes que la police ne sait pas', () => {
  it.each([
    ['Dvořák', 'Dvořák'],
    ['a\u202fb', 'a\u00a0b'],
    ['\u202eabc\u0000', 'abc'],
    ['🚛 camion', '? camion'],
    ['ﬁn', 'fin'],
    ['Ứng', 'Ung'],
    ['l\r\nm', 'l\nm'],
    ['\ud83d', '?'],
  ])('%j devient %j', (de, vers) =>
    expect(
      runsOf(de)
        .map((r) => r.texte)
        .join(''),
    ).toBe(vers),
  )
})

describe('l’accusé écrit par l’atelier', () => {
  it(
    'est le même que s’il était écrit ici',
    async () => expect(Buffer.from(await makeRecu(envoi)).equals(await renderRecu(envoi))).toBe(true),
    60_000,
  )

  it('n’occupe pas le portail, même quand la personne a tapé quatre mille lettres sans espace', async () => {
    await makeRecu(envoi)
    const hostile = { ...envoi, etapes: [{ slug: 'longue', titre: 'Longue', lignes: [ligne('Précisions', 'W'.repeat(4000))] }] }
    const ici = await cost(() => renderRecu(envoi))
    expect(await cost(() => makeRecu(hostile))).toBeLessThan(ici)
  }, 60_000)
})
