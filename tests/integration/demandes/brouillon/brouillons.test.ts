import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { ChampsBody, EtapeForm } from '@/lib/demandes/brouillon/schema'
import { stepScreen } from '@/lib/demandes/brouillon/step-screen'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import type { Raws } from '@/lib/demarches/define'
import { isNumero } from '@/lib/ground/numero-demande'
import { siretFrom } from '@/lib/entreprises/rules'
import { actorOf, base, brouillonOf, demandeOf, DURAND, envoyer, eventsOf, fill, formOf, LECTURE, PETIT, piece, save, start, vues } from './people'
import { saveChamps, saveEtape, startBrouillon, submitDemande, throwBrouillon } from '../../../support/commandes'

let claire: Actor
let marc: Actor
let karim: Actor
let paul: Actor
beforeAll(async () => {
  claire = await actorOf('claire.durand@durand.example')
  const { PEOPLE } = await import('@/prisma/seed/cast')
  marc = await actorOf(PEOPLE.marc.email)
  karim = await actorOf(PEOPLE.karim.email)
  paul = await actorOf(PEOPLE.paul.email)
})

const NIR = { type: 'nir', numero: '1850538185042', cle: '14' }
const SALARIE: Raws = { nomNaissance: 'Haddad', prenoms: 'Karim', nir: NIR, naissance: { jour: '14', mois: '05', annee: '1985' } }

describe('commencer', () => {
  it('ouvre un brouillon prérempli, au titre de la personne, et l’inscrit au journal ; deux fois le même formulaire n’en font qu’un', async () => {
    const id = randomUUID()
    const un = await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id })
    expect(await startBrouillon(claire, { siren: DURAND, slug: 'arret-de-travail', id })).toEqual(un)
    const demande = await demandeOf(id)
    expect(demande).toMatchObject({
      statut: 'a_finaliser',
      numero: null,
      auteurId: claire.utilisateur.id,
      membreId: claire.acces[0]?.id,
      delegationId: null,
      univers: 'prevoyance',
      etapesVues: ['entreprise'],
    })
    expect(demande?.reponses.find((r) => r.champ === 'declarantEmail')).toMatchObject({ valeur: claire.utilisateur.email, source: 'compte' })
    expect(await eventsOf(id, 'brouillon.commence')).toHaveLength(1)
  })
  it('par délégation, l’inscrit ; en lecture seule, refuse', async () => {
    const siren = karim.acces.find((a) => a.voie === 'delegation' && !a.lectureSeule)?.sirens[0] ?? ''
    const id = await start(karim, siren)
    expect(await demandeOf(id)).toMatchObject({ membreId: null, delegationId: karim.acces.find((a) => a.sirens.includes(siren))?.id })
    await expect(start(karim, LECTURE)).rejects.toMatchObject({ kind: 'refuse' })
  })
  it('ne connaît ni entreprise d’autrui ni démarche sans formulaire', async () => {
    await expect(start(claire, PETIT)).rejects.toMatchObject({ kind: 'introuvable' })
    await expect(startBrouillon(claire, { siren: DURAND, slug: 'deces', id: randomUUID() })).rejects.toMatchObject({ kind: 'introuvable' })
  })
})

