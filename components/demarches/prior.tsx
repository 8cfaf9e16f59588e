import type { ReactNode } from 'react'
import { Bloc, keyOf } from '@/components/public/faq-entry'
import { ButtonLink } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Status } from '@/components/ui/status'
import type { AvantLu, DemandeEnCours } from '@/lib/avant/queries'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

/** « Avant d’écrire » : les demandes en cours sur le sujet, la démarche dédiée, les questions de l’aide (dessin 28). */
export function Prior({ siren, avant: { sujet, demandes, encore, formulaire, questions } }: { siren: string; avant: AvantLu }) {
  const nombre = demandes.length + (formulaire ? 1 : 0) + questions.length
  if (nombre === 0) return null
  return (
    <section className="mt-10" aria-labelledby="avant">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="avant">Avant d’écrire{'\u00a0'}: la réponse est peut-être ici</h2>
        <p className="text-sm text-ink-2">
          {plural(nombre, 'proposition')} pour «{'\u00a0'}
          {sujet}
          {'\u00a0'}»
        </p>
      </div>
      <div className="sheet *:not-first:border-t *:not-first:border-line">
        {demandes.map((demande) => (
          <Pending key={demande.numero} siren={siren} demande={demande} />
        ))}
        {encore ? (
          <p className="px-5 py-3 text-sm">
            <Lien href={routes.rubrique(siren, 'demandes')}>Voir toutes vos demandes</Lien>
          </p>
        ) : null}
        {formulaire ? (
          <Row
            icon="file-pen-line"
            genre="Une démarche dédiée existe"
            acte={{ href: routes.demarche(siren, formulaire.slug), texte: 'Commencer', quoi: formulaire.titre }}
          >
            <h3 className="text-md">{formulaire.titre}</h3>
            <p className="text-sm text-ink-2">
              {plural(formulaire.minutes, 'minute')}. {formulaire.phrase}.
            </p>
          </Row>
        ) : null}
        {questions.length > 0 ? (
          <Row icon="circle-question-mark" genre="Questions fréquentes">
            {questions.map(({ id, question, blocs }) => (
              <details key={id} className="not-first:border-t not-first:border-line">
                <summary className="cursor-pointer py-2 font-medium">{question}</summary>
                <div className="stack pb-3 text-sm">
                  {blocs.map((bloc) => (
                    <Bloc key={keyOf(bloc)} bloc={bloc} />
                  ))}
                </div>
              </details>
            ))}
          </Row>
        ) : null}
      </div>
    </section>
  )
}

/** Une demande en cours : ce qu’elle attend, et où la reprendre. Y écrire rejoint son fil, auprès de la même personne. */
function Pending({ siren, demande: { numero, objet, statut, pieces } }: { siren: string; demande: DemandeEnCours }) {
  const attend = statut === 'en_attente'
  return (
    <Row
      icon="messages-square"
      genre="Votre demande en cours"
      acte={{ href: routes.demande(siren, numero), texte: attend && pieces > 0 ? 'Fournir les pièces' : 'Ouvrir', quoi: objet }}
    >
      <h3 className="text-md">{objet}</h3>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <Status statut={statut} vue="client" />
        <span>
          <span className="num">{numero}</span>
          {attend && pieces > 0 ? `, elle attend ${plural(pieces, 'pièce')} de vous.` : '. Y écrire rejoint son fil, auprès de la même personne.'}
        </span>
      </p>
    </Row>
  )
}

type RowProps = { icon: IconName; genre: string; acte?: { href: string; texte: string; quoi: string }; children: ReactNode }

const Row = ({ icon, genre, acte, children }: RowProps) => (
  <article className="grid gap-x-6 gap-y-2 px-5 py-4 *:min-w-0 min-[60rem]:grid-cols-[14rem_minmax(0,1fr)_auto] min-[60rem]:items-center min-[60rem]:has-[details]:items-start">
    <p className="flex gap-2 text-sm text-ink-2">
      <Icon name={icon} />
      {genre}
    </p>
    <div>{children}</div>
    {acte ? (
      <ButtonLink className="justify-self-start" href={acte.href}>
        {acte.texte}
        <span className="sr-only">, {acte.quoi}</span>
      </ButtonLink>
    ) : null}
  </article>
)
