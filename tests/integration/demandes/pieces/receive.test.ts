import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { DATA_DIR, isReadable, onDisk } from './folder'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { brouillonById, pieceById } from '@/lib/demandes/locate'
import { notFound } from '@/lib/ground/errors'
import { sweepPieces } from '@/lib/jobs/sweep-pieces'
import { findFichier, openFichier } from '@/lib/demandes/pieces/open-piece'
import { DES_PIECES, postPieces, putPiece, UNE_PIECE } from '@/doors/post-pieces'
import { postRemoval, RETOUR } from '@/doors/post-removal'
import { type Lieu, listPieces } from '@/lib/demandes/pieces/queries'
import { LIMITES } from '@/lib/demandes/pieces/rules'
import { purgeBrouillons } from '@/lib/jobs/purge-brouillons'
import { storeFile } from '@/lib/demandes/pieces/store'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, eventsOf, PETIT, start } from '../brouillon/people'
import { HOSTILES } from '../../../unit/demandes/pieces/hostiles'
import { jpeg, pdf } from '../../../unit/demandes/pieces/samples'
import { removePiece, throwBrouillon } from '../../../support/commandes'

let claire: Actor
let marc: Actor
let paul: Actor
beforeAll(async () => {
  ;[claire, marc, paul] = [await actorOf(PEOPLE.claire.email), await actorOf(PEOPLE.marc.email), await actorOf(PEOPLE.paul.email)]
})

const sha = (octets: Buffer) => createHash('sha256').update(octets).digest('hex')
/** La visite qu’ouvre la porte : l’objet trouvé par cette personne, son droit jugé sur lui. */
async function visited(actor: Actor, id: string) {
  const vise = await asReader(actor, (db) => brouillonById(actor, db, { id }))
  if (!vise) throw notFound()
  return judge(actor, 'demande:deposer', vise)
}
async function visitedPiece(actor: Actor, id: string) {
  const visee = await asReader(actor, (db) => pieceById(actor, db, { id }))
  if (!visee) throw notFound()
  return judge(actor, 'demande:deposer', visee)
}
async function lieuOf(actor: Actor, demandeId: string): Promise<Lieu> {
  const { siren, univers } = (await visited(actor, demandeId)).objet
  return { demandeId, siren, univers }
}
async function draft(actor = claire, siren = DURAND): Promise<Lieu> {
  return lieuOf(actor, await start(actor, siren))
}

type Sent = { champ?: string; nom?: string; sha256?: string; headers?: Record<string, string>; body?: BodyInit }
const request = (octets: Buffer, { champ = 'decomptes_ij', nom = 'decompte.pdf', sha256 = sha(octets), headers = {}, body }: Sent = {}) =>
  new Request(`http://localhost:3000/api/brouillons/x/pieces?piece=${champ}`, {
    method: 'PUT',
    body: body ?? new Uint8Array(octets),
    headers: { 'x-sha256': sha256, 'x-nom': encodeURIComponent(nom), 'content-length': String(octets.length), ...headers },
    duplex: 'half',
  } as RequestInit)
async function put(lieu: Lieu, octets: Buffer, sent: Sent = {}, actor = claire) {
  const arrive = await UNE_PIECE.read(lieu, request(octets, sent))
  const reponse = await putPiece({ visit: await visited(actor, lieu.demandeId), arrive })
  const corps = (await reponse.json()) as { code?: string; deja?: boolean; piece?: { id: string; nom: string } }
  return { status: reponse.status, code: corps.code, deja: corps.deja, id: corps.piece?.id ?? '', nom: corps.piece?.nom }
}
const rows = (lieu: Lieu) => base().piece.findMany({ where: { demandeId: lieu.demandeId }, orderBy: { recueLe: 'asc' } })
const read = async (actor: Actor, id: string) => {
  const remise = await openFichier(await asReader(actor, (db) => findFichier(actor, db, { id })))
  const morceaux: Buffer[] = []
  for await (const morceau of remise.octets) morceaux.push(morceau)
  return { ...remise, octets: Buffer.concat(morceaux) }
}

