/// <reference types="vite/types/importMeta.d.ts" />
import { createHash, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGuardrails, generate } from 'otplib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import '../demandes/pieces/folder'
import { PORTES } from '@/app/portes'
import type { Right } from '@/lib/access/rights'
import { boss } from '@/lib/acts/queue'
import { fieldEntries } from '@/lib/demandes/brouillon/reponse'
import { composeEnvoi } from '@/lib/demandes/envoi/compose-envoi'
import { SAMPLE_CONTEXTE } from '@/lib/demarches/exemple'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import { seal } from '@/lib/data/champ'
import { proposeKey } from '@/lib/identite/second-facteur'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { DEMO_PASSWORD, DEMO_TOTP_SECRET, demoEntreprisesSansCompte } from '@/prisma/seed/accounts'
import { normalizeEmail } from '@/lib/ground/email'
import { cookieName, sealSid } from '@/lib/identite/cookie'
import { jetonEmpreinte } from '@/lib/identite/jeton'
import { regardCookieName, sealRegard } from '@/lib/identite/regard-cookie'
import { actorOfSession } from '@/lib/identite/session'
import { CERTIFICATION } from '@/lib/identite/rules'
import { countUse } from '@/lib/identite/throttle'
import { IDLE, type FormAction } from '@/lib/ground/form-state'
import { isoDay } from '@/lib/ground/date'
import type { Univers } from '@/lib/ground/univers'
import { EMAILS, type Facts, type Person, PERSONS, SIRENS } from '../../support/matrix'
import { dropDatabase } from '../../support/database'
import { type Target, wanted } from '../../support/titres'
import { pdf } from '../../unit/demandes/pieces/samples'
import { base, sidOf } from '../access/people'
import { ask, behindDoor } from './browser'
import { type Cookies, everyTable, onClone, openMatrix, prepareMatrix, type Prete } from './monde'

vi.mock('next/headers', async () => (await import('./browser.ts')).nextHeaders)

type Handler = (request: Request, context: { params: Promise<object | undefined> }) => Promise<Response>
type Etat = 'a_prendre' | 'en_traitement' | 'pieces_demandees' | 'cloturee'
/** Un objet posé pour une case : ce que la base en dit, et ses identifiants. */
type Pose = { target: Target | null; mots: Record<string, string> }
type Envoi = { champs?: Record<string, string>; json?: object; fichiers?: [string, Buffer][]; octets?: Buffer; recherche?: string }
/** Ce qu’il faut à une écriture pour aboutir : l’objet dans son état, et ce qu’elle envoie. `scelle` : la demande porte un NIR. */
/** `pret` : ce qu’il faut à cette personne avant, et les mots qu’elle seule peut dire. */
type Geste = {
  pret?: (email: string) => Promise<Record<string, string>>
  etat?: Etat
  piece?: 'demandee' | 'recue'
  scelle?: true
  correction?: true
  delegation?: 'en_attente' | 'acceptee'
  envoi: (mots: Record<string, string>) => Envoi
}

const { DURAND, PETIT, LIMITE, LECTURE, SUIVIE, FINIE } = SIRENS
const [SANS_COMPTE] = demoEntreprisesSansCompte()
const OCTETS = pdf({ text: 'matrice' })
const FICHE_DSN = readFileSync(join(process.cwd(), 'prisma/seed/fpoc_900000019.xml'), 'latin1').replace('2025-12-10', '2027-01-10')
const RETOUR_DSN = readFileSync(join(process.cwd(), 'prisma/seed/crm_900000019.json'), 'utf8')
/** Notre compte rendu, chaque fois un autre. */
const nextRetour = (): Buffer => Buffer.from(RETOUR_DSN.replace('CRM-2026-02-0001', `CRM-${++fiches}`))
let fiches = 0
/** La fiche du monde, plus récente et à un taux près : chaque fois une version de plus. */
const nextFiche = (): Buffer => Buffer.from(FICHE_DSN.replace('1.500', `2.${++fiches}`), 'latin1')
const texte = (plus: object = {}) => ({ corps: 'Bonjour, voici la suite.', cle: randomUUID(), ...plus })
const champ = fieldEntries(arretDeTravail).find(([nom]) => nom === 'declarantNom')?.[0] ?? ''

const EXPERT = { civilite: 'madame', nom: 'Benali', prenom: 'Une', telephone: '06 39 98 00 46', email: 'ailleurs@exemple.fr' }

const PHRASE = 'quatre camions bleus à Valence'
const QUESTIONS_CHOISIES = {
  question1: 'plat',
  reponse1: 'gratin',
  question2: 'livre',
  reponse2: 'le grand meaulnes',
  question3: 'musique',
  reponse3: 'brassens',
}

const guardrails = createGuardrails({ MIN_SECRET_BYTES: 10 })

/** Elle n’a pas de second facteur : le code de la clé que sa session lui propose. */
async function withoutTotp(email: string): Promise<Record<string, string>> {
  await base().utilisateur.update({ where: { emailNormalise: email }, data: { totpSecret: null } })
  const { id } = await base().session.findFirstOrThrow({
    where: { utilisateur: { email }, fermeeLe: null },
    orderBy: { ouverteLe: 'desc' },
    select: { id: true },
  })
  return { code: await generate({ secret: proposeKey({ sessionId: id }, null), guardrails }) }
}

/** Chacun de ses comptes a un autre administrateur. */
async function withColleague(email: string): Promise<Record<string, string>> {
  const comptes = await base().membre.findMany({ where: { utilisateur: { email }, role: 'administrateur' }, select: { compteId: true } })
  const autre = `${randomUUID()}@exemple.fr`
  const { id: utilisateurId } = await base().utilisateur.create({
    data: { email: autre, emailNormalise: autre, civilite: 'madame', nom: 'Autre', prenom: 'Une' },
    select: { id: true },
  })
  const place = { utilisateurId, role: 'administrateur' as const, portee: 'portefeuille' as const, etat: 'ajoute' as const }
  await base().membre.createMany({ data: comptes.map(({ compteId }) => ({ compteId, ...place })) })
  return {}
}

/** Elle a demandé à changer d’adresse. */
async function withAdresse(email: string): Promise<Record<string, string>> {
  const { id: utilisateurId } = await base().utilisateur.findFirstOrThrow({ where: { email }, select: { id: true } })
  const [un, deux] = [randomUUID(), randomUUID()]
  const nouvelle = { email: 'autre@exemple.fr', emailNormalise: 'autre@exemple.fr', avant: email, avantNormalise: email }
  const demain = new Date(Date.now() + 86_400_000)
  await base().changementAdresse.create({
    data: { utilisateurId, ...nouvelle, empreinte: un, empreinteAnnulation: deux, annulationId: deux, expireLe: demain, annulableLe: demain },
  })
  return {}
}

