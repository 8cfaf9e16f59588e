import { parseField } from '#demarches/parse'
import type { Answers, Contexte, Demarche, Field, Kind, Raw, Raws, Source } from './define'
import type { KindOf, Lecture, Refus } from './kind'
import { kindOf as kindNamed } from './kinds'
import { branchesOf } from './kinds/arbre'
import { optionsOf } from './kinds/choice'

/** Le genre d’un champ : le lire, le vérifier, l’écrire. */
export const kindOf = (field: Field): KindOf<Kind> => kindNamed(field.kind)

type Nomme = { nom: string; field: Field; etape: string }
/** Ce qu’une lecture de tout le brouillon donne ; `manquants` sont les champs obligatoires vides, `fautifs` ceux qui ont été mal remplis, `connus` ceux que
 * le portail répond lui-même, et d’où. */
export type Lu = {
  reponses: Answers
  visibles: Map<string, Field>
  manquants: Map<string, string>
  fautifs: Map<string, Refus>
  connus: Map<string, Source>
}

/** Tous les champs d’une démarche, avec leur nom et leur étape. */
export const fieldsOf = (demarche: Demarche): Nomme[] =>
  demarche.etapes.flatMap((etape) => Object.entries(etape.champs).map(([nom, field]) => ({ nom, field, etape: etape.slug })))

/** La saisie de ce champ et de lui seul : un brouillon vient du navigateur, `__proto__` n’y est qu’un nom. */
export const rawOf = (raws: Raws, nom: string): Raw | undefined => (Object.hasOwn(raws, nom) ? raws[nom] : undefined)

/** Le champ tel qu’il est dans ces réponses : options et lignes calculées, colonnes sans objet retirées. */
export function resolve(field: Field, reponses: Answers, contexte: Contexte): Field {
  if (field.kind === 'choice') return { ...field, options: optionsOf(field.options, contexte) }
  if (field.kind === 'arbre') return { ...field, branches: branchesOf(field, contexte) }
  if (field.kind !== 'mois' && field.kind !== 'rows') return field
  const colonnes = Object.fromEntries(Object.entries(field.colonnes).filter(([, colonne]) => colonne.when?.(reponses, contexte) ?? true))
  if (field.kind === 'rows') return { ...field, colonnes }
  const [lignes, devant, commun] = [field.lignes(reponses, contexte), field.devant?.(reponses), field.commun?.(reponses)]
  return { ...field, colonnes, lignes: () => lignes, ...(devant ? { devant: () => devant } : {}), ...(commun ? { commun: () => commun } : {}) }
}

const chosen = (label: string): string => `Choisissez une réponse à «\u00a0${label}\u00a0».`
/** Ce qui se choisit : la phrase est l’acte. */
const CHOIX: Partial<Record<Kind, (label: string) => string>> = {
  choice: chosen,
  arbre: chosen,
  etablissement: chosen,
  contrat: chosen,
  yesno: (label) => `Répondez «\u00a0Oui\u00a0» ou «\u00a0Non\u00a0» à «\u00a0${label}\u00a0».`,
  multiple: (label) => `Cochez au moins une case de «\u00a0${label}\u00a0».`,
}
/** Ce qui se tape : comment le faire. */
const MANQUES: Partial<Record<Kind, string>> = {
  address: 'Écrivez-la ligne par ligne, par exemple 12 rue de l’Essai, 69002 Lyon.',
  siren: 'Recopiez ses 9 chiffres, par exemple 900 000 019.',
  siret: 'Recopiez ses 14 chiffres, par exemple 900 000 019 00019.',
  date: 'Indiquez le jour, le mois et l’année, par exemple 12 10 2026.',
  period: 'Indiquez les deux dates, par exemple du 05 10 2026 au 20 10 2026.',
  money: 'Indiquez un montant en euros, par exemple 1 234,56.',
  number: 'Indiquez un nombre, par exemple 5.',
  phone: 'Indiquez un téléphone, par exemple 06 39 98 12 34.',
  email: 'Indiquez une adresse, par exemple nadia.benali@exemple.fr.',
  nir: 'Recopiez les 13 signes et la clé, par exemple 1 85 05 38 185 042, clé 14.',
  iban: 'Recopiez-le depuis le RIB, par exemple FR76 3000 6000 0112 3456 7890 189.',
  mois: 'Remplissez le tableau, une ligne par mois.',
  rows: 'Ajoutez au moins une ligne.',
  certification: 'Cochez la case pour certifier l’exactitude de vos réponses.',
}
const missing = ({ manque, kind, label }: Field): string =>
  manque ?? CHOIX[kind]?.(label) ?? `«\u00a0${label}\u00a0» est obligatoire. ${MANQUES[kind] ?? 'Écrivez votre réponse.'}`

