import type { Prisma } from '../../lib/data/prisma'
import { siretFrom } from '../../lib/entreprises/rules.ts'
import { CABINET, COMPANIES, COMPTES, type Company, type CompanyKey, type CompteKey, PEOPLE, type Person, type PersonKey } from './cast.ts'
import { type Clock, clockFrom } from './clock.ts'
import { type CourrierRow, courriers } from './courriers.ts'
import { drawFrom, idOf } from './draw.ts'
import { logistiqueStories, voyagesStories } from './durand-filiales.ts'
import { transportsStories } from './durand-transports.ts'
import { gestesOf } from './gestes.ts'
import { type NotificationRow, notifications } from './notifications.ts'
import type { Jouee } from './play.ts'
import { petitStories } from './petit.ts'
import { type SmallClient, smallClients } from './small-clients.ts'
import { SMALL, smallStories } from './small-demandes.ts'
import type { Story } from './story.ts'
import { CABINET_ID, compteId, delegationId, membreId, personId, WRITERS } from './writers.ts'

/** Une personne avant que ses secrets soient hachés. */
export type UtilisateurRow = Omit<Prisma.UtilisateurCreateManyInput, 'emailNormalise' | 'motDePasse' | 'totpSecret'> & { id: string; email: string }

/** Le monde entier : les lignes prêtes à écrire, table par table, où ne manquent que les empreintes et les sceaux ; et les demandes, à jouer. */
export type World = {
  utilisateurs: UtilisateurRow[]
  entreprises: Omit<Prisma.EntrepriseCreateManyInput, 'numeroEmpreinte'>[]
  etablissements: Prisma.EtablissementCreateManyInput[]
  contrats: Prisma.ContratCreateManyInput[]
  avenants: Prisma.AvenantContratCreateManyInput[]
  comptes: Prisma.CompteCreateManyInput[]
  rattachements: Prisma.RattachementCreateManyInput[]
  membres: Prisma.MembreCreateManyInput[]
  cabinets: Prisma.CabinetCreateManyInput[]
  membresCabinet: Prisma.MembreCabinetCreateManyInput[]
  delegations: Prisma.DelegationCreateManyInput[]
  habilitations: Prisma.HabilitationCreateManyInput[]
  /** Les demandes, que leurs gestes écriront. */
  histoires: Jouee[]
  courriers: CourrierRow[]
  notifications: NotificationRow[]
}

const GRAINE = 2026
/** Seize heures en temps universel : la fin de l’après-midi à Paris, été comme hiver. */
const FIN_DE_JOURNEE = 16 * 3_600_000
const UNIVERS = ['sante', 'prevoyance', 'retraite'] as const
const keys = <K extends string>(objet: Record<K, unknown>): K[] => Object.keys(objet) as K[]

