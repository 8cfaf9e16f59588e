import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onDisk } from '../demandes/pieces/folder'
import { systemDb } from '@/lib/data/as-system'
import { importDocuments } from '@/prisma/admin/import-documents'
import { pdf } from '../../unit/demandes/pieces/samples'
import { newFolder } from '../ground/folder.ts'

const db = systemDb('travail')
const TETE = 'fichier;titre;phrase;nature;univers;portee;cible'

function folderOf(lignes: string[], pdfs: Record<string, Buffer>): string {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'documents.csv'), [TETE, ...lignes].join('\n'))
  for (const [nom, octets] of Object.entries(pdfs)) writeFileSync(join(folder, nom), octets)
  return folder
}
const BON = 'notice.pdf;Notice importée;À remettre;notice;prevoyance;contrat;TRM-NC-0000123'
const NOTICE = { 'notice.pdf': pdf({ text: 'importée' }) }
const counts = async () => [await db.document.count(), await db.documentAdresse.count(), await db.evenement.count(), onDisk().length]

describe('importer des documents', () => {
  it('sans documents.csv, il n’y en a pas', async () => {
    const folder = newFolder()
    mkdirSync(folder, { recursive: true })
    expect(await importDocuments(folder)).toBeNull()
  })

  it('un essai les compte et n’écrit rien, ni en base ni au coffre', async () => {
    const avant = await counts()
    expect(await importDocuments(folderOf([BON], NOTICE), { rehearse: true })).toEqual({ publication: { publies: 1, deja: 0, entreprises: 1 } })
    expect(await counts()).toEqual(avant)
  })

  it('les publie, avec leur événement ; rejoué, il n’en publie pas deux fois', async () => {
    const folder = folderOf([BON, 'notice.pdf;Pour tous;;guide;sante;famille;TRM-SANTE'], NOTICE)
    const avant = await db.document.count()
    const issue = await importDocuments(folder)
    const publication = issue && 'publication' in issue ? issue.publication : null
    expect([publication?.publies, publication?.deja]).toEqual([2, 0])
    expect(publication?.entreprises).toBeGreaterThan(20)
    const publie = await db.document.findFirstOrThrow({ where: { titre: 'Notice importée' }, include: { adresses: true } })
    expect(publie).toMatchObject({ publiePar: null, publieParNom: 'Carcept Prev', adresses: [{ siren: '900000019', luLe: null }] })
    expect(
      await db.evenement.count({ where: { type: 'document.publie', siren: '900000019', donnees: { path: ['documentId'], equals: publie.id } } }),
    ).toBe(1)
    const fichiers = onDisk().length
    expect(await importDocuments(folder)).toEqual({ publication: { publies: 0, deja: 2, entreprises: 0 } })
    expect([await db.document.count(), onDisk().length]).toEqual([avant + 2, fichiers])
  })

  it.each([
    ['un PDF absent', [BON], {}, 'Aucun fichier'],
    ['un fichier hostile', [BON], { 'notice.pdf': pdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }) }, 'programme'],
    ['une cible sans entreprise', [BON.replace('TRM-NC-0000123', 'TRM-NC-1')], NOTICE, 'aucune entreprise'],
    ['un chemin', [BON.replace('notice.pdf', '../notice.pdf')], NOTICE, 'PDF du dossier'],
    ['une nature inconnue', [BON.replace(';notice;', ';roman;')], NOTICE, 'la nature'],
    ['une bonne ligne et une mauvaise', [BON.replace('importée', 'à demi'), BON.replace(';notice;', ';roman;')], NOTICE, 'la nature'],
  ])('refuse %s, et rien n’entre', async (_nom, lignes, pdfs, phrase) => {
    const avant = await counts()
    expect(await importDocuments(folderOf(lignes, pdfs as Record<string, Buffer>))).toEqual({
      faults: [expect.objectContaining({ file: 'documents.csv', sentence: expect.stringContaining(phrase) })],
    })
    expect(await counts()).toEqual(avant)
  })
})
