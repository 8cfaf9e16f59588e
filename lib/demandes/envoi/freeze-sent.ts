import 'server-only'
import { CONTRAT, contexteFrom, ETABLISSEMENT, ORDRE_ETABLISSEMENTS } from '@/lib/demandes/brouillon/contexte'
import { fieldEntries, unstore } from '@/lib/demandes/brouillon/reponse'
import type { Db, Prisma } from '@/lib/data/prisma'
import type { Demarche } from '@/lib/demarches/define'
import { findDemarche } from '@/lib/demarches/registre'
import { isoDay } from '@/lib/ground/date'
import { log } from '@/lib/ground/log'
import { composeEnvoi, type EnvoiRow, type Matiere } from './compose-envoi'
import { DU_FORMULAIRE, PIECE_ENVOYEE, piecesOf } from './freeze-envoi'

const DEMANDE = {
  id: true,
  numero: true,
  siren: true,
  univers: true,
  objet: true,
  demarche: true,
  demarcheVersion: true,
  membreId: true,
  delegationId: true,
  auteurId: true,
  auteurNom: true,
  creeLe: true,
  envoyeeLe: true,
  compte: { select: { id: true, nom: true } },
  auteur: { select: { prenom: true, nom: true, email: true, telephone: true } },
  reponses: { select: { champ: true, valeur: true, empreinte: true, source: true } },
  pieces: { where: DU_FORMULAIRE, orderBy: { id: 'asc' }, select: PIECE_ENVOYEE },
} as const satisfies Prisma.DemandeSelect
type Lue = Prisma.DemandeGetPayload<{ select: typeof DEMANDE }>

/**
 * Fige des demandes parties avant leur envoi, d’après les réponses gardées, la définition présente et l’entreprise telle qu’elle était ce jour-là.
 * Rejouable : une demande qui a son envoi n’en prend pas d’autre. Celle qui ne se fige pas est dite au journal technique et n’arrête pas les autres.
 * @returns combien ont été figées.
 */
export async function freezeSentIn(db: Db, ids: readonly string[]): Promise<number> {
  const demandes = await db.demande.findMany({
    where: { id: { in: [...ids] }, canal: 'portail', statut: { not: 'a_finaliser' }, envois: { none: {} } },
    select: DEMANDE,
  })
  const siren = { in: [...new Set(demandes.map((d) => d.siren))] }
  const entreprises = await db.entreprise.findMany({
    where: { siren },
    select: {
      siren: true,
      raisonSociale: true,
      etablissements: { orderBy: ORDRE_ETABLISSEMENTS, select: { ...ETABLISSEMENT, fermeLe: true } },
      contrats: { orderBy: { reference: 'asc' }, select: CONTRAT },
    },
  })
  const delegations = await db.delegation.findMany({
    where: { id: { in: demandes.flatMap((d) => d.delegationId ?? []) } },
    select: { id: true, cabinet: { select: { raisonSociale: true } } },
  })
  const cabinets = new Map(delegations.map((d) => [d.id, d.cabinet.raisonSociale]))
  const ibans = await readIbans(db, demandes)
  const data = demandes.flatMap((demande): EnvoiRow[] => {
    const entreprise = entreprises.find((e) => e.siren === demande.siren)
    if (!entreprise || !demande.numero || !demande.envoyeeLe) return []
    try {
      const { numero, envoyeeLe } = demande
      return [composeEnvoi({ ...matterOf({ ...demande, numero, envoyeeLe }, entreprise, cabinets, ibans(demande)), reprise: true })]
    } catch (erreur) {
      log.error({ err: erreur, demande: demande.id }, 'demande envoyée que l’on ne sait pas figer')
      return []
    }
  })
  return (await db.envoi.createMany({ data, skipDuplicates: true })).count
}

type Entreprise = Omit<Parameters<typeof contexteFrom>[0], 'etablissements' | 'declarant'> & {
  etablissements: (Parameters<typeof contexteFrom>[0]['etablissements'][number] & { fermeLe: Date | null })[]
}

