import type { Univers } from '../../lib/ground/univers'
import { DEFINITIONS } from '../../lib/demarches/generated/definitions'
import { ROLE_NOMS } from '../../lib/access/roles.ts'
import { CANAL_NOMS } from '../../lib/demandes/noms.ts'
import type { Canal } from '../../lib/data/generated/enums'
import type { Prisma } from '../../lib/data/prisma'
import { type EtatInterne, statutOf } from '../../lib/demandes/rules.ts'
import type { Clock } from './clock.ts'
import { digestOf, idOf } from './draw.ts'

type Row<T> = T & { id: string }
export type DemandeRow = Row<Prisma.DemandeCreateManyInput>
export type MessageRow = Row<Prisma.MessageCreateManyInput>
export type PieceRow = Row<Prisma.PieceCreateManyInput>
export type Thread = { demande: DemandeRow; messages: MessageRow[]; pieces: PieceRow[] }

/** Qui écrit, et à quel titre : ce que le fil fige de l’auteur. */
export type Writer = {
  id: string
  nom: string
  role: keyof typeof ROLE_NOMS
  civilite: 'madame' | 'monsieur'
  membreId?: string
  delegationId?: string
  pourLeCompteDe?: string
}

/** Quand : tant de jours avant aujourd’hui à telle heure, ou il y a tant de minutes. */
export type When = readonly [jours: number, heure: string] | { minutes: number }

/** Une ligne du fil ; « portail » écrit celles qui disent un changement. */
export type Turn = { de: Writer | 'portail'; quand: When; texte: string }

/** Une pièce. `echeance`, `demandee` et `recue` sont en jours depuis aujourd’hui ; `message` est le rang du message qui la porte. */
export type PieceStory = {
  libelle: string
  pourquoi?: string
  etat: 'demandee' | 'recue' | 'refusee' | 'validee'
  motif?: string
  demandee?: number
  echeance?: number
  recue?: number
  fichier?: readonly [nom: string, ko: number]
  message?: number
}

/** Une demande racontée : le reste (statut, dates, fil) s’en déduit. */
export type Story = {
  cle: string
  siren: string
  compteId: string
  auteur: Writer
  gestionnaire?: Writer
  demarche: string
  univers: Univers
  objet: string
  etat: EtatInterne
  creee: When
  envoyee?: When
  issue?: 'acceptee' | 'refusee' | 'sans_suite' | 'transferee' | 'annulee'
  etape?: string
  expire?: number
  fil?: readonly Turn[]
  pieces?: readonly PieceStory[]
}

/** Le délai habituel de traitement d’une démarche, en jours ; quatorze pour un arrêt complet. */
const DELAIS: Record<string, number> = { 'arret-de-travail': 14, prolongation: 14, reprise: 7, contact: 5, attestation: 2, reclamation: 60 }
const DELAI = 5
const MINUTE = 60_000
const JOUR = 86_400_000

const instant = (clock: Clock, quand: When): Date => ('minutes' in quand ? clock.ago(quand.minutes) : clock.moment(...quand))

/** Les lignes de base d’une demande racontée. Sans numéro : il se donne à l’ensemble, dans l’ordre des envois. */
export function threadOf(clock: Clock, story: Story): Thread {
  const id = idOf(`demande ${story.cle}`)
  const envoyeeLe = story.envoyee ? instant(clock, story.envoyee) : null
  const messages = messagesOf(clock, story, id, envoyeeLe)
  const dernier = messages.at(-1)?.envoyeLe as Date | undefined
  const creeLe = instant(clock, story.creee)
  const ouverte = story.etat === 'a_qualifier' || story.etat === 'a_prendre' || story.etat === 'en_traitement'
  const demande: DemandeRow = {
    id,
    siren: story.siren,
    compteId: story.compteId,
    auteurId: story.auteur.id,
    auteurNom: story.auteur.nom,
    membreId: story.auteur.membreId ?? null,
    delegationId: story.auteur.delegationId ?? null,
    univers: story.univers,
    demarche: story.demarche,
    canal: canalOf(story.demarche),
    objet: story.objet,
    statut: statutOf(story.etat),
    etat: story.etat,
    etape: story.etape ?? null,
    gestionnaireId: story.gestionnaire?.id ?? null,
    gestionnaireNom: story.gestionnaire?.nom ?? null,
    creeLe,
    modifieLe: dernier ?? envoyeeLe ?? creeLe,
    envoyeeLe,
    priseLe: story.gestionnaire ? (messages.find((m) => m.cote === 'systeme')?.envoyeLe ?? envoyeeLe) : null,
    etatLe: dernier ?? envoyeeLe ?? creeLe,
    // Le délai de la gestion ; il est suspendu tant qu’une pièce est attendue du client.
    echeanceLe: envoyeeLe && ouverte ? new Date(Math.floor(envoyeeLe.getTime() / JOUR + (DELAIS[story.demarche] ?? DELAI)) * JOUR) : null,
    traiteeLe: story.etat === 'cloturee' ? (dernier ?? envoyeeLe) : null,
    issue: story.issue ?? null,
    expireLe: story.expire === undefined ? null : clock.day(story.expire),
  }
  return {
    demande,
    messages: [...arrivalOf(story, id, envoyeeLe), ...messages],
    pieces: (story.pieces ?? []).map((piece, rang) => pieceOf(clock, story, id, piece, rang, messages)),
  }
}

