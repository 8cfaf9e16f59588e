import { describe, expect, it } from 'vitest'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { clientById } from '@/lib/delegations/locate'
import { countClients, listClients } from '@/lib/delegations/queries'
import { acceptDelegation, askDelegationCorrection, refuseDelegation, renounceClient } from '@/lib/identite/answer-delegation'
import { readClient } from '@/lib/identite/read-client'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { detail } from '../identite/someone'
import { actor, client, delegate, firm, onClient, person, stateOf } from './monde'

const db = systemDb('connexion')

/** Qui est prévenu du dernier événement de cette sorte, par courriel. */
async function told(type: string): Promise<{ a: string; sujet: string; texte: string }[]> {
  const { id } = await db.evenement.findFirstOrThrow({ where: { type }, orderBy: { rang: 'desc' }, select: { id: true } })
  await notifyEvent(id)
  const lus = await db.courriel.findMany({ where: { cle: { startsWith: id } }, select: { destinataire: true, sujet: true, texte: true } })
  return lus.map(({ destinataire, sujet, texte }) => ({ a: destinataire, sujet, texte })).sort((x, y) => x.a.localeCompare(y.a))
}

async function proposed(plus: object = {}) {
  const [de, a] = [await client(), await firm()]
  const id = await delegate(de, a, plus)
  return { ...de, ...a, id, karim: await actor(a.responsable) }
}

describe('accepter', () => {
  it('rien n’est ouvert avant ; ensuite, ce qui est confié, dès la requête suivante, et les administrateurs le savent', async () => {
    const { id, karim, responsable, admin, sirens } = await proposed()
    expect(karim.perimetre.sirens).toEqual([])
    await acceptDelegation(await onClient(karim, id), { membre: [] })
    expect((await actor(responsable)).perimetre.sirens).toEqual(sirens)
    expect(await stateOf(id)).toMatchObject({ etat: 'acceptee', etatPar: responsable.id })
    const [courriel, autre] = await told('delegation.acceptee')
    expect(courriel).toMatchObject({ a: admin.email, sujet: expect.stringContaining('a accepté') })
    expect(autre).toBeUndefined()
  })

  it('cinquante ensemble : une seule passe, les autres lisent qu’elle est acceptée', async () => {
    const { id, karim } = await proposed()
    const visite = await onClient(karim, id)
    const issues = await Promise.all(Array.from({ length: 50 }, () => detail(acceptDelegation(visite, { membre: [] }))))
    expect(issues.filter((issue) => issue === null)).toHaveLength(1)
    expect(issues.filter((issue) => String(issue?.dit).includes('déjà acceptée'))).toHaveLength(49)
    expect(await db.evenement.count({ where: { type: 'delegation.acceptee', donnees: { path: ['delegationId'], equals: id } } })).toBe(1)
  }, 60_000)

  it('passé le terme, annulée ou refusée, elle ne s’accepte plus', async () => {
    const tard = await proposed({ repondreAvant: new Date(Date.now() - 1000) })
    expect(await detail(acceptDelegation(await onClient(tard.karim, tard.id), { membre: [] }))).toMatchObject({
      kind: 'refuse',
      dit: expect.stringContaining('expiré'),
    })
    for (const etat of ['annulee', 'refusee', 'revoquee', 'expiree'] as const) {
      const { karim, id } = await proposed({ etat })
      expect((await detail(acceptDelegation(await onClient(karim, id), { membre: [] })))?.kind, etat).toBe('refuse')
      expect((await stateOf(id)).etat).toBe(etat)
    }
  })

  it('celle d’un autre cabinet ne se voit pas ; un administrateur du compte ne l’accepte pas pour lui', async () => {
    const [un, autre] = [await proposed(), await proposed()]
    expect(await asReader(autre.karim, (lu) => clientById(autre.karim, lu, { delegation: un.id }))).toBeNull()
    await expect(onClient(autre.karim, un.id)).rejects.toMatchObject({ detail: { kind: 'introuvable' } })
    await expect(onClient(await actor(un.admin), un.id)).rejects.toMatchObject({ detail: { kind: 'introuvable' } })
  })

  it('un collègue la voit et ne répond pas', async () => {
    const { id, cabinetId, compteId } = await proposed()
    const collegue = await person()
    await db.membreCabinet.create({ data: { cabinetId, utilisateurId: collegue.id, role: 'collegue', etat: 'ajoute' } })
    const qui = await actor(collegue)
    expect(judge(qui, 'cabinet:voir', { delegationId: id, cabinetId, compteId }).titre).toMatchObject({ voie: 'cabinet', role: 'collegue' })
    await expect(onClient(qui, id)).rejects.toMatchObject({ detail: { kind: 'refuse' } })
  })
})

