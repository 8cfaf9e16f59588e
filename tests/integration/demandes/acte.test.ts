import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { sayFil } from '@/lib/copy/fil'
import { asActor, asReader } from '@/lib/data/as-actor'
import { acte, faitOf } from '@/lib/demandes/acte'
import { getDemande } from '@/lib/demandes/fil/queries'
import { consultDemande } from '@/lib/demandes/gestion/consult-demande'
import { closeIn } from '@/lib/demandes/gestion/close-demande'
import { listEtats } from '@/lib/demandes/gestion/list-etats'
import { takeIn } from '@/lib/demandes/gestion/take-demande'
import { ACTES_CLIENT, ACTES_GESTION, nextEtat } from '@/lib/demandes/transitions'
import { expected } from '@/lib/ground/errors'
import { env } from '@/lib/ground/env'
import { PEOPLE } from '@/prisma/seed/cast'
import { withClient } from '../../../scripts/database.ts'
import { askPieces, closeDemande, replyToDemande, reopenDemande, takeDemande, visite } from '../../support/commandes'
import { actorOf, base, DURAND, staffOf } from './brouillon/people'

let claire: Actor
let marc: Actor
let karim: Actor
let sophie: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  marc = await actorOf(PEOPLE.marc.email)
  karim = await actorOf(PEOPLE.karim.email)
  sophie = await staffOf(PEOPLE.sophie.email)
})

const STATUTS = {
  a_qualifier: 'envoyee',
  a_prendre: 'envoyee',
  en_traitement: 'en_cours',
  pieces_demandees: 'en_attente',
  cloturee: 'traitee',
} as const
let rang = 0
async function demande(etat: keyof typeof STATUTS = 'en_traitement'): Promise<{ id: string; numero: string }> {
  const [id, numero] = [randomUUID(), `CP-2026-${4_000_000 + ++rang}-0`]
  const { id: membreId, compteId } = claire.acces[0] ?? { id: '', compteId: '' }
  await base().demande.create({
    data: {
      id,
      numero,
      siren: DURAND,
      compteId,
      membreId,
      auteurId: claire.utilisateur.id,
      auteurNom: 'Claire Durand',
      gestionnaireId: sophie.utilisateur.id,
      gestionnaireNom: 'Sophie Martin',
      univers: 'prevoyance',
      demarche: 'contact',
      objet: 'Essai',
      statut: STATUTS[etat],
      etat,
      envoyeeLe: new Date(),
      traiteeLe: etat === 'cloturee' ? new Date() : null,
    },
  })
  return { id, numero }
}
type Inscrit = {
  id: string
  type: string
  acteur_nom: string
  membre_id: string | null
  delegation_id: string | null
  compte_id: string
  siren: string
}
const journalOf = (id: string) =>
  base().$queryRaw<
    Inscrit[]
  >`SELECT id::text, type, acteur_nom, membre_id::text, delegation_id::text, compte_id::text, siren FROM evenement WHERE donnees->>'demandeId' = ${id} ORDER BY rang`
const written = async (id: string) => ({
  demande: await base().demande.findUniqueOrThrow({ where: { id } }),
  messages: await base().message.count({ where: { demandeId: id } }),
  journal: (await journalOf(id)).length,
})
const kindOf = (promesse: Promise<unknown>) =>
  promesse.then(
    () => 'permis',
    (erreur: unknown) => expected(erreur)?.kind ?? String(erreur),
  )
const clore = (numero: string) => closeDemande(sophie, { numero, cle: randomUUID(), issue: 'acceptee', corps: 'Nous avons réglé.' })
const filOf = async (actor: Actor, numero: string) => sayFil(await asReader(actor, (db) => getDemande(actor, db, DURAND, numero))).messages

