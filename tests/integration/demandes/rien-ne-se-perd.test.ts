import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { loadContexte } from '@/lib/demandes/brouillon/contexte'
import { listBrouillons } from '@/lib/demandes/brouillon/queries'
import { listContrats } from '@/lib/contrats/queries'
import { asReader } from '@/lib/data/as-actor'
import { getDemande } from '@/lib/demandes/fil/queries'
import { FilSearch } from '@/lib/demandes/fil/schema'
import { getDossier } from '@/lib/demandes/gestion/queries'
import { optionsOf } from '@/lib/demarches/kinds/choice'
import { expected } from '@/lib/ground/errors'
import { listMembres } from '@/lib/utilisateurs/queries'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, PETIT, staffOf, start } from './brouillon/people'
import { answerDemande, closeDemande, markRead, replyToDemande, startBrouillon } from '../../support/commandes'

let claire: Actor
let marc: Actor
let paul: Actor
let sophie: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  marc = await actorOf(PEOPLE.marc.email)
  paul = await actorOf(PEOPLE.paul.email)
  sophie = await staffOf(PEOPLE.sophie.email)
})

let rang = 0
/** Une demande neuve, suivie par Sophie, de cette personne dans cette entreprise. */
async function demandeOf(auteur: Actor, siren: string): Promise<{ id: string; numero: string }> {
  const titre = auteur.acces.find((a) => a.sirens.includes(siren))
  const id = randomUUID()
  const numero = `CP-2026-${String(5_000_000 + ++rang).padStart(7, '0')}-0`
  await base().demande.create({
    data: {
      id,
      numero,
      siren,
      compteId: titre?.compteId ?? '',
      auteurId: auteur.utilisateur.id,
      auteurNom: `${auteur.utilisateur.prenom} ${auteur.utilisateur.nom}`,
      membreId: titre?.id ?? null,
      univers: 'prevoyance',
      demarche: 'contact',
      objet: 'Essai',
      statut: 'en_cours',
      etat: 'en_traitement',
      envoyeeLe: new Date(),
      gestionnaireId: sophie.utilisateur.id,
      gestionnaireNom: 'Sophie',
    },
  })
  return { id, numero }
}
const messagesOf = (id: string) =>
  base().message.findMany({ where: { demandeId: id }, orderBy: { rang: 'asc' }, select: { corps: true, luLe: true } })
const readThread = (actor: Actor, numero: string, combien?: number, avant?: string) =>
  asReader(actor, (db) => getDemande(actor, db, DURAND, numero, combien, avant))
const readCase = (numero: string, combien?: number, avant?: string) => asReader(sophie, (db) => getDossier(sophie, db, numero, combien, avant))

