import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { readAvant, readAvantAt } from '@/lib/avant/queries'
import { asReader } from '@/lib/data/as-actor'
import { countUsages } from '@/lib/demandes/brouillon/queries'
import { findDelais } from '@/lib/demandes/delais'
import { contact } from '@/lib/demarches/contact/definition'
import { SAMPLES } from '@/lib/demarches/contact/sample'
import type { Raws } from '@/lib/demarches/define'
import { PEOPLE } from '@/prisma/seed/cast'
import { startBrouillon } from '../../../support/commandes'
import { actorOf, base, brouillonOf, demandeOf, DURAND, envoyer, eventsOf, PETIT, save } from './people'

let claire: Actor
let karim: Actor
let paul: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  karim = await actorOf(PEOPLE.karim.email)
  paul = await actorOf(PEOPLE.paul.email)
})

const { etablissement: _, certification: __, ...RAWS } = SAMPLES.complet?.raws ?? {}
const COORDONNEES: Raws = {
  declarantNom: 'Claire Petit',
  declarantEmail: 'claire@exemple.fr',
  declarantTelephone: '04 74 00 12 34',
  etablissement: '',
}

/** Un contact commencé, l’objet déjà choisi par l’adresse quand il y en a une. */
async function open(actor: Actor, objet?: string, siren = DURAND): Promise<string> {
  const rendu = await startBrouillon(actor, { siren, slug: 'contact', id: randomUUID(), ...(objet === undefined ? {} : { objet }) })
  return /[0-9a-f-]{36}/.exec('vers' in rendu ? rendu.vers : '')?.[0] ?? ''
}

/** Le message écrit et envoyé ; rend la demande. */
async function write(actor: Actor, raws: Raws) {
  const id = await open(actor)
  await save(actor, id, 'entreprise', COORDONNEES)
  expect(await save(actor, id, 'message', { message: RAWS.message ?? '', ...raws })).toMatchObject({
    vers: expect.stringContaining('/recapitulatif'),
  })
  await envoyer(actor, id)
  const demande = await demandeOf(id)
  if (!demande?.numero) throw new Error('rien n’est parti')
  return { ...demande, numero: demande.numero }
}

const avant = (actor: Actor, objet: string, siren = DURAND) => asReader(actor, (db) => readAvant(actor, db, siren, contact, { objet }))

describe('le formulaire de contact', () => {
  it('part comme une démarche : numéro, motif dans son nom et dans son envoi, événement', async () => {
    const { id, objet, univers } = await write(claire, { objet: { domaine: 'sante', theme: 'prestations', motif: 'devis' } })
    expect(objet).toBe('Devis et prise en charge (prestations)')
    expect(univers).toBe('sante')
    expect(await eventsOf(id, 'demande.envoyee')).toHaveLength(1)
    const [envoi] = await base().envoi.findMany({ where: { demandeId: id }, select: { contenu: true } })
    expect(JSON.stringify(envoi?.contenu)).toContain('Santé › Prestations › Devis et prise en charge')
  })

  it('reste dans l’univers où il est commencé quand son motif n’en dit aucun', async () => {
    expect((await write(claire, { objet: { domaine: 'dsn', theme: 'fiche', motif: 'taux' } })).univers).toBe('prevoyance')
  })

  it('refuse un message qui porte un numéro de sécurité sociale, et le garde tel que tapé', async () => {
    const id = await open(claire)
    await save(claire, id, 'entreprise', COORDONNEES)
    const message = 'Pour Karim Haddad, 1 85 05 38 185 042 14.'
    expect(await save(claire, id, 'message', { ...RAWS, message })).toMatchObject({ vers: expect.stringContaining('verifier') })
    expect((await brouillonOf(claire, id)).raws.message).toBe(message)
    expect((await demandeOf(id))?.numero).toBeNull()
  })

  it('s’ouvre sur l’objet que l’adresse a choisi, et l’ignore quand l’entreprise ne peut pas le choisir', async () => {
    const id = await open(claire, 'sante/affiliation/affilier')
    expect((await brouillonOf(claire, id)).raws.objet).toEqual({ domaine: 'sante', theme: 'affiliation', motif: 'affilier' })
    const ailleurs = await brouillonOf(claire, await open(claire, 'sante/arret/paiement'))
    expect(ailleurs.raws.objet, 'jusqu’où le chemin mène').toEqual({ domaine: 'sante', theme: '', motif: '' })
  })

  it('deux onglets : le second ne remplace pas le message du premier, les deux valeurs se lisent', async () => {
    const id = await open(claire)
    await save(claire, id, 'entreprise', COORDONNEES)
    await save(claire, id, 'message', { objet: RAWS.objet ?? '', message: 'Le premier onglet.' }, { intention: 'enregistrer' })
    const rendu = await save(claire, id, 'message', { objet: RAWS.objet ?? '', message: 'Le second onglet.' }, { intention: 'enregistrer', vues: {} })
    expect(rendu).toMatchObject({ status: 'refuse', conflits: [{ champ: 'message', autre: 'Le premier onglet.', mien: 'Le second onglet.' }] })
    expect((await brouillonOf(claire, id)).raws.message).toBe('Le premier onglet.')
  })
})