describe('une pièce reçue', () => {
  it('ligne, événement, octets gardés tels quels, et rien de lisible sur le disque', async () => {
    const lieu = await draft()
    const fichier = pdf({ text: 'SALAIRE DE HADDAD 2345,67' })
    const clair = Buffer.concat([fichier.subarray(0, -1), Buffer.from('\n')])
    const { status, id } = await put(lieu, clair, { nom: '../décompte <août>.pdf' })
    expect(status).toBe(201)
    const [piece] = await rows(lieu)
    expect(piece).toMatchObject({
      id,
      champ: 'decomptes_ij',
      etat: 'recue',
      fichierNom: 'décompte _août_.pdf',
      taille: clair.length,
      type: 'application/pdf',
      sha256: sha(clair),
      analyse: 'non_analysee',
      deposeePar: claire.utilisateur.id,
      siren: DURAND,
    })
    expect(await eventsOf(lieu.demandeId, 'piece.recue')).toMatchObject([{ donnees: { pieceId: id, champ: 'decomptes_ij', taille: clair.length } }])
    expect(onDisk()).toHaveLength(1)
    for (const mot of ['%PDF', 'Helvetica', DURAND, 'compte', id]) expect(isReadable(mot), mot).toBe(false)
    const lu = await read(claire, id)
    expect(sha(lu.octets)).toBe(sha(clair))
    expect(lu.disposition).toContain(`filename="decompte _aout_.pdf"`)
    await removePiece(claire, lieu, id)
  })

  it('le même fichier au même endroit : un second essai ne fait rien de plus ; ailleurs, c’est un doublon', async () => {
    const lieu = await draft()
    const un = await put(lieu, pdf({ text: 'un' }))
    const avant = onDisk().length
    expect(await put(lieu, pdf({ text: 'un' }))).toMatchObject({ status: 200, deja: true, id: un.id })
    expect(await put(lieu, pdf({ text: 'un' }), { champ: 'attestation_salaire' })).toMatchObject({ status: 409, code: 'doublon' })
    expect(await rows(lieu)).toHaveLength(1)
    expect(onDisk()).toHaveLength(avant)
  })

  it('dix envois du même fichier ensemble : une seule pièce', async () => {
    const lieu = await draft()
    const avant = onDisk().length
    const faits = await Promise.all(Array.from({ length: 10 }, () => put(lieu, pdf({ text: 'ensemble' }))))
    expect(new Set(faits.map((f) => f.id)).size).toBe(1)
    expect(await rows(lieu)).toHaveLength(1)
    expect(onDisk()).toHaveLength(avant + 1)
  })

  it('un emplacement que les réponses ne demandent pas', async () => {
    expect(await put(await draft(), pdf(), { champ: 'volet_1' })).toMatchObject({ status: 409, code: 'emplacement' })
    expect(await put(await draft(), pdf(), { champ: '__proto__' })).toMatchObject({ code: 'emplacement' })
  })

  it('la vingt-et-unième', async () => {
    const lieu = await draft()
    const { compteId } = (await base().demande.findUnique({ where: { id: lieu.demandeId } })) ?? { compteId: '' }
    expect(compteId).not.toBe('')
    await base().piece.createMany({
      data: Array.from({ length: 19 }, (_, rang) => ({
        demandeId: lieu.demandeId,
        siren: DURAND,
        libelle: 'x',
        etat: 'recue' as const,
        champ: 'rib',
        cle: `essai/${randomUUID()}`,
        sha256: String(rang),
      })),
    })
    expect((await put(lieu, pdf({ text: 'vingt' }))).status).toBe(201)
    const avant = onDisk().length
    expect(await put(lieu, pdf({ text: 'vingt et un' }))).toMatchObject({ status: 409, code: 'nombre' })
    expect(onDisk()).toHaveLength(avant)
  })

  it('500 Mo par entreprise et par jour, brouillons des autres compris', async () => {
    const lieu = await draft(paul, PETIT)
    const { cle } = await storeFile(PETIT, Buffer.from('x'), new Date())
    truncateSync(join(DATA_DIR, 'pieces', cle), 499_999_900)
    const avant = onDisk().length
    expect(await put(lieu, pdf({ text: 'de trop' }), {}, paul)).toMatchObject({ status: 429, code: 'quota' })
    expect(onDisk()).toHaveLength(avant)
    expect((await put(await draft(), pdf({ text: 'autre entreprise' }))).status).toBe(201)
    truncateSync(join(DATA_DIR, 'pieces', cle), 499_000_000)
    expect((await put(lieu, pdf({ text: 'juste assez' }), {}, paul)).status).toBe(201)
    truncateSync(join(DATA_DIR, 'pieces', cle), 0)
  })

  it('2 000 fichiers par entreprise et par jour, si petits soient-ils', async () => {
    const lieu = await draft(paul, PETIT)
    const { cle } = await storeFile(PETIT, Buffer.from('x'), new Date())
    const casier = dirname(join(DATA_DIR, 'pieces', cle))
    const mis = Array.from({ length: LIMITES.fichiersParJour - readdirSync(casier).length }, () => join(casier, randomUUID()))
    for (const chemin of mis) writeFileSync(chemin, '')
    expect(await put(lieu, pdf({ text: 'le 2001e' }), {}, paul)).toMatchObject({ status: 429, code: 'quota' })
    expect(readdirSync(casier)).toHaveLength(LIMITES.fichiersParJour)
    rmSync(mis[0] ?? '')
    expect((await put(lieu, pdf({ text: 'le 2000e' }), {}, paul)).status).toBe(201)
    for (const chemin of mis.slice(1)) rmSync(chemin)
  })

  it('un fichier fait pour épuiser est refusé par une phrase, et ceux qui arrivent avec lui sont reçus', async () => {
    const lieu = await draft()
    const bombe = HOSTILES['un flux d’objets qui se déplie sans fin']?.() ?? Buffer.alloc(0)
    const faits = await Promise.all(
      [bombe, pdf({ text: 'avec 1' }), bombe, pdf({ text: 'avec 2' }), await jpeg(), bombe].map((octets, rang) =>
        put(lieu, octets, { nom: `fichier${rang}` }),
      ),
    )
    expect(faits.map(({ status, code }) => `${status} ${code ?? 'reçu'}`)).toEqual([
      '422 illisible',
      '201 reçu',
      '422 illisible',
      '201 reçu',
      '201 reçu',
      '422 illisible',
    ])
  })

  it('plus de fichiers qu’il n’y a de places : chacun a sa réponse, reçu ou à renvoyer', async () => {
    const lieux = await Promise.all([draft(), draft()])
    const faits = await Promise.all(Array.from({ length: 36 }, (_, rang) => put(lieux[rang % 2] ?? lieux[0], pdf({ text: `ensemble ${rang}` }))))
    const codes = faits.map(({ status, code }) => `${status} ${code ?? 'reçu'}`)
    expect(new Set(codes)).toEqual(new Set(['201 reçu', '503 occupe']))
    expect(codes.filter((code) => code === '201 reçu').length).toBeGreaterThanOrEqual(12)
  })
})

