import { fieldsOf } from '@/lib/demarches/read'
import { findDemarche } from '@/lib/demarches/registre'
import type { Contenu } from '../envoi/schema'

/** Une réponse que la gestion peut faire corriger, telle qu’elle a été envoyée. */
export type Correctable = { champ: string; label: string; texte: string | null; etape: string }

/**
 * Les réponses d’un envoi que le client peut corriger d’ici : ni une certification, ni ce que le portail répond lui-même. Le formulaire a changé depuis, ou la
 * demande n’en a pas : aucune, la suite est un message.
 */
export function correctablesOf(envoi: Pick<Contenu, 'demarche' | 'etapes'> | null): Correctable[] {
  const demarche = envoi ? findDemarche(envoi.demarche.slug) : null
  if (!envoi || !demarche || demarche.version !== envoi.demarche.version) return []
  const champs = new Map(fieldsOf(demarche).map(({ nom, field }) => [nom, field]))
  return envoi.etapes.flatMap(({ titre, lignes }) =>
    lignes.flatMap(({ champ, label, texte, genre, source }) => {
      const field = champs.get(champ)
      const connu = field?.connu !== undefined && source !== 'saisie'
      return !field || connu || genre === 'certification' ? [] : [{ champ, label, texte, etape: titre }]
    }),
  )
}
