import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Client } from 'pg'
import type { Expression, Node, TaggedTemplateExpression } from 'typescript/unstable/ast'
import { isNoSubstitutionTemplateLiteral, isPropertyAccessExpression, isTaggedTemplateExpression } from 'typescript/unstable/ast/is'
import { API, type Checker, type Type } from 'typescript/unstable/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { listAFaire } from '@/lib/a-faire/queries'
import { readRubriques } from '@/lib/accueil/queries'
import { countCourriers, listCourriers } from '@/lib/courriers/queries'
import { listPublies } from '@/lib/courriers/gestion/queries'
import { CourriersGestionSearch, CourriersSearch } from '@/lib/courriers/schema'
import { countDocuments, listDocuments, listDocumentsContrat } from '@/lib/documents/queries'
import { listPortefeuilleDsn } from '@/lib/retours-dsn/queries-portefeuille'
import { listDocumentsPublies } from '@/lib/documents/gestion/queries'
import { DocumentsGestionSearch, DocumentsSearch } from '@/lib/documents/schema'
import { listFichesPubliees } from '@/lib/fiches-dsn/gestion/queries'
import { FichesGestionSearch } from '@/lib/fiches-dsn/schema'
import { listRetoursPublies } from '@/lib/retours-dsn/gestion/queries'
import { RetoursGestionSearch } from '@/lib/retours-dsn/schema'
import { listCauses } from '@/lib/retours-dsn/queries'
import { asReader } from '@/lib/data/as-actor'
import { systemDb } from '@/lib/data/as-system'
import { Prisma } from '@/lib/data/generated/client'
import type { Db } from '@/lib/data/prisma'
import { countClients, listClients } from '@/lib/delegations/queries'
import { acteDeLecture } from '@/lib/demandes/acte'
import { listVoisines } from '@/lib/demandes/gestion/list-voisines'
import { listBannette, readBannette } from '@/lib/demandes/gestion/queries'
import { BannetteSearch } from '@/lib/demandes/gestion/schema'
import { countDemandes, exportDemandes, listDemandes } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { readRegle } from '@/lib/echeances/queries'
import { findBanner } from '@/lib/entreprises/banner'
import { countEntreprises, listEntreprisesDuCompte } from '@/lib/entreprises/queries'
import { administered } from '@/lib/access/reach'
import { countJournal, exportJournal, listJournal } from '@/lib/journal/queries'
import { listEtablissements } from '@/lib/etablissements/queries'
import { listSourdines } from '@/lib/avis/queries'
import { onResume } from '@/lib/mail/destinataires-resume'
import { countUnread, isMine, listNotifications } from '@/lib/notifications/queries'
import { listDeclarants, listLecteursCourrier, listLecteursDocument, listLecteursFiche, listRetardsFiche } from '@/lib/notifications/lecteurs'
import { listAtteignants, listSuiveurs } from '@/lib/notifications/suiveurs'
import { lookUpAgenda } from '@/lib/identite/agenda'
import { takeDus } from '@/lib/jobs/purge-brouillons'
import { listPortefeuille } from '@/lib/portefeuille/queries'
import { findCourriers, findDemandes, findDocuments, findEntreprises, findSalaries } from '@/lib/recherche/queries'
import { readRecherche } from '@/lib/recherche/read-recherche'
import { listPersonnes } from '@/lib/utilisateurs/personnes/queries'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, staffOf } from '../demandes/brouillon/people'

/** Les entreprises d’un compte, sans rien chercher. */
const TOUTES = { q: '', tri: 'entreprise', sens: 'asc', page: 1 } as const

// Le SQL écrit à la main rend des lignes dont le type n’est qu’une promesse : ici chacune est tenue devant la vraie base. Le compilateur dit ce que
// le code attend, PostgreSQL dit ce que la requête rend, noms et types ; et quand elle se joue, rien n’y est nul que le type ne l’admette.

