import 'server-only'
import { unseal } from '@/lib/data/champ'
import { empreinteOf, empreinteOfValue } from './empreinte'
import { Contenu, Scelles } from './schema'

/** Une ligne de la table, telle que la base la rend ; `scelle` n’est lisible que du rôle système. */
export type EnvoiGarde = {
  demandeId: string
  siren: string
  rang: number
  demarche: string
  version: number
  auteurId: string
  contenu: unknown
  empreinte: string
  scelle?: unknown
}

/** Ce qui ne tient plus : l’empreinte, l’accord des colonnes et du contenu, ou une valeur scellée. */
export type Alteration = 'empreinte' | 'colonnes' | 'scelle'

/**
 * Relit un envoi et dit s’il est tel qu’il a été figé : un octet changé dans le contenu, une ligne portée à une autre demande, une valeur scellée
 * échangée se voient.
 * @returns `null` quand tout tient.
 */
export function alterationOf(garde: EnvoiGarde): Alteration | null {
  if (empreinteOf(garde.contenu) !== garde.empreinte) return 'empreinte'
  const contenu = Contenu.parse(garde.contenu)
  const { demande, demarche, entreprise, auteur } = contenu
  const dites = [demande.id, entreprise.siren, demande.rang, demarche.slug, demarche.version, auteur.id]
  const tenues = [garde.demandeId, garde.siren, garde.rang, garde.demarche, garde.version, garde.auteurId]
  if (dites.some((dite, i) => dite !== tenues[i])) return 'colonnes'
  return garde.scelle === undefined || sealsHold(contenu, garde.scelle) ? null : 'scelle'
}

function sealsHold({ etapes }: Contenu, garde: unknown): boolean {
  const scelles = Scelles.parse(garde)
  const attendues = etapes.flatMap(({ lignes }) =>
    lignes.flatMap((l) => ((l.genre === 'nir' || l.genre === 'iban') && l.valeur ? [{ champ: l.champ, genre: l.genre, ...l.valeur }] : [])),
  )
  return (
    attendues.length === Object.keys(scelles).length &&
    attendues.every(({ champ, genre, empreinte }) => {
      try {
        return empreinteOfValue(genre, JSON.parse(unseal(scelles[champ] ?? ''))) === empreinte
      } catch {
        return false
      }
    })
  )
}
