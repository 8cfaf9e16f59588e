import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import '../demandes/pieces/folder'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { listModeles } from '@/lib/bibliotheque/queries'
import { getFichierModele } from '@/lib/bibliotheque/queries'
import { publishModele, withdrawModele } from '@/lib/bibliotheque/publish-modele'
import { PublierModeleForm } from '@/lib/bibliotheque/schema'
import { asActor, asReader } from '@/lib/data/as-actor'
import { familleOf, listFamilles, listVises } from '@/lib/documents/cible'
import { listDocumentsPublies } from '@/lib/documents/gestion/queries'
import { markDocumentOpen } from '@/lib/documents/mark-open'
import { publishDocument } from '@/lib/documents/publish-document'
import { countDocuments, getFichierDocument, listDocuments, listDocumentsContrat } from '@/lib/documents/queries'
import { DocumentsGestionSearch, DocumentsSearch, PublierDocumentForm, type Vers } from '@/lib/documents/schema'
import { expected } from '@/lib/ground/errors'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { listLecteursDocument } from '@/lib/notifications/lecteurs'
import { receiveFile } from '@/lib/publication/receive-file'
import { PEOPLE } from '@/prisma/seed/cast'
import { pdf } from '../../unit/demandes/pieces/samples'
import { actorOf, base, DURAND, staffOf } from '../demandes/brouillon/people'

let claire: Actor
let karim: Actor
let paul: Actor
let sophie: Actor
let luc: Actor
beforeAll(async () => {
  ;[claire, karim, paul] = (await Promise.all((['claire', 'karim', 'paul'] as const).map((un) => actorOf(PEOPLE[un].email)))) as [Actor, Actor, Actor]
  sophie = await staffOf(PEOPLE.sophie.email)
  luc = await staffOf(PEOPLE.luc.email, 'superviseur')
})

const fichier = async () => {
  const recu = await receiveFile('notice.pdf', pdf({ text: randomUUID() }))
  if ('refus' in recu) throw new Error(recu.refus)
  return recu
}
const viser = (vers: Vers) => asReader(sophie, (db) => listVises(sophie, db, vers))
const UN: Vers = { portee: 'contrat', cible: 'TRM-NC-0000123', univers: 'prevoyance' }
const FAMILLE: Vers = { portee: 'famille', cible: 'TRM-SANTE', univers: 'sante' }
const publier = async (vers: Vers, plus: Record<string, string> = {}, recu?: Awaited<ReturnType<typeof fichier>>) => {
  const attendues = String((await viser(vers)).length)
  const form = PublierDocumentForm.parse({ cle: randomUUID(), ...vers, attendues, nature: 'notice', titre: `Notice ${randomUUID()}`, ...plus })
  return publishDocument(judge(sophie, 'gestion:traiter', null), form, recu ?? (await fichier()))
}
const evenement = (type: string, id: string) => base().evenement.findMany({ where: { type, donnees: { path: ['documentId'], equals: id } } })
const kindOf = (run: () => Promise<unknown>) =>
  run().then(
    () => null,
    (erreur: unknown) => expected(erreur)?.kind ?? 'panne',
  )

describe('les documents d’un contrat', () => {
  it('ceux publiés pour lui ou pour sa famille, non lus dits ; ni ceux d’un autre contrat, ni d’une autre entreprise', async () => {
    const lire = (actor: Actor, reference: string) => asReader(actor, (db) => listDocumentsContrat(actor, db, { siren: DURAND, reference }))
    const nc = await publier(UN, { titre: 'Pour ce contrat' })
    const famille = await publier({ portee: 'famille', cible: 'TRM-NC', univers: 'prevoyance' }, { titre: 'Pour sa famille' })
    await publier({ portee: 'entreprise', cible: DURAND, univers: 'prevoyance' }, { titre: 'Pour l’entreprise' })
    const lus = await lire(claire, 'TRM-NC-0000123')
    expect(lus.map(({ titre }) => titre)).toEqual(expect.arrayContaining(['Pour ce contrat', 'Pour sa famille']))
    expect(lus.map(({ titre }) => titre)).not.toContain('Pour l’entreprise')
    expect(lus.filter(({ id }) => [nc.id, famille.id].includes(id)).every(({ luLe, siren }) => luLe === null && siren === DURAND)).toBe(true)
    expect((await lire(claire, 'TRM-CADRE-0000789')).filter(({ id }) => [nc.id, famille.id].includes(id))).toEqual([])
    // Un second contrat de la famille la partage, quel que soit celui qui l’a valu.
    expect((await lire(claire, 'TRM-NC-0000999')).map(({ id }) => id)).toEqual([famille.id])
    for (const autre of [paul, { ...claire, acces: claire.acces.map((un) => ({ ...un, univers: ['sante' as const] })) }])
      expect(await lire(autre, 'TRM-NC-0000123')).toEqual([])
  })
})

