import type { Univers } from '../../lib/ground/univers'
import { sirenFrom } from '../../lib/entreprises/rules.ts'
import { SMALL_CLIENTS } from './accounts.ts'
import { type Company, type ContratCast, NON_CADRES, SANTE } from './cast.ts'
import { type Draw, idOf } from './draw.ts'
import type { Writer } from './story.ts'
import { karimFor } from './writers.ts'

/** Ce que le cabinet a reçu d’un petit client : la plupart donnent tout, quelques-uns limitent. */
export type DelegationCast = { id: string; univers: Univers[]; lectureSeule: boolean; au: number | null }

/** Un petit client : son compte, sa seule entreprise, son administrateur, sa délégation au cabinet. */
export type SmallClient = {
  rang: number
  compteId: string
  membreId: string
  company: Company
  couverture: Univers[]
  admin: Writer & { prenom: string; nomDeFamille: string; email: string }
  delegation: DelegationCast
  karim: Writer
}

const METIERS = [
  { nom: 'Transports', marque: 'Fictifs', naf: '49.41A' },
  { nom: 'Ambulances', marque: 'Fictives', naf: '86.90A' },
  { nom: 'Autocars', marque: 'Fictifs', naf: '49.39A' },
  { nom: 'Déménagements', marque: 'Fictifs', naf: '49.42Z' },
  { nom: 'Messagerie', marque: 'Fictive', naf: '52.29A' },
  { nom: 'Taxis', marque: 'Fictifs', naf: '49.32Z' },
  { nom: 'Logistique', marque: 'Fictive', naf: '52.10B' },
  { nom: 'Frigorifiques', marque: 'Fictifs', naf: '49.41A' },
  { nom: 'Citernes', marque: 'Fictives', naf: '49.41A' },
  { nom: 'Affrètement', marque: 'Fictif', naf: '52.29B' },
  { nom: 'Courses', marque: 'Fictives', naf: '49.41B' },
  { nom: 'Voyages', marque: 'Fictifs', naf: '49.39B' },
] as const

const NOMS = [
  'Lenoir',
  'Tanguy',
  'Carlier',
  'Bellevue',
  'Morvan',
  'Delmas',
  'Aubry',
  'Chevrier',
  'Roussel',
  'Guérin',
  'Marchand',
  'Vasseur',
  'Pichon',
  'Baudry',
  'Lacombe',
  'Ferrand',
  'Navarro',
  'Le Bihan',
  'Schmitt',
  'Ollivier',
  'Cazeneuve',
  'Barthélemy',
  'Da Silva',
  'Hamon',
  'Perrot',
] as const
const PRENOMS = [
  ['madame', 'Nathalie'],
  ['monsieur', 'Laurent'],
  ['madame', 'Sandrine'],
  ['monsieur', 'Olivier'],
  ['madame', 'Fatima'],
  ['monsieur', 'Christophe'],
  ['madame', 'Élodie'],
  ['monsieur', 'Mehdi'],
  ['madame', 'Catherine'],
  ['monsieur', 'Jérôme'],
  ['madame', 'Aurélie'],
  ['monsieur', 'Stéphane'],
  ['madame', 'Corinne'],
  ['monsieur', 'Yann'],
  ['madame', 'Béatrice'],
  ['monsieur', 'Antonio'],
  ['madame', 'Delphine'],
] as const
const VILLES = [
  ['69100', 'Villeurbanne'],
  ['38000', 'Grenoble'],
  ['42100', 'Saint-Étienne'],
  ['01000', 'Bourg-en-Bresse'],
  ['73000', 'Chambéry'],
  ['74000', 'Annecy'],
  ['26000', 'Valence'],
  ['63000', 'Clermont-Ferrand'],
  ['71100', 'Chalon-sur-Saône'],
  ['21000', 'Dijon'],
  ['67000', 'Strasbourg'],
  ['59000', 'Lille'],
  ['35000', 'Rennes'],
  ['44000', 'Nantes'],
  ['33000', 'Bordeaux'],
  ['31000', 'Toulouse'],
  ['34000', 'Montpellier'],
  ['13015', 'Marseille'],
  ['76000', 'Rouen'],
  ['29200', 'Brest'],
] as const
const VOIES = [
  'rue des Essieux',
  'avenue de la Remorque',
  'chemin du Relais',
  'route du Péage',
  'rue des Chargeurs',
  'impasse du Hayon',
  'boulevard de l’Attelage',
] as const
const COUVERTURES = [
  ['sante', 'prevoyance'],
  ['sante', 'prevoyance'],
  ['prevoyance'],
  ['sante', 'prevoyance', 'retraite'],
  ['sante'],
  ['prevoyance', 'retraite'],
  ['sante', 'prevoyance'],
] as const
const TOUS: Univers[] = ['sante', 'prevoyance', 'retraite']

