import type { Answers, Contexte, Demarche, Field, Raws, Source, Value } from '@/lib/demarches/define'
import { fieldsOf, read, resolve } from '@/lib/demarches/read'
import { certificationsOf } from '../brouillon/rules'
import type { Contenu } from '../envoi/schema'
import type { Formulaire } from './queries'

/** Une réponse, telle qu’un envoi l’a figée. */
export type Ligne = Contenu['etapes'][number]['lignes'][number]

/** L’IBAN d’une correction : l’entreprise l’a-t-elle déjà donné (`null` : nul ne le sait), et est-il un autre que celui qui a été envoyé ? */
export type Iban = { connu: boolean | null; change: boolean }

/** Une démarche et ce qu’elle sait, pour juger des réponses. */
type Juge = { demarche: Demarche; contexte: Contexte }

/**
 * De quoi juger une correction : `avant`, ce qui a été envoyé ; `apres`, le même où n’a bougé que ce qui est demandé et ce qui en découle ; `gardees`,
 * les lignes qui restent celles de l’envoi, mot pour mot.
 */
export type Tenues = { avant: Juge; apres: Juge; gardees: ReadonlyMap<string, Ligne> }

/**
 * Tient à ce qui a été envoyé tout ce qu’une correction ne change pas : un établissement fermé depuis, un contrat nouveau, le mois qui passe n’y
 * récrivent rien. Ce que le portail répond d’après une réponse corrigée (la franchise du contrat choisi, le RIB d’un IBAN) la suit, et lui seul.
 * @param champs ce qui est à corriger. @param raws ce qui a été envoyé, et ce qui est tapé par-dessus.
 */
export function keepSent({ demarche, contexte, raws: avant, envoi }: Formulaire, champs: readonly string[], raws: Raws, iban: Iban): Tenues {
  const lignes = new Map(envoi.etapes.flatMap((etape) => etape.lignes).map((ligne) => [ligne.champ, ligne]))
  const apres = { ...contexte, ibanConnu: iban.connu }
  const depuis = iban.change ? contexte : apres
  const rien = new Set<string>()
  const envoyees = read(hold(demarche, lignes, rien, null), avant, depuis).reponses
  const sue = { reponses: envoyees, contexte: depuis }
  let libres = new Set([...champs, ...certificationsOf(demarche).map(([nom]) => nom)])
  for (;;) {
    const tenue = hold(demarche, lignes, libres, sue)
    const { reponses } = read(tenue, raws, apres)
    const suivent = fieldsOf(demarche).flatMap(({ nom, field }) =>
      lignes.has(nom) && !libres.has(nom) && shapeOf(field, envoyees, depuis) !== shapeOf(field, reponses, apres) ? [nom] : [],
    )
    if (suivent.length === 0)
      return {
        avant: { demarche: hold(demarche, lignes, rien, sue), contexte: depuis },
        apres: { demarche: tenue, contexte: apres },
        gardees: new Map([...lignes].filter(([nom]) => !libres.has(nom))),
      }
    libres = new Set([...libres, ...suivent])
  }
}

/** Ce que le portail fait d’un champ d’après les autres réponses : y répondre, ou choisir les lignes et les colonnes d’un tableau. */
function shapeOf(field: Field, reponses: Answers, contexte: Contexte): string {
  const concret = resolve(field, reponses, contexte)
  const colonnes = concret.kind === 'mois' || concret.kind === 'rows' ? Object.keys(concret.colonnes) : []
  const lignes = concret.kind === 'mois' ? concret.lignes(reponses, contexte).map(({ cle }) => cle) : []
  return JSON.stringify([field.connu?.(reponses, contexte) ?? null, colonnes, lignes])
}

type Sue = { reponses: Answers; contexte: Contexte }

/** La démarche où un champ qui n’est pas libre répond ce qui a été envoyé, et se montre s’il l’était, tant que la correction n’en change pas la condition. */
const hold = (demarche: Demarche, lignes: ReadonlyMap<string, Ligne>, libres: ReadonlySet<string>, sue: Sue | null): Demarche => ({
  ...demarche,
  etapes: demarche.etapes.map((etape) => ({
    ...etape,
    champs: Object.fromEntries(
      Object.entries(etape.champs).map(([nom, field]) => {
        const ligne = lignes.get(nom)
        return [nom, { ...field, ...heldWhen(field, ligne !== undefined, sue), ...(ligne && !libres.has(nom) ? heldAnswer(ligne) : {}) }]
      }),
    ),
  })),
})

function heldWhen({ kind, when }: Field, montre: boolean, sue: Sue | null): Pick<Field, 'when'> {
  if (!when || kind === 'pieces') return {}
  const valait = sue && when(sue.reponses, sue.contexte)
  return {
    when: (reponses, contexte) => {
      const vaut = valait === null ? null : when(reponses, contexte)
      return vaut === null || vaut === valait ? montre : vaut
    },
  }
}

/** La valeur comprise qu’un envoi a figée. Un numéro protégé et un tableau n’y sont pas tels qu’ils se comprennent : ce qui a été tapé se relit. */
function heldAnswer(ligne: Ligne): Pick<Field, 'connu'> {
  const { genre, valeur } = ligne
  if (genre === 'nir' || genre === 'iban' || genre === 'mois' || genre === 'rows' || genre === 'certification') return {}
  const value = valeur === null ? null : understood(ligne)
  return { connu: () => (value === null ? null : { value, source: ligne.source as Source }) }
}

function understood({ genre, valeur }: Ligne): Value {
  if (valeur === null) return null
  if (genre === 'choice' || genre === 'arbre') return valeur.code
  if (genre === 'multiple') return valeur.map(({ code }) => code)
  if (genre === 'etablissement') return valeur.siret
  if (genre === 'contrat') return valeur.reference
  return valeur as Value
}