describe('qui s’en occupera', () => {
  /** Un collègue de ce cabinet, avec tous les clients ou une partie. */
  async function collegue(cabinetId: string, portee: 'portefeuille' | 'manuelle') {
    const qui = await person()
    const place = { cabinetId, utilisateurId: qui.id, role: 'collegue', portee, etat: 'ajoute' } as const
    const { id: membre } = await db.membreCabinet.create({ data: place, select: { id: true } })
    return { qui, membre }
  }

  it('en l’acceptant, le client est confié à ceux que l’on coche, et à eux seuls ; chacun le sait une fois', async () => {
    const { id, cabinetId, karim, sirens } = await proposed()
    const [coche, pas, tout] = [
      await collegue(cabinetId, 'manuelle'),
      await collegue(cabinetId, 'manuelle'),
      await collegue(cabinetId, 'portefeuille'),
    ]
    const { collegues } = await readClient(await onClient(karim, id))
    expect(collegues.dOffice).toBe(1)
    expect(collegues.aChoisir.map((un) => [un.id, un.confie]).sort()).toEqual(
      [
        [coche.membre, false],
        [pas.membre, false],
      ].sort(),
    )
    await acceptDelegation(await onClient(karim, id), { membre: [coche.membre, coche.membre, tout.membre] })
    expect((await actor(coche.qui)).perimetre.sirens).toEqual(sirens)
    expect((await actor(pas.qui)).perimetre.sirens).toEqual([])
    expect((await actor(tout.qui)).perimetre.sirens).toEqual(sirens)
    expect(await db.attribution.count({ where: { membreCabinet: { cabinetId } } })).toBe(1)
    expect((await told('collegue.modifie')).map(({ a }) => a)).toEqual([coche.qui.email])
  })

  it('celui qui l’avait déjà le garde sans rien recevoir de plus ; celui d’un autre cabinet n’est pas là, et rien ne change', async () => {
    const { id, cabinetId, compteId, karim } = await proposed()
    const deja = await collegue(cabinetId, 'manuelle')
    await db.attribution.create({ data: { membreCabinetId: deja.membre, compteId }, select: { id: true } })
    const ailleurs = await collegue((await firm()).cabinetId, 'manuelle')
    expect((await detail(acceptDelegation(await onClient(karim, id), { membre: [deja.membre, ailleurs.membre] })))?.kind).toBe('introuvable')
    expect((await stateOf(id)).etat).toBe('en_attente')
    expect((await readClient(await onClient(karim, id))).collegues.aChoisir).toMatchObject([{ id: deja.membre, confie: true }])
    await acceptDelegation(await onClient(karim, id), { membre: [deja.membre] })
    expect(await db.attribution.count({ where: { membreCabinetId: deja.membre } })).toBe(1)
    expect(await db.evenement.count({ where: { type: 'collegue.modifie', donnees: { path: ['cabinetId'], equals: cabinetId } } })).toBe(0)
  })
})

describe('refuser, demander une correction, renoncer', () => {
  it('refusée avec un mot, que le compte lit et que le courriel ne redit pas', async () => {
    const { id, karim, admin, responsable } = await proposed()
    await refuseDelegation(await onClient(karim, id), { motif: 'Nous ne nous connaissons pas.' })
    expect(await stateOf(id)).toMatchObject({ etat: 'refusee', motif: 'Nous ne nous connaissons pas.', etatPar: responsable.id })
    const [courriel] = await told('delegation.refusee')
    expect(courriel?.a).toBe(admin.email)
    expect(courriel?.texte).not.toContain('connaissons')
  })

  it('corrigée : la demande reste ouverte, sa date aussi, et elle s’accepte encore', async () => {
    const { id, karim, admin } = await proposed()
    await askDelegationCorrection(await onClient(karim, id), { sur: ['droits', 'fin'], mot: 'Il nous faut déclarer en santé.' })
    expect(await stateOf(id)).toMatchObject({ etat: 'en_attente', correctionSur: ['droits', 'fin'], correction: 'Il nous faut déclarer en santé.' })
    expect((await told('delegation.correction')).map(({ a }) => a)).toEqual([admin.email])
    await acceptDelegation(await onClient(karim, id), { membre: [] })
  })

  it('renoncer ferme tout à la requête suivante, en disant pourquoi', async () => {
    const { id, karim, responsable, admin } = await proposed({ etat: 'acceptee' })
    expect(karim.perimetre.sirens).toHaveLength(2)
    await renounceClient(await onClient(karim, id), { motif: 'Nous arrêtons.' })
    expect((await actor(responsable)).perimetre.sirens).toEqual([])
    expect(await stateOf(id)).toMatchObject({ etat: 'revoquee', motif: 'Nous arrêtons.' })
    expect(await told('delegation.revoquee')).toMatchObject([{ a: admin.email, sujet: expect.stringContaining('ne gère plus') }])
    expect((await detail(renounceClient(await onClient(karim, id), { motif: 'Encore.' })))?.kind).toBe('refuse')
  })
})

describe('mes clients', () => {
  it('trois listes ; passé sa date de fin, une délégation est de l’historique, et l’on cherche par client ou par SIREN', async () => {
    const a = await firm()
    const [un, deux, trois] = [await client(), await client(), await client()]
    await delegate(un, a)
    const encours = await delegate(deux, a, { etat: 'acceptee' })
    const finie = await delegate(trois, a, { etat: 'acceptee', au: new Date('2026-02-01') })
    const qui = await actor(a.responsable)
    await asReader(qui, async (lu) => {
      expect(await countClients(lu, a.cabinetId)).toEqual({ attente: 1, cours: 1, historique: 1 })
      const sous = async (onglet: 'attente' | 'cours' | 'historique', q = '') =>
        (await listClients(qui, lu, a.cabinetId, { onglet, q, page: 1 })).map(({ id }) => id)
      expect(await sous('cours')).toEqual([encours])
      expect(await sous('historique')).toEqual([finie])
      expect(await sous('cours', deux.sirens[1])).toEqual([encours])
      expect(await sous('cours', un.sirens[0])).toEqual([])
      expect(await sous('cours', 'aucun client')).toEqual([])
    })
  })

  it('avant d’accepter, le consentement nomme les entreprises et qui demande ; terminée, elle ne les nomme plus', async () => {
    const { id, karim, compteId, cabinetId, admin } = await proposed()
    const read = (delegationId: string) => readClient(judge(karim, 'cabinet:voir', { delegationId, cabinetId, compteId }))
    expect(await read(id)).toMatchObject({ entreprises: 2, par: { email: admin.email }, plaques: [{}, {}] })
    await db.delegation.update({ where: { id }, data: { etat: 'revoquee' }, select: { id: true } })
    expect(await read(id)).toMatchObject({ plaques: [] })
  })
})