/** Son cabinet a un collègue, et un autre invité. */
async function withCollegue(email: string): Promise<Record<string, string>> {
  const { cabinetId } = await base().membreCabinet.findFirstOrThrow({ where: { utilisateur: { email } }, select: { cabinetId: true } })
  const autre = `${randomUUID()}@exemple.fr`
  const qui = { ...EXPERT, civilite: 'madame' as const, email: autre, emailNormalise: autre }
  const { id: utilisateurId } = await base().utilisateur.create({ data: qui, select: { id: true } })
  const place = { cabinetId, utilisateurId, role: 'collegue' as const, etat: 'ajoute' as const }
  const { id: membre } = await base().membreCabinet.create({ data: place, select: { id: true } })
  const lien = {
    lienId: randomUUID(),
    empreinte: randomUUID(),
    creePar: randomUUID(),
    creeParNom: 'Essai',
    expireLe: new Date(Date.now() + 86_400_000),
  }
  const { id: invitation } = await base().invitation.create({ data: { ...qui, ...lien, genre: 'collegue', cabinetId }, select: { id: true } })
  return { membre, invitation }
}

/** Elle est aussi entrée ailleurs. */
async function withSession(email: string): Promise<Record<string, string>> {
  await sidOf(email)
  return {}
}

/** Elle a une notification, qui ne parle que d’elle. */
async function withNotification(email: string): Promise<Record<string, string>> {
  const { id: utilisateurId } = await base().utilisateur.findFirstOrThrow({ where: { email }, select: { id: true } })
  const { id } = await base().notification.create({ data: { utilisateurId, type: 'connexion_bloquee' }, select: { id: true } })
  return { notification: id }
}

/** Elle n’a pas encore choisi ses questions. */
async function withoutQuestions(email: string): Promise<Record<string, string>> {
  await base().reponseSecrete.deleteMany({ where: { utilisateur: { email } } })
  return {}
}

/** Elle en a un : le code du moment. */
async function withTotp(email: string): Promise<Record<string, string>> {
  await base().utilisateur.update({ where: { emailNormalise: email }, data: { totpSecret: seal(DEMO_TOTP_SECRET), totpDernierPas: null } })
  return { code: await generate({ secret: DEMO_TOTP_SECRET, guardrails }) }
}

/** Ce qu’un administrateur dit de quelqu’un, et ce qu’il lit avant de le faire administrer. */
const DITE = { civilite: 'madame', nom: 'Essai', prenom: 'Une', telephone: '06 39 98 00 46', fonction: 'Paie' }
const DEVIENT = 'Essai Matrice devient administratrice\u00a0: ajouter et supprimer des entreprises, ajouter, modifier et supprimer des utilisateurs.'
/** Elle est abonnée aux échéances de chaque entreprise. */
async function withAgendas(email: string): Promise<Record<string, string>> {
  const { id: utilisateurId } = await base().utilisateur.findFirstOrThrow({ where: { email }, select: { id: true } })
  const data = LIEUX.map(({ siren }) => ({ id: randomUUID(), utilisateurId, siren, empreinte: randomUUID() }))
  await base().agenda.createMany({ data, skipDuplicates: true })
  return {}
}

