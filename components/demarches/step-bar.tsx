import { BARRE, ETAPES, FAITE, TRAITS } from '@/components/ui/etapes'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import type { EtatEtape } from '@/lib/demarches/engine'

/** Une étape de la barre. `href` quand on peut y aller ; le récapitulatif n’a pas d’état. `note` : ce qui reste à une étape complète, à la place du mot. */
export type Pas = { slug: string; titre: string; etat: EtatEtape | null; href: string | null; note?: string }

const ETATS = { a_faire: 'À faire', en_cours: 'En cours', complete: 'Complète', a_corriger: 'À corriger' } as const satisfies Record<
  EtatEtape,
  string
>
const CLASSES = { a_faire: undefined, en_cours: undefined, complete: FAITE, a_corriger: 'text-ink!' } as const satisfies Record<
  EtatEtape,
  string | undefined
>
const BARRES = { a_faire: undefined, en_cours: undefined, complete: TRAITS.faite, a_corriger: TRAITS.corriger } as const satisfies Record<
  EtatEtape,
  string | undefined
>

/** Les étapes de la démarche : l’état en mots, les étapes ouvertes en liens ; sur téléphone, une barre et une liste à déplier. */
export function StepBar({ pas, ici }: { pas: readonly Pas[]; ici: string }) {
  const rang = pas.findIndex((p) => p.slug === ici)
  return (
    <nav aria-label="Étapes de la démarche">
      <ol className={ETAPES}>
        {pas.map(({ slug, titre, etat, href, note }, i) => (
          <li
            key={slug}
            className={etat && !(slug === ici && etat === 'complete') ? CLASSES[etat] : undefined}
            aria-current={slug === ici ? 'step' : undefined}
          >
            <span className={etat === 'a_corriger' ? 'stop border-danger bg-danger text-on-danger' : 'stop'}>
              {etat === 'complete' && slug !== ici ? <Icon name="check" /> : i + 1}
            </span>
            {href && slug !== ici ? (
              <Lien href={href}>
                <b>{titre}</b>
              </Lien>
            ) : (
              <b>{titre}</b>
            )}
            {note ?? (etat ? ETATS[etat] : null)}
          </li>
        ))}
      </ol>
      <div className="min-[56rem]:hidden print:hidden">
        <p>
          <b>
            Étape {rang + 1} sur {pas.length}
            {'\u00a0'}: {pas[rang]?.titre}
          </b>
        </p>
        <div className={BARRE} aria-hidden="true">
          {pas.map(({ slug, etat }) => (
            <span key={slug} className={etat ? BARRES[etat] : undefined} />
          ))}
        </div>
        <details>
          <summary className="cursor-pointer py-2 text-sm/md text-link underline underline-offset-[.2em]">Voir toutes les étapes</summary>
          <ol className="stack text-sm">
            {pas.map(({ slug, titre, etat, href, note }, i) => (
              <li key={slug}>
                {i + 1}. {href && slug !== ici ? <Lien href={href}>{titre}</Lien> : titre}
                {etat ? `, ${note ?? ETATS[etat].toLowerCase()}` : ''}
              </li>
            ))}
          </ol>
        </details>
      </div>
    </nav>
  )
}