/** Le monde de démonstration, daté depuis `today`. */
export function buildWorld(today: Date): World {
  const clock = clockFrom(today)
  const draw = drawFrom(GRAINE)
  const clients = smallClients(draw)
  const companies: Company[] = [...Object.values(COMPANIES), ...clients.map((c) => c.company)]
  const stories = [...transportsStories(), ...logistiqueStories(), ...voyagesStories(), ...petitStories(), ...smallStories(draw, clients)]
  const lettres = courriers(clock, clients)
  return {
    utilisateurs: [...keys(PEOPLE).map(named), ...clients.map(admin)],
    entreprises: companies.map(entreprise),
    etablissements: companies.flatMap(etablissements),
    contrats: companies.flatMap(contrats),
    avenants: companies.flatMap(avenants),
    comptes: [
      ...keys(COMPTES).map((cle) => ({ id: compteId(cle), nom: COMPTES[cle].nom, creeLe: clock.moment(-420, '09:00') })),
      ...clients.map((c) => ({ id: c.compteId, nom: c.company.raisonSociale, creeLe: clock.moment(-420, '09:00') })),
    ],
    rattachements: [
      ...keys(COMPTES).flatMap((cle) => rattachements(clock, cle)),
      ...clients.map((c) => rattachement(clock, c.compteId, c.company.siren, (c.rang % 8) + 1)),
    ],
    membres: [
      ...keys(COMPTES).flatMap((cle) => membres(clock, cle)),
      ...clients.map((c) => membre(clock, c.membreId, c.compteId, c.admin.id, 'administrateur', 'portefeuille', 'Gérance')),
    ],
    cabinets: [{ id: CABINET_ID, ...CABINET, creeLe: clock.moment(-500, '10:00') }],
    membresCabinet: [
      {
        id: idOf('membre cabinet karim'),
        cabinetId: CABINET_ID,
        utilisateurId: personId('karim'),
        etat: 'ajoute',
        etatLe: clock.moment(-500, '10:00'),
      },
    ],
    delegations: [...keys(COMPTES).map((cle) => namedDelegation(clock, cle)), ...clients.map((c) => smallDelegation(clock, c))],
    habilitations: keys(COMPTES).flatMap((cle) => habilitations(clock, cle)),
    histoires: stories.map((story) => histoire(clock, story)),
    courriers: lettres,
    notifications: notifications(clock, lettres, clients),
  }
}

/** Les demandes des petits clients dont on a des nouvelles depuis si peu de jours sont suivies ; celles des entreprises nommées, toutes. */
const NOUVELLES = 30

function histoire(clock: Clock, story: Story): Jouee {
  const gestes = gestesOf(clock, story, WRITERS.sophie)
  const derniere = gestes.at(-1)?.quand ?? clock.today
  return { story, gestes, prevenir: !story.cle.startsWith(SMALL) || derniere > clock.day(-NOUVELLES) }
}

function named(cle: PersonKey): UtilisateurRow {
  const { email, civilite, nom, prenom, telephone, gestion }: Person = PEOPLE[cle]
  return { id: personId(cle), email, civilite, nom, prenom, telephone, gestion }
}

const admin = ({ admin: a, rang }: SmallClient): UtilisateurRow => ({
  id: a.id,
  email: a.email,
  civilite: a.civilite,
  nom: a.nomDeFamille,
  prenom: a.prenom,
  telephone: `+33478${String(1000 + rang).padStart(6, '0')}`,
})

function entreprise({ siren, raisonSociale, formeJuridique, naf, effectif, etablissements: [{ adresse, codePostal, ville }] }: Company) {
  return { siren, raisonSociale, formeJuridique, naf, effectif, idcc: '0016', adresse, codePostal, ville }
}

const etablissements = (company: Company): World['etablissements'] =>
  company.etablissements.map(({ adresse, codePostal, ville, enseigne }, i) => ({
    siret: siretFrom(company.siren, i + 1),
    siren: company.siren,
    enseigne: enseigne ?? null,
    siege: i === 0,
    adresse,
    codePostal,
    ville,
  }))

const contrats = (company: Company): World['contrats'] =>
  company.contrats.map(({ effet, fin, avenants: _, garanties = [], options = [], ...contrat }) => ({
    id: idOf(`contrat ${contrat.reference}`),
    siren: company.siren,
    ...contrat,
    garanties: [...garanties],
    options: [...options],
    effetLe: new Date(effet),
    finLe: fin ? new Date(fin) : null,
  }))

const avenants = (company: Company): World['avenants'] =>
  company.contrats.flatMap(({ reference, avenants = [] }) =>
    avenants.map(([effet, libelle]) => ({
      id: idOf(`avenant ${reference} ${effet}`),
      contratId: idOf(`contrat ${reference}`),
      siren: company.siren,
      effetLe: new Date(effet),
      libelle,
    })),
  )

const rattachements = (clock: Clock, compte: CompteKey) =>
  COMPTES[compte].entreprises.map((cle: CompanyKey, i) => rattachement(clock, compteId(compte), COMPANIES[cle].siren, i + 1))

