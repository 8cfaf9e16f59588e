import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { SMTPServer } from 'smtp-server'
import { asSystem, systemDb } from '@/lib/data/as-system'
import { clients } from '@/lib/data/prisma'
import { record } from '@/lib/acts/record'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { boss } from '@/lib/acts/queue'
import { collectCourriels, sendCourriel } from '@/lib/jobs/send-courriel'
import { resend } from '@/lib/mail/resend'
import type { Transport } from '@/lib/mail/depart'
import { transportOf } from '@/lib/mail/transport'

const db = systemDb('travail')
const EXPEDITEUR = 'ne-pas-repondre@carcept-prev.example'
const vers = (port: number): Transport =>
  transportOf({ MAIL: 'smtp', SMTP_URL: `smtp://127.0.0.1:${port}`, RESEND_API_KEY: undefined, MAIL_EXPEDITEUR: EXPEDITEUR })
const ferme: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(ferme.splice(0).map((f) => f()))
})

/** Un vrai serveur SMTP ; `refuse` lui fait refuser le destinataire avec ce code. */
async function sink({ port = 0, refuse }: { port?: number; refuse?: number } = {}) {
  const recus: string[] = []
  const serveur = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_adresse, _session, rendre) => rendre(refuse ? Object.assign(new Error('inconnu'), { responseCode: refuse }) : null),
    onData: (flux, _session, rendre) => {
      const parts: Buffer[] = []
      flux.on('data', (p: Buffer) => parts.push(p))
      flux.on('end', () => {
        recus.push(Buffer.concat(parts).toString('utf8'))
        rendre()
      })
    },
  })
  await new Promise<void>((resolve) => serveur.listen(port, '127.0.0.1', () => resolve()))
  ferme.push(() => new Promise<void>((resolve) => serveur.close(() => resolve())))
  const messageIds = () => recus.map((m) => /^Message-ID: (.*)$/im.exec(m)?.[1] ?? '')
  return { port: (serveur.server.address() as AddressInfo).port, recus, messageIds }
}