describe('un fil de 450 messages', () => {
  let long: { id: string; numero: string }
  beforeAll(async () => {
    long = await demandeOf(claire, DURAND)
    await base().message.createMany({
      data: Array.from({ length: 450 }, (_, n) => ({
        demandeId: long.id,
        siren: DURAND,
        cote: 'gestion' as const,
        auteurNom: 'Sophie',
        auteurRole: 'gestionnaire',
        corps: `message ${n + 1}`,
        luLe: new Date('2026-11-02T10:00:00Z'),
        // Tous du même instant, comme ceux d’un même acte : seul leur rang les ordonne.
        envoyeLe: new Date('2026-11-01T10:00:00Z'),
      })),
    })
  })

  it('montre aux deux côtés ce qui vient d’être envoyé, et dit combien de plus anciens se demandent', async () => {
    await replyToDemande(claire, { numero: long.numero, cle: randomUUID(), corps: 'le tout dernier', ranges: [] })
    for (const { messages, plusAnciens } of [await readThread(claire, long.numero), await readCase(long.numero)]) {
      expect(messages.at(-1)?.corps).toBe('le tout dernier')
      expect(messages.at(-2)?.corps).toBe('message 450')
      expect(messages.length + plusAnciens).toBe(451)
      expect(plusAnciens).toBeGreaterThan(0)
    }
  })

  it('une page est bornée : le reste se lit page à page jusqu’au premier, sans trou ni doublon, et chacune nomme le message d’avant', async () => {
    for (const read of [(avant?: string) => readThread(claire, long.numero, 100, avant), (avant?: string) => readCase(long.numero, 100, avant)]) {
      const lus: string[] = []
      let avant: string | undefined
      let attendu: string | null = null
      for (;;) {
        const { messages, plusAnciens, precedent, coupe } = await read(avant)
        expect(messages.length).toBeLessThanOrEqual(100)
        expect(coupe).toBe(avant !== undefined)
        if (attendu !== null) expect(messages.at(-1)?.id).toBe(attendu)
        lus.unshift(...messages.map(({ corps }) => corps))
        expect(lus.length + plusAnciens).toBe(451)
        attendu = precedent
        if (precedent === null) break
        avant = messages[0]?.id
      }
      expect(lus.slice(0, 450)).toEqual(Array.from({ length: 450 }, (_, n) => `message ${n + 1}`))
    }
    expect(FilSearch.parse({ messages: '100000' }).messages).toBe(50)
    // Le message d’une autre demande ne borne rien : la fin du fil se montre.
    const { messages, coupe } = await readThread(claire, long.numero, 100, randomUUID())
    expect([messages.at(-1)?.corps, coupe]).toEqual(['le tout dernier', false])
  })

  it('rend les plus anciens à qui les demande, jusqu’au premier, dans l’ordre', async () => {
    for (const { messages, plusAnciens } of [await readThread(claire, long.numero, 100_000), await readCase(long.numero, 100_000)]) {
      expect(plusAnciens).toBe(0)
      expect(messages.slice(0, 450).map(({ corps }) => corps)).toEqual(Array.from({ length: 450 }, (_, n) => `message ${n + 1}`))
    }
  })

  it('ne marque lus que les messages que la page a montrés ; les autres, quand on les demande', async () => {
    const { id, numero } = await demandeOf(claire, DURAND)
    await base().message.createMany({
      data: Array.from({ length: 1050 }, (_, n) => ({
        demandeId: id,
        siren: DURAND,
        cote: 'gestion' as const,
        auteurNom: 'Sophie',
        auteurRole: 'gestionnaire',
        corps: `message ${n + 1}`,
      })),
    })
    const vue = await readThread(claire, numero)
    expect([vue.messages.length, vue.plusAnciens]).toEqual([1000, 50])
    await markRead(claire, { id, siren: DURAND }, vue)
    expect((await messagesOf(id)).map(({ luLe }) => luLe !== null)).toEqual([...Array(50).fill(false), ...Array(1000).fill(true)])
    await markRead(claire, { id, siren: DURAND }, await readThread(claire, numero, 1050))
    expect((await messagesOf(id)).every(({ luLe }) => luLe !== null)).toBe(true)
  })
})

describe('aucune liste ne s’arrête sans le dire', () => {
  it('une entreprise de 230 établissements et 130 contrats les propose tous', async () => {
    const dernier = `${PETIT}99999`
    await base().etablissement.createMany({
      data: Array.from({ length: 230 }, (_, n) => ({
        siret: n === 229 ? dernier : `${PETIT}${String(10_000 + n)}`,
        siren: PETIT,
        adresse: '1 rue des Essais',
        codePostal: '75001',
        ville: 'Paris',
      })),
    })
    await base().contrat.createMany({
      data: Array.from({ length: 130 }, (_, n) => ({
        reference: `TRM-ZZ-${String(9_000_000 + n)}`,
        siren: PETIT,
        univers: 'prevoyance' as const,
        libelle: `Contrat ${n}`,
        effetLe: new Date('2020-01-01'),
      })),
    })
    const contexte = await asReader(paul, (db) => loadContexte(paul, db, PETIT))
    expect(contexte.etablissements.map(({ siret }) => siret)).toContain(dernier)
    expect(contexte.contrats.filter(({ reference }) => reference.startsWith('TRM-ZZ-'))).toHaveLength(130)
    expect(
      optionsOf(
        contexte.etablissements.map(({ siret, libelle }) => ({ code: siret, libelle })),
        contexte,
      ).length,
    ).toBeGreaterThanOrEqual(230)
    expect((await asReader(paul, (db) => listContrats(paul, db, PETIT, ['prevoyance']))).length).toBeGreaterThanOrEqual(130)
  })

  it('vingt-cinq brouillons d’une démarche : vingt, et qu’il en reste', async () => {
    for (let n = 0; n < 25; n++) await start(paul, PETIT)
    const { lignes, encore } = await asReader(paul, (db) => listBrouillons(paul, db, PETIT, 'arret-de-travail'))
    expect([lignes.length, encore]).toEqual([20, true])
  })

  it('un compte de 230 personnes les nomme toutes, et compte leurs habilitations', async () => {
    const compteId = paul.acces[0]?.compteId ?? ''
    const gens = Array.from({ length: 230 }, (_, n) => ({
      id: randomUUID(),
      email: `p${n}@nombreux.example`,
      emailNormalise: `p${n}@nombreux.example`,
      prenom: 'P',
      nom: `N${n}`,
      civilite: 'madame' as const,
    }))
    await base().utilisateur.createMany({ data: gens })
    await base().membre.createMany({
      data: gens.map(({ id }) => ({
        compteId,
        utilisateurId: id,
        role: 'collaborateur' as const,
        portee: 'manuelle' as const,
        etat: 'ajoute' as const,
      })),
    })
    expect((await asReader(paul, (db) => listMembres(paul, db, compteId))).length).toBeGreaterThan(230)
  })
})

