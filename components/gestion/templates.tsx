import { Lien } from '@/components/ui/lien'
import { unfilled } from '@/lib/demandes/gestion/modeles-reponse'
import { routes } from '@/lib/ground/routes'

type TemplatesProps = { numero: string; modeles: { choisi: string | undefined; tous: readonly { code: string; nom: string; texte: string }[] } }

/** Les réponses usuelles, remplies pour cette demande : chacune se lit avant de servir, et ce qui reste à écrire à la main est dit. */
export const Templates = ({ numero, modeles: { choisi, tous } }: TemplatesProps) => (
  <details className="mt-4">
    <summary className="button button--small unmarked w-fit">Partir d’un modèle</summary>
    <ul className="sheet mt-3 *:border-line *:px-4 *:py-3 *:not-first:border-t">
      {tous.map(({ code, nom, texte }) => {
        const reste = unfilled(texte)
        return (
          <li key={code}>
            <h3 className="text-md">{nom}</h3>
            <p className="my-2 max-w-measure text-sm whitespace-pre-line text-ink-2">{texte}</p>
            {reste ? (
              <p className="text-sm">
                Reste à écrire{'\u00a0'}: {reste}
              </p>
            ) : null}
            <Lien href={routes.gestionModele(numero, code)} aria-current={code === choisi ? 'true' : undefined}>
              Écrire à partir de ce modèle<span className="sr-only">, {nom}</span>
            </Lien>
          </li>
        )
      })}
    </ul>
  </details>
)
