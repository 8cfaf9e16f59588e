import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import '../demandes/pieces/folder'
import { onDisk } from '../demandes/pieces/folder'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { asActor, asReader } from '@/lib/data/as-actor'
import { listPublies } from '@/lib/courriers/gestion/queries'
import { markCourrierRead } from '@/lib/courriers/mark-read'
import { findCourrier, openCourrier } from '@/lib/courriers/open-courrier'
import { publishCourrier, writeCourrier } from '@/lib/courriers/publish-courrier'
import { CourriersGestionSearch, CourriersSearch, PublierFichierForm, PublierForm } from '@/lib/courriers/schema'
import { countCourriers, getCourrier, listCourriers } from '@/lib/courriers/queries'
import { addDays, isoDay } from '@/lib/ground/date'
import { expected } from '@/lib/ground/errors'
import { maintenant } from '@/lib/ground/clock'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { sendCourriel } from '@/lib/jobs/send-courriel'
import { sweepPieces } from '@/lib/jobs/sweep-pieces'
import { dropFile, receiveFile } from '@/lib/publication/receive-file'
import { PEOPLE } from '@/prisma/seed/cast'
import { jpeg, pdf } from '../../unit/demandes/pieces/samples'
import { actorOf, base, DURAND, staffOf } from '../demandes/brouillon/people'

const SANS_COMPTE = '900000068'
let claire: Actor
let marc: Actor
let ines: Actor
let karim: Actor
let paul: Actor
let sophie: Actor
beforeAll(async () => {
  ;[claire, marc, ines, karim, paul] = (await Promise.all(
    (['claire', 'marc', 'ines', 'karim', 'paul'] as const).map((un) => actorOf(PEOPLE[un].email)),
  )) as [Actor, Actor, Actor, Actor, Actor]
  sophie = await staffOf(PEOPLE.sophie.email)
})

const champs = (plus: Record<string, string> = {}) => ({
  cle: randomUUID(),
  siren: '900 000 019',
  sujet: 'TRM-NC-0000123',
  attention: 'Madame Durand',
  objet: 'Attestation, contrat {contrat}',
  corps: 'Madame,\n\n{entreprise} est à jour de {garantie} au {date}.',
  reponseLe: '',
  intention: 'publier',
  ...plus,
})
const gestion = () => judge(sophie, 'gestion:traiter', null)
const publier = async (plus: Record<string, string> = {}, fichier?: Parameters<typeof publishCourrier>[2]) =>
  publishCourrier(gestion(), PublierFichierForm.parse(champs(plus)), fichier)
const lu = (id: string) => base().courrier.findUniqueOrThrow({ where: { id } })
const evenements = (type: string, id: string) => base().evenement.findMany({ where: { type, donnees: { path: ['courrierId'], equals: id } } })
const fautes = (run: () => Promise<unknown>) =>
  run().then(
    () => null,
    (erreur: unknown) => {
      const attendue = expected(erreur)
      return attendue?.kind === 'invalide' ? Object.keys(attendue.errors) : attendue?.kind
    },
  )
const ouvrir = (actor: Actor, id: string) => {
  const objet = { id, siren: DURAND, univers: 'prevoyance' as const }
  return markCourrierRead(judge(actor, 'courrier:lire', objet))
}
const bytesOf = async (octets: AsyncGenerator<Buffer>): Promise<Buffer> => {
  const tranches: Buffer[] = []
  for await (const tranche of octets) tranches.push(tranche)
  return Buffer.concat(tranches)
}

