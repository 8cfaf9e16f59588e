import { createHash } from 'node:crypto'
import { store } from '@/lib/demandes/brouillon/reponse'
import type { Prisma } from '@/lib/data/prisma'
import type { Demarche, Raw } from '@/lib/demarches/define'
import { EXEMPLES } from '@/lib/demarches/generated/exemples'
import { nirKey } from '@/lib/demarches/nir'
import { findDemarche } from '@/lib/demarches/registre'
import type { DemandeRow } from './story'

const COMPTE = ['declarantNom', 'etablissement', 'contrat']

/** Les étapes déjà ouvertes d’un brouillon arrêté à la sienne. */
export function seenSteps({ demarche, etape }: Pick<DemandeRow, 'demarche' | 'etape'>): string[] {
  const slugs = stepsOf(findDemarche(demarche))
  return slugs.slice(0, slugs.indexOf(etape ?? '') + 1)
}

/**
 * Ce qui est répondu à la démarche d’une demande : tout, quand elle est envoyée ; les étapes d’avant la sienne et le nom du salarié, en
 * brouillon ; rien, quand elle ne vient pas d’un formulaire. Le numéro de sécurité sociale est chiffré comme celui de tout le monde.
 */
export function reponsesOf(demande: DemandeRow, contrat: string): Prisma.ReponseCreateManyInput[] {
  const demarche = findDemarche(demande.demarche)
  if (!demarche) return []
  const faites = demande.envoyeeLe ? stepsOf(demarche) : seenSteps(demande).slice(0, -1)
  const raws = EXEMPLES[demarche.slug]?.raconter(recitOf(demande, contrat)) ?? {}
  return demarche.etapes.flatMap(({ slug, champs }) =>
    Object.entries(champs).flatMap(([champ, field]) => {
      const raw = raws[champ]
      if (raw === undefined || (!faites.includes(slug) && champ !== 'nomNaissance' && champ !== 'prenoms')) return []
      const { valeur, empreinte } = store(field, raw)
      const source = COMPTE.includes(champ) ? 'compte' : 'saisie'
      return [{ demandeId: demande.id, champ, siren: demande.siren, valeur: valeur as object, empreinte, source }]
    }),
  )
}

const stepsOf = (demarche: Demarche | null): string[] => demarche?.etapes.map(({ slug }) => slug) ?? []

/** « Arrêt de travail de Bruno Salvi, envoyé deux fois » parle de Bruno Salvi. */
function recitOf({ objet, siren, creeLe, auteurNom }: DemandeRow, contrat: string) {
  const [prenoms = '', ...nom] = (/^.* d(?:e |’)(\p{Lu}[^,]*)/u.exec(objet)?.[1] ?? 'Karim Haddad').split(' ')
  const cree = new Date(creeLe ?? 0).toISOString().slice(0, 10)
  return { declarant: auteurNom, siren, contrat, prenoms, nom: nom.join(' '), nir: nirFor(objet), cree }
}

/** Un numéro fictif, le même pour un même salarié. */
function nirFor(objet: string): Raw {
  const rang = (createHash('sha256').update(objet).digest().readUInt16BE() % 900) + 100
  const numero = `1850538185${rang}`
  return { type: 'nir', numero, cle: nirKey(numero) }
}
