import { verify } from '@node-rs/argon2'
import { createGuardrails, generate, verify as verifyCode } from 'otplib'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { actorOfSession } from '@/lib/identite/session'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { closeSession } from '@/lib/identite/close-session'
import { openSession } from '@/lib/identite/open-session'
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from '@/prisma/seed/accounts'

vi.mock('@node-rs/argon2', async (original) => {
  const vrai = await original<typeof import('@node-rs/argon2')>()
  return { ...vrai, verify: vi.fn(vrai.verify) }
})

vi.mock('otplib', async (original) => {
  const vrai = await original<typeof import('otplib')>()
  return { ...vrai, verify: vi.fn(vrai.verify) }
})

const CLAIRE = 'claire.durand@durand.example'
const SOPHIE = 'sophie.martin@gestion.example'
const ORIGIN = { ip: '192.0.2.1', appareil: 'Essai' }
const saisie = (identifiant: string, plus: object = {}) => ({ identifiant, motDePasse: DEMO_PASSWORD, espace: 'client' as const, ...plus })
const code = (decalage = 0) =>
  generate({ secret: DEMO_TOTP_SECRET, guardrails: createGuardrails({ MIN_SECRET_BYTES: 10 }), epoch: Math.floor(Date.now() / 1000) + decalage })
const ouvrir = async (identifiant: string) => {
  const sid = await openSession(saisie(identifiant), ORIGIN)
  if (!sid) throw new Error('connexion refusée')
  return sid
}

beforeEach(async () => {
  await systemDb('travail').$executeRaw`DELETE FROM essai`
  await systemDb('travail').$executeRaw`UPDATE utilisateur SET totp_dernier_pas = NULL`
})