describe('avant d’écrire', () => {
  it('montre les demandes en cours du sujet que la personne lit, et celles du même thème de contact', async () => {
    const { numero } = await write(claire, { objet: { domaine: 'cotisations', theme: 'appel', motif: 'relance' } })
    const lu = await avant(claire, 'cotisations/appel/montant')
    expect(lu?.demandes.map((une) => une.numero)).toContain(numero)
    expect((await avant(claire, 'dsn/fiche/taux'))?.demandes.map((une) => une.numero)).not.toContain(numero)
    expect((await avant(paul, 'cotisations/appel/montant', PETIT))?.demandes.map((une) => une.numero)).not.toContain(numero)
    // D’une entreprise que l’on n’atteint pas, rien.
    expect((await avant(paul, 'cotisations/appel/montant'))?.demandes).toEqual([])
  })

  it('ne montre ni une demande close, ni un brouillon', async () => {
    const demande = await write(claire, { objet: { domaine: 'contrat', theme: 'vie', motif: 'effectif' } })
    const lues = async () => (await avant(claire, 'contrat/vie/effectif'))?.demandes.map(({ numero }) => numero)
    expect(await lues()).toContain(demande.numero)
    await base().demande.update({ where: { id: demande.id }, data: { statut: 'traitee', etat: 'cloturee' } })
    expect(await lues()).not.toContain(demande.numero)
  })

  it('compte les pièces attendues, et dit la démarche dédiée et les questions', async () => {
    const lu = await avant(claire, 'prevoyance/arret/prolonger')
    expect(lu).toMatchObject({ formulaire: { slug: 'prolongation' }, centre: 'Centre de gestion Prévoyance transport' })
    expect(lu?.questions.map(({ id }) => id)).toEqual(['prolonger-arret', 'delai-traitement'])
    const [attente] = await base().demande.findMany({
      where: { siren: DURAND, statut: 'en_attente', demarche: 'arret-de-travail' },
      select: { numero: true, pieces: { where: { etat: { in: ['demandee', 'refusee'] } }, select: { id: true } } },
      orderBy: { modifieLe: 'desc' },
      take: 1,
    })
    const dite = lu?.demandes.find(({ numero }) => numero === attente?.numero)
    if (dite) expect(dite.pieces).toBe(attente?.pieces.length)
  })

  it('suit un chemin montré, et se tait d’un chemin que l’entreprise ne peut suivre', async () => {
    const at = (chemin: string) => asReader(karim, (db) => readAvantAt(karim, db, { siren: DURAND, demarche: 'contact' }, chemin))
    expect((await at('reclamation//delai')).avant?.chemin).toEqual(['Réclamation', 'Toute réclamation', 'Délai trop long'])
    for (const chemin of ['', '//', 'prevoyance/arret/', 'prevoyance/deces/paiement', 'zzz']) expect((await at(chemin)).avant, chemin).toBeNull()
  })
})