describe('un acte', () => {
  it('vingt clôtures différentes au même instant : une, avec son événement, sa ligne, ses suites ; les autres apprennent l’état', async () => {
    const { id, numero } = await demande()
    const rendus = await Promise.all(Array.from({ length: 20 }, () => kindOf(clore(numero))))
    expect(rendus.filter((r) => r === 'permis')).toHaveLength(1)
    expect(new Set(rendus.filter((r) => r !== 'permis'))).toEqual(new Set(['refuse']))
    const journal = await journalOf(id)
    expect(journal.map(({ type }) => type)).toEqual(['demande.cloturee'])
    expect(await base().demande.findUniqueOrThrow({ where: { id } })).toMatchObject({ etat: 'cloturee', statut: 'traitee', version: 1 })
    expect(await base().message.findMany({ where: { demandeId: id, cote: 'systeme' }, select: { evenementId: true, corps: true } })).toEqual([
      { evenementId: journal[0]?.id, corps: '' },
    ])
    const travaux = await base().$queryRaw`SELECT name FROM pgboss.job WHERE data->>'evenementId' = ${journal[0]?.id}`
    expect(travaux).toEqual([{ name: 'notifier' }])
  })

  const ETATS = Object.keys(STATUTS) as (keyof typeof STATUTS)[]
  it.each([...ACTES_GESTION, ...ACTES_CLIENT])(
    '%s : permis dans les seuls états que dit la table, et refusé ailleurs sans rien écrire',
    async (quoi) => {
      for (const etat of ETATS) {
        const { id, numero } = await demande(etat)
        const avant = await written(id)
        const visit = await visite(sophie, 'gestion:traiter', numero)
        const rendu = await kindOf(asActor(sophie, (db) => acte(db, visit, quoi, async () => null)))
        expect(rendu, etat).toBe(nextEtat(quoi, etat) ? 'permis' : 'refuse')
        expect(await written(id), etat).toEqual(avant)
      }
    },
  )

  it.each([
    ['annuler', 'en_traitement', /^Cette demande vient d’être prise en charge/],
    ['prendre', 'en_traitement', /^Cette demande est déjà suivie par Sophie Martin/],
    ['prendre', 'cloturee', /^Cette demande est « Close »/],
    ['cloturer', 'a_prendre', /^Cette demande est « À prendre »/],
  ] as const)('%s depuis %s : la phrase dit ce qui l’empêche', async (quoi, etat, phrase) => {
    const visit = await visite(sophie, 'gestion:traiter', (await demande(etat)).numero)
    const erreur = await asActor(sophie, (db) => acte(db, visit, quoi, async () => null)).catch((e: unknown) => expected(e))
    expect(erreur).toMatchObject({ kind: 'refuse', message: expect.stringMatching(phrase) })
  })

  it('prise par personne que l’on sache, elle se dit par son état', async () => {
    const { id, numero } = await demande('en_traitement')
    await base().demande.update({ where: { id }, data: { gestionnaireId: null, gestionnaireNom: null } })
    const visit = await visite(sophie, 'gestion:traiter', numero)
    const erreur = await asActor(sophie, (db) => acte(db, visit, 'prendre', async () => null)).catch((e: unknown) => expected(e))
    expect(erreur).toMatchObject({ kind: 'refuse', message: expect.stringMatching(/^Cette demande est « /) })
  })

  it.each([
    ['gestion:traiter', () => sophie],
    ['demande:repondre', () => claire],
  ] as const)('%s ne tient ni un brouillon, ni ce qui n’existe pas', async (droit, qui) => {
    const { id, numero } = await demande()
    await base().demande.update({ where: { id }, data: { numero: null, etat: 'brouillon', statut: 'a_finaliser', envoyeeLe: null } })
    const { compteId } = claire.acces[0] ?? { compteId: '' }
    for (const vise of [id, randomUUID()]) {
      const visit = judge(qui(), droit, { id: vise, numero, siren: DURAND, compteId, univers: 'prevoyance' })
      expect(await kindOf(asActor(qui(), (db) => acte(db, visit, 'ecrire', async () => null))), vise === id ? 'brouillon' : 'inconnue').toBe(
        'introuvable',
      )
    }
  })

  it('regarder une demande ne la change pas : ni état, ni date, ni version', async () => {
    const { id, numero } = await demande()
    const avant = (await written(id)).demande
    await consultDemande(await visite(sophie, 'gestion:traiter', numero), { messages: [] })
    expect((await journalOf(id)).map(({ type }) => type)).toEqual(['demande.consultee'])
    expect((await written(id)).demande).toEqual(avant)
  })

  it('un état ne change pas sans son événement : celui qui n’est pas permis lève, et rien de l’acte ne reste', async () => {
    const { id, numero } = await demande('cloturee')
    const avant = await written(id)
    const visit = await visite(sophie, 'gestion:traiter', numero)
    const oublie = asActor(sophie, (db) =>
      acte(db, visit, 'rouvrir', ({ fait }) => fait('demande.cloturee', { messageId: randomUUID(), issue: 'refusee' })),
    )
    await expect(oublie).rejects.toThrow('« demande.cloturee » n’est pas permis d’une demande « cloturee ».')
    expect(await written(id)).toEqual(avant)
    const noter = async () => randomUUID()
    await expect(faitOf({ db: base(), note: noter }, { id, siren: DURAND, etat: 'brouillon' })('demande.prise_en_charge', {})).rejects.toThrow()
  })

  it('qui ne change pas l’état ne change pas depuis quand elle y est', async () => {
    const { id, numero } = await demande()
    const { etatLe } = (await written(id)).demande
    await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Bonjour', ranges: [] })
    const { demande: apres } = await written(id)
    expect(apres).toMatchObject({ etat: 'en_traitement', etatLe, version: 1 })
    expect(apres.modifieLe.getTime()).toBeGreaterThan(etatLe.getTime())
    await clore(numero)
    expect((await written(id)).demande.etatLe.getTime()).toBeGreaterThan(etatLe.getTime())
  })

  it('deux gestes dans une même transaction, sans en ouvrir d’autre', async () => {
    const { id, numero } = await demande('a_prendre')
    const visit = await visite(sophie, 'gestion:traiter', numero)
    await asActor(sophie, async (db) => {
      await takeIn(db, visit)
      await closeIn(db, visit, { cle: randomUUID(), issue: 'sans_suite', corps: 'Sans objet.' })
    })
    expect((await journalOf(id)).map(({ type }) => type)).toEqual(['demande.prise_en_charge', 'demande.cloturee'])
    expect(await base().demande.findUniqueOrThrow({ where: { id } })).toMatchObject({ etat: 'cloturee', issue: 'sans_suite' })
  })

  it.each([
    ['membre', () => marc],
    ['delegation', () => karim],
  ] as const)('le journal dit le titre de qui agit, et non de qui a commencé : %s', async (voie, qui) => {
    const { id, numero } = await demande()
    await replyToDemande(qui(), { numero, cle: randomUUID(), corps: 'Bonjour', ranges: [] })
    const titre = qui().acces.find((a) => a.sirens.includes(DURAND))
    expect(await journalOf(id)).toEqual([
      expect.objectContaining({
        type: 'demande.message_client',
        siren: DURAND,
        compte_id: titre?.compteId,
        membre_id: voie === 'membre' ? titre?.id : null,
        delegation_id: voie === 'delegation' ? titre?.id : null,
      }),
    ])
    const [message] = await base().message.findMany({ where: { demandeId: id } })
    expect(message).toMatchObject({ pourLeCompteDe: voie === 'delegation' ? titre?.compteNom : null })
  })

  it('du côté de la gestion, le compte inscrit est celui de la demande', async () => {
    const { id, numero } = await demande('a_prendre')
    await takeDemande(sophie, { numero })
    expect(await journalOf(id)).toEqual([
      expect.objectContaining({ compte_id: claire.acces[0]?.compteId, membre_id: null, delegation_id: null, acteur_nom: 'Sophie Martin' }),
    ])
  })
})