/** Ce que le code attend d’une colonne. `codes` : les textes permis, quand il n’y en a que quelques-uns. */
type Attendue = { genres: Set<string>; nulle: boolean; codes: string[] | null }
type Site = { lieu: string; cle: string; texte: string | null; ligne: Record<string, Attendue> | null }

const SOURCES = globSync(['lib/**/*.ts', 'doors/**/*.ts']).filter((file) => !file.includes('/generated/'))
const BRUTE = /\$(?:query|execute)Raw/
const nameOf = (checker: Checker, type: Type | undefined): string => (type ? checker.typeToString(type) : '')

/** Toutes les requêtes brutes du code, et le type de ligne que chacune déclare, résolu par le compilateur. */
function readSites(): Site[] {
  const api = new API()
  const [project] = api.updateSnapshot({ openProjects: [resolve('tsconfig.json')] }).getProjects()
  if (!project) throw new Error('tsconfig.json ne s’ouvre pas')
  const { checker, program } = project
  const trouves = SOURCES.flatMap((file) => {
    const source = program.getSourceFile(resolve(file))
    if (!source || !BRUTE.test(source.text)) return []
    return rawIn(source).map((node) => siteOf(checker, node, `${file}:${source.text.slice(0, node.tag.end).split('\n').length}`))
  })
  api.close()
  return trouves
}

function rawIn(node: Node): TaggedTemplateExpression[] {
  const dedans: TaggedTemplateExpression[] = []
  node.forEachChild((enfant) => {
    dedans.push(...rawIn(enfant))
  })
  const brute = isTaggedTemplateExpression(node) && isPropertyAccessExpression(node.tag) && BRUTE.test(node.tag.name.text)
  return brute ? [node, ...dedans] : dedans
}

function siteOf(checker: Checker, { template, typeArguments }: TaggedTemplateExpression, lieu: string): Site {
  const spans = isNoSubstitutionTemplateLiteral(template) ? [] : template.templateSpans
  const morceaux = isNoSubstitutionTemplateLiteral(template) ? [template.text] : [template.head.text, ...spans.map(({ literal }) => literal.text)]
  const fragment = ({ expression }: { expression: Expression }) => nameOf(checker, checker.getTypeAtLocation(expression)) === 'Sql'
  const texte = spans.some(fragment) ? null : morceaux.reduce((sql, morceau, rang) => `${sql}$${rang}${morceau}`)
  const [liste] = typeArguments ?? []
  const [ligne] = liste ? checker.getTypeArguments(checker.getTypeFromTypeNode(liste) as never) : []
  return { lieu, cle: morceaux.join('\u0001'), texte, ligne: ligne ? columnsOf(checker, ligne) : null }
}

function columnsOf(checker: Checker, ligne: Type): Record<string, Attendue> {
  return Object.fromEntries(
    checker.getPropertiesOfType(ligne).map((propriete) => {
      const type = checker.getTypeOfSymbol(propriete)
      const noms = type?.isUnionType() ? type.getTypes().map((un) => nameOf(checker, un)) : [nameOf(checker, type)]
      const pleins = noms.filter((nom) => nom !== 'null' && nom !== 'undefined')
      const codes = pleins.every((nom) => nom.startsWith('"')) ? pleins.map((nom) => nom.slice(1, -1)) : null
      return [propriete.name, { genres: new Set(pleins.map(kindOfName)), nulle: pleins.length < noms.length, codes }]
    }),
  )
}

function kindOfName(nom: string): string {
  if (nom.startsWith('"')) return 'string'
  if (nom === 'true' || nom === 'false') return 'boolean'
  if (nom.endsWith('[]')) return 'liste'
  return ['string', 'number', 'bigint', 'boolean', 'Date'].includes(nom) ? nom : 'objet'
}

