import { Icon } from '@/components/ui/icon'
import { ANALYSES_CLIENT, ANALYSES_GESTION } from '@/lib/copy/piece'
import type { Analyse } from '@/lib/demandes/pieces/rules'
import { fileSize } from '@/lib/demandes/rules'

/** `cle` : le fichier est au coffre ; vrai suffit, le navigateur n’a pas à savoir où. */
export type FichierNomme = { id: string; fichierNom: string | null; taille: number | null; cle: string | boolean | null; analyse: Analyse | null }

/**
 * Des fichiers reçus, que l’on relit, et ce qu’en dit l’antivirus. Sans coffre (le monde d’exemple), le nom seul.
 * @param gestion lus par la gestion, qui n’ouvre rien avant le verdict ; infecté, un fichier ne s’ouvre de nulle part.
 */
export function FileLinks({ fichiers, gestion = false }: { fichiers: readonly FichierNomme[]; gestion?: boolean }) {
  const nommes = fichiers.filter((f) => f.fichierNom !== null)
  if (nommes.length === 0) return null
  return (
    <ul className="border-y border-line">
      {nommes.map(({ id, fichierNom, taille, cle, analyse }) => {
        const dit = cle && analyse ? (gestion ? ANALYSES_GESTION : ANALYSES_CLIENT)[analyse] : null
        const ferme = analyse === 'infectee' || (gestion && (analyse === 'en_attente' || analyse === 'erreur'))
        return (
          <li className="file" key={id}>
            <Icon name="file-text" />
            <span className="font-medium wrap-anywhere">
              {cle && !ferme ? (
                <a href={`/api/pieces/${id}`} download>
                  {fichierNom}
                </a>
              ) : (
                fichierNom
              )}
              <span className={`flex flex-wrap gap-x-2 ${analyse === 'infectee' ? 'font-medium text-danger' : 'text-ink-2'}`}>
                {fileSize(taille)}
                {dit ? ` · ${dit}` : ''}
              </span>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
