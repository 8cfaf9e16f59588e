import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { judge } from '@/lib/access/visit'
import { DEFAUT, listSourdines, readReglage, type Reglage } from '@/lib/avis/queries'
import { muteEntreprise, type SourdineInput } from '@/lib/avis/mute-entreprise'
import { setReglage } from '@/lib/avis/set-reglage'
import { NATURES, NATURES_AVIS, parNature } from '@/lib/copy/avis'
import { asReader } from '@/lib/data/as-actor'
import type { NatureAvis } from '@/lib/data/generated/enums'
import { addDays, isoDay } from '@/lib/ground/date'
import { expected } from '@/lib/ground/errors'
import { notifyEvent } from '@/lib/jobs/notify-event'
import { sendCourriel } from '@/lib/jobs/send-courriel'
import { writeResumes } from '@/lib/jobs/write-resumes'
import type { Transport } from '@/lib/mail/depart'
import { onResume } from '@/lib/mail/destinataires-resume'
import { actorOf, base } from '../access/people'
import { AILLEURS, DEUX, type PetitMonde, petitMonde, UNE } from '../access/petit-monde'

let monde: PetitMonde
let salariee: Actor
let demandeId: string
let numero: string
let rang = 0

// Chaque essai a son monde : un réglage est à une personne, et dure.
beforeEach(async () => {
  monde = await petitMonde()
  salariee = await actorOf(monde.gens.salariee.email)
  const demande = await uneDemande(UNE)
  demandeId = demande.id
  numero = demande.numero
})

async function uneDemande(siren: string) {
  const id = randomUUID()
  const faite = { id, numero: `CP-2026-${String(5_000_000 + Math.floor(Math.random() * 900_000) + ++rang)}-0`, siren, compteId: monde.compte }
  const auteur = { auteurId: monde.gens.salariee.id, auteurNom: 'x', envoyeeLe: new Date() }
  const etat = { statut: 'en_cours' as const, etat: 'en_traitement' as const, gestionnaireNom: 'Sophie Martin' }
  await base().demande.create({ data: { ...faite, ...auteur, ...etat, univers: 'prevoyance', demarche: 'contact', objet: 'Arrêt de Lucas Roche' } })
  return faite
}
/** La gestion répond. @returns l’événement, ses suites faites. */
async function answered(id = demandeId, siren = UNE) {
  const donnees = { demandeId: id, messageId: randomUUID(), pieces: 0 }
  const evenement = { type: 'demande.message_gestion', siren, compteId: monde.compte, acteurId: randomUUID(), acteurNom: 'x', donnees }
  const { id: evenementId } = await base().evenement.create({ data: evenement, select: { id: true } })
  await notifyEvent(evenementId)
  return evenementId
}
const courriels = (utilisateurId = monde.gens.salariee.id) =>
  base().courriel.findMany({ where: { utilisateurId }, orderBy: { creeLe: 'asc' }, select: { cle: true, sujet: true, texte: true } })
const notifications = (utilisateurId = monde.gens.salariee.id) => base().notification.count({ where: { utilisateurId } })
const regle = (plus: Partial<Reglage>, actor = salariee) => setReglage(judge(actor, 'profil:modifier', null), { ...DEFAUT, ...plus })
const tait = (input: SourdineInput, actor = salariee) => muteEntreprise(judge(actor, 'entreprise:voir', { siren: input.siren }), input)
const evenements = (type: string) => base().evenement.findMany({ where: { type, acteurId: monde.gens.salariee.id }, orderBy: { rang: 'asc' } })
const JOUR = isoDay(new Date())
/** Le résumé de ce jour, et ce qui le suit. @returns combien de personnes de ce monde en ont un à écrire. */
async function resume(jour = JOUR) {
  await writeResumes(jour)
  const prepares = await base().evenement.findMany({
    where: {
      type: 'avis.resume',
      donnees: { path: ['utilisateurId'], equals: monde.gens.salariee.id },
      AND: { donnees: { path: ['jour'], equals: jour } },
    },
    select: { id: true },
  })
  for (const { id } of prepares) await notifyEvent(id)
  return prepares.length
}