describe('le fil', () => {
  it('se lit comme avant, de chaque côté, d’après les événements', async () => {
    const { numero } = await demande('a_prendre')
    await takeDemande(sophie, { numero })
    const demandees = { phrase: ['rib'], autre: undefined, pourquoi: undefined, echeance: '2099-01-31', corps: 'Il me manque une pièce.' }
    await askPieces(sophie, { numero, cle: randomUUID(), ...demandees })
    await clore(numero)
    await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Encore un mot', ranges: [] })
    expect((await filOf(claire, numero)).map(({ corps }) => corps)).toEqual([
      'Demande prise en charge par Sophie Martin.',
      'Il me manque une pièce.',
      'Statut\u00a0: En attente de 1\u00a0pièce, avant le samedi 31 janvier.',
      'Nous avons réglé.',
      'Statut\u00a0: Traitée, acceptée.',
      'Encore un mot',
      'Demande rouverte par le message de Claire Durand.',
    ])
    expect(await filOf(karim, numero)).toEqual(await filOf(claire, numero))
  })

  it('ouvre au lecteur les événements que ses lignes montrent, et nul autre du journal', async () => {
    const { id, numero } = await demande('a_prendre')
    await takeDemande(sophie, { numero })
    await base().evenement.create({
      data: {
        type: 'demande.consultee',
        acteurNom: 'Sophie Martin',
        siren: DURAND,
        compteId: claire.acces[0]?.compteId ?? '',
        donnees: { demandeId: id },
      },
    })
    const paul = await actorOf(PEOPLE.paul.email)
    const lus = (actor: Actor) =>
      asReader(actor, async (db) =>
        (await db.$queryRaw<{ type: string }[]>`SELECT type FROM evenement WHERE donnees->>'demandeId' = ${id}`).map((e) => e.type),
      )
    expect(await lus(marc)).toEqual(['demande.prise_en_charge'])
    expect(await lus(paul)).toEqual([])
  })

  it('une ligne du portail ne porte un événement que si elle est du portail', async () => {
    const { id, numero } = await demande('a_prendre')
    await takeDemande(sophie, { numero })
    const [{ id: evenementId } = { id: '' }] = await journalOf(id)
    const forge = { demandeId: id, siren: DURAND, cote: 'client' as const, auteurNom: 'x', auteurRole: 'x', corps: 'x', evenementId }
    await base().message.deleteMany({ where: { evenementId } })
    await expect(base().message.create({ data: forge })).rejects.toThrow(/ligne/)
  })
})

