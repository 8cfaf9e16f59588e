import { createGuardrails, generate } from 'otplib'
import { NextRequest } from 'next/server'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as deconnecter } from '@/app/deconnexion/route'
import { comeBack, giveCode, leaveForProvider, linkAccount } from '@/doors/net-entreprises'
import { register } from '@/doors/inscription'
import { judge } from '@/lib/access/visit'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { seal } from '@/lib/data/champ'
import { env } from '@/lib/ground/env'
import { certifyBySiret } from '@/lib/identite/certification'
import { cookieName, deviceCookieName, readSid } from '@/lib/identite/cookie'
import { proveAddress } from '@/lib/identite/inscription'
import { jetonOf } from '@/lib/identite/jeton'
import { provenSiren } from '@/lib/identite/net-entreprises'
import { openSession } from '@/lib/identite/open-session'
import { actorOfSession } from '@/lib/identite/session'
import { DEMO_PASSWORD } from '@/prisma/seed/accounts'
import { PEOPLE } from '@/prisma/seed/cast'
import { openFournisseur, type Reponses } from '../../support/oidc'
import { ask, behindDoor, laid } from '../doors/browser'

vi.mock('next/headers', async () => (await import('../doors/browser.ts')).nextHeaders)

const fournisseur = await openFournisseur()
const SECRET = 'un secret partagé avec lui seul'
Object.assign(process.env, { NET_ENTREPRISES_EMETTEUR: fournisseur.emetteur, NET_ENTREPRISES_CLIENT: 'portail', NET_ENTREPRISES_SECRET: SECRET })
afterAll(() => fournisseur.close())

const db = systemDb('connexion')
const [NOEL, DURAND] = ['90000006800016', '90000001900019']
const ECHEC = '/connexion?fait=net-entreprises'
const PREMIERE = '/net-entreprises/premiere-fois'
let rang = 0

