/// <reference types="vite/types/importMeta.d.ts" />
import { beforeAll, describe, expect, it, vi } from 'vitest'
import '../demandes/pieces/folder'
import { PORTES } from '@/app/portes'
import { type Actor, ownOf } from '@/lib/access/actor'
import { can } from '@/lib/access/can'
import { RIGHTS, type Right } from '@/lib/access/rights'
import { WRITES } from '@/lib/access/roles'
import { judge } from '@/lib/access/visit'
import { record } from '@/lib/acts/record'
import { asActor, asReader } from '@/lib/data/as-actor'
import { demandesOf, demandesSql, reachSql } from '@/lib/data/reach'
import { cookieName, sealSid } from '@/lib/identite/cookie'
import { openRegardOf } from '@/lib/identite/open-regard'
import { lookAs } from '@/lib/identite/regard'
import { openRegard, REGARD_MINUTES, regardCookieName, sealRegard } from '@/lib/identite/regard-cookie'
import { actorOfSession } from '@/lib/identite/session'
import { sha256Of } from '@/lib/demandes/pieces/digest'
import { storeFile } from '@/lib/demandes/pieces/store'
import { keyOfPerson } from '@/lib/demandes/brouillon/key-of-person'
import { expected } from '@/lib/ground/errors'
import { IDLE } from '@/lib/ground/form-state'
import { withClient } from '@/scripts/database'
import { EMAILS, type Expected, type Facts, READ_LINES, readFacts, SIRENS } from '../../support/matrix'
import { env } from '@/lib/ground/env'
import type { Standing } from '../../support/titres'
import { base, sidOf } from '../access/people'
import { pdf } from '../../unit/demandes/pieces/samples'
import { start } from '../demandes/brouillon/people'
import { ask, behindDoor, laid } from './browser'
import { everyTable } from './monde'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

type Page = { default: (props: { params: Promise<object>; searchParams: Promise<object> }) => Promise<unknown> }
type Route = { GET?: (request: Request, context: { params: Promise<object> }) => Promise<Response> }
const PAGES = import.meta.glob<Page>('/app/**/page.tsx')
const ROUTES = import.meta.glob<Route>('/app/api/**/route.ts')
const OCTETS = pdf({ text: 'regard' })
const adresseOf = (fichier: string): string => fichier.replaceAll(/^\/app|\/\([^)]+\)|\/[^/]+$/g, '') || '/'
const pages = new Map(Object.entries(PAGES).map(([f, charger]) => [adresseOf(f), charger]))
const routes = new Map(Object.entries(ROUTES).map(([f, charger]) => [adresseOf(f), charger]))

let sid: string
let claire: Actor
let compteId: string
/** Les titres du compte de Claire : Marc, collaborateur, et le cabinet de Karim. */
let marcId: string
let delegationId: string
let vus: { marc: Actor; karim: Actor }
const viseOf = (voie: 'membre' | 'delegation', id: string) => ({ voie, id, compteId })
const now = () => new Date()
/** Le navigateur de Claire, qui voit comme ce titre. */
const browser = (voie: 'membre' | 'delegation', id: string) =>
  new Map([
    [cookieName(), sealSid(sid)],
    [regardCookieName(), sealRegard(claire.sessionId, viseOf(voie, id), now())],
  ])

beforeAll(async () => {
  sid = await sidOf(EMAILS.claire)
  claire = (await actorOfSession(sid, false)) as Actor
  // Le coffre de cet essai est vide : chaque document s’y range.
  await withClient(env().DATABASE_URL, async (client) => {
    for (const { id } of (await client.query<{ id: string }>('SELECT id FROM document')).rows) {
      const { cle, cleChiffree } = await storeFile(SIRENS.DURAND, OCTETS, now())
      await client.query('UPDATE document SET cle = $1, cle_chiffree = $2, taille = $3, sha256 = $4 WHERE id = $5', [
        cle,
        cleChiffree,
        OCTETS.length,
        await sha256Of(OCTETS),
        id,
      ])
    }
  })
  compteId = claire.acces.find(({ role }) => role === 'administrateur')?.compteId ?? ''
  marcId = (await base().membre.findFirstOrThrow({ where: { compteId, utilisateur: { email: EMAILS.marc } } })).id
  delegationId = (await base().delegation.findFirstOrThrow({ where: { compteId, etat: 'acceptee' } })).id
  vus = {
    marc: (await lookAs(claire, viseOf('membre', marcId))) as Actor,
    karim: (await lookAs(claire, viseOf('delegation', delegationId))) as Actor,
  }
})

