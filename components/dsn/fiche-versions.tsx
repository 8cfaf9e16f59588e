import { Lien } from '@/components/ui/lien'
import type { VersionFiche } from '@/lib/fiches-dsn/queries'
import { formatDate } from '@/lib/ground/date'
import { plural } from '@/lib/ground/number'
import { routes } from '@/lib/ground/routes'

/** La fiche de paramétrage d’aujourd’hui, ce qui en reste à paramétrer, et les précédentes. */
export function FicheVersions({ siren, versions }: { siren: string; versions: readonly VersionFiche[] }) {
  return (
    <ul className="sheet mb-6 *:border-line *:px-5 *:py-4 *:not-first:border-t">
      {versions.map(({ version, effetLe, publieLe, changements, parametres }, rang) => {
        const reste = changements - parametres
        return (
          <li key={version}>
            <h3 className="text-md">
              <Lien href={routes.ficheDsn(siren, version)}>Fiche de paramétrage, version {version}</Lien>
              {rang === 0 ? <span className="tag ml-3">En cours</span> : null}
            </h3>
            <p className="text-sm text-ink-2">
              À appliquer à partir du {formatDate(effetLe)}, publiée le {formatDate(publieLe)}.{' '}
              {reste === 0 ? (
                'Paramétrée en paie.'
              ) : rang === 0 ? (
                <b className="text-wait-ink">{plural(reste, 'changement')} à paramétrer en paie.</b>
              ) : null}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