/** Une écriture de chaque porte, telle qu’un navigateur l’enverrait. */
const GESTES: Record<string, Geste> = {
  '/e/[siren]/brouillons/[id] enregistrer': {
    envoi: ({ siren = '', id = '' }) => ({ champs: { siren, id, etape: 'entreprise', intention: 'enregistrer', [champ]: 'Autre' } }),
  },
  '/e/[siren]/brouillons/[id] confier': {
    envoi: ({ compte = randomUUID(), siren = '', id = '', repreneur = randomUUID() }) => ({ champs: { compte, siren, id, a: repreneur } }),
  },
  '/brouillons restaurer': { envoi: ({ siren = '', id = '' }) => ({ champs: { siren, id } }) },
  '/e/[siren]/brouillons/[id] envoyer': { envoi: ({ siren = '', id = '' }) => ({ champs: { siren, id, certification: 'oui' } }) },
  '/e/[siren]/demarches/[slug] commencer': {
    envoi: ({ siren = '', slug = '' }) => ({ champs: { siren, slug, id: randomUUID() } }),
  },
  '/e/[siren]/demarches/[slug] supprimer': { envoi: ({ siren = '', id = '' }) => ({ champs: { siren, id } }) },
  '/e/[siren]/demandes/[numero] annuler': { etat: 'a_prendre', envoi: ({ siren = '', numero = '' }) => ({ champs: { siren, numero } }) },
  '/clients/collegues inviter': { envoi: () => ({ champs: { ...EXPERT, place: 'tous' } }) },
  '/clients/collegues annuler': { pret: withCollegue, envoi: ({ invitation = randomUUID() }) => ({ champs: { invitation } }) },
  '/clients/collegues/[membre] changer': { pret: withCollegue, envoi: ({ membre = randomUUID() }) => ({ champs: { membre, place: 'responsable' } }) },
  '/clients/collegues/[membre] retirer': { pret: withCollegue, envoi: ({ membre = randomUUID() }) => ({ champs: { membre } }) },
  '/clients/[delegation] accepter': { envoi: ({ delegation = '' }) => ({ champs: { delegation } }) },
  '/clients/[delegation] refuser': { envoi: ({ delegation = '' }) => ({ champs: { delegation, motif: 'Nous ne nous connaissons pas.' } }) },
  '/clients/[delegation] corriger': { envoi: ({ delegation = '' }) => ({ champs: { delegation, sur: 'fin', mot: 'Sans date de fin.' } }) },
  '/clients/[delegation]/renoncer renoncer': {
    delegation: 'acceptee',
    envoi: ({ delegation = '' }) => ({ champs: { delegation, motif: 'Nous arrêtons.' } }),
  },
  '/comptes/[compte]/experts-comptables/ajouter preparer': {
    envoi: ({ compte = '' }) => ({ champs: { compte, ...EXPERT, siren: '552100554', raisonSociale: 'Cabinet Fictif' } }),
  },
  '/comptes/[compte]/experts-comptables/ajouter/[preparation] declarer': {
    envoi: ({ compte = '', preparation = '' }) => ({ champs: { compte, preparation, portee: 'portefeuille', consulter: 'sante' } }),
  },
  '/comptes/[compte]/experts-comptables/[delegation] relancer': { envoi: ({ compte = '', delegation = '' }) => ({ champs: { compte, delegation } }) },
  '/comptes/[compte]/experts-comptables/[delegation]/modifier modifier': {
    envoi: ({ compte = '', delegation = '' }) => ({
      champs: {
        compte,
        delegation,
        ...EXPERT,
        portee: 'portefeuille',
        declarer: 'sante',
        vu: 'Votre contact devient Une Benali.\nL’adresse de Une Benali devient ailleurs@exemple.fr.',
      },
    }),
    delegation: 'acceptee',
  },
  '/comptes/[compte]/experts-comptables/[delegation]/supprimer annuler': {
    envoi: ({ compte = '', delegation = '' }) => ({ champs: { compte, delegation } }),
  },
  '/comptes/[compte]/experts-comptables/[delegation]/supprimer revoquer': {
    delegation: 'acceptee',
    envoi: ({ compte = '', delegation = '' }) => ({ champs: { compte, delegation } }),
  },
  '/comptes/[compte]/entreprises/ajouter ajouter': {
    envoi: ({ compte = '' }) => ({ champs: { compte, siren: SANS_COMPTE?.siren ?? '', numero: SANS_COMPTE?.numeroEntreprise ?? '' } }),
  },
  '/comptes/[compte]/entreprises/[siren]/supprimer supprimer': {
    envoi: ({ compte = '', siren = '' }) => ({ champs: { compte, siren, brouillons: 'abandonner' } }),
  },
  '/comptes/[compte]/voir-comme commencer': {
    envoi: ({ compte = '', collegue = randomUUID() }) => ({ champs: { compte, vise: `membre:${collegue}` } }),
  },
  '/comptes/[compte]/securite regler': {
    pret: withTotp,
    envoi: ({ compte = '', code = '123456' }) => ({ champs: { compte, exige: 'oui', actuel: DEMO_PASSWORD, code } }),
  },
  '/comptes/[compte]/utilisateurs renvoyer': { envoi: ({ compte = '', invitation = '' }) => ({ champs: { compte, personne: invitation } }) },
  '/comptes/[compte]/utilisateurs montrer': { envoi: ({ compte = '', invitation = '' }) => ({ champs: { compte, personne: invitation } }) },
  '/comptes/[compte]/utilisateurs/ajouter continuer': {
    envoi: ({ compte = '' }) => ({ champs: { compte, ...DITE, email: `${randomUUID()}@exemple.fr` } }),
  },
  '/comptes/[compte]/utilisateurs/ajouter/[preparation] valider': {
    envoi: ({ compte = '', preparation = '' }) => ({ champs: { compte, preparation, role: 'collaborateur', portee: 'portefeuille' } }),
  },
  '/comptes/[compte]/utilisateurs/[personne] enregistrer': {
    envoi: ({ compte = '', membre = '' }) => ({ champs: { compte, personne: membre, ...DITE } }),
  },
  '/comptes/[compte]/utilisateurs/[personne] habiliter': {
    envoi: ({ compte = '', membre = '' }) => ({ champs: { compte, personne: membre, role: 'administrateur', vu: DEVIENT } }),
  },
  '/comptes/[compte]/utilisateurs/[personne]/supprimer supprimer': {
    envoi: ({ compte = '', membre = '' }) => ({ champs: { compte, personne: membre } }),
  },
  '/inscription/certification certifier': {
    envoi: () => ({ champs: { siren: SANS_COMPTE?.siren ?? '', numero: SANS_COMPTE?.numeroEntreprise ?? '' } }),
  },
  '/inscription/certification/trop-d-essais ecrire': {
    envoi: ({ epuise = '' }) => ({ champs: { siren: epuise, message: 'J’ai le courrier sous les yeux.' } }),
  },
  '/gestion/demandes/[numero] noter': { envoi: ({ numero = '' }) => ({ champs: { numero, cle: randomUUID(), corps: 'Vu au téléphone.' } }) },
  '/gestion/demandes/[numero] transferer': { envoi: ({ numero = '' }) => ({ champs: { numero, vers: 'centre:sante', corps: 'Pour vous.' } }) },
  '/gestion/certifications rouvrir': { envoi: ({ reouverture = '' }) => ({ champs: { id: reouverture } }) },
  '/inscription/certification prouver': { envoi: () => ({}) },
  '/inscription/questions-secretes choisir': {
    pret: withoutQuestions,
    envoi: () => ({ champs: QUESTIONS_CHOISIES }),
  },
  '/inscription/questions-secretes remettre': { envoi: () => ({ champs: {} }) },
  '/invitation/[jeton] rejoindre': { envoi: ({ personne = '' }) => ({ champs: { jeton: jetonFor(personne) } }) },
  '/e/[siren]/dsn/fiches/[version] noter': { envoi: ({ siren = '', version = '1' }) => ({ champs: { siren, version, rang: '1', fait: 'oui' } }) },
  '/e/[siren]/dsn/comptes-rendus corriger': {
    envoi: ({ siren = '', cause = 'x' }) => ({ champs: { siren, cause, fait: 'oui', mois: '2026-11' } }),
  },
  '/api/gestion/retours-dsn POST': {
    envoi: () => ({ champs: { cle: randomUUID(), siren: '900000019' }, fichiers: [['fichier', nextRetour()]] }),
  },
  '/api/gestion/fiches-dsn POST': {
    envoi: () => ({ champs: { cle: randomUUID(), siren: '900000019' }, fichiers: [['fichier', nextFiche()]] }),
  },
  '/e/[siren]/echeances ouvrir': { envoi: ({ siren = '' }) => ({ champs: { siren, paiement: 'mois' } }) },
  '/e/[siren]/echeances revoquer': { pret: withAgendas, envoi: ({ siren = '' }) => ({ champs: { siren } }) },
  '/presentation voir': { envoi: () => ({ champs: { entree: 'presentation', suite: 'accueil' } }) },
  '/profil fermer': { pret: withSession, envoi: () => ({ champs: { session: 'autres' } }) },
  '/profil/second-facteur activer': { pret: withoutTotp, envoi: ({ code = '123456' }) => ({ champs: { actuel: DEMO_PASSWORD, code } }) },
  '/profil/second-facteur renouveler': { pret: withTotp, envoi: ({ code = '123456' }) => ({ champs: { actuel: DEMO_PASSWORD, code } }) },
  '/profil/second-facteur retirer': { pret: withTotp, envoi: ({ code = '123456' }) => ({ champs: { actuel: DEMO_PASSWORD, code } }) },
  '/profil/adresse demander': { envoi: () => ({ champs: { actuel: DEMO_PASSWORD, email: 'autre.adresse@exemple.fr' } }) },
  '/profil/adresse renoncer': { pret: withAdresse, envoi: () => ({ champs: {} }) },
  '/profil/fermer fermer': { pret: withColleague, envoi: () => ({ champs: { actuel: DEMO_PASSWORD } }) },
  '/profil/identite enregistrer': {
    envoi: () => ({
      champs: { civilite: 'madame', nom: 'Essai', prenom: 'Une', telephone: '06 92 00 00 12', telephoneAutre: '', fonction: 'Responsable' },
    }),
  },
  '/profil/mot-de-passe changer': { envoi: () => ({ champs: { actuel: DEMO_PASSWORD, motDePasse: PHRASE, confirmation: PHRASE } }) },
  '/profil/net-entreprises delier': { envoi: () => ({ champs: { actuel: DEMO_PASSWORD } }) },
  '/profil/questions-secretes changer': { envoi: () => ({ champs: { actuel: DEMO_PASSWORD, ...QUESTIONS_CHOISIES } }) },
  '/notifications marquer': {
    pret: withNotification,
    envoi: ({ notification = randomUUID() }) => ({ champs: { marque: `lue.${notification}`, page: '1' } }),
  },
  '/notifications/preferences regler': {
    envoi: () => ({ champs: { demandes: 'resume', courriers: 'jamais', dsn: 'aussitot', delegations: 'aussitot' } }),
  },
  '/notifications/preferences taire': { envoi: ({ siren = '' }) => ({ champs: { siren, sourdine: 'tout', q: '', page: '1' } }) },
  '/notifications toutLire': { envoi: () => ({ champs: {} }) },
  '/gestion prendre': { envoi: ({ numero = '' }) => ({ champs: { numero } }) },
  '/gestion/demandes/[numero] prendre': { etat: 'a_prendre', envoi: ({ numero = '' }) => ({ champs: { numero } }) },
  '/gestion/demandes/[numero] demander': {
    etat: 'en_traitement',
    envoi: ({ numero = '' }) => ({ champs: { ...texte(), numero, autre: 'Un relevé', echeance: '2099-01-01' } }),
  },
  '/gestion/demandes/[numero] corriger': {
    etat: 'en_traitement',
    scelle: true,
    envoi: ({ numero = '' }) => ({ champs: { ...texte(), numero, champ: 'debutArret' } }),
  },
  '/gestion/demandes/[numero] renoncer': {
    etat: 'pieces_demandees',
    correction: true,
    envoi: ({ numero = '', correction = randomUUID() }) => ({ champs: { numero, correction } }),
  },
  '/e/[siren]/demandes/[numero]/correction corriger': {
    etat: 'pieces_demandees',
    scelle: true,
    correction: true,
    envoi: ({ siren = '', numero = '', correction = randomUUID() }) => ({ champs: { siren, numero, correction, 'debutArret.jour': '5' } }),
  },
  '/gestion/demandes/[numero] juger': {
    etat: 'en_traitement',
    piece: 'recue',
    envoi: ({ numero = '', piece = '' }) => ({ champs: { numero, piece, verdict: 'valider' } }),
  },
  '/gestion/demandes/[numero] clore': {
    etat: 'en_traitement',
    envoi: ({ numero = '' }) => ({ champs: { ...texte(), numero, issue: 'acceptee' } }),
  },
  '/gestion/demandes/[numero] rouvrir': { etat: 'cloturee', envoi: ({ numero = '' }) => ({ champs: { ...texte(), numero } }) },
  '/gestion/demandes/[numero] reveler': { scelle: true, envoi: ({ numero = '' }) => ({ champs: { numero, champ: 'nir' } }) },
  '/gestion/enregistrer enregistrer': {
    envoi: () => ({
      champs: {
        cle: randomUUID(),
        siren: DURAND,
        canal: 'papier',
        sujet: 'affiliation',
        univers: 'sante',
        demandeur: 'Marc Leroy',
        objet: 'Affiliation de Lucas Roche',
        recueLe: isoDay(new Date()),
        corps: 'M. Roche commence lundi.',
      },
    }),
  },
  '/gestion/courriers/nouveau publier': {
    envoi: () => ({
      champs: { cle: randomUUID(), siren: DURAND, sujet: 'TRM-NC-0000123', objet: 'Attestation', corps: 'Tout est réglé.', intention: 'publier' },
    }),
  },
  '/gestion/bibliotheque retirer': { envoi: ({ modele = '' }) => ({ champs: { id: modele } }) },
  '/api/gestion/courriers POST': {
    envoi: () => ({ champs: { cle: randomUUID(), siren: DURAND, sujet: 'prevoyance', objet: 'Attestation' }, fichiers: [['fichier', OCTETS]] }),
  },
  '/api/gestion/documents POST': {
    envoi: () => ({
      champs: {
        cle: randomUUID(),
        portee: 'contrat',
        cible: 'TRM-NC-0000123',
        univers: 'prevoyance',
        attendues: '1',
        nature: 'notice',
        titre: 'Notice',
      },
      fichiers: [['fichier', OCTETS]],
    }),
  },
  '/api/gestion/bibliotheque POST': {
    envoi: () => ({
      champs: { cle: randomUUID(), chaine: '', nature: 'modele', titre: 'Modèle', phrase: 'À remplir', univers: 'tous' },
      fichiers: [['fichier', OCTETS]],
    }),
  },
  '/gestion/echecs renvoyer': { envoi: ({ courriel = '' }) => ({ champs: { id: courriel } }) },
  '/gestion/echecs reprendre': { envoi: ({ travail = '' }) => ({ champs: { id: travail } }) },
  '/deconnexion POST': { envoi: () => ({}) },
  '/api/recherche POST': { envoi: () => ({ champs: { q: 'durand' } }) },
  '/api/brouillons/[id]/champs PUT': {
    envoi: ({ siren = '' }) => ({ json: { siren, etape: 'entreprise', entrees: [[champ, 'Autre']], vues: { [champ]: { v: 1, d: '' } } } }),
  },
  '/api/brouillons/[id]/pieces PUT': { envoi: () => ({ octets: OCTETS, recherche: '?piece=decomptes_ij' }) },
  '/api/brouillons/[id]/pieces POST': { envoi: () => ({ champs: { etape: 'pieces' }, fichiers: [['piece.decomptes_ij', OCTETS]] }) },
  '/api/demandes/[numero]/message-en-cours PUT': { etat: 'en_traitement', envoi: ({ siren = '' }) => ({ json: { siren, corps: 'Bonjour' } }) },
  '/api/demandes/[numero]/messages POST': { etat: 'en_traitement', envoi: () => ({ champs: texte(), fichiers: [] }) },
  '/api/demandes/[numero]/pieces/[piece] POST': {
    etat: 'pieces_demandees',
    piece: 'demandee',
    envoi: () => ({ champs: {}, fichiers: [['fichier', OCTETS]] }),
  },
  '/api/gestion/demandes/[numero]/message-en-cours PUT': { etat: 'en_traitement', envoi: () => ({ json: { corps: 'Bonjour' } }) },
  '/api/gestion/demandes/[numero]/messages POST': { etat: 'en_traitement', envoi: () => ({ champs: texte(), fichiers: [] }) },
  '/api/pieces/[id] DELETE': { piece: 'recue', envoi: () => ({}) },
  '/api/pieces/[id] POST': { piece: 'recue', envoi: () => ({ octets: Buffer.from('etape=pieces') }) },
}