describe('enregistrer une étape', () => {
  it('« Enregistrer » garde ce qui est faux tel que tapé ; « Continuer » y reste avec ses erreurs', async () => {
    const id = await start(claire)
    const faux = { declarantEmail: 'pas une adresse', declarantTelephone: '12', declarantNom: '<b>Nom</b> 🚛' }
    expect(await save(claire, id, 'entreprise', faux, { intention: 'enregistrer' })).toEqual({
      vers: `/e/${DURAND}/brouillons/${id}/entreprise?enregistre=oui`,
    })
    expect(await save(claire, id, 'entreprise', faux)).toEqual({ vers: `/e/${DURAND}/brouillons/${id}/entreprise?verifier=oui` })
    const ecran = stepScreen(
      await brouillonOf(claire, id),
      'entreprise',
      { verifier: 'oui', retour: undefined, enregistre: undefined },
      claire.utilisateur.id,
    )
    expect(ecran?.raws).toMatchObject(faux)
    expect(ecran?.erreurs).toHaveProperty('declarantEmail')
    expect(await eventsOf(id, 'brouillon.enregistre')).toHaveLength(2)
  })
  it('NIR : chiffré et retrouvable en base, masqué à l’écran, gardé quand le masque revient, remplacé quand on le retape', async () => {
    const id = await start(claire)
    await base().demande.update({ where: { id }, data: { etapesVues: ['entreprise', 'salarie'] } })
    await save(claire, id, 'salarie', SALARIE, { intention: 'enregistrer' })
    const garde = (await demandeOf(id))?.reponses.find((r) => r.champ === 'nir')
    expect(garde?.valeur).toMatch(/^v1\./)
    expect(garde?.empreinte).toBeTruthy()
    const ecran = stepScreen(
      await brouillonOf(claire, id),
      'salarie',
      { verifier: undefined, retour: undefined, enregistre: undefined },
      claire.utilisateur.id,
    )
    expect(JSON.stringify(ecran)).not.toContain('850538185042')
    await save(claire, id, 'salarie', { ...SALARIE, nomNaissance: 'Hadad', nir: ecran?.raws.nir ?? '' }, { intention: 'enregistrer' })
    expect((await brouillonOf(claire, id)).raws.nir).toEqual(NIR)
    await save(claire, id, 'salarie', { ...SALARIE, nir: { ...NIR, cle: '15' } }, { intention: 'enregistrer' })
    expect((await brouillonOf(claire, id)).raws.nir).toEqual({ ...NIR, cle: '15' })
  })
  it('un NIR masqué se relit par qui l’a tapé, lui seul ; relu, il revient tel quel sans rien changer', async () => {
    const id = await start(marc)
    await base().demande.update({ where: { id }, data: { etapesVues: ['entreprise', 'salarie'] } })
    await save(marc, id, 'salarie', SALARIE, { intention: 'enregistrer' })
    const lu = async (actor: Actor, montrer?: 'oui') => stepScreen(await brouillonOf(actor, id), 'salarie', { montrer }, actor.utilisateur.id)
    const masque = await lu(marc)
    expect(masque?.relire).toEqual({ nir: { href: `/e/${DURAND}/brouillons/${id}/salarie?montrer=oui`, clair: false } })
    expect(masque?.raws.nir).not.toEqual(NIR)
    const clair = await lu(marc, 'oui')
    expect(clair?.raws.nir).toEqual(NIR)
    expect(clair?.relire.nir).toEqual({ href: `/e/${DURAND}/brouillons/${id}/salarie`, clair: true })
    const deClaire = await lu(claire, 'oui')
    expect(deClaire?.relire).toEqual({})
    expect(JSON.stringify(deClaire)).not.toContain('850538185042')
    const avant = (await demandeOf(id))?.reponses.find((r) => r.champ === 'nir')
    await save(marc, id, 'salarie', { ...SALARIE, nir: clair?.raws.nir ?? '' }, { intention: 'enregistrer' })
    expect((await demandeOf(id))?.reponses.find((r) => r.champ === 'nir')).toEqual(avant)
  })
  it('deux personnes : le champ changé par l’autre revient avec les deux valeurs, le reste est écrit, rien n’est perdu', async () => {
    const id = await start(marc)
    const avant = await vues(claire, id)
    const { raws: lues } = await brouillonOf(claire, id)
    await save(marc, id, 'entreprise', { ...lues, declarantNom: 'Marc d’abord' }, { intention: 'enregistrer' })
    const rendu = await save(
      claire,
      id,
      'entreprise',
      { ...lues, declarantNom: 'Claire ensuite', declarantTelephone: '04 72 00 00 20' },
      { intention: 'enregistrer', vues: avant },
    )
    expect(rendu).toMatchObject({
      status: 'refuse',
      conflits: [{ champ: 'declarantNom', autre: 'Marc d’abord', mien: 'Claire ensuite', par: expect.stringContaining('Marc') }],
      mien: [['declarantNom', 'Claire ensuite']],
    })
    expect((await brouillonOf(claire, id)).raws).toMatchObject({ declarantNom: 'Marc d’abord', declarantTelephone: '04 72 00 00 20' })
    const { conflits = [], mien = [] } = rendu as unknown as {
      conflits: { champ: string; vue: { v: number; d: string } }[]
      mien: [string, string][]
    }
    await save(
      claire,
      id,
      'entreprise',
      { ...lues, declarantNom: 'Marc d’abord' },
      { intention: 'garder-mienne', vues: avant, forcer: Object.fromEntries(conflits.map((c) => [c.champ, c.vue])), mien },
    )
    expect((await brouillonOf(claire, id)).raws.declarantNom).toBe('Claire ensuite')
  })
  it('un champ que l’on n’a pas touché ne fait jamais de conflit ni n’efface celui de l’autre', async () => {
    const id = await start(marc)
    const avant = await vues(claire, id)
    const { raws: lues } = await brouillonOf(claire, id)
    await save(marc, id, 'entreprise', { ...lues, declarantNom: 'Marc' }, { intention: 'enregistrer' })
    expect(
      await save(claire, id, 'entreprise', { ...lues, declarantTelephone: '04 72 00 00 21' }, { intention: 'enregistrer', vues: avant }),
    ).toHaveProperty('vers')
    expect((await brouillonOf(claire, id)).raws).toMatchObject({ declarantNom: 'Marc', declarantTelephone: '04 72 00 00 21' })
  })
  it('refuse une étape pas encore ouverte ou inconnue ; le brouillon d’autrui est introuvable', async () => {
    const id = await start(marc)
    for (const etape of ['salaires', 'inconnue', 'constructor']) await expect(save(marc, id, etape, {})).rejects.toMatchObject({ kind: 'refuse' })
    await expect(
      saveEtape(
        paul,
        { siren: PETIT, id, etape: 'entreprise', intention: 'continuer', retour: undefined, vues: {}, forcer: {}, mien: [] },
        formOf({}),
      ),
    ).rejects.toMatchObject({ kind: 'introuvable' })
    await expect(
      saveEtape(
        karim,
        { siren: DURAND, id, etape: 'entreprise', intention: 'continuer', retour: undefined, vues: {}, forcer: {}, mien: [] },
        formOf({}),
      ),
    ).rejects.toMatchObject({ kind: 'introuvable' })
  })
  it('hostile : __proto__, objets, un mégaoctet, caractères que la base refuse', async () => {
    expect(ChampsBody.safeParse({ siren: DURAND, etape: 'entreprise', entrees: [['declarantNom', { a: 1 }]], vues: {} }).success).toBe(false)
    expect(ChampsBody.safeParse({ siren: DURAND, etape: 'entreprise', entrees: [['declarantNom', 'x'.repeat(1_000_000)]], vues: {} }).success).toBe(
      false,
    )
    const form = EtapeForm.parse({
      siren: DURAND,
      id: randomUUID(),
      etape: 'entreprise',
      intention: 'autre',
      vues: '{"__proto__":{"v":1,"d":"x"}}',
      forcer: 'pas du json',
      mien: '{"a":1}',
    })
    expect(form).toMatchObject({ intention: 'continuer', forcer: {}, mien: [] })
    const id = await start(claire)
    const saisie = formOf({ declarantNom: `nul\u0000 demi\ud83d texte \u202e אבג` })
    saisie.append('__proto__', 'x')
    saisie.append('constructor.prototype', 'x')
    await saveEtape(claire, { ...form, id, intention: 'enregistrer', vues: await vues(claire, id) }, saisie)
    expect((await brouillonOf(claire, id)).raws.declarantNom).toMatch(/^nul demi. texte/)
    await save(claire, id, 'entreprise', { declarantNom: 'é'.repeat(1_000_000) }, { intention: 'enregistrer' })
    expect(String((await brouillonOf(claire, id)).raws.declarantNom).length).toBeLessThanOrEqual(20_000)
  })
})