describe('ce que l’on voit comme un autre', () => {
  it('ce titre seul, relu de la base, en lecture seule : ni un autre compte, ni son cabinet', async () => {
    const marc = (await actorOfSession(await sidOf(EMAILS.marc), false)) as Actor
    const sien = marc.acces.find((a) => a.compteId === compteId)
    expect(vus.marc.acces).toEqual([{ ...sien, lectureSeule: true }])
    expect(vus.marc.utilisateur).toEqual(marc.utilisateur)
    const karim = (await actorOfSession(await sidOf(EMAILS.karim), false)) as Actor
    expect(karim.acces.length).toBeGreaterThan(50)
    expect(vus.karim.acces).toEqual([{ ...karim.acces.find((a) => a.id === delegationId), lectureSeule: true }])
    expect(vus.karim).toMatchObject({ cabinet: null, gestion: null, perimetre: { comptes: [compteId] } })
    // D’un cabinet, rien de personne : ni l’identifiant, ni ce qui lui est propre.
    expect(vus.karim.utilisateur.id).toBe(delegationId)
    expect(ownOf(vus.marc)).toBe(claire)
  })

  it('aucun droit qui écrit, aucun droit de sa personne que ses pages de travail ; ce qui reste est exactement ce qui se lit', () => {
    for (const actor of Object.values(vus)) {
      const [titre] = actor.acces
      const siren = titre?.sirens[0]
      const tenus = (Object.keys(RIGHTS) as Right[]).filter((droit) => can(actor, droit, { siren, compte: compteId }))
      expect(tenus.filter((droit) => WRITES.includes(droit))).toEqual([])
      const lus = [
        'entreprise:voir',
        'contrat:lire',
        'document:lire',
        'dsn:lire',
        'demande:lire',
        'courrier:lire',
        'portefeuille:voir',
        'session:fermer',
      ]
      expect(tenus.sort()).toEqual([...lus, ...(titre?.voie === 'membre' ? ['compte:voir', 'utilisateur:lister'] : [])].sort())
      for (const droit of ['profil:voir', 'profil:modifier', 'profil:proteger', 'compte:creer', 'invitation:accepter'] as const)
        expect(() => judge(actor, droit, null)).toThrow(expect.objectContaining({ kind: 'refuse' }))
    }
  })

  it('d’un collaborateur, ses brouillons de ce compte ; pas ceux qu’il a commencés par un autre', async () => {
    const marc = (await actorOfSession(await sidOf(EMAILS.marc), false)) as Actor
    const ici = await start(marc, SIRENS.DURAND)
    const ailleurs = await start(marc, SIRENS.DURAND)
    const autre = await base().compte.create({ data: { nom: 'Autre compte' } })
    await base().demande.update({ where: { id: ailleurs }, data: { compteId: autre.id, version: 1 } })
    await base().demande.update({ where: { id: ici }, data: { version: 1 } })
    const lus = (actor: Actor) =>
      asReader(actor, async (db) => {
        const parFiltre = await db.demande.findMany({ where: demandesOf(actor, 'demande:lire'), select: { id: true } })
        const parSql = await db.$queryRaw<{ id: string }[]>`SELECT d.id::text FROM demande d WHERE ${demandesSql(actor, 'demande:lire')}`
        expect(parSql.map(({ id }) => id).sort()).toEqual(parFiltre.map(({ id }) => id).sort())
        return parSql.map(({ id }) => id)
      })
    expect(await lus(marc)).toContain(ailleurs)
    expect(await lus(vus.marc)).toContain(ici)
    expect(await lus(vus.marc)).not.toContain(ailleurs)
    await base().reponse.deleteMany({ where: { demandeId: { in: [ici, ailleurs] } } })
    await base().demande.deleteMany({ where: { id: { in: [ici, ailleurs] } } })
  })

  it('le périmètre est celui de ce titre, jusque dans la base', async () => {
    for (const actor of Object.values(vus)) {
      const sirens = actor.acces[0]?.sirens ?? []
      const lignes = await asReader(actor, (db) => db.$queryRaw<{ siren: string }[]>`SELECT DISTINCT siren::text FROM contrat`)
      expect(lignes.every(({ siren }) => sirens.includes(siren))).toBe(true)
      const [{ n } = { n: -1 }] = await asReader(
        actor,
        (db) =>
          db.$queryRaw<
            { n: number }[]
          >`SELECT count(*)::int AS n FROM demande d WHERE ${reachSql(actor, 'demande:lire', 'd')} AND NOT d.siren = ANY (${sirens})`,
      )
      expect(n).toBe(0)
    }
  })
})