describe('un envoi qui n’arrive pas bien ne laisse rien', () => {
  const rien = async (run: (lieu: Lieu) => Promise<{ status: number; code?: string | undefined }>, attendu: object) => {
    const lieu = await draft()
    const avant = onDisk()
    expect(await run(lieu)).toMatchObject(attendu)
    expect(await rows(lieu)).toEqual([])
    expect(onDisk()).toEqual(avant)
  }
  const broken = (debut: Buffer) =>
    new ReadableStream<Uint8Array>({
      pull(sortie) {
        sortie.enqueue(new Uint8Array(debut))
        sortie.error(new Error('aborted'))
      },
    })

  it('0 octet', () => rien((lieu) => put(lieu, Buffer.alloc(0)), { status: 422, code: 'vide' }))
  it('11 Mo', () => rien((lieu) => put(lieu, Buffer.alloc(11_000_000, 65)), { status: 413, code: 'trop_lourd' }))
  it('moins d’octets que Content-Length', () =>
    rien((lieu) => put(lieu, pdf(), { headers: { 'content-length': String(pdf().length + 10) } }), { status: 422, code: 'tronque' }))
  it('des octets qui ne sont pas ceux partis (empreinte)', () =>
    rien((lieu) => put(lieu, pdf(), { sha256: sha(Buffer.from('autre')) }), { code: 'tronque' }))
  it('sans empreinte', () => rien((lieu) => put(lieu, pdf(), { sha256: '' }), { code: 'tronque' }))
  it('une connexion coupée', () => rien((lieu) => put(lieu, pdf(), { body: broken(pdf().subarray(0, 100)) }), { code: 'tronque' }))
  it('un formulaire coupé après son premier fichier', async () => {
    const lieu = await draft()
    const avant = onDisk()
    const form = new FormData()
    form.append('etape', 'pieces')
    form.append('piece.decomptes_ij', new File([new Uint8Array(pdf({ text: 'premier' }))], 'a.pdf'))
    form.append('piece.avis_arret', new File([new Uint8Array(await jpeg(300, 300))], 'b.jpg'))
    const entier = new Request('http://x/', { method: 'POST', body: form })
    const octets = Buffer.from(await entier.clone().arrayBuffer())
    const coupe = octets.subarray(0, octets.length - 3000)
    const envoi = (body: BodyInit) =>
      new Request('http://x/', {
        method: 'POST',
        body,
        headers: { 'content-type': entier.headers.get('content-type') ?? '', 'content-length': String(octets.length) },
        duplex: 'half',
      } as RequestInit)
    for (const body of [broken(coupe), new Uint8Array(coupe)]) {
      const arrive = await DES_PIECES.read(lieu, envoi(body))
      const reponse = await postPieces({ visit: await visited(claire, lieu.demandeId), arrive })
      expect(reponse.status).toBe(422)
      expect(await reponse.text()).toContain('depot=envoi.tronque')
    }
    expect(await rows(lieu)).toEqual([])
    expect(onDisk()).toEqual(avant)
  })
})

