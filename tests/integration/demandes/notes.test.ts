import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { EXPORT_A_FAIRE_MAX, listAFaire } from '@/lib/a-faire/queries'
import { sayFil } from '@/lib/copy/fil'
import { asActor, asReader } from '@/lib/data/as-actor'
import { renderRecu } from '@/lib/demandes/envoi/render-recu'
import { getEnvoi } from '@/lib/demandes/envoi/queries'
import { getDemande } from '@/lib/demandes/fil/queries'
import { filVivantOf, vueOf } from '@/lib/demandes/fil/vue'
import { getDossier, listBannette } from '@/lib/demandes/gestion/queries'
import { BannetteSearch } from '@/lib/demandes/gestion/schema'
import { exportDemandes, readDemandes } from '@/lib/demandes/queries'
import { DemandesSearch } from '@/lib/demandes/schema'
import { aFaireFile } from '@/lib/exports/a-faire-file'
import { demandesFile } from '@/lib/exports/demandes-file'
import { journalFile } from '@/lib/exports/journal-file'
import { mesDonneesFile, readMesDonnees } from '@/lib/identite/mes-donnees'
import { maintenant } from '@/lib/ground/clock'
import { isoDay } from '@/lib/ground/date'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { sayJournal } from '@/lib/journal/dire'
import { exportJournal, readNoms } from '@/lib/journal/queries'
import { JournalSearch } from '@/lib/journal/schema'
import { listNotifications } from '@/lib/notifications/queries'
import { PEOPLE } from '@/prisma/seed/cast'
import { actorOf, base, DURAND, envoyer, eventsOf, fill, staffOf, start } from './brouillon/people'
import { answerDemande, askPieces, noteDemande, takeDemande, transferDemande } from '../../support/commandes'

let claire: Actor
let sophie: Actor
let luc: Actor
beforeAll(async () => {
  claire = await actorOf(PEOPLE.claire.email)
  sophie = await staffOf(PEOPLE.sophie.email)
  luc = await staffOf(PEOPLE.luc.email, 'superviseur')
})

/** Une demande que Claire vient d’envoyer, et que Sophie suit. */
async function suivie(): Promise<{ id: string; numero: string }> {
  const id = await start(claire)
  await fill(claire, id)
  await envoyer(claire, id, { doublon: 'oui' })
  const { numero } = await base().demande.findUniqueOrThrow({ where: { id } })
  await takeDemande(sophie, { numero: numero ?? '' })
  return { id, numero: numero ?? '' }
}
const relue = (id: string) => base().demande.findUniqueOrThrow({ where: { id } })
const dossier = (actor: Actor, numero: string) => asReader(actor, (db) => getDossier(actor, db, numero))
const noter = (actor: Actor, numero: string, corps: string, cle: string = randomUUID()) => noteDemande(actor, { numero, cle, corps })
/** Tout ce que dit un objet, octets compris. */
const textOf = (lu: unknown): string =>
  JSON.stringify(lu, (_, v: unknown) => {
    if (typeof v === 'bigint') return String(v)
    if (v instanceof Uint8Array) return Buffer.from(v).toString('utf8')
    const octets = v as { type?: unknown; data?: number[] } | null
    return octets?.type === 'Buffer' && octets.data ? Buffer.from(octets.data).toString('utf8') : v
  })
const kind = (promesse: Promise<unknown>) =>
  promesse.then(
    () => 'permis',
    (erreur: { kind?: string }) => erreur.kind,
  )