describe('ce qu’une personne règle', () => {
  it('n’a rien réglé : tout part aussitôt, et porte le lien qui le règle', async () => {
    expect(await asReader(salariee, (db) => readReglage(salariee, db))).toEqual(DEFAUT)
    await answered()
    const [courriel] = await courriels()
    expect(courriel?.texte).toMatch(/Régler ce que vous recevez\u00a0:\nhttps?:\/\/\S+\/notifications\/preferences/)
    expect(await notifications()).toBe(1)
  })

  it('jamais : la notification seule ; le journal dit le choix, et la page le relit', async () => {
    await regle({ demandes: 'jamais' })
    expect(await asReader(salariee, (db) => readReglage(salariee, db))).toEqual({ ...DEFAUT, demandes: 'jamais' })
    expect(await evenements('avis.regles')).toMatchObject([{ donnees: { demandes: 'jamais', courriers: 'aussitot' } }])
    await answered()
    expect([await courriels(), await notifications()]).toEqual([[], 1])
    expect(await base().avisDiffere.count({ where: { utilisateurId: monde.gens.salariee.id } })).toBe(0)
    await regle({})
    await answered()
    expect(await courriels()).toHaveLength(1)
  })

  it('une nature n’est pas l’autre, une personne n’est pas l’autre', async () => {
    await regle({ courriers: 'jamais', dsn: 'jamais', delegations: 'jamais' })
    await answered()
    expect(await courriels()).toHaveLength(1)
    const admin = await actorOf(monde.gens.admin.email)
    await regle({ demandes: 'jamais' }, admin)
    await answered()
    expect(await courriels()).toHaveLength(2)
    expect(await asReader(admin, (db) => db.reglageAvis.findMany({ select: { utilisateurId: true } }))).toEqual([
      { utilisateurId: monde.gens.admin.id },
    ])
  })

  it('la sécurité part toujours', async () => {
    await regle({ demandes: 'jamais', courriers: 'jamais', dsn: 'jamais', delegations: 'jamais' })
    await tait({ siren: UNE, sourdine: 'tout' })
    const donnees = { utilisateurId: monde.gens.salariee.id, voie: 'profil' }
    const { id } = await base().evenement.create({ data: { type: 'motdepasse.change', acteurNom: 'x', donnees }, select: { id: true } })
    await notifyEvent(id)
    const [courriel, ...autres] = await courriels()
    expect(autres).toEqual([])
    expect(courriel?.texte).not.toContain('/notifications/preferences')
  })
})

describe('une entreprise en sourdine', () => {
  it('ne donne plus de courriel ; puis plus de notification ; puis redonne tout', async () => {
    await tait({ siren: UNE, sourdine: 'courriels' })
    await answered()
    expect([await courriels(), await notifications()]).toEqual([[], 1])
    await tait({ siren: UNE, sourdine: 'tout' })
    await answered()
    expect([await courriels(), await notifications()]).toEqual([[], 1])
    await tait({ siren: UNE, sourdine: 'rien' })
    await answered()
    expect([(await courriels()).length, await notifications()]).toEqual([1, 2])
    expect((await evenements('avis.sourdine')).map(({ siren, donnees }) => [siren, donnees])).toEqual(
      ['courriels', 'tout', 'rien'].map((sourdine) => [UNE, { sourdine }]),
    )
  })

  it('ne tait qu’elle, et qu’à cette personne', async () => {
    const admin = await actorOf(monde.gens.admin.email)
    await tait({ siren: DEUX, sourdine: 'tout' }, admin)
    const { id } = await uneDemande(UNE)
    await base().message.create({
      data: { demandeId: id, siren: UNE, cote: 'client', auteurId: monde.gens.admin.id, auteurNom: 'x', auteurRole: 'x', corps: 'x' },
    })
    await tait({ siren: UNE, sourdine: 'tout' })
    await answered(id)
    expect([await courriels(), (await courriels(monde.gens.admin.id)).length, await notifications(monde.gens.admin.id)]).toEqual([[], 1, 1])
    const listes = await asReader(admin, (db) => listSourdines(admin, db, '', 1))
    expect([listes.entreprises.map(({ siren, sourdine }) => [siren, sourdine]), listes.muettes]).toEqual([
      [
        [DEUX, 'tout'],
        [UNE, 'rien'],
      ],
      1,
    ])
    expect((await asReader(admin, (db) => listSourdines(admin, db, UNE, 1))).entreprises).toMatchObject([{ siren: UNE }])
  })

  it('hors de portée, elle n’existe pas', () => {
    const refus = () => {
      try {
        judge(salariee, 'entreprise:voir', { siren: AILLEURS })
        return null
      } catch (erreur) {
        return expected(erreur)?.kind
      }
    }
    expect(refus()).toBe('introuvable')
  })
})