describe('ce dont l’adresse veut parler', () => {
  const begin = async (actor: Actor, adresse: { objet?: string; courrier?: string; offre?: string }) => {
    const rendu = await startBrouillon(actor, { siren: DURAND, slug: 'contact', id: randomUUID(), ...adresse })
    const id = /[0-9a-f-]{36}/.exec('vers' in rendu ? rendu.vers : '')?.[0]
    return id ? (await brouillonOf(actor, id)).raws : rendu
  }

  it('un courrier remplit l’objet et le début du message ; celui d’une autre entreprise est introuvable', async () => {
    const courrier = await base().courrier.findFirstOrThrow({ where: { siren: DURAND } })
    const raws = await begin(claire, { courrier: courrier.id })
    expect(raws).toMatchObject({ objet: { domaine: 'espace', theme: 'suites', motif: 'courrier' } })
    expect(raws).toMatchObject({ message: expect.stringContaining(`«\u00a0${courrier.objet}\u00a0»`) })
    const ailleurs = await base().courrier.findFirstOrThrow({ where: { siren: PETIT } })
    const avant = await base().demande.count()
    await expect(begin(claire, { courrier: ailleurs.id })).rejects.toMatchObject({ kind: 'introuvable' })
    expect(await base().demande.count()).toBe(avant)
  })

  it('la demande est de l’univers du courrier ou de l’anomalie, là où la personne peut l’y faire ; sinon du premier des siens', async () => {
    const place = async (actor: Actor, adresse: { courrier?: string; anomalie?: string }) => {
      const rendu = await startBrouillon(actor, { siren: DURAND, slug: 'contact', id: randomUUID(), ...adresse })
      return (await demandeOf(/[0-9a-f-]{36}/.exec('vers' in rendu ? rendu.vers : '')?.[0] ?? ''))?.univers
    }
    const lettre = { siren: DURAND, univers: 'sante' as const, objet: 'Vos tarifs', corps: 'Vos tarifs changent.' }
    const courrier = await base().courrier.create({ data: lettre, select: { id: true } })
    const retour = await base().anomalieDsn.findFirstOrThrow({ where: { siren: DURAND } })
    const anomalie = { ...retour, rang: 900, univers: 'sante' as const }
    await base().anomalieDsn.create({ data: { ...anomalie, attendu: [...anomalie.attendu] } as never })
    try {
      expect(await place(claire, {})).toBe('prevoyance')
      expect(await place(claire, { courrier: courrier.id })).toBe('sante')
      expect(await place(claire, { anomalie: `${retour.retourId}.900` })).toBe('sante')
      // Ce qui se lit en santé mais ne s’y dépose pas reste où la personne dépose.
      const [acces] = claire.acces
      if (!acces) throw new Error('sans accès')
      const lectrice = { ...acces, id: randomUUID(), univers: ['sante' as const], lectureSeule: true }
      const partagee = { ...claire, acces: [{ ...acces, univers: ['prevoyance' as const] }, lectrice] } as Actor
      expect(await place(partagee, { courrier: courrier.id })).toBe('prevoyance')
    } finally {
      await base().anomalieDsn.deleteMany({ where: { retourId: retour.retourId, rang: 900 } })
      await base().notification.deleteMany({ where: { courrierId: courrier.id } })
    }
  })

  it('une offre demande à être rappelé, et quand ; un univers ouvre sa colonne ; l’inconnu ne remplit rien', async () => {
    const rappel = await begin(claire, { offre: 'surcomplementaire' })
    expect(rappel).toMatchObject({ objet: { theme: 'suites', motif: 'rappel' }, message: expect.stringContaining('Surcomplémentaire santé') })
    expect(await begin(claire, { objet: 'sante' })).toMatchObject({ objet: { domaine: 'sante', theme: '', motif: '' } })
    for (const adresse of [{ offre: 'zzz' }, { objet: 'zzz' }]) expect(await begin(claire, adresse)).not.toHaveProperty('message')
    const rendu = await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id: randomUUID(), offre: 'surcomplementaire' })
    const id = /[0-9a-f-]{36}/.exec('vers' in rendu ? rendu.vers : '')?.[0] ?? ''
    expect((await brouillonOf(claire, id)).raws).not.toHaveProperty('message')
  })
})

it('compte ce que la personne lit ici, par démarche', async () => {
  const ici = await asReader(claire, (db) => countUsages(claire, db, DURAND))
  expect(ici['arret-de-travail']).toBeGreaterThan(0)
  expect(await asReader(paul, (db) => countUsages(paul, db, DURAND))).toEqual({})
})

describe('le délai habituel', () => {
  const close = (demarche: string, jours: number) => {
    const traiteeLe = new Date(Date.now() - 86_400_000)
    const envoyeeLe = new Date(traiteeLe.getTime() - jours * 86_400_000)
    return { demarche, traiteeLe, envoyeeLe, issue: 'acceptee' as const }
  }
  it('se tait sous vingt cas, et dit ensuite trois bandes, toutes entreprises', async () => {
    const modele = await base().demande.findFirstOrThrow({
      where: { siren: DURAND, numero: { not: null } },
      select: { siren: true, compteId: true, auteurId: true, auteurNom: true, univers: true },
    })
    const ajoute = (jours: number, n: number) =>
      base().demande.create({
        data: {
          ...modele,
          ...close('essai-delais', jours),
          numero: `CP-2026-99${String(n).padStart(5, '0')}-0`,
          objet: 'Essai',
          statut: 'traitee',
          etat: 'cloturee',
        },
      })
    for (let n = 1; n <= 19; n++) await ajoute(n, n)
    const lu = () => asReader(paul, (db) => findDelais(db, 'essai-delais'))
    expect(await lu()).toBeNull()
    await ajoute(20, 20)
    expect(await lu()).toEqual({ quart: 5, moitie: 10, presque: 18 })
    expect(await asReader(paul, (db) => findDelais(db, 'jamais'))).toBeNull()
  })
})