/** `lit` : elle reçoit un formulaire et ne change rien. */
type Definition = { right: Right; locate?: string; lit?: true }
const ECRITURES = Object.entries(PORTES as Record<string, Record<string, Definition>>).flatMap(([adresse, portes]) =>
  Object.entries(portes).flatMap(([nom, definition]) => (nom === 'page' || nom === 'GET' ? [] : [[`${adresse} ${nom}`, definition] as const])),
)
const MODULES = import.meta.glob<Record<string, unknown>>('/app/**/{actions,route}.ts')
const adresseOf = (fichier: string): string => fichier.replaceAll(/^\/app|\/\([^)]+\)|\/[^/]+$/g, '')
const moduleOf = new Map(Object.entries(MODULES).map(([fichier, charger]) => [adresseOf(fichier), charger]))

let facts: Facts
let prete: Prete
let cookies: Cookies
beforeAll(async () => {
  // La file des travaux s’ouvre ici, et non sur une base qui s’effacera.
  await boss()
  ;({ facts, cookies } = await openMatrix())
  prete = await prepareMatrix()
  // Les titres sont ceux du monde : la délégation finie ici l’est là aussi.
  expect(prete.facts).toEqual(facts)
})
afterAll(() => dropDatabase(prete.base))

/** Les endroits d’une écriture : le sien, un autre univers, une autre entreprise, en lecture seule, finie, suivie par le cabinet. */
const LIEUX: { siren: string; univers: Univers }[] = [
  { siren: DURAND, univers: 'prevoyance' },
  { siren: PETIT, univers: 'prevoyance' },
  { siren: LIMITE, univers: 'prevoyance' },
  { siren: LIMITE, univers: 'sante' },
  { siren: LECTURE, univers: 'prevoyance' },
  { siren: SUIVIE, univers: 'prevoyance' },
  { siren: FINIE, univers: 'prevoyance' },
]
const STATUTS = { a_prendre: 'envoyee', en_traitement: 'en_cours', pieces_demandees: 'en_attente', cloturee: 'traitee' } as const
let rang = 0

