import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import type { Voisine } from '@/lib/demandes/gestion/list-voisines'
import { routes } from '@/lib/ground/routes'

/** Ce qu’un acte vient de faire, là où l’adresse `#envoi` ramène, et la demande suivante : on n’a pas à retourner la chercher. */
export function DoneNotice({ suite, suivante }: { suite: { bon: boolean; phrase: string } | null; suivante: Voisine | null }) {
  if (!suite) return null
  return (
    <div id="envoi" tabIndex={-1}>
      <Notice kind={suite.bon ? 'ok' : 'danger'} role={suite.bon ? 'status' : 'alert'}>
        <p>{suite.phrase}</p>
        {suite.bon && suivante ? (
          <p>
            <Lien href={routes.gestionDemande(suivante.numero)}>Suivante&nbsp;: {suivante.objet}</Lien>
          </p>
        ) : null}
      </Notice>
    </div>
  )
}