describe('publier un courrier', () => {
  it('le fige : numéro, adresse, signature, variables remplies, et l’inscrit au journal de l’entreprise', async () => {
    const { id, numero, deja } = await publier({ reponseLe: addDays(isoDay(maintenant()), 30) })
    expect([numero, deja]).toEqual([expect.stringMatching(/^CO-\d{4}-\d{7}-\d$/), false])
    const courrier = await lu(id)
    expect(courrier).toMatchObject({
      siren: DURAND,
      univers: 'prevoyance',
      contratReference: 'TRM-NC-0000123',
      objet: 'Attestation, contrat TRM-NC-0000123',
      signataire: 'Sophie Martin',
      fonction: expect.stringContaining('Prévoyance'),
      publiePar: sophie.utilisateur.id,
      luLe: null,
    })
    expect(courrier.destinataire).toMatch(/^.+\nÀ l’attention de Madame Durand\n.+\n\d{5} .+$/)
    expect(courrier.corps).toMatch(/^Madame,\n\nTransports Fictifs Durand est à jour de Prévoyance conventionnelle des non-cadres au \d+/)
    expect(isoDay(courrier.reponseLe ?? new Date())).toBe(addDays(isoDay(maintenant()), 30))
    expect(await evenements('courrier.publie', id)).toMatchObject([
      { siren: DURAND, acteurId: sophie.utilisateur.id, donnees: { courrierId: id, numero } },
    ])
  })

  it('le même formulaire, deux fois au même instant, n’en fait qu’un ; complété, il en fait un autre', async () => {
    const cle = randomUUID()
    const [un, deux] = await Promise.all([publier({ cle }), publier({ cle })])
    expect(un.numero).toBe(deux.numero)
    expect([un.deja, deux.deja].sort()).toEqual([false, true])
    const autre = await publier({ cle, corps: 'Tout autre texte.' })
    expect(autre.numero).not.toBe(un.numero)
  })

  it('l’aperçu montre la lettre et n’écrit rien', async () => {
    const avant = await base().courrier.count()
    const fait = await writeCourrier(gestion(), PublierForm.parse(champs({ intention: 'apercu' })))
    expect(fait).toMatchObject({ suite: 'apercu', lettre: { objet: 'Attestation, contrat TRM-NC-0000123', signataire: 'Sophie Martin' } })
    expect(await base().courrier.count()).toBe(avant)
    expect(await writeCourrier(gestion(), PublierForm.parse(champs()))).toMatchObject({ suite: 'publie' })
  })

  it.each([
    ['une entreprise inconnue', { siren: '123456782' }, ['siren']],
    ['une entreprise sans compte', { siren: SANS_COMPTE, sujet: 'sante', objet: 'x', corps: 'x' }, ['siren']],
    ['le contrat d’une autre', { sujet: 'TRM-NC-0000231' }, ['sujet']],
    ['un univers inconnu', { sujet: 'dentaire' }, ['sujet']],
    ['une variable inconnue, et un crochet oublié', { objet: '{prix}', corps: 'Soit [montant].' }, ['objet', 'corps']],
    ['un contrat cité sans être choisi', { sujet: 'prevoyance' }, ['objet', 'corps']],
    ['une réponse pour hier', { reponseLe: '2020-01-01' }, ['reponseLe']],
    ['une réponse pour dans deux ans', { reponseLe: '2099-01-01' }, ['reponseLe']],
  ])('refuse %s, et n’écrit rien', async (_nom, plus, attendues) => {
    const avant = await base().courrier.count()
    expect(await fautes(() => publier(plus))).toEqual(attendues)
    expect(await base().courrier.count()).toBe(avant)
  })

  it('qui n’est pas de la gestion ne publie pas, et la base non plus ne le laisserait pas faire', async () => {
    expect(() => judge(claire, 'gestion:traiter', null)).toThrow()
    const ligne = { id: randomUUID(), siren: DURAND, univers: 'sante' as const, objet: 'x', corps: 'x', publiePar: claire.utilisateur.id }
    await expect(asActor(claire, (db) => db.courrier.create({ data: ligne, select: { id: true } }))).rejects.toThrow()
    // Ni au nom d’un autre.
    await expect(
      asActor(sophie, (db) => db.courrier.create({ data: { ...ligne, publiePar: claire.utilisateur.id }, select: { id: true } })),
    ).rejects.toThrow()
  })

  it('publié, il ne change plus : ni la gestion, ni l’entreprise, ni le système n’en réécrivent un mot', async () => {
    const { id } = await publier()
    for (const actor of [sophie, claire])
      await expect(
        asActor(actor, (db) => db.courrier.updateMany({ where: { id }, data: { corps: 'Autre' } })),
        actor.utilisateur.nom,
      ).rejects.toThrow()
    await expect(base().courrier.updateMany({ where: { id }, data: { objet: 'Autre' } })).rejects.toThrow()
    await expect(asActor(sophie, (db) => db.courrier.deleteMany({ where: { id } }))).rejects.toThrow()
    expect((await lu(id)).objet).toBe('Attestation, contrat TRM-NC-0000123')
  })
})