/** Pose un objet neuf de cette sorte. @param auteur qui l’a commencé, du côté du client ou du cabinet. */
async function pose(
  locate: string | undefined,
  { siren, univers }: (typeof LIEUX)[number],
  auteur: Person,
  { etat, piece, scelle, correction }: Geste,
): Promise<Pose> {
  const compte = (await base().rattachement.findFirstOrThrow({ where: { siren, detacheLe: null }, select: { compteId: true } })).compteId
  const email = auteur === 'anonyme' ? '' : EMAILS[auteur]
  const qui = await base().utilisateur.findFirstOrThrow({ where: { email }, select: { id: true } })
  const id = randomUUID()
  const mots: Record<string, string> = { siren, id, slug: 'arret-de-travail' }
  if (locate === 'demarche') return { target: { siren, univers: 'prevoyance' }, mots }
  const commune = {
    id,
    siren,
    univers,
    compteId: compte,
    auteurId: qui.id,
    auteurNom: 'Essai',
    objet: 'Essai',
    demarche: 'arret-de-travail',
    demarcheVersion: 1,
  }
  if (locate === 'demande') {
    const numero = `CP-2026-${String(6_000_000 + ++rang).padStart(7, '0')}-0`
    const sophie = await base().utilisateur.findFirstOrThrow({ where: { email: EMAILS.sophie }, select: { id: true } })
    const ou = etat ?? 'en_traitement'
    const suivie = ou === 'a_prendre' ? {} : { gestionnaireId: sophie.id, gestionnaireNom: 'Sophie Martin' }
    const traitee = ou === 'cloturee' ? { traiteeLe: new Date(), issue: 'acceptee' as const } : {}
    await base().demande.create({ data: { ...commune, ...suivie, ...traitee, numero, etat: ou, statut: STATUTS[ou], envoyeeLe: new Date() } })
    mots.numero = numero
    if (correction) {
      const demandee = {
        demandeId: id,
        siren,
        messageId: randomUUID(),
        champs: ['debutArret'],
        demandeeParNom: 'Sophie Martin',
        echeanceLe: new Date(),
      }
      mots.correction = (await base().correction.create({ data: demandee, select: { id: true } })).id
    }
    if (scelle) await base().envoi.create({ data: sealedEnvoi({ ...commune, numero, creeLe: new Date(), envoyeeLe: new Date() }) })
  } else
    await base().demande.create({
      data: {
        ...commune,
        etat: 'brouillon',
        statut: 'a_finaliser',
        etape: 'entreprise',
        etapesVues: ['entreprise', 'pieces', 'recapitulatif'],
        ...(locate === 'brouillonJete' ? { jeteLe: new Date(), jeteParNom: 'Essai' } : {}),
      },
    })
  if (locate === 'brouillonDuCompte') Object.assign(mots, { compte, repreneur: await admin(compte) })
  if (piece) {
    const ligne = randomUUID()
    const recue = piece === 'recue' ? { cle: `essai/${ligne}`, recueLe: new Date(), champ: 'rib' } : {}
    await base().piece.create({ data: { id: ligne, demandeId: id, siren, libelle: 'Avis', etat: piece, demandeeLe: new Date(), ...recue } })
    mots.piece = ligne
    if (locate === 'piece') mots.id = ligne
  }
  return { target: { siren, univers, ...(locate === 'demande' ? {} : { brouillon: { auteur: email, compte } }) }, mots }
}

/** L’envoi de cette demande, avec un numéro de sécurité sociale. */
const sealedEnvoi = (demande: Parameters<typeof composeEnvoi>[0]['demande'] & { auteurId: string }) =>
  composeEnvoi({
    demande,
    rang: 1,
    auteur: { id: demande.auteurId, nom: 'Essai', voie: 'membre', titre: 'Administrateur', compte: { id: 'c', nom: 'Essai' }, cabinet: null },
    formulaire: { demarche: arretDeTravail, raws: SAMPLES.maladie?.raws ?? {}, sources: {}, contexte: SAMPLE_CONTEXTE },
    raisonSociale: 'Essai',
    pieces: [],
  })