/** Par où elle est venue : ce qui n’a pas de formulaire en ligne est venu par téléphone, quand c’est une question, sinon par courrier. */
function canalOf(demarche: string): Canal {
  if (DEFINITIONS.some(({ slug }) => slug === demarche)) return 'portail'
  return demarche === 'contact' ? 'telephone' : 'papier'
}

/** La ligne qui dit d’où vient une demande reçue autrement que par le portail. */
function arrivalOf(story: Story, demandeId: string, envoyeeLe: Date | null): MessageRow[] {
  const canal = canalOf(story.demarche)
  if (canal === 'portail' || !envoyeeLe) return []
  const corps = `Demande reçue ${CANAL_NOMS[canal]} de ${story.auteur.nom}, enregistrée par Sophie Martin.`
  const portail = { cote: 'systeme', auteurNom: 'Portail', auteurRole: 'portail' } as const
  return [{ id: idOf(`arrivee ${story.cle}`), demandeId, siren: story.siren, ...portail, corps, envoyeLe: envoyeeLe }]
}

function messagesOf(clock: Clock, story: Story, demandeId: string, envoyeeLe: Date | null): MessageRow[] {
  let avant = envoyeeLe?.getTime() ?? 0
  const messages = (story.fil ?? []).map(({ de, quand, texte }, rang) => {
    // Deux jours d’un même week-end tombent le même vendredi : l’ordre du fil passe avant l’heure dite.
    avant = Math.min(Math.max(instant(clock, quand).getTime(), avant + MINUTE), clock.today.getTime())
    const gestion = de !== 'portail' && (de.role === 'gestionnaire' || de.role === 'superviseur')
    return {
      id: idOf(`message ${story.cle} ${rang}`),
      demandeId,
      siren: story.siren,
      cote: de === 'portail' ? 'systeme' : gestion ? 'gestion' : 'client',
      auteurId: de === 'portail' ? null : de.id,
      auteurNom: de === 'portail' ? 'Portail' : de.nom,
      auteurRole: de === 'portail' ? 'portail' : ROLE_NOMS[de.role][de.civilite],
      pourLeCompteDe: de === 'portail' ? null : (de.pourLeCompteDe ?? null),
      corps: texte,
      envoyeLe: new Date(avant),
    } satisfies MessageRow
  })
  // Qui répond a lu ce qui précède.
  return messages.map((message, rang) => {
    const reponse = messages.slice(rang + 1).find((m) => m.cote !== 'systeme' && m.cote !== message.cote)
    return message.cote === 'systeme' || !reponse ? message : { ...message, luLe: reponse.envoyeLe, luPar: reponse.auteurNom }
  })
}

function pieceOf(clock: Clock, story: Story, demandeId: string, piece: PieceStory, rang: number, messages: MessageRow[]): PieceRow {
  const [nom, ko] = piece.fichier ?? []
  const cle = `piece ${story.cle} ${rang}`
  return {
    id: idOf(cle),
    demandeId,
    siren: story.siren,
    messageId: piece.message === undefined ? null : (messages[piece.message]?.id ?? null),
    libelle: piece.libelle,
    pourquoi: piece.pourquoi ?? null,
    etat: piece.etat,
    motif: piece.motif ?? null,
    demandeeLe: piece.demandee === undefined ? null : clock.moment(piece.demandee, '16:20'),
    echeanceLe: piece.echeance === undefined ? null : clock.day(piece.echeance),
    recueLe: piece.recue === undefined ? null : clock.moment(piece.recue, '09:12'),
    fichierNom: nom ?? null,
    taille: ko === undefined ? null : ko * 1024,
    type: nom === undefined ? null : nom.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg',
    sha256: nom === undefined ? null : digestOf(cle),
  }
}