/** Ce qui est lu d’une saisie, gardé d’un tour à l’autre : seuls un tableau et ses colonnes dépendent des autres réponses. */
type Lues = Map<string, Lecture>
const isFixe = ({ kind }: Field): boolean => kind !== 'mois' && kind !== 'rows'

function parseOnce(lues: Lues, nom: string, field: Field, raw: Raw, contexte: Contexte): Lecture {
  const deja = lues.get(nom)
  if (deja) return deja
  const lecture = parseField(raw, field, contexte)
  if (isFixe(field)) lues.set(nom, lecture)
  return lecture
}

/** Lit tout, une fois, sur des réponses supposées. */
function readOnce(champs: Nomme[], raws: Raws, supposees: Answers, contexte: Contexte, lues: Lues): Lu {
  const lu: Lu = { reponses: {}, visibles: new Map(), manquants: new Map(), fautifs: new Map(), connus: new Map() }
  for (const { nom, field } of champs) {
    if (field.when && !field.when(supposees, contexte)) continue
    const concret = resolve(field, supposees, contexte)
    const raw = rawOf(raws, nom)
    lu.visibles.set(nom, concret)
    if (field.kind === 'pieces') continue
    const connu = field.connu?.(supposees, contexte)
    if (connu) {
      lu.reponses[nom] = connu.value
      lu.connus.set(nom, connu.source)
      continue
    }
    if (raw === undefined || kindOf(concret).isEmpty(raw)) {
      if (field.requis !== false) lu.manquants.set(nom, missing(field))
      continue
    }
    const lecture = parseOnce(lues, nom, concret, raw, contexte)
    if (lecture.ok) lu.reponses[nom] = lecture.value
    else lu.fautifs.set(nom, lecture)
  }
  return lu
}

/** Toutes les réponses comprises sans regarder les conditions : le point de départ du calcul. */
function guess(champs: Nomme[], raws: Raws, contexte: Contexte, lues: Lues): Answers {
  const reponses: Answers = {}
  for (const { nom, field } of champs) {
    const raw = rawOf(raws, nom)
    if (raw === undefined || field.kind === 'pieces' || !isFixe(field)) continue
    const lecture = kindOf(field).isEmpty(raw) ? null : parseOnce(lues, nom, field, raw, contexte)
    if (lecture?.ok) reponses[nom] = lecture.value
  }
  return reponses
}

/**
 * Lit le brouillon jusqu’à ce que plus rien ne bouge : une réponse dont la condition est fausse compte pour absente, et
 * peut en rendre une autre absente à son tour. Le nombre de tours est borné par celui des champs (une chaîne n’est pas plus longue).
 */
export function read(demarche: Demarche, raws: Raws, contexte: Contexte): Lu {
  const champs = fieldsOf(demarche)
  const lues: Lues = new Map()
  let lu = readOnce(champs, raws, guess(champs, raws, contexte, lues), contexte, lues)
  let texte = written(lu)
  for (let tour = 0; tour < champs.length; tour++) {
    lu = readOnce(champs, raws, lu.reponses, contexte, lues)
    const suivant = written(lu)
    if (suivant === texte) break
    texte = suivant
  }
  return lu
}

const written = ({ visibles, reponses }: Lu): string => JSON.stringify([...visibles.keys(), reponses])