describe('une note interne', () => {
  it('se garde, signée, d’un formulaire une fois ; la gestion la lit, qu’elle suive la demande ou non', async () => {
    const { id, numero } = await suivie()
    const cle = randomUUID()
    await noter(luc, numero, 'Rappeler mardi.', cle)
    expect(await noter(luc, numero, 'Rappeler mardi.', cle)).toEqual({ vers: `/gestion/demandes/${numero}?fait=noter&onglet=echanges#notes` })
    expect((await dossier(sophie, numero)).notes).toMatchObject([{ auteurNom: `${PEOPLE.luc.prenom} ${PEOPLE.luc.nom}`, corps: 'Rappeler mardi.' }])
    expect(await eventsOf(id, 'demande.notee')).toHaveLength(1)
    expect(JSON.stringify(await eventsOf(id, 'demande.notee'))).not.toContain('Rappeler')
    expect(await kind(noter(claire, numero, 'x'))).toBe('introuvable')
  })

  it('la base ne la rend qu’à la gestion, ne l’écrit qu’en son nom, et n’en change ni n’en ôte rien', async () => {
    const { id, numero } = await suivie()
    await noter(sophie, numero, 'Pour nous.')
    expect(await asReader(claire, (db) => db.noteInterne.count())).toBe(0)
    expect(await asReader(sophie, (db) => db.noteInterne.count({ where: { demandeId: id } }))).toBe(1)
    const une = { id: randomUUID(), demandeId: id, siren: DURAND, auteurNom: 'X', corps: 'x' }
    const ecrire = (actor: Actor, auteurId: string) => asActor(actor, (db) => db.noteInterne.createMany({ data: { ...une, auteurId } }))
    await expect(ecrire(claire, claire.utilisateur.id)).rejects.toThrow(/row-level security/)
    await expect(ecrire(sophie, luc.utilisateur.id)).rejects.toThrow(/row-level security/)
    await expect(asActor(sophie, (db) => db.noteInterne.updateMany({ data: { corps: 'y' } }))).rejects.toThrow(/permission denied/)
    await expect(asActor(sophie, (db) => db.noteInterne.deleteMany())).rejects.toThrow(/permission denied/)
    await expect(base().noteInterne.updateMany({ data: { corps: 'y' } })).rejects.toThrow(/permission denied/)
  })

  it('ne sort nulle part : page, flux, recherche, fichiers, journal, données de la personne, notifications, courriels, accusé', async () => {
    const secret = `zibeline${randomUUID().slice(0, 8)}`
    const { id, numero } = await suivie()
    await noter(sophie, numero, `${secret} : soupçon, ne pas le dire.`)
    await askPieces(sophie, {
      numero,
      cle: randomUUID(),
      phrase: ['rib'],
      autre: undefined,
      pourquoi: undefined,
      echeance: '2099-01-31',
      corps: 'Le RIB.',
    })
    await answerDemande(sophie, { numero, cle: randomUUID(), corps: 'Nous revenons vers vous.', ranges: [] })
    await transferDemande(sophie, { numero, vers: { collegue: luc.utilisateur.id }, corps: `${secret} aussi, ce mot-ci.` })
    expect((await dossier(luc, numero)).notes).toHaveLength(2)
    const compteId = claire.acces[0]?.compteId ?? ''
    const cherche = DemandesSearch.parse({ q: secret })
    const vues = await asReader(claire, async (db) => {
      const demande = sayFil(await getDemande(claire, db, DURAND, numero))
      const lignes = await exportJournal(claire, db, compteId, JournalSearch.parse({}))
      const chercheesIci = await readDemandes(claire, db, cherche)
      expect(chercheesIci.demandes).toEqual([])
      return {
        page: vueOf(demande),
        flux: filVivantOf(demande),
        liste: await readDemandes(claire, db, DemandesSearch.parse({}), DURAND),
        csv: await demandesFile(await exportDemandes(claire, db, DemandesSearch.parse({ q: numero }))),
        aFaire: await aFaireFile(await listAFaire(claire, db, isoDay(maintenant()), { page: 1, taille: EXPORT_A_FAIRE_MAX })),
        journal: await journalFile({ lignes: sayJournal(lignes, await readNoms(claire, db, compteId), {}), total: lignes.length }),
        siennes: await mesDonneesFile(await readMesDonnees(claire, db)),
        notifications: await listNotifications(claire, db, 1),
        // L’accusé ne se dessine que de l’envoi.
        envoi: await getEnvoi(claire, db, numero),
        recu: await renderRecu(await getEnvoi(claire, db, numero), false),
      }
    })
    for (const [ou, vue] of Object.entries(vues)) {
      const dit = textOf(vue)
      expect(dit.length, ou).toBeGreaterThan(2)
      expect(dit, ou).not.toContain(secret)
    }
    const evenements = await base().evenement.findMany({ where: { donnees: { path: ['demandeId'], equals: id } } })
    for (const evenement of evenements) await notifyEvent(evenement.id).catch(() => 0)
    const courriels = await base().courriel.findMany({ where: { demandeId: id } })
    expect(courriels.length).toBeGreaterThan(2)
    expect(JSON.stringify(courriels)).not.toContain(secret)
    expect(textOf(evenements)).not.toContain(secret)
    const journal = await asReader(claire, (db) => exportJournal(claire, db, compteId, JournalSearch.parse({})))
    expect(journal.map(({ type }) => type)).not.toContain('demande.notee')
  })
})

