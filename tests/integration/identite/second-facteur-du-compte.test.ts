import { createGuardrails, generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { can, verdict } from '@/lib/access/can'
import { RIGHTS, type Right } from '@/lib/access/rights'
import { judge } from '@/lib/access/visit'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { demandSecondFacteur } from '@/lib/identite/demand-second-facteur'
import { activateTotp, proposeKey, removeTotp } from '@/lib/identite/second-facteur'
import { readSecurite, readSecuriteCompte } from '@/lib/identite/securite'
import { actorOfSession } from '@/lib/identite/session'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { account, AVANT, detail, enter, factsOf, sidOf, someone } from './someone'

const db = systemDb('connexion')
const DURAND = '900000019'
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
const codeOf = (secret: string, pas = 0) => generate({ secret, guardrails, epoch: Math.floor(Date.now() / 1000) + pas * 30 })

/** Un compte, son administratrice qui a un second facteur, et une collègue qui n’en a pas. */
async function office() {
  const compteId = await account()
  const chef = await someone({ compteId, role: 'administrateur' })
  const { actor } = await enter(chef.email)
  const { codes } = await activateTotp(judge(actor, 'profil:proteger', null), { actuel: AVANT, code: await codeOf(proposeKey(actor, null), -1) })
  const secours = codes.map((code) => code.replace(' ', ''))
  const visite = judge(actor, 'compte:administrer', { compteId })
  const regler = (exige: boolean) => demandSecondFacteur(visite, { exige, actuel: AVANT, code: secours.pop() ?? '' })
  return { compteId, chef, actor, visite, regler, collegue: await someone({ compteId }) }
}
const exigeLe = async (id: string) => (await db.compte.findUniqueOrThrow({ where: { id } })).secondFacteurExigeLe

/** À qui part le courriel du dernier événement de cette sorte. */
async function toldOf(type: string, utilisateurId: string): Promise<string[]> {
  const { id } = await db.evenement.findFirstOrThrow({
    where: { type, donnees: { path: ['utilisateurId'], equals: utilisateurId } },
    orderBy: { rang: 'desc' },
    select: { id: true },
  })
  await notifyEvent(id)
  return (await db.courriel.findMany({ where: { cle: { startsWith: id } }, select: { destinataire: true } })).map((c) => c.destinataire).sort()
}

describe('demander un second facteur à son compte', () => {
  it('veut le mot de passe et un code de qui le demande ; se dit au journal et par courriel à chacun, une fois', async () => {
    const { compteId, chef, visite, regler, collegue } = await office()
    expect(await detail(demandSecondFacteur(visite, { exige: true, actuel: 'pas celui-ci', code: '000000' }))).toMatchObject({
      dit: { actuel: expect.any(String) },
    })
    expect(await detail(demandSecondFacteur(visite, { exige: true, actuel: AVANT, code: '000000' }))).toMatchObject({
      dit: { code: expect.any(String) },
    })
    expect(await exigeLe(compteId)).toBeNull()
    expect(await readSecuriteCompte(visite)).toMatchObject({ exigeLe: null, membres: 2, sans: 1 })
    expect(await regler(true)).toEqual({ suite: 'exige', compteId })
    const depuis = await exigeLe(compteId)
    expect(depuis).toBeInstanceOf(Date)
    await regler(true)
    expect(await exigeLe(compteId), 'redemandé, il vaut depuis la première fois').toEqual(depuis)
    expect(await factsOf('secondfacteur.exige', chef.id)).toEqual([{ utilisateurId: chef.id, compteId, acteurId: chef.id }])
    expect(await toldOf('secondfacteur.exige', chef.id)).toEqual([collegue.email])
  })

  it('qui n’en a pas lui-même ne le demande à personne', async () => {
    const compteId = await account()
    const chef = await someone({ compteId, role: 'administrateur' })
    const { actor } = await enter(chef.email)
    const visite = judge(actor, 'compte:administrer', { compteId })
    expect(await detail(demandSecondFacteur(visite, { exige: true, actuel: AVANT, code: '123456' }))).toMatchObject({ kind: 'refuse' })
    expect(await exigeLe(compteId)).toBeNull()
  })

  it('un collaborateur ne règle rien, ni l’administratrice d’un autre compte', async () => {
    const { compteId, collegue } = await office()
    const ailleurs = await office()
    const { actor } = await enter(collegue.email)
    expect(verdict(actor, 'compte:administrer', { compte: compteId })).toBe('refuse')
    expect(verdict(ailleurs.actor, 'compte:administrer', { compte: compteId })).toBe('introuvable')
  })
})

describe('à qui il manque', () => {
  it('la session ouverte finit son travail ; la suivante n’atteint rien, jusque devant la base, tant qu’il n’est pas activé', async () => {
    const { compteId, regler, collegue } = await office()
    const avant = await enter(collegue.email)
    await regler(true)
    expect((await actorOfSession(avant.sid, false))?.perimetre.sirens).toEqual([DURAND])

    const { actor, sid } = await enter(collegue.email)
    expect(actor).toMatchObject({ secondFacteurDu: true, acces: [], perimetre: { sirens: [], comptes: [] } })
    expect(await asReader(actor, (lu) => lu.entreprise.count())).toBe(0)
    const permis = (Object.keys(RIGHTS) as Right[]).filter((right) => can(actor, right, { siren: DURAND, compte: compteId }))
    expect(permis.sort()).toEqual(['profil:proteger', 'session:fermer'])
    for (const right of ['portefeuille:voir', 'profil:voir', 'profil:modifier', 'invitation:accepter'] as const)
      expect(() => judge(actor, right, null), right).toThrow(expect.objectContaining({ kind: 'refuse' }))
    for (const siren of [DURAND, '900000050'])
      expect(() => judge(actor, 'demande:deposer', { siren }), 'elle n’apprend rien de ce qui existe').toThrow(
        expect.objectContaining({ kind: 'refuse' }),
      )

    const cle = proposeKey(actor, null)
    await activateTotp(judge(actor, 'profil:proteger', null), { actuel: AVANT, code: await codeOf(cle, -1) })
    expect(await actorOfSession(sid, false)).toMatchObject({ perimetre: { sirens: [DURAND] } })
    expect((await actorOfSession(sid, false))?.secondFacteurDu).toBeUndefined()
    const entree = await enter(collegue.email, { code: await codeOf(cle) })
    expect(entree.actor.perimetre.sirens).toEqual([DURAND])
  })

  it('il ne se retire plus ; le compte relâché, si, et chacun rentre comme avant', async () => {
    const { regler, collegue, chef } = await office()
    const { compteId } = await db.membre.findFirstOrThrow({ where: { utilisateurId: chef.id }, select: { compteId: true } })
    const autre = await someone({ compteId, role: 'administrateur' })
    const { actor } = await enter(collegue.email)
    const cle = proposeKey(actor, null)
    const { codes } = await activateTotp(judge(actor, 'profil:proteger', null), { actuel: AVANT, code: await codeOf(cle, -1) })
    const secours = codes.map((code) => code.replace(' ', ''))
    await regler(true)
    expect((await readSecurite(actor)).demandePar).toHaveLength(1)
    const retirer = judge(actor, 'profil:modifier', null)
    expect(await detail(removeTotp(retirer, { actuel: AVANT, code: secours[0] ?? '' }))).toMatchObject({ kind: 'refuse' })
    expect((await db.utilisateur.findUniqueOrThrow({ where: { id: collegue.id } })).totpSecret).not.toBeNull()
    expect((await enter(autre.email)).actor.secondFacteurDu).toBe(true)

    expect(await regler(false)).toMatchObject({ suite: 'libere' })
    expect(await toldOf('secondfacteur.libere', chef.id), 'les administrateurs, sauf qui l’a fait').toEqual([autre.email])
    await removeTotp(retirer, { actuel: AVANT, code: secours[0] ?? '' })
    expect(await sidOf(collegue.email)).not.toBeNull()
    expect((await enter(autre.email)).actor.perimetre.sirens).toEqual([DURAND])
  })

  it('ni un membre désactivé, ni qui attend, ni la gestion n’y sont tenus', async () => {
    const { compteId, regler } = await office()
    await regler(true)
    for (const etat of ['desactive', 'en_attente'] as const) {
      const une = await someone({ compteId })
      await db.membre.updateMany({ where: { utilisateurId: une.id }, data: { etat } })
      expect((await enter(une.email)).actor.secondFacteurDu, etat).toBeUndefined()
    }
    const neuve = await someone()
    const entree = await enter(neuve.email)
    await db.membre.create({ data: { compteId, utilisateurId: neuve.id, role: 'collaborateur', portee: 'portefeuille', etat: 'ajoute' } })
    expect((await actorOfSession(entree.sid, false))?.secondFacteurDu, 'arrivée après la demande : aussitôt').toBe(true)
  })
})
