import { createGuardrails, generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { judge } from '@/lib/access/visit'
import { systemDb } from '@/lib/data/as-system'
import { closeOtherSessions } from '@/lib/identite/close-sessions'
import { SECOURS } from '@/lib/identite/codes-secours'
import { REDEMANDE } from '@/lib/identite/rules'
import { activateTotp, proposeKey, removeTotp, renewCodes } from '@/lib/identite/second-facteur'
import { readSecurite } from '@/lib/identite/securite'
import { actorOfSession } from '@/lib/identite/session'
import { AVANT, detail, enter, factsOf, mailsOf, sidOf, someone } from './someone'

const db = systemDb('connexion')
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })
/** Le code du moment, ou du pas d’avant ou d’après : chacun ne sert qu’une fois. */
const codeOf = (secret: string, pas = 0) => generate({ secret, guardrails, epoch: Math.floor(Date.now() / 1000) + pas * 30 })

/** Quelqu’un qui a activé son second facteur, avec le code du pas d’avant : celui du moment et le suivant restent à essayer. */
async function enrolled(gestion?: 'gestionnaire') {
  const une = await someone()
  const { actor, sid } = await enter(une.email)
  const cle = proposeKey(actor, null)
  const { codes } = await activateTotp(judge(actor, 'profil:proteger', null), { actuel: AVANT, code: await codeOf(cle, -1) })
  if (gestion) await db.utilisateur.update({ where: { id: une.id }, data: { gestion } })
  return { ...une, actor, sid, cle, codes: codes.map((code) => code.replace(' ', '')) }
}

describe('activer son second facteur', () => {
  it('le code prouve la clé ; huit codes de secours, hachés ; les autres sessions se ferment, un courriel le dit', async () => {
    const une = await someone()
    const [ailleurs, ici] = [await enter(une.email), await enter(une.email)]
    const visite = judge(ici.actor, 'profil:proteger', null)
    const cle = proposeKey(ici.actor, null)
    expect(cle).not.toBe(proposeKey(ailleurs.actor, null))
    expect(await detail(activateTotp(visite, { actuel: 'pas celui-ci', code: await codeOf(cle) }))).toMatchObject({
      dit: { actuel: expect.any(String) },
    })
    expect(await detail(activateTotp(visite, { actuel: AVANT, code: await codeOf(proposeKey(ailleurs.actor, null)) }))).toMatchObject({
      dit: { code: expect.any(String) },
    })
    const issues = await Promise.allSettled([1, 2].map(async () => activateTotp(visite, { actuel: AVANT, code: await codeOf(cle) })))
    const reussies = issues.flatMap((issue) => (issue.status === 'fulfilled' ? [issue.value] : []))
    expect(reussies).toHaveLength(1)
    const codes = reussies[0]?.codes ?? []
    expect(new Set(codes).size).toBe(SECOURS.codes)
    for (const code of codes) expect(code).toMatch(/^\d{5} \d{5}$/)
    const gardes = JSON.stringify([
      await db.codeSecours.findMany({ where: { utilisateurId: une.id } }),
      await db.utilisateur.findUnique({ where: { id: une.id } }),
    ])
    for (const secret of [cle, ...codes.map((code) => code.replace(' ', ''))]) expect(gardes).not.toContain(secret)
    expect(await actorOfSession(ailleurs.sid, false)).toBeNull()
    expect(await actorOfSession(ici.sid, false)).not.toBeNull()
    expect(await readSecurite(ici.actor)).toMatchObject({ secondFacteur: true, restants: SECOURS.codes })
    const [courriel] = await mailsOf('secondfacteur.active', une.id)
    expect(courriel?.destinataire).toBe(une.email)
    for (const code of codes) expect(`${courriel?.texte}${courriel?.html}`).not.toContain(code)
  })

  it('cinq codes faux d’affilée, puis même le bon attend', async () => {
    const une = await someone()
    const { actor } = await enter(une.email)
    const visite = judge(actor, 'profil:proteger', null)
    for (let i = 0; i < REDEMANDE.max; i++)
      expect(await detail(activateTotp(visite, { actuel: AVANT, code: '000000' }))).toMatchObject({ kind: 'invalide' })
    expect(await detail(activateTotp(visite, { actuel: AVANT, code: await codeOf(proposeKey(actor, null)) }))).toMatchObject({ kind: 'refuse' })
  })
})

describe('se connecter avec un second facteur', () => {
  it('le mot de passe seul n’entre plus ; avec le code, une fois ; le code juste et le mot de passe faux, non', async () => {
    const une = await enrolled()
    const code = await codeOf(une.cle)
    expect(await sidOf(une.email)).toBeNull()
    expect(await sidOf(une.email, { code: '000000' })).toBeNull()
    expect(await sidOf(une.email, { code, motDePasse: 'pas celui-ci' })).toBeNull()
    expect(await sidOf(une.email, { code }), 'le refus d’avant n’a pas usé le code').not.toBeNull()
    expect(await sidOf(une.email, { code }), 'le même deux fois').toBeNull()
  })

  it.each(['client', 'gestion'] as const)('un code de secours entre une fois, du côté %s, et jamais avec un mot de passe faux', async (espace) => {
    const une = await enrolled(espace === 'gestion' ? 'gestionnaire' : undefined)
    const [premier = '', second = ''] = une.codes
    expect(await sidOf(une.email, { espace, code: premier, motDePasse: 'pas celui-ci' })).toBeNull()
    const ensemble = await Promise.all([1, 2, 3].map(() => sidOf(une.email, { espace, code: premier })))
    expect(ensemble.filter(Boolean)).toHaveLength(1)
    expect(await sidOf(une.email, { espace, code: premier })).toBeNull()
    expect(await factsOf('secours.utilise', une.id)).toMatchObject([{ restants: SECOURS.codes - 1 }])
    expect((await mailsOf('secours.utilise', une.id)).map(({ destinataire }) => destinataire)).toEqual([une.email])
    expect(await sidOf(une.email, { espace, code: second })).not.toBeNull()
  })

  it('le code de secours d’un autre n’ouvre rien, ni un code à qui n’a pas de second facteur du côté de la gestion', async () => {
    const [une, autre] = [await enrolled(), await enrolled()]
    expect(await sidOf(autre.email, { code: une.codes[0] ?? '' })).toBeNull()
    const sans = await someone({ gestion: 'gestionnaire' })
    expect(await sidOf(sans.email, { espace: 'gestion', code: une.codes[0] ?? '' })).toBeNull()
  })
})