describe('le formulaire ordinaire', () => {
  const post = async (lieu: Lieu, fichiers: [string, File][], champs: Record<string, string> = { etape: 'pieces' }) => {
    const form = new FormData()
    for (const [nom, valeur] of Object.entries(champs)) form.append(nom, valeur)
    for (const [nom, fichier] of fichiers) form.append(nom, fichier)
    const arrive = await DES_PIECES.read(lieu, new Request('http://x/', { method: 'POST', body: form }))
    const reponse = await postPieces({ visit: await visited(claire, lieu.demandeId), arrive })
    const page = await reponse.text()
    return { status: reponse.status, page, vers: reponse.headers.get('location') ?? /<a href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') }
  }
  const file = (octets: Buffer, nom: string) => new File([new Uint8Array(octets)], nom)

  it('prend plusieurs fichiers, ignore les emplacements laissés vides, nomme ceux qu’il refuse et ceux qu’il garde, sans aucun nom dans l’adresse', async () => {
    const lieu = await draft()
    const fait = await post(lieu, [
      ['piece.rib', new File([], '')],
      ['piece.decomptes_ij', file(pdf({ text: 'a' }), 'Haddad août.pdf')],
      ['piece.decomptes_ij', file(pdf({ text: 'b' }), 'Haddad sept.pdf')],
      ['piece.avis_arret', file(Buffer.alloc(10_500_000, 66), 'gros.pdf')],
      ['piece.attestation_salaire', file(Buffer.from('<html>'), 'faux.pdf')],
    ])
    expect(fait).toMatchObject({
      status: 413,
      vers: `/e/${DURAND}/brouillons/${lieu.demandeId}/pieces?depot=avis_arret.trop_lourd,attestation_salaire.type,decomptes_ij.recu#pieces`,
    })
    expect(fait.page).toContain('«\u00a0gros.pdf\u00a0» n’a pas été joint\u00a0: ce fichier dépasse')
    expect(fait.page).toContain('«\u00a0faux.pdf\u00a0» n’a pas été joint\u00a0: ce type de fichier')
    expect(fait.page).toContain('«\u00a0Haddad août.pdf\u00a0», «\u00a0Haddad sept.pdf\u00a0» sont joints à votre brouillon et y restent.')
    expect((await rows(lieu)).map((p) => p.fichierNom)).toEqual(['Haddad août.pdf', 'Haddad sept.pdf'])
    expect(await asReader(claire, (db) => listPieces(db, lieu.demandeId, DURAND))).toHaveLength(2)
  })
  it('sans fichier choisi, le dit ; revient au brouillon quand l’étape n’est pas une étape', async () => {
    const lieu = await draft()
    expect((await post(lieu, [['piece.rib', new File([], '')]])).vers).toContain('depot=envoi.absent')
    expect((await post(lieu, [], { etape: '//evil.example' })).vers).toBe(`/e/${DURAND}/brouillons/${lieu.demandeId}`)
    expect((await post(lieu, [], { etape: 'pieces', retour: 'recapitulatif' })).vers).toContain('/pieces?retour=recapitulatif&depot=')
  })
  it('retire, et revient à l’étape', async () => {
    const lieu = await draft()
    const { id } = await put(lieu, pdf({ text: 'à retirer' }))
    const avant = onDisk().length
    const envoi = new Request('http://x/', { method: 'POST', body: 'etape=pieces', headers: { 'content-length': '12' } })
    const reponse = await postRemoval({ visit: await visitedPiece(claire, id), arrive: await RETOUR.read(lieu, envoi) })
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, `/e/${DURAND}/brouillons/${lieu.demandeId}/pieces#pieces`])
    expect(await rows(lieu)).toEqual([])
    expect(onDisk()).toHaveLength(avant - 1)
    expect(await eventsOf(lieu.demandeId, 'piece.retiree')).toMatchObject([{ donnees: { pieceId: id } }])
  })
})