describe('enregistrer sans geste', () => {
  it('écrit ce qui change, rend les versions, n’ouvre rien et n’écrit pas au journal', async () => {
    const id = await start(claire)
    const entrees: [string, string][] = [['declarantNom', 'Claire D.']]
    const rendu = await saveChamps(claire, { id, siren: DURAND, etape: 'entreprise', entrees, vues: await vues(claire, id) })
    expect(rendu).toMatchObject({ conflits: [], vues: { declarantNom: { v: 2 } } })
    expect(await eventsOf(id, 'brouillon.enregistre')).toHaveLength(0)
    expect((await demandeOf(id))?.etapesVues).toEqual(['entreprise'])
    await expect(saveChamps(claire, { id, siren: DURAND, etape: 'arret', entrees, vues: {} })).rejects.toMatchObject({ kind: 'refuse' })
  })
  it('ce qui revient parce que sa réponse s’est perdue n’est pas un conflit, ni ce qui est tapé ensuite', async () => {
    const id = await start(claire)
    const avant = await vues(claire, id)
    const garder = (nom: string, connues: Awaited<ReturnType<typeof vues>>) =>
      saveChamps(claire, { id, siren: DURAND, etape: 'entreprise', entrees: [['declarantNom', nom]], vues: connues })
    const perdue = await garder('Claire D.', avant)
    const redite = await garder('Claire D.', avant)
    expect(redite).toMatchObject({ conflits: [], vues: { declarantNom: { v: 2 } } })
    expect(await garder('Claire Durand', { ...avant, ...('vues' in redite ? redite.vues : {}) })).toMatchObject({ conflits: [] })
    expect((await brouillonOf(claire, id)).raws.declarantNom).toBe('Claire Durand')
    expect(perdue).toMatchObject({ conflits: [] })
  })
})