describe('qui en est prévenu', () => {
  it('ceux qui l’atteignent, et eux seuls, par une notification et un courriel qui n’en dit ni l’objet ni le texte', async () => {
    const { id, numero } = await publier({ objet: 'Pour Lucas Roche', corps: 'Le dossier de Lucas Roche.' })
    const [fait] = await evenements('courrier.publie', id)
    await notifyEvent(fait?.id ?? '')
    const prevenus = await base().notification.findMany({ where: { courrierId: id }, select: { utilisateurId: true, siren: true, type: true } })
    const attendus = [claire, marc, ines, karim].filter((qui) => qui.acces.some((a) => a.sirens.includes(DURAND) && a.univers.includes('prevoyance')))
    expect(prevenus.map((n) => n.utilisateurId).sort()).toEqual(expect.arrayContaining(attendus.map((qui) => qui.utilisateur.id)))
    expect(prevenus.map((n) => n.utilisateurId)).not.toContain(paul.utilisateur.id)
    expect(prevenus.every((n) => n.siren === DURAND && n.type === 'courrier')).toBe(true)
    const courriels = await base().courriel.findMany({ where: { courrierId: id } })
    expect(courriels).toHaveLength(prevenus.length)
    for (const { sujet, texte, html } of courriels) {
      expect(sujet).toContain(`Un nouveau courrier est disponible\u00a0: ${numero}`)
      expect(`${sujet}${texte}${html}`).not.toMatch(/Lucas|Roche|dossier/)
      expect(texte).toContain(`/e/${DURAND}/courriers/${id}`)
    }
    // Rejoué, il n’en prévient personne deux fois.
    expect(await notifyEvent(fait?.id ?? '')).toBe(0)
  })

  it('qui ne l’atteint plus quand le courriel part ne le reçoit pas', async () => {
    const { id } = await publier()
    const [fait] = await evenements('courrier.publie', id)
    await notifyEvent(fait?.id ?? '')
    const ligne = await base().courriel.findFirstOrThrow({ where: { courrierId: id, utilisateurId: marc.utilisateur.id } })
    const parti: string[] = []
    const transport = async ({ destinataire }: { destinataire: string }) => {
      parti.push(destinataire)
      return { etat: 'envoye' as const }
    }
    const ecarte = { where: { utilisateurId: marc.utilisateur.id } }
    await base().membre.updateMany({ ...ecarte, data: { etat: 'desactive' } })
    try {
      expect(await sendCourriel(ligne.id, transport)).toBe('retenu')
    } finally {
      await base().membre.updateMany({ ...ecarte, data: { etat: 'ajoute' } })
    }
    const sien = await base().courriel.findFirstOrThrow({ where: { courrierId: id, utilisateurId: claire.utilisateur.id } })
    expect(await sendCourriel(sien.id, transport)).toBe('envoye')
    expect(parti).toEqual([claire.utilisateur.email])
  })
})