/** Ce que le client de Prisma rend de chaque type de PostgreSQL ; un `numeric`, un objet Decimal, n’est attendu nulle part. */
const GENRES: Record<string, readonly string[]> = {
  bool: ['boolean'],
  int2: ['number'],
  int4: ['number'],
  float8: ['number'],
  int8: ['bigint'],
  text: ['string'],
  varchar: ['string'],
  bpchar: ['string'],
  uuid: ['string'],
  date: ['Date'],
  timestamptz: ['Date'],
  json: ['objet', 'liste'],
  jsonb: ['objet', 'liste'],
}
type Colonne = { nom: string; type: string }
const sites = readSites()
const genresOf = (type: string): readonly string[] => (type.startsWith('_') ? ['liste'] : (GENRES[type] ?? [`inconnu (${type})`]))

const client = new Client({ connectionString: process.env.DATABASE_URL })
const jouees = new Map<string, { texte: string; lignes: unknown[] }[]>()

/** Demande à PostgreSQL ce que cette requête rendrait, sans la jouer. */
async function describeSql(texte: string): Promise<Colonne[]> {
  let champs: { name: string; dataTypeID: number }[] = []
  await new Promise<void>((fini, rate) => {
    let defaut: Error | null = null
    const connexion = (c: { parse: (m: object) => void; describe: (m: object) => void; sync: () => void }) => {
      c.parse({ name: '', text: texte, types: [] })
      c.describe({ type: 'S', name: '' })
      c.sync()
    }
    client.query({
      submit: connexion as never,
      handleRowDescription: ({ fields }: { fields: typeof champs }) => {
        champs = fields
      },
      handleError: (erreur: Error) => {
        defaut = erreur
      },
      handleReadyForQuery: () => (defaut ? rate(defaut) : fini()),
    } as never)
  })
  const { rows } = await client.query<{ oid: number; typname: string }>('SELECT oid::int, typname FROM pg_type WHERE oid = ANY($1::oid[])', [
    champs.map(({ dataTypeID }) => dataTypeID),
  ])
  return champs.map(({ name, dataTypeID }) => ({ nom: name, type: rows.find(({ oid }) => oid === dataTypeID)?.typname ?? '?' }))
}

/** La même base, qui retient le texte et les lignes de chaque requête brute. */
const listening = (db: Db): Db =>
  new Proxy(db, {
    get: (cible, nom) => {
      if (nom !== '$queryRaw') return Reflect.get(cible, nom)
      return async (morceaux: TemplateStringsArray, ...valeurs: unknown[]) => {
        const lignes = await cible.$queryRaw<unknown[]>(morceaux, ...valeurs)
        const cle = morceaux.join('\u0001')
        jouees.set(cle, [...(jouees.get(cle) ?? []), { texte: Prisma.sql(morceaux, ...valeurs).text, lignes }])
        return lignes
      }
    },
  })

