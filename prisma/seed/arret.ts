import { createHash } from 'node:crypto'
import { store } from '@/lib/demandes/brouillon/reponse'
import type { Prisma } from '@/lib/data/prisma'
import { arretDeTravail } from '@/lib/demarches/arret-de-travail/definition'
import { SAMPLES } from '@/lib/demarches/arret-de-travail/sample'
import { addDays } from '@/lib/ground/calendrier'
import type { Raw, Raws } from '@/lib/demarches/define'
import { nirKey } from '@/lib/demarches/nir'
import { siretFrom } from '@/lib/entreprises/rules'
import type { DemandeRow } from './story'

type Arret = { demande: DemandeRow; contrat: string }
const COMPTE = ['declarantNom', 'etablissement', 'contrat']

/** Les étapes déjà ouvertes d’un brouillon d’arrêt arrêté à la sienne. */
export function seenSteps({ etape }: Pick<DemandeRow, 'etape'>): string[] {
  const slugs = arretDeTravail.etapes.map(({ slug }) => slug)
  return slugs.slice(0, slugs.indexOf(etape ?? '') + 1)
}

/**
 * Ce qui est répondu dans un arrêt de travail : tout, quand il est envoyé ; les étapes d’avant la sienne et le nom du salarié, en brouillon.
 * Le numéro de sécurité sociale est chiffré comme celui de tout le monde.
 */
export function arretReponses({ demande, contrat }: Arret): Prisma.ReponseCreateManyInput[] {
  const faites = demande.envoyeeLe ? arretDeTravail.etapes.map(({ slug }) => slug) : seenSteps(demande).slice(0, -1)
  const raws = rawsOf(demande, contrat)
  return arretDeTravail.etapes.flatMap(({ slug, champs }) =>
    Object.entries(champs).flatMap(([champ, field]) => {
      const raw = raws[champ]
      if (raw === undefined || (!faites.includes(slug) && champ !== 'nomNaissance' && champ !== 'prenoms')) return []
      const { valeur, empreinte } = store(field, raw)
      const source = COMPTE.includes(champ) ? 'compte' : 'saisie'
      return [{ demandeId: demande.id, champ, siren: demande.siren, valeur: valeur as object, empreinte, source }]
    }),
  )
}

/** L’exemple d’une maladie, au nom et aux dates de cette demande. */
function rawsOf({ objet, siren, creeLe, auteurNom }: DemandeRow, contrat: string): Raws {
  const [prenoms = '', ...nom] = (/^Arrêt de travail d(?:e |’)(.+?)(?:,|$)/.exec(objet)?.[1] ?? 'Karim Haddad').split(' ')
  const cree = new Date(creeLe ?? 0).toISOString().slice(0, 10)
  return {
    ...SAMPLES.maladie?.raws,
    declarantNom: auteurNom,
    declarantEmail: 'declarant@exemple.fr',
    etablissement: siretFrom(siren, 1),
    contrat,
    prenoms,
    nomNaissance: nom.join(' '),
    nir: nirFor(objet),
    dernierJourTravaille: partsOf(addDays(cree, -2)),
    debutArret: partsOf(addDays(cree, -1)),
    finArret: partsOf(addDays(cree, 20)),
  }
}

function partsOf(iso: string): Raw {
  const [annee = '', mois = '', jour = ''] = iso.split('-')
  return { jour, mois, annee }
}

/** Un numéro fictif, le même pour un même salarié. */
function nirFor(objet: string): Raw {
  const rang = (createHash('sha256').update(objet).digest().readUInt16BE() % 900) + 100
  const numero = `1850538185${rang}`
  return { type: 'nir', numero, cle: nirKey(numero) }
}