/** Dans ce compte : un collaborateur de tout le portefeuille, une invitation qui attend, et ce que son administrateur a commencé de dire de quelqu’un. */
async function people(compte: string): Promise<Record<string, string>> {
  const email = `${randomUUID()}@essai.example`
  const identite = { email, civilite: 'madame' as const, nom: 'Matrice', prenom: 'Essai', telephone: '+33639980046' }
  const { id: utilisateurId } = await base().utilisateur.create({ data: { ...identite, emailNormalise: email }, select: { id: true } })
  const place = { compteId: compte, role: 'collaborateur' as const, portee: 'portefeuille' as const }
  const { id: membre } = await base().membre.create({ data: { ...place, utilisateurId, etat: 'ajoute' }, select: { id: true } })
  const { utilisateurId: auteurId } = await base().membre.findFirstOrThrow({
    where: { compteId: compte, role: 'administrateur', etat: 'ajoute', utilisateur: { email: { in: Object.values(EMAILS) } } },
    select: { utilisateurId: true },
  })
  const attendue = { ...identite, email: `x${email}`, genre: 'utilisateur' as const }
  const { id: invitation } = await base().invitation.create({
    data: {
      ...attendue,
      ...place,
      emailNormalise: attendue.email,
      lienId: randomUUID(),
      empreinte: randomUUID(),
      creePar: auteurId,
      creeParNom: 'Essai',
      expireLe: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  })
  const { id: preparation } = await base().preparation.create({
    data: { ...attendue, email: `y${email}`, compteId: compte, auteurId, fonction: 'Paie' },
    select: { id: true },
  })
  return { compte, membre, invitation, preparation }
}

/** Les objets d’une porte : chaque lieu, par une personne du client et par Karim ; et un inconnu dans chaque entreprise. */
async function poses(locate: string | undefined, geste: Geste): Promise<Pose[]> {
  if (!locate) return [{ target: {}, mots: { ...(await failures()), ...(await waiting()), ...(await spent()) } }]
  const faits: Pose[] = []
  if (locate === 'entreprise')
    return [...LIEUX.map(({ siren }) => ({ target: { siren }, mots: { siren } })), { target: null, mots: { siren: SIRENS.INCONNU } }]
  if (locate === 'compte' || locate === 'fiche') {
    const dans = await base().rattachement.findMany({
      where: { siren: { in: [DURAND, PETIT, LIMITE] }, detacheLe: null },
      select: { compteId: true, siren: true },
    })
    // Un compte garde sa dernière entreprise : chacun en a une autre.
    const autre = SANS_COMPTE?.siren ?? ''
    if (locate === 'fiche')
      for (const { compteId } of dans)
        if ((await base().rattachement.count({ where: { compteId, siren: autre, detacheLe: null } })) === 0)
          await base().rattachement.create({ data: { compteId, siren: autre, couleur: 1, certifieVoie: 'numero_entreprise' } })
    for (const { compteId: compte, siren } of dans)
      faits.push({ target: locate === 'compte' ? { compte } : { compte, siren }, mots: { compte, siren, collegue: await colleague(compte) } })
    return [...faits, { target: null, mots: { compte: randomUUID(), siren: DURAND } }]
  }
  if (locate === 'personne' || locate === 'preparation') {
    const comptes = await base().rattachement.findMany({
      where: { siren: { in: [DURAND, PETIT, LIMITE] }, detacheLe: null },
      distinct: ['compteId'],
      select: { compteId: true },
    })
    for (const { compteId: compte } of comptes) faits.push({ target: { compte }, mots: await people(compte) })
    const rien = { membre: randomUUID(), invitation: randomUUID(), preparation: randomUUID() }
    return [...faits, ...comptes.map(({ compteId: compte }) => ({ target: null, mots: { compte, ...rien } }))]
  }
  if (locate === 'client' || locate === 'delegation') return delegationsFor(locate, geste)
  if (locate === 'preparationExpert') return preparations()
  if (locate === 'changementFiche') return changements()
  if (locate === 'causeDsn') return causes()
  for (const lieu of LIEUX) {
    const auteurs = locate === 'demarche' || locate === 'demande' ? (['claire'] as const) : (['claire', 'karim', 'fatima'] as const)
    for (const auteur of auteurs) faits.push(await pose(locate, lieu, auteur, geste))
    const { siren } = lieu
    faits.push({ target: null, mots: { siren, id: randomUUID(), numero: 'CP-2026-9999999-7', piece: randomUUID(), slug: 'deces' } })
  }
  return faits
}

/** Deux causes neuves dans chaque lieu, et une qui n’est pas. */
async function causes(): Promise<Pose[]> {
  const faits: Pose[] = []
  for (const { siren, univers } of LIEUX) {
    for (const _ of [1, 2]) {
      const [retourId, cause] = [randomUUID(), `essai ${++rang}`]
      const commun = { siren, siret: `${siren}00019`, mois: '2026-10' }
      const dit = { ordre: '1', identifiant: cause, organisme: 'P0971', codeRetour: 1, libelle: 'x', recuLe: new Date(), publieParNom: 'Essai' }
      await base().retourDsn.create({ data: { id: retourId, ...commun, ...dit }, select: { id: true } })
      const anomalie = {
        code: 'E-POP-01',
        cause,
        individu: '',
        nom: '',
        gravite: 'non_bloquante',
        rubrique: 'S21.G00.70.005',
        attendu: [],
        message: 'x',
      }
      await base().anomalieDsn.createMany({ data: [{ retourId, rang: 0, univers, ...commun, ...anomalie }] })
      faits.push({ target: { siren, univers }, mots: { siren, cause } })
    }
    faits.push({ target: null, mots: { siren, cause: 'nulle part' } })
  }
  return faits
}

/** Deux fiches neuves dans chaque lieu, un changement chacune ; et une version qui n’est pas. */
async function changements(): Promise<Pose[]> {
  const faits: Pose[] = []
  for (const { siren, univers } of LIEUX) {
    for (const _ of [1, 2]) {
      const version = 1_000 + ++rang
      const [ficheId, effetLe] = [randomUUID(), new Date('2026-01-01')]
      const dite = { identifiant: 'X', emiseLe: '2026-01-01T00:00:00', entete: {}, publieParNom: 'Essai' }
      await base().ficheDsn.create({ data: { id: ficheId, siren, version, effetLe, ...dite }, select: { id: true } })
      await base().changementFicheDsn.createMany({ data: [{ ficheId, rang: 1, siren, univers, quoi: 'x', phrase: 'x', effetLe }] })
      faits.push({ target: { siren, univers }, mots: { siren, version: String(version) } })
    }
    faits.push({ target: null, mots: { siren, version: '9' } })
  }
  return faits
}

/** Une première étape gardée par l’administratrice de chaque compte. */
async function preparations(): Promise<Pose[]> {
  const siens = await base().membre.findMany({
    where: { role: 'administrateur', etat: 'ajoute', utilisateur: { email: { in: [EMAILS.claire, EMAILS.paul, EMAILS.fatima] } } },
    select: { compteId: true, utilisateurId: true, utilisateur: { select: { email: true } } },
  })
  const faits: Pose[] = []
  for (const { compteId, utilisateurId: auteurId, utilisateur } of siens) {
    const cabinet = { cabinetSiren: String(910_000_000 + ++rang), cabinetNom: 'Cabinet Fictif' }
    const { id } = await base().preparation.create({
      data: { compteId, auteurId, genre: 'expert_comptable', ...EXPERT, civilite: 'madame', ...cabinet, email: `essai.${rang}@exemple.fr` },
      select: { id: true },
    })
    faits.push({ target: { compte: compteId, auteur: utilisateur.email }, mots: { compte: compteId, preparation: id } })
  }
  return [...faits, { target: null, mots: { compte: siens[0]?.compteId ?? '', preparation: randomUUID() } }]
}

/** Des délégations neuves dans cet état : du cabinet de Karim et d’un autre, ou de chaque compte, et une inconnue. */
async function delegationsFor(locate: 'client' | 'delegation', { delegation: etat = 'en_attente' }: Geste): Promise<Pose[]> {
  const { cabinetId } = await base().membreCabinet.findFirstOrThrow({ where: { utilisateur: { email: EMAILS.karim } }, select: { cabinetId: true } })
  const neuf = async () => {
    const raisonSociale = `Cabinet ${randomUUID()}`
    return (await base().cabinet.create({ data: { siren: String(910_000_000 + ++rang), raisonSociale }, select: { id: true } })).id
  }
  const comptes = await base().rattachement.findMany({
    where: { siren: { in: [DURAND, PETIT, LIMITE] }, detacheLe: null },
    select: { compteId: true },
  })
  const faits: Pose[] = []
  const add = async (compteId: string, cabinet: string) => {
    const contact = { contactNom: 'Essai', contactPrenom: 'Une', contactEmail: 'essai@exemple.fr', contactTelephone: '+33639980046' }
    const plus = { demandeePar: randomUUID(), repondreAvant: new Date(Date.now() + 86_400_000), du: new Date(), univers: ['sante' as const] }
    const { id } = await base().delegation.create({
      data: { ...contact, ...plus, compteId, cabinetId: cabinet, portee: 'portefeuille', etat, contactCivilite: 'madame' },
      select: { id: true },
    })
    faits.push({ target: locate === 'client' ? { cabinet } : { compte: compteId }, mots: { compte: compteId, delegation: id } })
  }
  if (locate === 'delegation') for (const { compteId } of comptes) await add(compteId, await neuf())
  else
    for (const cabinet of [cabinetId, await neuf()])
      await add((await base().compte.create({ data: { nom: `Client ${++rang}` }, select: { id: true } })).id, cabinet)
  const compte = comptes[0]?.compteId ?? ''
  return [...faits, { target: null, mots: { compte, delegation: randomUUID() } }]
}

/** Un collaborateur de plus dans ce compte. @returns son titre. */
async function colleague(compteId: string): Promise<string> {
  const email = `${randomUUID()}@exemple.fr`
  const qui = { email, emailNormalise: email, civilite: 'monsieur' as const, nom: 'Collegue', prenom: 'Un' }
  const { id: utilisateurId } = await base().utilisateur.create({ data: qui, select: { id: true } })
  const titre = { compteId, utilisateurId, role: 'collaborateur' as const, portee: 'portefeuille' as const, etat: 'ajoute' as const }
  return (await base().membre.create({ data: titre, select: { id: true } })).id
}

/** Un administrateur de plus dans ce compte. @returns la personne. */
async function admin(compteId: string): Promise<string> {
  const email = `${randomUUID()}@exemple.fr`
  const qui = { email, emailNormalise: email, civilite: 'monsieur' as const, nom: 'Repreneur', prenom: 'Un' }
  const { id: utilisateurId } = await base().utilisateur.create({ data: qui, select: { id: true } })
  await base().membre.create({ data: { compteId, utilisateurId, role: 'administrateur', portee: 'portefeuille', etat: 'ajoute' } })
  return utilisateurId
}

/** Un courriel et un travail en échec ; pour chacun, une notification à lire, et un SIREN que Net-entreprises vient de prouver. */
async function failures(): Promise<Record<string, string>> {
  const [courriel, travail] = [randomUUID(), randomUUID()]
  const lu = { destinataire: 'a@essai.example', sujet: 'x', texte: 'x', html: 'x', etat: 'en_echec' as const }
  await base().courriel.create({ data: { id: courriel, cle: courriel, messageId: courriel, ...lu } })
  await base().$executeRaw`INSERT INTO pgboss.job (id, name, state) VALUES (${travail}::uuid, 'envoyer-courriel', 'failed')`
  const gens = await base().utilisateur.findMany({ where: { email: { in: Object.values(EMAILS) } }, select: { id: true, email: true } })
  const chez = (email: string) =>
    Object.values(facts.standings)
      .find((who) => who.email === email)
      ?.titles[0]?.sirens.values()
      .next().value ?? DURAND
  await base().notification.createMany({ data: gens.map(({ id, email }) => ({ utilisateurId: id, siren: chez(email), type: 'message' as const })) })
  await base().presentationVue.deleteMany({})
  await invitations()
  const prouves = gens.map(({ id }) => ({ emetteur: 'essai', sujet: id, utilisateurId: id, siret: `${SANS_COMPTE?.siren ?? ''}00016` }))
  await base().lienNetEntreprises.createMany({ data: prouves, skipDuplicates: true })
  return { courriel, travail }
}

/** Le lien de l’invitation posée pour cette personne. */
const jetonFor = (personne: string): string => createHash('sha256').update(`matrice ${personne}`).digest('base64url')

/** Une invitation pour chacun, dans un compte où personne n’est. */
async function invitations(): Promise<void> {
  const { id: compteId } = await base().compte.create({ data: { nom: 'Matrice' }, select: { id: true } })
  await base().invitation.createMany({
    data: Object.entries(EMAILS).map(([personne, email]) => ({
      compteId,
      genre: 'utilisateur' as const,
      email,
      emailNormalise: normalizeEmail(email),
      civilite: 'madame' as const,
      nom: 'Matrice',
      prenom: 'Essai',
      telephone: '+33639980046',
      role: 'collaborateur' as const,
      portee: 'portefeuille' as const,
      lienId: randomUUID(),
      empreinte: jetonEmpreinte(jetonFor(personne)),
      creePar: randomUUID(),
      creeParNom: 'Essai',
      expireLe: new Date(Date.now() + 86_400_000),
    })),
    skipDuplicates: true,
  })
}

/** Un SIREN dont les essais du jour sont épuisés, et le message de quelqu’un qui ne peut plus le certifier. */
async function spent(): Promise<Record<string, string>> {
  const epuise = '732829320'
  for (let n = 0; n < CERTIFICATION.siren; n++)
    await countUse(base(), 'certification-siren', epuise, { max: CERTIFICATION.siren, secondes: CERTIFICATION.secondes })
  const email = `${randomUUID()}@essai.example`
  const qui = { email, emailNormalise: email, civilite: 'madame' as const, nom: 'Petit', prenom: 'Jeanne' }
  const { id: utilisateurId } = await base().utilisateur.create({ data: qui, select: { id: true } })
  const { id } = await base().reouverture.create({ data: { utilisateurId, siren: epuise, message: 'Essai' }, select: { id: true } })
  const modele = await base().modele.findFirstOrThrow({ where: { retireLe: null }, select: { id: true } })
  return { epuise, reouverture: id, modele: modele.id }
}

/** Une demande à prendre, pour qui la choisit dans la bannette. */
async function waiting(): Promise<Record<string, string>> {
  const { mots } = await pose('demande', { siren: DURAND, univers: 'prevoyance' }, 'claire', { etat: 'a_prendre', envoi: () => ({}) })
  return { numero: mots.numero ?? '' }
}

/** Ce que la porte répond : 200 quand elle a fait, sinon le refus. */
async function act(porte: string, person: Person, { mots }: Pose, cookie: string | null | Map<string, string>): Promise<number | string> {
  const [adresse = '', nom = ''] = porte.split(' ')
  const geste = GESTES[porte]
  const run = (await moduleOf.get(adresse)?.())?.[nom]
  if (!geste || !run) throw new Error(`${porte} n’existe pas`)
  const nous = { origin: 'http://localhost:3000' }
  if (cookie instanceof Map) ask({ headers: nous, all: cookie })
  else ask({ headers: nous, ...(cookie === null ? {} : { cookie }) })
  const envoi = geste.envoi({ ...mots, personne: person })
  if (!/^[A-Z]+$/.test(nom)) return submit(run as FormAction, envoi)
  const reponse = await behindDoor(
    () => (run as Handler)(requestOf(nom, envoi), { params: Promise.resolve(adresse.includes('[') ? mots : undefined) }),
    nom,
  )
  const { status, headers } = reponse.result
  const vers = headers.get('location') ?? ''
  if (status === 303) return vers.startsWith('/connexion') && adresse !== '/deconnexion' ? 401 : 200
  return status < 400 ? 200 : person === 'anonyme' && status === 401 ? 401 : status
}

const PHRASES: [RegExp, number][] = [
  [/^Cette page n’existe pas/, 404],
  [/^Vous n’avez pas le droit/, 403],
  [/^Votre session est terminée/, 401],
  [/^Vous voyez comme /, 403],
]
async function submit(action: FormAction, { champs = {} }: Envoi): Promise<number | string> {
  const form = new FormData()
  for (const [nom, valeur] of Object.entries(champs)) form.set(nom, valeur)
  try {
    const { result } = await behindDoor(() => action(IDLE, form), 'POST')
    if (result.status === 'idle') return 200
    if (result.status === 'revele' || result.status === 'apercu') return 200
    const dit = result.status === 'invalide' ? JSON.stringify(result.errors) : result.message
    return PHRASES.find(([phrase]) => phrase.test(dit))?.[1] ?? dit
  } catch (erreur) {
    if (String((erreur as { digest?: unknown }).digest).startsWith('NEXT_REDIRECT')) return 200
    throw erreur
  }
}

function requestOf(method: string, { champs, json, fichiers, octets, recherche = '' }: Envoi): Request {
  const headers: Record<string, string> = { accept: 'application/json' }
  let body: BodyInit | null = null
  if (json) body = JSON.stringify(json)
  else if (fichiers) {
    const form = new FormData()
    for (const [nom, valeur] of Object.entries(champs ?? {})) form.append(nom, valeur)
    for (const [nom, contenu] of fichiers) form.append(nom, new Blob([new Uint8Array(contenu)], { type: 'application/pdf' }), 'a.pdf')
    body = form
    headers.accept = 'text/html'
  } else if (octets) {
    body = new Uint8Array(octets)
    headers['content-length'] = String(octets.length)
    headers['x-sha256'] = createHash('sha256').update(octets).digest('hex')
    headers['x-nom'] = 'a.pdf'
  }
  return new Request(`http://localhost:3000/x${recherche}`, { method, body, headers })
}

/** Ce que chacun doit recevoir de cette porte sur cet objet ; l’anonyme n’entre nulle part, sauf pour se déconnecter. */
function expectedOf(porte: string, { right, locate }: Definition, person: Person, { target, mots }: Pose): number {
  if (person === 'anonyme') return porte === '/deconnexion POST' ? 200 : 401
  const dit = /^\/(e\/|brouillons |api\/brouillons\/\[id\]\/champs|api\/demandes\/\[numero\]\/message-en-cours)/.test(porte)
  const place = mots.compte ? { compte: mots.compte } : dit && locate && mots.siren ? { siren: mots.siren } : {}
  return wanted(facts.standings[person], right, place, target)
}

/** Les navigateurs de Claire, qui voit comme chacun de ceux de son compte : un collaborateur, une autre administratrice, un cabinet. */
async function regards(): Promise<Record<string, Map<string, string>>> {
  const sid = await sidOf(EMAILS.claire)
  const claire = await actorOfSession(sid, false)
  const compteId = claire?.acces.find(({ role }) => role === 'administrateur')?.compteId ?? ''
  const membres = await base().membre.findMany({
    where: { compteId, etat: 'ajoute', utilisateurId: { not: claire?.utilisateur.id ?? '' } },
    select: { id: true, role: true },
  })
  // Une délégation finie ou sans entreprise ne se regarde pas : on s’y retrouverait soi-même.
  const delegations = await base().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT titre_id::text AS id FROM acces WHERE voie = 'delegation' AND compte_id = ${compteId}::uuid ORDER BY 1`
  const vises = [
    ...membres.map(({ id, role }) => [`${role} ${id}`, { voie: 'membre' as const, id, compteId }] as const),
    ...delegations.map(({ id }) => [`cabinet ${id}`, { voie: 'delegation' as const, id, compteId }] as const),
  ]
  expect(vises.length).toBeGreaterThan(2)
  return Object.fromEntries(
    vises.map(([nom, cible]) => [
      nom,
      new Map([
        [cookieName(), sealSid(sid)],
        [regardCookieName(), sealRegard(claire?.sessionId ?? '', cible, new Date())],
      ]),
    ]),
  )
}

it('chaque porte qui écrit a son geste', () => {
  expect(ECRITURES.map(([porte]) => porte).sort()).toEqual(Object.keys(GESTES).sort())
})

describe.each(ECRITURES)('%s', (porte, definition) => {
  const geste: Geste = GESTES[porte] ?? { envoi: () => ({}) }

  it('refusée : la réponse qu’il faut, et aucune table ne change', async () => {
    const faits = await poses(definition.locate, geste)
    const cases = faits.flatMap((fait) => PERSONS.map((person) => ({ fait, person, attendu: expectedOf(porte, definition, person, fait) })))
    const refusees = cases.filter(({ attendu, person }) => attendu !== 200 || person === 'anonyme')
    expect(refusees.length).toBeGreaterThan(0)
    const avant = await everyTable()
    const fautes: string[] = []
    for (const { fait, person, attendu } of refusees) {
      const lu = await act(porte, person, fait, cookies[person])
      if (lu !== attendu) fautes.push(`${person} ${JSON.stringify(fait.target)} : ${lu} au lieu de ${attendu}`)
    }
    expect(fautes.slice(0, 20), `${fautes.length} fausses sur ${refusees.length}`).toEqual([])
    expect(await everyTable()).toEqual(avant)
  }, 60_000)

  // Se déconnecter en voyant comme un autre ferme sa propre session : `regard.test.ts`.
  it.skipIf(porte === '/deconnexion POST' || definition.lit)(
    'vue comme un autre : refusée partout, et aucune table ne change',
    async () => {
      const faits = await poses(definition.locate, geste)
      const vues = await regards()
      const avant = await everyTable()
      const fautes: string[] = []
      for (const fait of faits)
        for (const [nom, cookie] of Object.entries(vues)) {
          const lu = await act(porte, 'claire', fait, cookie)
          if (lu !== 403 && lu !== 404) fautes.push(`${nom} ${JSON.stringify(fait.target)} : ${lu}`)
        }
      expect(fautes.slice(0, 20), `${fautes.length} fausses`).toEqual([])
      expect(await everyTable()).toEqual(avant)
    },
    60_000,
  )

  it.runIf(definition.lit)('permise, ou vue comme un autre : elle répond, et aucune table ne change', async () => {
    const [fait] = await poses(definition.locate, geste)
    if (!fait) throw new Error('rien à envoyer')
    const vues = Object.entries(await regards())
    const avant = await everyTable()
    for (const person of PERSONS.filter((une) => expectedOf(porte, definition, une, fait) === 200))
      expect(await act(porte, person, fait, cookies[person]), person).toBe(200)
    for (const [nom, cookie] of vues) expect(await act(porte, 'claire', fait, cookie), nom).toBe(200)
    expect(await everyTable()).toEqual(avant)
  })

  it.skipIf(definition.lit)(
    'permise : elle écrit, sur une base neuve',
    async () => {
      await onClone(prete, async () => {
        const fautes: string[] = []
        let permises = 0
        const faits = await poses(definition.locate, geste)
        for (const person of PERSONS) {
          if (person === 'anonyme') continue
          if (!definition.locate) faits.push(...(await poses(undefined, geste)))
          const rangDuFait = faits.findLastIndex((fait) => expectedOf(porte, definition, person, fait) === 200)
          // Un objet ne sert qu’une fois : l’acte le change.
          const [premiere] = rangDuFait < 0 ? [] : faits.splice(rangDuFait, 1)
          if (!premiere) continue
          permises++
          Object.assign(premiere.mots, await geste.pret?.(EMAILS[person]))
          const avant = await everyTable()
          const lu = await act(porte, person, premiere, prete.cookies[person])
          const apres = await everyTable()
          const touchees = Object.keys(apres).filter((table) => apres[table] !== avant[table] && table !== 'public.cadence')
          if (lu !== 200) fautes.push(`${person} ${JSON.stringify(premiere.target)} : ${lu}`)
          else if (touchees.length === 0) fautes.push(`${person} ${JSON.stringify(premiere.target)} : rien n’est écrit`)
        }
        expect(permises).toBeGreaterThan(0)
        expect(fautes).toEqual([])
      })
    },
    60_000,
  )
})