describe('supprimer', () => {
  it('met à la corbeille le brouillon, ses réponses, ses pièces, et le dit au journal ; celui d’autrui est introuvable', async () => {
    const id = await start(claire)
    await piece(id, 'bulletins')
    await expect(throwBrouillon(karim, { siren: DURAND, id })).rejects.toMatchObject({ kind: 'introuvable' })
    await throwBrouillon(claire, { siren: DURAND, id })
    await expect(brouillonOf(claire, id)).rejects.toMatchObject({ kind: 'introuvable' })
    expect(await base().reponse.count({ where: { demandeId: id } })).toBeGreaterThan(0)
    expect(await base().piece.count({ where: { demandeId: id } })).toBe(1)
    expect(await eventsOf(id, 'brouillon.jete')).toEqual([{ donnees: { demandeId: id, demarche: 'arret-de-travail', par: 'personne' } }])
  })
})

describe('envoyer', () => {
  it('cinquante envois à la fois : une demande, un numéro, cinquante fois la même réponse, un événement, un travail', async () => {
    const id = await start(claire)
    await fill(claire, id)
    const rendus = await Promise.all(Array.from({ length: 50 }, () => envoyer(claire, id)))
    const demande = await demandeOf(id)
    expect(isNumero(demande?.numero ?? '')).toBe(true)
    expect(demande).toMatchObject({ statut: 'envoyee', etat: 'a_prendre' })
    expect(new Set(rendus.map((r) => JSON.stringify(r)))).toEqual(
      new Set([JSON.stringify({ vers: `/e/${DURAND}/demandes/${demande?.numero}/envoyee` })]),
    )
    expect(await base().envoi.findMany({ where: { demandeId: id }, select: { rang: true } })).toEqual([{ rang: 1 }])
    expect(await eventsOf(id, 'demande.envoyee')).toEqual([{ donnees: { demandeId: id, numero: demande?.numero } }])
    const travaux = await base().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pgboss.job j JOIN evenement e ON e.id::text = j.data->>'evenementId' WHERE e.type = 'demande.envoyee' AND e.donnees->>'demandeId' = ${id}`
    expect(travaux).toEqual([{ n: 1 }])
  }, 60_000)
  it('une pièce que les réponses n’attendent plus n’est pas envoyée, et le journal le dit', async () => {
    const id = await start(claire)
    await fill(claire, id)
    const { id: declaration } = await piece(id, 'declaration_at')
    await envoyer(claire, id, { doublon: 'oui' })
    const restes = (await base().piece.findMany({ where: { demandeId: id } })).map((p) => p.champ)
    expect((await demandeOf(id))?.statut).toBe('envoyee')
    // De ces réponses ne sont attendus que les bulletins et le RIB.
    expect(restes.sort()).toEqual(['bulletins', 'rib'])
    expect((await eventsOf(id, 'piece.retiree')).map((e) => e.donnees)).toContainEqual({
      demandeId: id,
      pieceId: declaration,
      champ: 'declaration_at',
    })
  })

  it('une réponse que les autres cachent, ou que la démarche ne connaît plus, n’est pas envoyée', async () => {
    const id = await start(claire)
    await fill(claire, id)
    const montrees = new Set((await demandeOf(id))?.reponses.map((r) => r.champ))
    const conditionnels = arretDeTravail.etapes.flatMap(({ champs }) => Object.entries(champs).flatMap(([nom, champ]) => (champ.when ? [nom] : [])))
    // Une liste facultative laissée vide se voit, sans être gardée ; le décompte de la franchise vient du contrat.
    const visibles = ['arretsAnterieurs', 'franchiseMode']
    const cachees = [...conditionnels.filter((nom) => !montrees.has(nom) && !visibles.includes(nom)), 'ancienChamp']
    expect(cachees.length).toBeGreaterThan(3)
    await base().reponse.createMany({ data: cachees.map((champ) => ({ demandeId: id, champ, siren: DURAND, valeur: '', source: 'saisie' })) })
    await envoyer(claire, id, { doublon: 'oui' })
    const envoyee = await demandeOf(id)
    expect(envoyee?.statut).toBe('envoyee')
    const parties = envoyee?.reponses.map((r) => r.champ) ?? []
    expect(parties.filter((champ) => cachees.includes(champ))).toEqual([])
    expect(parties).toContain('nomNaissance')
    expect(parties).toContain('certification')
  })

  it('sans certification, incomplète, ou d’autrui : n’envoie pas', async () => {
    const id = await start(claire)
    expect(await envoyer(claire, id)).toEqual({ vers: `/e/${DURAND}/brouillons/${id}/recapitulatif?verifier=oui` })
    await fill(claire, id)
    await expect(submitDemande(claire, { siren: DURAND, id, doublon: undefined }, formOf({}))).rejects.toMatchObject({ kind: 'invalide' })
    await expect(envoyer(karim, id)).rejects.toMatchObject({ kind: 'introuvable' })
    expect((await demandeOf(id))?.statut).toBe('a_finaliser')
  }, 30_000)
  it('même salarié, même début : le dit avec le numéro, et n’empêche pas quand c’est confirmé', async () => {
    const id = await start(claire)
    await fill(claire, id)
    expect(await envoyer(claire, id)).toMatchObject({ status: 'refuse', doublon: { numero: expect.stringMatching(/^CP-/) } })
    expect(await envoyer(claire, id, { doublon: 'oui' })).toMatchObject({ vers: expect.stringContaining('/envoyee') })
  }, 30_000)
})

it('les SIRET des exemples sont ceux du monde', () => expect(siretFrom(DURAND, 1)).toHaveLength(14))