describe('les états d’une demande', () => {
  it('rouvrir n’efface rien : deux clôtures, deux réouvertures, chacune avec qui, quand et pourquoi', async () => {
    const { id, numero } = await demande()
    await clore(numero)
    await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Encore un mot', ranges: [] })
    await closeDemande(sophie, { numero, cle: randomUUID(), issue: 'refusee', corps: 'Non.' })
    await reopenDemande(sophie, { numero, cle: randomUUID(), corps: 'Une pièce est arrivée.' })
    const etats = await asReader(sophie, (db) => listEtats(db, { id, siren: DURAND }))
    expect(etats.map(({ type, acteurNom }) => [type, acteurNom])).toEqual([
      ['demande.cloturee', 'Sophie Martin'],
      ['demande.rouverte', 'Claire Durand'],
      ['demande.cloturee', 'Sophie Martin'],
      ['demande.rouverte', 'Sophie Martin'],
    ])
    const messages = new Map((await base().message.findMany({ where: { demandeId: id } })).map((m) => [m.id, m.corps]))
    expect(etats.map(({ messageId }) => messages.get(messageId ?? ''))).toEqual([
      'Nous avons réglé.',
      'Encore un mot',
      'Non.',
      'Une pièce est arrivée.',
    ])
    expect(etats.map(({ donnees }) => (donnees as { issue?: string }).issue)).toEqual(['acceptee', undefined, 'refusee', undefined])
    expect(etats.every(({ le }) => Math.abs(le.getTime() - Date.now()) < 120_000)).toBe(true)
    expect(await asReader(await actorOf(PEOPLE.paul.email), (db) => listEtats(db, { id, siren: DURAND }))).toEqual([])
  })
})