describe('se connecter', () => {
  it('ouvre une session et l’écrit au journal ; la base n’a que l’empreinte', async () => {
    const sid = await ouvrir(CLAIRE)
    expect(sid).toMatch(/^[\w-]{43}$/)
    const db = systemDb('travail')
    expect(await db.$queryRaw`SELECT 1 FROM session WHERE empreinte = ${sid}`).toEqual([])
    expect(await db.evenement.count({ where: { type: 'session.ouverte', acteurNom: 'Claire Durand' } })).toBe(1)
    expect((await actorOfSession(sid, true))?.utilisateur.email).toBe(CLAIRE)
  })

  it('tolère la casse et les espaces de l’adresse', async () => expect(await openSession(saisie(` ${CLAIRE.toUpperCase()} `), ORIGIN)).not.toBeNull())

  it.each([
    ['mauvais mot de passe', saisie(CLAIRE, { motDePasse: 'Autre-mot-2026' })],
    ['adresse inconnue', saisie('personne@inconnue.example')],
    ['client par la porte de la gestion', saisie(CLAIRE, { espace: 'gestion', code: '123456' })],
    ['gestion par la porte des clients', saisie(SOPHIE)],
    ['gestion sans code', saisie(SOPHIE, { espace: 'gestion' })],
    ['gestion, code faux', saisie(SOPHIE, { espace: 'gestion', code: '000000' })],
  ])('%s : la même réponse', async (_nom, tentative) => expect(await openSession(tentative, ORIGIN)).toBeNull())

  it('gestion : le bon code passe, une seule fois, et jamais sans le bon mot de passe', async () => {
    const six = await code()
    expect(await openSession(saisie(SOPHIE, { espace: 'gestion', code: six, motDePasse: 'Autre-mot-2026' }), ORIGIN)).toBeNull()
    expect(await openSession(saisie(SOPHIE, { espace: 'gestion', code: six }), ORIGIN)).not.toBeNull()
    expect(await openSession(saisie(SOPHIE, { espace: 'gestion', code: six }), ORIGIN)).toBeNull()
  })

  it('le même travail quel que soit le refus : un Argon2, jamais zéro ni deux, et le même compteur', async () => {
    const compteurs = async () => Number((await systemDb('travail').$queryRaw<{ n: bigint }[]>`SELECT sum(nombre) AS n FROM essai`)[0]?.n ?? 0)
    await openSession(saisie('chauffe@inconnue.example', { motDePasse: 'Autre-mot-2026' }), ORIGIN)
    for (const refus of [
      saisie(CLAIRE, { motDePasse: 'Autre-mot-2026' }),
      saisie('personne@inconnue.example'),
      saisie(SOPHIE),
      saisie(SOPHIE, { espace: 'gestion', code: '000000' }),
    ]) {
      vi.mocked(verify).mockClear()
      const avant = await compteurs()
      expect(await openSession(refus, ORIGIN)).toBeNull()
      expect(verify).toHaveBeenCalledTimes(1)
      expect((await compteurs()) - avant, 'un essai de plus pour l’adresse, un pour elle et ce réseau, un pour l’IP').toBe(3)
    }
  })

  it('le même code à vérifier, que l’adresse soit de la gestion, d’un client ou de personne', async () => {
    for (const identifiant of [SOPHIE, CLAIRE, 'personne@inconnue.example']) {
      vi.mocked(verifyCode).mockClear()
      expect(await openSession(saisie(identifiant, { espace: 'gestion', code: '000000' }), ORIGIN)).toBeNull()
      expect(verifyCode, identifiant).toHaveBeenCalledTimes(1)
      expect(Object.keys(vi.mocked(verifyCode).mock.calls[0]?.[0] ?? {}).sort(), identifiant).toEqual([
        'epoch',
        'epochTolerance',
        'guardrails',
        'secret',
        'token',
      ])
    }
  })

  it('se connecter ferme la session qui était ouverte dans ce navigateur, et le journal dit pourquoi', async () => {
    const ancien = await ouvrir('ines.moreau@durand.example')
    const ancienne = await actorOfSession(ancien, false)
    const nouveau = await openSession(saisie(CLAIRE), { ...ORIGIN, ancienne })
    expect(await actorOfSession(ancien, false)).toBeNull()
    expect((await actorOfSession(nouveau ?? '', false))?.utilisateur.email).toBe(CLAIRE)
    const [fermee] = await systemDb('travail').evenement.findMany({ where: { type: 'session.fermee' }, select: { acteurNom: true, donnees: true } })
    expect(fermee).toEqual({ acteurNom: 'Inès Moreau', donnees: { motif: 'remplacee' } })
    // Une connexion ratée, elle, ne ferme rien.
    const presente = await actorOfSession(nouveau ?? '', false)
    expect(await openSession(saisie(SOPHIE), { ...ORIGIN, ancienne: presente })).toBeNull()
    expect(await actorOfSession(nouveau ?? '', false)).not.toBeNull()
  })
})

describe('une session finie ne sert plus à la requête suivante', () => {
  const fins: [string, (id: string) => Promise<unknown>][] = [
    ['fermée', (id) => systemDb('travail').$executeRaw`UPDATE session SET fermee_le = now() WHERE id = ${id}::uuid`],
    ['inactive 31 minutes', (id) => systemDb('travail').$executeRaw`UPDATE session SET vue_le = now() - interval '31 min' WHERE id = ${id}::uuid`],
    [
      'ouverte depuis 12 heures',
      (id) => systemDb('travail').$executeRaw`UPDATE session SET expire_le = now() - interval '1 s' WHERE id = ${id}::uuid`,
    ],
    [
      'personne désactivée',
      (id) =>
        systemDb('travail')
          .$executeRaw`UPDATE utilisateur SET desactive_le = now() WHERE id = (SELECT utilisateur_id FROM session WHERE id = ${id}::uuid)`,
    ],
  ]
  it.each(fins)('%s', async (_nom, finir) => {
    const sid = await ouvrir('ines.moreau@durand.example')
    const actor = await actorOfSession(sid, true)
    expect(actor).not.toBeNull()
    await finir(actor?.sessionId ?? '')
    expect(await actorOfSession(sid, true)).toBeNull()
    await systemDb('travail').$executeRaw`UPDATE utilisateur SET desactive_le = NULL`
  })

  it('se déconnecter ferme et l’écrit, une seule fois', async () => {
    const sid = await ouvrir(CLAIRE)
    const actor = await actorOfSession(sid, true)
    if (!actor) throw new Error('pas de session')
    await closeSession(actor)
    await closeSession(actor)
    expect(await actorOfSession(sid, true)).toBeNull()
    expect(await systemDb('travail').evenement.count({ where: { type: 'session.fermee', acteurNom: 'Claire Durand' } })).toBe(1)
  })

  it('un préchargement ne prolonge pas la session, une page si', async () => {
    const sid = await ouvrir(CLAIRE)
    const id = (await actorOfSession(sid, false))?.sessionId ?? ''
    const vue = async () => (await systemDb('travail').session.findUniqueOrThrow({ where: { id }, select: { vueLe: true } })).vueLe.getTime()
    await systemDb('travail').$executeRaw`UPDATE session SET vue_le = now() - interval '5 min' WHERE id = ${id}::uuid`
    const avant = await vue()
    await actorOfSession(sid, false)
    expect(await vue()).toBe(avant)
    await actorOfSession(sid, true)
    expect(await vue()).toBeGreaterThan(avant)
  })
})

