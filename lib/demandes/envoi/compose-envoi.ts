import 'server-only'
import { seal } from '@/lib/data/champ'
import type { Contexte, Demarche, Raws } from '@/lib/demarches/define'
import { type LigneLue, readLignes, sourceOf, textOf } from '@/lib/demarches/recap'
import { kindOf } from '@/lib/demarches/read'
import { empreinteOf, empreinteOfValue } from './empreinte'
import { Contenu, type Scelles } from './schema'

/** La démarche et ce qui a été tapé. `gardees` : d’une correction, les lignes qui restent celles de l’envoi d’avant, mot pour mot. */
type Rempli = {
  demarche: Demarche
  raws: Raws
  sources: Record<string, string>
  contexte: Contexte
  gardees?: ReadonlyMap<string, Contenu['etapes'][number]['lignes'][number]>
}

/** Ce dont un envoi est fait, au moment où la demande part. `rang` : 1 pour le premier, un de plus par correction. */
export type Matiere = {
  demande: { id: string; numero: string; siren: string; univers: string; objet: string; creeLe: Date; envoyeeLe: Date }
  rang: number
  auteur: Contenu['auteur']
  /** La démarche et ce qui a été tapé ; sans formulaire sur le portail, son seul nom. */
  formulaire: Rempli | { slug: string; version: number }
  raisonSociale: string
  pieces: Contenu['pieces']
  /** De qui elle parle, quand ce n’est pas de ce qui y est écrit : de la demande qu’elle continue. */
  sujet?: string | null
  reprise?: true
}

/** Une ligne de la table `envoi`. */
export type EnvoiRow = ReturnType<typeof composeEnvoi>

/**
 * Fige une demande : ce qui a été montré, la valeur typée de chaque réponse, et l’empreinte du tout. Un champ sensible n’y est que masqué ; sa
 * valeur est scellée à part.
 * @throws quand une valeur n’a pas la forme de son genre : rien ne part plutôt qu’un envoi illisible.
 */
export function composeEnvoi({ demande, rang, auteur, formulaire, raisonSociale, pieces, sujet, reprise }: Matiere) {
  const { id, numero, siren, univers, objet, creeLe, envoyeeLe } = demande
  const scelle: Scelles = {}
  const rempli = 'demarche' in formulaire ? formulaire : null
  const demarche =
    'demarche' in formulaire
      ? { slug: formulaire.demarche.slug, version: formulaire.demarche.version, titre: formulaire.demarche.titre, suite: formulaire.demarche.suite }
      : { ...formulaire, titre: objet, suite: [] }
  const lues = rempli ? readLignes(rempli.demarche, rempli.raws, rempli.contexte).filter(({ lignes }) => lignes.length > 0) : []
  const contenu = Contenu.parse({
    forme: 1,
    ...(reprise ? { reprise } : {}),
    demande: { id, numero, rang, objet, univers },
    demarche,
    entreprise: { siren, raisonSociale },
    auteur,
    commenceeLe: creeLe.toISOString(),
    envoyeeLe: envoyeeLe.toISOString(),
    etapes: lues.map((etape) => ({ ...etape, lignes: rempli ? etape.lignes.map((ligne) => freeze(ligne, rempli, scelle)) : [] })),
    pieces,
  })
  return {
    demandeId: id,
    siren,
    rang,
    demarche: demarche.slug,
    version: demarche.version,
    auteurId: auteur.id,
    contenu,
    scelle,
    empreinte: empreinteOf(contenu),
    sujet:
      sujet ??
      (rempli
        ? subjectOf(
            rempli.demarche,
            lues.flatMap(({ lignes }) => lignes),
          )
        : null),
  }
}

function freeze(ligne: LigneLue, { sources, contexte, gardees }: Rempli, scelle: Scelles) {
  const { champ, field, value } = ligne
  const gardee = gardees?.get(champ)
  // Une date dit les jours de la période qu’elle finit : ils suivent le début, s’il est corrigé.
  if (gardee?.genre === 'date' || gardee?.genre === 'period') return { ...gardee, texte: textOf(ligne, contexte) }
  if (gardee && !kindOf(field).sensible) return gardee
  if (gardee?.valeur && value === undefined) throw new Error(`« ${champ} » avait été envoyé, et ne se relit plus.`)
  if (value !== undefined && kindOf(field).sensible) scelle[champ] = seal(JSON.stringify(value))
  return {
    champ,
    genre: field.kind,
    label: field.label,
    texte: textOf(ligne, contexte),
    source: sourceOf(sources, ligne),
    ...(field.kind === 'certification' ? { enonce: field.texte } : {}),
    ...(field.kind === 'number' && field.unite ? { unite: field.unite } : {}),
    valeur: frozenValue(ligne, contexte),
  }
}

/** La valeur qu’un envoi garde de cette réponse : `null` sans réponse, l’empreinte à clé d’un champ sensible, jamais sa valeur. */
export function frozenValue({ field, value }: LigneLue, contexte: Contexte): unknown {
  if (value === undefined) return null
  const kind = kindOf(field)
  return kind.sensible ? { empreinte: empreinteOfValue(field.kind, value) } : (kind.freeze?.(value, field, contexte) ?? value)
}

/**
 * De qui la demande parle : l’empreinte de la première valeur sensible de celles qui, ensemble, disent l’événement (`unique`).
 * @returns `null` quand la démarche n’en a pas, ou que la valeur ne désigne personne.
 */
export function subjectOf(demarche: Demarche, lignes: readonly LigneLue[]): string | null {
  const cle = lignes.find(({ champ, field }) => demarche.unique?.includes(champ) && kindOf(field).sensible)
  if (cle?.value === undefined || kindOf(cle.field).identifies?.(cle.value) === false) return null
  return empreinteOfValue(cle.field.kind, cle.value)
}