describe('le résumé du jour', () => {
  beforeEach(() => regle({ demandes: 'resume' }))

  it('garde, puis dit par entreprise, en nombres et en liens, une fois par jour, même joué deux fois à la fois', async () => {
    await answered()
    await answered()
    await answered((await uneDemande(UNE)).id)
    expect(await courriels()).toEqual([])
    expect(await notifications()).toBe(3)
    await Promise.all([writeResumes(JOUR), writeResumes(JOUR)])
    expect(await resume()).toBe(1)
    await resume()
    const [courriel, ...autres] = await courriels()
    expect(autres).toEqual([])
    expect(courriel?.sujet).toMatch(/^Votre résumé du .+\u00a0: 2\u00a0nouveautés$/)
    expect(courriel?.texte).toContain(`Essai ${UNE}\u00a0: 2\u00a0demandes\n`)
    expect(courriel?.texte).toMatch(new RegExp(`/e/${UNE}\n`))
    expect(courriel?.texte).not.toMatch(new RegExp(`${numero}|Lucas Roche`))
  })

  it('le même jour, ce qui suit attend le lendemain ; rien de neuf, rien ne part', async () => {
    await answered()
    await resume()
    await answered()
    await resume()
    expect(await courriels()).toHaveLength(1)
    const demain = addDays(JOUR, 1)
    expect(await resume(demain)).toBe(1)
    expect(await courriels()).toHaveLength(2)
    expect(await resume(addDays(JOUR, 2))).toBe(0)
    expect(await courriels()).toHaveLength(2)
  })

  it('relu sous les droits du moment : le droit retiré, l’entreprise mise en sourdine ou la nature tue entre-temps n’y est pas', async () => {
    await answered()
    await base().habilitation.update({ where: { id: monde.habilitation }, data: { retireeLe: new Date() } })
    expect(await resume()).toBe(1)
    expect(await courriels()).toEqual([])
    await base().habilitation.update({ where: { id: monde.habilitation }, data: { retireeLe: null } })
    for (const [rangDuJour, tue] of [() => tait({ siren: UNE, sourdine: 'courriels' }), () => regle({ demandes: 'jamais' })].entries()) {
      await regle({ demandes: 'resume' })
      await tait({ siren: UNE, sourdine: 'rien' })
      await answered()
      await tue()
      await resume(addDays(JOUR, rangDuJour + 1))
      expect(await courriels()).toEqual([])
    }
  })
})

it('ce qu’un résumé a compté se garde trente jours, et non trente et un', async () => {
  const utilisateurId = monde.gens.salariee.id
  const data = [30, 31].map((jours) => ({
    utilisateurId,
    siren: UNE,
    nature: 'demandes' as const,
    demandeId,
    cle: `il y a ${jours} jours, ${demandeId}`,
    resumePour: new Date(`${addDays(JOUR, -jours)}T00:00:00Z`),
  }))
  await base().avisDiffere.createMany({ data })
  await writeResumes(JOUR)
  expect(await base().avisDiffere.findMany({ where: { utilisateurId }, select: { cle: true } })).toEqual([{ cle: data[0]?.cle }])
})