/** Une demande du monde, envoyée par un membre ou par un expert-comptable, et l’événement qui le dit. */
async function demandeEnvoyee(par: 'membre' | 'delegation') {
  const demande = await db.demande.findFirstOrThrow({
    where: { numero: { not: null }, canal: 'portail', ...(par === 'membre' ? { delegationId: null } : { delegationId: { not: null } }) },
    select: { id: true, numero: true, siren: true, compteId: true, auteurId: true },
  })
  const numero = demande.numero ?? ''
  const evenementId = await asSystem('travail', (tx) =>
    record(tx, { systeme: true }, 'demande.envoyee', { demandeId: demande.id, numero }, { siren: demande.siren, compteId: demande.compteId }),
  )
  const lignes = () => db.courriel.findMany({ where: { cle: { startsWith: evenementId } }, orderBy: { cle: 'asc' } })
  return { ...demande, numero, evenementId, lignes }
}
async function unCourriel() {
  const { evenementId, lignes } = await demandeEnvoyee('membre')
  await notifyEvent(evenementId)
  const [ligne] = await lignes()
  if (!ligne) throw new Error('pas de courriel')
  return ligne
}
const lire = (id: string) => db.courriel.findUniqueOrThrow({ where: { id } })
const bientot = (id: string) => db.$executeRaw`UPDATE courriel SET prochain_le = now() - interval '11 seconds' WHERE id = ${id}::uuid`
const travaux = async (id: string) =>
  Number(
    (await db.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM pgboss.job WHERE name = 'envoyer-courriel' AND data->>'courrielId' = ${id}`)[0]?.n,
  )

describe('un événement donne ses courriels', () => {
  it('un membre envoie : un accusé de réception à lui seul, une ligne et un travail, même rejoué en parallèle', async () => {
    const { evenementId, lignes, auteurId, numero } = await demandeEnvoyee('membre')
    await Promise.all([notifyEvent(evenementId), notifyEvent(evenementId), notifyEvent(evenementId)])
    const ecrits = await lignes()
    expect(ecrits).toHaveLength(1)
    expect(ecrits[0]).toMatchObject({
      utilisateurId: auteurId,
      etat: 'a_envoyer',
      essais: 0,
      messageId: expect.stringMatching(/^<[0-9a-f]{32}@carcept-prev\.example>$/),
    })
    expect(ecrits[0]?.sujet).toContain(numero)
    expect(await travaux(ecrits[0]?.id ?? '')).toBe(1)
  })

  it('un expert-comptable envoie : lui, et chaque administrateur actif du compte', async () => {
    const { evenementId, lignes, auteurId, compteId } = await demandeEnvoyee('delegation')
    await notifyEvent(evenementId)
    const administrateurs = await db.membre.findMany({ where: { compteId, role: 'administrateur', etat: 'ajoute' }, select: { utilisateurId: true } })
    expect(administrateurs.length).toBeGreaterThan(0)
    expect((await lignes()).map((l) => l.utilisateurId).sort()).toEqual([auteurId, ...administrateurs.map((a) => a.utilisateurId)].sort())
    expect(new Set((await lignes()).map((l) => l.sujet)).size).toBe(2)
  })

  it('une connexion fermée prévient la personne, pas un compte désactivé', async () => {
    const { id } = await db.utilisateur.findFirstOrThrow({ where: { email: 'marc.leroy@durand.example' }, select: { id: true } })
    const bloque = () => asSystem('travail', (tx) => record(tx, { systeme: true }, 'connexion.bloquee', { utilisateurId: id, echecs: 10 }))
    const premier = await bloque()
    await notifyEvent(premier)
    expect(await db.courriel.count({ where: { cle: { startsWith: premier } } })).toBe(1)
    await db.utilisateur.update({ where: { id }, data: { desactiveLe: new Date() } })
    const second = await bloque()
    await notifyEvent(second)
    await db.utilisateur.update({ where: { id }, data: { desactiveLe: null } })
    expect(await db.courriel.count({ where: { cle: { startsWith: second } } })).toBe(0)
  })

  it('hors du périmètre de la gestion, le rôle restreint n’en voit ni n’en change aucun ; leur texte jamais', async () => {
    expect(await db.courriel.count()).toBeGreaterThan(0)
    expect(await clients().app.courriel.count()).toBe(0)
    expect(await clients().app.$executeRaw`UPDATE courriel SET etat = 'envoye'`).toBe(0)
    await expect(clients().app.$queryRaw`SELECT texte FROM courriel`).rejects.toThrow(/permission denied|42501/)
    await expect(clients().app.$executeRaw`UPDATE courriel SET destinataire = 'autre'`).rejects.toThrow(/permission denied|42501/)
  })
})

describe('envoyer', () => {
  it('par SMTP, une fois, même demandé dix fois ensemble ; les deux formes, l’identifiant et les en-têtes y sont', async () => {
    const { port, recus, messageIds } = await sink()
    const { id, messageId } = await unCourriel()
    const issues = await Promise.all(Array.from({ length: 10 }, () => sendCourriel(id, vers(port))))
    expect(issues.filter((i) => i === 'envoye')).toHaveLength(1)
    expect(issues.filter((i) => i === 'pas_maintenant')).toHaveLength(9)
    expect(messageIds()).toEqual([messageId])
    for (const attendu of [
      /^Subject: =\?UTF-8\?/m,
      /^Auto-Submitted: auto-generated/m,
      /text\/plain; charset=utf-8/,
      /text\/html; charset=utf-8/,
      /^From: "?Carcept Prev"? </m,
    ])
      expect(recus[0]).toMatch(attendu)
    expect(await lire(id)).toMatchObject({ etat: 'envoye', essais: 1, erreur: null })
    expect(await sendCourriel(id, vers(port))).toBe('pas_maintenant')
  })

  it('tué entre le « 250 » et l’écriture : le courriel repart après le bail, avec le même identifiant', async () => {
    const { port, messageIds } = await sink()
    const { id, messageId } = await unCourriel()
    const partir = vers(port)
    const tue: Transport = (depart) => partir(depart).then(() => new Promise<never>(() => undefined))
    void sendCourriel(id, tue)
    await expect.poll(messageIds).toEqual([messageId])
    expect(await lire(id)).toMatchObject({ etat: 'a_envoyer', essais: 1 })
    expect(await sendCourriel(id, partir)).toBe('pas_maintenant')
    await bientot(id)
    expect(await collectCourriels(partir)).toBeGreaterThanOrEqual(1)
    expect(messageIds().filter((m) => m === messageId)).toHaveLength(2)
    expect(new Set(messageIds()).size).toBe(messageIds().length - 1)
    expect((await lire(id)).etat).toBe('envoye')
  })

  it('serveur en panne cinq minutes : essais espacés, puis une seule arrivée', async () => {
    const { port: libre } = await sink()
    await ferme.pop()?.()
    const { id, messageId } = await unCourriel()
    const attentes: number[] = []
    for (let essai = 1; essai <= 5; essai++) {
      expect(await sendCourriel(id, vers(libre))).toBe('reporte')
      const ligne = await lire(id)
      expect(ligne).toMatchObject({ etat: 'a_envoyer', essais: essai, erreur: expect.stringContaining('ECONNREFUSED') })
      attentes.push(Math.round((ligne.prochainLe.getTime() - Date.now()) / 1000))
      expect(await sendCourriel(id, vers(libre))).toBe('pas_maintenant')
      await bientot(id)
    }
    for (const [rang, attendue] of [15, 30, 60, 120, 240].entries()) expect(Math.abs((attentes[rang] ?? 0) - attendue)).toBeLessThanOrEqual(1)
    expect(await travaux(id)).toBe(6)
    const { messageIds } = await sink({ port: libre })
    expect(await sendCourriel(id, vers(libre))).toBe('envoye')
    expect(messageIds()).toEqual([messageId])
    expect(await lire(id)).toMatchObject({ etat: 'envoye', erreur: null })
  })

  it('après 72 heures, en échec, et plus jamais essayé ; juste avant, encore', async () => {
    const panne: Transport = () => Promise.reject(new Error('connexion fermée'))
    const { id } = await unCourriel()
    await db.$executeRaw`UPDATE courriel SET cree_le = now() - interval '71 hours 59 minutes' WHERE id = ${id}::uuid`
    expect(await sendCourriel(id, panne)).toBe('reporte')
    await db.$executeRaw`UPDATE courriel SET cree_le = now() - interval '72 hours' WHERE id = ${id}::uuid`
    await bientot(id)
    expect(await sendCourriel(id, panne)).toBe('en_echec')
    await bientot(id)
    expect(await sendCourriel(id, panne)).toBe('pas_maintenant')
    expect(await lire(id)).toMatchObject({ etat: 'en_echec', erreur: 'connexion fermée' })
  })

  it('destinataire inconnu du serveur (550) ou adresse ambiguë : en échec tout de suite ; 451 : plus tard', async () => {
    const inconnu = await sink({ refuse: 550 })
    const occupe = await sink({ refuse: 451 })
    const [a, b, c] = [await unCourriel(), await unCourriel(), await unCourriel()]
    expect(await sendCourriel(a.id, vers(inconnu.port))).toBe('en_echec')
    expect(await sendCourriel(b.id, vers(occupe.port))).toBe('reporte')
    await db.courriel.update({ where: { id: c.id }, data: { destinataire: 'a@b.fr (x)@pirate.fr' } })
    expect(await sendCourriel(c.id, vers(inconnu.port))).toBe('en_echec')
    expect(inconnu.recus).toEqual([])
  })

  it('la relève s’arrête au premier serveur muet : elle n’attend pas chaque courriel', async () => {
    const ids = [(await unCourriel()).id, (await unCourriel()).id, (await unCourriel()).id]
    await db.$executeRaw`UPDATE courriel SET prochain_le = now() + interval '1 hour' WHERE etat = 'a_envoyer'`
    for (const id of ids) await bientot(id)
    let essais = 0
    await collectCourriels(() => {
      essais += 1
      return Promise.reject(new Error('muet'))
    })
    expect(essais).toBe(1)
  })

  it('par Resend : la clé d’idempotence est celle de la ligne, et l’identifiant que rend le service y est gardé', async () => {
    const recus: { entetes: NodeJS.Dict<string | string[]>; corps: Record<string, unknown> }[] = []
    let status = 200
    const service = createServer((req, res) => {
      const parts: Buffer[] = []
      req.on('data', (p: Buffer) => parts.push(p))
      req.on('end', () => {
        recus.push({ entetes: req.headers, corps: JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown> })
        const corps = status === 200 ? { id: `re_${recus.length}` } : { statusCode: status, name: 'validation_error', message: 'Non.' }
        res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(corps))
      })
    })
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
    ferme.push(() => new Promise((resolve) => service.close(resolve)))
    const transport = resend('re_cle_de_demonstration', EXPEDITEUR, `http://127.0.0.1:${(service.address() as AddressInfo).port}`)
    const courriel = await unCourriel()
    expect(await sendCourriel(courriel.id, transport)).toBe('envoye')
    expect(recus[0]?.entetes).toMatchObject({
      'idempotency-key': courriel.cle,
      authorization: 'Bearer re_cle_de_demonstration',
    })
    expect(recus[0]?.corps).toMatchObject({ to: [courriel.destinataire], subject: courriel.sujet, headers: { 'Message-ID': courriel.messageId } })
    expect(await db.courriel.findUniqueOrThrow({ where: { id: courriel.id } })).toMatchObject({ etat: 'envoye', serviceId: 're_1' })
    for (const [reponse, issue] of [
      [422, 'en_echec'],
      [401, 'reporte'],
      [429, 'reporte'],
      [503, 'reporte'],
    ] as const) {
      status = reponse
      const rendu = await unCourriel()
      expect(await sendCourriel(rendu.id, transport)).toBe(issue)
      const { serviceId, erreur } = await db.courriel.findUniqueOrThrow({ where: { id: rendu.id } })
      expect([serviceId, erreur]).toEqual([null, expect.stringContaining(String(reponse))])
    }
  })

  it('la boîte locale n’écrit que la ligne', async () => {
    const { id } = await unCourriel()
    expect(await sendCourriel(id)).toBe('envoye')
  })
})

describe('la file des travaux', () => {
  it('s’entretient avec le rôle système : un travail dont l’ouvrier est mort revient en file', async () => {
    const { id } = await unCourriel()
    const file = await boss()
    const erreurs: unknown[] = []
    file.on('error', (e) => erreurs.push(e))
    await db.$executeRaw`UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 day' WHERE name = 'envoyer-courriel' AND data->>'courrielId' = ${id}`
    await file.supervise('envoyer-courriel')
    const [travail] = await db.$queryRaw<
      { state: string }[]
    >`SELECT state::text FROM pgboss.job WHERE name = 'envoyer-courriel' AND data->>'courrielId' = ${id}`
    expect(erreurs).toEqual([])
    expect(travail?.state).toBe('retry')
  })
})
