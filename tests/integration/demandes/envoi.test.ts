import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { getEnvoyee } from '@/lib/demandes/brouillon/queries'
import { asActor, asReader } from '@/lib/data/as-actor'
import { unseal } from '@/lib/data/champ'
import { alterationOf } from '@/lib/demandes/envoi/check-envoi'
import { freezeEnvoiIn } from '@/lib/demandes/envoi/freeze-envoi'
import { getEnvoi } from '@/lib/demandes/envoi/queries'
import { getDemande } from '@/lib/demandes/fil/queries'
import { getDossier } from '@/lib/demandes/gestion/queries'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import type { Demarche } from '@/lib/demarches/define'
import { nirKey } from '@/lib/demarches/nir'
import { env } from '@/lib/ground/env'
import { freezeEnvois } from '@/lib/jobs/freeze-envois'
import { renderRecu } from '@/lib/demandes/envoi/render-recu'
import { CABINET, PEOPLE } from '@/prisma/seed/cast'
import { withClient } from '@/scripts/database'
import { actorOf, base, demandeOf, DURAND, envoyer, fill, staffOf, start } from './brouillon/people'
import { replyToDemande } from '../../support/commandes'

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

const owner = (sql: string, values: unknown[] = []) => withClient(env().DATABASE_URL, (client) => client.query(sql, values))
const GARDE = {
  demandeId: true,
  siren: true,
  rang: true,
  demarche: true,
  version: true,
  auteurId: true,
  contenu: true,
  empreinte: true,
  scelle: true,
}
const gardes = (demandeId: string) => base().envoi.findMany({ where: { demandeId }, orderBy: { rang: 'asc' }, select: { ...GARDE, sujet: true } })
const gardeOf = async (demandeId: string) => {
  const [garde] = await gardes(demandeId)
  if (!garde) throw new Error('pas d’envoi')
  return garde
}

let rang = 5_000
/** Un arrêt complet envoyé par cette personne, pour un salarié à lui. */
async function send(actor: Actor, exemple = 'complet'): Promise<{ id: string; numero: string; nir: string }> {
  const nir = `185053818${++rang}`
  const id = await start(actor)
  await fill(actor, id, exemple, { nir: { type: 'nir', numero: nir, cle: nirKey(nir) } })
  expect(await envoyer(actor, id)).toMatchObject({ vers: expect.stringContaining('/envoyee') })
  return { id, numero: (await demandeOf(id))?.numero ?? '', nir }
}

/** Tout ce qui redit ce qui a été envoyé, pour cette personne : la page ou le dossier, la page « envoyée », l’accusé. */
async function said(actor: Actor, numero: string): Promise<{ page: string; pdf: string }> {
  const { page, suite, recu } = await asReader(actor, async (db) => ({
    page: (actor.gestion ? await getDossier(actor, db, numero) : await getDemande(actor, db, DURAND, numero)).envoi,
    suite: actor.gestion ? null : (await getEnvoyee(actor, db, DURAND, numero)).envoi?.demarche.suite,
    recu: await getEnvoi(actor, db, numero),
  }))
  if (!actor.gestion) expect(suite).toEqual(page?.demarche.suite)
  return { page: JSON.stringify(page), pdf: (await renderRecu(recu)).toString('base64') }
}

const remettre: (() => unknown)[] = []
afterEach(async () => {
  for (const un of remettre.splice(0).reverse()) await un()
})
/** Change la définition comme le ferait une livraison. */
function publishVersion2(): void {
  const demarche = arretDeTravail as { -readonly [K in keyof Demarche]: Demarche[K] }
  const avant = { ...demarche }
  remettre.push(() => Object.assign(demarche, avant))
  demarche.version = 2
  demarche.titre = 'Un autre titre'
  demarche.suite = ['Autre chose']
  demarche.etapes = avant.etapes.map((etape) => ({
    ...etape,
    titre: `${etape.titre} bis`,
    champs: Object.fromEntries(
      Object.entries(etape.champs)
        .filter(([nom]) => nom !== 'prenoms' && nom !== 'iban')
        .map(([nom, champ]) => [nom, { ...champ, label: `${champ.label} bis`, ...(champ.kind === 'choice' ? { options: [] } : {}) }]),
    ),
  }))
}
/** Change ces lignes, et les remet après l’essai. */
async function alter(table: string, cle: string, valeur: string, changes: Record<string, string | null>): Promise<void> {
  const { rows } = await owner(`SELECT ${Object.keys(changes).join(', ')} FROM ${table} WHERE ${cle} = $1 LIMIT 1`, [valeur])
  const set = (values: Record<string, unknown>) =>
    owner(
      `UPDATE ${table} SET ${Object.keys(values)
        .map((nom, i) => `${nom} = $${i + 2}`)
        .join(', ')} WHERE ${cle} = $1`,
      [valeur, ...Object.values(values)],
    )
  await set(changes)
  remettre.push(() => set(rows[0] as Record<string, unknown>))
}