function rattachement(clock: Clock, compte: string, siren: string, couleur: number): World['rattachements'][number] {
  return {
    id: idOf(`rattachement ${compte} ${siren}`),
    compteId: compte,
    siren,
    couleur,
    certifieVoie: 'numero_entreprise',
    certifieLe: clock.moment(-400, '09:30'),
  }
}

const membres = (clock: Clock, compte: CompteKey) =>
  COMPTES[compte].membres.map((m) =>
    membre(
      clock,
      membreId(compte, m.personne),
      compteId(compte),
      personId(m.personne),
      m.role,
      m.sirens ? 'manuelle' : 'portefeuille',
      PEOPLE[m.personne].fonction,
    ),
  )

function membre(
  clock: Clock,
  id: string,
  compte: string,
  utilisateurId: string,
  role: 'administrateur' | 'collaborateur',
  portee: 'portefeuille' | 'manuelle',
  fonction: string,
): World['membres'][number] {
  return {
    id,
    compteId: compte,
    utilisateurId,
    role,
    portee,
    fonction,
    etat: 'ajoute',
    etatLe: clock.moment(-395, '14:00'),
    creeLe: clock.moment(-398, '14:00'),
  }
}

const habilitations = (clock: Clock, compte: CompteKey): World['habilitations'] =>
  COMPTES[compte].membres.flatMap((m) =>
    (m.sirens ?? []).map((siren) => ({
      id: idOf(`habilitation ${m.personne} ${siren}`),
      compteId: compteId(compte),
      membreId: membreId(compte, m.personne),
      siren,
      creeLe: clock.moment(-395, '14:00'),
    })),
  )

const contact = {
  cabinetId: CABINET_ID,
  contactNom: PEOPLE.karim.nom,
  contactPrenom: PEOPLE.karim.prenom,
  contactEmail: PEOPLE.karim.email,
  contactCivilite: 'monsieur',
  contactTelephone: '+33639980043',
  portee: 'portefeuille',
} as const

/** Durand a accepté le cabinet depuis longtemps ; Petit vient de le déclarer et attend sa réponse. */
function namedDelegation(clock: Clock, cle: CompteKey): World['delegations'][number] {
  const base = { ...contact, id: delegationId(cle), compteId: compteId(cle), univers: [...UNIVERS] }
  switch (cle) {
    case 'durand':
      return {
        ...base,
        etat: 'acceptee',
        du: clock.day(-360),
        demandeePar: personId('claire'),
        demandeeLe: clock.moment(-362, '10:00'),
        repondreAvant: clock.moment(-332, '23:59'),
        etatLe: clock.moment(-360, '09:00'),
        etatPar: personId('karim'),
      }
    case 'petit':
      // Une délégation attend trente jours : il en reste six.
      return {
        ...base,
        etat: 'en_attente',
        du: clock.day(-24),
        demandeePar: personId('paul'),
        demandeeLe: clock.moment(-24, '19:10'),
        repondreAvant: new Date(clock.day(6).getTime() + FIN_DE_JOURNEE),
        etatLe: clock.moment(-24, '19:10'),
      }
  }
}

function smallDelegation(
  clock: Clock,
  { rang, compteId: compte, admin: a, delegation: { id, univers, lectureSeule, au } }: SmallClient,
): World['delegations'][number] {
  // Toutes ont commencé avant la première demande que le cabinet fait pour un client.
  const jours = -390 + (rang % 45)
  return {
    ...contact,
    id,
    compteId: compte,
    univers,
    lectureSeule,
    etat: 'acceptee',
    du: clock.day(jours),
    au: au === null ? null : clock.day(au),
    demandeePar: a.id,
    demandeeLe: clock.moment(jours - 3, '11:00'),
    repondreAvant: clock.moment(jours + 27, '22:00'),
    etatLe: clock.moment(jours, '09:00'),
    etatPar: personId('karim'),
  }
}