/** Joue les requêtes faites de morceaux, que leur texte seul ne dit pas, dans chacune de leurs formes. */
async function play(actor: Actor, db: Db, siren: string): Promise<void> {
  const demandes = DemandesSearch.parse({})
  const courriers = CourriersSearch.parse({})
  for (const lieu of [undefined, siren]) {
    await listAFaire(actor, db, '2026-11-25', {}, lieu)
    await listAFaire(actor, db, '2026-12-01', { client: '900000019', type: 'pieces', jour: 'retard', q: 'Durand' }, lieu)
    await countDemandes(actor, db, demandes, lieu)
    for (const tri of ['activite', 'demande', 'entreprise', 'statut', 'numero']) await listDemandes(actor, db, DemandesSearch.parse({ tri }), 1, lieu)
    const filtree = DemandesSearch.parse({
      q: 'Haddad 900',
      statut: ['en_cours', 'annulee'],
      univers: 'prevoyance',
      demarche: 'arret-de-travail',
      entreprise: '900000019',
      depuis: '12',
      du: '2026-01-01',
      au: '2027-01-01',
      auteur: actor.utilisateur.id,
      nom: 'haddad',
      salarie: 'CP-2026-0000123-7',
    })
    await listDemandes(actor, db, filtree, 1, lieu)
    await countDemandes(actor, db, filtree, lieu)
    await exportDemandes(actor, db, filtree, lieu)
    await countCourriers(actor, db, lieu)
    await listCourriers(actor, db, courriers, 1, lieu)
    await listCourriers(actor, db, CourriersSearch.parse({ onglet: 'non-lus', univers: 'sante', depuis: '12', q: 'avenant' }), 1, lieu)
    await countDocuments(actor, db, lieu)
    await listDocuments(actor, db, DocumentsSearch.parse({}), 1, lieu)
    await listDocuments(actor, db, DocumentsSearch.parse({ onglet: 'non-lus', univers: 'sante' }), 1, lieu)
  }
  for (const q of ['durand', 'haddad', 'pièce', '900', 'avenant', 'notice'])
    for (const cherche of [findEntreprises, findSalaries, findDemandes, findCourriers, findDocuments]) await cherche(actor, db, q)
  await readRecherche(actor, db, 'malade', undefined)
  await listPortefeuilleDsn(actor, db, 1)
  await listCauses(actor, db, siren, 1)
  await listDocumentsContrat(actor, db, { siren, reference: 'TRM-NC-0000123' })
  await countUnread(actor, db)
  await listNotifications(actor, db, 1)
  await listSourdines(actor, db, 'durand', 1)
  await listSourdines(actor, db, '', 1)
  await isMine(actor, db, actor.utilisateur.id)
  if (actor.cabinet) {
    await countClients(db, actor.cabinet.id)
    for (const onglet of ['attente', 'cours', 'historique'] as const) await listClients(actor, db, actor.cabinet.id, { onglet, q: 'a', page: 1 })
  }
  await listPortefeuille(actor, db, 'durand', 1)
  await listPortefeuille(actor, db, '900', 1)
  await findBanner(actor, db, siren)
  await readRubriques(actor, db, siren)
  for (const q of ['', 'a']) await listPersonnes(actor, db, actor.acces[0]?.compteId ?? '', q)
  await readRegle(db, siren)
  for (const { compteId } of actor.acces) if (compteId) await listEntreprisesDuCompte(actor, db, compteId, TOUTES)
  for (const { compteId } of actor.acces.slice(0, 1)) {
    await countEntreprises(actor, db, compteId, 'a')
    for (const tri of ['entreprise', 'demandes', 'ajoutee'] as const)
      for (const sens of ['asc', 'desc'] as const)
        await listEntreprisesDuCompte(actor, db, compteId, { ...TOUTES, q: 'a', univers: 'sante', tri, sens })
    await listEtablissements(actor, db, { compte: compteId, siren }, TOUTES)
    await listEtablissements(actor, db, { compte: compteId, siren }, { q: 'lyon', page: 1 })
  }
  for (const compteId of administered(actor))
    for (const recherche of [{ q: '' }, { q: 'claire', famille: 'lectures', du: '2026-01-01', au: '2026-12-31' }] as const) {
      await countJournal(actor, db, compteId, recherche)
      await listJournal(actor, db, compteId, { ...recherche, page: 1 })
      await exportJournal(actor, db, compteId, recherche)
    }
}

