import './pieces/folder'
import pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asReader } from '@/lib/data/as-actor'
import { readDeclaration } from '@/lib/demandes/gestion/declaration'
import { getDossier } from '@/lib/demandes/gestion/queries'
import { nirKey } from '@/lib/demarches/nir'
import { env } from '@/lib/ground/env'
import { expected } from '@/lib/ground/errors'
import { sweepPieces } from '@/lib/jobs/sweep-pieces'
import { judge } from '@/lib/access/visit'
import { makeApercus } from '@/lib/demandes/pieces/make-apercus'
import { findFichier, openApercu } from '@/lib/demandes/pieces/open-piece'
import { keepApercus, showApercu } from '@/lib/demandes/pieces/show-apercu'
import { storeFile } from '@/lib/demandes/pieces/store'
import { maintenant } from '@/lib/ground/clock'
import { sha256Of } from '@/lib/demandes/pieces/digest'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, demandeOf, DURAND, envoyer, eventsOf, fill, staffOf, start } from './brouillon/people'
import { revealChamp } from '../../support/commandes'
import { pdf } from '../../unit/demandes/pieces/samples'
import { DATA_DIR, isReadable, onDisk } from './pieces/folder'

let claire: Actor
let sophie: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  sophie = await staffOf(PEOPLE.sophie.email)
})

let rang = 7_000
const nirOf = () => `185053818${++rang}`
async function send(nir = nirOf(), doublon?: 'oui'): Promise<{ id: string; numero: string; nir: string }> {
  const id = await start(claire)
  await fill(claire, id, 'complet', { nir: { type: 'nir', numero: nir, cle: nirKey(nir) } })
  await envoyer(claire, id, doublon ? { doublon } : {})
  return { id, numero: (await demandeOf(id))?.numero ?? '', nir }
}
const dossierOf = (numero: string) => asReader(sophie, (db) => getDossier(sophie, db, numero))

describe('une valeur scellée', () => {
  it('se montre à la gestion, en clair, et sa lecture est au journal sans la valeur', async () => {
    const { id, numero, nir } = await send()
    const { texte } = await revealChamp(sophie, { numero, champ: 'nir' })
    expect(texte.replaceAll(/[^\d]/g, '')).toBe(`${nir}${nirKey(nir)}`)
    expect((await revealChamp(sophie, { numero, champ: 'iban' })).texte.replaceAll('\u00a0', '')).toBe('FR7630006000011234567890189')
    const traces = await eventsOf(id, 'valeur.revelee')
    expect(traces.map(({ donnees }) => (donnees as { champ: string }).champ)).toEqual(['nir', 'iban'])
    expect(JSON.stringify(traces)).not.toContain(nir)
  })

  it('un autre champ, une demande sans envoi, un client : introuvable, et rien n’est inscrit', async () => {
    const { id, numero } = await send()
    const genre = (essai: Promise<unknown>) => essai.then(() => 'permis').catch((erreur: unknown) => expected(erreur)?.kind)
    expect(await genre(revealChamp(sophie, { numero, champ: 'nomNaissance' }))).toBe('introuvable')
    expect(await genre(revealChamp(claire, { numero, champ: 'nir' }))).toBe('introuvable')
    expect(await eventsOf(id, 'valeur.revelee')).toEqual([])
  })

  it('ne se lit pas sans trace : la base refuse la colonne, et un événement d’une autre transaction ne l’ouvre pas', async () => {
    const { id, numero } = await send()
    await revealChamp(sophie, { numero, champ: 'nir' })
    const [trace] = await base().$queryRaw<
      { id: string }[]
    >`SELECT id::text FROM evenement WHERE type = 'valeur.revelee' AND donnees->>'demandeId' = ${id}`
    const app = new pg.Client({ connectionString: env().DATABASE_APP_URL })
    await app.connect()
    try {
      await app.query('BEGIN')
      await app.query(`SELECT set_config('app.sirens', '*', true), set_config('app.utilisateur', $1, true)`, [sophie.utilisateur.id])
      expect((await app.query('SELECT valeur_revelee($1) AS scelle', [trace?.id])).rows).toEqual([{ scelle: null }])
      await expect(app.query('SELECT scelle FROM envoi')).rejects.toMatchObject({ code: '42501' })
    } finally {
      await app.end()
    }
  })
})