describe('un résumé écrit, jugé de nouveau quand il part', () => {
  beforeEach(() => regle({ demandes: 'resume' }))
  const partis: string[] = []
  const transport: Transport = async ({ texte }) => {
    partis.push(texte)
    return { etat: 'envoye' }
  }
  /** Le résumé de ce jour, écrit et en file. */
  const ecrit = async () => {
    await answered()
    expect(await resume()).toBe(1)
    return base().courriel.findFirstOrThrow({ where: { utilisateurId: monde.gens.salariee.id }, select: { id: true, texte: true } })
  }
  const lu = (id: string) => base().courriel.findUniqueOrThrow({ where: { id }, select: { etat: true, texte: true } })

  it('rien n’a changé : il part tel qu’il fut écrit', async () => {
    const { id, texte } = await ecrit()
    expect(await sendCourriel(id, transport)).toBe('envoye')
    expect([partis.at(-1), (await lu(id)).texte]).toEqual([texte, texte])
  })

  it.each([
    ['le droit retiré', () => base().habilitation.update({ where: { id: monde.habilitation }, data: { retireeLe: new Date() } })],
    ['l’entreprise en sourdine', () => tait({ siren: UNE, sourdine: 'courriels' })],
    ['la nature tue', () => regle({ demandes: 'jamais' })],
    ['la personne désactivée', () => base().utilisateur.update({ where: { id: monde.gens.salariee.id }, data: { desactiveLe: new Date() } })],
  ])('%s entre-temps : il est retenu', async (_, change) => {
    const { id } = await ecrit()
    const avant = partis.length
    await change()
    expect(await sendCourriel(id, transport)).toBe('retenu')
    expect([partis.length, (await lu(id)).etat]).toEqual([avant, 'retenu'])
  })

  it('l’une de deux entreprises perdue : il part récrit, sans elle, et c’est ce qui est gardé', async () => {
    const admin = await actorOf(monde.gens.admin.email)
    await regle({ demandes: 'resume', courriers: 'resume', dsn: 'resume' }, admin)
    const utilisateurId = monde.gens.admin.id
    const data = [...(await objets(UNE)), ...(await objets(DEUX))].map((ligne) => ({ ...ligne, cle: randomUUID(), utilisateurId }))
    await base().avisDiffere.createMany({ data })
    await writeResumes(JOUR)
    const prepare = await base().evenement.findFirstOrThrow({
      where: { type: 'avis.resume', donnees: { path: ['utilisateurId'], equals: utilisateurId } },
    })
    await notifyEvent(prepare.id)
    const { id, texte } = await base().courriel.findFirstOrThrow({ where: { cle: { startsWith: prepare.id } } })
    expect(texte).toContain(`Essai ${DEUX}`)
    await tait({ siren: DEUX, sourdine: 'courriels' }, admin)
    expect(await sendCourriel(id, transport)).toBe('envoye')
    expect(partis.at(-1)).toContain(`Essai ${UNE}`)
    expect(partis.at(-1)).not.toContain(DEUX)
    expect((await lu(id)).texte).toBe(partis.at(-1))
  })
})

