import { Answers } from '@/components/demarches/answers'
import { Icon } from '@/components/ui/icon'
import { formatDate } from '@/lib/ground/date'
import { routes } from '@/lib/ground/routes'
import type { DemandeVue } from '@/lib/demandes/fil/vue'

type DeclaredProps = { envoi: NonNullable<DemandeVue['envoi']>; numero: string; envois: DemandeVue['envois'] }

/** Ce qui a été déclaré, en une page que l’on lit : une partie par étape, ses faits dessous, rien à déplier. */
export function Declared({ envoi: { etapes }, numero, envois }: DeclaredProps) {
  return (
    <section aria-labelledby="declare">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 mb-3">
        <h2 id="declare">Ce qui a été déclaré</h2>
        <p className="text-sm">
          <a href={routes.recu(numero)} download>
            <Icon name="file-text" /> Accusé de réception en PDF
          </a>
        </p>
      </div>
      {envois.length > 1 ? (
        <p className="text-sm text-ink-2 mb-3">
          Tel que corrigé. Envois précédents, gardés{'\u00a0'}:{' '}
          {envois
            .filter(({ rang }) => rang < envois.length)
            .map(({ rang, partiLe }) => (
              <a key={rang} className="mr-3" href={routes.recu(numero, rang)} download>
                n°{'\u00a0'}
                {rang}, du {formatDate(partiLe)}
              </a>
            ))}
        </p>
      ) : null}
      <div className="sheet p-5 gap-x-10 md:columns-2">
        {etapes.map(({ slug, titre, lignes }) => (
          <div key={slug} className={`mb-6 ${lignes.some(({ tableau }) => tableau) ? '[column-span:all]' : 'break-inside-avoid'}`}>
            <h3 className="border-b-2 border-ink pb-1 text-md">{titre}</h3>
            <Answers lignes={lignes} />
          </div>
        ))}
      </div>
    </section>
  )
}
