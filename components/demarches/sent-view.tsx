import { CopyButton } from '@/components/ui/copy-button'
import { CompanyPage } from '@/components/entreprises/company-page'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Route } from '@/components/ui/route'
import { routes } from '@/lib/ground/routes'

type SentViewProps = {
  siren: string
  numero: string
  objet: string
  quand: string
  /** À qui l’accusé de réception a été adressé : l’adresse de la personne, ou le nom d’un autre. */
  destinataire: string
  /** Ce qui avait été annoncé en envoyant ; `null` quand la demande n’est pas venue d’un formulaire : elle n’a pas d’accusé de réception. */
  suite: readonly string[] | null
  /** La démarche à refaire, si son formulaire est toujours ouvert. */
  encore: { slug: string; texte: string } | null
}

/** Envoyée : le numéro, ce qui se passe ensuite et quand, l’accusé de réception. */
export function SentView({ siren, numero, objet, quand, destinataire, suite, encore }: SentViewProps) {
  // La première étape annoncée, le numéro et l’accusé, est faite : elle est dite au passé, au-dessus.
  const ensuite = suite?.slice(1) ?? []
  return (
    <CompanyPage siren={siren} titre="Votre demande est envoyée" via={[{ href: routes.rubrique(siren, 'demandes'), label: 'Mes demandes' }]}>
      <div className="columns">
        <div className="stack-lg">
          <Notice kind="ok">
            <p>
              <b>{objet}</b>, envoyée {quand}.
            </p>
            {suite ? (
              <p>
                L’accusé de réception a été adressé à <strong>{destinataire}</strong>.
              </p>
            ) : null}
            <p>
              Son numéro{'\u00a0'}: <strong className="num">{numero}</strong> <CopyButton texte={numero} />
            </p>
          </Notice>
          {ensuite.length > 0 ? (
            <section aria-labelledby="suite">
              <h2 id="suite" className="mb-3">
                Ce qui se passe ensuite
              </h2>
              <Route small stops={ensuite.map((phrase) => ({ id: phrase, titre: phrase }))} />
            </section>
          ) : null}
          <div className="actions">
            <ButtonLink variant="primary" href={routes.demande(siren, numero)}>
              Suivre cette demande
            </ButtonLink>
            {suite ? (
              <a className="button" href={routes.recu(numero)}>
                Télécharger l’accusé de réception (PDF)
              </a>
            ) : null}
            {encore ? (
              <ButtonLink variant="quiet" href={routes.demarche(siren, encore.slug)}>
                {encore.texte}
              </ButtonLink>
            ) : null}
          </div>
        </div>
      </div>
    </CompanyPage>
  )
}
