import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asReader } from '@/lib/data/as-actor'
import type { Raws } from '@/lib/demarches/define'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { jour, periode } from '@/lib/demarches/exemple'
import { nirKey } from '@/lib/demarches/nir'
import { findVoisines } from '@/lib/demandes/brouillon/find-voisines'
import { store } from '@/lib/demandes/brouillon/reponse'
import { listSalaries } from '@/lib/demandes/brouillon/salaries'
import { judgeBrouillon } from '@/lib/demandes/brouillon/touch-brouillon'
import { PEOPLE } from '@/prisma/seed/cast'
import { cancelDemande, startBrouillon } from '../../../support/commandes'
import { actorOf, base, brouillonOf, demandeOf, DURAND, envoyer, fill, PETIT, save, start } from './people'

let claire: Actor
let karim: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  karim = await actorOf(PEOPLE.karim.email)
})

const nirDe = (rang: number) => ({ type: 'nir', numero: `1790938185${rang}`, cle: nirKey(`1790938185${rang}`) })

/** Un arrêt du 3 au 30 octobre 2026, envoyé pour ce salarié ; rend son numéro. */
async function arret(actor: Actor, nom: string, rang: number, plus: Raws = {}): Promise<string> {
  const id = await start(actor)
  await fill(actor, id, 'maladie', { nomNaissance: nom, prenoms: 'Lucas', nir: nirDe(rang), naissance: jour('1979-09-04'), ...plus })
  await envoyer(actor, id, { doublon: 'oui' })
  return (await demandeOf(id))?.numero ?? ''
}

/** Ce que le bouton de la demande ouvre : le brouillon et son étape. */
async function suite(actor: Actor, slug: string, salarie: string): Promise<{ id: string; etape: string }> {
  const { vers } = (await startBrouillon(actor, { siren: DURAND, slug, id: randomUUID(), salarie })) as { vers: string }
  const [, id = '', etape = ''] = /brouillons\/([0-9a-f-]{36})\/([a-z-]+)/.exec(vers) ?? []
  return { id, etape }
}

/** Répond à l’étape et envoie ; rend ce que l’envoi a donné et le numéro. */
async function finir(actor: Actor, { id, etape }: { id: string; etape: string }, reponses: Raws) {
  const { raws, demarche } = await brouillonOf(actor, id)
  const champs = Object.keys(demarche.etapes.find(({ slug }) => slug === etape)?.champs ?? {})
  const deja = Object.fromEntries(champs.flatMap((nom) => (raws[nom] === undefined ? [] : [[nom, raws[nom]]])))
  await save(actor, id, etape, { ...deja, ...reponses })
  const avis = await voisines(actor, id)
  const rendu = JSON.stringify(await envoyer(actor, id))
  return { avis, rendu, numero: (await demandeOf(id))?.numero ?? '' }
}

const voisines = async (actor: Actor, id: string): Promise<string[]> => {
  const brouillon = await brouillonOf(actor, id)
  const { reponses } = judgeBrouillon(brouillon, brouillon.raws)
  return (await asReader(actor, (db) => findVoisines(db, brouillon, brouillon.raws, reponses))).map(({ message }) => message)
}

describe('déclarer la reprise d’un arrêt', () => {
  it('s’ouvre sur la date, tout le reste connu ; vide, elle est le lendemain ; y revenir ne laisse pas un autre brouillon', async () => {
    const numero = await arret(claire, 'Delmas', 101)
    const ouverte = await suite(claire, 'reprise-d-activite', numero)
    expect(ouverte.etape).toBe('reprise')
    expect((await suite(claire, 'reprise-d-activite', numero)).id).toBe(ouverte.id)
    expect((await suite(karim, 'reprise-d-activite', numero)).id).not.toBe(ouverte.id)
    expect((await suite(claire, 'prolongation', numero)).id).not.toBe(ouverte.id)
    const { raws } = await brouillonOf(claire, ouverte.id)
    expect(raws).toMatchObject({
      numeroDemande: numero,
      nomNaissance: 'Delmas',
      finPrecedente: jour('2026-10-30'),
      dernierJourTravaille: jour('2026-10-02'),
      typeReprise: 'normale',
    })
    const { avis, numero: reprise } = await finir(claire, ouverte, {})
    expect(avis).toEqual([])
    expect(reprise).toMatch(/^CP-/)
    const demande = await demandeOf(ouverte.id)
    expect(demande).toMatchObject({ objet: 'Reprise du travail de Lucas Delmas', demarche: 'reprise-d-activite' })
    expect(demande?.reponses.find(({ champ }) => champ === 'dateReprise')?.valeur).toEqual(jour('2026-10-31'))
    // L’envoi parle du même salarié, sans que son numéro de sécurité sociale ait été redit.
    const sujets = await base().envoi.findMany({ where: { demande: { numero: { in: [numero, reprise] } } }, select: { sujet: true } })
    expect(new Set(sujets.map(({ sujet }) => sujet)).size).toBe(1)
    // Le salarié reste désigné par la demande qui le dit en entier.
    const connus = await asReader(claire, (db) => listSalaries(claire, db, DURAND))
    expect(connus.filter(({ nom }) => nom === 'Delmas Lucas').map((s) => s.numero)).toEqual([numero])
  })

  it('déjà déclarée par l’expert-comptable, le même jour ou un autre, se dit à l’employeur', async () => {
    const numero = await arret(claire, 'Ferrer', 102)
    const premiere = await finir(karim, await suite(karim, 'reprise-d-activite', numero), { dateReprise: jour('2026-11-02') })
    expect(premiere.numero).toMatch(/^CP-/)
    const meme = await finir(claire, await suite(claire, 'reprise-d-activite', numero), { dateReprise: jour('2026-11-02') })
    expect(meme.numero).toBe('')
    expect(meme.rendu).toContain(premiere.numero)
    const autre = await suite(claire, 'reprise-d-activite', numero)
    await save(claire, autre.id, 'reprise', { ...(await brouillonOf(claire, autre.id)).raws, dateReprise: jour('2026-11-03') } as Raws)
    expect(await voisines(claire, autre.id)).toEqual([expect.stringMatching(new RegExp(`02/11/2026 est déjà déclarée.*${premiere.numero}.*Karim`))])
  })
})