describe('le lire', () => {
  it('garde la première ouverture : qui, quand, au journal ; la seconde n’y change rien', async () => {
    const { id } = await publier()
    await ouvrir(marc, id)
    const premier = await lu(id)
    expect(premier).toMatchObject({ luPar: marc.utilisateur.id, luParNom: `${marc.utilisateur.prenom} ${marc.utilisateur.nom}` })
    await ouvrir(claire, id)
    expect(await lu(id)).toEqual(premier)
    expect(await evenements('courrier.ouvert', id)).toMatchObject([{ acteurId: marc.utilisateur.id, siren: DURAND }])
    // Ni effacer cette preuve, ni en faire une au nom d’un autre.
    await asActor(claire, (db) => db.courrier.updateMany({ where: { id }, data: { luLe: null, luPar: null } })).catch(() => undefined)
    expect(await lu(id)).toEqual(premier)
    const { id: autre } = await publier()
    await expect(
      asActor(claire, (db) => db.courrier.updateMany({ where: { id: autre }, data: { luLe: new Date(), luPar: marc.utilisateur.id } })),
    ).rejects.toThrow()
    expect((await asReader(sophie, (db) => listPublies(sophie, db, CourriersGestionSearch.parse({ q: premier.numero ?? '' })))).lignes).toMatchObject(
      [{ id, luParNom: premier.luParNom }],
    )
    const trouves = async (q: string) => (await asReader(sophie, (db) => listPublies(sophie, db, CourriersGestionSearch.parse({ q })))).total
    expect(await trouves(premier.objet.replaceAll('e', 'é').toUpperCase())).toBe(await trouves(premier.objet))
    expect(await trouves(premier.objet)).toBeGreaterThan(0)
  })

  it('la gestion le relit sans l’ouvrir à la place de l’entreprise ; qui ne l’atteint pas ne le trouve pas', async () => {
    const { id } = await publier()
    await asActor(sophie, (db) => db.courrier.updateMany({ where: { id }, data: { luLe: new Date(), luPar: sophie.utilisateur.id } }))
    expect((await lu(id)).luLe).toBeNull()
    await expect(asReader(sophie, (db) => getCourrier(sophie, db, undefined, id))).resolves.toMatchObject({ id })
    await expect(asReader(paul, (db) => getCourrier(paul, db, DURAND, id))).rejects.toThrow()
    await expect(asReader(claire, (db) => getCourrier(claire, db, '900000027', id))).rejects.toThrow()
  })

  it('se cherche par son numéro, un mot sans accent ou à une faute près, son univers, sa période, et s’il est lu', async () => {
    const mot = `Éléphant ${randomUUID().slice(0, 8)}`
    const { id, numero } = await publier({ objet: `${mot} rose` })
    const trouve = async (recherche: Record<string, string>) =>
      asReader(claire, async (db) => {
        const search = CourriersSearch.parse(recherche)
        const lignes = await listCourriers(claire, db, search, 1, DURAND)
        const { tous, nonLus } = await countCourriers(claire, db, DURAND, search)
        return [lignes.some((ligne) => ligne.id === id), search.onglet === 'tous' ? tous : nonLus, lignes.length] as const
      })
    for (const recherche of [
      { q: numero },
      { q: mot.replace('É', 'e').replace('é', 'e') },
      { q: `${mot}x` },
      { q: mot, univers: 'prevoyance', depuis: '3', onglet: 'non-lus' },
    ])
      expect(await trouve(recherche as Record<string, string>)).toEqual([true, 1, 1])
    for (const recherche of [{ q: `${mot}xyz` }, { q: mot, univers: 'sante' }, { q: '%_%' }])
      expect((await trouve(recherche as Record<string, string>))[0]).toBe(false)
    await ouvrir(claire, id)
    expect((await trouve({ q: numero, onglet: 'non-lus' }))[0]).toBe(false)
    expect((await trouve({ q: numero }))[0]).toBe(true)
  })

  it('la lettre s’écrit en PDF, toujours le même', async () => {
    const { id, numero } = await publier()
    const rendre = async () => {
      const trouve = await asReader(claire, (db) => findCourrier(claire, db, { siren: DURAND, id }))
      const { disposition, type, taille, octets } = await openCourrier(trouve)
      return { disposition, type, taille, octets: await bytesOf(octets) }
    }
    const [un, deux] = [await rendre(), await rendre()]
    expect(un.disposition).toContain(`filename="${numero}.pdf"`)
    expect([un.type, un.taille, un.octets.subarray(0, 5).toString()]).toEqual(['application/pdf', un.octets.length, '%PDF-'])
    expect(un.octets.equals(deux.octets)).toBe(true)
  })
})

describe('un PDF joint', () => {
  it('est remis à l’octet près, chiffré au coffre, et le balayage le garde', async () => {
    const octets = pdf({ text: 'lettre signée' })
    const fichier = await receiveFile('Lettre de Lucas.pdf', octets)
    if ('refus' in fichier) throw new Error(fichier.refus)
    const { id } = await publier({ objet: 'Votre lettre', corps: '' }, fichier)
    const trouve = await asReader(claire, (db) => findCourrier(claire, db, { siren: DURAND, id }))
    const { disposition, octets: lus } = await openCourrier(trouve)
    expect((await bytesOf(lus)).equals(octets)).toBe(true)
    expect(disposition).toContain('Lettre de Lucas.pdf')
    await sweepPieces(new Date(Date.now() + 3 * 86_400_000))
    expect(onDisk().some((chemin) => chemin.endsWith(fichier.cle.split('/').at(-1) ?? 'x'))).toBe(true)
  })

  it.each([
    ['une image', 'photo.jpg', () => jpeg(), 'pas_un_pdf'],
    ['un PDF qui exécute', 'lettre.pdf', async () => pdf({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }), 'actif'],
    ['une page', 'lettre.pdf', async () => Buffer.from('<html><script>alert(1)</script>'), 'type'],
    ['un fichier vide', 'lettre.pdf', async () => Buffer.alloc(0), 'vide'],
    ['un nom qui ment', 'lettre.exe', async () => pdf({ text: 'x' }), 'extension'],
  ])('refuse %s, et rien n’en reste', async (_nom, nom, octets, code) => {
    const avant = onDisk().length
    expect(await receiveFile(nom, await octets())).toEqual({ refus: code })
    expect(onDisk()).toHaveLength(avant)
  })

  it('repris, il n’est plus au coffre', async () => {
    const fichier = await receiveFile('x.pdf', pdf({ text: 'repris' }))
    if ('refus' in fichier) throw new Error(fichier.refus)
    const avant = onDisk().length
    await dropFile(fichier)
    await dropFile(null)
    expect(onDisk()).toHaveLength(avant - 1)
  })
})
