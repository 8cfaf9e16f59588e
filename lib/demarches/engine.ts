import type { Answers, Contexte, Defaut, Demarche, Etape, Faute, Field, PieceAttendue, Raw, Raws, Source } from './define'
import { fieldsOf, kindOf, type Lu, rawOf, read, resolve } from './read'

export type EtatEtape = 'a_faire' | 'en_cours' | 'complete' | 'a_corriger'
/** Une étape jugée : tout ce qui est compris à ce jour, et les phrases d’erreur de ses champs (ceux dont la condition est fausse n’y sont pas). */
export type EtapeJugee = {
  reponses: Answers
  erreurs: Record<string, string>
  parties: Record<string, string>
  /** Les cases fautives d’un tableau, une par ligne au plus. */
  fautes: Record<string, Faute[]>
  avertissements: Defaut[]
}
/** Tout le brouillon jugé. */
export type Jugement = {
  reponses: Answers
  erreurs: Record<string, string>
  etapes: { slug: string; etat: EtatEtape }[]
  avertissements: Defaut[]
  pieces: PieceAttendue[]
  complet: boolean
}
/** L’étape de ce nom, ou `null`. */
export const etapeOf = (demarche: Demarche, slug: string): Etape | null => demarche.etapes.find((etape) => etape.slug === slug) ?? null

/** Un champ à l’écran : `visible`, sa condition est vraie ; `connu`, ce que le portail y répond lui-même, en mots, et d’où. */
export type ChampVisible = { nom: string; field: Field; visible: boolean; connu: { texte: string; source: Source } | null }

/** Les champs de l’étape tels qu’ils sont dans ces réponses : options, lignes et colonnes calculées. */
export function champsVisibles(etape: Etape, reponses: Answers, contexte: Contexte): ChampVisible[] {
  return Object.entries(etape.champs).map(([nom, brut]) => {
    const field = resolve(brut, reponses, contexte)
    const connu = brut.connu?.(reponses, contexte)
    return {
      nom,
      field,
      visible: brut.when?.(reponses, contexte) ?? true,
      connu: connu ? { texte: kindOf(field).toText(connu.value, field, contexte), source: connu.source } : null,
    }
  })
}

/**
 * Ce que les réponses proposent aux cases laissées vides de cette étape, champ par champ, dans leur ordre : l’un peut venir d’un autre.
 * @param raws tout le brouillon, l’étape comprise, tel que tapé.
 * @returns les champs qui changent, entiers ; une partie tapée (le jour d’une date) y reste.
 */
export function proposals(demarche: Demarche, slug: string, raws: Raws, contexte: Contexte): Raws {
  const faites: Raws = {}
  for (const [nom, field] of Object.entries(etapeOf(demarche, slug)?.champs ?? {})) {
    if (!field.propose) continue
    const lu = read(demarche, { ...raws, ...faites }, contexte)
    const propose = lu.visibles.has(nom) && !lu.connus.has(nom) ? field.propose(lu.reponses, contexte) : null
    const complete = propose === null ? null : completed(rawOf(raws, nom), propose)
    if (complete !== null) faites[nom] = complete
  }
  return faites
}

/** La saisie, ses cases vides remplies ; `null` quand il n’y en avait pas. */
function completed(raw: Raw | undefined, propose: Raw): Raw | null {
  if (raw === undefined || raw === '') return propose
  if (typeof raw === 'string' || Array.isArray(raw) || typeof propose === 'string' || Array.isArray(propose)) return null
  const remplies = Object.entries(propose).filter(([partie]) => !raw[partie])
  return remplies.length === 0 ? null : { ...raw, ...Object.fromEntries(remplies) }
}

/** Ce que le formulaire de l’étape envoie, champ par champ de la définition, et rien d’autre. */
export function readEtape(etape: Etape, form: FormData): Raws {
  return Object.fromEntries(
    Object.entries(etape.champs)
      .filter(([, field]) => field.kind !== 'pieces')
      .map(([nom, field]) => [nom, kindOf(field).read(form, nom, field)]),
  )
}

