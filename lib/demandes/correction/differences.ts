import { formatIso, formatMonth } from '@/lib/ground/date'
import { lower } from '@/lib/ground/initiale'
import { formatMoney } from '@/lib/ground/money'
import { formatNumber } from '@/lib/ground/number'
import type { Contenu, Tableau } from '../envoi/schema'

type Ligne = Contenu['etapes'][number]['lignes'][number]
type Cellule = Tableau['lignes'][number]['cellules'][string]

const VIDE = 'non renseigné'

/**
 * Ce qu’un envoi change d’un autre, en phrases, dans l’ordre du formulaire : « Date de début : 3 mars 2026 → 4 mars 2026 ». Un tableau se dit case par
 * case ; un numéro protégé, dont le masque peut rester le même, dit seulement qu’il a changé.
 * @returns vide quand les deux disent la même chose.
 */
export function sayDifferences(avant: Contenu, apres: Contenu): string[] {
  const anciennes = new Map(lignesOf(avant).map((ligne) => [ligne.champ, ligne]))
  const neuves = lignesOf(apres)
  const restent = new Set(neuves.map(({ champ }) => champ))
  return [
    ...neuves.flatMap((ligne) => sayLigne(anciennes.get(ligne.champ), ligne)),
    ...lignesOf(avant).flatMap((ligne) => (restent.has(ligne.champ) || ligne.texte === null ? [] : [say(ligne.label, ligne.texte, 'sans objet')])),
  ]
}

const lignesOf = ({ etapes }: Contenu): Ligne[] => etapes.flatMap(({ lignes }) => lignes)
const say = (label: string, de: string, vers: string): string => `${label}\u00a0: ${de} → ${vers}`

function sayLigne(avant: Ligne | undefined, apres: Ligne): string[] {
  if (apres.genre === 'certification' || JSON.stringify(avant?.valeur ?? null) === JSON.stringify(apres.valeur)) return []
  const { label } = apres
  if ((apres.genre === 'mois' || apres.genre === 'rows') && avant?.genre === apres.genre && avant.valeur && apres.valeur)
    return sayTableau(label, avant.valeur, apres.valeur)
  const [de, vers] = [avant?.texte ?? VIDE, apres.texte ?? VIDE]
  return [de === vers ? `${label}\u00a0: numéro changé, masqué ici` : say(label, de, vers)]
}

function sayTableau(label: string, avant: Tableau, apres: Tableau): string[] {
  const cle = (ligne: Tableau['lignes'][number], rang: number) => ligne.cle ?? String(rang)
  const lignes = new Map(avant.lignes.map((ligne, rang) => [cle(ligne, rang), ligne.cellules]))
  const neuves = new Map(apres.lignes.map((ligne, rang) => [cle(ligne, rang), ligne.cellules]))
  return [...new Set([...neuves.keys(), ...lignes.keys()])].flatMap((nom) =>
    apres.colonnes.flatMap(({ nom: colonne, label: titre, genre }) => {
      const [de, vers] = [lignes.get(nom)?.[colonne], neuves.get(nom)?.[colonne]]
      if (JSON.stringify(de) === JSON.stringify(vers)) return []
      return [say(`${label}, ${nameOf(nom)}, ${lower(titre)}`, sayCellule(de, genre), sayCellule(vers, genre))]
    }),
  )
}

const nameOf = (cle: string): string => (/^\d{4}-\d{2}$/.test(cle) ? formatMonth(cle) : /^\d+$/.test(cle) ? `ligne ${Number(cle) + 1}` : cle)

function sayCellule(valeur: Cellule | undefined, genre: Tableau['colonnes'][number]['genre']): string {
  if (valeur === undefined || valeur === '') return VIDE
  if (typeof valeur === 'object') return valeur.libelle
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  if (typeof valeur === 'number') return genre === 'money' ? formatMoney(valeur) : formatNumber(valeur)
  return genre === 'date' ? formatIso(valeur) : valeur
}