function matterOf(
  demande: Lue & { numero: string; envoyeeLe: Date },
  entreprise: Entreprise,
  cabinets: Map<string, string>,
  ibanConnu: boolean | null,
): Matiere {
  const { envoyeeLe, auteur, membreId, delegationId, compte } = demande
  const demarche = findDemarche(demande.demarche)
  const ouverts = entreprise.etablissements.filter(({ fermeLe }) => fermeLe === null || fermeLe > envoyeeLe)
  const contexte = { ...contexteFrom({ ...entreprise, etablissements: ouverts, declarant: auteur }, isoDay(envoyeeLe)), ibanConnu }
  return {
    demande,
    rang: 1,
    auteur: {
      id: demande.auteurId,
      nom: demande.auteurNom,
      voie: delegationId ? 'delegation' : 'membre',
      titre: delegationId ?? membreId ?? '',
      compte,
      cabinet: cabinets.get(delegationId ?? '') ?? null,
    },
    formulaire: demarche ? { demarche, contexte, ...answersOf(demarche, demande) } : { slug: demande.demarche, version: demande.demarcheVersion },
    raisonSociale: entreprise.raisonSociale,
    pieces: piecesOf(demande.pieces),
  }
}

/** L’IBAN d’une demande avait-il servi dans une autre de l’entreprise, envoyée avant elle ? `null` sans IBAN. */
async function readIbans(db: Db, demandes: readonly Lue[]): Promise<(demande: Lue) => boolean | null> {
  const champsOf = ({ demarche: slug }: Lue): string[] => {
    const demarche = findDemarche(slug)
    return demarche ? fieldEntries(demarche).flatMap(([nom, { kind }]) => (kind === 'iban' ? [nom] : [])) : []
  }
  const ibanOf = (demande: Lue): string | null => {
    const champs = champsOf(demande)
    return demande.reponses.find(({ champ }) => champs.includes(champ))?.empreinte ?? null
  }
  // Sans IBAN, l’entreprise en a donné un avant, ou un RIB : la règle d’un brouillon (`isIbanKnown`), ce jour-là.
  const autres = {
    siren: { in: [...new Set(demandes.filter((demande) => ibanOf(demande) === null).map(({ siren }) => siren))] },
    demande: { numero: { not: null }, OR: [{ issue: null }, { issue: { not: 'annulee' as const } }] },
  }
  const donnes = { siren: true, demande: { select: { envoyeeLe: true } } } as const
  const connus = [
    ...(await db.reponse.findMany({ where: { ...autres, champ: { in: [...new Set(demandes.flatMap(champsOf))] } }, select: donnes })),
    ...(await db.piece.findMany({ where: { ...autres, champ: 'rib', etat: { in: ['recue', 'validee'] } }, select: donnes })),
  ]
  const empreintes = [...new Set(demandes.flatMap((demande) => ibanOf(demande) ?? []))]
  const envoyees = await db.reponse.findMany({
    where: { empreinte: { in: empreintes }, demande: { numero: { not: null } } },
    select: { empreinte: true, siren: true, demande: { select: { envoyeeLe: true } } },
  })
  return (demande) => {
    const [iban, le] = [ibanOf(demande), demande.envoyeeLe]
    if (le === null || champsOf(demande).length === 0) return null
    const avant = (une: { siren: string; demande: { envoyeeLe: Date | null } }) =>
      une.siren === demande.siren && une.demande.envoyeeLe !== null && une.demande.envoyeeLe < le
    if (iban === null) return connus.some(avant) || null
    return envoyees.some((une) => une.empreinte === iban && avant(une))
  }
}

function answersOf(demarche: Demarche, { reponses }: Lue) {
  const gardees = new Map(reponses.map((r) => [r.champ, r]))
  const lues = fieldEntries(demarche).flatMap(([nom, field]) => {
    const gardee = gardees.get(nom)
    return gardee ? [{ nom, raw: unstore(field, gardee.valeur), source: gardee.source }] : []
  })
  return { raws: Object.fromEntries(lues.map((l) => [l.nom, l.raw])), sources: Object.fromEntries(lues.map((l) => [l.nom, l.source])) }
}