/** Ce qui est compris, tableaux à corriger compris : leurs lignes justes se jugent aussi. */
const understoodOf = (lu: Lu): Answers => ({
  ...lu.reponses,
  ...Object.fromEntries([...lu.fautifs].flatMap(([nom, { compris }]) => (compris === undefined ? [] : [[nom, compris]]))),
})

const rowOf = (partie: string | undefined): string => partie?.split('.')[0] ?? ''

/** Les défauts d’ensemble qui parlent d’un champ visible et encore sans erreur ; un seul par champ, par ligne dans un tableau. */
function checkOf(demarche: Demarche, lu: Lu, contexte: Contexte): Map<string, Defaut[]> {
  const defauts = new Map<string, Defaut[]>()
  for (const defaut of demarche.check(understoodOf(lu), contexte)) {
    const { champ, partie } = defaut
    if (!lu.visibles.has(champ) || lu.manquants.has(champ)) continue
    const deja = defauts.get(champ) ?? []
    const fautes = [...(lu.fautifs.get(champ)?.fautes ?? []), ...deja]
    const libre = partie ? fautes.every((faute) => rowOf(faute.partie) !== rowOf(partie)) : deja.length === 0
    if (libre && (partie || !lu.fautifs.has(champ))) defauts.set(champ, [...deja, defaut])
  }
  return defauts
}

/** Les cases fautives de ce champ, ligne par ligne. */
function cellsOf(nom: string, lu: Lu, defauts: Map<string, Defaut[]>): Faute[] {
  const fautes = [
    ...(lu.fautifs.get(nom)?.fautes ?? []),
    ...(defauts.get(nom) ?? []).flatMap(({ partie, message }) => (partie ? [{ partie, message }] : [])),
  ]
  return fautes.sort((a, b) => (Number.parseInt(a.partie, 10) || 0) - (Number.parseInt(b.partie, 10) || 0))
}

/** Les erreurs, dans l’ordre où les champs se présentent ; un tableau dit combien de ses lignes sont à corriger. */
function errorsOf(noms: Iterable<string>, lu: Lu, defauts: Map<string, Defaut[]>): Record<string, string> {
  const erreurs: Record<string, string> = {}
  for (const nom of noms) {
    const [premiere, ...autres] = cellsOf(nom, lu, defauts)
    const tableau = premiere && autres.length > 0 ? `${autres.length + 1} lignes sont à corriger. ${premiere.message}` : premiere?.message
    const message = lu.manquants.get(nom) ?? tableau ?? lu.fautifs.get(nom)?.message ?? defauts.get(nom)?.[0]?.message
    if (message) erreurs[nom] = message
  }
  return erreurs
}

/** Ce qui étonne, dans ce qui est compris. */
export const warningsOf = (demarche: Demarche, lu: Lu, contexte: Contexte): Defaut[] =>
  demarche.avertir(understoodOf(lu), contexte).filter(({ champ }) => lu.visibles.has(champ))

/**
 * Juge une étape, sur toutes les réponses du brouillon. Les pièces ne s’y jugent pas : `judge` les compte.
 * @param raws tout le brouillon, l’étape comprise.
 */
export function judgeEtape(demarche: Demarche, slug: string, raws: Raws, contexte: Contexte): EtapeJugee {
  const lu = read(demarche, raws, contexte)
  const noms = Object.keys(etapeOf(demarche, slug)?.champs ?? {})
  const defauts = checkOf(demarche, lu, contexte)
  const cases = noms.map((nom) => [nom, cellsOf(nom, lu, defauts)] as const)
  return {
    reponses: understoodOf(lu),
    erreurs: errorsOf(noms, lu, defauts),
    parties: Object.fromEntries(
      cases.flatMap(([nom, [premiere]]) => {
        const partie = premiere?.partie ?? lu.fautifs.get(nom)?.partie
        return partie ? [[nom, partie]] : []
      }),
    ),
    fautes: Object.fromEntries(cases.filter(([, fautes]) => fautes.length > 0)),
    avertissements: warningsOf(demarche, lu, contexte).filter(({ champ }) => noms.includes(champ)),
  }
}