describe('un document adressé à deux entreprises', () => {
  /** Publié à ces entreprises ; l’événement n’en nomme une que lorsqu’elle est seule. */
  const publie = async (...sirens: string[]) => {
    const fichier = { fichierNom: 'x.pdf', taille: 1, sha256: 'x', cle: randomUUID(), cleChiffree: 'x', analyse: 'saine' as const }
    const document = { nature: 'notice' as const, titre: 'x', portee: 'famille' as const, cible: 'X', publieParNom: 'x' }
    const { id } = await base().document.create({ data: { id: randomUUID(), univers: 'sante', ...document, ...fichier } })
    await base().documentAdresse.createMany({ data: sirens.map((siren) => ({ documentId: id, siren, univers: 'sante' as const })) })
    const donnees = { documentId: id, entreprises: sirens.length }
    const evenement = { type: 'document.publie', acteurId: randomUUID(), acteurNom: 'x', donnees }
    const fait = await base().evenement.create({ data: { ...evenement, siren: sirens.length === 1 ? sirens[0] : null }, select: { id: true } })
    await notifyEvent(fait.id)
    return id
  }
  const recus = async (documentId: string, utilisateurId = monde.gens.admin.id) => [
    await base().courriel.count({ where: { documentId, utilisateurId } }),
    await base().notification.count({ where: { documentId, utilisateurId } }),
  ]

  it('ne se tait que lorsque chacune est en sourdine ; qui n’en atteint qu’une, sur elle', async () => {
    const admin = await actorOf(monde.gens.admin.email)
    expect(await recus(await publie(UNE, DEUX))).toEqual([1, 1])
    await tait({ siren: UNE, sourdine: 'tout' }, admin)
    expect(await recus(await publie(UNE, DEUX)), 'l’autre parle encore').toEqual([1, 1])
    await tait({ siren: DEUX, sourdine: 'courriels' }, admin)
    expect(await recus(await publie(UNE, DEUX)), 'les notifications de la seconde').toEqual([0, 1])
    await tait({ siren: DEUX, sourdine: 'tout' }, admin)
    expect(await recus(await publie(UNE, DEUX))).toEqual([0, 0])
    expect(await recus(await publie(UNE, DEUX), monde.gens.salariee.id), 'sans rien avoir tu').toEqual([1, 1])
    await tait({ siren: UNE, sourdine: 'tout' })
    expect(await recus(await publie(UNE, DEUX), monde.gens.salariee.id)).toEqual([0, 0])
  })

  it('gardé pour le résumé de l’une, il n’y nomme pas celle qui n’est plus atteinte ; gardé pour les deux, une en sourdine n’y suffit pas', async () => {
    const admin = await actorOf(monde.gens.admin.email)
    const { id: utilisateurId } = monde.gens.admin
    await regle({ courriers: 'resume' }, admin)
    const documentId = await publie(UNE)
    const dit = async () => (await onResume(base(), { utilisateurId, jour: JOUR }))[0]?.donnees.lignes.map(({ siren }) => siren) ?? []
    await base().avisDiffere.updateMany({ where: { utilisateurId }, data: { resumePour: new Date(`${JOUR}T00:00:00Z`) } })
    expect(await dit()).toEqual([UNE])
    await base().documentAdresse.create({ data: { documentId, siren: DEUX, univers: 'sante' } })
    await base().avisDiffere.updateMany({ where: { utilisateurId }, data: { siren: AILLEURS } })
    expect(await dit(), 'par une autre adresse, elle n’est pas nommée').toEqual([])
    await base().avisDiffere.updateMany({ where: { utilisateurId }, data: { siren: null } })
    await tait({ siren: UNE, sourdine: 'courriels' }, admin)
    expect(await dit()).toEqual([null])
    await tait({ siren: DEUX, sourdine: 'courriels' }, admin)
    expect(await dit()).toEqual([])
  })

  it('le courriel qui ne nomme qu’une entreprise ne part pas à qui n’atteint plus qu’une autre', async () => {
    const documentId = await publie(UNE)
    const { id } = await base().courriel.findFirstOrThrow({ where: { documentId, utilisateurId: monde.gens.admin.id } })
    await base().documentAdresse.create({ data: { documentId, siren: DEUX, univers: 'sante' } })
    await base().courriel.update({ where: { id }, data: { siren: AILLEURS } })
    expect(await sendCourriel(id, async () => ({ etat: 'envoye' }))).toBe('retenu')
  })
})

/** Un objet de chaque nature, de cette entreprise. @returns la ligne gardée pour le résumé de chacun. */
async function objets(siren: string) {
  const ids = { courrierId: randomUUID(), documentId: randomUUID(), ficheDsnId: randomUUID(), retourDsnId: randomUUID() }
  const sante = { siren, univers: 'sante' as const }
  await base().courrier.create({ data: { ...sante, id: ids.courrierId, objet: 'x', corps: 'x' } })
  const fichier = { fichierNom: 'x.pdf', taille: 1, sha256: 'x', cle: randomUUID(), cleChiffree: 'x', analyse: 'saine' as const }
  const document = { nature: 'attestation' as const, titre: 'x', portee: 'entreprise' as const, cible: siren, publieParNom: 'x' }
  await base().document.create({ data: { id: ids.documentId, univers: 'sante', ...document, ...fichier } })
  await base().documentAdresse.create({ data: { ...sante, documentId: ids.documentId } })
  const { version = 0 } = (await base().ficheDsn.findFirst({ where: { siren }, orderBy: { version: 'desc' }, select: { version: true } })) ?? {}
  const fiche = { version: version + 1, identifiant: 'x', emiseLe: 'x', effetLe: new Date(), entete: {}, publieParNom: 'x' }
  await base().ficheDsn.create({ data: { id: ids.ficheDsnId, siren, ...fiche } })
  await base().ligneFicheDsn.create({ data: { ...sante, ficheId: ids.ficheDsnId, rang: 1, contratReference: 'x', groupe: {}, parametres: {} } })
  const reference = `E-${siren}-resume`
  await base().contrat.upsert({ where: { reference }, update: {}, create: { ...sante, reference, libelle: 'x', effetLe: new Date('2020-01-01') } })
  const retour = { siret: `${siren}00001`, mois: '2026-10', ordre: '1', identifiant: randomUUID(), organisme: 'x', codeRetour: 1, libelle: 'x' }
  await base().retourDsn.create({ data: { id: ids.retourDsnId, siren, ...retour, recuLe: new Date(), publieParNom: 'x' } })
  const { courrierId, documentId, ficheDsnId, retourDsnId } = ids
  return [
    { siren, nature: 'courriers' as const, courrierId },
    { siren, nature: 'courriers' as const, documentId },
    { siren, nature: 'dsn' as const, ficheDsnId },
    { siren, nature: 'dsn' as const, retourDsnId },
  ]
}