describe('qui relit, qui retire', () => {
  it('un collègue non administrateur ne voit ni le brouillon ni ses pièces ; une autre entreprise non plus', async () => {
    const lieu = await draft()
    const { id } = await put(lieu, pdf({ text: 'à moi' }))
    for (const autre of [marc, paul]) {
      await expect(lieuOf(autre, lieu.demandeId)).rejects.toMatchObject({ kind: 'introuvable' })
      await expect(visitedPiece(autre, id)).rejects.toMatchObject({ kind: 'introuvable' })
      await expect(read(autre, id)).rejects.toMatchObject({ kind: 'introuvable' })
      await expect(put(lieu, pdf({ text: 'intrus' }), {}, autre)).rejects.toMatchObject({ kind: 'introuvable' })
      await expect(removePiece(autre, lieu, id)).rejects.toMatchObject({ kind: 'introuvable' })
    }
    expect(await rows(lieu)).toHaveLength(1)
  })

  it('la gestion ne lit rien d’un brouillon ; une pièce envoyée, seulement saine, ou « non analysée » en démonstration', async () => {
    const sophie: Actor = {
      ...claire,
      utilisateur: { ...claire.utilisateur, id: (await base().utilisateur.findFirst({ where: { gestion: 'gestionnaire' } }))?.id ?? '' },
      gestion: 'gestionnaire',
      acces: [],
      perimetre: { sirens: [], comptes: [] },
    }
    const lieu = await draft()
    const { id } = await put(lieu, pdf({ text: 'pour la gestion' }))
    await expect(read(sophie, id)).rejects.toMatchObject({ kind: 'introuvable' })
    await base().demande.update({ where: { id: lieu.demandeId }, data: { statut: 'envoyee', etat: 'a_qualifier', numero: 'CP-2026-9999998-1' } })
    expect((await read(sophie, id)).taille).toBeGreaterThan(0)
    await base().piece.update({ where: { id }, data: { analyse: 'en_attente' } })
    await expect(read(sophie, id)).rejects.toMatchObject({ kind: 'refuse' })
    await expect(read(marc, id)).rejects.toMatchObject({ kind: 'refuse' })
    expect((await read(claire, id)).taille).toBeGreaterThan(0)
    await base().piece.update({ where: { id }, data: { analyse: 'infectee' } })
    await expect(read(claire, id)).rejects.toMatchObject({ kind: 'refuse' })
    await expect(removePiece(claire, lieu, id)).rejects.toMatchObject({ kind: 'refuse' })
    await expect(put(lieu, pdf({ text: 'trop tard' }))).rejects.toMatchObject({ kind: 'refuse' })
  })
})