beforeAll(async () => {
  await client.connect()
  for (const email of [PEOPLE.claire.email, PEOPLE.karim.email]) {
    const actor = await actorOf(email)
    const siren = actor.perimetre.sirens.includes(DURAND) ? DURAND : (actor.perimetre.sirens[0] ?? '')
    await asReader(actor, (db) => play(actor, listening(db), siren))
  }
  const sophie = await staffOf(PEOPLE.sophie.email)
  await asReader(sophie, async (vraie) => {
    const db = listening(vraie)
    for (const choix of [
      {},
      { q: 'Durand 900', miennes: 'oui', univers: 'sante', tri: 'activite' },
      { etat: 'cloturee', tri: 'echeance' },
      { alire: 'oui', echeance: 'retard' },
    ]) {
      await readBannette(db, sophie, BannetteSearch.parse(choix))
      await listBannette(db, sophie, BannetteSearch.parse(choix), 1)
    }
    const demande = await base().demande.findFirstOrThrow({ where: { numero: { not: null }, siren: DURAND }, select: { id: true, siren: true } })
    for (const gestionnaireId of [null, sophie.utilisateur.id]) await listVoisines(sophie, db, { id: demande.id, gestionnaireId, etat: 'a_prendre' })
    await acteDeLecture(db, judge(sophie, 'gestion:traiter', demande), async () => undefined)
    for (const q of ['', 'durand', '900 000 019']) {
      await listPublies(sophie, db, CourriersGestionSearch.parse({ q, ...(q ? { ouverture: 'oui' } : {}) }))
      await listDocumentsPublies(db, DocumentsGestionSearch.parse({ q }))
      await listFichesPubliees(db, FichesGestionSearch.parse({ q }))
      await listRetoursPublies(db, RetoursGestionSearch.parse({ q }))
    }
    const systeme = listening(systemDb('travail'))
    await listSuiveurs(systeme, demande.id, null)
    await listAtteignants(systeme, demande.id)
    await listLecteursCourrier(systeme, (await base().courrier.findFirstOrThrow({ where: { siren: DURAND }, select: { id: true } })).id)
    await listLecteursDocument(systeme, (await base().document.findFirstOrThrow({ select: { id: true } })).id)
    const { id: fiche } = await base().ficheDsn.findFirstOrThrow({ select: { id: true } })
    await listLecteursFiche(systeme, fiche)
    await listRetardsFiche(systeme, fiche)
    await listDeclarants(systeme, (await base().retourDsn.findFirstOrThrow({ where: { codeRetour: 1 }, select: { id: true } })).id)
    await takeDus(systeme, Prisma.sql`version = 0`)
    await onResume(systeme, { utilisateurId: sophie.utilisateur.id, jour: '2026-11-30' })
    await lookUpAgenda(systeme, '')
  })
}, 120_000)
afterAll(() => client.end())

describe('les requêtes brutes', () => {
  it('sont toutes lues : aucune n’échappe à ce fichier, aucune n’est un texte assemblé', () => {
    const ecrites = SOURCES.flatMap((file) => readFileSync(file, 'utf8').match(/\$(?:query|execute)Raw\w*/g) ?? [])
    expect(ecrites.filter((nom) => nom.endsWith('Unsafe'))).toEqual([])
    expect(sites).toHaveLength(ecrites.length)
    expect(sites.length).toBeGreaterThan(40)
  })

  it.each(sites.map((site) => [site.lieu, site] as const))('%s rend ce que son type dit', async (_, { cle, texte, ligne }) => {
    const prises = jouees.get(cle) ?? (texte === null ? [] : [{ texte, lignes: [] }])
    expect(prises, 'faite de morceaux, elle n’a pas été jouée').not.toEqual([])
    for (const [rang, prise] of prises.entries()) {
      if (rang > 0 && prises.slice(0, rang).some((avant) => avant.texte === prise.texte)) continue
      const colonnes = await describeSql(prise.texte)
      if (!ligne) continue
      expect(colonnes.map(({ nom }) => nom).sort()).toEqual(Object.keys(ligne).sort())
      for (const { nom, type } of colonnes)
        expect(
          genresOf(type).some((genre) => ligne[nom]?.genres.has(genre)),
          `${nom} : ${type} en base, ${[...(ligne[nom]?.genres ?? [])]} dans le type`,
        ).toBe(true)
    }
    for (const rendue of prises.flatMap(({ lignes }) => lignes)) expect(broken(rendue as Record<string, unknown>, ligne ?? {})).toEqual([])
  })
})

/** Les colonnes de cette ligne que son type n’admet pas : nulle sans qu’il le dise, ou d’un code qu’il ne connaît pas. */
const broken = (rendue: Record<string, unknown>, ligne: Record<string, Attendue>): string[] =>
  Object.entries(ligne).flatMap(([nom, { nulle, codes }]) => {
    const valeur = rendue[nom]
    if (valeur === null || valeur === undefined) return nulle ? [] : [`${nom} est nulle`]
    return codes && !codes.includes(String(valeur)) ? [`${nom} vaut « ${String(valeur)} »`] : []
  })