/** Un navigateur : ses cookies, d’une requête à l’autre. */
class Browser {
  readonly cookies = new Map<string, string>()
  private async ask<T>(run: () => Promise<T>, method = 'GET'): Promise<T> {
    const { origin, host } = new URL(env().APP_URL)
    const cookie = [...this.cookies].map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur)}`).join('; ')
    ask({ headers: { origin, host, cookie, 'user-agent': 'essai' }, all: this.cookies })
    const { result } = await behindDoor(run, method)
    for (const [nom, { value, options }] of laid) this.keep(nom, value, options.maxAge)
    if (result instanceof Response)
      for (const ligne of result.headers.getSetCookie()) {
        const [, nom = '', valeur = ''] = /^([^=]+)=([^;]*)/.exec(ligne) ?? []
        this.keep(nom, decodeURIComponent(valeur), /max-age=0/i.test(ligne) ? 0 : undefined)
      }
    return result
  }
  private keep(nom: string, valeur: string, maxAge?: number): void {
    if (maxAge === 0 || valeur === '') this.cookies.delete(nom)
    else this.cookies.set(nom, valeur)
  }
  /** Part chez le fournisseur. @returns ce qu’il reçoit. */
  async leave(retour = ''): Promise<URLSearchParams> {
    Object.assign(fournisseur.reponses, { decouverte: {}, panne: false })
    const reponse = await this.ask(() => leaveForProvider(new Request(`${env().APP_URL}/net-entreprises${retour}`)))
    return new URL(reponse.headers.get('location') ?? '', env().APP_URL).searchParams
  }
  /** Revient avec ces mots. @returns où le portail mène. */
  async back(mots: Record<string, string>): Promise<string> {
    const adresse = `${env().APP_URL}/api/auth/callback/net-entreprises?${new URLSearchParams(mots)}`
    const reponse = await this.ask(() => {
      const cookie = [...this.cookies].map(([nom, valeur]) => `${nom}=${encodeURIComponent(valeur)}`).join('; ')
      return comeBack(new NextRequest(adresse, { headers: { cookie } }))
    })
    return reponse.headers.get('location') ?? ''
  }
  submit = <T>(run: () => Promise<T>): Promise<T> => this.ask(run, 'POST')
  actor = async () => actorOfSession(readSid(this.cookies.get(cookieName())) ?? '', false)
}

type Dit = { sujet: string; siret?: string; email?: string }

/** Ce qu’un essai gâte de ce que dit un fournisseur honnête. */
type Gate = Partial<Pick<Reponses, 'entete' | 'idToken' | 'userinfo' | 'decouverte'>> & { userinfoJeton?: { alg: string }; panne?: true }

/** Fait dire au fournisseur qui est là, honnêtement, moins ce que `gate` change. */
function says({ sujet, siret = NOEL, email = PEOPLE.claire.email }: Dit, nonce: string | null, gate: Gate = {}): void {
  const ici = Math.floor(Date.now() / 1000)
  Object.assign(fournisseur.reponses, {
    entete: { alg: 'RS256', typ: 'JWT', kid: 'essai', ...gate.entete },
    idToken: { iss: fournisseur.emetteur, aud: 'portail', sub: sujet, iat: ici, exp: ici + 600, nonce, ...gate.idToken },
    userinfo: { sub: sujet, siret, family_name: 'Noël', given_name: 'Nadia', email, email_verified: true, ...gate.userinfo },
    userinfoJeton: gate.userinfoJeton ?? null,
    decouverte: gate.decouverte ?? {},
    panne: gate.panne ?? false,
  })
}

/** Va chez le fournisseur, y est reconnu, et revient. */
async function travel(browser: Browser, dit: Dit, gate?: Gate, mots: Record<string, string> = {}): Promise<string> {
  const parti = await browser.leave()
  says(dit, parti.get('nonce'), gate)
  return browser.back({ code: 'un-code', state: parti.get('state') ?? '', iss: fournisseur.emetteur, ...mots })
}

const relier = (browser: Browser, motDePasse: string = DEMO_PASSWORD, email: string = PEOPLE.claire.email) =>
  browser.submit(() => linkAccount({ identifiant: email, motDePasse, code: '' }))
const neuf = () => `ne-${++rang}`
const detail = (fait: Promise<unknown>) =>
  fait.then(
    (issue) => issue,
    (erreur: { detail?: unknown }) => erreur.detail,
  )

beforeEach(() => db.essai.deleteMany())

describe('arriver de Net-entreprises', () => {
  it('part avec code, PKCE, state et nonce, et revient à la seule adresse que dit APP_URL', async () => {
    const parti = await new Browser().leave()
    expect(Object.fromEntries(parti)).toMatchObject({
      response_type: 'code',
      client_id: 'portail',
      code_challenge_method: 'S256',
      redirect_uri: `${env().APP_URL}/api/auth/callback/net-entreprises`,
      scope: 'openid profile email siret',
    })
    for (const nom of ['state', 'nonce', 'code_challenge']) expect(parti.get(nom), nom).toMatch(/.{20,}/)
  })

  it('la première fois n’ouvre rien, même quand l’adresse dite est celle d’un compte ; la seconde, après le mot de passe, entre seule', async () => {
    const [browser, sujet] = [new Browser(), neuf()]
    expect(await travel(browser, { sujet })).toBe(PREMIERE)
    expect(await browser.actor()).toBeNull()
    expect(await db.lienNetEntreprises.count({ where: { sujet } })).toBe(0)
    expect(await relier(browser, 'faux')).toMatchObject({ status: 'refuse' })
    expect(await db.lienNetEntreprises.count({ where: { sujet } })).toBe(0)
    expect(await relier(browser)).toEqual({ vers: '/accueil' })
    expect((await browser.actor())?.utilisateur.email).toBe(PEOPLE.claire.email)
    expect(await db.evenement.count({ where: { type: 'net_entreprises.relie' } })).toBeGreaterThan(0)

    const autre = new Browser()
    const parti = await autre.leave('?retour=/demandes')
    says({ sujet }, parti.get('nonce'))
    expect(await autre.back({ code: 'x', state: parti.get('state') ?? '', iss: fournisseur.emetteur })).toBe('/demandes')
    expect((await autre.actor())?.utilisateur.email).toBe(PEOPLE.claire.email)
    expect(autre.cookies.has(deviceCookieName())).toBe(true)
    expect((fournisseur.recu.at(-1)?.get('code_verifier') ?? '').length).toBeGreaterThan(40)
  })

  it('un appareil déjà connu n’est pas dit nouveau, un autre l’est une fois ; une première connexion n’apprend rien', async () => {
    // Chargé une fois la configuration dite.
    const { someone } = await import('./someone')
    const sujet = neuf()
    const une = await someone()
    const nouveaux = () => db.evenement.count({ where: { type: 'appareil.nouveau', acteurId: une.id } })
    await db.lienNetEntreprises.create({ data: { emetteur: fournisseur.emetteur, sujet, utilisateurId: une.id } })
    const [browser, autre] = [new Browser(), new Browser()]
    for (const [qui, attendus] of [
      [browser, 0],
      [browser, 0],
      [autre, 1],
      [autre, 1],
      [browser, 1],
    ] as const) {
      expect(await travel(qui, { sujet })).toBe('/accueil')
      expect(await nouveaux()).toBe(attendus)
      qui.cookies.delete(cookieName())
    }
    expect(await db.appareil.count({ where: { utilisateurId: une.id } })).toBe(2)
  })

  it('la même adresse avec un autre sujet est une autre personne', async () => {
    const [premier, sujet] = [new Browser(), neuf()]
    await travel(premier, { sujet })
    await relier(premier)
    const pirate = new Browser()
    expect(await travel(pirate, { sujet: `${sujet}-autre` })).toBe(PREMIERE)
    expect(await pirate.actor()).toBeNull()
  })

  it('une identité n’ouvre qu’un compte : le second qui la relie est refusé, et n’entre pas', async () => {
    const [premier, second, sujet] = [new Browser(), new Browser(), neuf()]
    await travel(premier, { sujet })
    await travel(second, { sujet })
    await relier(premier)
    expect(await detail(relier(second, DEMO_PASSWORD, PEOPLE.paul.email))).toMatchObject({ kind: 'refuse' })
    expect(await second.actor()).toBeNull()
  })

  it('userinfo en jeton signé vaut userinfo en JSON', async () => {
    expect(await travel(new Browser(), { sujet: neuf() }, { userinfoJeton: { alg: 'RS256' } })).toBe(PREMIERE)
  })

  it.each<[string, Gate]>([
    ['un autre émetteur', { idToken: { iss: 'https://pirate.example' } }],
    ['une autre audience', { idToken: { aud: 'autre-portail' } }],
    ['un autre nonce', { idToken: { nonce: 'autre' } }],
    ['aucun nonce', { idToken: { nonce: undefined } }],
    ['un jeton périmé', { idToken: { exp: 1_000 } }],
    ['alg: none', { entete: { alg: 'none' } }],
    [
      'alg: none, que la découverte dit permis',
      { entete: { alg: 'none' }, decouverte: { id_token_signing_alg_values_supported: ['none', 'RS256'] } },
    ],
    ['alg: HS256', { entete: { alg: 'HS256' } }],
    ['un userinfo d’un autre sujet', { userinfo: { sub: 'un-autre' } }],
    ['un userinfo alg: none', { userinfoJeton: { alg: 'none' } }],
    ['un userinfo pour un autre', { userinfoJeton: { alg: 'RS256' }, userinfo: { aud: 'autre-portail' } }],
    ['un userinfo d’un autre émetteur', { userinfoJeton: { alg: 'RS256' }, userinfo: { iss: 'https://pirate.example' } }],
    ['une découverte d’un autre émetteur', { decouverte: { issuer: 'https://pirate.example' } }],
    ['une panne', { panne: true }],
  ])('%s : personne n’entre, et le compte Carcept Prev reste proposé', async (_, gate) => {
    const [browser, sujet] = [new Browser(), neuf()]
    const avant = await db.arriveeNetEntreprises.count()
    expect(await travel(browser, { sujet }, gate)).toBe(ECHEC)
    expect(await browser.actor()).toBeNull()
    expect(await db.arriveeNetEntreprises.count()).toBe(avant)
  })

  it.each<[string, Record<string, string>]>([
    ['un autre state', { state: 'autre' }],
    ['un state vide', { state: '' }],
    ['un émetteur de réponse faux', { iss: 'https://pirate.example' }],
    ['un refus du fournisseur', { error: 'access_denied' }],
  ])('%s : rien ne s’ouvre', async (_, mots) => {
    const browser = new Browser()
    expect(await travel(browser, { sujet: neuf() }, undefined, mots)).toBe(ECHEC)
    expect(browser.cookies.has(cookieName())).toBe(false)
  })

  it('le retour ouvert dans un autre navigateur n’entre pas, ni deux fois dans le même', async () => {
    const [browser, autre] = [new Browser(), new Browser()]
    const parti = await browser.leave()
    says({ sujet: neuf() }, parti.get('nonce'))
    const mots = { code: 'x', state: parti.get('state') ?? '', iss: fournisseur.emetteur }
    expect(await autre.back(mots)).toBe(ECHEC)
    expect(await browser.back(mots)).toBe(PREMIERE)
    expect(await browser.back(mots)).toBe(ECHEC)
  })

  const AILLEURS = [
    'https://pirate.example',
    'http://pirate.example/',
    '//pirate.example',
    '///pirate.example',
    '/\\pirate.example',
    '\\\\pirate.example',
    '/\t/pirate.example',
    '/\n/pirate.example',
    '\t//pirate.example',
    ' //pirate.example',
    '/.//pirate.example',
    '/..//pirate.example',
    '/./\\pirate.example',
    '/e/..//pirate.example',
    '//pirate.example@localhost',
    'javascript:alert(1)',
    'data:text/html,x',
    'pirate.example',
    '@pirate.example',
    '.pirate.example',
    ':80@pirate.example',
    '/%00//pirate.example',
    '/%5c%5cpirate.example',
    'http:/pirate.example',
    'http:\\\\pirate.example',
    '/api/auth/session',
    '/api/auth/signin?callbackUrl=//pirate.example',
    '/connexion?retour=//pirate.example',
    '/deconnexion',
    `/${'a'.repeat(3000)}`,
  ]
  it.each(AILLEURS)('callbackUrl « %s », par l’adresse, le cookie ou le départ, ne mène que dans le portail', async (url) => {
    const sujet = neuf()
    const { id } = await db.utilisateur.findFirstOrThrow({ where: { email: PEOPLE.claire.email } })
    await db.lienNetEntreprises.create({ data: { emetteur: fournisseur.emetteur, sujet, utilisateurId: id } })
    for (const parLe of ['cookie', 'adresse'] as const) {
      const browser = new Browser()
      const parti = await browser.leave(`?retour=${encodeURIComponent(url)}`)
      says({ sujet }, parti.get('nonce'))
      if (parLe === 'cookie') browser.cookies.set('__Host-retour', url)
      const mots = { code: 'x', state: parti.get('state') ?? '', iss: fournisseur.emetteur }
      const vers = await browser.back(parLe === 'adresse' ? { ...mots, callbackUrl: url } : mots)
      // Ce que next-auth ne sait pas lire arrête le voyage ; tout autre mène à l’accueil, ou dans une page du portail.
      expect(vers === ECHEC || (/^\/(?![/\\])/.test(vers) && new URL(vers, env().APP_URL).origin === env().APP_URL), vers).toBe(true)
      expect(vers).not.toMatch(/^\/(?:api|deconnexion)|^\/connexion(?!\?fait)/)
    }
  })

  it('le fournisseur muet : le lien revient à la connexion, qui le dit', async () => {
    says({ sujet: neuf() }, null, { panne: true })
    const { result } = await behindDoor(() => leaveForProvider(new Request(`${env().APP_URL}/net-entreprises`)))
    expect(result.headers.get('location')).toBe(ECHEC)
  })

  it('qui est désactivé n’entre plus par là, ni quelqu’un de la gestion', async () => {
    const [browser, sujet] = [new Browser(), neuf()]
    await travel(browser, { sujet })
    await relier(browser, DEMO_PASSWORD, PEOPLE.ines.email)
    const { id } = await db.utilisateur.findFirstOrThrow({ where: { email: PEOPLE.ines.email } })
    for (const change of [{ desactiveLe: new Date() }, { gestion: 'gestionnaire' as const }]) {
      const avant = { desactiveLe: null, gestion: null }
      await db.utilisateur.update({ where: { id }, data: change })
      const revient = new Browser()
      await travel(revient, { sujet })
      expect(revient.cookies.has(cookieName())).toBe(false)
      await db.utilisateur.update({ where: { id }, data: avant })
    }
  })
})

const KEY = 'JBSWY3DPEHPK3PXP'
const codeNow = (pas = 0) =>
  generate({ secret: KEY, guardrails: createGuardrails({ MIN_SECRET_BYTES: 10 }), epoch: Math.floor(Date.now() / 1000) + pas * 30 })

describe('le second facteur', () => {
  it('un code de secours entre aussi, une fois, que l’on arrive ou que l’on relie', async () => {
    const { AVANT, factsOf, someone } = await import('./someone')
    const { drawCodes } = await import('@/lib/identite/codes-secours')
    const [une, sujet, second] = [await someone(), neuf(), neuf()]
    await db.lienNetEntreprises.create({ data: { emetteur: fournisseur.emetteur, sujet, utilisateurId: une.id } })
    await db.utilisateur.update({ where: { id: une.id }, data: { totpSecret: seal(KEY) } })
    const [premier = '', autre = ''] = (await asSystem('connexion', (tx) => drawCodes(tx, une.id))).map((code) => code.replace(' ', ''))
    const [revient, copie, relie] = [new Browser(), new Browser(), new Browser()]
    await travel(revient, { sujet })
    await travel(copie, { sujet })
    expect(await revient.submit(() => giveCode({ code: premier }))).toEqual({ vers: '/accueil' })
    expect(await copie.submit(() => giveCode({ code: premier }))).toMatchObject({ status: 'refuse' })
    expect(await factsOf('secours.utilise', une.id)).toMatchObject([{ restants: 7 }])
    await travel(relie, { sujet: second })
    expect(await relie.submit(() => linkAccount({ identifiant: une.email, motDePasse: AVANT, code: autre }))).toEqual({ vers: '/accueil' })
  })

  it('reste demandé : un code faux n’entre pas, le bon une seule fois', async () => {
    const [browser, sujet] = [new Browser(), neuf()]
    await travel(browser, { sujet })
    await relier(browser, DEMO_PASSWORD, PEOPLE.marc.email)
    const { id } = await db.utilisateur.update({
      where: { emailNormalise: PEOPLE.marc.email },
      data: { totpSecret: seal(KEY) },
      select: { id: true },
    })
    try {
      const [revient, copie] = [new Browser(), new Browser()]
      expect(await travel(revient, { sujet })).toBe('/net-entreprises/code')
      expect(await travel(copie, { sujet })).toBe('/net-entreprises/code')
      expect(await revient.actor()).toBeNull()
      expect(await revient.submit(() => giveCode({ code: '000000' }))).toMatchObject({ status: 'refuse' })
      const code = await codeNow()
      expect(await revient.submit(() => giveCode({ code }))).toEqual({ vers: '/accueil' })
      expect((await revient.actor())?.utilisateur.email).toBe(PEOPLE.marc.email)
      expect(await copie.submit(() => giveCode({ code }))).toMatchObject({ status: 'refuse' })
      // Sans son code, ni le lien, ni une nouvelle liaison ne l’ouvrent.
      expect(await detail(relier(copie, DEMO_PASSWORD, PEOPLE.claire.email))).toMatchObject({ kind: 'refuse' })
    } finally {
      await db.utilisateur.update({ where: { id }, data: { totpSecret: null, totpDernierPas: null } })
    }
  })

  it('se compte : au sixième essai, le bon code lui-même attend', async () => {
    const [browser, sujet] = [new Browser(), neuf()]
    await travel(browser, { sujet })
    await relier(browser, DEMO_PASSWORD, PEOPLE.marc.email)
    const { id } = await db.utilisateur.update({
      where: { emailNormalise: PEOPLE.marc.email },
      data: { totpSecret: seal(KEY) },
      select: { id: true },
    })
    try {
      const revient = new Browser()
      await travel(revient, { sujet })
      for (let i = 0; i < 5; i++) await revient.submit(() => giveCode({ code: '000000' }))
      expect(await revient.submit(async () => giveCode({ code: await codeNow() }))).toMatchObject({ status: 'refuse' })
    } finally {
      await db.utilisateur.update({ where: { id }, data: { totpSecret: null, totpDernierPas: null } })
    }
  })
})

describe('délier', () => {
  it('veut le mot de passe ; ses identités n’ouvrent plus rien, leurs autres sessions se ferment, celle-ci reste, un courriel le dit', async () => {
    const { AVANT, enter, factsOf, mailsOf, someone } = await import('./someone')
    const { listReliees } = await import('@/lib/identite/securite')
    const { unlinkNetEntreprises } = await import('@/lib/identite/unlink-net-entreprises')
    const [une, autre, sujet, dAutrui] = [await someone(), await someone(), neuf(), neuf()]
    const liens = [une, autre].map(({ id }, i) => ({ emetteur: fournisseur.emetteur, sujet: [sujet, dAutrui][i] ?? '', utilisateurId: id }))
    await db.lienNetEntreprises.createMany({ data: liens })
    const [ici, ailleurs, chezAutrui] = [new Browser(), new Browser(), new Browser()]
    await travel(ici, { sujet })
    await travel(ailleurs, { sujet })
    await travel(chezAutrui, { sujet: dAutrui })
    const parMotDePasse = await enter(une.email)
    const actor = await ici.actor()
    if (!actor) throw new Error('pas entrée')
    const visite = judge(actor, 'profil:modifier', null)
    expect(await detail(unlinkNetEntreprises(visite, { actuel: 'pas celui-ci' }))).toMatchObject({ errors: { actuel: expect.any(String) } })
    expect(await listReliees(actor)).toHaveLength(1)
    await unlinkNetEntreprises(visite, { actuel: AVANT })
    expect(await listReliees(actor)).toEqual([])
    expect([await ici.actor(), await ailleurs.actor()]).toEqual([expect.anything(), null])
    expect(await actorOfSession(parMotDePasse.sid, false)).not.toBeNull()
    expect(await chezAutrui.actor(), 'l’identité d’un autre n’y perd rien').not.toBeNull()
    expect(await travel(new Browser(), { sujet }), 'elle redevient une inconnue').toBe(PREMIERE)
    expect(await factsOf('net_entreprises.delie', une.id)).toMatchObject([{ nombre: 1 }])
    expect((await mailsOf('net_entreprises.delie', une.id)).map(({ destinataire }) => destinataire)).toEqual([une.email])
    expect(await detail(unlinkNetEntreprises(visite, { actuel: AVANT })), 'il n’y a plus rien à délier').toMatchObject({ kind: 'refuse' })
  })

  it('avec un second facteur, le mot de passe seul ne suffit pas ; l’arrivée qui attendait son code ne vaut plus', async () => {
    const { AVANT, enter, someone } = await import('./someone')
    const { unlinkNetEntreprises } = await import('@/lib/identite/unlink-net-entreprises')
    const [une, sujet] = [await someone(), neuf()]
    const { actor } = await enter(une.email)
    await db.lienNetEntreprises.create({ data: { emetteur: fournisseur.emetteur, sujet, utilisateurId: une.id } })
    await db.utilisateur.update({ where: { id: une.id }, data: { totpSecret: seal(KEY) } })
    const attend = new Browser()
    expect(await travel(attend, { sujet })).toBe('/net-entreprises/code')
    const visite = judge(actor, 'profil:modifier', null)
    expect(await detail(unlinkNetEntreprises(visite, { actuel: AVANT }))).toMatchObject({ errors: { code: expect.any(String) } })
    expect(await db.lienNetEntreprises.count({ where: { utilisateurId: une.id } })).toBe(1)
    await unlinkNetEntreprises(visite, { actuel: AVANT, code: await codeNow(-1) })
    expect(await attend.submit(async () => giveCode({ code: await codeNow() }))).toMatchObject({ status: 'refuse' })
  })
})

describe('créer son compte par Net-entreprises', () => {
  const PHRASE = 'quatre camions bleus à Valence'
  const saisie = (email: string) => ({
    civilite: 'madame' as const,
    nom: 'Noël',
    prenom: 'Nadia',
    telephone: '+33639980045',
    fonction: 'Gérante',
    email,
    motDePasse: PHRASE,
    confirmation: PHRASE,
    conditions: 'oui' as const,
    arrivee: 'oui' as const,
  })
  const prove = async (email: string) => {
    const { id } = await db.inscription.findFirstOrThrow({ where: { email }, orderBy: { creeLe: 'desc' }, select: { id: true } })
    await proveAddress({ jeton: jetonOf(id), motDePasse: PHRASE }, '203.0.113.9')
    const sid = await openSession({ identifiant: email, motDePasse: PHRASE, espace: 'client' }, { ip: '203.0.113.9', appareil: null })
    return actorOfSession(sid ?? '', false)
  }

  it('l’adresse se prouve d’abord ; puis le SIREN dit, et lui seul, se certifie sans numéro', async () => {
    const [browser, sujet, email] = [new Browser(), neuf(), `nadia.${++rang}@exemple.fr`]
    await travel(browser, { sujet, siret: NOEL, email })
    await browser.submit(() => register(saisie(email)))
    expect(await db.lienNetEntreprises.count({ where: { sujet } })).toBe(0)
    const actor = await prove(email)
    if (!actor) throw new Error('pas entrée')
    expect(await provenSiren(actor.utilisateur.id)).toBe('900000068')
    expect(await certifyBySiret(judge(actor, 'compte:creer', null))).toEqual({ suite: 'certifiee', siren: '900000068' })
    const { compteId } = await db.membre.findFirstOrThrow({ where: { utilisateurId: actor.utilisateur.id, role: 'administrateur' } })
    expect(await db.rattachement.findMany({ where: { compteId } })).toMatchObject([{ siren: '900000068', certifieVoie: 'net_entreprises' }])

    const revient = new Browser()
    expect(await travel(revient, { sujet })).toBe('/accueil')
    expect((await revient.actor())?.utilisateur.email).toBe(email)
  })

  it('un SIREN que nous ne suivons pas, une preuve trop vieille ou aucun SIRET ne certifient rien', async () => {
    const [browser, sujet, email] = [new Browser(), neuf(), `nadia.${++rang}@exemple.fr`]
    await travel(browser, { sujet, siret: '90000007600019', email })
    await browser.submit(() => register(saisie(email)))
    const actor = await prove(email)
    if (!actor) throw new Error('pas entrée')
    expect(await certifyBySiret(judge(actor, 'compte:creer', null))).toEqual({ suite: 'introuvable' })
    await db.lienNetEntreprises.updateMany({ where: { sujet }, data: { siret: DURAND, vuLe: new Date(Date.now() - 49 * 3_600_000) } })
    expect(await detail(certifyBySiret(judge(actor, 'compte:creer', null)))).toMatchObject({ kind: 'refuse' })
    await db.lienNetEntreprises.updateMany({ where: { sujet }, data: { siret: null, vuLe: new Date() } })
    expect(await detail(certifyBySiret(judge(actor, 'compte:creer', null)))).toMatchObject({ kind: 'refuse' })
    expect(await db.membre.count({ where: { utilisateurId: actor.utilisateur.id } })).toBe(0)
  })

  it('une arrivée finie, ou d’un autre navigateur, ne se confie pas', async () => {
    expect(await detail(new Browser().submit(() => register(saisie(`nadia.${++rang}@exemple.fr`))))).toMatchObject({ kind: 'refuse' })
  })
})

describe('se déconnecter', () => {
  const sortir = async (browser: Browser) => (await browser.submit(() => deconnecter())).headers.get('location') ?? ''

  it('ferme aussi la session du fournisseur, et n’en garde pas le jeton ; muet, il ne retient personne', async () => {
    const [browser, sujet] = [new Browser(), neuf()]
    await travel(browser, { sujet })
    await relier(browser)
    const gardes = await db.sessionNetEntreprises.findMany()
    expect(JSON.stringify(gardes)).not.toMatch(/eyJ[\w-]+\.eyJ/)
    const vers = new URL(await sortir(browser))
    expect(vers.origin + vers.pathname).toBe(`${fournisseur.emetteur}/session/end`)
    expect(vers.searchParams.get('id_token_hint')).toMatch(/^eyJ/)
    expect(vers.searchParams.get('post_logout_redirect_uri')).toBe(`${env().APP_URL}/connexion`)
    expect(await db.sessionNetEntreprises.count()).toBe(gardes.length - 1)
    expect(browser.cookies.has(cookieName())).toBe(false)

    for (const change of [{ panne: true }, { decouverte: { end_session_endpoint: 'https://pirate.example/fin' } }]) {
      const revient = new Browser()
      await travel(revient, { sujet })
      const sid = readSid(revient.cookies.get(cookieName())) ?? ''
      Object.assign(fournisseur.reponses, change)
      expect(await sortir(revient)).toBe('/connexion')
      expect(await actorOfSession(sid, false)).toBeNull()
    }
  })

  it('ni jeton, ni secret d’arrivée ne se lisent dans la base', async () => {
    const [browser, sujet] = [new Browser(), neuf()]
    await travel(browser, { sujet })
    const secret = browser.cookies.get('__Host-arrivee') ?? ''
    expect(secret).toMatch(/^[\w-]{43}$/)
    const tout = JSON.stringify(await db.arriveeNetEntreprises.findMany())
    expect(tout).not.toContain(secret)
    expect(tout).not.toMatch(/eyJ[\w-]+\.eyJ/)
  })
})