describe('l’essai à blanc', () => {
  it('une famille est ce qui précède le numéro d’un contrat', () => {
    expect(['TRM-NC-0000123', 'TRM-CADRE-0000789', 'SANS'].map(familleOf)).toEqual(['TRM-NC', 'TRM-CADRE', 'SANS'])
  })

  it('compte les entreprises d’une famille : un contrat en cours, un compte qui les suit, chacune une fois', async () => {
    const [{ n } = { n: -1 }] = await base().$queryRaw<{ n: number }[]>`
      SELECT count(DISTINCT c.siren)::int AS n FROM contrat c JOIN rattachement r ON r.siren = c.siren AND r.detache_le IS NULL
      WHERE c.univers = 'sante' AND c.reference ~ '^TRM-SANTE-[0-9]+$' AND (c.fin_le IS NULL OR c.fin_le >= current_date)`
    const vises = await viser(FAMILLE)
    expect(vises).toHaveLength(n)
    expect(n).toBeGreaterThan(20)
    expect(new Set(vises.map(({ siren }) => siren)).size).toBe(n)
    expect(vises.every(({ contratReference }) => contratReference?.startsWith('TRM-SANTE-'))).toBe(true)
  })

  it.each<[string, Vers, number]>([
    ['un contrat', UN, 1],
    ['une entreprise', { portee: 'entreprise', cible: DURAND, univers: 'sante' }, 1],
    ['une entreprise dans un univers qu’elle n’a pas', { portee: 'entreprise', cible: '900000027', univers: 'sante' }, 0],
    ['une entreprise sans compte', { portee: 'entreprise', cible: '900000068', univers: 'sante' }, 0],
    ['un contrat d’un autre univers', { ...UN, univers: 'sante' }, 0],
    ['le début d’une famille', { ...FAMILLE, cible: 'TRM' }, 0],
    ['une famille à joker', { ...FAMILLE, cible: 'TRM-SANT%' }, 0],
  ])('%s', async (_nom, vers, combien) => {
    expect(await viser(vers)).toHaveLength(combien)
  })

  it('les familles proposées sont celles des contrats en cours', async () => {
    const familles = await asReader(sophie, (db) => listFamilles(sophie, db))
    expect(familles.map(({ famille }) => famille)).toEqual(expect.arrayContaining(['TRM-NC', 'TRM-CADRE', 'TRM-SANTE']))
    expect(familles.map(({ famille }) => famille)).not.toContain('TRM-RET')
  })

  it('un client n’en fait pas : il ne verrait que les siennes', async () => {
    expect(await asReader(claire, (db) => listVises(claire, db, FAMILLE))).toEqual([])
  })
})