/** La phrase qui nomme les pièces encore attendues ; `null` quand il n’en manque pas. Le navigateur la redit à mesure qu’elles arrivent. */
export function missingPieces(manque: readonly string[]): string | null {
  if (manque.length === 0) return null
  return manque.length === 1
    ? `Il manque une pièce\u00a0: ${manque[0]}. Ajoutez-la en PDF, JPEG ou PNG, par exemple une photo lisible.`
    : `Il manque ${manque.length} pièces\u00a0: ${manque.join(', ')}. Ajoutez-les en PDF, JPEG ou PNG, par exemple des photos lisibles.`
}

/** Les pièces exigées qui n’ont pas de fichier. */
const awaitedOf = (pieces: PieceAttendue[], recues: readonly string[]): string[] =>
  pieces.filter((piece) => piece.requise && !piece.plusTard && !recues.includes(piece.cle)).map((piece) => piece.libelle)

/** Vrai quand la personne a répondu elle-même à un champ de l’étape : une valeur proposée ne compte pas. */
function hasOwnAnswer(etape: Etape, raws: Raws, contexte: Contexte): boolean {
  return Object.entries(etape.champs).some(([nom, field]) => {
    const raw = rawOf(raws, nom)
    if (raw === undefined || kindOf(field).isEmpty(raw)) return false
    if (field.memoire === 'entreprise' || field.connu?.({}, contexte)) return false
    const propose = field.prefill?.(contexte)
    return !propose || JSON.stringify(propose.raw) !== JSON.stringify(raw)
  })
}

/**
 * Juge tout : ce que montrent le récapitulatif et la barre, ce que l’envoi exige. Les avertissements n’empêchent rien.
 * Une étape est à corriger quand ce qui y est écrit ne va pas ; en cours quand il y manque quelque chose ; complète quand elle a été vue et que rien n’y manque.
 * @param vues les étapes déjà visitées. @param piecesRecues les clés d’emplacement qui ont un fichier.
 */
export function judge(demarche: Demarche, raws: Raws, contexte: Contexte, vues: readonly string[], piecesRecues: readonly string[]): Jugement {
  const lu = read(demarche, raws, contexte)
  const defauts = checkOf(demarche, lu, contexte)
  const pieces = demarche.pieces(lu.reponses, contexte)
  const manque = missingPieces(awaitedOf(pieces, piecesRecues))
  const champPieces = [...lu.visibles].find(([, field]) => field.kind === 'pieces')?.[0]
  if (manque && champPieces) lu.manquants.set(champPieces, manque)

  const etapes = demarche.etapes.map((etape) => {
    const noms = Object.keys(etape.champs)
    const vue = vues.includes(etape.slug)
    let etat: EtatEtape = vue ? 'complete' : 'a_faire'
    if (noms.some((nom) => lu.fautifs.has(nom) || defauts.has(nom))) etat = 'a_corriger'
    else if (vue ? noms.some((nom) => lu.manquants.has(nom)) : hasOwnAnswer(etape, raws, contexte)) etat = 'en_cours'
    return { slug: etape.slug, etat }
  })
  const erreurs = errorsOf(lu.visibles.keys(), lu, defauts)
  const avertissements = warningsOf(demarche, lu, contexte)
  return { reponses: lu.reponses, erreurs, etapes, avertissements, pieces, complet: Object.keys(erreurs).length === 0 }
}

/** Les valeurs proposées à l’ouverture d’un brouillon, et d’où vient chacune. */
export function prefill(demarche: Demarche, contexte: Contexte): { raws: Raws; sources: Record<string, string> } {
  const raws: Raws = {}
  const sources: Record<string, string> = {}
  for (const { nom, field } of fieldsOf(demarche)) {
    const propose = field.prefill?.(contexte)
    if (!propose) continue
    raws[nom] = propose.raw
    sources[nom] = propose.source
  }
  return { raws, sources }
}