describe('ce qui a été envoyé est gardé', () => {
  it('définition, établissement, contrat, auteur, entreprise, brouillon : tout peut changer, page, dossier et accusé sont les mêmes octets, pour tous', async () => {
    const { id, numero } = await send(marc)
    const avant = await said(claire, numero)
    expect(avant.page).toContain('Société Fictive de Livraison')
    expect(avant.page).toContain('TRM-CADRE-0000789')
    expect(avant.page).not.toContain('bis')

    publishVersion2()
    const { siret } = await base().etablissement.findFirstOrThrow({ where: { siren: DURAND }, orderBy: { siege: 'desc' }, select: { siret: true } })
    await alter('etablissement', 'siret', siret, { ferme_le: '2026-01-01', adresse: 'Ailleurs' })
    await alter('contrat', 'reference', 'TRM-CADRE-0000789', { libelle: 'Autre libellé', fin_le: '2026-01-01' })
    await alter('entreprise', 'siren', DURAND, { raison_sociale: 'Nouvelle Raison' })
    await alter('membre', 'utilisateur_id', marc.utilisateur.id, { etat: 'desactive' })
    await alter('utilisateur', 'id', marc.utilisateur.id, { nom: 'Autre-Nom' })
    await owner(`UPDATE piece SET libelle = 'Autre', etat = 'refusee' WHERE demande_id = $1`, [id])
    await owner('DELETE FROM reponse WHERE demande_id = $1', [id])

    for (const lecteur of [claire, karim, sophie]) expect(await said(lecteur, numero), lecteur.utilisateur.prenom).toEqual(avant)
  }, 60_000)

  it('par délégation : le cabinet reste celui qui a envoyé, révoqué et renommé', async () => {
    const { numero } = await send(karim)
    const avant = await said(claire, numero)
    expect(avant.page).toContain(CABINET.raisonSociale)
    await alter('cabinet', 'raison_sociale', CABINET.raisonSociale, { siren: '999999999' })
    const acces = karim.acces.find((a) => a.voie === 'delegation' && a.sirens.includes(DURAND))
    await alter('delegation', 'id', acces?.id ?? '', { etat: 'revoquee' })
    await alter('cabinet', 'siren', '999999999', { raison_sociale: 'Autre Cabinet' })
    expect(await said(claire, numero)).toEqual(avant)
  }, 60_000)

  it('un administrateur qui envoie le brouillon d’un autre en est l’auteur, à son titre', async () => {
    const id = await start(marc)
    await fill(marc, id)
    expect(await envoyer(claire, id, { doublon: 'oui' })).toMatchObject({ vers: expect.stringContaining('/envoyee') })
    const { auteurId, contenu } = await gardeOf(id)
    const titre = claire.acces.find((a) => a.sirens.includes(DURAND))
    expect(auteurId).toBe(claire.utilisateur.id)
    expect(contenu).toMatchObject({ auteur: { nom: 'Claire Durand', voie: 'membre', titre: titre?.id, cabinet: null } })
  }, 30_000)

  it('chaque réponse y est avec son type, pour un tableau, un total ou une correction ; jamais en clair quand elle est sensible', async () => {
    const { id, nir } = await send(marc)
    const { contenu, scelle, version } = await gardeOf(id)
    const { etapes, pieces, demarche } = contenu as {
      etapes: { lignes: { champ: string; [cle: string]: unknown }[] }[]
      pieces: unknown[]
      demarche: unknown
    }
    const lignes = Object.fromEntries(etapes.flatMap((e) => e.lignes.map(({ champ, ...ligne }) => [champ, ligne])))
    expect(demarche).toMatchObject({ slug: 'arret-de-travail', version: arretDeTravail.version, suite: arretDeTravail.suite })
    expect(version).toBe(arretDeTravail.version)
    expect(lignes).toMatchObject({
      debutArret: { genre: 'date', valeur: '2026-10-05', texte: 'lundi 5 octobre 2026', label: 'Début de l’arrêt', source: 'saisie' },
      qualification: { genre: 'choice', valeur: { code: 'accident_travail', libelle: 'Accident du travail' }, texte: 'Accident du travail' },
      personnelRoulant: { genre: 'yesno', valeur: true },
      quotite: { genre: 'number', valeur: 80, unite: '%', texte: '80 %' },
      periodeSubrogation: { genre: 'period', valeur: { du: '2026-10-05', au: '2026-10-30' } },
      contrat: { genre: 'contrat', valeur: { reference: expect.stringMatching(/^[A-Z]/), libelle: expect.any(String) } },
      etablissement: { genre: 'etablissement', valeur: { siret: expect.stringMatching(/^\d{14}$/) } },
      declarantEmail: { genre: 'email', valeur: 'nadia.benali@exemple.fr' },
      nir: { genre: 'nir', texte: expect.stringContaining('•'), valeur: { empreinte: expect.any(String) } },
      iban: { genre: 'iban', texte: expect.stringContaining('•'), valeur: { empreinte: expect.any(String) } },
      certification: { genre: 'certification', valeur: true, enonce: expect.stringContaining('Je certifie') },
      maintien: {
        valeur: {
          colonnes: expect.arrayContaining([
            { nom: 'montant', label: 'Montant', genre: 'money' },
            { nom: 'pourcentage', label: 'Pourcentage', genre: 'number', unite: '%' },
          ]),
          lignes: [{ cellules: { du: '2026-10-05', au: '2026-10-20', pourcentage: 100 } }, { cellules: { montant: 61_240 } }],
        },
      },
    })
    const { valeur: salaires } = lignes.salaires as { valeur: { lignes: { cle: string; cellules: Record<string, unknown> }[] } }
    expect(salaires.lignes.map((l) => l.cle)).toHaveLength(12)
    expect(salaires.lignes.find((l) => l.cle === '2025-12')?.cellules).toMatchObject({
      brut: 312_050,
      primesComprises: 67_050,
      naturePrimes: 'Prime de fin d’année',
    })
    expect(salaires.lignes.reduce((total, l) => total + Number(l.cellules.brut), 0)).toBe(11 * 245_000 + 312_050)
    expect(pieces).toContainEqual({
      id: expect.any(String),
      emplacement: 'rib',
      libelle: 'rib',
      nom: 'rib.pdf',
      taille: 1000,
      type: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(JSON.parse(unseal((scelle as Record<string, string>).nir ?? ''))).toEqual({ type: 'nir', numero: nir, cle: nirKey(nir) })
    expect(JSON.parse(unseal((scelle as Record<string, string>).iban ?? ''))).toBe('FR7630006000011234567890189')
  }, 60_000)

  it('aucun NIR ni IBAN du monde n’est en clair dans un envoi', async () => {
    const { id, nir } = await send(marc)
    const chiffrees = await base().reponse.findMany({ where: { champ: { in: ['nir', 'iban'] } }, select: { valeur: true } })
    const clairs = chiffrees.map(({ valeur }) => JSON.parse(unseal(String(valeur))) as string | { numero?: string })
    const secrets = new Set([
      nir,
      ...clairs.flatMap((clair) => (typeof clair === 'string' ? [clair] : [clair.numero ?? ''])).map((s) => s.replaceAll(/\s/g, '')),
    ])
    secrets.delete('')
    expect(secrets.size).toBeGreaterThan(20)
    const envois = await base().$queryRaw<
      { id: string; texte: string }[]
    >`SELECT demande_id::text AS id, contenu::text || scelle::text || coalesce(sujet, '') AS texte FROM envoi`
    expect(envois.some((e) => e.id === id)).toBe(true)
    const nus = envois.map((e) => ({ id: e.id, texte: e.texte.replaceAll(/[\s\u00a0\u202f]/g, '') }))
    for (const secret of secrets) expect(nus.filter(({ texte }) => texte.includes(secret)).map((e) => e.id)).toEqual([])
  }, 60_000)
})

describe('l’empreinte', () => {
  it('tient ; un octet changé, une ligne portée ailleurs, une valeur scellée échangée se voient, et l’accusé n’est plus remis', async () => {
    const [un, deux] = [await send(marc), await send(marc)]
    const [garde, autre] = [await gardeOf(un.id), await gardeOf(deux.id)]
    expect([alterationOf(garde), alterationOf(autre)]).toEqual([null, null])
    expect(alterationOf({ ...garde, scelle: autre.scelle })).toBe('scelle')
    expect(alterationOf({ ...garde, scelle: {} })).toBe('scelle')
    expect(alterationOf({ ...garde, demandeId: deux.id })).toBe('colonnes')
    expect(alterationOf({ ...garde, rang: 2 })).toBe('colonnes')
    remettre.push(() => owner('UPDATE envoi SET contenu = $2 WHERE demande_id = $1', [un.id, garde.contenu]))
    await owner(`UPDATE envoi SET contenu = jsonb_set(contenu, '{etapes,3,lignes,0,texte}', '"Maladie"') WHERE demande_id = $1`, [un.id])
    expect(alterationOf(await gardeOf(un.id))).toBe('empreinte')
    await expect(asReader(claire, (db) => getEnvoi(claire, db, un.numero))).rejects.toThrow(/n’est plus celui/)
    await expect(asReader(claire, (db) => getEnvoi(claire, db, deux.numero))).resolves.toMatchObject({ empreinte: autre.empreinte })
  }, 60_000)
})

describe('d’un seul geste', () => {
  it('une panne après le gel défait tout : ni envoi, ni numéro, et le brouillon repart', async () => {
    const id = await start(claire)
    await fill(claire, id)
    await owner(`CREATE FUNCTION panne() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'panne'; END $$`)
    await owner(`CREATE TRIGGER panne BEFORE INSERT ON evenement FOR EACH ROW WHEN (NEW.type = 'demande.envoyee') EXECUTE FUNCTION panne()`)
    remettre.push(() => owner('DROP FUNCTION IF EXISTS panne() CASCADE'))
    await expect(envoyer(claire, id, { doublon: 'oui' })).rejects.toThrow(/panne/)
    expect([await gardes(id), (await demandeOf(id))?.numero]).toEqual([[], null])
    await owner('DROP FUNCTION panne() CASCADE')
    await envoyer(claire, id, { doublon: 'oui' })
    expect(await gardes(id)).toHaveLength(1)
  }, 30_000)

  it('une correction en ajoute un à côté du premier : le dernier se lit, le premier reste, et un rang ne se prend pas deux fois', async () => {
    const { id, numero } = await send(claire)
    const premier = await asReader(claire, (db) => getEnvoi(claire, db, numero))
    const seconde = {
      demande: { id, numero, siren: DURAND, univers: 'prevoyance', objet: 'Corrigée', creeLe: new Date(), envoyeeLe: new Date() },
      rang: 2,
      auteur: premier.auteur,
      formulaire: { slug: 'arret-de-travail', version: 1 },
      raisonSociale: 'Durand',
      pieces: [],
    }
    await asActor(claire, (db) => freezeEnvoiIn(db, seconde))
    await expect(asActor(claire, (db) => freezeEnvoiIn(db, seconde))).rejects.toMatchObject({ code: 'P2002' })
    const lus = await asReader(claire, async (db) => [
      (await getDemande(claire, db, DURAND, numero)).envoi,
      await getEnvoi(claire, db, numero),
      await getEnvoi(claire, db, numero, 1),
    ])
    expect(lus.map((e) => e?.demande.rang)).toEqual([2, 2, 1])
    expect(lus[2]).toEqual(premier)
    await expect(asReader(claire, (db) => getEnvoi(claire, db, numero, 3))).rejects.toMatchObject({ kind: 'introuvable' })
  }, 60_000)
})

describe('le même événement, d’après ce qui a été envoyé', () => {
  it('se reconnaît sans relire le brouillon ; une correction qui change la date ne compte plus', async () => {
    const { id, numero, nir } = await send(marc, 'maladie')
    await owner('DELETE FROM reponse WHERE demande_id = $1', [id])
    const encore = await start(claire)
    await fill(claire, encore, 'maladie', { nir: { type: 'nir', numero: nir, cle: nirKey(nir) } })
    expect(await envoyer(claire, encore)).toMatchObject({ doublon: { numero } })
    const { contenu, sujet } = await gardeOf(id)
    expect(sujet).toBeTruthy()
    const { auteur } = contenu as { auteur: never }
    const demande = { id, numero, siren: DURAND, univers: 'prevoyance', objet: 'x', creeLe: new Date(), envoyeeLe: new Date() }
    await asActor(marc, (db) =>
      freezeEnvoiIn(db, { demande, rang: 2, auteur, formulaire: { slug: 'arret-de-travail', version: 1 }, raisonSociale: 'x', pieces: [] }),
    )
    expect(await envoyer(claire, encore)).toMatchObject({ vers: expect.stringContaining('/envoyee') })
  }, 60_000)

  it('deux salariés au numéro inconnu ne sont pas le même', async () => {
    const inconnu = { nir: { type: 'inconnu', numero: '', cle: '' } }
    for (const _ of [1, 2]) {
      const id = await start(claire)
      await fill(claire, id, 'maladie', inconnu)
      expect(await envoyer(claire, id)).toMatchObject({ vers: expect.stringContaining('/envoyee') })
      expect((await gardeOf(id)).sujet).toBeNull()
    }
  }, 60_000)
})

describe('sans envoi, ou d’avant les envois', () => {
  it('la suite d’une demande close n’a pas de formulaire : sa page se lit, elle n’a pas d’accusé', async () => {
    const { id, numero } = await send(claire)
    await base().demande.update({
      where: { id },
      data: { statut: 'traitee', etat: 'cloturee', issue: 'acceptee', traiteeLe: new Date('2026-01-05') },
    })
    const { numero: suite } = await replyToDemande(claire, { numero, cle: randomUUID(), corps: 'Du nouveau.', ranges: [] })
    expect(suite).not.toBe(numero)
    const { lue, envoyee } = await asReader(claire, async (db) => ({
      lue: await getDemande(claire, db, DURAND, suite),
      envoyee: await getEnvoyee(claire, db, DURAND, suite),
    }))
    expect([lue.envoi, envoyee.envoi, lue.messages.map((m) => m.corps)]).toEqual([null, null, ['Du nouveau.']])
    expect((await asReader(sophie, (db) => getDossier(sophie, db, suite))).envoi).toBeNull()
    await expect(asReader(claire, (db) => getEnvoi(claire, db, suite))).rejects.toMatchObject({ kind: 'introuvable' })
  }, 60_000)

  it('la reprise fige une fois les demandes qui ont des réponses, comme elles se montraient, et le dit', async () => {
    const parties = await base().demande.findMany({ where: { statut: { not: 'a_finaliser' }, reponses: { some: {} } }, select: { id: true } })
    const ids = parties.map(({ id }) => id)
    const avant = new Map(
      (await base().envoi.findMany({ where: { demandeId: { in: ids }, rang: 1 }, select: GARDE })).map((e) => [
        e.demandeId,
        e.contenu as Record<string, unknown>,
      ]),
    )
    expect(ids.length).toBeGreaterThan(20)
    await owner('DELETE FROM envoi WHERE demande_id = ANY($1)', [ids])
    expect(await freezeEnvois()).toEqual({ figees: ids.length, restent: 0 })
    expect(await freezeEnvois()).toEqual({ figees: 0, restent: 0 })
    const apres = await base().envoi.findMany({ where: { demandeId: { in: ids } }, select: GARDE })
    expect(apres).toHaveLength(ids.length)
    for (const garde of apres) {
      const { reprise, auteur: _, ...contenu } = garde.contenu as Record<string, unknown>
      const { auteur: __, ...attendu } = avant.get(garde.demandeId) ?? {}
      expect(reprise).toBe(true)
      expect(contenu).toEqual(attendu)
      expect(alterationOf(garde)).toBeNull()
    }
  }, 60_000)
})