describe('y toucher ensuite', () => {
  it('d’autres codes remplacent ceux d’avant ; le retrait veut le mot de passe et un code, qui s’use', async () => {
    const une = await enrolled()
    const [premier = '', second = ''] = une.codes
    const visite = judge(une.actor, 'profil:proteger', null)
    expect(await detail(renewCodes(visite, { actuel: AVANT, code: '0000000000' }))).toMatchObject({ dit: { code: expect.any(String) } })
    const { codes } = await renewCodes(visite, { actuel: AVANT, code: premier })
    expect(await sidOf(une.email, { code: second })).toBeNull()
    expect(await db.codeSecours.count({ where: { utilisateurId: une.id } })).toBe(SECOURS.codes)
    expect((await mailsOf('secours.renouveles', une.id)).map(({ destinataire }) => destinataire)).toEqual([une.email])
    const retirer = judge(une.actor, 'profil:modifier', null)
    const neuf = codes[0]?.replace(' ', '') ?? ''
    expect(await detail(removeTotp(retirer, { actuel: 'pas celui-ci', code: neuf }))).toMatchObject({ dit: { actuel: expect.any(String) } })
    const code = await codeOf(une.cle)
    expect(await sidOf(une.email, { code })).not.toBeNull()
    expect(await detail(removeTotp(retirer, { actuel: AVANT, code })), 'un code déjà servi').toMatchObject({ dit: { code: expect.any(String) } })
    await removeTotp(retirer, { actuel: AVANT, code: neuf })
    expect(await sidOf(une.email)).not.toBeNull()
    expect(await db.codeSecours.count({ where: { utilisateurId: une.id } })).toBe(0)
    expect((await mailsOf('secondfacteur.retire', une.id)).map(({ destinataire }) => destinataire)).toEqual([une.email])
    const { change } = await readSecurite(une.actor)
    expect(proposeKey(une.actor, change), 'la clé d’avant n’est plus proposée').not.toBe(une.cle)
  })
})

describe('ses sessions', () => {
  it('en fermer une, ou toutes les autres ; celle d’un autre n’existe pas, celle-ci se quitte en se déconnectant', async () => {
    const [une, autre] = [await someone(), await someone()]
    const [ici, la, ailleurs] = [await enter(une.email), await enter(une.email), await enter(une.email)]
    const dAutrui = await enter(autre.email)
    const visite = judge(ici.actor, 'profil:proteger', null)
    expect(await detail(closeOtherSessions(visite, { session: dAutrui.actor.sessionId }))).toMatchObject({ kind: 'introuvable' })
    expect(await detail(closeOtherSessions(visite, { session: ici.actor.sessionId }))).toMatchObject({ kind: 'introuvable' })
    expect(await actorOfSession(dAutrui.sid, false)).not.toBeNull()
    await closeOtherSessions(visite, { session: la.actor.sessionId })
    expect([await actorOfSession(la.sid, false), await actorOfSession(ailleurs.sid, false)]).toEqual([null, expect.anything()])
    await closeOtherSessions(visite, { session: la.actor.sessionId })
    await closeOtherSessions(visite, { session: 'autres' })
    expect(await actorOfSession(ailleurs.sid, false)).toBeNull()
    expect(await actorOfSession(ici.sid, false)).not.toBeNull()
    expect(await actorOfSession(dAutrui.sid, false)).not.toBeNull()
    const fermees = await db.evenement.findMany({ where: { type: 'session.fermee', acteurId: une.id }, select: { donnees: true } })
    expect(fermees.map(({ donnees }) => donnees)).toEqual([
      { motif: 'profil', nombre: 1 },
      { motif: 'profil', nombre: 1 },
    ])
  })

  it('une connexion d’un appareil neuf se dit par courriel : ni la première, ni celle d’un appareil connu, ni sans appareil', async () => {
    const une = await someone()
    const jeton = (n: number) => `${'d'.repeat(42)}${n}`
    await enter(une.email, { jeton: jeton(1) })
    await enter(une.email, { jeton: jeton(1) })
    await enter(une.email)
    expect(await factsOf('appareil.nouveau', une.id)).toEqual([])
    await enter(une.email, { jeton: jeton(2), appareil: 'Mozilla/5.0 (Windows NT 10.0) Firefox/150.0' })
    const [courriel] = await mailsOf('appareil.nouveau', une.id)
    expect(courriel?.destinataire).toBe(une.email)
    expect(courriel?.texte).toContain('Firefox sur Windows')
    expect(courriel?.texte).toMatch(/198\.19\.\d+\.\*/)
  })

  it('se connecter remplace la session de ce navigateur : l’identifiant d’avant, connu d’un autre, n’ouvre plus rien', async () => {
    const une = await someone()
    const avant = await enter(une.email)
    const apres = await enter(une.email, { ancienne: avant.actor })
    expect(apres.sid).not.toBe(avant.sid)
    expect(await actorOfSession(avant.sid, false)).toBeNull()
  })
})