/** Les petits clients, toujours les mêmes. Le SIREN de chacun suit ceux qui sont réservés aux entreprises nommées. */
export const smallClients = (draw: Draw): SmallClient[] => Array.from({ length: SMALL_CLIENTS }, (_, i) => smallClient(draw, i))

function smallClient(draw: Draw, rang: number): SmallClient {
  const metier = at(METIERS, rang)
  const raisonSociale = `${metier.nom} ${metier.marque} ${at(NOMS, Math.floor(rang / METIERS.length) + (rang % METIERS.length) * 7)}`
  const [civilite, prenom] = at(PRENOMS, rang * 5 + 3)
  const nomDeFamille = at(NOMS, rang * 7 + 2)
  const [codePostal, ville] = at(VILLES, rang * 3)
  const siren = sirenFrom(String(90_000_010 + rang))
  const couverture = [...at(COUVERTURES, rang)]
  const cle = String(rang + 1).padStart(3, '0')
  const compteId = idOf(`compte client ${cle}`)
  const membreId = idOf(`membre client ${cle}`)
  const delegation = delegationOf(rang, cle, couverture)
  return {
    rang,
    compteId,
    membreId,
    couverture,
    delegation,
    company: {
      siren,
      raisonSociale,
      formeJuridique: draw.pick(['SARL', 'SAS', 'EURL', 'SASU']),
      naf: metier.naf,
      effectif: draw.between(2, 48),
      etablissements: [{ adresse: `${draw.between(1, 98)} ${at(VOIES, rang)}`, codePostal, ville }],
      contrats: couverture.map((univers) => contrat(univers, rang, draw)),
    },
    admin: {
      id: idOf(`utilisateur client ${cle}`),
      nom: `${prenom} ${nomDeFamille}`,
      prenom,
      nomDeFamille,
      civilite,
      role: 'administrateur',
      membreId,
      email: `${ascii(prenom)}.${ascii(nomDeFamille)}@client${cle}.example`,
    },
    karim: karimFor(delegation.id, raisonSociale),
  }
}

/** Quelques délégations sortent de l’ordinaire : prévoyance seulement, lecture seule, ou bientôt finies. */
function delegationOf(rang: number, cle: string, couverture: readonly Univers[]): DelegationCast {
  const limitee = rang % 40 === 7 && couverture.includes('prevoyance')
  return {
    id: idOf(`delegation client ${cle}`),
    univers: limitee ? ['prevoyance'] : TOUS,
    lectureSeule: rang % 60 === 11,
    au: rang === 30 ? 6 : rang === 90 ? 20 : null,
  }
}

function contrat(univers: Univers, rang: number, draw: Draw): ContratCast {
  const numero = String(2000 + rang).padStart(7, '0')
  const effet = `${draw.between(2012, 2024)}-01-01`
  switch (univers) {
    case 'sante':
      return {
        reference: `TRM-SANTE-${numero}`,
        univers,
        ...SANTE,
        libelle: 'Frais de santé de l’ensemble du personnel',
        population: 'Ensemble du personnel',
        organisme: 'CARCEPT-Prévoyance',
        effet,
      }
    case 'prevoyance':
      return {
        reference: `TRM-NC-${numero}`,
        univers,
        ...NON_CADRES,
        libelle: 'Prévoyance conventionnelle des non-cadres',
        population: 'Personnel non cadre',
        organisme: 'CARCEPT-Prévoyance',
        effet,
      }
    case 'retraite':
      return {
        reference: `TRM-RET-${numero}`,
        univers,
        libelle: 'Retraite complémentaire Agirc-Arrco',
        population: 'Ensemble du personnel',
        organisme: 'CARCEPT',
        effet,
      }
  }
}

function at<L extends readonly [unknown, ...unknown[]]>(liste: L, rang: number): L[number] {
  return liste[rang % liste.length] ?? liste[0]
}

const ascii = (nom: string): string => nom.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ /g, '-')