describe('les lignes d’avant', () => {
  const SQL = readFileSync('prisma/migrations/20261129120000_actes/migration.sql', 'utf8')
  const TABLES = ['message', 'piece', 'evenement']
  const force = (mot: string) => TABLES.map((t) => `ALTER TABLE ${t} ${mot} ROW LEVEL SECURITY;`).join('')
  const reprendre = () =>
    withClient(env().DATABASE_URL, async (client) => {
      await client.query(force('NO FORCE'))
      await client.query(/-- reprise : début\n([\s\S]*?)-- reprise : fin/.exec(SQL)?.[1] ?? '')
      await client.query(force('FORCE'))
    })

  it('montrent leur événement quand il dit leur texte ; les autres gardent le leur', async () => {
    const { id, numero } = await demande('a_prendre')
    await takeDemande(sophie, { numero })
    const demandees = { phrase: ['rib'], autre: undefined, pourquoi: undefined, echeance: '2099-01-31', corps: 'Il me manque une pièce.' }
    await askPieces(sophie, { numero, cle: randomUUID(), ...demandees })
    await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Bonjour', ranges: [] })
    await clore(numero)
    await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Encore', ranges: [] })
    const dites = await filOf(claire, numero)
    // Comme elles étaient : le texte dans la ligne, une espace ordinaire devant ses deux-points, et aucun lien.
    for (const m of dites)
      await base().message.updateMany({
        where: { id: m.id, cote: 'systeme' },
        data: { evenementId: null, corps: m.corps.replaceAll('\u00a0:', ' :') },
      })
    const seules = ['Relance envoyée : 1 pièce est toujours attendue.', 'Vous avez répondu : la demande repart.']
    for (const corps of seules)
      await base().message.create({ data: { demandeId: id, siren: DURAND, cote: 'systeme', auteurNom: 'Portail', auteurRole: 'portail', corps } })
    await reprendre()
    const relues = await filOf(claire, numero)
    expect(relues.map(({ corps }) => corps)).toEqual([...dites.map(({ corps }) => corps), ...seules])
    const lignes = await base().message.findMany({ where: { demandeId: id, cote: 'systeme' }, orderBy: { rang: 'asc' } })
    expect(lignes.map(({ evenementId, corps }) => [evenementId !== null, corps])).toEqual([
      ...dites.filter((m) => m.cote === 'systeme').map(() => [true, '']),
      ...seules.map((corps) => [false, corps]),
    ])
    await reprendre()
    expect(await filOf(claire, numero)).toEqual(relues)
  })
})

it('la visite d’un droit ne sert pas à un autre objet : jugée ailleurs, elle ne tient rien', async () => {
  const { id, numero } = await demande()
  const ailleurs = judge(karim, 'demande:repondre', { id, numero, siren: karim.acces.find((a) => !a.sirens.includes(DURAND))?.sirens[0] ?? '' })
  expect(await kindOf(asActor(karim, (db) => acte(db, ailleurs, 'ecrire', async () => null)))).toBe('introuvable')
  expect((await written(id)).demande.version).toBe(0)
})

it('la visite d’une entreprise n’ouvre pas ses autres univers : l’acte est rejugé sur la demande que la base tient', async () => {
  const limite = '900000175'
  const delegation = karim.acces.find((a) => a.sirens.includes(limite))
  expect(delegation?.univers).toEqual(['prevoyance'])
  const { compteId } = await base().rattachement.findFirstOrThrow({ where: { siren: limite, detacheLe: null }, select: { compteId: true } })
  for (const [univers, attendu] of [
    ['prevoyance', 'permis'],
    ['sante', 'introuvable'],
  ] as const) {
    const { id, numero } = await demande()
    await base().demande.update({ where: { id }, data: { siren: limite, compteId, univers, membreId: null } })
    const sansUnivers = judge(karim, 'demande:repondre', { id, numero, siren: limite })
    expect(await kindOf(asActor(karim, (db) => acte(db, sansUnivers, 'ecrire', async () => null))), univers).toBe(attendu)
  }
})
