import 'server-only'
import type { Actor } from '@/lib/access/actor'
import { nameOf } from '@/lib/access/titre'
import { contratsOf } from '@/lib/data/reach'
import type { Db } from '@/lib/data/prisma'
import { maintenant } from '@/lib/ground/clock'
import { addDays, formatCivilDay, formatDate, isoDay } from '@/lib/ground/date'
import { invalid } from '@/lib/ground/errors'
import { marque } from '@/lib/ground/marque'
import { formatSiren } from '@/lib/ground/number'
import { UNIVERS, type Univers } from '@/lib/ground/univers'
import type { CourrierAPublier } from './schema'
import { fillVariables } from './variables'

/** Le plus loin qu’une réponse peut être souhaitée, en jours. */
const REPONSE_MAX = 366

/** Un courrier tel qu’il sera figé. */
export type CourrierCompose = {
  siren: string
  univers: Univers
  contratReference: string | null
  destinataire: string
  objet: string
  corps: string
  reponseLe: string | null
  signataire: string
  fonction: string
}

/**
 * Un courrier tel que l’entreprise le lira : variables remplies, adresse et signature d’aujourd’hui. N’écrit rien : l’aperçu et la publication passent ici.
 * @param actor la personne de la gestion qui le signe.
 * @throws `invalide` : entreprise inconnue ou sans compte, contrat d’une autre, univers sans contrat, variable inconnue ou vide, crochet à compléter, date passée.
 */
export async function composeCourrier(db: Db, actor: Actor, input: Omit<CourrierAPublier, 'cle'>): Promise<CourrierCompose> {
  const { siren, sujet, attention, reponseLe } = input
  const entreprise = await db.entreprise.findUnique({
    where: { siren },
    select: { raisonSociale: true, adresse: true, codePostal: true, ville: true },
  })
  if (!entreprise) throw invalid({ siren: 'Cette entreprise n’est pas connue du portail. Vérifiez le SIREN.' })
  const contrats = await db.contrat.findMany({
    where: { AND: [{ siren }, contratsOf(actor, 'gestion:traiter', siren)] },
    select: { reference: true, univers: true, libelle: true },
  })
  const contrat = contrats.find((un) => un.reference === sujet) ?? null
  const univers = contrat?.univers ?? UNIVERS.find((un) => un === sujet && contrats.some((c) => c.univers === un))
  if (!univers) throw invalid({ sujet: 'Choisissez un contrat de cette entreprise, ou un univers où elle en a un.' })
  const jour = isoDay(maintenant())
  if (reponseLe !== null && (reponseLe <= jour || reponseLe > addDays(jour, REPONSE_MAX)))
    throw invalid({ reponseLe: 'Indiquez un jour à venir, dans l’année, ou laissez vide.' })
  const valeurs = {
    entreprise: entreprise.raisonSociale,
    siren: formatSiren(siren),
    contrat: contrat?.reference ?? null,
    garantie: contrat?.libelle ?? null,
    date: formatDate(maintenant()),
    reponse: reponseLe && formatCivilDay(reponseLe, true),
  }
  const objet = fillVariables(input.objet, valeurs)
  const corps = fillVariables(input.corps, valeurs)
  const fautes = { ...('faute' in objet ? { objet: objet.faute } : {}), ...('faute' in corps ? { corps: corps.faute } : {}) }
  if ('faute' in objet || 'faute' in corps) throw invalid(fautes)
  const { raisonSociale, adresse, codePostal, ville } = entreprise
  return {
    siren,
    univers,
    contratReference: contrat?.reference ?? null,
    destinataire: [raisonSociale, ...(attention ? [`À l’attention de ${attention}`] : []), adresse, `${codePostal} ${ville}`].join('\n'),
    objet: objet.texte,
    corps: corps.texte,
    reponseLe,
    signataire: nameOf(actor.utilisateur),
    fonction: officeOf(univers),
  }
}

/** Le centre de gestion qui signe, dans cet univers. */
const officeOf = (univers: Univers): string =>
  marque.centresDeGestion.find((centre) => (centre.univers as readonly Univers[]).includes(univers))?.nom ?? marque.nom