describe('un droit retiré ne sert plus à la requête suivante', () => {
  it('membre désactivé, habilitation retirée, entreprise détachée, délégation révoquée ou finie', async () => {
    const db = systemDb('travail')
    const [marc, karim] = [await ouvrir('marc.leroy@durand.example'), await ouvrir('karim.benali@cabinet.example')]
    const sirens = async (sid: string) => (await actorOfSession(sid, false))?.perimetre.sirens ?? []
    const essayer = async (sid: string, siren: string, sql: string, remettre: string) => {
      expect(await sirens(sid)).toContain(siren)
      await db.$executeRawUnsafe(sql)
      expect(await sirens(sid), sql).not.toContain(siren)
      await db.$executeRawUnsafe(remettre)
    }
    const marcId = `(SELECT id FROM membre WHERE utilisateur_id = (SELECT id FROM utilisateur WHERE email_normalise = 'marc.leroy@durand.example'))`
    const delegation = `(SELECT d.id FROM delegation d JOIN rattachement r ON r.compte_id = d.compte_id WHERE r.siren = '900000019')`
    await essayer(
      marc,
      '900000019',
      `UPDATE membre SET etat = 'desactive' WHERE id = ${marcId}`,
      `UPDATE membre SET etat = 'ajoute' WHERE id = ${marcId}`,
    )
    await essayer(
      marc,
      '900000019',
      `UPDATE habilitation SET retiree_le = now() WHERE membre_id = ${marcId}`,
      `UPDATE habilitation SET retiree_le = NULL WHERE membre_id = ${marcId}`,
    )
    await essayer(
      karim,
      '900000019',
      `UPDATE rattachement SET detache_le = now() WHERE siren = '900000019'`,
      `UPDATE rattachement SET detache_le = NULL WHERE siren = '900000019'`,
    )
    for (const etat of ['en_attente', 'refusee', 'annulee', 'revoquee', 'expiree'])
      await essayer(
        karim,
        '900000019',
        `UPDATE delegation SET etat = '${etat}' WHERE id = ${delegation}`,
        `UPDATE delegation SET etat = 'acceptee' WHERE id = ${delegation}`,
      )
    await essayer(
      karim,
      '900000019',
      `UPDATE delegation SET au = current_date - 1 WHERE id = ${delegation}`,
      `UPDATE delegation SET au = NULL WHERE id = ${delegation}`,
    )
  })

  it('une délégation en attente ne donne rien', async () => {
    const actor = await actorOfSession(await ouvrir('karim.benali@cabinet.example'), false)
    expect(actor?.perimetre.sirens).not.toContain('900000050')
    expect(actor?.perimetre.sirens).toHaveLength(303)
    expect(actor?.perimetre.comptes).toEqual([])
  })
})

it('asSystem est bien hors de tout périmètre', async () => expect(await asSystem('travail', (db) => db.entreprise.count())).toBeGreaterThan(300))