describe('qui peut voir comme qui', () => {
  it('l’administrateur du compte, sur un titre qui y a cours, et jamais le sien', async () => {
    const marc = (await actorOfSession(await sidOf(EMAILS.marc), false)) as Actor
    const paul = (await actorOfSession(await sidOf(EMAILS.paul), false)) as Actor
    const sophie = (await actorOfSession(await sidOf(EMAILS.sophie), false)) as Actor
    for (const autre of [marc, paul, sophie]) expect(await lookAs(autre, viseOf('membre', marcId))).toBeNull()
    const sien = claire.acces.find((a) => a.compteId === compteId)?.id ?? ''
    expect(await lookAs(claire, viseOf('membre', sien))).toBeNull()
    expect(await lookAs(claire, viseOf('delegation', marcId))).toBeNull()
    expect(await lookAs(claire, viseOf('membre', delegationId))).toBeNull()
    const ailleurs = await base().membre.findFirstOrThrow({ where: { compteId: { not: compteId }, etat: 'ajoute' } })
    expect(await lookAs(claire, viseOf('membre', ailleurs.id))).toBeNull()
    expect(await lookAs(claire, { voie: 'membre', id: ailleurs.id, compteId: ailleurs.compteId })).toBeNull()
    // Voir comme un autre ne mène pas à voir comme un troisième.
    expect(await lookAs(vus.marc, viseOf('delegation', delegationId))).toBeNull()
  })

  it('parti, désactivé, délégation finie : l’aperçu s’arrête à la requête suivante', async () => {
    const change = async (faire: () => Promise<unknown>, defaire: () => Promise<unknown>, cible: ReturnType<typeof viseOf>) => {
      expect(await lookAs(claire, cible)).not.toBeNull()
      await faire()
      expect(await lookAs(claire, cible)).toBeNull()
      await defaire()
    }
    const membre = (etat: 'desactive' | 'ajoute') => () => base().membre.update({ where: { id: marcId }, data: { etat } })
    await change(membre('desactive'), membre('ajoute'), viseOf('membre', marcId))
    const deleg = (etat: 'revoquee' | 'acceptee') => () => base().delegation.update({ where: { id: delegationId }, data: { etat } })
    await change(deleg('revoquee'), deleg('acceptee'), viseOf('delegation', delegationId))
    const inactif = (desactiveLe: Date | null) => () => base().utilisateur.update({ where: { emailNormalise: EMAILS.marc }, data: { desactiveLe } })
    await change(inactif(new Date()), inactif(null), viseOf('membre', marcId))
  })

  it('le cookie n’est qu’à cette session, à ce sceau, et pour une demi-heure', () => {
    const cible = viseOf('membre', marcId)
    const cookie = sealRegard(claire.sessionId, cible, now())
    expect(openRegard(cookie, claire.sessionId, now())).toEqual(cible)
    expect(openRegard(cookie, vus.karim.utilisateur.id, now())).toBeNull()
    expect(openRegard(cookie, claire.sessionId, new Date(Date.now() + REGARD_MINUTES * 60_000 + 1))).toBeNull()
    expect(openRegard(cookie.replace(marcId, delegationId), claire.sessionId, now())).toBeNull()
    expect(openRegard(cookie.replace('membre', 'delegation'), claire.sessionId, now())).toBeNull()
    for (const faux of [undefined, '', 'x', `${cookie}x`, cookie.slice(0, -1), cookie.replace(/\.\d{13}\./, '.9999999999999.')])
      expect(openRegard(faux, claire.sessionId, now()), String(faux)).toBeNull()
  })

  it('l’ouvrir s’inscrit au journal sous le nom de l’administrateur, pose un cookie, et rien d’autre', async () => {
    const { commencer } = await import('@/app/(espace)/comptes/[compte]/voir-comme/actions')
    ask({ all: new Map([[cookieName(), sealSid(sid)]]), headers: { origin: env().APP_URL } })
    const avant = await everyTable()
    const form = new FormData()
    form.set('compte', compteId)
    form.set('vise', `membre:${marcId}`)
    await expect(behindDoor(() => commencer(IDLE, form), 'POST')).rejects.toMatchObject({ digest: expect.stringContaining('/accueil') })
    const apres = await everyTable()
    expect(Object.keys(apres).filter((t) => apres[t] !== avant[t] && t !== 'public.cadence')).toEqual(['public.evenement'])
    expect(await base().evenement.findFirst({ where: { type: 'regard.ouvert' }, orderBy: { rang: 'desc' } })).toMatchObject({
      acteurId: claire.utilisateur.id,
      compteId,
      donnees: { voie: 'membre', vise: marcId, nom: 'Marc Leroy' },
    })
    const pose = laid.get(regardCookieName())
    expect(openRegard(pose?.value, claire.sessionId, now())).toEqual(viseOf('membre', marcId))
    expect(pose?.options).toMatchObject({ httpOnly: true, path: '/', maxAge: REGARD_MINUTES * 60 })
    await expect(openRegardOf(judge(claire, 'compte:administrer', { compteId }), { vise: `delegation:${marcId}` })).rejects.toMatchObject({
      kind: 'introuvable',
    })
  })

  it('« Quitter » efface le cookie et ramène aux utilisateurs ; d’un autre site, rien', async () => {
    const { POST } = await import('@/app/voir-comme/quitter/route')
    ask({ all: browser('membre', marcId), headers: { origin: 'https://ailleurs.example' } })
    expect((await behindDoor(POST, 'POST')).result.status).toBe(403)
    expect(laid.size).toBe(0)
    ask({ all: browser('membre', marcId), headers: { origin: env().APP_URL } })
    const { result } = await behindDoor(POST, 'POST')
    expect([result.status, result.headers.get('location')]).toEqual([303, `/comptes/${compteId}/utilisateurs`])
    expect(laid.get(regardCookieName())).toMatchObject({ value: '', options: { maxAge: 0 } })
  })
})

