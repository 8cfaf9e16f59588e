import { CorrectForm } from '@/components/dsn/correct-form'
import { CopyButton } from '@/components/ui/copy-button'
import { Facts } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Lien } from '@/components/ui/lien'
import { Notice } from '@/components/ui/notice'
import { sayComposant } from '@/lib/fiches-dsn/ligne'
import { de } from '@/lib/ground/elision'
import { addMonths, formatDate, formatMoment, formatMonth, monthsBetween } from '@/lib/ground/date'
import { titreOfCode } from '@/lib/ground/familles-dsn'
import type { FormAction } from '@/lib/ground/form-state'
import { formatMoney } from '@/lib/ground/money'
import { routes } from '@/lib/ground/routes'
import type { Univers } from '@/lib/ground/univers'
import type { Cause } from '@/lib/retours-dsn/causes'
import type { Preuve } from '@/lib/retours-dsn/queries'

type CauseSheetProps = {
  siren: string
  cause: Cause
  preuve: Preuve | undefined
  /** Les mois montrés ; la correction peut être dans le dernier, ou dans les suivants. */
  mois: readonly string[]
  sites: ReadonlyMap<string, string>
  notables: readonly Univers[]
  contact: boolean
  corriger: FormAction
  maintenant: Date
  rang: number
  /** La page où est cette cause, où l’on revient. */
  page: number
}

/** Une cause : ce qu’elle veut dire, trouvé et attendu, la rubrique, la ligne de fiche qui le prouve, et de quoi la noter corrigée ou la contester. */
export function CauseSheet({ siren, cause, preuve, mois, sites, notables, contact, corriger, maintenant, rang, page }: CauseSheetProps) {
  const { famille, code, valeur, attendu, rubrique, salaries, ecart, corrigee } = cause
  const titre = titreOfCode(code)
  const id = `cause-${rang}`
  return (
    <article className="sheet" aria-labelledby={id}>
      <div className="p-5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h3 id={id}>{titre}</h3>
          <p className="text-sm text-ink-2">
            <b className="text-ink">{ecart > 0 ? formatMoney(ecart) : 'Sans écart'}</b> {cause.mois.map(formatMonth).join(', ')},{' '}
            {cause.sirets.map((siret) => sites.get(siret) ?? siret).join(', ')}
          </p>
        </div>
        <p className="text-sm text-ink-2">{famille ? `${famille.explication} ${famille.remede}` : cause.message}</p>
        <div className="mt-3 flex flex-wrap items-end gap-x-6 gap-y-3">
          <p>
            <span className="block text-xs text-ink-2">Trouvé</span>
            <del className="rounded-1 bg-danger-soft px-2">{valeur ?? 'rien'}</del>
          </p>
          <Icon name="arrow-right" className="mb-1 text-ink-2" />
          <p>
            <span className="block text-xs text-ink-2">Attendu</span>
            <b className="rounded-1 bg-ok-soft px-2">{attendu.length > 0 ? attendu.join(', ') : 'autre chose'}</b>
          </p>
          <p className="text-sm">
            <span className="block text-xs text-ink-2">Rubrique</span>
            {rubrique} <CopyButton nom="Copier" texte={rubrique} sur={`la rubrique ${rubrique}, ${titre}`} />
          </p>
        </div>
        {salaries.length > 0 ? <p className="mt-3 text-sm">Salariés&nbsp;: {salaries.join(', ')}</p> : null}
      </div>
      <Proof siren={siren} preuve={preuve} />
      {corrigee ? (
        <div className="border-t border-line p-5">
          <Notice kind="ok">
            <p>
              <b>Corrigé dans la DSN {de(formatMonth(corrigee.mois))}</b>, noté par {corrigee.par}, {formatMoment(corrigee.le, maintenant)}. Se
              fermera seul si le prochain retour ne la montre plus.
            </p>
          </Notice>
        </div>
      ) : null}
      <div className="flex flex-wrap items-end justify-between gap-4 border-t border-line px-5 py-4">
        {notables.includes(cause.univers) ? (
          <CorrectForm
            action={corriger}
            cache={{ siren, cause: cause.cle, fait: corrigee ? 'non' : 'oui', page: String(page) }}
            sur={titre}
            rang={rang}
            mois={corrigee ? null : nextMonths(mois.at(-1) ?? '', cause.mois[0] ?? '').map((un) => [un, formatMonth(un)] as const)}
          />
        ) : (
          <span />
        )}
        {contact ? (
          <p className="text-sm">
            <Lien href={routes.contester(siren, cause.repere)}>
              {famille ? 'Contester' : 'Poser la question'}
              <span className="sr-only">&nbsp;: {titre}</span>
            </Lien>
          </p>
        ) : null}
      </div>
    </article>
  )
}

/** Les mois où la correction peut être : de celui de l’anomalie au prochain à déclarer. */
const nextMonths = (dernier: string, premier: string): string[] => monthsBetween(premier, addMonths(dernier, 1)).reverse()

/** La ligne de la fiche de paramétrage qui dit la valeur attendue. */
function Proof({ siren, preuve }: { siren: string; preuve: Preuve | undefined }) {
  if (!preuve)
    return (
      <p className="border-t border-line bg-sunken px-5 py-3 text-sm text-ink-2">
        Aucune ligne de votre fiche de paramétrage ne le dit&nbsp;: le compte rendu seul en fait état.
      </p>
    )
  const { version, effetLe, ligne } = preuve
  return (
    <div className="border-t border-line bg-sunken px-5 py-3 text-sm">
      <p className="mb-2">
        La ligne qui le dit&nbsp;: <Lien href={routes.ficheDsn(siren, version)}>fiche version {version}</Lien>, depuis le {formatDate(effetLe)}
      </p>
      <Facts
        tight
        facts={[
          { label: 'Contrat 15.001', value: ligne.contrat.code },
          { label: 'Population 70.005', value: ligne.population ? `${ligne.population.code}, ${ligne.population.libelle}` : 'sans' },
          {
            label: 'Composants 79.001',
            value: ligne.composants.map(sayComposant).join(' ; ') || 'aucun',
          },
        ]}
      />
    </div>
  )
}