describe('la même clé de formulaire', () => {
  it('dans deux demandes, de deux entreprises, de deux personnes : chaque message est écrit', async () => {
    const cle = randomUUID()
    const [une, autre, ailleurs] = [await demandeOf(claire, DURAND), await demandeOf(claire, DURAND), await demandeOf(paul, PETIT)]
    const envois = [
      [claire, une],
      [claire, autre],
      [marc, une],
      [paul, ailleurs],
    ] as const
    for (const [actor, { numero }] of envois)
      expect(await replyToDemande(actor, { numero, cle, corps: 'Bonjour', ranges: [] })).toMatchObject({ numero, deja: false })
    for (const [{ id }, nombre] of [
      [une, 2],
      [autre, 1],
      [ailleurs, 1],
    ] as const)
      expect((await messagesOf(id)).filter(({ corps }) => corps === 'Bonjour')).toHaveLength(nombre)
  })

  it('du côté de la gestion aussi, réponse et clôture ; et deux fois au même endroit, cinquante à la fois, n’en font qu’un', async () => {
    const cle = randomUUID()
    const [une, autre] = [await demandeOf(claire, DURAND), await demandeOf(paul, PETIT)]
    for (const { numero } of [une, autre]) {
      const ecrits = await Promise.all(
        Array.from({ length: 50 }, () => answerDemande(sophie, { numero, cle, corps: 'Voici la réponse.', ranges: [] })),
      )
      expect(ecrits.filter(({ deja }) => !deja)).toHaveLength(1)
      await closeDemande(sophie, { numero, cle, issue: 'acceptee', corps: 'Voici la réponse.' })
    }
    for (const { id } of [une, autre]) {
      expect((await messagesOf(id)).filter(({ corps }) => corps === 'Voici la réponse.')).toHaveLength(2)
      expect((await base().demande.findUniqueOrThrow({ where: { id }, select: { etat: true } })).etat).toBe('cloturee')
    }
  }, 30_000)
})

describe('l’identifiant d’un brouillon', () => {
  it('rejoué par son auteur ramène au sien ; d’une autre personne, entreprise ou démarche, il est refusé et rien ne change', async () => {
    const id = randomUUID()
    const premier = await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id })
    expect(await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id })).toEqual(premier)
    const avant = await base().demande.findUniqueOrThrow({ where: { id } })
    const issues = await Promise.all(
      (
        [
          [marc, DURAND],
          [paul, PETIT],
          [claire, '900000035'],
        ] as const
      ).map(([actor, siren]) =>
        startBrouillon(actor, { siren, slug: 'arret-de-travail', id }).then(
          () => 'permis',
          (erreur: unknown) => expected(erreur)?.kind,
        ),
      ),
    )
    expect(issues).toEqual(['refuse', 'refuse', 'refuse'])
    expect(await base().demande.findUniqueOrThrow({ where: { id } })).toEqual(avant)
  })
})