describe('le coffre', () => {
  const path = (cle: string) => join(DATA_DIR, 'pieces', cle)
  it('un octet changé, une tranche retirée, un fichier mis à la place d’un autre : refusés', async () => {
    const lieu = await draft()
    const gros = await put(lieu, await jpeg(900, 900), { nom: 'gros.jpg' })
    const autre = await put(lieu, pdf({ text: 'autre' }))
    const [une, deux] = await Promise.all([gros.id, autre.id].map((id) => base().piece.findUnique({ where: { id } })))
    const fichier = path(une?.cle ?? '')
    const bon = readFileSync(fichier)
    const faux = [
      Buffer.from(bon),
      bon.subarray(0, bon.length - 65_552),
      bon.subarray(0, 65_556),
      Buffer.concat([bon, Buffer.alloc(16)]),
      readFileSync(path(deux?.cle ?? '')),
      Buffer.alloc(0),
    ]
    const premier = faux[0]
    if (premier) premier[bon.length - 20] = (premier[bon.length - 20] ?? 0) ^ 1
    for (const octets of faux) {
      writeFileSync(fichier, octets)
      await expect(read(claire, gros.id)).rejects.toThrow()
    }
    writeFileSync(fichier, bon)
    expect((await read(claire, gros.id)).octets.length).toBe(une?.taille)
    await base().piece.update({ where: { id: gros.id }, data: { cleChiffree: deux?.cleChiffree ?? '' } })
    await expect(read(claire, gros.id)).rejects.toThrow()
    await base().piece.update({ where: { id: gros.id }, data: { cleChiffree: une?.cleChiffree ?? '' } })
    writeFileSync(fichier, '')
    await expect(read(claire, gros.id)).rejects.toThrow()
    writeFileSync(fichier, bon)
  })

  it('arrêté net entre l’écriture et la ligne : le balayage efface ce qui n’a pas de ligne, et seulement cela', async () => {
    const lieu = await draft()
    const { id } = await put(lieu, pdf({ text: 'avec ligne' }))
    const { cle } = await storeFile(DURAND, Buffer.from('sans ligne'), new Date())
    const coupe = path(`en-cours/${randomUUID()}`)
    mkdirSync(dirname(coupe), { recursive: true })
    writeFileSync(coupe, 'à moitié')
    await sweepPieces()
    expect(onDisk()).toEqual(expect.arrayContaining([path(cle), coupe]))
    const vieillir = (heures: number) => {
      const le = new Date(Date.now() - heures * 3_600_000)
      for (const f of onDisk()) utimesSync(f, le, le)
    }
    // Un formulaire de vingt fichiers sur un réseau lent : le premier attend ses lignes des heures.
    vieillir(23)
    await sweepPieces()
    expect(onDisk()).toEqual(expect.arrayContaining([path(cle), coupe]))
    const autrui = path('sauvegardes/2026-11-29/base.tar')
    mkdirSync(dirname(autrui), { recursive: true })
    writeFileSync(autrui, 'pas un fichier du portail')
    vieillir(25)
    await sweepPieces()
    expect(onDisk()).toContain(autrui)
    rmSync(autrui)
    expect(onDisk()).not.toContain(path(cle))
    expect(onDisk()).not.toContain(coupe)
    expect((await read(claire, id)).taille).toBeGreaterThan(0)
  })

  it('un brouillon effacé laisse ses fichiers au balayage ; à la corbeille, il les garde', async () => {
    const lieu = await draft()
    const { id } = await put(lieu, pdf({ text: 'effacé avec son brouillon' }))
    const cle = (await base().piece.findUnique({ where: { id } }))?.cle ?? ''
    await throwBrouillon(claire, { siren: DURAND, id: lieu.demandeId })
    await sweepPieces(new Date(Date.now() + 90_000_000))
    expect(onDisk()).toContain(path(cle))
    await base().demande.update({ where: { id: lieu.demandeId }, data: { expireLe: new Date('2026-01-01T00:00:00Z') } })
    await purgeBrouillons()
    await sweepPieces(new Date(Date.now() + 90_000_000))
    expect(onDisk()).not.toContain(path(cle))
  })
})

afterEach(() => {
  expect(onDisk().filter((f) => f.includes('en-cours'))).toEqual([])
})