describe('la déclaration, pour la lire', () => {
  it('dit les dates en mots, les salaires en tableau, ce qui n’est pas renseigné à part, et tait ce qui est scellé', async () => {
    const { numero, nir } = await send()
    const { envoi } = await dossierOf(numero)
    if (!envoi) throw new Error('pas d’envoi')
    const { arret, contrat, rubriques } = readDeclaration(envoi)
    expect(contrat?.reference).toMatch(/^TRM-/)
    expect(arret).toMatchObject({ du: '2026-10-05', au: '2026-10-30', jours: 26 })
    expect(rubriques[0]?.slug).toBe('arret')
    const lignes = rubriques.flatMap((r) => r.lignes)
    const dite = (champ: string) => lignes.find((l) => l.champ === champ)
    expect(dite('dernierJourTravaille')?.texte).toBe('vendredi 2 octobre 2026')
    expect(dite('periodeSubrogation')).toMatchObject({ texte: 'du lundi 5 octobre au vendredi 30 octobre 2026', note: '26\u00a0jours' })
    expect(dite('naissance')?.note).toBe('41\u00a0ans')
    expect([dite('nir')?.scelle, dite('iban')?.scelle]).toEqual([true, true])
    expect(JSON.stringify(rubriques)).not.toContain(nir)
    const salaires = rubriques.flatMap((r) => r.tableaux).find((t) => t.champ === 'salaires')
    expect(salaires?.lignes).toHaveLength(12)
    expect(salaires?.colonnes.map((c) => c.label)).toEqual(['Brut', 'Net imposable', 'Dont primes'])
    expect(salaires?.lignes[2]).toMatchObject({ tete: 'décembre 2025', remarque: 'Prime de fin d’année' })
    expect(salaires?.lignes[5]?.remarque).toContain('Salaire reconstitué')
    // 11 × 2 450,00 + 3 120,50
    expect(salaires?.pied.map(({ tete, cellules }) => `${tete} ${cellules[0]?.replaceAll(/\s/g, '')}`)).toEqual([
      'Total 30070,50€',
      'Moyenne 2505,88€',
    ])
  })

  it('le doublon que l’employeur a vu se dit aussi au gestionnaire, des deux côtés', async () => {
    const nir = nirOf()
    const un = await send(nir)
    const deux = await send(nir, 'oui')
    const autre = await send()
    expect((await dossierOf(deux.numero)).doublons.map((d) => d.numero)).toEqual([un.numero])
    expect((await dossierOf(un.numero)).doublons.map((d) => d.numero)).toEqual([deux.numero])
    expect((await dossierOf(autre.numero)).doublons).toEqual([])
  })
})

describe('l’aperçu d’une pièce', () => {
  const deposed = async (analyse: 'saine' | 'en_attente' | 'erreur' | 'infectee' = 'saine') => {
    const { id, numero } = await send()
    const octets = pdf({ text: `Apercu ${numero}` })
    const range = await storeFile(DURAND, octets, maintenant())
    const fichier = { ...range, fichierNom: 'decompte.pdf', taille: octets.length, type: 'application/pdf', sha256: await sha256Of(octets), analyse }
    const { id: pieceId } = await base().piece.create({ data: { demandeId: id, siren: DURAND, libelle: 'Décompte', etat: 'recue', ...fichier } })
    const regard = async () => {
      const trouve = await asReader(sophie, (db) => findFichier(sophie, db, { id: pieceId }))
      return { trouve, visite: judge(sophie, 'gestion:traiter', { ...trouve.demande, pieceId }) }
    }
    return { id, numero, pieceId, regard }
  }

  it('se dessine une fois, se garde chiffré à part, et chaque page montrée est au journal', async () => {
    const { id, numero, pieceId, regard } = await deposed()
    expect((await dossierOf(numero)).regardables.find((r) => r.id === pieceId)?.total).toBeNull()
    const { trouve, visite } = await regard()
    expect(await showApercu(visite, 1), 'rien encore').toBeNull()
    const pages = await makeApercus(trouve)
    await keepApercus(visite, pages)
    await keepApercus(visite, await makeApercus(trouve))
    const gardee = await showApercu(visite, 1)
    expect(gardee?.cle).toBe(pages[0]?.cle)
    expect(
      Buffer.from(gardee ? await openApercu(gardee) : [])
        .subarray(8, 12)
        .toString(),
    ).toBe('WEBP')
    expect(await showApercu(visite, 2), 'une page de trop n’est pas lue').toBeNull()
    expect(await eventsOf(id, 'piece.consultee')).toHaveLength(1)
    expect((await dossierOf(numero)).regardables.find((r) => r.id === pieceId)).toMatchObject({ total: 1, analyse: 'saine' })
    expect(onDisk().some((f) => f.startsWith(`${DATA_DIR}/pieces/apercus/`))).toBe(true)
    expect(isReadable('WEBP'), 'en clair nulle part').toBe(false)
  }, 60_000)

  it('le balayage garde ceux qui servent, et reprend les autres', async () => {
    const { regard } = await deposed()
    const { trouve, visite } = await regard()
    const [gardee] = await makeApercus(trouve)
    if (!gardee) throw new Error('rien de dessiné')
    await keepApercus(visite, [gardee])
    const [perdue] = await makeApercus(trouve)
    await sweepPieces(new Date(Date.now() + 90_000_000))
    const restent = onDisk().map((f) => f.slice(`${DATA_DIR}/pieces/`.length))
    expect([restent.includes(gardee.cle ?? ''), restent.includes(perdue?.cle ?? '')]).toEqual([true, false])
  }, 60_000)

  it('rien avant que l’antivirus ait répondu, ni quand il a refusé', async () => {
    for (const analyse of ['en_attente', 'erreur', 'infectee'] as const) {
      const { regard } = await deposed(analyse)
      await expect(regard()).rejects.toMatchObject({ kind: 'refuse' })
    }
  })

  it('un fichier altéré ne se dessine pas ; un fichier illisible se dit une fois pour toutes', async () => {
    const { trouve } = await (await deposed()).regard()
    await expect(makeApercus({ ...trouve, sha256: '0'.repeat(64) })).rejects.toThrow('n’est pas celui')
    const octets = Buffer.from('%PDF-1.7 rien')
    const range = await storeFile(DURAND, octets, maintenant())
    expect(await makeApercus({ ...trouve, ...range, sha256: await sha256Of(octets) })).toEqual([{ page: 1, total: 0, cle: null, cleChiffree: null }])
  }, 60_000)
})
