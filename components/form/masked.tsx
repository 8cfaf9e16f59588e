import type { Relire } from '@/components/form/raw'
import { Lien } from '@/components/ui/lien'

/** Sous une saisie masquée : comment la changer, et de quoi la relire tant qu’elle est à soi et n’est pas partie. */
export function Masked({ id, masque, quoi, relire }: { id: string; masque: boolean; quoi: string; relire: Relire | undefined }) {
  if (!masque && !relire?.clair) return null
  return (
    <p className="max-w-measure text-sm text-ink-2">
      {masque ? 'Enregistré et masqué. Pour le changer, effacez-le et tapez-le de nouveau. ' : 'Montré à vous seul. '}
      {relire ? (
        <Lien href={`${relire.href}#${id}`}>
          {relire.clair ? 'Masquer' : 'Afficher'}
          <span className="sr-only"> {quoi}</span>
        </Lien>
      ) : null}
    </p>
  )
}
