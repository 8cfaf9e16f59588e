import { CopyButton } from '@/components/demarches/copy-button'
import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Route } from '@/components/ui/route'
import { routes } from '@/lib/http/routes'

type SentViewProps = {
  siren: string
  numero: string
  objet: string
  quand: string
  demarche: { slug: string; suite: readonly string[]; encore: string } | null
}

/** Envoyée : le numéro, ce qui se passe ensuite et quand, le récépissé. */
export function SentView({ siren, numero, objet, quand, demarche }: SentViewProps) {
  return (
    <CompanyPage siren={siren} titre="Votre demande est envoyée" via={[{ href: routes.rubrique(siren, 'demandes'), label: 'Mes demandes' }]}>
      <div className="columns">
        <div className="stack-lg">
          <Notice kind="ok">
            <p>
              <b>{objet}</b>, envoyée {quand}.
            </p>
            <p>
              Son numéro{'\u00a0'}: <strong className="num">{numero}</strong> <CopyButton texte={numero} />
            </p>
          </Notice>
          {demarche ? (
            <section aria-labelledby="suite">
              <h2 id="suite" className="section-head">
                Ce qui se passe ensuite
              </h2>
              <Route small stops={demarche.suite.map((phrase) => ({ id: phrase, titre: phrase }))} />
            </section>
          ) : null}
          <div className="actions">
            <ButtonLink variant="primary" href={routes.demande(siren, numero)}>
              Suivre cette demande
            </ButtonLink>
            <a className="button" href={routes.recu(numero)}>
              Télécharger le récépissé (PDF)
            </a>
            {demarche ? (
              <ButtonLink variant="quiet" href={routes.demarche(siren, demarche.slug)}>
                {demarche.encore}
              </ButtonLink>
            ) : null}
          </div>
        </div>
      </div>
    </CompanyPage>
  )
}