describe('rien ne s’écrit', () => {
  it('ni par une transaction, ni au journal sous son nom, ni sa clé de navigateur', async () => {
    await expect(asActor(vus.marc, async () => 1)).rejects.toMatchObject({ kind: 'refuse' })
    await expect(record(base(), vus.marc, 'session.fermee', { motif: 'deconnexion' })).rejects.toThrow('sous son nom')
    expect(
      expected(
        await Promise.resolve()
          .then(() => keyOfPerson(vus.marc))
          .catch((e: unknown) => e),
      )?.kind,
    ).toBe('introuvable')
  })

  it('se déconnecter ferme la session de l’administrateur, sous son nom', async () => {
    const { POST } = await import('@/app/deconnexion/route')
    const mien = await sidOf(EMAILS.claire)
    const moi = (await actorOfSession(mien, false)) as Actor
    ask({
      headers: { origin: env().APP_URL },
      all: new Map([
        [cookieName(), sealSid(mien)],
        [regardCookieName(), sealRegard(moi.sessionId, viseOf('membre', marcId), now())],
      ]),
    })
    expect((await behindDoor(() => POST(), 'POST')).result.status).toBe(303)
    expect(await actorOfSession(mien, false)).toBeNull()
    expect(await base().evenement.findFirst({ where: { type: 'session.fermee' }, orderBy: { rang: 'desc' } })).toMatchObject({
      acteurId: claire.utilisateur.id,
    })
  })
})