describe('prolonger par le numéro', () => {
  it('le doublon, le trou et les jours dits deux fois se disent, de l’un à l’autre', async () => {
    const numero = await arret(karim, 'Gomez', 103)
    const un = await finir(claire, await suite(claire, 'prolongation', numero), { nouvelleFin: jour('2026-11-27') })
    expect([un.avis, un.numero]).toEqual([[], expect.stringMatching(/^CP-/)])
    const meme = await finir(karim, await suite(karim, 'prolongation', numero), { nouvelleFin: jour('2026-11-27') })
    expect(meme.rendu).toContain(un.numero)
    expect(meme.numero).toBe('')
    expect(meme.avis).toEqual([expect.stringMatching(new RegExp(`déjà dits en partie par la prolongation ${un.numero} \\(Claire Durand`))])
    const trou = await suite(karim, 'prolongation', un.numero)
    const { raws } = await brouillonOf(karim, trou.id)
    expect(raws).toMatchObject({ numeroDemande: numero, finPrecedente: jour('2026-11-27') })
    await save(karim, trou.id, 'arret', { ...raws, finPrecedente: jour('2026-11-30'), nouvelleFin: jour('2026-12-18') } as Raws)
    expect(await voisines(karim, trou.id)).toEqual([expect.stringMatching(/finit le 27\/11\/2026.*3 jours ne sont déclarés nulle part/)])
    await save(karim, trou.id, 'salarie', { ...raws, numeroDemande: 'CP-2026-0000123-7' } as Raws)
    if (!(await base().demande.findFirst({ where: { numero: 'CP-2026-0000123-7', siren: DURAND } })))
      expect(await voisines(karim, trou.id)).toEqual([
        expect.stringMatching(/^Aucune demande de cette entreprise ne porte le numéro CP-2026-0000123-7/),
      ])
  })

  it('un arrêt qui chevauche celui que l’expert-comptable a déclaré se dit', async () => {
    await arret(karim, 'Hardy', 104)
    const id = await start(claire)
    await fill(claire, id, 'maladie', {
      nomNaissance: 'Hardy',
      prenoms: 'Lucas',
      nir: nirDe(104),
      naissance: jour('1979-09-04'),
      debutArret: jour('2026-10-06'),
      explicationDebut: 'Congés payés',
    })
    expect(await voisines(claire, id)).toEqual([expect.stringMatching(/chevauchent l’arrêt CP-.*Karim.*du 03\/10\/2026 au 30\/10\/2026/)])
  })
})

describe('refaire', () => {
  it('une demande annulée : tout est repris, sauf ce qui se certifie et ce qui est à la personne ; elle ne fait pas un doublon', async () => {
    const numero = await arret(claire, 'Imbert', 105)
    await cancelDemande(claire, { numero })
    const { id } = await suite(karim, 'arret-de-travail', numero)
    const { raws, sources } = await brouillonOf(karim, id)
    expect(raws).toMatchObject({ nomNaissance: 'Imbert', debutArret: jour('2026-10-03'), qualification: 'maladie', declarantNom: 'Karim Benali' })
    expect(raws).toMatchObject({ finArret: jour('2026-10-30'), decomptes: 'a_venir', tempsTravail: 'plein' })
    expect(raws).not.toHaveProperty('certification')
    expect(sources).toMatchObject({ debutArret: 'demande', declarantNom: 'compte' })
    const [nir] = (await demandeOf(id))?.reponses.filter(({ champ }) => champ === 'nir') ?? []
    expect(nir?.valeur).toMatch(/^v1\./)
    expect(await voisines(karim, id)).toEqual([])
  })

  it('une reprise depuis une prolongation : le salarié se retrouve dans l’arrêt qu’elle prolonge', async () => {
    const numero = await arret(claire, 'Jacob', 106)
    const un = await finir(claire, await suite(claire, 'prolongation', numero), { nouvelleFin: jour('2026-11-27') })
    const reprise = await suite(claire, 'reprise-d-activite', un.numero)
    expect((await brouillonOf(claire, reprise.id)).raws).toMatchObject({
      numeroDemande: numero,
      finPrecedente: jour('2026-11-27'),
      categorie: 'ouvrier',
    })
    expect(reprise.etape).toBe('reprise')
  })
})

