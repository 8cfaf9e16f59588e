import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { Plaque } from '@/components/ui/plaque'
import { Univers } from '@/components/ui/univers'
import { type Droits, UNIVERS_DETAIL, UNIVERS_LUS, writesIn } from '@/lib/delegations/phrases'
import { plural } from '@/lib/ground/number'

const PART = 'grid gap-3 border-t border-line p-5 md:grid-cols-[10rem_minmax(0,1fr)] md:gap-x-6 md:px-8 md:py-6'

/** Une partie du mandat : son titre à gauche, ce qu’elle dit à droite. */
export const Part = ({ id, titre, children }: { id: string; titre: string; children: ReactNode }) => (
  <section className={PART} aria-labelledby={id}>
    <h3 id={id} className="text-md tracking-normal">
      {titre}
    </h3>
    <div className="grid min-w-0 content-start gap-3">{children}</div>
  </section>
)

type Partie = { titre: string; nom: string; lignes: readonly ReactNode[] }

/** De qui à qui. */
export const Parties = ({ de, a }: { de: Partie; a: Partie }) => (
  <dl className="grid gap-5 p-5 md:grid-cols-2 md:px-8 md:py-6">
    {[de, a].map(({ titre, nom, lignes }) => (
      <div key={titre}>
        <dt className="text-sm text-ink-2">{titre}</dt>
        <dd className="text-sm wrap-anywhere text-ink-2">
          <b className="block text-lg font-bold text-ink">{nom}</b>
          {lignes.map((ligne, rang) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lignes fixes
            <span key={rang} className="block">
              {ligne}
            </span>
          ))}
        </dd>
      </div>
    ))}
  </dl>
)

/** Une entreprise confiée, à montrer. */
export type PlaqueConfiee = { siren: string; nom: string; couleur: number }

/** Les entreprises confiées : leurs plaques, et combien d’autres. */
export function Companies({ plaques, entreprises }: { plaques: readonly PlaqueConfiee[]; entreprises: number }) {
  const autres = entreprises - plaques.length
  return (
    <>
      <ul className={`grid gap-2 ${plaques.length > 6 ? 'sm:grid-cols-2' : ''}`}>
        {plaques.map((une) => (
          <li key={une.siren}>
            <Plaque small {...une} />
          </li>
        ))}
      </ul>
      {autres > 0 ? <p className="text-sm text-ink-2">et {plural(autres, 'autre entreprise', 'autres entreprises')}.</p> : null}
    </>
  )
}

const Mot = ({ oui }: { oui: boolean }) => (
  <span className={`inline-flex items-center gap-1.5 ${oui ? 'font-medium' : 'text-ink-2'}`}>
    {oui ? <Icon name="check" className="text-ok" /> : <span aria-hidden="true">–</span>}
    {oui ? 'Oui' : 'Non'}
  </span>
)

/** Les droits, univers par univers : consulter, déclarer. Un tableau simple, des mots. */
export const Rights = ({ droits }: { droits: Pick<Droits, 'univers' | 'lectureSeule' | 'lecture'> }) => (
  <table className="w-full text-left text-sm/md [&_td]:w-[24%] [&_td]:py-3 [&_td]:align-top [&_th]:py-3 [&_th]:pr-3 [&_th]:align-top [&_thead_th]:pt-0 [&_thead_th]:text-xs [&_thead_th]:font-medium [&_thead_th]:text-ink-2 [&_tr]:border-b [&_tr]:border-line [&_tbody_tr:last-child]:border-b-0">
    <caption className="sr-only">Droits confiés, par univers</caption>
    <thead>
      <tr>
        <th scope="col">Univers</th>
        <th scope="col">Consulter</th>
        <th scope="col">Déclarer, répondre</th>
      </tr>
    </thead>
    <tbody>
      {UNIVERS_LUS.map((un) => (
        <tr key={un}>
          <th scope="row" className="font-medium">
            <Univers code={un} />
            <span className="sub">{UNIVERS_DETAIL[un]}</span>
          </th>
          <td>
            <Mot oui={droits.univers.includes(un)} />
          </td>
          <td>
            <Mot oui={writesIn(droits, un)} />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Un moment de la délégation. `long` : le temps où elle vaut, de ce moment au suivant. */
export type Moment = { titre: string; quand: string; etat?: 'fait' | 'ici'; long?: boolean }

/** La durée : des arrêts sur une route, couchée là où l’écran est large. */
export const Span = ({ moments }: { moments: readonly Moment[] }) => (
  <ol className="grid text-sm leading-[1.35] text-ink-2 lg:grid-flow-col lg:auto-cols-auto">
    {moments.map(({ titre, quand, etat, long }) => (
      <li
        key={titre}
        aria-current={etat === 'ici' ? 'date' : undefined}
        className={`relative pb-3 pl-7 before:absolute before:top-1 before:-bottom-1 before:left-[.375rem] before:w-0.5 before:bg-line-strong last:pb-0 last:before:hidden lg:pt-6 lg:pr-4 lg:pb-0 lg:pl-0 lg:before:inset-x-0 lg:before:top-[.4rem] lg:before:bottom-auto lg:before:h-0.5 lg:before:w-auto lg:last:pr-0 ${etat === 'fait' ? 'before:bg-brand' : ''} ${long ? 'before:rounded-1 before:bg-brand before:opacity-30 lg:before:top-1 lg:before:h-1.5' : ''}`}
      >
        <i
          aria-hidden="true"
          className={`absolute top-0.5 left-0 size-3.5 rounded-full border-[3px] lg:top-0 ${etat === 'fait' ? 'border-brand bg-brand' : etat === 'ici' ? 'border-brand bg-surface shadow-[0_0_0_4px_var(--brand-soft)]' : 'border-line-strong bg-surface'}`}
        />
        <b className="block font-medium text-ink">{titre}</b>
        <span>{quand}</span>
      </li>
    ))}
  </ol>
)