it('de chaque nature, le résumé ne compte que ce que la personne atteint', async () => {
  const siens = [...(await objets(UNE)), ...(await objets(DEUX)), { siren: UNE, nature: 'demandes' as const, demandeId }]
  const brouillon = { numero: null, statut: 'a_finaliser' as const, etat: 'brouillon' as const, version: 1 }
  const autreBrouillon = (await uneDemande(UNE)).id
  await base().demande.update({ where: { id: autreBrouillon }, data: brouillon })
  const delegations = [monde.delegation, monde.autreDelegation, null].map((delegationId) => ({
    siren: null,
    nature: 'delegations' as const,
    delegationId,
  }))
  const resumePour = new Date(`${JOUR}T00:00:00Z`)
  const dit = async ({ id: utilisateurId }: { id: string }) => {
    await base().reglageAvis.create({ data: { utilisateurId } })
    const brouillons = [{ siren: UNE, nature: 'delegations' as const, demandeId: autreBrouillon }]
    const data = [...siens, ...brouillons, ...delegations].map((ligne) => ({ ...ligne, cle: randomUUID(), utilisateurId, resumePour }))
    await base().avisDiffere.createMany({ data })
    const [envoi] = await onResume(base(), { utilisateurId, jour: JOUR })
    return envoi?.donnees.lignes.map(({ siren, dit: nombres }) => [siren, nombres.replaceAll('\u00a0', ' ')])
  }
  const tout = '1 demande, 2 courriers ou documents, 2 fiches ou comptes rendus DSN'
  expect(await dit(monde.gens.comptable)).toEqual([
    [UNE, tout],
    [null, '2 délégations ou brouillons confiés'],
  ])
  expect(await dit(monde.gens.admin)).toEqual([
    [UNE, tout],
    [DEUX, '2 courriers ou documents, 2 fiches ou comptes rendus DSN'],
    [null, '1 délégation ou brouillon confié'],
  ])
  expect(await dit(monde.gens.salariee)).toEqual([[UNE, `${tout}, 1 délégation ou brouillon confié`]])
})

it('chaque nature se tait seule, à l’instant du résumé', async () => {
  const { id: utilisateurId } = monde.gens.comptable
  const delegation = { siren: null, nature: 'delegations' as const, delegationId: monde.delegation }
  const lignes = [...(await objets(UNE)), { siren: UNE, nature: 'demandes' as const, demandeId }, delegation]
  const resumePour = new Date(`${JOUR}T00:00:00Z`)
  await base().reglageAvis.create({ data: { utilisateurId } })
  await base().avisDiffere.createMany({ data: lignes.map((ligne) => ({ ...ligne, cle: randomUUID(), utilisateurId, resumePour })) })
  for (const tue of NATURES) {
    await base().reglageAvis.update({ where: { utilisateurId }, data: { ...parNature('aussitot'), [tue]: 'jamais' } })
    const [envoi] = await onResume(base(), { utilisateurId, jour: JOUR })
    const dites = envoi?.donnees.lignes.map(({ dit }) => dit).join(', ')
    const nombre = (nature: NatureAvis) => lignes.filter((ligne) => ligne.nature === nature).length
    expect(dites, tue).toBe(
      NATURES.filter((nature) => nature !== tue)
        .map((nature) => NATURES_AVIS[nature].compte(nombre(nature)))
        .join(', '),
    )
  }
})

it('un autre ne lit ni ne change ces réglages', async () => {
  await regle({ demandes: 'jamais' })
  await tait({ siren: UNE, sourdine: 'tout' })
  const admin = await actorOf(monde.gens.admin.email)
  await asReader(admin, async (db) => {
    expect([await db.reglageAvis.count({ where: { utilisateurId: monde.gens.salariee.id } }), await db.sourdine.count()]).toEqual([0, 0])
  })
})