describe('publier un document', () => {
  it('à un contrat : une ligne, non lue, et l’événement de cette entreprise', async () => {
    const { id, entreprises, deja } = await publier(UN)
    expect([entreprises, deja]).toEqual([1, false])
    expect(await base().documentAdresse.findMany({ where: { documentId: id } })).toMatchObject([
      { siren: DURAND, univers: 'prevoyance', contratReference: 'TRM-NC-0000123', luLe: null },
    ])
    expect(await evenement('document.publie', id)).toMatchObject([{ siren: DURAND, donnees: { documentId: id, entreprises: 1 } }])
  })

  it('à une famille : chacune a la sienne, et une personne n’en est prévenue qu’une fois', async () => {
    const { id, entreprises } = await publier(FAMILLE)
    expect(await base().documentAdresse.count({ where: { documentId: id } })).toBe(entreprises)
    const [fait] = await evenement('document.publie', id)
    expect(fait?.siren).toBeNull()
    await notifyEvent(fait?.id ?? '')
    const siennes = await base().notification.findMany({ where: { documentId: id, utilisateurId: karim.utilisateur.id } })
    expect(siennes).toMatchObject([{ type: 'document', siren: null }])
    const courriels = await base().courriel.findMany({ where: { documentId: id, utilisateurId: karim.utilisateur.id } })
    expect(courriels).toHaveLength(1)
    const lecteur = (await listLecteursDocument(base(), id)).find((un) => un.id === karim.utilisateur.id)
    expect(courriels[0]?.texte).toContain(`${lecteur?.combien}\u00a0entreprises`)
    expect(lecteur?.combien).toBeGreaterThan(10)
  })

  it('quand l’essai en comptait d’autres, rien n’est publié', async () => {
    const avant = await base().document.count()
    expect(await kindOf(() => publier(FAMILLE, { attendues: '3' }))).toBe('refuse')
    expect(await kindOf(() => publier({ ...UN, cible: 'NULLE-PART-1' }, { attendues: '1' }))).toBe('refuse')
    expect(await base().document.count()).toBe(avant)
  })

  it('le même formulaire, deux fois au même instant, n’en fait qu’un', async () => {
    const [cle, titre, recu] = [randomUUID(), 'Notice', await fichier()]
    const faits = await Promise.all([publier(UN, { cle, titre }, recu), publier(UN, { cle, titre }, recu)])
    expect(new Set(faits.map(({ id }) => id)).size).toBe(1)
    expect(faits.map(({ deja }) => deja).sort()).toEqual([false, true])
    expect(faits.every(({ entreprises }) => entreprises === 1)).toBe(true)
  })

  it('un client n’en publie pas, et publié il ne change plus', async () => {
    const { id } = await publier(UN)
    await expect(
      asActor(claire, (db) => db.documentAdresse.createMany({ data: [{ documentId: id, siren: DURAND, univers: 'sante' }] })),
    ).rejects.toThrow()
    for (const db of [
      (run: (un: never) => Promise<unknown>) => asActor(sophie, run as never),
      (run: (un: never) => Promise<unknown>) => run(base() as never),
    ])
      await expect(db(((un: ReturnType<typeof base>) => un.document.updateMany({ where: { id }, data: { titre: 'x' } })) as never)).rejects.toThrow()
  })
})

describe('l’ouvrir', () => {
  it('marque la première ouverture de l’entreprise, pas celle des autres, et les notifications de la personne', async () => {
    const { id } = await publier(FAMILLE)
    const [fait] = await evenement('document.publie', id)
    await notifyEvent(fait?.id ?? '')
    await markDocumentOpen(judge(claire, 'document:lire', { id, siren: DURAND, univers: 'sante' }))
    const premier = await base().documentAdresse.findMany({ where: { documentId: id, luLe: { not: null } } })
    expect(premier).toMatchObject([{ siren: DURAND, luPar: claire.utilisateur.id, luParNom: expect.stringContaining('Claire') }])
    expect(await evenement('document.ouvert', id)).toMatchObject([{ siren: DURAND, acteurId: claire.utilisateur.id }])
    expect(await base().notification.count({ where: { documentId: id, utilisateurId: claire.utilisateur.id, luLe: null } })).toBe(0)
    expect(await base().notification.count({ where: { documentId: id, utilisateurId: karim.utilisateur.id, luLe: null } })).toBe(1)
    await markDocumentOpen(judge(karim, 'document:lire', { id, siren: DURAND, univers: 'sante' }))
    expect(await base().documentAdresse.findMany({ where: { documentId: id, luLe: { not: null } } })).toEqual(premier)
    const publies = await asReader(sophie, (db) => listDocumentsPublies(db, DocumentsGestionSearch.parse({})))
    expect(publies.lignes.find((un) => un.id === id)).toMatchObject({ ouvertes: 1 })
  })

  it('la liste dit lu et non lu, par univers ; on ne trouve que ce qui est adressé à une entreprise que l’on atteint', async () => {
    const { id } = await publier(UN)
    const lire = (actor: Actor, recherche: Record<string, string>, siren?: string) =>
      asReader(actor, async (db) => {
        const search = DocumentsSearch.parse(recherche)
        const { tous, nonLus } = await countDocuments(actor, db, siren, search)
        return { ids: (await listDocuments(actor, db, search, 1, siren)).map((un) => un.id), tous, nonLus }
      })
    const avant = await lire(claire, { onglet: 'non-lus', univers: 'prevoyance' }, DURAND)
    expect(avant.ids).toContain(id)
    expect((await lire(claire, { univers: 'sante' }, DURAND)).ids).not.toContain(id)
    expect((await lire(paul, {})).ids).not.toContain(id)
    await markDocumentOpen(judge(claire, 'document:lire', { id, siren: DURAND, univers: 'prevoyance' }))
    const apres = await lire(claire, { onglet: 'non-lus', univers: 'prevoyance' }, DURAND)
    expect([apres.ids.includes(id), apres.nonLus, apres.tous]).toEqual([false, avant.nonLus - 1, avant.tous])
    await expect(asReader(paul, (db) => getFichierDocument(paul, db, { siren: DURAND, id }))).rejects.toThrow()
    await expect(asReader(claire, (db) => getFichierDocument(claire, db, { siren: '900000027', id }))).rejects.toThrow()
    await expect(asReader(claire, (db) => getFichierDocument(claire, db, { siren: DURAND, id }))).resolves.toMatchObject({ type: 'application/pdf' })
  })
})

