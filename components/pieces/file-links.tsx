import { Icon } from '@/components/ui/icon'
import { fileSize } from '@/lib/demandes/rules'

/** `cle` : le fichier est au coffre ; vrai suffit, le navigateur n’a pas à savoir où. */
export type FichierNomme = { id: string; fichierNom: string | null; taille: number | null; cle: string | boolean | null }

/** Des fichiers reçus, que l’on relit. Sans coffre (le monde d’exemple), le nom seul. */
export function FileLinks({ fichiers }: { fichiers: readonly FichierNomme[] }) {
  const nommes = fichiers.filter((f) => f.fichierNom !== null)
  if (nommes.length === 0) return null
  return (
    <ul className="border-y border-line">
      {nommes.map(({ id, fichierNom, taille, cle }) => (
        <li className="file" key={id}>
          <Icon name="file-text" />
          <span className="font-medium wrap-anywhere">
            {cle ? (
              <a href={`/api/pieces/${id}`} download>
                {fichierNom}
              </a>
            ) : (
              fichierNom
            )}
            <span className="flex flex-wrap gap-x-2 text-ink-2">{fileSize(taille)}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
