import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import CourrierPage from '@/app/(espace)/e/[siren]/courriers/[id]/page'
import DemandePage from '@/app/(espace)/e/[siren]/demandes/[numero]/page'
import { GET as filVivant } from '@/app/api/demandes/[numero]/fil/route'
import DossierPage from '@/app/gestion/(bureau)/demandes/[numero]/page'
import { sealSid } from '@/lib/identite/cookie'
import { fingerprint } from '@/lib/identite/session'
import { base, DURAND } from '../demandes/brouillon/people'
import { ask, behindDoor, sessionOf } from './browser.ts'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

const props = (params: unknown) => ({ params: Promise.resolve(params), searchParams: Promise.resolve({}) })

/** Une session de Sophie, sans passer par son code. */
async function staffSession(): Promise<string> {
  const sid = 'S'.repeat(43)
  const { id } = await base().utilisateur.findFirstOrThrow({ where: { gestion: 'gestionnaire' }, select: { id: true } })
  await base().session.create({
    data: { empreinte: fingerprint(sid), utilisateurId: id, espace: 'gestion', expireLe: new Date(Date.now() + 3_600_000) },
  })
  return sealSid(sid)
}

let claire: string
let sophie: string
let courrier: string
let demande: { id: string; numero: string }
beforeAll(async () => {
  claire = await sessionOf('claire.durand@durand.example')
  sophie = await staffSession()
})
beforeEach(async () => {
  const lettre = await base().courrier.findFirstOrThrow({ where: { siren: DURAND }, orderBy: { publieLe: 'desc' }, select: { id: true } })
  courrier = lettre.id
  await base().courrier.update({ where: { id: courrier }, data: { luLe: null, luPar: null } })
  const row = await base().message.findFirstOrThrow({
    where: { siren: DURAND, cote: 'gestion' },
    select: { demandeId: true, demande: { select: { numero: true } } },
  })
  demande = { id: row.demandeId, numero: row.demande.numero ?? '' }
  await base().message.updateMany({ where: { demandeId: demande.id }, data: { luLe: null, luPar: null } })
})

/** Ce qui vaudrait lecture : le courrier, les messages, les notifications, le journal de la gestion. */
const traces = async () => ({
  courrier: (await base().courrier.findUniqueOrThrow({ where: { id: courrier }, select: { luLe: true } })).luLe,
  messages: await base().message.count({ where: { demandeId: demande.id, luLe: { not: null } } }),
  notifications: await base().notification.count({ where: { luLe: null } }),
  consultations: await base().evenement.count({ where: { type: 'demande.consultee' } }),
})

/** La page ouverte qui se relit. */
const readAgain = () =>
  filVivant(new Request(`http://localhost:3000/api/demandes/${demande.numero}/fil`), { params: Promise.resolve({ numero: demande.numero }) })

const openAll = async (headers: Record<string, string>, method: string) => {
  ask({ cookie: claire, headers })
  await behindDoor(() => CourrierPage(props({ siren: DURAND, id: courrier })), method)
  await behindDoor(() => DemandePage(props({ siren: DURAND, numero: demande.numero })), method)
  await behindDoor(readAgain, method)
  ask({ cookie: sophie, headers })
  await behindDoor(() => DossierPage(props({ numero: demande.numero })), method)
}

describe('seule une page montrée vaut lecture', () => {
  it.each([
    ['HEAD', {}, 'HEAD'],
    ['un préchargement du navigateur', { 'sec-purpose': 'prefetch' }, 'GET'],
    ['une page préparée d’avance', { 'sec-purpose': 'prefetch;prerender' }, 'GET'],
    ['un ancien préchargement', { purpose: 'prefetch' }, 'GET'],
    ['un aperçu', { 'x-purpose': 'preview' }, 'GET'],
    ['un préchargement de Firefox', { 'x-moz': 'prefetch' }, 'GET'],
    ['un préchargement du routeur', { 'next-router-prefetch': '1', rsc: '1' }, 'GET'],
  ] as const)('%s n’écrit rien', async (_, headers, method) => {
    const avant = await traces()
    await openAll({ ...headers }, method)
    expect(await traces()).toEqual(avant)
  })

  it('une page ouverte qui se relit montre ce qui est arrivé, et le marque lu', async () => {
    const avant = await traces()
    ask({ cookie: claire, headers: {} })
    const { result: reponse } = await behindDoor(readAgain)
    expect(reponse.status).toBe(200)
    const { numero, messages } = (await reponse.json()) as { numero: string; messages: { cote: string }[] }
    expect(numero).toBe(demande.numero)
    expect(messages.some(({ cote }) => cote === 'gestion')).toBe(true)
    const apres = await traces()
    expect(apres.messages).toBeGreaterThan(avant.messages)
    expect(apres.consultations).toBe(avant.consultations)
  })

  it.each(['GET', 'POST'])('une page montrée écrit tout, qu’elle réponde à GET ou à un envoi (%s)', async (method) => {
    const avant = await traces()
    await openAll({ 'sec-fetch-dest': 'document' }, method)
    const apres = await traces()
    expect(apres.courrier).toBeInstanceOf(Date)
    expect(apres.messages).toBeGreaterThan(0)
    expect(apres.consultations).toBe(avant.consultations + 1)
  })
})