describe('la bibliothèque', () => {
  const modele = async (plus: Record<string, string> = {}) =>
    publishModele(
      judge(luc, 'gestion:superviser', null),
      PublierModeleForm.parse({
        cle: randomUUID(),
        chaine: '',
        nature: 'modele',
        titre: `Modèle ${randomUUID()}`,
        phrase: 'À remplir',
        univers: 'tous',
        ...plus,
      }),
      await fichier(),
    )
  const lire = (recherche: { q?: string; univers?: 'sante' | 'prevoyance' }, couverture?: ('sante' | 'prevoyance' | 'retraite')[]) =>
    asReader(claire, (db) => listModeles(db, { q: '', univers: undefined, ...recherche }, couverture))

  it('les sept modèles du monde se téléchargent', async () => {
    const modeles = await lire({})
    expect(modeles.length).toBeGreaterThanOrEqual(7)
    for (const { id } of modeles)
      expect(await asReader(claire, (db) => getFichierModele(db, id))).toMatchObject({
        type: 'application/pdf',
        nom: expect.stringMatching(/\.pdf$/),
      })
  })

  it('se cherche sans accent, par univers, selon la couverture', async () => {
    expect((await lire({ q: 'portabilite salarie' })).map(({ titre }) => titre)).toEqual(['Information du salarié sur la portabilité'])
    expect((await lire({ q: 'affiliation' }, ['prevoyance'])).map(({ titre }) => titre)).toEqual([])
    expect((await lire({ univers: 'prevoyance' })).every(({ univers }) => univers.includes('prevoyance'))).toBe(true)
    expect(await lire({ q: 'zzzz' })).toEqual([])
  })

  it('une version de plus laisse la précédente à côté ; deux au même instant se suivent', async () => {
    const { id: chaine, version } = await modele()
    expect(version).toBe(1)
    const suivantes = await Promise.all([modele({ chaine, titre: 'Deuxième' }), modele({ chaine, titre: 'Troisième' })])
    expect(suivantes.map((un) => un.version).sort()).toEqual([2, 3])
    const [montre] = (await lire({})).filter((un) => un.chaine === chaine)
    expect([montre?.version, montre?.precedentes.map((un) => un.version)]).toEqual([3, [2, 1]])
  })

  it('le même formulaire deux fois n’en fait qu’un', async () => {
    const recu = await fichier()
    const form = PublierModeleForm.parse({ cle: randomUUID(), chaine: '', nature: 'notice', titre: 'Une fois', phrase: 'x', univers: 'sante' })
    const visit = judge(luc, 'gestion:superviser', null)
    const [un, deux] = [await publishModele(visit, form, recu), await publishModele(visit, form, recu)]
    expect([un.id === deux.id, un.deja, deux.deja]).toEqual([true, false, true])
  })

  it('retiré, il ne se montre ni ne se télécharge, et n’a plus de version', async () => {
    const { id } = await modele()
    await modele({ chaine: id })
    await withdrawModele(judge(luc, 'gestion:superviser', null), { id })
    expect((await lire({})).filter((un) => un.chaine === id)).toEqual([])
    await expect(asReader(claire, (db) => getFichierModele(db, id))).rejects.toThrow()
    expect(await kindOf(() => modele({ chaine: id }))).toBe('introuvable')
    expect(await kindOf(() => withdrawModele(judge(luc, 'gestion:superviser', null), { id }))).toBe('introuvable')
    expect(await base().evenement.count({ where: { type: 'modele.retire', donnees: { path: ['modeleId'], equals: id } } })).toBe(1)
  })

  it('un gestionnaire n’y publie pas, un client non plus, et rien n’y change', async () => {
    expect(() => judge(sophie, 'gestion:superviser', null)).toThrow()
    const { id } = await modele()
    await expect(asActor(claire, (db) => db.modele.updateMany({ where: { id }, data: { retireLe: new Date() } }))).resolves.toEqual({ count: 0 })
    await expect(asActor(luc, (db) => db.modele.updateMany({ where: { id }, data: { titre: 'x' } }))).rejects.toThrow()
    await expect(base().modele.updateMany({ where: { id }, data: { titre: 'x' } })).rejects.toThrow()
  })
})