describe('le RIB', () => {
  const periodeSubrogation = periode('2026-10-03', '2026-10-30')
  const paye = (iban: string) => ({ subrogation: 'oui', periodeSubrogation, iban })
  const ribDe = async (actor: Actor, id: string) => {
    const brouillon = await brouillonOf(actor, id)
    const { pieces, reponses } = judgeBrouillon(brouillon, brouillon.raws)
    return [reponses.ribConnu, pieces.find(({ cle }) => cle === 'rib')?.requise]
  }

  it('n’est demandé que pour un IBAN que l’entreprise n’a jamais donné ; il est repris scellé, et ne se compare que fermé', async () => {
    const neuf = await start(claire)
    await fill(claire, neuf, 'maladie', {
      nomNaissance: 'Kessler',
      nir: nirDe(107),
      naissance: jour('1979-09-04'),
      ...paye('DE89 3704 0044 0532 0130 00'),
    })
    expect(await ribDe(claire, neuf)).toEqual([false, true])
    await envoyer(claire, neuf, { doublon: 'oui' })
    expect((await demandeOf(neuf))?.numero).toMatch(/^CP-/)

    // La suivante, d’un autre : l’IBAN y est déjà, tel que scellé, et le RIB n’est plus demandé.
    const suivant = await start(karim)
    const de = async (id: string) => (await demandeOf(id))?.reponses.find(({ champ }) => champ === 'iban')
    expect(await de(suivant)).toMatchObject({ valeur: (await de(neuf))?.valeur, source: 'demande' })
    expect((await brouillonOf(karim, suivant)).raws.subrogation).toBe('oui')
    expect(await ribDe(karim, suivant)).toEqual([true, false])
    // Tapé autrement, c’est le même ; un autre est neuf.
    await fill(karim, suivant, 'maladie', {
      nomNaissance: 'Kessler',
      nir: nirDe(108),
      naissance: jour('1979-09-04'),
      ...paye('de89370400440532013000'),
    })
    expect(await ribDe(karim, suivant)).toEqual([true, false])
    await save(karim, suivant, 'arret', { ...(await brouillonOf(karim, suivant)).raws, iban: 'FR1420041010050500013M02606' } as Raws)
    expect(await ribDe(karim, suivant)).toEqual([false, true])
    // Dans une autre entreprise, il est neuf.
    const paul = await actorOf(PEOPLE.paul.email)
    const ailleurs = await start(paul, PETIT)
    const field = arretDeTravail.etapes.flatMap(({ champs }) => (champs.iban ? [champs.iban] : []))[0]
    if (!field) throw new Error('pas d’IBAN')
    const scelle = store(field, 'DE89370400440532013000')
    const reponse = { demandeId: ailleurs, siren: PETIT, champ: 'iban', valeur: String(scelle.valeur), empreinte: scelle.empreinte }
    await base().reponse.deleteMany({ where: { demandeId: ailleurs, champ: 'iban' } })
    await base().reponse.create({ data: reponse })
    expect((await brouillonOf(paul, ailleurs, PETIT)).contexte.ibanConnu).toBe(false)
  })

  it('sans IBAN, n’est pas demandé à une entreprise qui en a déjà donné un, ou un RIB ; les autres disent ce qu’elles savent', async () => {
    const paul = await actorOf(PEOPLE.paul.email)
    const id = await start(paul, PETIT)
    await base().reponse.deleteMany({ where: { siren: PETIT, champ: 'iban' } })
    const connu = async () => (await brouillonOf(paul, id, PETIT)).contexte.ibanConnu
    expect(await connu()).toBeNull()
    const envoyee = await base().demande.findFirstOrThrow({ where: { siren: PETIT, numero: { not: null }, issue: null }, select: { id: true } })
    const rib = await base().piece.create({
      data: { demandeId: envoyee.id, siren: PETIT, libelle: 'RIB de l’entreprise', champ: 'rib', etat: 'recue' },
      select: { id: true },
    })
    try {
      expect(await connu()).toBe(true)
      await base().piece.update({ where: { id: rib.id }, data: { etat: 'refusee' } })
      expect(await connu(), 'un RIB refusé ne se sait pas').toBeNull()
    } finally {
      await base().piece.delete({ where: { id: rib.id } })
    }
  })
})