describe('chaque lecture de la matrice, vue par Claire comme un autre', () => {
  it.each(['marc', 'karim'] as const)(
    'comme %s : ce que son titre donne là, rien de plus ; et rien n’est marqué lu',
    async (qui) => {
      const facts = await readFacts(env().DATABASE_URL)
      const who = facts.standings[qui]
      const standing = { ...who, titles: who.titles.filter(({ compte }) => compte === compteId) }
      expect(standing.titles.length).toBe(1)
      const [voie, id] = qui === 'marc' ? (['membre', marcId] as const) : (['delegation', delegationId] as const)
      const seen = browser(voie, id)
      const fautes: string[] = []
      const avant = await everyTable()
      const pagesAvant = await base().evenement.count({ where: { type: 'regard.page' } })
      let ouvertes = 0
      for (const [adresse, ligne] of Object.entries(READ_LINES)) {
        const cells = ligne(facts).filter(({ person, path }) => person === qui && !/[%?]|a{100}/.test(path))
        for (const cell of cells) {
          const route = cell.json ? await routes.get(cell.porte)?.() : null
          if (cell.json && (!route?.GET || adresse === '/api/direct')) continue
          ask({ headers: { 'x-chemin': cell.path }, all: seen })
          const lu = await readCell(cell, route ?? null)
          const attendu = expectedFor(cell, facts, standing)
          if (lu === 200) ouvertes++
          const seule = cell.porte === '/accueil' && standing.titles[0]?.sirens.size === 1
          if (attendu === 'ferme' ? lu !== 403 && lu !== 404 : lu !== attendu && !seule) fautes.push(`${cell.path} : ${lu}, attendu ${attendu}`)
        }
      }
      expect(fautes.slice(0, 20), `${fautes.length} fausses`).toEqual([])
      expect(ouvertes).toBeGreaterThan(20)
      const apres = await everyTable()
      expect(Object.keys(apres).filter((t) => apres[t] !== avant[t] && t !== 'public.cadence')).toEqual(['public.evenement'])
      const lues = await base().evenement.findMany({ where: { type: 'regard.page' }, orderBy: { rang: 'asc' }, skip: pagesAvant })
      expect(lues.length).toBeGreaterThan(20)
      for (const lue of lues)
        expect(lue).toMatchObject({
          acteurId: claire.utilisateur.id,
          compteId,
          donnees: { voie, vise: id, nom: expect.any(String), adresse: expect.stringMatching(/^\//) },
        })
      expect(
        await base().evenement.count({
          where: { type: 'acces.refuse', acteurId: { notIn: [claire.utilisateur.id] }, creeLe: { gt: lues[0]?.creeLe ?? now() } },
        }),
      ).toBe(0)
    },
    120_000,
  )

  it('le flux se tait', async () => {
    const { GET } = await import('@/app/api/direct/route')
    ask({ all: browser('membre', marcId) })
    expect((await behindDoor(() => GET(new Request('http://localhost:3000/api/direct')))).result.status).toBe(404)
  })
})

type Cell = ReturnType<(typeof READ_LINES)[string]>[number]
async function readCell({ porte, mots, path }: Cell, route: Route | null): Promise<number | string> {
  const params = Promise.resolve(mots)
  await base().$executeRaw`DELETE FROM cadence`
  if (route?.GET) {
    const { GET } = route
    return (await behindDoor(() => GET(new Request(`http://localhost:3000${path}`), { params }), 'GET')).result.status
  }
  const page = await pages.get(porte)?.()
  if (!page) throw new Error(`${porte} : pas de page`)
  try {
    const { door } = await behindDoor(() => page.default({ params, searchParams: Promise.resolve({}) }), 'GET')
    return door.status ?? 200
  } catch (erreur) {
    const vers = /^NEXT_REDIRECT;[^;]*;(.*);\d+;$/.exec(String((erreur as { digest?: unknown }).digest))?.[1]
    if (vers === undefined) throw erreur
    return `→ ${vers}`
  }
}

/**
 * Ce que chaque case devient vue par un autre : `ferme` pour un droit qui écrit ou qui ne tient qu’à la personne, introuvable hors du titre, sinon ce
 * qu’elle est pour la personne elle-même.
 */
function expectedFor({ porte, mots, expected: sienne }: Cell, facts: Facts, { titles }: Standing): Expected | 'ferme' {
  const portes = PORTES[porte as keyof typeof PORTES] as Record<string, { right: Right }>
  const right = (portes.page ?? portes.GET)?.right
  if (porte === '/api/saisies/cle') return 404
  if (!right) return sienne
  // D’un cabinet on voit la délégation, jamais ses clients ni ses collègues.
  if (right.startsWith('cabinet:') || porte === '/clients') return 404
  if (right.startsWith('gestion:')) return sienne
  if (WRITES.includes(right) || /^(profil:|compte:creer|invitation:)/.test(right)) return 'ferme'
  const siren = mots.siren ?? (mots.numero ? facts.sent.get(mots.numero)?.siren : undefined)
  if (siren !== undefined && !titles.some(({ sirens }) => sirens.has(siren))) return 404
  return sienne
}