describe('transmettre', () => {
  it('à un collègue : il la suit dans l’état où elle est, le fil le dit, et qui la suivait n’y agit plus', async () => {
    const { id, numero } = await suivie()
    expect(await transferDemande(sophie, { numero, vers: { collegue: luc.utilisateur.id } })).toMatchObject({
      vers: expect.stringContaining('transferer'),
    })
    const nom = `${PEOPLE.luc.prenom} ${PEOPLE.luc.nom}`
    expect(await relue(id)).toMatchObject({ etat: 'en_traitement', statut: 'en_cours', gestionnaireId: luc.utilisateur.id, gestionnaireNom: nom })
    expect(await eventsOf(id, 'demande.transferee')).toEqual([{ donnees: { demandeId: id, gestionnaireId: luc.utilisateur.id, nom } }])
    const fil = await asReader(claire, async (db) => sayFil(await getDemande(claire, db, DURAND, numero)))
    expect(fil.messages.map(({ corps }) => corps)).toContain(`Demande confiée à ${nom}, qui la suit désormais.`)
    expect(await kind(transferDemande(sophie, { numero, vers: { centre: 'sante' } }))).toBe('refuse')
  })
  it('à un centre : elle y est à prendre, nul ne la suit, et la bannette filtre par centre', async () => {
    const { id, numero } = await suivie()
    const dans = async (centre: string) =>
      (await asReader(sophie, (db) => listBannette(db, sophie, BannetteSearch.parse({ centre, q: numero }), 1))).map((d) => d.numero)
    expect([await dans('prevoyance'), await dans('sante')]).toEqual([[numero], []])
    await transferDemande(sophie, { numero, vers: { centre: 'sante' }, corps: 'Remboursement de soins.' })
    expect(await relue(id)).toMatchObject({
      etat: 'a_prendre',
      statut: 'envoyee',
      gestionnaireId: null,
      gestionnaireNom: null,
      priseLe: null,
      centre: 'sante',
    })
    expect([await dans('prevoyance'), await dans('sante')]).toEqual([[], [numero]])
    expect((await dossier(luc, numero)).notes.map(({ corps }) => corps)).toEqual(['Remboursement de soins.'])
    await takeDemande(luc, { numero })
    expect(await relue(id)).toMatchObject({ etat: 'en_traitement', gestionnaireId: luc.utilisateur.id })
  })
  it('ni à qui n’est pas de la gestion, ni à un centre inconnu, ni à un centre pendant qu’elle attend le client ; rien n’est noté de ce qui est refusé', async () => {
    const { id, numero } = await suivie()
    const refus = async (vers: { collegue: string } | { centre: string }) => kind(transferDemande(sophie, { numero, vers, corps: 'Mot' }))
    expect(await refus({ collegue: claire.utilisateur.id })).toBe('invalide')
    expect(await refus({ collegue: sophie.utilisateur.id })).toBe('invalide')
    expect(await refus({ centre: 'retraite' })).toBe('invalide')
    await askPieces(sophie, {
      numero,
      cle: randomUUID(),
      phrase: ['rib'],
      autre: undefined,
      pourquoi: undefined,
      echeance: '2099-01-31',
      corps: 'Le RIB.',
    })
    expect(await refus({ centre: 'sante' })).toBe('refuse')
    expect(await base().noteInterne.count({ where: { demandeId: id } })).toBe(0)
    expect(await refus({ collegue: luc.utilisateur.id })).toBe('permis')
    expect(await relue(id)).toMatchObject({ etat: 'pieces_demandees', gestionnaireId: luc.utilisateur.id })
  })
})
